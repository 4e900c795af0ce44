//! The interval that a published share is shown with: sampling and disclosure noise together.

use super::Noise;
use crate::small::{Interval, SmallError, Z, wilson};
use domain::Sampling;

/// Interval of x of n persons (published counts), shares 0–1, at the confidence of `z`.
///
/// Wilson's interval and that of the noise are put together by square-and-add on each side (Zou and Donner 2008: the two
/// errors are independent), and cut at the hard bounds of the noise where nothing is sampled. A noised count above its
/// denominator counts as all of them. Errors: x < 0, n ≤ 0.
pub fn share_interval(x: f64, n: f64, noise: Noise, sampling: Sampling, z: Z) -> Result<Interval, SmallError> {
    let x = x.min(n);
    let chance = wilson(x, n, z)?;
    let p = x / n;
    let blur = z.get() * noise.rate_sd(p, n).unwrap_or(0.0);
    match sampling {
        Sampling::Binomial => Ok(Interval {
            lo: (p - (p - chance.lo).hypot(blur)).max(0.0),
            hi: (p + (chance.hi - p).hypot(blur)).min(1.0),
        }),
        Sampling::None => {
            let h = noise.half_width();
            let hard_lo = ((x - h) / (n + h)).max(0.0);
            let hard_hi = if n > h { ((x + h) / (n - h)).min(1.0) } else { 1.0 };
            Ok(Interval { lo: (p - blur).max(hard_lo), hi: (p + blur).min(hard_hi) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_widens_the_interval_of_sampling_and_nothing_leaves_it_alone() {
        let plain = wilson(24.0, 200.0, Z::P95).unwrap();
        let same = share_interval(24.0, 200.0, Noise::EXACT, Sampling::Binomial, Z::P95).unwrap();
        assert!((same.lo - plain.lo).abs() < 1e-12 && (same.hi - plain.hi).abs() < 1e-12);
        let noised = share_interval(24.0, 200.0, Noise::MICRODATA, Sampling::Binomial, Z::P95).unwrap();
        assert!(noised.lo < plain.lo && noised.hi > plain.hi);
        let exact = share_interval(24.0, 200.0, Noise::EXACT, Sampling::None, Z::P95).unwrap();
        assert_eq!((exact.lo, exact.hi), (0.12, 0.12));
    }

    #[test]
    fn noise_alone_never_leaves_its_hard_bounds() {
        let i = share_interval(24.0, 200.0, Noise::MICRODATA, Sampling::None, Z::P95).unwrap();
        assert!((i.lo - 19.0 / 205.0).abs() < 1e-12 && (i.hi - 29.0 / 195.0).abs() < 1e-12, "{i:?}");
    }
}
