//! Draws the values of one indicator. Cells are grouped by kind of noise, so that each loop does one thing.

use super::rng::{Rng, two_steps};
use crate::index::{Noise, Observation, Sampling};

/// 1.96: half the width of a 95 % interval in standard deviations.
const Z95: f64 = 1.959_963_984_540_054;

/// Cells after each other whose counts have the same noise, field by field.
struct Counted {
    noise: Steps,
    first: usize,
    numerators: Vec<f64>,
    denominators: Vec<f64>,
}

/// Noise of both counts of a share.
#[derive(Clone, Copy, PartialEq)]
struct Steps {
    levels: u32,
    half_width: f64,
    per: f64,
}

/// A share whose counts vary by themselves too.
struct Sampled {
    cell: usize,
    noise: Steps,
    numerator: f64,
    denominator: f64,
    /// Standard deviation of the count's own variation, as a share.
    sd: f64,
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
    sampled: Vec<Sampled>,
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
                let numerator = p * denominator;
                let levels = half_width.saturating_mul(2).saturating_add(1);
                let noise = Steps { levels, half_width: f64::from(half_width), per };
                match sampling {
                    Sampling::None => {
                        let follows = |run: &mut Counted| run.noise == noise && run.end() == cell;
                        let (numerators, denominators) = Default::default();
                        let new = Counted { noise, first: cell, numerators, denominators };
                        let mut run = self.counted.pop_if(follows).unwrap_or(new);
                        run.numerators.push(numerator);
                        run.denominators.push(denominator);
                        self.counted.push(run);
                    }
                    Sampling::Binomial => {
                        let sd = (p * (1.0 - p) / denominator).sqrt();
                        self.sampled.push(Sampled { cell, noise, numerator, denominator, sd });
                    }
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
        let counted: usize = self.counted.iter().map(|c| c.numerators.len()).sum();
        counted + self.sampled.len() + self.normal.len() + self.uniform.len()
    }

    /// One draw of every cell into `out`, which has as many places as there are cells.
    pub(crate) fn draw(&self, rng: &mut Rng, out: &mut [f64]) {
        if self.uncertain() < self.fixed.len() {
            out.copy_from_slice(&self.fixed);
        }
        self.counted.iter().for_each(|c| c.draw(rng, out));
        for s in &self.sampled {
            let share = s.noise.share(rng.bits(), s.numerator, s.denominator);
            out[s.cell] = (share + s.sd * rng.normal()).clamp(0.0, 1.0) * s.noise.per;
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
    /// The cell after the last one.
    fn end(&self) -> usize {
        self.first + self.numerators.len()
    }

    /// First the random bits of all cells, which wait for each other, then the arithmetic, which goes several abreast.
    fn draw(&self, rng: &mut Rng, out: &mut [f64]) {
        let out = &mut out[self.first..self.end()];
        out.fill_with(|| f64::from_bits(rng.bits()));
        for ((value, numerator), denominator) in out.iter_mut().zip(&self.numerators).zip(&self.denominators) {
            *value = self.noise.share(value.to_bits(), *numerator, *denominator) * self.noise.per;
        }
    }
}

impl Steps {
    /// The share with new noise on both counts, 0–1.
    #[inline]
    fn share(&self, bits: u64, numerator: f64, denominator: f64) -> f64 {
        let (over, under) = two_steps(bits, self.levels, self.half_width);
        ((numerator + over) / (denominator + under).max(1.0)).clamp(0.0, 1.0)
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
    fn uncertainty_of_counts_takes_one_number_of_the_stream_for_each_cell_in_order() {
        // Two kinds of noise, and a cell without any between them.
        let kinds = [Some((5, 1.0)), Some((5, 1.0)), None, Some((5, 1.0)), Some((2, 100.0)), Some((5, 1.0))];
        let (value, denominator) = (|i: usize| 0.02 * i as f64, |i: usize| 3.0 + 40.0 * i as f64);
        let mut sampler = Sampler::default();
        for (i, kind) in kinds.iter().enumerate() {
            let counts = |(half_width, per)| Noise::Counts {
                denominator: denominator(i),
                half_width,
                per,
                sampling: Sampling::None,
            };
            let value = value(i) * kind.map_or(1.0, |(_, per)| per);
            sampler.push(&Observation::Known { value, noise: kind.map_or(Noise::None, counts) });
        }
        assert_eq!(sampler.uncertain(), 5);
        let mut drawn = [0.0; 6];
        for seed in 0..1_000 {
            sampler.draw(&mut Rng::new(seed), &mut drawn);
            let mut stream = Rng::new(seed);
            for (i, kind) in kinds.iter().enumerate() {
                let Some((h, per)) = *kind else {
                    assert_eq!(drawn[i], value(i));
                    continue;
                };
                let bits = stream.bits();
                let step = |bits: u64| ((bits * (2 * u64::from(h) + 1)) >> 32) as f64 - f64::from(h);
                let (over, under) = (step(bits >> 32), step(bits & 0xffff_ffff));
                let share = (value(i) * per / per * denominator(i) + over) / (denominator(i) + under).max(1.0);
                assert_eq!(drawn[i], share.clamp(0.0, 1.0) * per, "cell {i}");
            }
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
