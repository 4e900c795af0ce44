//! CSV → rows of text cells, with the line that each row begins on.

use super::super::{
    Input, StatisticsError,
    cell::Cell,
    recipe::{Delimiter, FileFormat},
};
use super::{Grid, Raw, ShortRows, decode, with_header};
use std::fmt::Write as _;

/// Candidates where the recipe says `auto`.
const CANDIDATES: [(u8, &str); 4] = [(b';', "«;»"), (b',', "«,»"), (b'\t', "tabulator"), (b'|', "«|»")];

pub(super) fn read(input: &Input, format: &FileFormat) -> Result<Grid, StatisticsError> {
    let (text, note) = decode::text(input, format.encoding)?;
    let (mut grid, found) = match format.delimiter {
        Delimiter::Byte(b) => (table(input, format, &text, b)?, None),
        Delimiter::Auto => {
            let (b, name) = detect(input, format, &text)?;
            (table(input, format, &text, b)?, Some(format!("skilletegnet er funnet å være {name}")))
        }
    };
    grid.notes = note.into_iter().chain(found).collect();
    Ok(grid)
}

fn table(input: &Input, format: &FileFormat, text: &str, delimiter: u8) -> Result<Grid, StatisticsError> {
    with_header(input, format, raw(input, format, text, delimiter)?, ShortRows::Fault)
}

/// The one delimiter that gives the most columns.
fn detect(input: &Input, format: &FileFormat, text: &str) -> Result<(u8, &'static str), StatisticsError> {
    let columns = |b| table(input, format, text, b).map_or(0, |g| g.header.len());
    let counts = CANDIDATES.map(|(b, name)| (columns(b), b, name));
    let most = counts.iter().map(|c| c.0).max().unwrap_or_default();
    match counts.iter().filter(|c| c.0 == most && most > 1).collect::<Vec<_>>().as_slice() {
        [(_, b, name)] => Ok((*b, name)),
        _ => {
            let mut found = String::new();
            for (n, _, name) in counts {
                let comma = if found.is_empty() { "" } else { ", " };
                let _ = write!(found, "{comma}{name} gir {n} kolonner");
            }
            Err(StatisticsError::Delimiter { file: input.file.to_owned(), found })
        }
    }
}

fn raw(input: &Input, format: &FileFormat, text: &str, delimiter: u8) -> Result<Raw, StatisticsError> {
    let mut builder = ::csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).comment(format.comment.map(|c| c as u8));
    let mut reader = builder.from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| StatisticsError::NotATable {
            file: input.file.to_owned(),
            reason: format!("feil i CSV-en: {e}"),
        })?;
        let row = record.position().map_or(0, |p| line(text, p, format.comment));
        rows.push((row, record.iter().map(Cell::of_text).collect()));
    }
    Ok(rows)
}

/// The line that a record begins on. The reader's own position stands before blank lines and remarks that it passes over.
fn line(text: &str, position: &::csv::Position, comment: Option<char>) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.get(start..).unwrap_or_default();
    let passed = |l: &&str| l.trim_end_matches(['\r', '\n']).is_empty() || comment.is_some_and(|c| l.starts_with(c));
    position.line() + rest.split_inclusive('\n').take_while(passed).count() as u64
}
