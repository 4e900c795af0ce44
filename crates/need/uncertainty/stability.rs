//! The stability line: P(among the K) of each unit as one weight moves from nothing to everything.

use super::simulate::{data_key, limit, prepare};
use super::{Setup, UncertaintyError};
use crate::index::{Profile, Table};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Most steps of a line.
const MAX_STEPS: usize = 101;
/// Most ranks computed for one line.
const MAX_RANKS: usize = 500_000_000;
/// Draws of one task.
const CHUNK: usize = 64;

/// The weight that moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Lever {
    /// A theme; its indicators keep their size beside each other.
    Theme(String),
    /// An indicator.
    Indicator(String),
}

/// One step of the line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StabilityPoint {
    /// Weight of the lever, 0–1; everything else keeps its size beside each other.
    pub weight: f64,
    /// P(rank ≤ K) of each row; none where the weights at this step cover less than two thirds.
    pub p_top_k: Vec<Option<f64>>,
}

/// The line, and where the profile stands on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// What moves.
    pub lever: Lever,
    /// Its weight in the profile, 0–1.
    pub chosen: f64,
    /// From weight 0 to 1 in equal steps.
    pub points: Vec<StabilityPoint>,
}

/// Computes the line over the data uncertainty of the chosen method; every step sees the same draws.
pub fn stability(
    table: &Table,
    profile: &Profile,
    setup: &Setup,
    lever: &Lever,
    steps: usize,
) -> Result<Stability, UncertaintyError> {
    let engine = prepare(table, profile, setup)?;
    if !(2..=MAX_STEPS).contains(&steps) {
        return Err(UncertaintyError::Choice { what: "a stability line has between 2 and 101 steps" });
    }
    let units = engine.ranked.len();
    limit(setup.draws.saturating_mul(units * steps), MAX_RANKS, "draws × units × steps")?;
    let moves = members(profile, table, lever)?;
    let moved =
        moved(&engine.weights.flat, &moves).ok_or_else(|| UncertaintyError::Lever { id: lever.id().to_owned() })?;
    let weight_at = |step: usize| step as f64 / (steps - 1) as f64;
    let flats: Vec<Vec<f64>> = (0..steps).map(|s| moved.at(weight_at(s))).collect();
    let takes_part: Vec<Vec<bool>> = flats.iter().map(|flat| engine.covered_under(flat)).collect();
    let method = setup.recipe.method;
    let chunks: Vec<usize> = (0..setup.draws).step_by(CHUNK).collect();
    let sums: Vec<Vec<f64>> = (chunks.into_par_iter())
        .map_init(
            || (engine.workspace(), vec![0_u16; units]),
            |(ws, ranks), start| {
                let mut sums = vec![0.0; steps * units];
                for draw in start..(start + CHUNK).min(setup.draws) {
                    engine.parts(method, Some(data_key(setup.seed, draw)), ws);
                    for (step, flat) in flats.iter().enumerate() {
                        ws.flat.copy_from_slice(flat);
                        engine.scores(method, None, ws);
                        let edge = engine.rank(setup.k, |i| takes_part[step][i], ws, ranks);
                        for (sum, rank) in sums[step * units..].iter_mut().zip(ranks.iter()) {
                            let rank = usize::from(*rank);
                            *sum += f64::from(u8::from(rank > 0 && rank < edge.place));
                            *sum += if rank == edge.place && rank > 0 { edge.share } else { 0.0 };
                        }
                    }
                }
                sums
            },
        )
        .collect();
    let point = |step: usize| {
        let mut p_top_k = vec![None; engine.rows];
        for (i, row) in engine.ranked.iter().enumerate() {
            let sum: f64 = sums.iter().map(|chunk| chunk[step * units + i]).sum();
            p_top_k[*row] = takes_part[step][i].then_some(sum / setup.draws as f64);
        }
        StabilityPoint { weight: weight_at(step), p_top_k }
    };
    Ok(Stability { lever: lever.clone(), chosen: moved.chosen, points: (0..steps).map(point).collect() })
}

impl Lever {
    fn id(&self) -> &str {
        match self {
            Self::Theme(id) | Self::Indicator(id) => id,
        }
    }
}

/// For each weight of the profile, whether the lever moves it.
fn members(profile: &Profile, table: &Table, lever: &Lever) -> Result<Vec<bool>, UncertaintyError> {
    let weights = profile.resolve(table)?;
    let moves = |(column, theme): (&usize, &usize)| match lever {
        Lever::Theme(id) => profile.themes()[*theme].id == *id,
        Lever::Indicator(id) => table.columns()[*column].indicator == *id,
    };
    Ok(weights.column.iter().zip(&weights.theme).map(moves).collect())
}

struct Moved<'a> {
    flat: &'a [f64],
    moves: &'a [bool],
    chosen: f64,
}

fn moved<'a>(flat: &'a [f64], moves: &'a [bool]) -> Option<Moved<'a>> {
    let chosen: f64 = flat.iter().zip(moves).filter(|(_, m)| **m).map(|(w, _)| w).sum();
    let something_else = moves.iter().any(|m| !m);
    (chosen > 0.0 && something_else).then_some(Moved { flat, moves, chosen })
}

impl Moved<'_> {
    fn at(&self, weight: f64) -> Vec<f64> {
        let (inside, outside) = (weight / self.chosen, (1.0 - weight) / (1.0 - self.chosen));
        self.flat.iter().zip(self.moves).map(|(w, m)| w * if *m { inside } else { outside }).collect()
    }
}
