//! One cell → a number or the state that its mark means. What is neither is refused, with the marks that are known.

use super::super::{
    cell::Cell,
    figures::Part,
    number::{self, NumberFormat, Written},
    recipe::{Meaning, PercentAs, StatRecipe},
};
use super::Fault;

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole, and not below zero.
    Count,
    /// Percent, 0–100.
    Percent,
    /// Any number.
    Plain,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum State {
    /// A number, in percent where it is a percentage.
    Number(Written),
    /// Hidden because it is under 5.
    Under5,
    /// Hidden.
    Hidden,
    /// Nothing.
    Missing,
}

impl State {
    pub(super) fn number(self) -> Option<Written> {
        match self {
            Self::Number(written) => Some(written),
            _ => None,
        }
    }
}

/// A state with the mark that told of it.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) state: State,
    pub(super) mark: Option<String>,
}

impl Reading {
    pub(super) const ABSENT: Self = Self { state: State::Missing, mark: None };
}

/// Reads a part of a figure.
pub(super) fn read(part: Option<&Part>, kind: Kind, recipe: &StatRecipe) -> Result<Reading, Fault> {
    let Some(part) = part else { return Ok(Reading::ABSENT) };
    let fault = |column: usize, reason: String| Fault { row: part.row, column, reason };
    if let Some((column, mark)) = &part.mark {
        let meaning = recipe.marks.meaning(mark).ok_or_else(|| fault(*column, unknown_mark(mark, recipe)))?;
        let state = state(meaning, mark).map_err(|reason| fault(*column, reason))?;
        match (state, part.cell.is_empty()) {
            (Some(state), true) => return Ok(Reading { state, mark: Some(mark.clone()) }),
            (Some(_), false) => {
                let reason = format!("raden har både et tall og merket «{mark}»; det kan bare være ett av dem");
                return Err(fault(*column, reason));
            }
            (None, _) => {
                let state = cell(part, kind, recipe).map_err(|reason| fault(part.column, reason))?.state;
                return Ok(Reading { state, mark: Some(mark.clone()) });
            }
        }
    }
    cell(part, kind, recipe).map_err(|reason| fault(part.column, reason))
}

fn cell(part: &Part, kind: Kind, recipe: &StatRecipe) -> Result<Reading, String> {
    let written = match &part.cell {
        Cell::Empty => return marked("", recipe),
        Cell::Text(text) if recipe.marks.meaning(text).is_some() => return marked(text, recipe),
        Cell::Text(text) => parse(text, kind, recipe)?,
        Cell::Number(n) if kind == Kind::Percent && recipe.numbers.percent_as == PercentAs::Share => {
            in_percent(Written::of(*n))
        }
        Cell::Number(n) => Written::of(*n),
        Cell::Percent(p) if kind == Kind::Percent => Written::of(*p),
        other => return Err(no_number(&other.shown(), kind, recipe)),
    };
    sensible(written, kind)?;
    Ok(Reading { state: State::Number(written), mark: None })
}

fn marked(mark: &str, recipe: &StatRecipe) -> Result<Reading, String> {
    let unknown = || {
        let marks = recipe.marks.shown();
        format!("cellen er tom, og oppskriften sier ikke hva det betyr; merkene den kjenner er: {marks}")
    };
    let meaning = recipe.marks.meaning(mark).ok_or_else(unknown)?;
    match state(meaning, mark)? {
        Some(state) => Ok(Reading { state, mark: Some(mark.to_owned()).filter(|m| !m.is_empty()) }),
        None => Err(format!("merket «{mark}» er en merknad ved siden av et tall, men her står det uten tall")),
    }
}

/// The state that a meaning gives; none for a mere note.
fn state(meaning: Meaning, mark: &str) -> Result<Option<State>, String> {
    match meaning {
        Meaning::Suppressed => Ok(Some(State::Hidden)),
        Meaning::Under5 => Ok(Some(State::Under5)),
        Meaning::Missing | Meaning::NotApplicable => Ok(Some(State::Missing)),
        Meaning::Zero => Ok(Some(State::Number(Written { value: 0.0, decimals: 0 }))),
        Meaning::Note => Ok(None),
        Meaning::Refused if mark.is_empty() => {
            Err("cellen er tom, og det godtar ikke oppskriften; fyll den ut".to_owned())
        }
        Meaning::Refused => {
            Err(format!("merket «{mark}» godtas ikke av oppskriften; skriv et tall eller et annet merke"))
        }
    }
}

fn unknown_mark(mark: &str, recipe: &StatRecipe) -> String {
    format!("«{mark}» er ikke et merke oppskriften kjenner; merkene er: {}", recipe.marks.shown())
}

fn parse(text: &str, kind: Kind, recipe: &StatRecipe) -> Result<Written, String> {
    let numbers = &recipe.numbers;
    let format = NumberFormat { decimal: numbers.decimal, thousands: &numbers.thousands };
    let signed = text.strip_suffix('%').filter(|_| kind == Kind::Percent);
    let written = number::parse(signed.unwrap_or(text), format).ok_or_else(|| no_number(text, kind, recipe))?;
    match (signed, kind, numbers.percent_as) {
        // A sign says outright what it is.
        (None, Kind::Percent, PercentAs::Share) => Ok(in_percent(written)),
        _ => Ok(written),
    }
}

fn no_number(text: &str, kind: Kind, recipe: &StatRecipe) -> String {
    let numbers = &recipe.numbers;
    let format = NumberFormat { decimal: numbers.decimal, thousands: &numbers.thousands };
    let what = match kind {
        Kind::Count => "et antall",
        Kind::Percent => "en prosent",
        Kind::Plain => "et tall",
    };
    let hint = number::hint(text, format).map_or_else(String::new, |h| format!("; {h}"));
    format!("«{text}» er verken {what} eller et merke oppskriften kjenner ({}){hint}", recipe.marks.shown())
}

/// A share as percent: 0.123 → 12.3, with two decimals fewer.
fn in_percent(share: Written) -> Written {
    let decimals = share.decimals.saturating_sub(2);
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(12).min(12));
    Written { value: (share.value * 100.0 * scale).round() / scale, decimals }
}

fn sensible(written: Written, kind: Kind) -> Result<(), String> {
    let shown = super::super::cell::number(written.value);
    match kind {
        Kind::Count if written.value < 0.0 => {
            Err(format!("antallet {shown} er under null; det må være null eller mer"))
        }
        Kind::Count if written.value.fract() != 0.0 => Err(format!("antallet {shown} er ikke et helt tall")),
        Kind::Percent if !(0.0..=100.0).contains(&written.value) => {
            Err(format!("andelen er {shown} %; den må ligge fra 0 til 100"))
        }
        _ => Ok(()),
    }
}
