//! Rank sets with a stated confidence, by Holm's step-down over pairs: the simple conservative version of Mogstad,
//! Romano, Shaikh and Wilhelm 2023.

use super::simulate::{data_key, limit, prepare};
use super::{Setup, UncertaintyError};
use crate::index::{Profile, Table};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use statrs::function::erf::erfc;

/// Units for which pairs are still few enough.
const MAX_UNITS: usize = 1_000;
/// Draws of one task.
const CHUNK: usize = 64;

/// What a set of ranks is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetKind {
    /// All sets hold at once: for "which units may be among the K".
    Simultaneous,
    /// Each set holds by itself: for "where is this unit".
    Marginal,
}

/// The ranks that a unit may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankSet {
    /// 1 + units significantly more exposed.
    pub lo: usize,
    /// All units − units significantly less exposed.
    pub hi: usize,
}

/// Rank sets from scores (higher = more exposed) and the standard error of each difference; `level` is 0.95 for 95 %.
///
/// Pairs are compared two-sided. A difference without error is significant unless it is zero.
pub fn rank_sets(
    scores: &[f64],
    error_of_difference: impl Fn(usize, usize) -> f64,
    level: f64,
    kind: SetKind,
) -> Vec<RankSet> {
    let n = scores.len();
    let mut sets = vec![RankSet { lo: 1, hi: n }; n];
    let p = |a: usize, b: usize| {
        let (difference, error) = ((scores[a] - scores[b]).abs(), error_of_difference(a, b));
        match difference > 0.0 {
            true if error > 0.0 => erfc(difference / error / std::f64::consts::SQRT_2),
            true => 0.0,
            false => 1.0,
        }
    };
    match kind {
        SetKind::Simultaneous => {
            let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
            for (a, b) in holm(pairs.map(|(a, b)| (p(a, b), (a, b))).collect(), 1.0 - level) {
                let (above, below) = if scores[a] > scores[b] { (a, b) } else { (b, a) };
                sets[above].hi -= 1;
                sets[below].lo += 1;
            }
        }
        SetKind::Marginal => {
            for (j, set) in sets.iter_mut().enumerate() {
                let others = (0..n).filter(|k| *k != j);
                for k in holm(others.map(|k| (p(j, k), k)).collect(), 1.0 - level) {
                    if scores[k] > scores[j] {
                        set.lo += 1;
                    } else {
                        set.hi -= 1;
                    }
                }
            }
        }
    }
    sets
}

/// The tests that Holm's step-down rejects.
fn holm<T>(mut tests: Vec<(f64, T)>, alpha: f64) -> impl Iterator<Item = T> {
    let all = tests.len();
    tests.sort_by(|a, b| a.0.total_cmp(&b.0));
    let rejected = tests.into_iter().enumerate().take_while(move |(i, (p, _))| *p <= alpha / (all - i) as f64);
    rejected.map(|(_, (_, test))| test)
}

/// Rank sets of an index, from the data uncertainty of its scores under the chosen profile and method; none for rows
/// without an index. Asks for at least two draws.
pub fn index_rank_sets(
    table: &Table,
    profile: &Profile,
    setup: &Setup,
    level: f64,
    kind: SetKind,
) -> Result<Vec<Option<RankSet>>, UncertaintyError> {
    let engine = prepare(table, profile, setup)?;
    let units = engine.ranked.len();
    if !(level > 0.0 && level < 1.0) || setup.draws < 2 {
        return Err(UncertaintyError::Choice { what: "rank sets need a level between 0 and 1 and two draws or more" });
    }
    limit(units, MAX_UNITS, "units compared in pairs")?;
    let mut ws = engine.workspace();
    engine.nominal(setup.recipe.method, &mut ws);
    let scores: Vec<f64> = engine.ranked.iter().map(|r| ws.scores[*r]).collect();
    let chunks: Vec<usize> = (0..setup.draws).step_by(CHUNK).collect();
    let drawn: Vec<Vec<f64>> = (chunks.into_par_iter())
        .map_init(
            || engine.workspace(),
            |ws, start| {
                let mut out = Vec::with_capacity(CHUNK * units);
                for draw in start..(start + CHUNK).min(setup.draws) {
                    engine.parts(setup.recipe.method, Some(data_key(setup.seed, draw)), ws);
                    engine.scores(setup.recipe.method, None, ws);
                    out.extend(engine.ranked.iter().zip(&scores).map(|(r, s)| ws.scores[*r] - s));
                }
                out
            },
        )
        .collect();
    let errors = errors_of_differences(&drawn, units, setup.draws);
    let sets = rank_sets(&scores, |a, b| errors[a.min(b) * units + a.max(b)], level, kind);
    let mut rows = vec![None; engine.rows];
    engine.ranked.iter().zip(sets).for_each(|(row, set)| rows[*row] = Some(set));
    Ok(rows)
}

/// Standard deviation of each difference over the draws, in the upper triangle.
fn errors_of_differences(drawn: &[Vec<f64>], units: usize, draws: usize) -> Vec<f64> {
    let (mut sums, mut squares) = (vec![0.0; units * units], vec![0.0; units * units]);
    for scores in drawn.iter().flat_map(|chunk| chunk.chunks_exact(units.max(1))) {
        for a in 0..units {
            let row = a * units;
            for b in a + 1..units {
                let d = scores[a] - scores[b];
                sums[row + b] += d;
                squares[row + b] += d * d;
            }
        }
    }
    let n = draws as f64;
    sums.iter().zip(&squares).map(|(s, q)| ((q - s * s / n).max(0.0) / (n - 1.0)).sqrt()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncertainty_rank_sets_count_who_is_significantly_above_and_below() {
        let scores = [10.0, 9.5, 3.0, 0.0];
        let sets = rank_sets(&scores, |_, _| 1.0, 0.95, SetKind::Simultaneous);
        let pairs: Vec<(usize, usize)> = sets.iter().map(|s| (s.lo, s.hi)).collect();
        // 10 and 9.5 are alike; 3 and 0 differ by three standard errors, which Holm's fifth step allows (.0027 ≤ .05/2).
        assert_eq!(pairs, [(1, 2), (1, 2), (3, 3), (4, 4)]);
        let exact = rank_sets(&[2.0, 2.0, 1.0], |_, _| 0.0, 0.95, SetKind::Marginal);
        assert_eq!(exact, [RankSet { lo: 1, hi: 2 }, RankSet { lo: 1, hi: 2 }, RankSet { lo: 3, hi: 3 }]);
    }

    #[test]
    fn uncertainty_rank_sets_are_wider_when_they_must_hold_all_at_once() {
        let scores: Vec<f64> = (0..30).map(|i| f64::from(i) * 0.7).collect();
        let all = rank_sets(&scores, |_, _| 1.0, 0.95, SetKind::Simultaneous);
        let each = rank_sets(&scores, |_, _| 1.0, 0.95, SetKind::Marginal);
        assert!(all.iter().zip(&each).all(|(a, e)| a.lo <= e.lo && a.hi >= e.hi));
        assert!(all.iter().zip(&each).any(|(a, e)| a != e));
        assert!(each.iter().enumerate().all(|(i, s)| (s.lo..=s.hi).contains(&(30 - i))));
    }
}
