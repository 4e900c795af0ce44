//! The rate of an area made of several zones, with the variance that its published cells really carry.

use super::SmallError;
use crate::noise::{Merged, Noise, merge, rate};
use domain::Value;

/// Rate of a merged area, share 0–1. Never the mean of the zones' rates.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedRate {
    /// Count over denominator with hard bounds of the noise; hidden or missing as its parts are.
    pub rate: Value,
    /// Variance of the noise, (k_c + p²·k_n)·var/N² for k_c and k_n published cells; none without a number.
    pub noise_variance: Option<f64>,
    /// Binomial sampling variance p(1−p)/N; none without a number.
    pub sampling_variance: Option<f64>,
    /// The count and how it came about.
    pub count: Merged,
    /// The denominator and how it came about.
    pub denominator: Merged,
}

/// Rate of an area from the published totals at its own level if there are any, else from its parts.
///
/// `published` is (count, denominator) at the level of the area. Parts are persons. Errors: a count that no noise lets
/// fit its denominator.
pub fn merged_rate(
    published: (Option<&Value>, Option<&Value>),
    counts: &[Value],
    denominators: &[Value],
    noise: Noise,
) -> Result<MergedRate, SmallError> {
    if counts.len() != denominators.len() {
        return Err(SmallError::Length { counts: counts.len(), denominators: denominators.len() });
    }
    let count = merge(published.0, counts, noise);
    let denominator = merge(published.1, denominators, noise);
    let rate = rate(&count.value, &denominator.value, count.noise, denominator.noise)?;
    let numbers = rate.number().zip(denominator.value.number());
    Ok(MergedRate {
        noise_variance: numbers.map(|(p, n)| count.noise.rate_variance(p, n, denominator.noise)),
        sampling_variance: numbers.map(|(p, n)| p * (1.0 - p) / n),
        rate,
        count,
        denominator,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summed_cells_carry_the_noise_of_each() {
        let (c, n) = (vec![Value::known(30.0); 4], vec![Value::known(250.0); 4]);
        let summed = merged_rate((None, None), &c, &n, Noise::MICRODATA).unwrap();
        let whole =
            merged_rate((Some(&Value::known(120.0)), Some(&Value::known(1000.0))), &c, &n, Noise::MICRODATA).unwrap();
        assert_eq!(summed.rate.number(), whole.rate.number());
        let (s, w) = (summed.noise_variance.unwrap(), whole.noise_variance.unwrap());
        assert!((s - 4.0 * w).abs() < 1e-15 && (w - 10.0 * 1.0144 / 1e6).abs() < 1e-15, "{s} {w}");
        let (s, w) = (summed.rate.interval().unwrap(), whole.rate.interval().unwrap());
        assert!((s.0 - 100.0 / 1020.0).abs() < 1e-12 && (w.0 - 115.0 / 1005.0).abs() < 1e-12);
    }

    #[test]
    fn a_hidden_zone_leaves_bounds_and_a_missing_one_nothing() {
        let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        let n = vec![Value::known(100.0); 2];
        let out = merged_rate((None, None), &[Value::known(20.0), hidden], &n, Noise::EXACT).unwrap();
        assert_eq!(out.rate, Value::Suppressed { lo: Some(0.1), hi: Some(0.12) });
        assert_eq!((out.noise_variance, out.sampling_variance), (None, None));
        let out = merged_rate((None, None), &[Value::known(20.0), Value::Missing], &n, Noise::EXACT).unwrap();
        assert_eq!(out.rate, Value::Missing);
    }
}
