//! One indicator brought to a common scale, higher = more exposed. The same code serves the index and every draw of it.

use super::{KEY_INDEX_BITS, Normalisation, descending_key};
use std::collections::BTreeMap;

/// Buffers that are used again from draw to draw.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    keys: Vec<u64>,
    percentile: ByRank,
    exponential: ByRank,
}

/// Scores by twice the average rank, 1 = most exposed; made once for each number of values.
#[derive(Debug, Default)]
struct ByRank(BTreeMap<usize, Vec<f64>>);

/// X = −23·ln(1 − R·(1 − e^(−100/23))), R in (0, 1], 1 = most exposed; 0–100. Source: methods of the English indices.
pub fn exponential(r: f64) -> f64 {
    -23.0 * (1.0 - r * (1.0 - (-100.0_f64 / 23.0).exp())).ln()
}

/// Scales `values` (of the units that have one) into `out`. `sign` is +1, or −1 when a lower value is more exposed.
///
/// A column whose values are all alike says nothing: it becomes the middle of the scale for every unit.
pub(crate) fn normalise(norm: Normalisation, sign: f64, values: &[f64], out: &mut [f64], scratch: &mut Scratch) {
    match norm {
        Normalisation::Z => {
            if values.iter().any(|v| *v != values[0]) {
                let (mean, sd) = moments(values);
                let scale = sign / sd;
                map(values, out, |v| (v - mean) * scale);
            } else {
                out.fill(0.0);
            }
        }
        Normalisation::MinMax0To100 => min_max(sign, values, out, 0.0),
        Normalisation::MinMax1To100 => min_max(sign, values, out, 1.0),
        Normalisation::Percentile => {
            let n = values.len() as f64;
            let (step, middle) = if n > 1.0 { (100.0 / (n - 1.0), 0.0) } else { (0.0, 50.0) };
            let table = scratch.percentile.of(values.len(), |rank| middle + (n - rank) * step);
            by_rank(sign, values, out, &mut scratch.keys, table);
        }
        Normalisation::Exponential => {
            let n = values.len() as f64;
            let table = scratch.exponential.of(values.len(), |rank| exponential((n + 1.0 - rank) / n));
            by_rank(sign, values, out, &mut scratch.keys, table);
        }
    }
}

/// Where a value would stand on the scale made by `values`: how the bounds of a hidden value are placed.
pub(crate) fn place(norm: Normalisation, sign: f64, values: &[f64], value: f64) -> f64 {
    let (lo, hi) = ends(values);
    let share = |v: f64| if sign > 0.0 { (v - lo) / (hi - lo) } else { (hi - v) / (hi - lo) };
    let below = |v: f64| {
        let under = values.iter().filter(|x| sign * **x < sign * v).count() as f64;
        let level = values.iter().filter(|x| **x == v).count() as f64;
        (under + level / 2.0) / values.len() as f64
    };
    let alike = values.is_empty() || hi <= lo;
    match norm {
        Normalisation::Z if alike => 0.0,
        Normalisation::Z => {
            let (mean, sd) = moments(values);
            sign * (value - mean) / sd
        }
        Normalisation::MinMax0To100 | Normalisation::Percentile if alike => 50.0,
        Normalisation::MinMax1To100 if alike => 50.5,
        Normalisation::MinMax0To100 => 100.0 * share(value).clamp(0.0, 1.0),
        Normalisation::MinMax1To100 => 1.0 + 99.0 * share(value).clamp(0.0, 1.0),
        Normalisation::Percentile => 100.0 * below(value),
        Normalisation::Exponential if alike => exponential(0.5),
        Normalisation::Exponential => exponential(below(value).max(1.0 / values.len() as f64)),
    }
}

impl ByRank {
    /// The table for so many values. Ranks come in halves.
    fn of(&mut self, values: usize, score: impl Fn(f64) -> f64) -> &[f64] {
        let table = || (0..=2 * values).map(|twice| score(twice.max(2) as f64 / 2.0)).collect();
        self.0.entry(values).or_insert_with(table)
    }
}

fn min_max(sign: f64, values: &[f64], out: &mut [f64], bottom: f64) {
    let (lo, hi) = ends(values);
    if hi > lo {
        let scale = sign * (100.0 - bottom) / (hi - lo);
        let from = if sign > 0.0 { lo } else { hi };
        // Rounding may not push the least exposed under the bottom, where the logarithm waits.
        map(values, out, |v| ((v - from) * scale + bottom).max(bottom));
    } else {
        out.fill((100.0 + bottom) / 2.0);
    }
}

