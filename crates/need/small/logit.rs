//! Shrinkage on the logit scale in the manner of the Scottish and English indices. NOT VERIFIED against a source.
//!
//! The prose stands in the Scottish Index of Deprivation 2003, appendix 1, where the formulas are images; the algebra
//! is this project's own. It is offered as an alternative only, and its answers carry the mark in their type.

use super::{SmallError, bayes, error};
use domain::Value;

/// One zone on the logit scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogitZone {
    /// m = ln[(r + ½)/(n − r + ½)].
    pub m: f64,
    /// s² = (n+1)(n+2)/[n(r+1)(n−r+1)].
    pub variance: f64,
    /// w = (1/s²)/(1/s² + 1/t²), 0–1.
    pub weight: f64,
    /// m* = w·m + (1 − w)·M.
    pub shrunk: f64,
    /// m* as a share, 1/(1 + e^−m*).
    pub share: f64,
}

/// Shrunken zones by a formula that no source read here confirms; the name is the mark.
#[derive(Debug, Clone, PartialEq)]
pub struct UnverifiedLogit {
    /// M: mean of m in the larger area.
    pub mean: f64,
    /// t²: variance of m in the larger area (n − 1); none with fewer than two zones, and then nothing is shrunk.
    pub variance: Option<f64>,
    /// In the order of the input; none where count or denominator is hidden or missing.
    pub zones: Vec<Option<LogitZone>>,
}

/// Shrinks the zones of one larger area (for example a bydel) to its mean on the logit scale.
///
/// Counts and denominators in persons. Errors: lengths differ, a count above its denominator, no zone left.
pub fn logit_shrinkage_unverified(counts: &[Value], denominators: &[Value]) -> Result<UnverifiedLogit, SmallError> {
    let pairs = bayes::pairs(counts, denominators)?;
    let point = |(r, n)| {
        let (r, n) = error::share(r, n)?;
        let m = ((r + 0.5) / (n - r + 0.5)).ln();
        Ok((m, (n + 1.0) * (n + 2.0) / (n * (r + 1.0) * (n - r + 1.0))))
    };
    let points = pairs.into_iter().map(|pair| pair.map(point).transpose()).collect::<Result<Vec<_>, SmallError>>()?;
    let known: Vec<f64> = points.iter().flatten().map(|(m, _)| *m).collect();
    if known.is_empty() {
        return Err(SmallError::NoZone);
    }
    let count = known.len() as f64;
    let mean = known.iter().sum::<f64>() / count;
    let spread = known.iter().map(|m| (m - mean).powi(2)).sum::<f64>();
    let variance = (known.len() > 1).then(|| spread / (count - 1.0));
    let zone = |(m, s2): (f64, f64)| {
        let weight = variance.map_or(1.0, |t2| t2 / (t2 + s2));
        let shrunk = weight * m + (1.0 - weight) * mean;
        LogitZone { m, variance: s2, weight, shrunk, share: 1.0 / (1.0 + (-shrunk).exp()) }
    };
    Ok(UnverifiedLogit { mean, variance, zones: points.into_iter().map(|p| p.map(zone)).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_zone_moves_further_to_the_mean_than_a_large_one() {
        let counts: Vec<_> = [4.0, 400.0, 100.0].map(Value::known).into();
        let denominators: Vec<_> = [10.0, 1000.0, 1000.0].map(Value::known).into();
        let out = logit_shrinkage_unverified(&counts, &denominators).unwrap();
        let (small, large) = (out.zones[0].unwrap(), out.zones[1].unwrap());
        assert!(small.weight < large.weight && small.share < large.share, "{out:?}");
        assert!((small.share - 0.4).abs() > (large.share - 0.4).abs());
    }

    #[test]
    fn one_zone_alone_is_not_shrunk_and_none_is_an_error() {
        let out = logit_shrinkage_unverified(&[Value::known(3.0)], &[Value::known(10.0)]).unwrap();
        assert_eq!((out.variance, out.zones[0].unwrap().weight), (None, 1.0));
        assert_eq!(logit_shrinkage_unverified(&[Value::Missing], &[Value::Missing]), Err(SmallError::NoZone));
    }
}
