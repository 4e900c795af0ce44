//! Runs the draws, in chunks over threads, and keeps every rank of every draw.

use super::engine::{Edge, Engine, Workspace};
use super::plan::{Plan, Run, Tally, Varied, runs};
use super::rng::mix;
use super::summary::{RankSummary, summarise};
use super::{Setup, Source, UncertaintyError, WeightChoice};
use crate::index::{Aggregation, Profile, Table};
use rayon::prelude::*;
use serde::Serialize;

/// Draws of one task; fixed, so that nothing depends on the number of threads.
const CHUNK: usize = 32;
/// Most ranks kept at once (two bytes each).
const MAX_RANKS: usize = 50_000_000;
/// Most comparisons of pairs for Copeland's score.
const MAX_PAIRS: usize = 10_000_000_000;

const DATA_STREAM: u64 = 0x4441_5441;
const WEIGHT_STREAM: u64 = 0x5745_4947;

/// Ranks with intervals, and what was run to get them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Simulation {
    /// Where the uncertainty comes from.
    pub source: Source,
    /// As asked for.
    pub seed: u64,
    /// As asked for.
    pub draws: usize,
    /// As asked for.
    pub k: usize,
    /// One entry for each row of the table; none where coverage is under two thirds.
    pub rows: Vec<Option<RankSummary>>,
    /// Every alternative, and how many draws tried it.
    pub runs: Vec<Run>,
    #[serde(skip)]
    pub(crate) ranked: Vec<usize>,
    /// Draw after draw, a rank for each ranked row.
    #[serde(skip)]
    pub(crate) ranks: Vec<u16>,
}

/// The two sources apart, and both at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Apart {
    /// «Datausikkerhet».
    pub data: Simulation,
    /// «Metodevalg».
    pub method: Simulation,
    /// Both.
    pub both: Simulation,
}

/// The key of the data of a draw: the same in every simulation with the seed, whatever else varies.
pub(crate) fn data_key(seed: u64, draw: usize) -> u64 {
    mix(mix(seed, DATA_STREAM), draw as u64)
}

/// Simulates the ranks of a table under a profile.
///
/// P(among the K): in a draw where several units share the last place among the K, each gets an equal share of what is
/// left, so that the probabilities sum to K. Ranks are by the lowest of tied places.
pub fn simulate(
    table: &Table,
    profile: &Profile,
    setup: &Setup,
    source: Source,
) -> Result<Simulation, UncertaintyError> {
    let engine = prepare(table, profile, setup)?;
    run(&engine, setup, source)
}

/// Simulates data alone, method choices alone, and both, with the same data draws in the first and the last.
pub fn simulate_apart(table: &Table, profile: &Profile, setup: &Setup) -> Result<Apart, UncertaintyError> {
    let engine = prepare(table, profile, setup)?;
    Ok(Apart {
        data: run(&engine, setup, Source::Data)?,
        method: run(&engine, setup, Source::Method)?,
        both: run(&engine, setup, Source::Both)?,
    })
}

/// Checks a setup against a table and makes it ready.
pub(crate) fn prepare(table: &Table, profile: &Profile, setup: &Setup) -> Result<Engine, UncertaintyError> {
    setup.check()?;
    let engine = Engine::new(table, profile, &setup.recipe.outliers)?;
    let units = engine.ranked.len();
    if setup.k == 0 || setup.k > units {
        return Err(UncertaintyError::K { k: setup.k, units });
    }
    limit(setup.draws * units, MAX_RANKS, "draws × units")?;
    let pairwise = |m: &crate::index::Method| m.aggregation() == Aggregation::Copeland;
    if setup.choices.methods.iter().any(pairwise) || pairwise(&setup.recipe.method) {
        let pairs = setup.draws.saturating_mul(engine.rows * engine.rows).saturating_mul(engine.weights.len());
        limit(pairs, MAX_PAIRS, "pairs of units × indicators × draws")?;
    }
    Ok(engine)
}

pub(crate) fn limit(work: usize, limit: usize, what: &str) -> Result<(), UncertaintyError> {
    if work <= limit {
        return Ok(());
    }
    Err(UncertaintyError::TooMuch { work: format!("{work} {what}"), limit })
}

