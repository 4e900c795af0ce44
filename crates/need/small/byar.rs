//! Byar's approximation to the Poisson interval of a count.

use super::{SmallError, Z, error};

/// Interval of a count; the lower end is absent where the approximation has none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Byar {
    /// Lower end, events. None (never 0) for no events and where the formula falls below 0.
    pub lo: Option<f64>,
    /// Upper end, events.
    pub hi: f64,
}

/// Byar's interval of x events.
///
/// `x(1 − 1/(9x) − z/(3√x))³` and `(x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³`, Breslow & Day 1987 as in
/// PHEindicatormethods. Errors: x < 0.
pub fn byar(x: f64, z: Z) -> Result<Byar, SmallError> {
    let x = error::count(x)?;
    let z = z.get();
    let lo = (x > 0.0).then(|| x * (1.0 - 1.0 / (9.0 * x) - z / (3.0 * x.sqrt())).powi(3)).filter(|lo| *lo >= 0.0);
    let y = x + 1.0;
    Ok(Byar { lo, hi: y * (1.0 - 1.0 / (9.0 * y) + z / (3.0 * y.sqrt())).powi(3) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_end_below_zero_is_absent_and_not_zero() {
        assert_eq!(byar(1.0, Z::P998).unwrap().lo, None);
        assert_eq!(byar(0.0, Z::P95).unwrap().lo, None);
        assert!(byar(0.0, Z::P95).unwrap().hi > 3.0);
        assert!(byar(-1.0, Z::P95).is_err());
    }
}
