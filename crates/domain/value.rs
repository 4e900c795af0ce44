//! A statistical value with its state. The last three states never become a number by accident.

use serde::{Deserialize, Serialize};

/// A value that is known, hidden, absent or filled in; four states that are drawn, exported and computed differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Value {
    /// Published, with its interval where one is known.
    Known {
        /// The value in the unit of its indicator.
        value: f64,
        /// Lower end of the interval.
        #[serde(default)]
        lo: Option<f64>,
        /// Upper end of the interval.
        #[serde(default)]
        hi: Option<f64>,
    },
    /// Exists, but is hidden for disclosure control; only bounds may be used.
    Suppressed {
        /// Smallest it can be.
        #[serde(default)]
        lo: Option<f64>,
        /// Largest it can be.
        #[serde(default)]
        hi: Option<f64>,
    },
    /// Not measured, not delivered or not applicable.
    Missing,
    /// Filled in by a named method.
    Imputed {
        /// The value in the unit of its indicator.
        value: f64,
        /// Lower end of the interval.
        #[serde(default)]
        lo: Option<f64>,
        /// Upper end of the interval.
        #[serde(default)]
        hi: Option<f64>,
        /// Name of the method, for example `area`.
        method: String,
    },
}

impl Value {
    /// A known value without an interval.
    pub fn known(value: f64) -> Self {
        Self::Known { value, lo: None, hi: None }
    }

    /// The number if there is one to use: known or imputed, never hidden or missing.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Known { value, .. } | Self::Imputed { value, .. } => Some(*value),
            Self::Suppressed { .. } | Self::Missing => None,
        }
    }

    /// The same state with its number and its ends under other functions: for rounding, and for another unit.
    #[must_use]
    pub fn mapped(&self, number: impl Fn(f64) -> f64, low: impl Fn(f64) -> f64, high: impl Fn(f64) -> f64) -> Self {
        let ends = |lo: &Option<f64>, hi: &Option<f64>| (lo.map(&low), hi.map(&high));
        match self {
            Self::Known { value, lo, hi } => {
                let (lo, hi) = ends(lo, hi);
                Self::Known { value: number(*value), lo, hi }
            }
            Self::Imputed { value, lo, hi, method } => {
                let (lo, hi) = ends(lo, hi);
                Self::Imputed { value: number(*value), lo, hi, method: method.clone() }
            }
            Self::Suppressed { lo, hi } => {
                let (lo, hi) = ends(lo, hi);
                Self::Suppressed { lo, hi }
            }
            Self::Missing => Self::Missing,
        }
    }

    /// The interval if one is known: bounds of a hidden value included.
    pub fn interval(&self) -> Option<(f64, f64)> {
        match self {
            Self::Known { lo: Some(lo), hi: Some(hi), .. }
            | Self::Imputed { lo: Some(lo), hi: Some(hi), .. }
            | Self::Suppressed { lo: Some(lo), hi: Some(hi) } => Some((*lo, *hi)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_or_missing_value_gives_no_number() {
        assert_eq!(Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }.number(), None);
        assert_eq!(Value::Missing.number(), None);
        assert_eq!(Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }.interval(), Some((0.0, 4.0)));
    }

    #[test]
    fn a_mapped_value_keeps_its_state() {
        let mapped = |v: Value| v.mapped(|x| 2.0 * x, |x| x - 1.0, |x| x + 1.0);
        let imputed = |value, lo, hi| Value::Imputed { value, lo: Some(lo), hi: Some(hi), method: "area".into() };
        assert_eq!(mapped(imputed(3.0, 2.0, 4.0)), imputed(6.0, 1.0, 5.0));
        assert_eq!(mapped(Value::known(3.0)), Value::known(6.0));
        assert_eq!(
            mapped(Value::Suppressed { lo: Some(1.0), hi: None }),
            Value::Suppressed { lo: Some(0.0), hi: None }
        );
        assert_eq!(mapped(Value::Missing), Value::Missing);
    }
}
