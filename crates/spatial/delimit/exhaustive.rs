//! Every connected area of few candidates, by bit masks: exact, and what the search is held against.

use super::problem::Problem;
use super::score::Sums;

/// The most candidates for which every area is tried.
pub const EXACT: usize = 20;

/// An area as a mask of candidates, with its score.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    score: f64,
    mask: u32,
}

/// The masks of a problem's neighbours.
struct Masks<'a> {
    problem: &'a Problem,
    near: Vec<u32>,
    dry: Vec<u32>,
    include: u32,
    found: Vec<Found>,
}

/// A connected set on its way to an area.
#[derive(Clone, Copy, Default)]
struct Partial {
    mask: u32,
    frontier: u32,
    closed: u32,
    least: f64,
    most: f64,
    sums: Sums,
}

fn bit(at: usize) -> u32 {
    1 << at
}

fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (mask != 0).then_some(mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(at)
    })
}

/// The best areas that differ, best first, by trying them all. There must be no more than [`EXACT`] candidates.
pub(super) fn best(problem: &Problem) -> Vec<Vec<usize>> {
    let near = |open: fn(bool) -> bool| {
        let of = |ways: &[super::problem::Way]| ways.iter().filter(|w| open(w.dry)).fold(0, |m, w| m | bit(w.to));
        problem.candidates.iter().map(|c| of(&c.ways)).collect()
    };
    let include = problem.include.iter().fold(0, |m, &at| m | bit(at));
    let mut masks = Masks { problem, near: near(|_| true), dry: near(|dry| dry), include, found: vec![] };
    let roots = if let Some(&first) = problem.include.first() { first..first + 1 } else { 0..problem.len() };
    for root in roots {
        // An area is found from the lowest of its candidates, or from one that it must include.
        let closed = if include == 0 { bit(root) - 1 } else { 0 };
        masks.take(Partial { closed, ..Partial::default() }, root);
    }
    choose(problem, masks.found)
}

impl Masks<'_> {
    /// All areas that hold this set and the candidate, which is not closed.
    fn take(&mut self, set: Partial, at: usize) {
        let c = &self.problem.candidates[at];
        let most = set.most + c.most;
        if most > self.problem.limits.max() {
            return;
        }
        let shared: f64 = c.ways.iter().filter(|w| set.mask & bit(w.to) != 0).map(|w| w.shared).sum();
        let mask = set.mask | bit(at);
        self.grow(Partial {
            mask,
            frontier: (set.frontier | self.near[at]) & !mask,
            closed: set.closed,
            least: set.least + c.least,
            most,
            sums: Sums {
                exposed: set.sums.exposed + c.exposed,
                main: 0.0,
                area: set.sums.area + c.area,
                perimeter: set.sums.perimeter + c.perimeter - 2.0 * shared,
            },
        });
    }

    fn grow(&mut self, mut set: Partial) {
        loop {
            let open = set.frontier & !set.closed;
            if open == 0 {
                break;
            }
            let at = open.trailing_zeros() as usize;
            self.take(set, at);
            set.closed |= bit(at);
            if self.include & bit(at) != 0 {
                return;
            }
        }
        if set.mask & self.include == self.include && set.least >= self.problem.limits.min() {
            set.sums.main = self.main(set.mask);
            self.found.push(Found { score: self.problem.score(&set.sums), mask: set.mask });
        }
    }

    /// The most exposed persons of a part without barriers.
    fn main(&self, mask: u32) -> f64 {
        let (mut left, mut main) = (mask, 0.0_f64);
        while left != 0 {
            let (mut part, mut new) = (0, left & left.wrapping_neg());
            while new != 0 {
                part |= new;
                new = bits(new).fold(0, |m, at| m | self.dry[at]) & left & !part;
            }
            left &= !part;
            main = main.max(bits(part).map(|at| self.problem.candidates[at].exposed).sum());
        }
        main
    }
}

/// The best first, then the best of those that differ enough from all before. Of equal ones the smaller, then the first by id.
fn choose(problem: &Problem, mut found: Vec<Found>) -> Vec<Vec<usize>> {
    let key = |f: &Found| (f.mask.count_ones(), f.mask.reverse_bits());
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| key(a).cmp(&key(b))));
    let mut chosen: Vec<Vec<usize>> = Vec::new();
    for area in found {
        if chosen.len() == problem.count {
            break;
        }
        let set: Vec<usize> = bits(area.mask).collect();
        if chosen.iter().all(|other| problem.differ(other, &set)) {
            chosen.push(set);
        }
    }
    chosen
}
