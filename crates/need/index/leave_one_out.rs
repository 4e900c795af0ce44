//! What each indicator does to the ranks: the index without it beside the index with it.

use super::compute::combine;
use super::{Aggregation, IndexError, Profile, Recipe, Scaled, Table, Weights, displayed_ranks, scale};
use serde::Serialize;

/// The index without one indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeftOut {
    /// The indicator left out.
    pub indicator: String,
    /// Mean |change of rank| over the units that have a rank both with and without it; none where there are none.
    pub mean_abs_rank_change: Option<f64>,
    /// Displayed rank of each unit without it.
    pub ranks: Vec<Option<usize>>,
}

/// Leaves out each indicator with a weight in turn; the rest of its theme takes its weight. Empty with one indicator.
pub fn leave_one_out(table: &Table, profile: &Profile, recipe: &Recipe) -> Result<Vec<LeftOut>, IndexError> {
    let weights = profile.resolve(table)?;
    let (scaled, reports) = scale(table, &weights, recipe);
    let names: Vec<&str> = reports.iter().map(|r| r.indicator.as_str()).collect();
    Ok(of_scaled(&scaled, &weights, recipe.method.aggregation(), &names))
}

pub(crate) fn of_scaled(scaled: &Scaled, weights: &Weights, agg: Aggregation, names: &[&str]) -> Vec<LeftOut> {
    if names.len() < 2 {
        return Vec::new();
    }
    let with = places(scaled, weights, agg);
    let out = (0..names.len()).map(|dropped| {
        let kept = (0..names.len()).filter(|i| *i != dropped);
        let rest = Scaled { rows: scaled.rows, columns: kept.map(|i| scaled.columns[i].clone()).collect() };
        let ranks = places(&rest, &weights.without(dropped), agg);
        let pairs = with.iter().zip(&ranks).filter_map(|(a, b)| Some((*a)?.abs_diff((*b)?) as f64));
        let changes: Vec<f64> = pairs.collect();
        let mean = (!changes.is_empty()).then(|| changes.iter().sum::<f64>() / changes.len() as f64);
        LeftOut { indicator: names[dropped].to_owned(), mean_abs_rank_change: mean, ranks }
    });
    out.collect()
}

fn places(scaled: &Scaled, weights: &Weights, agg: Aggregation) -> Vec<Option<usize>> {
    let scores: Vec<Option<f64>> = combine(scaled, weights, agg).iter().map(|r| r.value.number()).collect();
    displayed_ranks(&scores).into_iter().map(|r| r.map(|r| r.place)).collect()
}
