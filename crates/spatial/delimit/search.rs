//! Local search from one set: the best move each time, also downhill and over the limits, but not back at once (tabu search
//! with strategic oscillation, Glover 1989), then swaps until none helps.

use super::chance::Chance;
use super::problem::Problem;
use super::state::{Load, Outcome, Shape, State};

/// Scores that differ by less than this share are equal; rounding must not choose between them.
const SAME: f64 = 1e-9;
/// How the price of a broken limit moves, and between which prices (exposed persons per person over the limit).
const STEEPER: f64 = 1.4;
const PRICES: (f64, f64) = (0.02, 16.0);

/// Sets to start from have no more than this in common.
const ALIKE: f64 = 0.8;

/// Swaps that are tried out of all that could help.
const SWAPS: usize = 64;

/// How long to search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Sets to start from.
    pub(super) starts: usize,
    /// Moves without a better set before the search gives up: so many and two for each member, up to the most.
    pub(super) patience: usize,
    pub(super) most: usize,
}

/// A set that was found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Sorted.
    pub(super) set: Vec<usize>,
    pub(super) score: f64,
}

impl Found {
    /// Is it better? Of equal ones the smaller is, then the first by id.
    pub(super) fn beats(&self, other: &Self) -> bool {
        if (self.score - other.score).abs() > SAME * self.score.abs().max(other.score.abs()) {
            return self.score > other.score;
        }
        (self.set.len(), &self.set) < (other.set.len(), &other.set)
    }
}

/// What an answer must be besides connected: between the limits, and different from sets that are chosen already.
pub(super) struct Rules<'a> {
    problem: &'a Problem,
    /// For each set that is chosen already: who is in it, and its persons.
    chosen: Vec<(Vec<bool>, f64)>,
}

/// By how much a set breaks the rules, persons.
#[derive(Debug, Clone, Copy, Default)]
struct Broken {
    short: f64,
    over: f64,
    alike: f64,
}

impl Broken {
    fn is_none(&self) -> bool {
        self.short <= 0.0 && self.over <= 0.0 && self.alike <= 0.0
    }
}

impl<'a> Rules<'a> {
    pub(super) fn new(problem: &'a Problem, chosen: &[Vec<usize>]) -> Self {
        let marked = |set: &Vec<usize>| {
            let mut inside = vec![false; problem.len()];
            set.iter().for_each(|&at| inside[at] = true);
            (inside, set.iter().map(|&at| problem.candidates[at].least).sum())
        };
        Self { problem, chosen: chosen.iter().map(marked).collect() }
    }

    pub(super) fn seed(&self) -> u64 {
        self.problem.seed
    }

    /// Persons in common with each set that is chosen.
    fn common(&self, set: &[usize]) -> Vec<f64> {
        let of =
            |inside: &[bool]| set.iter().filter(|at| inside[**at]).map(|&at| self.problem.candidates[at].least).sum();
        self.chosen.iter().map(|(inside, _)| of(inside)).collect()
    }

    fn broken(&self, load: Load, common: &[f64], out: Option<usize>, new: Option<usize>) -> Broken {
        let least = |at: usize| self.problem.candidates[at].least;
        let alike = |((inside, persons), common): (&(Vec<bool>, f64), &f64)| {
            let lost = out.filter(|at| inside[*at]).map_or(0.0, least);
            let won = new.filter(|at| inside[*at]).map_or(0.0, least);
            let common = common - lost + won;
            common - self.problem.overlap * (load.least + persons - common)
        };
        let limits = &self.problem.limits;
        Broken {
            short: (limits.min() - load.least).max(0.0),
            over: (load.most - limits.max()).max(0.0),
            alike: self.chosen.iter().zip(common).map(alike).fold(0.0, f64::max),
        }
    }

    /// Of some sets those most worth to start from, and that are not all the same: by score less what they break.
    pub(super) fn starts(&self, pool: &[Vec<usize>], most: usize) -> Vec<Vec<usize>> {
        let prices = Prices { short: 1.0, over: 1.0, alike: 1.0 };
        let value = |set: &Vec<usize>| {
            let state = State::new(self.problem, set);
            let broken = self.broken(state.load, &self.common(set), None, None);
            state.score(&state.shape_to_grow()) - prices.of(&broken)
        };
        let mut ordered: Vec<(f64, &Vec<usize>)> = pool.iter().map(|set| (value(set), set)).collect();
        ordered.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut starts: Vec<Vec<usize>> = Vec::new();
        for (_, set) in ordered {
            if starts.len() == most {
                break;
            }
            if starts.iter().all(|other| self.problem.overlap(other, set) <= ALIKE) {
                starts.push(set.clone());
            }
        }
        starts
    }

    /// The set as an answer, by sums made anew; none if it breaks a rule.
    pub(super) fn answer(&self, set: Vec<usize>) -> Option<Found> {
        let state = State::new(self.problem, &set);
        let shape = state.shape();
        let broken = self.broken(state.load, &self.common(&set), None, None);
        let differs = || {
            self.chosen.iter().all(|(inside, _)| {
                let other: Vec<usize> = (0..inside.len()).filter(|at| inside[*at]).collect();
                self.problem.differ(&other, &set)
            })
        };
        let holds = state.is_connected(&shape)
            && self.problem.include.iter().all(|at| state.holds(*at))
            && Broken { alike: 0.0, ..broken }.is_none()
            && differs();
        holds.then(|| Found { score: state.score(&shape), set })
    }
}

