//! Where the search starts: sets grown from single candidates.

use super::problem::Problem;
use super::route::Routes;
use super::state::State;

/// What the next candidate of a growing set is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Greed {
    /// The most score.
    Score,
    /// The most score for each person more.
    PerPerson,
}

/// A connected set around a candidate and all that must be included, grown while there is room and it scores more, or
/// while it has too few. It may break the limits where nothing else came of it; none where the parts cannot be joined.
pub(super) fn grow(problem: &Problem, seed: usize, greed: Greed) -> Option<Vec<usize>> {
    let mut state = State::new(problem, &joined(problem, seed)?);
    loop {
        let shape = state.shape_to_grow();
        let now = state.score(&shape);
        let fitting = state.frontier().map(|at| (at, state.with(at, &shape)));
        let gain = |at: usize, score: f64| match greed {
            Greed::Score => score - now,
            Greed::PerPerson => (score - now) / problem.candidates[at].least.max(1.0),
        };
        let next =
            fitting.filter(|(_, o)| o.load.most <= problem.limits.max()).map(|(at, o)| (gain(at, o.score), at)).fold(
                None,
                |most: Option<(f64, usize)>, it| if most.is_some_and(|m| m.0 >= it.0) { most } else { Some(it) },
            );
        match next {
            Some((gain, at)) if gain > 0.0 || state.load.least < problem.limits.min() => state.add(at),
            _ => return Some(state.sorted()),
        }
    }
}

/// The candidate and all that must be included, each joined by the way with the fewest persons, the nearest first.
fn joined(problem: &Problem, seed: usize) -> Option<Vec<usize>> {
    let mut set = vec![seed];
    let mut left: Vec<usize> = problem.include.iter().copied().filter(|at| *at != seed).collect();
    while !left.is_empty() {
        let routes = Routes::from(problem, &set, f64::MAX);
        let nearest = left.iter().copied().min_by(|a, b| routes.persons(*a).total_cmp(&routes.persons(*b)))?;
        if !routes.reaches(nearest) {
            return None;
        }
        set.extend(routes.way_to(nearest).collect::<Vec<_>>());
        left.retain(|at| !set.contains(at));
    }
    Some(set)
}
