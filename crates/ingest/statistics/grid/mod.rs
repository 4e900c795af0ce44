//! A table file as header and rows of cells, with the row numbers that a person sees. What the cells mean is not known here.

mod csv;
mod decode;
mod xlsx;

use super::{
    Input, StatisticsError,
    cell::{Cell, letters},
    recipe::FileFormat,
};

/// Rows before the header is found in them: (row in the file, from 1, cells).
type Raw = Vec<(u64, Vec<Cell>)>;

/// A table with its header.
pub(crate) struct Grid {
    /// Name of the sheet, for a spreadsheet.
    pub(crate) sheet: Option<String>,
    /// Row of the header, from 1.
    pub(crate) header_row: u64,
    /// The names of the columns.
    pub(crate) header: Vec<String>,
    /// What stands under the header; rows without anything are not among them.
    pub(crate) rows: Vec<Row>,
    /// How many rows under the header have nothing in them.
    pub(crate) blank: u64,
    /// What was found about the file that the recipe left open, for people.
    pub(crate) notes: Vec<String>,
}

/// A row under the header.
pub(crate) struct Row {
    /// Row in the file, from 1.
    pub(crate) number: u64,
    /// A cell for each column of the header.
    pub(crate) cells: Vec<Cell>,
    /// Why its cells cannot be told apart, where that is so.
    pub(crate) fault: Option<String>,
}

impl Grid {
    /// `F «2022»`
    pub(crate) fn column(&self, column: usize) -> String {
        let name = self.header.get(column).map_or("", String::as_str);
        format!("{} «{name}»", letters(column))
    }
}

/// Reads the table of a file as the recipe says; what kind of file it is, its first bytes say.
pub(crate) fn open(input: &Input, format: &FileFormat) -> Result<Grid, StatisticsError> {
    match input.bytes {
        [b'P', b'K', 3, 4, ..] => xlsx::read(input, format),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(StatisticsError::NotATable {
            file: input.file.to_owned(),
            reason: "det er en eldre Excel-fil; lagre den som .xlsx eller CSV".to_owned(),
        }),
        _ => csv::read(input, format),
    }
}

/// Refuses a spreadsheet that unpacks to more than is taken in; asked once, before recipes are tried on it.
pub(crate) fn check_size(input: &Input) -> Result<(), StatisticsError> {
    match input.bytes {
        [b'P', b'K', 3, 4, ..] => xlsx::check_size(input),
        _ => Ok(()),
    }
}

/// Finds the header among raw rows and takes what stands under it.
fn with_header(input: &Input, format: &FileFormat, raw: Raw, short_rows: ShortRows) -> Result<Grid, StatisticsError> {
    let wanted = |(number, cells): &(u64, Vec<Cell>)| match format.header_row {
        Some(row) => *number == row,
        None => cells.iter().any(|c| !c.is_empty()),
    };
    let no_header = || StatisticsError::NoHeader { file: input.file.to_owned(), row: format.header_row.unwrap_or(1) };
    let at = raw.iter().position(wanted).ok_or_else(no_header)?;
    let mut header: Vec<String> = raw[at].1.iter().map(Cell::shown).collect();
    let last = header.iter().rposition(|h| !h.is_empty()).ok_or_else(no_header)?;
    header.truncate(last + 1);
    let header_row = raw[at].0;
    let mut rows = Vec::new();
    let mut blank = 0;
    for (number, mut cells) in raw.into_iter().skip(at + 1) {
        if cells.iter().all(Cell::is_empty) {
            blank += 1;
            continue;
        }
        let n = cells.len();
        let beyond = cells.iter().skip(header.len()).any(|c| !c.is_empty());
        let short = n < header.len() && short_rows == ShortRows::Fault;
        let fault = (beyond || short).then(|| {
            format!(
                "raden har {n} felt, men overskriften i rad {header_row} har {}; sjekk skilletegn og anførselstegn",
                header.len()
            )
        });
        cells.resize(header.len(), Cell::Empty);
        rows.push(Row { number, cells, fault });
    }
    if rows.is_empty() {
        return Err(StatisticsError::NoRows { file: input.file.to_owned(), header_row });
    }
    Ok(Grid { sheet: None, header_row, header, rows, blank, notes: vec![] })
}

/// What a row with fewer cells than the header is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ShortRows {
    /// A fault: a delimiter is lacking.
    Fault,
    /// Cells at the end that are empty.
    Empty,
}
