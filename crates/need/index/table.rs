//! The values of an index as a checked table: one column for each indicator, one row for each unit.

use super::rank::MAX_ROWS;
use super::{IndexError, Observation};
use domain::Direction;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// One indicator and its values, a row for each unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Id of the indicator.
    pub indicator: String,
    /// Which way it points.
    pub direction: Direction,
    /// In the order of the units.
    pub observations: Vec<Observation>,
}

/// Columns of one length, with valid values.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    rows: usize,
    columns: Vec<Column>,
}

impl Table {
    /// Checks lengths, ids and values. `rows` is the number of units (zones or areas).
    pub fn new(rows: usize, columns: Vec<Column>) -> Result<Self, IndexError> {
        if rows > MAX_ROWS {
            return Err(IndexError::TooManyRows { rows, most: MAX_ROWS });
        }
        let mut seen = HashSet::new();
        for column in &columns {
            let indicator = &column.indicator;
            if !seen.insert(indicator.as_str()) {
                return Err(IndexError::Duplicate { id: indicator.clone() });
            }
            if column.observations.len() != rows {
                let got = column.observations.len();
                return Err(IndexError::WrongLength { indicator: indicator.clone(), got, rows });
            }
            let fault = column.observations.iter().enumerate().find_map(|(row, o)| Some((row, o.fault()?)));
            if let Some((row, what)) = fault {
                return Err(IndexError::BadObservation { indicator: indicator.clone(), row, what });
            }
        }
        Ok(Self { rows, columns })
    }

    /// Number of units.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Every column, in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(crate) fn position(&self, indicator: &str) -> Result<usize, IndexError> {
        self.columns.iter().position(|c| c.indicator == indicator).ok_or_else(|| IndexError::UnknownIndicator {
            id: indicator.to_owned(),
            known: self.columns.iter().map(|c| c.indicator.clone()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Noise, Sampling};

    fn column(observations: Vec<Observation>) -> Column {
        Column { indicator: "ufore".into(), direction: Direction::HigherIsMoreExposed, observations }
    }

    #[test]
    fn an_index_table_names_the_row_that_is_wrong() {
        let noise = Noise::Counts { denominator: 0.0, half_width: 5, per: 1.0, sampling: Sampling::None };
        let bad = [
            Observation::exact(f64::NAN),
            Observation::Known { value: 0.1, noise },
            Observation::Suppressed { lo: Some(4.0), hi: Some(0.0) },
            Observation::Known { value: 5.0, noise: Noise::Interval { lo: 6.0, hi: 7.0 } },
            Observation::Known { value: 5.0, noise: Noise::Normal { sd: -1.0 } },
        ];
        for observation in bad {
            let got = Table::new(2, vec![column(vec![Observation::exact(1.0), observation.clone()])]);
            assert!(matches!(got, Err(IndexError::BadObservation { row: 1, .. })), "{observation:?}");
        }
        let short = Table::new(2, vec![column(vec![Observation::Missing])]);
        assert!(matches!(short, Err(IndexError::WrongLength { got: 1, rows: 2, .. })));
    }
}
