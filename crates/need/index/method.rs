//! How values are brought to one scale and how they are put together; only valid pairs can be built.

use super::IndexError;
use serde::{Deserialize, Serialize};

domain::labels! {
    /// How one indicator is brought to a common scale, after its direction: a higher number is more exposed.
    Normalisation {
        /// (x − mean)/sd, sd with n − 1.
        Z = "z",
        /// Least exposed 0, most exposed 100.
        MinMax0To100 = "minmax_0_100",
        /// Least exposed 1, most exposed 100: above zero, for the geometric and harmonic means.
        MinMax1To100 = "minmax_1_100",
        /// 100·(average rank − 1)/(n − 1).
        Percentile = "percentile",
        /// −23·ln(1 − R·(1 − e^(−100/23))), R from average ranks.
        Exponential = "exponential",
    }
}

domain::labels! {
    /// How indicators become one number.
    Aggregation {
        /// Full compensation.
        Arithmetic = "arithmetic",
        /// Partial compensation.
        Geometric = "geometric",
        /// Less compensation.
        Harmonic = "harmonic",
        /// None: wins minus losses in pairwise comparison.
        Copeland = "copeland",
    }
}

/// A normalisation and an aggregation that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "Pair")]
pub struct Method {
    normalisation: Normalisation,
    aggregation: Aggregation,
}

#[derive(Serialize, Deserialize)]
struct Pair {
    normalisation: Normalisation,
    aggregation: Aggregation,
}

impl Method {
    /// z-scores and the arithmetic mean: the default.
    pub const DEFAULT: Self = Self { normalisation: Normalisation::Z, aggregation: Aggregation::Arithmetic };

    /// The alternatives that method uncertainty draws from: z, min–max and percentile with the arithmetic mean, and
    /// the geometric mean.
    pub const ALTERNATIVES: [Self; 4] = [
        Self::DEFAULT,
        Self { normalisation: Normalisation::MinMax0To100, aggregation: Aggregation::Arithmetic },
        Self { normalisation: Normalisation::Percentile, aggregation: Aggregation::Arithmetic },
        Self { normalisation: Normalisation::MinMax1To100, aggregation: Aggregation::Geometric },
    ];

    /// Refuses a geometric or harmonic mean of anything but [`Normalisation::MinMax1To100`].
    pub fn new(normalisation: Normalisation, aggregation: Aggregation) -> Result<Self, IndexError> {
        let positive = matches!(aggregation, Aggregation::Geometric | Aggregation::Harmonic);
        if positive && normalisation != Normalisation::MinMax1To100 {
            let (normalisation, aggregation) = (normalisation.as_str(), aggregation.as_str());
            return Err(IndexError::InvalidPair { normalisation, aggregation });
        }
        Ok(Self { normalisation, aggregation })
    }

    /// The scale.
    pub fn normalisation(self) -> Normalisation {
        self.normalisation
    }

    /// The mean.
    pub fn aggregation(self) -> Aggregation {
        self.aggregation
    }

    /// Both words, for lists of what was run: `z+arithmetic`.
    pub fn label(self) -> String {
        format!("{}+{}", self.normalisation.as_str(), self.aggregation.as_str())
    }
}

impl TryFrom<Pair> for Method {
    type Error = IndexError;
    fn try_from(pair: Pair) -> Result<Self, IndexError> {
        Self::new(pair.normalisation, pair.aggregation)
    }
}

impl From<Method> for Pair {
    fn from(method: Method) -> Self {
        Self { normalisation: method.normalisation, aggregation: method.aggregation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_by_the_geometric_mean_needs_values_above_zero() {
        for aggregation in [Aggregation::Geometric, Aggregation::Harmonic] {
            for normalisation in Normalisation::ALL {
                let valid = *normalisation == Normalisation::MinMax1To100;
                assert_eq!(Method::new(*normalisation, aggregation).is_ok(), valid);
            }
        }
        let text = r#"{"normalisation":"z","aggregation":"geometric"}"#;
        assert!(serde_json::from_str::<Method>(text).is_err());
    }
}
