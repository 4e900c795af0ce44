//! Authored CSV: `;` between fields, `#` before remarks, one header that must be as expected.

use super::{AuthoredError, Entry};

/// One row, with its place in the file for messages.
pub(crate) struct Row {
    columns: &'static [&'static str],
    fields: csv::StringRecord,
    pub at: Entry,
}

impl Row {
    /// The text of a column, trimmed; empty where nothing stands.
    pub(crate) fn text(&self, column: &'static str) -> &str {
        let i = self.columns.iter().position(|c| *c == column);
        i.and_then(|i| self.fields.get(i)).unwrap_or_default()
    }

    /// A finite number; none where nothing stands.
    pub(crate) fn number(&self, column: &'static str) -> Result<Option<f64>, AuthoredError> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
        number.map(Some).ok_or_else(|| self.at.wrong(column, text, "et tall med punktum, eller tomt"))
    }

    /// A number that must stand there.
    pub(crate) fn required(&self, column: &'static str) -> Result<f64, AuthoredError> {
        self.number(column)?.ok_or_else(|| self.at.wrong(column, "", "et tall med punktum"))
    }
}

/// The rows of a file whose header is exactly `columns`; the first column names the row.
pub(crate) fn rows(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
) -> Result<Vec<Row>, AuthoredError> {
    let fault = |e: csv::Error| AuthoredError::Syntax { file, detail: e.to_string() };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(fault)?.clone();
    if header.iter().ne(columns.iter().copied()) {
        let found = header.iter().collect::<Vec<_>>().join(";");
        return Err(AuthoredError::Syntax {
            file,
            detail: format!("hodet er «{found}», men skal være «{}»", columns.join(";")),
        });
    }
    let row = |fields: csv::StringRecord| {
        let line = fields.position().map_or(0, csv::Position::line);
        let name = format!("linje {line} ({})", fields.get(0).unwrap_or_default());
        Row { columns, at: Entry::new(file, name), fields }
    };
    reader.records().map(|r| r.map(row).map_err(fault)).collect()
}
