//! Answers: the best areas that differ, each with what no area can score more than.

use super::bound::{around, bound};
use super::chance::Chance;
use super::evaluate::{Evaluation, evaluate_valid};
use super::exhaustive::{EXACT, best};
use super::grow::{Greed, grow};
use super::problem::Problem;
use super::search::{Effort, Found, Rules, search};
use super::unit::Units;
use super::{DelimitError, Limits, Options};
use rayon::prelude::*;

/// How an answer was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Every area was tried: none scores more.
    Exact,
    /// Growth and local search: better ones may be there, up to the bound.
    LocalSearch,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What it is and what it comes to.
    pub area: Evaluation,
    /// No area for this question scores more, persons.
    pub upper_bound: f64,
    /// How far below the bound the score is, 0–1.
    pub gap: f64,
}

/// Areas, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// No two have more in common than [`Options::overlap`]; fewer than were asked for where no more were found.
    pub suggestions: Vec<Suggestion>,
    /// No area for this question scores more, persons. By [`Method::Exact`] the first suggestion reaches it.
    pub upper_bound: f64,
    /// How they were found.
    pub method: Method,
    /// Units that could be in an area.
    pub candidates: usize,
}

/// The best areas that differ: exact up to [`EXACT`] candidates, else by [`local_search`].
///
/// # Errors
/// See [`DelimitError`]; [`DelimitError::NoArea`] and [`DelimitError::NoneFound`] where there is nothing to suggest.
pub fn suggest(units: &Units, limits: &Limits, options: &Options) -> Result<Answer, DelimitError> {
    let problem = Problem::new(units, limits, options)?;
    if problem.len() <= EXACT { exact(units, &problem) } else { searched(units, &problem) }
}

/// The best areas that differ, by trying every one.
///
/// # Errors
/// As [`suggest`], and [`DelimitError::TooManyUnits`] beyond [`EXACT`] candidates.
pub fn exhaustive(units: &Units, limits: &Limits, options: &Options) -> Result<Answer, DelimitError> {
    let problem = Problem::new(units, limits, options)?;
    if problem.len() > EXACT {
        return Err(DelimitError::TooManyUnits { candidates: problem.len(), most: EXACT });
    }
    exact(units, &problem)
}

/// Good areas that differ, by local search whatever the number of units.
///
/// # Errors
/// As [`suggest`].
pub fn local_search(units: &Units, limits: &Limits, options: &Options) -> Result<Answer, DelimitError> {
    searched(units, &Problem::new(units, limits, options)?)
}

/// What no area for this question scores more than, persons.
///
/// # Errors
/// As [`suggest`].
pub fn upper_bound(units: &Units, limits: &Limits, options: &Options) -> Result<f64, DelimitError> {
    Ok(bound(&Problem::new(units, limits, options)?))
}

fn exact(units: &Units, problem: &Problem) -> Result<Answer, DelimitError> {
    let sets = best(problem);
    if sets.is_empty() && problem.count > 0 {
        return Err(DelimitError::NoArea);
    }
    let areas = evaluated(units, problem, sets);
    let upper_bound = areas.first().map_or_else(|| bound(problem), |a| a.score.lo);
    Ok(answer(problem, areas, upper_bound, Method::Exact))
}

fn evaluated(units: &Units, problem: &Problem, sets: Vec<Vec<usize>>) -> Vec<Evaluation> {
    let mut areas: Vec<Evaluation> =
        sets.iter().map(|set| evaluate_valid(units, &problem.positions(set), &problem.penalties)).collect();
    // The searches add up in another order: two areas that score alike may change places in the last digit.
    areas.sort_by(|a, b| b.score.lo.total_cmp(&a.score.lo));
    areas
}

fn answer(problem: &Problem, areas: Vec<Evaluation>, upper_bound: f64, method: Method) -> Answer {
    let suggestion = |area: Evaluation| {
        let gap = if upper_bound > 0.0 { (1.0 - area.score.lo / upper_bound).max(0.0) } else { 0.0 };
        Suggestion { area, upper_bound, gap }
    };
    let suggestions = areas.into_iter().map(suggestion).collect();
    Answer { suggestions, upper_bound, method, candidates: problem.len() }
}

/// Candidates from which sets are grown: so many, or fewer where sets are large and so many members would be added.
const SEEDS: (usize, usize) = (40, 200);
const GROWN_MEMBERS: f64 = 10_000.0;
/// How long each suggestion is searched for; harder where there is no area yet.
const EFFORTS: [Effort; 2] =
    [Effort { starts: 16, patience: 60, most: 300 }, Effort { starts: 64, patience: 600, most: 1_200 }];

fn searched(units: &Units, problem: &Problem) -> Result<Answer, DelimitError> {
    let mut potential: Vec<(f64, usize)> =
        (0..problem.len()).into_par_iter().map(|r| (around(problem, r), r)).collect();
    potential.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let upper_bound = potential.first().map_or(0.0, |p| p.0);
    let mut pool: Vec<Vec<usize>> = potential[..potential.len().min(seeds(problem))]
        .par_iter()
        .flat_map_iter(|&(_, seed)| [Greed::Score, Greed::PerPerson].map(|greed| grow(problem, seed, greed)))
        .flatten()
        .collect();
    pool.sort_unstable();
    pool.dedup();

    let mut chosen: Vec<Found> = Vec::new();
    while chosen.len() < problem.count {
        let sets: Vec<Vec<usize>> = chosen.iter().map(|f| f.set.clone()).collect();
        let rules = Rules::new(problem, &sets);
        let efforts = if chosen.is_empty() { &EFFORTS[..] } else { &EFFORTS[..1] };
        let Some(best) = efforts.iter().find_map(|effort| next(&rules, &mut pool, effort)) else { break };
        chosen.push(best);
    }
    if chosen.is_empty() && problem.count > 0 {
        return Err(DelimitError::NoneFound);
    }
    let areas = evaluated(units, problem, chosen.into_iter().map(|f| f.set).collect());
    Ok(answer(problem, areas, upper_bound, Method::LocalSearch))
}

/// How many candidates to grow sets from.
fn seeds(problem: &Problem) -> usize {
    let everyone: f64 = problem.candidates.iter().map(|c| c.least).sum();
    let members = problem.len() as f64 * (problem.limits.max() / everyone.max(1.0)).min(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10 000")]
    let affordable = (GROWN_MEMBERS / members.max(1.0)) as usize;
    affordable.clamp(SEEDS.0, SEEDS.1)
}

/// The best that keeps the rules, of the pool and of what is found from it; what is found joins the pool.
fn next(rules: &Rules, pool: &mut Vec<Vec<usize>>, effort: &Effort) -> Option<Found> {
    let starts = rules.starts(pool, effort.starts);
    let mut found: Vec<Found> = starts
        .par_iter()
        .enumerate()
        .filter_map(|(i, start)| search(rules, start, effort, &mut Chance::new(rules.seed(), i as u64)))
        .collect();
    found.extend(pool.iter().filter_map(|set| rules.answer(set.clone())));
    pool.extend(found.iter().map(|f| f.set.clone()));
    found.into_iter().reduce(|a, b| if b.beats(&a) { b } else { a })
}
