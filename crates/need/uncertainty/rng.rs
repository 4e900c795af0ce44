//! Random numbers whose stream is fixed by the algorithm, not by a library's version: xoshiro256++ seeded by SplitMix64,
//! and the distributions written out here.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{RngCore, SeedableRng};
use std::sync::LazyLock;

/// Layers of the ziggurat for the normal distribution (Marsaglia and Tsang 2000): its right edge and their area.
const LAYERS: usize = 256;
const EDGE: f64 = 3.654_152_885_361_009;
const AREA: f64 = 0.004_928_673_233_974_658;

struct Ziggurat {
    x: [f64; LAYERS + 1],
    f: [f64; LAYERS + 1],
}

static ZIGGURAT: LazyLock<Ziggurat> = LazyLock::new(|| {
    let density = |x: f64| (-x * x / 2.0).exp();
    let mut x = [0.0; LAYERS + 1];
    x[0] = AREA / density(EDGE);
    x[1] = EDGE;
    for i in 2..LAYERS {
        x[i] = (-2.0 * (AREA / x[i - 1] + density(x[i - 1])).ln()).sqrt();
    }
    Ziggurat { x, f: x.map(density) }
});

/// One random stream.
pub(crate) struct Rng {
    bits: Xoshiro256PlusPlus,
    ziggurat: &'static Ziggurat,
}

/// Mixes two numbers into a new key (the finaliser of SplitMix64).
pub(crate) fn mix(key: u64, part: u64) -> u64 {
    let mut z = key ^ part.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Two independent discrete uniforms on −h..=h of 64 random bits, with `levels` = 2h + 1. Bias under 1e-9.
#[inline]
pub(crate) fn two_steps(bits: u64, levels: u32, h: f64) -> (f64, f64) {
    // A whole number n becomes the low bits of 2⁵² + n: several abreast, which a conversion does not.
    const FLOOR: f64 = (1_u64 << 52) as f64;
    let step = |bits: u64| f64::from_bits(FLOOR.to_bits() | ((bits * u64::from(levels)) >> 32)) - (FLOOR + h);
    (step(bits >> 32), step(bits & 0xffff_ffff))
}

impl Rng {
    /// The stream of a key.
    pub(crate) fn new(key: u64) -> Self {
        Self { bits: Xoshiro256PlusPlus::seed_from_u64(key), ziggurat: &ZIGGURAT }
    }

    /// 64 random bits.
    #[inline]
    pub(crate) fn bits(&mut self) -> u64 {
        self.bits.next_u64()
    }

    /// Uniform in [0, 1).
    #[inline]
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in 0..n.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Standard normal.
    #[inline]
    pub(crate) fn normal(&mut self) -> f64 {
        let Ziggurat { x, f } = self.ziggurat;
        loop {
            let bits = self.bits();
            let layer = (bits & 0xff) as usize;
            // 52 random bits over [2, 4), so that u is uniform over [−1, 1).
            let u = f64::from_bits((bits >> 12) | 0x4000_0000_0000_0000) - 3.0;
            let at = u * x[layer];
            if at.abs() < x[layer + 1] {
                return at;
            }
            if layer == 0 {
                return self.tail().copysign(u);
            }
            let height = f[layer + 1] + (f[layer] - f[layer + 1]) * self.unit();
            if height < (-at * at / 2.0).exp() {
                return at;
            }
        }
    }

    #[cold]
    fn tail(&mut self) -> f64 {
        loop {
            let beyond = -(1.0 - self.unit()).ln() / EDGE;
            if -2.0 * (1.0 - self.unit()).ln() >= beyond * beyond {
                return EDGE + beyond;
            }
        }
    }

    /// Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000a); zero for a shape of zero.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape <= 0.0 {
            return 0.0;
        }
        let boost = if shape < 1.0 { (1.0 - self.unit()).powf(1.0 / shape) } else { 1.0 };
        let d = if shape < 1.0 { shape + 1.0 } else { shape } - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && (1.0 - self.unit()).ln() < x * x / 2.0 + d - d * v + d * v.ln() {
                return boost * d * v;
            }
        }
    }

    /// A random order of the items.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncertainty_streams_are_pinned_so_that_old_seeds_keep_their_answers() {
        let mut rng = Rng::new(mix(42, 7));
        let first: Vec<u64> = (0..2).map(|_| rng.bits()).collect();
        assert_eq!(first, PINNED);
    }

    const PINNED: [u64; 2] = [7_499_634_282_745_036_628, 10_369_240_649_992_356_619];

    /// Mean and variance of 200 000 draws must lie within 4 standard errors of the truth.
    fn agrees(mean: f64, variance: f64, fourth: f64, mut draw: impl FnMut() -> f64) {
        let n = 200_000.0;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..200_000 {
            let x = draw() - mean;
            sum += x;
            squares += x * x;
        }
        assert!((sum / n).abs() < 4.0 * (variance / n).sqrt(), "mean off by {}", sum / n);
        let error = ((fourth - variance * variance) / n).sqrt();
        assert!((squares / n - variance).abs() < 4.0 * error, "variance {} not {variance}", squares / n);
    }

    #[test]
    fn uncertainty_draws_have_the_moments_of_their_distributions() {
        let mut rng = Rng::new(1);
        agrees(0.0, 1.0, 3.0, || rng.normal());
        agrees(0.5, 1.0 / 12.0, 1.0 / 80.0, || rng.unit());
        agrees(0.0, 10.0, 178.0, || two_steps(rng.bits(), 11, 5.0).0);
        agrees(0.0, 10.0, 178.0, || two_steps(rng.bits(), 11, 5.0).1);
        for shape in [0.4, 3.3, 20.0] {
            agrees(shape, shape, 3.0 * shape * shape + 6.0 * shape, || rng.gamma(shape));
        }
    }

    #[test]
    fn uncertainty_normals_have_the_tails_of_a_normal() {
        let mut rng = Rng::new(2);
        let n = 400_000;
        for (limit, share) in [(1.0, 0.317_310_5), (2.0, 0.045_500_3), (3.0, 0.002_699_8), (3.7, 0.000_215_6)] {
            let beyond = (0..n).filter(|_| rng.normal().abs() > limit).count() as f64 / f64::from(n);
            let error = (share * (1.0 - share) / f64::from(n)).sqrt();
            assert!((beyond - share).abs() < 4.0 * error, "{limit}: {beyond} not {share}");
        }
    }
}
