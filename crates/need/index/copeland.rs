//! Copeland's score: in how many pairs a unit outranks the other, minus in how many it is outranked.

use super::effective;

/// Scores of units given column-major values, and the theme and weight of each indicator; `present(i, unit)` says which
/// values there are.
///
/// A pair is compared on the indicators that both have, with the weights of the rest shared as in a mean. The outranking
/// share is the weight of the indicators on which a unit is more exposed, half the weight where they are alike; above one
/// half is +1, below −1. Work grows with the square of the units.
pub(crate) fn copeland(
    rows: usize,
    values: &[f64],
    (theme, flat): (&[usize], &[f64]),
    present: impl Fn(usize, usize) -> bool,
    scores: &mut [f64],
) {
    scores.fill(0.0);
    let mut both = vec![false; flat.len()];
    let mut weights = vec![0.0; flat.len()];
    for a in 0..rows {
        for b in a + 1..rows {
            let mut changed = false;
            for (i, both) in both.iter_mut().enumerate() {
                let now = present(i, a) && present(i, b);
                changed |= *both != now;
                *both = now;
            }
            if changed {
                effective(theme, flat, &both, &mut weights);
            }
            let mut margin = 0.0;
            for (i, w) in weights.iter().enumerate().filter(|(_, w)| **w > 0.0) {
                let (x, y) = (values[i * rows + a], values[i * rows + b]);
                margin += w * (f64::from(u8::from(x > y)) - f64::from(u8::from(x < y)));
            }
            // A share of one half is a margin of zero; rounding of weights like .1 + .2 − .3 is no win.
            if margin.abs() > 1e-12 {
                scores[a] += margin.signum();
                scores[b] -= margin.signum();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_by_copeland_counts_pairs_won_and_lost() {
        // On weights .6/.4: A beats B and C on the first, B beats C on both.
        let values = [3.0, 2.0, 1.0, 1.0, 3.0, 2.0];
        let mut scores = [0.0; 3];
        copeland(3, &values, (&[0, 1], &[0.6, 0.4]), |_, _| true, &mut scores);
        assert_eq!(scores, [2.0, 0.0, -2.0]);
        copeland(3, &values, (&[0, 1], &[0.5, 0.5]), |_, _| true, &mut scores);
        assert_eq!(scores, [0.0, 1.0, -1.0], "a pair that is split in half is no win");
        copeland(3, &values, (&[0, 1], &[0.6, 0.4]), |i, unit| !(i == 0 && unit == 0), &mut scores);
        assert_eq!(scores, [-2.0, 2.0, 0.0], "A is compared on what it has");
    }
}
