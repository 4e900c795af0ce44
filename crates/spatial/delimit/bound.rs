//! What no area can score more than. The rule stands at [`bound`].

use super::problem::Problem;
use super::route::Routes;
use rayon::prelude::*;

/// An upper bound on the score of every connected area between the limits.
///
/// Let r be the candidate with the most exposed persons in the part of an area that counts in full (the largest one without
/// barriers). The area then lies where r's ways with the fewest persons reach within the maximum; those who count in full lie
/// where such ways without barriers reach, and each of them has no more exposed than r. What the area has at most is then
/// a fractional knapsack (Dantzig 1957): the highest need first until the maximum is full, those who cannot be in the full
/// part at the price of the barrier, r and what must be included in any case. Compactness is taken to be perfect. The bound is
/// the largest of all r; it lets go of connectedness, the minimum and the shape, and so is seldom reached.
pub(super) fn bound(problem: &Problem) -> f64 {
    (0..problem.len()).into_par_iter().map(|r| around(problem, r)).reduce(|| 0.0, f64::max)
}

/// The bound on areas whose full part has this candidate as the one with the most exposed.
pub(super) fn around(problem: &Problem, r: usize) -> f64 {
    let max = problem.limits.max();
    let routes = Routes::from(problem, &[r], max);
    if !problem.include.iter().all(|&at| routes.reaches(at)) || problem.candidates[r].most > max {
        return 0.0;
    }
    let dry = problem.barriers.then(|| Routes::along(problem, &[r], max, |way| way.dry));
    let c = |at: usize| &problem.candidates[at];
    let most = (c(r).exposed, std::cmp::Reverse(r));
    let full =
        |at: usize| (c(at).exposed, std::cmp::Reverse(at)) <= most && dry.as_ref().is_none_or(|dry| dry.reaches(at));
    let value = |at: usize| c(at).exposed * if full(at) { 1.0 } else { 1.0 - problem.penalties.barrier };
    let forced = |at: usize| at == r || problem.included[at];
    let (mut sum, mut room) = (0.0, max);
    for at in (0..problem.len()).filter(|&at| forced(at)) {
        sum += value(at);
        room -= c(at).most;
    }
    if room < 0.0 {
        return 0.0;
    }
    let mut rest: Vec<(f64, f64)> = routes
        .reached()
        .filter(|&at| !forced(at))
        .map(|at| (value(at), c(at).most))
        .filter(|(v, _)| *v > 0.0)
        .collect();
    rest.sort_by(|a, b| (b.0 / b.1).total_cmp(&(a.0 / a.1)));
    for (value, persons) in rest {
        if persons >= room {
            sum += value * room / persons;
            break;
        }
        sum += value;
        room -= persons;
    }
    sum
}
