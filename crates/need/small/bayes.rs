//! Empirical Bayes (Marshall's global estimator), with and without disclosure noise. For use inside the index only.

use super::{SmallError, error};
use crate::noise::Noise;
use domain::Value;

/// What the zones together say about a zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// r̄ = Σe/Σb, share or events per person.
    pub mean: f64,
    /// A, the variance between zones as estimated; may be below 0.
    pub variance_before_clamp: f64,
    /// Zones that had numbers.
    pub zones: usize,
}

/// A shrunken rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunk {
    /// w: how much of the zone's own rate is kept, 0–1.
    pub weight: f64,
    /// θ = w·r + (1 − w)·r̄.
    pub theta: f64,
}

/// Prior and one entry for each zone; none for a zone whose count or denominator is hidden or missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrinkage {
    /// The prior.
    pub prior: Prior,
    /// In the order of the input.
    pub zones: Vec<Option<Shrunk>>,
}

impl Prior {
    /// Variance between zones, never below 0.
    pub fn variance(&self) -> f64 {
        self.variance_before_clamp.max(0.0)
    }

    /// Shrinks e events of b persons with sampling variance r̄/b (Marshall 1991; clamped, unlike pysal/esda).
    pub fn shrink(&self, e: f64, b: f64) -> Result<Shrunk, SmallError> {
        let b = error::denominator(b)?;
        Ok(self.blend(error::count(e)? / b, self.mean / b))
    }

    /// Shrinks with binomial sampling variance and disclosure noise:
    /// `w = τ²/(τ² + p(1−p)/N + var(1+p²)/N²)` with p = r̄ and var = 10 for noise within ±5.
    pub fn shrink_with_noise(&self, e: f64, b: f64, noise: Noise) -> Result<Shrunk, SmallError> {
        let b = error::denominator(b)?;
        let p = error_share(self.mean)?;
        Ok(self.blend(error::count(e)? / b, p * (1.0 - p) / b + noise.once().rate_variance(p, b, noise.once())))
    }

    fn blend(&self, r: f64, within: f64) -> Shrunk {
        let between = self.variance();
        let weight = if between > 0.0 { between / (between + within) } else { 0.0 };
        Shrunk { weight, theta: weight * r + (1.0 - weight) * self.mean }
    }
}

fn error_share(p: f64) -> Result<f64, SmallError> {
    if (0.0..=1.0).contains(&p) { Ok(p) } else { Err(SmallError::Share { given: p }) }
}

/// Shrinks the rates of zones to their common mean.
///
/// `A = Σb(r − r̄)²/Σb − r̄/mean(b)`; A ≤ 0 makes every θ = r̄. Zones without numbers are left out of the prior and get
/// none. Counts are events or persons, denominators persons. Errors: lengths differ, a denominator ≤ 0, no zone left.
pub fn empirical_bayes(counts: &[Value], denominators: &[Value]) -> Result<Shrinkage, SmallError> {
    let pairs = pairs(counts, denominators)?;
    let prior = prior(&pairs, |mean, b| mean / b)?;
    let zones = pairs.iter().map(|pair| pair.map(|(e, b)| prior.shrink(e, b)).transpose());
    Ok(Shrinkage { prior, zones: zones.collect::<Result<_, _>>()? })
}

/// As [`empirical_bayes`] for shares whose counts carry noise: its variance is taken out of A and added to each zone's
/// sampling variance, so that noise is not mistaken for difference between zones.
pub fn empirical_bayes_with_noise(
    counts: &[Value],
    denominators: &[Value],
    noise: Noise,
) -> Result<Shrinkage, SmallError> {
    let pairs = pairs(counts, denominators)?;
    let within = |p: f64, b: f64| p * (1.0 - p) / b + noise.once().rate_variance(p, b, noise.once());
    let prior = prior(&pairs, within)?;
    let zones = pairs.iter().map(|pair| pair.map(|(e, b)| prior.shrink_with_noise(e, b, noise)).transpose());
    Ok(Shrinkage { prior, zones: zones.collect::<Result<_, _>>()? })
}

type Pair = Option<(f64, f64)>;

/// Count and denominator where both are numbers; an empty denominator is no number to divide by.
pub(super) fn pairs(counts: &[Value], denominators: &[Value]) -> Result<Vec<Pair>, SmallError> {
    if counts.len() != denominators.len() {
        return Err(SmallError::Length { counts: counts.len(), denominators: denominators.len() });
    }
    let pair = |(e, b): (&Value, &Value)| match (e.number(), b.number()) {
        (Some(e), Some(b)) if b != 0.0 => Ok(Some((error::count(e)?, error::denominator(b)?))),
        _ => Ok(None),
    };
    counts.iter().zip(denominators).map(pair).collect()
}

/// `Σb·within(b)/Σb` is r̄/mean(b) for Marshall's within = r̄/b.
fn prior(pairs: &[Pair], within: impl Fn(f64, f64) -> f64) -> Result<Prior, SmallError> {
    let known: Vec<(f64, f64)> = pairs.iter().copied().flatten().collect();
    let (events, persons) = known.iter().fold((0.0, 0.0), |(e, b), pair| (e + pair.0, b + pair.1));
    if known.is_empty() {
        return Err(SmallError::NoZone);
    }
    let mean = events / persons;
    let spread: f64 = known.iter().map(|(e, b)| b * (e / b - mean).powi(2)).sum();
    let chance: f64 = known.iter().map(|(_, b)| b * within(mean, *b)).sum();
    Ok(Prior { mean, variance_before_clamp: (spread - chance) / persons, zones: known.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[f64]) -> Vec<Value> {
        values.iter().copied().map(Value::known).collect()
    }

    #[test]
    fn a_hidden_zone_gets_no_rate_and_does_not_move_the_mean() {
        let (mut e, b) = (known(&[5.0, 30.0, 40.0, 45.0]), known(&[100.0, 200.0, 150.0, 300.0]));
        let without = empirical_bayes(&e[1..], &b[1..]).unwrap();
        e[0] = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        let with = empirical_bayes(&e, &b).unwrap();
        assert_eq!(with.zones[0], None);
        assert_eq!((with.prior, &with.zones[1..]), (without.prior, &without.zones[..]));
    }

    #[test]
    fn noise_pulls_small_zones_harder_to_the_mean() {
        let (e, b) = (known(&[20.0, 300.0, 60.0, 450.0]), known(&[60.0, 2000.0, 150.0, 3000.0]));
        let plain = empirical_bayes_with_noise(&e, &b, Noise::EXACT).unwrap();
        let noisy = empirical_bayes_with_noise(&e, &b, Noise::MICRODATA).unwrap();
        assert!(noisy.prior.variance() < plain.prior.variance());
        let (p, n) = (plain.zones[0].unwrap(), noisy.zones[0].unwrap());
        assert!(n.weight < p.weight && n.theta < p.theta, "{n:?} {p:?}");
    }

    #[test]
    fn no_zone_with_numbers_is_an_error_and_not_zero() {
        assert_eq!(empirical_bayes(&[Value::Missing], &known(&[10.0])), Err(SmallError::NoZone));
        assert_eq!(empirical_bayes(&[], &known(&[10.0])), Err(SmallError::Length { counts: 0, denominators: 1 }));
    }
}
