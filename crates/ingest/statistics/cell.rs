//! What stands in a cell of a table, before anything is made of it.

use unicode_normalization::UnicodeNormalization;

/// A cell. Text is trimmed and in NFC.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing, or blanks only.
    Empty,
    /// Text; every cell of a CSV file is.
    Text(String),
    /// A number of a spreadsheet.
    Number(f64),
    /// A number that the spreadsheet shows as a percentage, in percent.
    Percent(f64),
    /// A date, a truth value or a fault such as `#N/A`, as it is shown.
    Other(String),
}

impl Cell {
    /// The cell of a text.
    pub(crate) fn of_text(text: &str) -> Self {
        let text: String = text.trim().nfc().collect();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The text for people; empty where nothing stands.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Other(text) => text.clone(),
            Self::Number(n) => number(*n),
            Self::Percent(p) => format!("{} %", number(*p)),
        }
    }
}

/// A number with decimal comma, and without a comma where it is whole.
pub(crate) fn number(n: f64) -> String {
    format!("{n}").replace('.', ",")
}

/// Letters of a column as in a spreadsheet: 0 → `A`, 26 → `AA`.
pub(crate) fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut n = column + 1;
    while n > 0 {
        out.push(char::from(b'A' + u8::try_from((n - 1) % 26).unwrap_or_default()));
        n = (n - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let shown: Vec<String> = [0, 5, 25, 26, 51, 52, 701, 702].map(letters).into();
        assert_eq!(shown, ["A", "F", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_whole_number_is_shown_without_a_comma() {
        assert_eq!((number(2021.0), number(12.5)), ("2021".to_owned(), "12,5".to_owned()));
    }
}
