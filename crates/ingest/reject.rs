//! Rows that were not taken in, with the reason, and the file they are kept in.

use serde::Serialize;
use std::{fs::File, io::Write, path::Path};

/// A row that was not taken in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reject {
    /// Place in the file, from 1.
    pub row: u64,
    /// Id in the source, if it has one.
    pub id: Option<String>,
    /// Name, if it has one.
    pub name: Option<String>,
    /// The field that is wrong; none where it is the geometry.
    pub field: Option<String>,
    /// What is wrong and what would be right, in Norwegian.
    pub reason: String,
}

/// The rejects as CSV: UTF-8 with byte order mark and `;`, which spreadsheets in Norway open as it is.
///
/// # Errors
/// What `out` says when it cannot be written to.
pub fn rejects_csv(mut out: impl Write, rejects: &[Reject]) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
    csv.write_record(["rad", "id", "navn", "felt", "grunn"])?;
    for r in rejects {
        let row = r.row.to_string();
        csv.write_record([&row, or_blank(&r.id), or_blank(&r.name), or_blank(&r.field), &r.reason].map(cell))?;
    }
    csv.flush()
}

/// Writes [`rejects_csv`] to the file `path`.
///
/// # Errors
/// What the system says when the file cannot be written.
pub fn write_rejects(path: impl AsRef<Path>, rejects: &[Reject]) -> std::io::Result<()> {
    rejects_csv(File::create(path)?, rejects)
}

fn or_blank(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// A leading `=`, `+`, `-` or `@` would be a formula in a spreadsheet and gets an apostrophe.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejects_file_opens_as_it_is_and_runs_no_formula() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("avvist.csv");
        let reject = |name: &str, reason: &str| Reject {
            row: 7,
            id: None,
            name: Some(name.to_owned()),
            field: Some("navn".to_owned()),
            reason: reason.to_owned(),
        };
        write_rejects(&path, &[reject("=1+1", "mangler «navn»; rett det"), reject("Øya \"sør\"", "tom")]).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}rad;id;navn;felt;grunn");
        assert_eq!(lines[1], "7;;'=1+1;navn;\"mangler «navn»; rett det\"");
        assert_eq!(lines[2], "7;;\"Øya \"\"sør\"\"\";navn;tom");
    }
}
