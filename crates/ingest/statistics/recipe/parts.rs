//! The parts of a statistics recipe: the file, its columns, its numbers, and how its units are known.

use super::Crosswalk;
use domain::{Geography, IndicatorId, StatPeriod};
use serde::Deserialize;
use std::collections::BTreeMap;

domain::labels! {
    /// What a column of a table can be.
    Column {
        /// Code of the unit.
        UnitCode = "unit_code",
        /// Name of the unit.
        UnitName = "unit_name",
        /// Code and name of the unit in one cell: `5001 Trondheim`.
        Unit = "unit",
        /// The indicator, as its id or in a word of `[words.indicator]`.
        Indicator = "indicator",
        /// The division that the unit belongs to.
        Level = "level",
        /// Year or years.
        Period = "period",
        /// Another definition than the catalogue's.
        Definition = "definition",
        /// Which measure the number of the row is.
        Measure = "measure",
        /// Numerator.
        Count = "count",
        /// Denominator.
        N = "n",
        /// The figure.
        Value = "value",
        /// Lower end of the interval.
        Lo = "lo",
        /// Upper end of the interval.
        Hi = "hi",
        /// The publisher's mark.
        Mark = "mark",
    }
}

domain::labels! {
    /// What a number is of a figure.
    Measure {
        /// Numerator, or the count itself.
        Count = "count",
        /// Denominator.
        N = "n",
        /// The figure.
        Value = "value",
        /// Lower end of the interval.
        Lo = "lo",
        /// Upper end of the interval.
        Hi = "hi",
    }
}

impl Measure {
    /// The word for people.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Count => "en teller",
            Self::N => "en nevner",
            Self::Value => "en verdi",
            Self::Lo => "en nedre grense",
            Self::Hi => "en øvre grense",
        }
    }
}

/// How rows and columns make figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A row is a figure, or with a measure column a part of one.
    Long,
    /// A column for each period.
    WideByPeriod,
    /// A column for each indicator, or one for each of its measures.
    WideByIndicator,
}

/// How the file is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileFormat {
    /// Encoding of a text file.
    pub encoding: Encoding,
    /// Between the fields of a text file.
    pub delimiter: Delimiter,
    /// Lines of a text file that begin with this are remarks.
    pub comment: Option<char>,
    /// Sheet of a spreadsheet; not needed where there is one only.
    pub sheet: Option<String>,
    /// Row of the header, from 1; else the first row with something in it.
    pub header_row: Option<u64>,
}

/// Encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// ISO-8859-1, with the letters of Windows-1252.
    #[serde(rename = "iso-8859-1")]
    Latin1,
    /// UTF-8 where the bytes are, else ISO-8859-1; which it was is reported.
    #[serde(rename = "auto")]
    Auto,
}

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Delimiter {
    /// One ASCII character.
    Byte(u8),
    /// The one that gives the most columns; which it was is reported.
    Auto,
}

impl Default for Delimiter {
    fn default() -> Self {
        Self::Byte(b';')
    }
}

impl TryFrom<String> for Delimiter {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match text.as_bytes() {
            b"auto" => Ok(Self::Auto),
            [b] if b.is_ascii() && !b.is_ascii_alphanumeric() => Ok(Self::Byte(*b)),
            _ => Err(format!("delimiter er «{text}», men skal være ett tegn, for eksempel \";\", eller \"auto\"")),
        }
    }
}

/// How numbers are written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Numbers {
    /// Decimal mark.
    pub decimal: char,
    /// What may stand between thousands.
    pub thousands: Vec<char>,
    /// How a percentage is written.
    pub percent_as: PercentAs,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { decimal: ',', thousands: vec!['\u{a0}', '\u{202f}', ' '], percent_as: PercentAs::Percent }
    }
}

/// How a percentage is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentAs {
    /// `12,3` or `12,3 %`.
    #[default]
    Percent,
    /// `0,123`.
    Share,
}

/// How units are known.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// What tells which unit it is.
    pub match_by: MatchBy,
    /// How many characters every code has. With it a code that a spreadsheet holds as a number gets its zeros back.
    #[serde(default)]
    pub code_width: Option<usize>,
    /// Put before codes by the source and taken away, for example `K-`.
    #[serde(default)]
    pub code_prefix: Vec<String>,
    /// Length of the code → division.
    #[serde(default)]
    pub level_by_length: BTreeMap<String, Geography>,
    /// The only codes or names to read; `*` at the end stands for any ending. Empty = all.
    #[serde(default)]
    pub only: Vec<String>,
    /// Codes or names that are no units, for example unspecified.
    #[serde(default)]
    pub leave_out: Vec<String>,
}

/// What tells which unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchBy {
    /// The code.
    Code,
    /// The name.
    Name,
    /// A zone by its name, every other unit by its code.
    ZoneNameElseCode,
}

/// What holds for every row.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StatConstants {
    /// The indicator.
    pub indicator: Option<IndicatorId>,
    /// The division of the units.
    pub level: Option<Geography>,
    /// The period.
    pub period: Option<StatPeriod>,
    /// Another definition than the catalogue's.
    pub definition: Option<String>,
}

/// Columns of periods.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PeriodColumns {
    /// What stands before the period in the header; empty = nothing.
    pub prefix: String,
    /// What the numbers are; none = what the measure column says, else the value.
    pub measure: Option<Measure>,
}

/// The columns of one indicator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Names of the column of each measure. A column may serve several series, for example as denominator.
    pub columns: BTreeMap<Measure, Vec<String>>,
    /// Names of the column of marks.
    #[serde(default)]
    pub mark: Vec<String>,
}

/// Words of the file → words of the vocabulary.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// Word → id of an indicator.
    pub indicator: BTreeMap<String, IndicatorId>,
    /// Word → measure.
    pub measure: BTreeMap<String, Measure>,
    /// Word → division.
    pub level: BTreeMap<String, Geography>,
}

/// Where codes of an older vintage lead.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkPart {
    /// Name of the CSV file beside the recipe, `gammel;ny`.
    #[serde(default)]
    pub file: Option<String>,
    /// The pairs themselves; a list where a code splits.
    #[serde(default)]
    pub map: Crosswalk,
}
