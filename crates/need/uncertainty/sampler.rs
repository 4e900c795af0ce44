//! Draws the values of one indicator. Cells are grouped by kind of noise, so that each loop does one thing.

use super::rng::Rng;
use crate::index::{Noise, Observation, Sampling};

/// 1.96: half the width of a 95 % interval in standard deviations.
const Z95: f64 = 1.959_963_984_540_054;

struct Counted {
    cell: usize,
    numerator: f64,
    denominator: f64,
    levels: u64,
    half_width: f64,
    /// Standard deviation of the count's own variation, as a share.
    sd: f64,
    per: f64,
}

struct Normal {
    cell: usize,
    value: f64,
    sd_below: f64,
    sd_above: f64,
}

struct Uniform {
    cell: usize,
    lo: f64,
    width: f64,
}

/// The cells of one indicator that take part, in the order of the units.
#[derive(Default)]
pub(crate) struct Sampler {
    /// What stands in when the data do not vary: the number, or the middle of the bounds of a hidden value. It ranks
    /// units inside a draw and is never given out.
    pub(crate) fixed: Vec<f64>,
    counted: Vec<Counted>,
    sampled: Vec<Counted>,
    normal: Vec<Normal>,
    uniform: Vec<Uniform>,
}

impl Sampler {
    /// Adds a cell; nothing happens for one that is absent.
    pub(crate) fn push(&mut self, observation: &Observation) {
        let cell = self.fixed.len();
        match observation {
            Observation::Known { value, noise } | Observation::Imputed { value, noise, .. } => {
                self.fixed.push(*value);
                self.number(cell, *value, *noise);
            }
            Observation::Suppressed { lo: Some(lo), hi: Some(hi) } => {
                self.fixed.push((lo + hi) / 2.0);
                self.uniform.push(Uniform { cell, lo: *lo, width: hi - lo });
            }
            Observation::Suppressed { .. } | Observation::Missing => {}
        }
    }

    fn number(&mut self, cell: usize, value: f64, noise: Noise) {
        match noise {
            Noise::None => {}
            Noise::Counts { denominator, half_width, per, sampling } => {
                let p = value / per;
                let sd = (p * (1.0 - p) / denominator).sqrt();
                let counted = Counted {
                    cell,
                    numerator: p * denominator,
                    denominator,
                    levels: 2 * u64::from(half_width) + 1,
                    half_width: f64::from(half_width),
                    sd,
                    per,
                };
                match sampling {
                    Sampling::None => self.counted.push(counted),
                    Sampling::Binomial => self.sampled.push(counted),
                }
            }
            Noise::Interval { lo, hi } => {
                let (sd_below, sd_above) = ((value - lo) / Z95, (hi - value) / Z95);
                self.normal.push(Normal { cell, value, sd_below, sd_above });
            }
            Noise::Normal { sd } => self.normal.push(Normal { cell, value, sd_below: sd, sd_above: sd }),
        }
    }

    /// Cells that vary.
    pub(crate) fn uncertain(&self) -> usize {
        self.counted.len() + self.sampled.len() + self.normal.len() + self.uniform.len()
    }

    /// One draw of every cell into `out`, which has as many places as there are cells.
    pub(crate) fn draw(&self, rng: &mut Rng, out: &mut [f64]) {
        if self.uncertain() < self.fixed.len() {
            out.copy_from_slice(&self.fixed);
        }
        for c in &self.counted {
            out[c.cell] = c.share(rng) * c.per;
        }
        for c in &self.sampled {
            out[c.cell] = (c.share(rng) + c.sd * rng.normal()).clamp(0.0, 1.0) * c.per;
        }
        for n in &self.normal {
            let z = rng.normal();
            out[n.cell] = n.value + z * if z < 0.0 { n.sd_below } else { n.sd_above };
        }
        for u in &self.uniform {
            out[u.cell] = u.lo + u.width * rng.unit();
        }
    }
}

impl Counted {
    /// The share with new noise on both counts, 0–1.
    #[inline]
    fn share(&self, rng: &mut Rng) -> f64 {
        let (over, under) = rng.two_steps(self.levels, self.half_width);
        ((self.numerator + over) / (self.denominator + under).max(1.0)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(observation: Observation) -> (f64, f64) {
        let mut sampler = Sampler::default();
        sampler.push(&observation);
        let mut rng = Rng::new(11);
        let mut out = [0.0];
        let draws: Vec<f64> = (0..40_000)
            .map(|_| {
                sampler.draw(&mut rng, &mut out);
                out[0]
            })
            .collect();
        crate::index::moments(&draws)
    }

    #[test]
    fn uncertainty_of_a_noised_share_is_the_closed_form_within_three_standard_errors() {
        let cases = [
            (0.12, 100.0, Sampling::None),
            (0.12, 500.0, Sampling::Binomial),
            (0.6, 100.0, Sampling::None),
            (0.9, 400.0, Sampling::None),
        ];
        for (p, n, sampling) in cases {
            let noise = Noise::Counts { denominator: n, half_width: 5, per: 100.0, sampling };
            let (mean, sd) = moments(Observation::Known { value: 100.0 * p, noise });
            let one: Vec<f64> = (-5..=5).map(|e| 1.0 / (n + f64::from(e))).collect();
            let (first, second) = (one.iter().sum::<f64>() / 11.0, one.iter().map(|x| x * x).sum::<f64>() / 11.0);
            let closed = p * n * first;
            let noise_variance = ((p * n).powi(2) + 10.0) * second - closed * closed;
            let chance = if sampling == Sampling::Binomial { p * (1.0 - p) / n } else { 0.0 };
            let closed_sd = (noise_variance + chance).sqrt();
            assert!((mean / 100.0 - closed).abs() < 3.0 * closed_sd / 200.0, "mean at {n}");
            assert!((sd / 100.0 / closed_sd - 1.0).abs() < 0.015, "sd at {n}: {sd} not {closed_sd}");
            // The rule of thumb of the method text.
            let rule = 10.0_f64.sqrt() / n * (1.0 + p * p).sqrt();
            assert!((noise_variance.sqrt() / rule - 1.0).abs() < 0.02, "rule at {n}");
        }
    }

    #[test]
    fn uncertainty_of_a_hidden_value_is_uniform_in_its_bounds() {
        let (mean, sd) = moments(Observation::Suppressed { lo: Some(1.0), hi: Some(4.0) });
        assert!((mean - 2.5).abs() < 3.0 * sd / 200.0);
        assert!((sd / (3.0 / 12.0_f64.sqrt()) - 1.0).abs() < 0.015);
    }

    #[test]
    fn uncertainty_of_an_interval_is_as_wide_as_the_interval() {
        let noise = Noise::Interval { lo: 10.0 - Z95, hi: 10.0 + Z95 };
        let (mean, sd) = moments(Observation::Known { value: 10.0, noise });
        assert!((mean - 10.0).abs() < 3.0 * sd / 200.0 && (sd - 1.0).abs() < 0.015);
    }
}