/// What breaking each rule costs for now: more while it is broken, less while it is kept.
struct Prices {
    short: f64,
    over: f64,
    alike: f64,
}

impl Prices {
    fn of(&self, broken: &Broken) -> f64 {
        self.short * broken.short + self.over * broken.over + self.alike * broken.alike
    }

    fn adapt(&mut self, broken: &Broken) {
        let adapted = |price: f64, broken: f64| {
            (if broken > 0.0 { price * STEEPER } else { price / STEEPER }).clamp(PRICES.0, PRICES.1)
        };
        self.short = adapted(self.short, broken.short);
        self.over = adapted(self.over, broken.over);
        self.alike = adapted(self.alike, broken.alike);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Add(usize),
    Drop(usize),
}

/// The best set on the way from this connected one; none if no set on it keeps the rules.
pub(super) fn search(rules: &Rules, start: &[usize], effort: &Effort, chance: &mut Chance) -> Option<Found> {
    let mut state = State::new(rules.problem, start);
    let mut best = rules.answer(state.sorted());
    let mut prices = Prices { short: 1.0, over: 1.0, alike: 1.0 };
    let mut barred_until = vec![0; rules.problem.len()];
    let (mut turn, mut last_better) = (0, 0);
    while turn - last_better <= (effort.patience + 2 * state.members.len()).min(effort.most) {
        turn += 1;
        let shape = state.shape();
        let barred = |at: usize| barred_until[at] > turn;
        let Some((step, outcome, broken)) = pick(rules, &state, &shape, &prices, best.as_ref(), barred) else {
            continue;
        };
        let at = match step {
            Move::Add(at) => {
                state.add(at);
                at
            }
            Move::Drop(at) => {
                state.drop(at);
                at
            }
        };
        let tenure = 1 + root(state.members.len());
        barred_until[at] = turn + 1 + tenure + chance.below(tenure + 1);
        prices.adapt(&broken);
        if broken.is_none()
            && betters(outcome.score, best.as_ref())
            && let Some(found) = rules.answer(state.sorted()).filter(|f| best.as_ref().is_none_or(|b| f.beats(b)))
        {
            best = Some(found);
            last_better = turn;
        }
    }
    best.map(|found| swap(rules, found))
}

fn root(n: usize) -> usize {
    n.isqrt()
}

fn betters(score: f64, best: Option<&Found>) -> bool {
    best.is_none_or(|b| score > b.score + SAME * b.score.abs())
}

/// The move to the best set by score less prices; a barred one only if it leads to a better answer than any before.
fn pick(
    rules: &Rules,
    state: &State,
    shape: &Shape,
    prices: &Prices,
    best: Option<&Found>,
    barred: impl Fn(usize) -> bool,
) -> Option<(Move, Outcome, Broken)> {
    let common = rules.common(&state.members);
    let adds = state.frontier().map(|at| (Move::Add(at), state.with(at, shape)));
    let drops = state.members.iter().filter_map(|&at| Some((Move::Drop(at), state.without(at, shape)?)));
    let mut picked: Option<(f64, (Move, Outcome, Broken))> = None;
    for (step, outcome) in adds.chain(drops) {
        let (at, out, new) = match step {
            Move::Add(at) => (at, None, Some(at)),
            Move::Drop(at) => (at, Some(at), None),
        };
        let broken = rules.broken(outcome.load, &common, out, new);
        if barred(at) && !(broken.is_none() && betters(outcome.score, best)) {
            continue;
        }
        let value = outcome.score - prices.of(&broken);
        if picked.as_ref().is_none_or(|(most, _)| value > *most) {
            picked = Some((value, (step, outcome, broken)));
        }
    }
    picked.map(|(_, step)| step)
}

/// The set after swaps of one for one, the best each time, until none of those most promising helps.
fn swap(rules: &Rules, mut best: Found) -> Found {
    while let Some(better) = swapped(rules, &best) {
        best = better;
    }
    best
}

/// The best set that one swap makes better.
fn swapped(rules: &Rules, best: &Found) -> Option<Found> {
    let mut state = State::new(rules.problem, &best.set);
    let common = rules.common(&best.set);
    let frontier: Vec<usize> = state.frontier().collect();
    let mut promising: Vec<(f64, usize, usize)> = Vec::new();
    for &out in best.set.iter().filter(|at| !rules.problem.included[**at]) {
        for &new in &frontier {
            let Some(Outcome { score, load }) = state.swapped_at_best(out, new) else { continue };
            if betters(score, Some(best)) && rules.broken(load, &common, Some(out), Some(new)).is_none() {
                promising.push((score, out, new));
            }
        }
    }
    promising.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut better: Option<(f64, usize, usize)> = None;
    for (at_best, out, new) in promising.into_iter().take(SWAPS) {
        if better.is_some_and(|(score, ..)| score >= at_best) {
            break;
        }
        state.drop(out);
        state.add(new);
        let shape = state.shape();
        let score = state.score(&shape);
        if state.is_connected(&shape) && betters(score, Some(best)) && better.is_none_or(|(most, ..)| score > most) {
            better = Some((score, out, new));
        }
        state.drop(new);
        state.add(out);
    }
    let (_, out, new) = better?;
    let mut set: Vec<usize> = best.set.iter().copied().filter(|at| *at != out).chain([new]).collect();
    set.sort_unstable();
    rules.answer(set).filter(|found| betters(found.score, Some(best)))
}
