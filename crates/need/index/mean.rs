//! The means of an index, and two scalings against fixed points. Weights are normalised inside each mean.

/// Σwx/Σw; none without weight.
pub fn arithmetic_mean(x: &[f64], w: &[f64]) -> Option<f64> {
    weighted(x, w, |x| x)
}

/// exp(Σw·ln x/Σw); none without weight or when a value is not above zero.
pub fn geometric_mean(x: &[f64], w: &[f64]) -> Option<f64> {
    above_zero(x)?;
    weighted(x, w, f64::ln).map(f64::exp)
}

/// Σw/Σ(w/x); none without weight or when a value is not above zero.
pub fn harmonic_mean(x: &[f64], w: &[f64]) -> Option<f64> {
    above_zero(x)?;
    weighted(x, w, |x| 1.0 / x).map(|m| 1.0 / m)
}

fn weighted(x: &[f64], w: &[f64], f: impl Fn(f64) -> f64) -> Option<f64> {
    let total: f64 = w.iter().sum();
    (x.len() == w.len() && total > 0.0).then(|| x.iter().zip(w).map(|(x, w)| w * f(*x)).sum::<f64>() / total)
}

fn above_zero(x: &[f64]) -> Option<()> {
    x.iter().all(|x| *x > 0.0).then_some(())
}

/// Where x lies between two goalposts, from 0 to `scale`, cut at both; `direction` −1 turns it round.
pub fn goalposts(x: f64, lower: f64, upper: f64, scale: f64, direction: f64) -> f64 {
    let share = ((x - lower) / (upper - lower)).clamp(0.0, 1.0);
    scale * if direction < 0.0 { 1.0 - share } else { share }
}

/// (x − min x)/(target − min x): 1 is on target, above 1 beyond it. None where the target is the smallest value.
pub fn distance_to_target(x: &[f64], target: f64) -> Option<Vec<f64>> {
    let smallest = x.iter().copied().fold(f64::INFINITY, f64::min);
    let range = target - smallest;
    (range != 0.0 && range.is_finite()).then(|| x.iter().map(|x| (x - smallest) / range).collect())
}
