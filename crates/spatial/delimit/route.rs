//! Ways through candidates that take the fewest persons.

use super::problem::{Problem, Way};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A non-negative finite number that can be ordered.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Persons(f64);

impl Eq for Persons {}

impl PartialOrd for Persons {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Persons {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Which candidates a set can be joined with, and by which way.
pub(super) struct Routes {
    /// Persons on the way, both ends included; infinite where there is none.
    persons: Vec<f64>,
    before: Vec<usize>,
}

impl Routes {
    /// From a set of candidates, as far as `max` persons go.
    pub(super) fn from(problem: &Problem, set: &[usize], max: f64) -> Self {
        Self::along(problem, set, max, |_| true)
    }

    /// As [`Self::from`], by some ways only.
    pub(super) fn along(problem: &Problem, set: &[usize], max: f64, open: impl Fn(&Way) -> bool) -> Self {
        let mut persons = vec![f64::INFINITY; problem.len()];
        let mut before = vec![usize::MAX; problem.len()];
        let own: f64 = set.iter().map(|&at| problem.candidates[at].most).sum();
        let mut heap = BinaryHeap::new();
        for &at in set {
            persons[at] = own;
            heap.push(Reverse((Persons(own), at)));
        }
        while let Some(Reverse((Persons(so_far), at))) = heap.pop() {
            if so_far > persons[at] {
                continue;
            }
            for way in problem.candidates[at].ways.iter().filter(|w| open(w)) {
                let further = so_far + problem.candidates[way.to].most;
                if further < persons[way.to] && further <= max {
                    persons[way.to] = further;
                    before[way.to] = at;
                    heap.push(Reverse((Persons(further), way.to)));
                }
            }
        }
        Self { persons, before }
    }

    pub(super) fn reaches(&self, at: usize) -> bool {
        self.persons[at].is_finite()
    }

    pub(super) fn reached(&self) -> impl Iterator<Item = usize> {
        (0..self.persons.len()).filter(|&at| self.reaches(at))
    }

    /// Persons on the way to it, both ends included; infinite where there is none.
    pub(super) fn persons(&self, at: usize) -> f64 {
        self.persons[at]
    }

    /// The way to a candidate that is reached: the candidate first, without the set it starts from.
    pub(super) fn way_to(&self, at: usize) -> impl Iterator<Item = usize> {
        let before = |at: &usize| Some(self.before[*at]).filter(|b| *b != usize::MAX);
        std::iter::successors(Some(at), before).filter(|at| self.before[*at] != usize::MAX)
    }
}
