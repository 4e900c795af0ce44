//! Which source moves the ranks: Sobol indices of the mean change of rank by data, weights, method and left-out
//! indicators.

use super::rng::mix;
use super::simulate::{limit, prepare};
use super::sobol::sobol;
use super::{Setup, UncertaintyError, Varied, WeightChoice};
use crate::index::{Profile, Table};
use serde::Serialize;

/// Most runs of one analysis.
const MAX_RUNS: usize = 120_000;

/// The share of one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// What is varied.
    pub varied: Varied,
    /// First-order index.
    pub first: f64,
    /// Total index.
    pub total: f64,
}

/// Shares of all sources in the variance of the mean |change of rank|.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensitivity {
    /// One for each source.
    pub factors: Vec<Factor>,
    /// Runs of the index: n·(sources + 2).
    pub runs: usize,
    /// Variance of the mean |change of rank|, ranks².
    pub variance: f64,
}

/// Analyses a setup with `n` base draws; the target is the mean |rank − rank on the published numbers|.
pub fn sensitivity(table: &Table, profile: &Profile, setup: &Setup, n: usize) -> Result<Sensitivity, UncertaintyError> {
    let engine = prepare(table, profile, setup)?;
    let factors = [Varied::Data, Varied::Weights, Varied::Method, Varied::LeaveOut];
    let runs = n.saturating_mul(factors.len() + 2);
    if n == 0 {
        return Err(UncertaintyError::Choice { what: "a sensitivity analysis needs at least one base draw" });
    }
    limit(runs, MAX_RUNS, "runs of the index")?;
    let candidates = engine.can_be_left_out();
    let methods = match setup.choices.methods.as_slice() {
        [] => &[setup.recipe.method],
        methods => methods,
    };
    let nominal = engine.nominal(setup.recipe.method, &mut engine.workspace());
    let pick = |u: f64, n: usize| ((u * n as f64) as usize).min(n - 1);
    let target = |(ws, ranks): &mut (super::engine::Workspace, Vec<u16>), u: &[f64]| {
        if setup.choices.weights != WeightChoice::Fixed {
            engine.draw_weights(setup.choices.weights, mix(setup.seed, u[1].to_bits()), ws);
        }
        let method = methods[pick(u[2], methods.len())];
        let share = setup.choices.leave_out;
        let leaves = u[3] < share && !candidates.is_empty();
        let left_out = leaves.then(|| candidates[pick(u[3] / share, candidates.len())]);
        engine.parts(method, Some(mix(setup.seed, u[0].to_bits())), ws);
        engine.scores(method, left_out, ws);
        engine.rank(setup.k, |_| true, ws, ranks);
        let changes = ranks.iter().zip(&nominal).map(|(a, b)| f64::from(a.abs_diff(*b)));
        changes.sum::<f64>() / ranks.len() as f64
    };
    let init = || (engine.workspace(), vec![0_u16; engine.ranked.len()]);
    let found = sobol(factors.len(), n, mix(setup.seed, 0x534f_424f), init, target);
    let factor =
        |(i, varied): (usize, &Varied)| Factor { varied: *varied, first: found.first[i], total: found.total[i] };
    Ok(Sensitivity { factors: factors.iter().enumerate().map(factor).collect(), runs, variance: found.variance })
}
