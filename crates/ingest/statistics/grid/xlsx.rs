//! XLSX → rows of cells. A code that is stored as text stays text; a number shown in percent is known as such.

use super::super::{Input, StatisticsError, cell::Cell, recipe::FileFormat};
use super::{Grid, ShortRows, with_header};
use calamine::{Data, Reader, Xlsx, XlsxError};
use std::io::Cursor;

/// Most MiB of a workbook when all its parts are unpacked.
const MAX_UNPACKED_MIB: u64 = 512;
const MIB: u64 = 1 << 20;

/// Adds up what the archive's directory says of its parts. That it says too little is no way around: a part that is larger
/// than its own entry fails when it is read.
pub(super) fn check_size(input: &Input) -> Result<(), StatisticsError> {
    // What is no archive at all is told when it is opened as a workbook.
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(input.bytes)) else { return Ok(()) };
    let parts = 0..archive.len();
    let unpacked =
        parts.fold(0_u64, |sum, i| sum.saturating_add(archive.by_index_raw(i).map_or(0, |part| part.size())));
    if unpacked > MAX_UNPACKED_MIB * MIB {
        let (file, unpacked_mib) = (input.file.to_owned(), unpacked.div_ceil(MIB));
        return Err(StatisticsError::Unpacked { file, unpacked_mib, limit_mib: MAX_UNPACKED_MIB });
    }
    Ok(())
}

pub(super) fn read(input: &Input, format: &FileFormat) -> Result<Grid, StatisticsError> {
    let fault = |e: XlsxError| StatisticsError::NotATable {
        file: input.file.to_owned(),
        reason: format!("det er ikke en Excel-arbeidsbok ({e}); er det et arkiv, pakk det ut og les inn filen i det"),
    };
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(input.bytes)).map_err(fault)?;
    let sheet = sheet(input, format, book.sheet_names())?;
    let range = book.worksheet_range(&sheet).map_err(fault)?;
    let styles = book.worksheet_style(&sheet).map_err(fault)?;
    let (top, left) = range.start().unwrap_or_default();
    let percent = |row: u32, column: u32| {
        let shown = styles.get((row, column)).and_then(|s| s.number_format.as_ref());
        shown.is_some_and(|f| f.format_code.contains('%'))
    };
    let raw = (top..).zip(range.rows()).map(|(row, cells)| {
        let before = std::iter::repeat_n(Cell::Empty, left as usize);
        let cells = (left..).zip(cells).map(|(column, data)| match cell(data) {
            Cell::Number(n) if percent(row, column) => Cell::Percent(in_percent(n)),
            cell => cell,
        });
        (u64::from(row) + 1, before.chain(cells).collect())
    });
    let mut grid = with_header(input, format, raw.collect(), ShortRows::Empty)?;
    grid.sheet = Some(sheet);
    Ok(grid)
}

/// The sheet of the recipe, or the only one.
fn sheet(input: &Input, format: &FileFormat, sheets: Vec<String>) -> Result<String, StatisticsError> {
    let found = match (&format.sheet, sheets.as_slice()) {
        (Some(wanted), _) => sheets.iter().find(|s| s.trim().eq_ignore_ascii_case(wanted)).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    };
    found.ok_or_else(|| StatisticsError::NoSheet { file: input.file.to_owned(), wanted: format.sheet.clone(), sheets })
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::of_text(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds no whole number beyond 2^53")]
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(n) => Cell::Number(*n),
        Data::Bool(b) => Cell::Other(if *b { "SANN" } else { "USANN" }.to_owned()),
        Data::DateTime(d) => Cell::Other(format!("dato ({})", d.as_f64())),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Other(text.clone()),
        Data::Error(e) => Cell::Other(e.to_string()),
    }
}

/// A share in percent without the dust of binary fractions: 0.123 → 12.3.
fn in_percent(share: f64) -> f64 {
    (share * 1e12).round() / 1e10
}
