//! "What would change the answer?": the smallest change of weights that makes two units change places.

use super::UncertaintyError;
use crate::index::{Aggregation, Profile, Recipe, Span, Table, scale};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use serde::Serialize;

/// The new weight of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightMove {
    /// Id of the indicator.
    pub indicator: String,
    /// Weight in the whole index now, 0–1.
    pub from: f64,
    /// Weight at which the two units are level, 0–1.
    pub to: f64,
}

/// What it takes to make two units level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum WeightChange {
    /// They are level already.
    Level,
    /// The smallest change; a hair more and they have changed places.
    Swap {
        /// Σ|change|, 0–2: twice the weight that is moved.
        l1: f64,
        /// Every indicator, in the order of the profile.
        moves: Vec<WeightMove>,
    },
    /// The other is above on no indicator, so that no weights swap them.
    Never {
        /// Row of the unit that is above.
        above: usize,
    },
}

/// Differences smaller than this are rounding.
const LEVEL: f64 = 1e-12;

/// Finds the change for rows `a` and `b`: minimise Σ|δ| subject to Σ(w+δ)(xₐ−x_b) = 0, Σδ = 0, w+δ ≥ 0.
///
/// Works for means that are additive in the weights (arithmetic; geometric and harmonic on their own scale), between two
/// units that have a number for each indicator with a weight.
pub fn smallest_weight_change(
    table: &Table,
    profile: &Profile,
    recipe: &Recipe,
    a: usize,
    b: usize,
) -> Result<WeightChange, UncertaintyError> {
    let weights = profile.resolve(table)?;
    let agg = recipe.method.aggregation();
    if agg == Aggregation::Copeland {
        return Err(UncertaintyError::Swap { what: "a swap by weights needs a mean: choose another than copeland" });
    }
    if a == b || a.max(b) >= table.rows() {
        return Err(UncertaintyError::Swap { what: "a swap needs two different rows of the table" });
    }
    let (scaled, reports) = scale(table, &weights, recipe);
    let mut differences = Vec::with_capacity(weights.len());
    for (column, report) in scaled.columns.iter().zip(&reports) {
        let at = |row: usize| match column[row] {
            Span::Number(x) => Ok(agg.forward(x)),
            Span::Between(..) | Span::Absent => {
                Err(UncertaintyError::NoNumber { row, indicator: report.indicator.clone() })
            }
        };
        differences.push(at(a)? - at(b)?);
    }
    let gap: f64 = weights.flat.iter().zip(&differences).map(|(w, d)| w * d).sum();
    if gap.abs() <= LEVEL {
        return Ok(WeightChange::Level);
    }
    if differences.iter().all(|d| *d * gap.signum() >= -LEVEL) {
        return Ok(WeightChange::Never { above: if gap > 0.0 { a } else { b } });
    }
    let to = solve(&weights.flat, &differences)?;
    let l1 = weights.flat.iter().zip(&to).map(|(w, t)| (w - t).abs()).sum();
    let moves = (reports.iter().zip(&weights.flat).zip(to)).map(|((report, from), to)| WeightMove {
        indicator: report.indicator.clone(),
        from: *from,
        to,
    });
    Ok(WeightChange::Swap { l1, moves: moves.collect() })
}

fn solve(weights: &[f64], differences: &[f64]) -> Result<Vec<f64>, UncertaintyError> {
    // Differences of about 1 keep the tolerance of the solver meaningful whatever the scale.
    let size = differences.iter().fold(0.0_f64, |s, d| s.max(d.abs()));
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let pairs: Vec<_> =
        (weights.iter()).map(|w| (problem.add_var(1.0, (0.0, 1.0)), problem.add_var(1.0, (0.0, *w)))).collect();
    let gap: f64 = weights.iter().zip(differences).map(|(w, d)| w * d / size).sum();
    let level = pairs.iter().zip(differences).flat_map(|((up, down), d)| [(*up, d / size), (*down, -d / size)]);
    let balance = pairs.iter().flat_map(|(up, down)| [(*up, 1.0), (*down, -1.0)]);
    problem.add_constraint(level.collect::<Vec<_>>(), ComparisonOp::Eq, -gap);
    problem.add_constraint(balance.collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
    let none = || UncertaintyError::Swap { what: "no weights were found that make the two units level" };
    let outcome = problem.solve().map_err(|_| none())?;
    let solution = outcome.solution().filter(|_| outcome.is_optimal()).ok_or_else(none)?;
    Ok(pairs.iter().zip(weights).map(|((up, down), w)| (w + solution[*up] - solution[*down]).max(0.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same answer without a solver: weight goes from where `a` leads most to where it leads least, until level.
    fn greedy(weights: &[f64], differences: &[f64]) -> f64 {
        let mut gap: f64 = weights.iter().zip(differences).map(|(w, d)| w * d).sum();
        let sign = gap.signum();
        let lead: Vec<f64> = differences.iter().map(|d| d * sign).collect();
        gap = gap.abs();
        let least = lead.iter().copied().fold(f64::INFINITY, f64::min);
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by(|a, b| lead[*b].total_cmp(&lead[*a]));
        let mut moved = 0.0;
        for i in order {
            let gain = lead[i] - least;
            if gain <= 0.0 || gap <= 0.0 {
                break;
            }
            let share = weights[i].min(gap / gain);
            moved += share;
            gap -= share * gain;
        }
        2.0 * moved
    }

    proptest! {
        #[test]
        fn uncertainty_weight_change_is_the_smallest_there_is(
            pairs in prop::collection::vec((0.01..1.0_f64, -3.0..3.0_f64), 2..12),
        ) {
            let total: f64 = pairs.iter().map(|p| p.0).sum();
            let weights: Vec<f64> = pairs.iter().map(|p| p.0 / total).collect();
            let differences: Vec<f64> = pairs.iter().map(|p| p.1).collect();
            prop_assume!(differences.iter().any(|d| *d > 0.1) && differences.iter().any(|d| *d < -0.1));
            let to = solve(&weights, &differences).unwrap();
            let l1: f64 = weights.iter().zip(&to).map(|(w, t)| (w - t).abs()).sum();
            prop_assert!((to.iter().sum::<f64>() - 1.0).abs() < 1e-8);
            prop_assert!(to.iter().zip(&differences).map(|(w, d)| w * d).sum::<f64>().abs() < 1e-7);
            prop_assert!((l1 - greedy(&weights, &differences)).abs() < 1e-7);
        }
    }
}
