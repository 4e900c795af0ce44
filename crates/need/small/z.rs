//! The two-sided standard normal quantile that an interval is as wide as.

use super::SmallError;
use statrs::distribution::{ContinuousCDF, Normal};

/// A positive quantile of the standard normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Z(f64);

impl Z {
    /// 95 %.
    pub const P95: Self = Self(1.959963984540054);
    /// 99.8 %.
    pub const P998: Self = Self(3.090232306167813);

    /// A quantile as it is written in a source.
    pub fn new(z: f64) -> Result<Self, SmallError> {
        if z.is_finite() && z > 0.0 { Ok(Self(z)) } else { Err(SmallError::Quantile { given: z }) }
    }

    /// The quantile of a two-sided confidence (share 0–1): Φ⁻¹((1 + confidence)/2).
    pub fn of_confidence(confidence: f64) -> Result<Self, SmallError> {
        if !(confidence > 0.0 && confidence < 1.0) {
            return Err(SmallError::Confidence { given: confidence });
        }
        Self::new(Normal::standard().inverse_cdf(f64::midpoint(1.0, confidence)))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_named_quantiles_are_those_of_the_normal_distribution() {
        for (z, confidence) in [(Z::P95, 0.95), (Z::P998, 0.998)] {
            let computed = Z::of_confidence(confidence).unwrap();
            assert!((computed.get() - z.get()).abs() < 1e-12, "{computed:?} {z:?}");
        }
    }

    #[test]
    fn a_confidence_in_percent_is_refused() {
        for given in [95.0, 1.0, 0.0, -0.1, f64::NAN] {
            assert!(Z::of_confidence(given).is_err(), "{given}");
        }
        assert!(Z::new(0.0).is_err());
    }
}
