//! Variance-based sensitivity: first-order and total Sobol indices of any function of uniform inputs.

use super::rng::{Rng, mix};
use rayon::prelude::*;
use serde::Serialize;

/// First-order and total index of each input, 0–1 up to the error of the draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sobol {
    /// Share of the variance that the input explains alone.
    pub first: Vec<f64>,
    /// Share that is left when everything but the input is fixed: its interactions counted in.
    pub total: Vec<f64>,
    /// Variance of the function over the draws.
    pub variance: f64,
}

/// Estimates the indices with n·(d + 2) runs of `f` on inputs uniform in [0, 1).
///
/// First order by Saltelli 2010 with the mean taken off, total by Jansen 1999. An input that is never used gives zero
/// exactly; so does every input when `f` is constant. `init` makes what `f` may use again from run to run.
pub fn sobol<S>(
    dimensions: usize,
    n: usize,
    seed: u64,
    init: impl Fn() -> S + Sync + Send,
    f: impl Fn(&mut S, &[f64]) -> f64 + Sync + Send,
) -> Sobol {
    let answers: Vec<Vec<f64>> = (0..n)
        .into_par_iter()
        .map_init(init, |state, i| {
            let mut rng = Rng::new(mix(seed, i as u64));
            let a: Vec<f64> = (0..dimensions).map(|_| rng.unit()).collect();
            let b: Vec<f64> = (0..dimensions).map(|_| rng.unit()).collect();
            let mut out = vec![f(state, &a), f(state, &b)];
            let mut mixed = a.clone();
            for d in 0..dimensions {
                mixed[d] = b[d];
                out.push(f(state, &mixed));
                mixed[d] = a[d];
            }
            out
        })
        .collect();
    let runs = n.max(1) as f64;
    let mean = answers.iter().map(|r| r[0] + r[1]).sum::<f64>() / (2.0 * runs);
    let square = |x: f64| (x - mean) * (x - mean);
    let variance = answers.iter().map(|r| square(r[0]) + square(r[1])).sum::<f64>() / (2.0 * runs);
    let share = |sum: f64| if variance > 0.0 { sum / runs / variance } else { 0.0 };
    let first = |d: usize| share(answers.iter().map(|r| (r[1] - mean) * (r[2 + d] - r[0])).sum());
    let total = |d: usize| share(answers.iter().map(|r| (r[0] - r[2 + d]).powi(2) / 2.0).sum());
    Sobol { first: (0..dimensions).map(first).collect(), total: (0..dimensions).map(total).collect(), variance }
}
