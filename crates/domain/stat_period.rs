//! The period a figure is for: a year, or several years pooled.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Years, both ends included: `2023`, or `2019-2023` for a pooled figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StatPeriod {
    // The end comes first, so that the order is by how new a period is.
    to: i16,
    from: i16,
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a period is a year or two years with a dash, 2023 or 2019-2023, got {text:?}")]
pub struct PeriodError {
    /// As given.
    pub text: String,
}

impl StatPeriod {
    /// One year.
    pub fn year(year: i16) -> Self {
        Self { to: year, from: year }
    }

    /// From one year to another; none where they are the wrong way round.
    pub fn years(from: i16, to: i16) -> Option<Self> {
        (from <= to).then_some(Self { to, from })
    }

    /// First year.
    pub fn from(self) -> i16 {
        self.from
    }

    /// Last year.
    pub fn to(self) -> i16 {
        self.to
    }
}

impl fmt::Display for StatPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.to) } else { write!(f, "{}-{}", self.from, self.to) }
    }
}

impl std::str::FromStr for StatPeriod {
    type Err = PeriodError;
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let wrong = || PeriodError { text: text.to_owned() };
        let year = |t: &str| {
            let t = t.trim();
            let four = t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit());
            t.parse::<i16>().ok().filter(|_| four).ok_or_else(wrong)
        };
        match text.split_once(['-', '–', '/']) {
            Some((from, to)) => Self::years(year(from)?, year(to)?).ok_or_else(wrong),
            None => year(text).map(Self::year),
        }
    }
}

impl TryFrom<String> for StatPeriod {
    type Error = PeriodError;
    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<StatPeriod> for String {
    fn from(period: StatPeriod) -> String {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_year_or_years_the_right_way_round() {
        for (text, shown) in [("2023", "2023"), ("2019-2023", "2019-2023"), (" 2019 – 2023", "2019-2023")] {
            assert_eq!(text.parse::<StatPeriod>().unwrap().to_string(), shown);
        }
        for text in ["", "23", "2023-2019", "2023M06", "20233", "2019-"] {
            assert!(text.parse::<StatPeriod>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_newest_period_is_the_last_in_order() {
        let mut periods: Vec<StatPeriod> = ["2023", "2019-2023", "2021"].map(|t| t.parse().unwrap()).into();
        periods.sort();
        let shown: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["2021", "2019-2023", "2023"]);
    }
}
