//! A figure with its state: known with an interval, hidden between bounds, or missing.

/// A figure of a source or target.
///
/// Nothing turns what is hidden or missing into a number: a hidden figure has bounds alone, even where they are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// Published.
    Known {
        /// The figure.
        value: f64,
        /// Where it lies at least, by its noise; the figure itself where there is none.
        lo: f64,
        /// Where it lies at most.
        hi: f64,
    },
    /// Held back, with the bounds that are known; `hi` may be infinite.
    Hidden {
        /// At least.
        lo: f64,
        /// At most.
        hi: f64,
    },
    /// Not measured or not delivered.
    Missing,
}

/// How the intervals of known parts add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// Bounds: Σ w·lo to Σ w·hi. Never too narrow.
    #[default]
    Hard,
    /// Errors that know nothing of each other: v ± √Σ (w·h)², with h the half of the interval below and above the value.
    /// For noise that was drawn for each figure by itself. With a hidden part among them, bounds.
    Variance,
}

impl Amount {
    /// A figure without noise.
    pub fn exact(value: f64) -> Self {
        Self::Known { value, lo: value, hi: value }
    }

    /// The number, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Hidden { .. } | Self::Missing => None,
        }
    }

    /// Where it lies, unless it is missing.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Self::Known { lo, hi, .. } | Self::Hidden { lo, hi } => Some((lo, hi)),
            Self::Missing => None,
        }
    }

    /// With value and bounds brought between `least` and `most`, such as 0 and 1 for a share.
    #[must_use]
    pub fn clamp(self, least: f64, most: f64) -> Self {
        let into = |v: f64| v.max(least).min(most);
        match self {
            Self::Known { value, lo, hi } => Self::Known { value: into(value), lo: into(lo), hi: into(hi) },
            Self::Hidden { lo, hi } => Self::Hidden { lo: into(lo), hi: into(hi) },
            Self::Missing => Self::Missing,
        }
    }

    /// Missing where a number of it is none.
    pub(super) fn checked(self) -> Self {
        let none = match self {
            Self::Known { value, lo, hi } => !value.is_finite() || lo.is_nan() || hi.is_nan(),
            Self::Hidden { lo, hi } => lo.is_nan() || hi.is_nan(),
            Self::Missing => true,
        };
        if none { Self::Missing } else { self }
    }
}

/// A ratio, per 1. Missing where either is, and where the denominator is nothing; hidden where either is hidden.
///
/// The interval by [`Spread::Hard`] is the least and the largest ratio of the bounds, infinite where the denominator may
/// be nothing. By [`Spread::Variance`] it is v ± √((hₙ/d)² + (v·h_d/d)²), the first order of two errors that know nothing of
/// each other; a small upper half of the ratio comes from the lower half of the denominator. Clamp a share to 0–1 afterwards.
pub fn divide(numerator: Amount, denominator: Amount, spread: Spread) -> Amount {
    use Amount::{Hidden, Known, Missing};
    match (numerator.checked(), denominator.checked()) {
        (Missing, _) | (_, Missing) => Missing,
        (_, Known { value, .. }) if value <= 0.0 => Missing,
        (_, Hidden { hi, .. }) if hi <= 0.0 => Missing,
        (Known { value: n, lo: n_lo, hi: n_hi }, Known { value: d, lo: d_lo, hi: d_hi }) => {
            let value = n / d;
            let (lo, hi) = match spread {
                Spread::Hard => ratio_bounds((n_lo, n_hi), (d_lo, d_hi)),
                Spread::Variance => {
                    let half = |of_n: f64, of_d: f64| (of_n / d).hypot(value * of_d / d);
                    (value - half(n - n_lo, d_hi - d), value + half(n_hi - n, d - d_lo))
                }
            };
            Known { value, lo, hi }
        }
        (n, d) => {
            let (Some(n), Some(d)) = (n.bounds(), d.bounds()) else { return Missing };
            let (lo, hi) = ratio_bounds(n, d);
            Hidden { lo, hi }
        }
    }
}

/// Least and largest n/d, for a denominator that lies above 0.
fn ratio_bounds(n: (f64, f64), d: (f64, f64)) -> (f64, f64) {
    let over = |n: f64, d: f64| {
        if n == 0.0 {
            0.0
        } else if d > 0.0 {
            // Both without end: nothing is said.
            if n.is_infinite() && d.is_infinite() { 0.0 } else { n / d }
        } else {
            n.signum() * f64::INFINITY
        }
    };
    let lo = if n.0 < 0.0 { over(n.0, d.0) } else { over(n.0, d.1) };
    let hi = if n.1 < 0.0 { over(n.1, d.1) } else { over(n.1, d.0) };
    (lo, hi)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: f64, lo: f64, hi: f64) -> Amount {
        Amount::Known { value, lo, hi }
    }

    #[test]
    fn a_ratio_lies_between_the_least_and_the_largest_of_its_bounds() {
        let r = divide(known(20.0, 15.0, 25.0), known(100.0, 80.0, 125.0), Spread::Hard);
        assert_eq!(r, known(0.2, 15.0 / 125.0, 25.0 / 80.0));
        let open = divide(known(20.0, 15.0, 25.0), known(10.0, 0.0, 20.0), Spread::Hard);
        assert_eq!(open.clamp(0.0, 1.0), known(1.0, 0.75, 1.0));
    }

    #[test]
    fn errors_that_know_nothing_of_each_other_give_a_narrower_ratio() {
        let r = divide(known(30.0, 27.0, 33.0), known(100.0, 90.0, 110.0), Spread::Variance);
        let half = (0.03_f64.powi(2) + 0.03_f64.powi(2)).sqrt();
        let Amount::Known { value, lo, hi } = r else { panic!("{r:?}") };
        assert!((value - 0.3).abs() < 1e-15 && (lo - 0.3 + half).abs() < 1e-12 && (hi - 0.3 - half).abs() < 1e-12);
    }

    #[test]
    fn what_is_hidden_over_what_is_known_is_hidden_between_bounds() {
        let hidden = Amount::Hidden { lo: 1.0, hi: 4.0 };
        assert_eq!(divide(hidden, Amount::exact(20.0), Spread::Variance), Amount::Hidden { lo: 0.05, hi: 0.2 });
        let r = divide(Amount::exact(2.0), Amount::Hidden { lo: 0.0, hi: 4.0 }, Spread::Hard);
        assert_eq!(r, Amount::Hidden { lo: 0.5, hi: f64::INFINITY });
        assert_eq!(divide(hidden, hidden, Spread::Hard).value(), None);
    }

    #[test]
    fn a_share_of_nobody_is_missing_and_so_is_a_share_of_what_is_missing() {
        for d in [Amount::exact(0.0), Amount::Hidden { lo: 0.0, hi: 0.0 }, Amount::Missing, Amount::exact(f64::NAN)] {
            assert_eq!(divide(Amount::exact(0.0), d, Spread::Hard), Amount::Missing);
        }
        assert_eq!(divide(Amount::Missing, Amount::exact(5.0), Spread::Hard), Amount::Missing);
    }

    #[test]
    fn a_change_below_zero_keeps_its_order_of_bounds() {
        let r = divide(known(-10.0, -20.0, -5.0), known(10.0, 5.0, 20.0), Spread::Hard);
        assert_eq!(r, known(-1.0, -4.0, -0.25));
    }
}