fn run(engine: &Engine, setup: &Setup, source: Source) -> Result<Simulation, UncertaintyError> {
    let plan = Plan::new(setup, source, &engine.can_be_left_out());
    let units = engine.ranked.len();
    let mut ranks = vec![0_u16; setup.draws * units];
    let mut edges = vec![Edge::default(); setup.draws];
    let tally = (ranks.par_chunks_mut(CHUNK * units))
        .zip(edges.par_chunks_mut(CHUNK))
        .enumerate()
        .map_init(
            || engine.workspace(),
            |ws, (chunk, (ranks, edges))| {
                let mut tally = Tally::new(&plan);
                for (i, (ranks, edge)) in ranks.chunks_exact_mut(units).zip(edges).enumerate() {
                    *edge = one_draw(engine, setup, source, &plan, chunk * CHUNK + i, ws, &mut tally, ranks);
                }
                tally
            },
        )
        .reduce(|| Tally::new(&plan), |a, b| a.add(&b));
    let nominal = engine.nominal(setup.recipe.method, &mut engine.workspace());
    let summaries = summarise(&ranks, &edges, units);
    let mut rows = vec![None; engine.rows];
    for (i, (row, mut summary)) in engine.ranked.iter().zip(summaries).enumerate() {
        summary.nominal = (!engine.hidden[i]).then(|| usize::from(nominal[i]));
        rows[*row] = Some(summary);
    }
    Ok(Simulation {
        source,
        seed: setup.seed,
        draws: setup.draws,
        k: setup.k,
        rows,
        runs: runs(tried(engine, setup, source, &plan, &tally), setup.draws)?,
        ranked: engine.ranked.clone(),
        ranks,
    })
}

#[expect(clippy::too_many_arguments, reason = "one inner loop, called in one place")]
fn one_draw(
    engine: &Engine,
    setup: &Setup,
    source: Source,
    plan: &Plan,
    draw: usize,
    ws: &mut Workspace,
    tally: &mut Tally,
    ranks: &mut [u16],
) -> Edge {
    let stream = (source != Source::Method).then(|| data_key(setup.seed, draw));
    let (method, left_out) = (plan.method(draw), plan.left_out(draw));
    if source != Source::Data && setup.choices.weights != WeightChoice::Fixed {
        engine.draw_weights(setup.choices.weights, mix(mix(setup.seed, WEIGHT_STREAM), draw as u64), ws);
        tally.weights += 1;
    }
    tally.data += usize::from(stream.is_some());
    tally.methods[method] += 1;
    left_out.into_iter().for_each(|i| tally.left_out[i] += 1);
    engine.parts(plan.methods[method], stream, ws);
    engine.scores(plan.methods[method], left_out.map(|i| plan.left_out[i]), ws);
    engine.rank(setup.k, |_| true, ws, ranks)
}

fn tried(engine: &Engine, setup: &Setup, source: Source, plan: &Plan, tally: &Tally) -> Vec<Run> {
    let run = |varied, alternative: String, draws, applies| Run { varied, alternative, draws, applies };
    let mut out = Vec::new();
    if source != Source::Method {
        let noisy = engine.uncertain_cells() > 0;
        out.push(run(Varied::Data, format!("{} uncertain values", engine.uncertain_cells()), tally.data, noisy));
    }
    for (method, draws) in plan.methods.iter().zip(&tally.methods) {
        out.push(run(Varied::Method, method.label(), *draws, true));
    }
    if source == Source::Data {
        return out;
    }
    let weights = match setup.choices.weights {
        WeightChoice::Fixed => "fixed".to_owned(),
        WeightChoice::Dirichlet { concentration } => format!("dirichlet {concentration}"),
        WeightChoice::Uniform { share } => format!("uniform {share}"),
    };
    out.push(run(Varied::Weights, weights, tally.weights, setup.choices.weights != WeightChoice::Fixed));
    for (i, name) in engine.names.iter().enumerate() {
        let at = plan.left_out.iter().position(|c| *c == i);
        let applies = at.is_some() && setup.choices.leave_out > 0.0;
        out.push(run(Varied::LeaveOut, name.clone(), at.map_or(0, |at| tally.left_out[at]), applies));
    }
    out
}
