//! The rows of `satsing rank` as CSV and XLSX. A zone without an index has no number in any cell.

use crate::text::text;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use snapshot::answer::{PrioritiesAnswer, PriorityRow, StatValue, ValueState};

/// Columns, as keys of the catalogue.
const COLUMNS: [&str; 18] = [
    "sone",
    "navn",
    "ord",
    "andel",
    "median",
    "lav",
    "hoy",
    "data_lav",
    "data_hoy",
    "metode_lav",
    "metode_hoy",
    "gruppe",
    "indeks",
    "tilstand",
    "dekning",
    "klasse",
    "uten_tall",
    "merknad",
];

/// A cell.
enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

/// UTF-8 with a mark, semicolons and decimal commas, which spreadsheets in Norway open as it is.
pub(super) fn csv(answer: &PrioritiesAnswer) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    let mut line = |cells: Vec<String>| {
        out.push_str(&cells.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(";"));
        out.push_str("\r\n");
    };
    line(COLUMNS.iter().map(|c| text(&format!("rank_{c}"), &[])).collect());
    for row in &answer.priorities {
        let cells = cells(row, answer).into_iter().map(|c| match c {
            Cell::Text(t) => t,
            Cell::Number(n) => format!("{n}").replace('.', ","),
            Cell::Empty => String::new(),
        });
        line(cells.collect());
    }
    for (name, value) in about(answer) {
        line(vec![name, value]);
    }
    out.into_bytes()
}

/// Two sheets: the zones, and what the figures are.
pub(super) fn xlsx(answer: &PrioritiesAnswer) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let zones = book.add_worksheet();
    zones.set_name(text("rank_sheet", &[]))?;
    for (column, key) in (0..).zip(COLUMNS) {
        zones.write_with_format(0, column, text(&format!("rank_{key}"), &[]), &bold)?;
    }
    for (line, row) in (1..).zip(&answer.priorities) {
        for (column, cell) in (0..).zip(cells(row, answer)) {
            match cell {
                Cell::Text(t) => zones.write(line, column, t)?,
                Cell::Number(n) => zones.write(line, column, n)?,
                Cell::Empty => continue,
            };
        }
    }
    zones.set_freeze_panes(1, 2)?;
    zones.autofit();
    let notes = book.add_worksheet();
    notes.set_name(text("rank_about", &[]))?;
    for (line, (name, value)) in (0..).zip(about(answer)) {
        notes.write_with_format(line, 0, name, &bold)?;
        notes.write(line, 1, value)?;
    }
    notes.autofit();
    book.save_to_buffer()
}

fn cells(row: &PriorityRow, answer: &PrioritiesAnswer) -> Vec<Cell> {
    let number = |n: Option<f64>, decimals: i32| {
        let unit = 10_f64.powi(decimals);
        n.map_or(Cell::Empty, |n| Cell::Number((n * unit).round() / unit))
    };
    let place = row.plass.as_ref();
    let (data, method) = (row.datausikkerhet.as_ref(), row.metodevalg.as_ref());
    let word = |t: &Option<String>| t.clone().map_or(Cell::Empty, Cell::Text);
    let without: Vec<&str> = row.uten_tall.iter().map(|w| w.indicator.as_str()).collect();
    vec![
        Cell::Text(row.id.clone()),
        Cell::Text(row.navn.clone()),
        word(&row.ord),
        number(row.p_blant_k.value, 3),
        number(place.map(|p| p.median), 1),
        number(place.map(|p| p.lo), 1),
        number(place.map(|p| p.hi), 1),
        number(data.map(|r| r.lo), 1),
        number(data.map(|r| r.hi), 1),
        number(method.map(|r| r.lo), 1),
        number(method.map(|r| r.hi), 1),
        number(row.gruppe.map(|g| g as f64), 0),
        number(row.indeks.value, 3),
        Cell::Text(state(&row.p_blant_k)),
        number(Some(row.dekning), 3),
        Cell::Text(row.klasse.clone()),
        Cell::Text(without.join(", ")),
        Cell::Text(remarks(answer).join("; ")),
    ]
}

fn state(value: &StatValue) -> String {
    let key = match value.state {
        ValueState::Known => "known",
        ValueState::Suppressed => "suppressed",
        ValueState::Missing => "missing",
        ValueState::Imputed => "imputed",
    };
    text(&format!("rank_state_{key}"), &[])
}

/// What must stand beside every figure.
fn remarks(answer: &PrioritiesAnswer) -> Vec<String> {
    let m = &answer.meta;
    let mut out = Vec::new();
    let marked = |layer: &str| m.meta.skjematisk.iter().any(|l| l == layer);
    if marked("indicators") {
        out.push(text("rank_invented", &[]));
    }
    if marked("zones") {
        out.push(text("rank_schematic", &[]));
    }
    if m.blandede_ar {
        out.push(text("rank_mixed", &[("periods", &m.perioder.join(", "))]));
    }
    if m.krympet {
        out.push(text("rank_shrunk", &[]));
    }
    out
}

fn about(answer: &PrioritiesAnswer) -> Vec<(String, String)> {
    let m = &answer.meta;
    let line = |key: &str, value: String| (text(&format!("rank_{key}"), &[]), value);
    vec![
        line("sentence", String::new()),
        line("k", m.k.to_string()),
        line("seed", m.seed.to_string()),
        line("draws", m.draws.to_string()),
        line("profile", m.profile.clone().unwrap_or_default()),
        line("method", format!("{} + {}", m.method.normalisation, m.method.aggregation)),
        line("periods", m.perioder.join(", ")),
        line("zones", format!("{} / {}", m.rangert, m.rangert + m.uten_indeks)),
        line("hidden", m.ikke_vist.to_string()),
        line("missing", m.mangler.to_string()),
        line("date", m.dato.clone()),
        line("version", m.meta.version.clone()),
        line(
            "sources",
            m.meta
                .kilder
                .iter()
                .filter(|k| k.layer == "indicators")
                .map(|k| format!("{} ({}, {})", k.tittel, k.opphav, k.lisens))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        line("merknad", remarks(answer).join("; ")),
    ]
}

/// A field that a spreadsheet would take for a formula is made a text, and quotes are doubled.
fn quoted(value: &str) -> String {
    let number = value.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    let risky = value.starts_with(['=', '+', '@', '\t', '\r']) || (value.starts_with('-') && !number);
    let safe = if risky { format!("'{value}") } else { value.to_owned() };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
