//! Dates with the precision their source has: `2021`, `2022-09`, `2021-04-15`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date known to the year, the month or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a date is written YYYY, YYYY-MM or YYYY-MM-DD, got {text:?}")]
pub struct DateError {
    /// The text as given.
    pub text: String,
}

impl PartialDate {
    /// A date known to the day.
    pub fn day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// The first day it can mean.
    pub fn earliest(self) -> Date {
        jiff::civil::date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean.
    pub fn latest(self) -> Date {
        match (self.month, self.day) {
            (Some(m), Some(d)) => jiff::civil::date(self.year, m, d),
            (Some(m), None) => jiff::civil::date(self.year, m, 1).last_of_month(),
            _ => jiff::civil::date(self.year, 12, 31),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bad = || DateError { text: text.to_owned() };
        let shape =
            text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !shape || !matches!(text.len(), 4 | 7 | 10) {
            return Err(bad());
        }
        let year = text[..4].parse().map_err(|_| bad())?;
        let month = text.get(5..7).map(str::parse).transpose().map_err(|_| bad())?;
        let day = text.get(8..10).map(str::parse).transpose().map_err(|_| bad())?;
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| bad())?;
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(m) = self.month {
            write!(f, "-{m:02}")?;
        }
        if let Some(d) = self.day {
            write!(f, "-{d:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

/// A time with open ends; an end that is not known is `None` and means "not stated", not "for ever".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Period {
    /// Start, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// End, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether the period has begun on `date`; an unstated start counts as begun.
    pub fn has_begun(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from.earliest() <= date)
    }

    /// Whether the period is over on `date`; an unstated end counts as not over.
    pub fn is_over(&self, date: Date) -> bool {
        self.to.is_some_and(|to| to.latest() < date)
    }

    /// Begun and not over.
    pub fn contains(&self, date: Date) -> bool {
        self.has_begun(date) && !self.is_over(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_means_all_its_days() {
        let p = Period { from: "2021".parse().ok(), to: "2023".parse().ok() };
        assert!(!p.contains(date(2020, 12, 31)));
        assert!(p.contains(date(2021, 1, 1)));
        assert!(p.contains(date(2023, 12, 31)));
        assert!(p.is_over(date(2024, 1, 1)));
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let d: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(d.latest(), date(2024, 2, 29));
        assert_eq!(d.to_string(), "2024-02");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "20", "2021-13", "2021-02-30", "2021/02", "21-02-2021", "2021-2"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
