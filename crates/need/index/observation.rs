//! One value of one indicator for one unit, with its state and what is known about its noise.

use domain::{Sampling, Value};
use serde::{Deserialize, Serialize};

/// What is known about how far a published number may lie from the truth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Noise {
    /// The number is taken as it stands.
    None,
    /// A share whose numerator and denominator each carry a discrete uniform disclosure noise of ±`half_width`.
    Counts {
        /// Published denominator N, persons or households.
        denominator: f64,
        /// Largest noise of one count; 5 in the source of the default catalogue.
        half_width: u32,
        /// Unit of the value: 1 for shares of 0–1, 100 for percent.
        per: f64,
        /// Variation of the count itself.
        sampling: Sampling,
    },
    /// A 95 % interval around the value, drawn as a normal with one standard deviation on each side.
    Interval {
        /// Lower end, in the unit of the value.
        lo: f64,
        /// Upper end, in the unit of the value.
        hi: f64,
    },
    /// A standard error, in the unit of the value.
    Normal {
        /// Standard deviation.
        sd: f64,
    },
}

/// A value with its state, as the index takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Observation {
    /// Published.
    Known {
        /// In the unit of the indicator.
        value: f64,
        /// How far the truth may lie from it.
        noise: Noise,
    },
    /// Hidden. With both bounds it takes part as an interval; without them it is left out.
    Suppressed {
        /// Smallest it can be.
        lo: Option<f64>,
        /// Largest it can be.
        hi: Option<f64>,
    },
    /// Left out, and its weight is not covered.
    Missing,
    /// Filled in; the index it enters is flagged.
    Imputed {
        /// In the unit of the indicator.
        value: f64,
        /// How far the truth may lie from it.
        noise: Noise,
        /// Name of the method.
        method: String,
    },
}

/// What the arithmetic may use of an observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Span {
    Number(f64),
    Between(f64, f64),
    Absent,
}

impl Observation {
    /// Takes a value of the domain. `noise` stands for itself; with [`Noise::None`] an interval of the value is used.
    pub fn from_value(value: &Value, noise: Noise) -> Self {
        let noise = match (noise, value.interval()) {
            (Noise::None, Some((lo, hi))) => Noise::Interval { lo, hi },
            (noise, _) => noise,
        };
        match value {
            Value::Known { value, .. } => Self::Known { value: *value, noise },
            Value::Imputed { value, method, .. } => Self::Imputed { value: *value, noise, method: method.clone() },
            Value::Suppressed { lo, hi } => Self::Suppressed { lo: *lo, hi: *hi },
            Value::Missing => Self::Missing,
        }
    }

    /// A known value without noise.
    pub fn exact(value: f64) -> Self {
        Self::Known { value, noise: Noise::None }
    }

    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Known { value, .. } | Self::Imputed { value, .. } => Span::Number(*value),
            Self::Suppressed { lo: Some(lo), hi: Some(hi) } => Span::Between(*lo, *hi),
            Self::Suppressed { .. } | Self::Missing => Span::Absent,
        }
    }

    /// What is wrong with it, in words; none when it can be used.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        match self {
            Self::Known { value, noise } | Self::Imputed { value, noise, .. } => {
                if !value.is_finite() {
                    return Some("a value must be a finite number, or be given as missing");
                }
                noise.fault(*value)
            }
            Self::Suppressed { lo: Some(lo), hi: Some(hi) } if !(lo.is_finite() && hi.is_finite() && lo <= hi) => {
                Some("the bounds of a hidden value must be finite, the lower one first")
            }
            Self::Suppressed { .. } | Self::Missing => None,
        }
    }
}

impl Noise {
    fn fault(&self, value: f64) -> Option<&'static str> {
        match *self {
            Self::None => None,
            Self::Counts { denominator, per, .. } => {
                if !(denominator.is_finite() && denominator > 0.0) {
                    Some("the denominator must be above zero; a share without people is missing")
                } else if !(per.is_finite() && per > 0.0) {
                    Some("the unit of a share must be above zero: 1, or 100 for percent")
                } else if !(0.0..=per).contains(&value) {
                    Some("a share must lie between zero and its unit")
                } else {
                    None
                }
            }
            Self::Interval { lo, hi } if !(lo <= value && value <= hi) => {
                Some("an interval must be finite and hold its value")
            }
            Self::Interval { lo, hi } if !(lo.is_finite() && hi.is_finite()) => {
                Some("an interval must be finite and hold its value")
            }
            Self::Normal { sd } if !(sd.is_finite() && sd >= 0.0) => Some("a standard error must be zero or more"),
            Self::Interval { .. } | Self::Normal { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_takes_the_interval_of_a_value_as_its_noise() {
        let value = Value::Known { value: 10.0, lo: Some(8.0), hi: Some(13.0) };
        let want = Observation::Known { value: 10.0, noise: Noise::Interval { lo: 8.0, hi: 13.0 } };
        assert_eq!(Observation::from_value(&value, Noise::None), want);
        let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        assert_eq!(Observation::from_value(&hidden, Noise::None).span(), Span::Between(0.0, 4.0));
    }

    #[test]
    fn a_hidden_value_without_bounds_is_no_number() {
        assert_eq!(Observation::Suppressed { lo: Some(0.0), hi: None }.span(), Span::Absent);
        assert_eq!(Observation::Missing.span(), Span::Absent);
    }
}
