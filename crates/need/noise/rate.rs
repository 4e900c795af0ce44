//! A rate of two noised counts with its hard bounds.

use super::SummedNoise;
use crate::small::{State, build, range, state_of};
use domain::Value;

/// Counts that no noise can explain.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoiseError {
    /// The count is larger than the denominator by more than both noises.
    #[error(
        "{count} of {denominator} is more than all, even with noise; check that both are of the same group and year"
    )]
    CountAboveDenominator {
        /// Numerator, persons.
        count: f64,
        /// Denominator, persons.
        denominator: f64,
    },
    /// A count below 0 by more than its noise, or not finite.
    #[error("{given} persons cannot be, even with noise; check the row")]
    Impossible {
        /// As given.
        given: f64,
    },
}

/// Rate of a published count and denominator (persons), share 0–1, with the hard bounds of the true rate:
/// `[(c−h_c)/(N+h_n), (c+h_c)/(N−h_n)]` clipped to [0, 1]; the upper bound is 1 where N ≤ h_n.
///
/// Without noise there are no bounds beside the value. Hidden inputs give a hidden rate with the bounds that theirs
/// leave; missing inputs and a published denominator of 0 give a missing one. A noised count above its denominator is
/// taken as all of them; see [`NoiseError`] for what is refused.
pub fn rate(
    count: &Value,
    denominator: &Value,
    count_noise: SummedNoise,
    denominator_noise: SummedNoise,
) -> Result<Value, NoiseError> {
    let state = state_of([count, denominator]);
    for (value, noise) in [(count, count_noise), (denominator, denominator_noise)] {
        if let Some(given) = value.number().filter(|x| !(x.is_finite() && *x >= -noise.half_width())) {
            return Err(NoiseError::Impossible { given });
        }
    }
    if state == State::Missing || denominator.number().is_some_and(|n| n <= 0.0) {
        return Ok(Value::Missing);
    }
    let (c_lo, c_hi) = widened(count, count_noise);
    let (n_lo, n_hi) = widened(denominator, denominator_noise);
    let lo = c_lo.zip(n_hi).map(|(c, n)| (c.max(0.0) / n).clamp(0.0, 1.0));
    // Nobody at all may be in the denominator: then nothing limits the rate from above.
    let hi = c_hi.zip(n_lo).map(|(c, n)| if n > 0.0 { (c / n).clamp(0.0, 1.0) } else { 1.0 });
    let value = match (count.number(), denominator.number()) {
        (Some(c), Some(n)) => {
            if c - count_noise.half_width() > n + denominator_noise.half_width() {
                return Err(NoiseError::CountAboveDenominator { count: c, denominator: n });
            }
            Some((c / n).clamp(0.0, 1.0))
        }
        _ => None,
    };
    let exact = count_noise.half_width() == 0.0 && denominator_noise.half_width() == 0.0 && value.is_some();
    Ok(if exact { build(state, value, None, None) } else { build(state, value, lo, hi) })
}

/// Ends of the truth behind a published count. Bounds of a hidden count already are bounds of the truth.
fn widened(value: &Value, noise: SummedNoise) -> (Option<f64>, Option<f64>) {
    match value.number() {
        Some(x) => (Some(x - noise.half_width()), Some(x + noise.half_width())),
        None => range(value),
    }
}
