//! Wilson's score interval of a proportion.

use super::{SmallError, State, Z, error, range, state_of};
use domain::Value;

/// An interval; for a proportion both ends are shares 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
}

/// Wilson's interval of x of n persons, shares 0–1.
///
/// `(2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²))`, Wilson 1927 as in PHEindicatormethods. It stays inside [0, 1]
/// and holds x/n. Errors: x < 0, n ≤ 0, x > n.
pub fn wilson(x: f64, n: f64, z: Z) -> Result<Interval, SmallError> {
    let (x, n) = error::share(x, n)?;
    let z = z.get();
    let half = z * (z * z + 4.0 * x * (1.0 - x / n)).max(0.0).sqrt();
    let (middle, whole) = (2.0 * x + z * z, 2.0 * (n + z * z));
    // At x = 0 and x = n an end is the observed share itself, which rounding may overstep.
    let p = x / n;
    Ok(Interval { lo: ((middle - half) / whole).clamp(0.0, p), hi: ((middle + half) / whole).clamp(p, 1.0) })
}

/// Rate of a count and a denominator (persons) with Wilson's interval, share 0–1.
///
/// Hidden inputs give a hidden rate with the bounds that theirs leave, missing ones and an empty denominator a missing
/// rate. The interval is of sampling alone; disclosure noise is in [`crate::noise::rate`].
pub fn wilson_rate(count: &Value, denominator: &Value, z: Z) -> Result<Value, SmallError> {
    let state = state_of([count, denominator]);
    match (&state, count.number(), denominator.number()) {
        (State::Missing, ..) => Ok(Value::Missing),
        (_, _, Some(0.0)) => Ok(Value::Missing),
        (_, Some(x), Some(n)) => {
            let interval = wilson(x, n, z)?;
            Ok(super::build(state, Some(x / n), Some(interval.lo), Some(interval.hi)))
        }
        _ => {
            let ((x_lo, x_hi), (n_lo, n_hi)) = (range(count), range(denominator));
            let part = |x: Option<f64>, n: Option<f64>| Some((x? / n.filter(|n| *n > 0.0)?).clamp(0.0, 1.0));
            Ok(Value::Suppressed { lo: part(x_lo, n_hi), hi: part(x_hi, n_lo) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_count_gives_a_hidden_rate_with_bounds() {
        let hidden = Value::Suppressed { lo: Some(1.0), hi: Some(4.0) };
        let rate = wilson_rate(&hidden, &Value::known(200.0), Z::P95).unwrap();
        assert_eq!(rate, Value::Suppressed { lo: Some(0.005), hi: Some(0.02) });
        assert_eq!(wilson_rate(&Value::Missing, &hidden, Z::P95), Ok(Value::Missing));
    }

    #[test]
    fn a_share_of_nobody_is_missing_and_more_than_all_is_refused() {
        assert_eq!(wilson_rate(&Value::known(0.0), &Value::known(0.0), Z::P95), Ok(Value::Missing));
        let error = wilson_rate(&Value::known(11.0), &Value::known(10.0), Z::P95);
        assert_eq!(error, Err(SmallError::CountAboveDenominator { count: 11.0, denominator: 10.0 }));
    }

    #[test]
    fn an_imputed_input_marks_the_rate_as_imputed() {
        let count = Value::Imputed { value: 12.0, lo: None, hi: None, method: "area".to_owned() };
        let rate = wilson_rate(&count, &Value::known(100.0), Z::P95).unwrap();
        assert!(matches!(rate, Value::Imputed { ref method, .. } if method == "area"), "{rate:?}");
    }
}