/// Gives each value the score of its average rank.
fn by_rank(sign: f64, values: &[f64], out: &mut [f64], keys: &mut Vec<u64>, table: &[f64]) {
    const POSITION: u64 = (1 << KEY_INDEX_BITS) - 1;
    let n = values.len();
    keys.clear();
    keys.extend(values.iter().enumerate().map(|(i, v)| descending_key(sign * v, i)));
    keys.sort_unstable();
    let mut start = 0;
    while start < n {
        let value = keys[start] >> KEY_INDEX_BITS;
        let mut end = start + 1;
        while end < n && keys[end] >> KEY_INDEX_BITS == value {
            end += 1;
        }
        let score = table[start + 1 + end];
        for key in &keys[start..end] {
            out[(key & POSITION) as usize] = score;
        }
        start = end;
    }
}

fn map(values: &[f64], out: &mut [f64], f: impl Fn(f64) -> f64) {
    for (o, v) in out.iter_mut().zip(values) {
        *o = f(*v);
    }
}

/// Four running results at once, so that the sums do not wait for each other; the order is fixed.
fn fold4(values: &[f64], start: f64, f: impl Fn(f64, f64) -> f64, join: impl Fn(f64, f64) -> f64) -> f64 {
    let mut lanes = [start; 4];
    let chunks = values.chunks_exact(4);
    for (lane, v) in lanes.iter_mut().zip(chunks.remainder()) {
        *lane = f(*lane, *v);
    }
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane = f(*lane, *v);
        }
    }
    join(join(lanes[0], lanes[1]), join(lanes[2], lanes[3]))
}

/// Smallest and largest.
pub(crate) fn ends(values: &[f64]) -> (f64, f64) {
    let less = |a: f64, b: f64| if b < a { b } else { a };
    let more = |a: f64, b: f64| if b > a { b } else { a };
    (fold4(values, f64::INFINITY, less, less), fold4(values, f64::NEG_INFINITY, more, more))
}

/// Mean and standard deviation with n − 1.
pub(crate) fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let add = |a: f64, b: f64| a + b;
    let mean = fold4(values, 0.0, add, add) / n;
    let squares = fold4(values, 0.0, |a, v| a + (v - mean) * (v - mean), add);
    (mean, (squares / (n - 1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(norm: Normalisation, sign: f64, values: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; values.len()];
        normalise(norm, sign, values, &mut out, &mut Scratch::default());
        out
    }

    #[test]
    fn every_index_scale_puts_the_most_exposed_highest_in_both_directions() {
        for norm in Normalisation::ALL {
            let up = scaled(*norm, 1.0, &[1.0, 2.0, 4.0, 8.0, 3.0]);
            let down = scaled(*norm, -1.0, &[-1.0, -2.0, -4.0, -8.0, -3.0]);
            assert!(up[0] < up[1] && up[1] < up[4] && up[4] < up[2] && up[2] < up[3], "{norm:?} {up:?}");
            assert!(up.iter().zip(&down).all(|(a, b)| (a - b).abs() < 1e-12), "{norm:?} {up:?} {down:?}");
        }
    }

    #[test]
    fn an_index_column_of_one_value_is_the_middle_of_each_scale() {
        for (norm, middle) in [
            (Normalisation::Z, 0.0),
            (Normalisation::MinMax0To100, 50.0),
            (Normalisation::MinMax1To100, 50.5),
            (Normalisation::Percentile, 50.0),
        ] {
            assert_eq!(scaled(norm, 1.0, &[0.1; 7]), [middle; 7]);
            assert_eq!(scaled(norm, 1.0, &[3.0]), [middle], "one unit alone");
        }
    }

    #[test]
    fn an_index_column_is_scaled_alike_after_columns_of_other_lengths() {
        let mut scratch = Scratch::default();
        for length in [5, 3, 5, 1, 4] {
            let values: Vec<f64> = (0..length).map(|i| f64::from(i * 7 % 5)).collect();
            for norm in Normalisation::ALL {
                let mut out = vec![0.0; values.len()];
                normalise(*norm, 1.0, &values, &mut out, &mut scratch);
                assert_eq!(out, scaled(*norm, 1.0, &values), "{norm:?} of {length}");
            }
        }
    }

    #[test]
    fn index_ties_share_the_average_rank_in_percentile_and_exponential() {
        assert_eq!(scaled(Normalisation::Percentile, 1.0, &[5.0, 5.0, 1.0]), [75.0, 75.0, 0.0]);
        let x = scaled(Normalisation::Exponential, 1.0, &[5.0, 5.0, 1.0]);
        assert!((x[0] - exponential(2.5 / 3.0)).abs() < 1e-12 && (x[2] - exponential(1.0 / 3.0)).abs() < 1e-12);
    }
}
