//! A set of candidates on its way: its sums kept up as candidates come and go, and what each move would make of them.

use super::cuts::{Cuts, cuts};
use super::problem::Problem;
use super::score::Sums;

const OUTSIDE: usize = usize::MAX;

/// A set of candidates.
#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) problem: &'a Problem,
    pub(super) members: Vec<usize>,
    /// For each candidate its place among the members, or that it is none.
    places: Vec<usize>,
    /// For each candidate the border it shares with the set, m.
    shared: Vec<f64>,
    /// For each candidate how many of its neighbours are in the set.
    touching: Vec<u32>,
    pub(super) load: Load,
    area: f64,
    perimeter: f64,
    exposed: f64,
}

/// How many persons a set has.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Load {
    pub(super) least: f64,
    pub(super) most: f64,
}

/// What one move would lead to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    pub(super) score: f64,
    pub(super) load: Load,
}

/// How a set hangs together, as it is before a move.
pub(super) struct Shape {
    /// By all ways; tells who may leave. None where nobody is asked to.
    whole: Option<Cuts>,
    /// By ways without barriers; none where no barrier costs anything.
    dry: Option<Cuts>,
}

impl<'a> State<'a> {
    /// The set of these candidates.
    pub(super) fn new(problem: &'a Problem, members: &[usize]) -> Self {
        let n = problem.len();
        let mut state = Self {
            problem,
            members: Vec::with_capacity(members.len()),
            places: vec![OUTSIDE; n],
            shared: vec![0.0; n],
            touching: vec![0; n],
            load: Load::default(),
            area: 0.0,
            perimeter: 0.0,
            exposed: 0.0,
        };
        members.iter().for_each(|&at| state.add(at));
        state
    }

    pub(super) fn holds(&self, at: usize) -> bool {
        self.places[at] != OUTSIDE
    }

    /// The place of a candidate among the members, if it is one.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        Some(self.places[at]).filter(|place| *place != OUTSIDE)
    }

    /// The set in order.
    pub(super) fn sorted(&self) -> Vec<usize> {
        let mut set = self.members.clone();
        set.sort_unstable();
        set
    }

    /// Candidates beside the set, in order.
    pub(super) fn frontier(&self) -> impl Iterator<Item = usize> {
        (0..self.places.len()).filter(|&at| self.touching[at] > 0 && !self.holds(at))
    }

    pub(super) fn add(&mut self, at: usize) {
        let c = &self.problem.candidates[at];
        self.places[at] = self.members.len();
        self.members.push(at);
        self.perimeter += c.perimeter - 2.0 * self.shared[at];
        self.load.least += c.least;
        self.load.most += c.most;
        self.area += c.area;
        self.exposed += c.exposed;
        for way in &c.ways {
            self.shared[way.to] += way.shared;
            self.touching[way.to] += 1;
        }
    }

    pub(super) fn drop(&mut self, at: usize) {
        let c = &self.problem.candidates[at];
        let place = std::mem::replace(&mut self.places[at], OUTSIDE);
        self.members.swap_remove(place);
        if let Some(&moved) = self.members.get(place) {
            self.places[moved] = place;
        }
        self.perimeter -= c.perimeter - 2.0 * self.shared[at];
        self.load.least -= c.least;
        self.load.most -= c.most;
        self.area -= c.area;
        self.exposed -= c.exposed;
        for way in &c.ways {
            self.shared[way.to] -= way.shared;
            self.touching[way.to] -= 1;
        }
    }

    /// How the set hangs together, for any question.
    pub(super) fn shape(&self) -> Shape {
        Shape { whole: Some(cuts(self, |_| true)), ..self.shape_to_grow() }
    }

    /// How it hangs together as far as a score or one candidate more asks for it.
    pub(super) fn shape_to_grow(&self) -> Shape {
        Shape { whole: None, dry: self.problem.barriers.then(|| cuts(self, |way| way.dry)) }
    }

    pub(super) fn score(&self, shape: &Shape) -> f64 {
        let main = shape.dry.as_ref().map_or(self.exposed, Cuts::largest);
        self.problem.score(&Sums { exposed: self.exposed, main, area: self.area, perimeter: self.perimeter })
    }

    /// What the set would be with a candidate from beside it.
    pub(super) fn with(&self, at: usize, shape: &Shape) -> Outcome {
        let c = &self.problem.candidates[at];
        let exposed = self.exposed + c.exposed;
        let main = shape.dry.as_ref().map_or(exposed, |dry| {
            let mut joined: Vec<usize> =
                c.ways.iter().filter(|w| w.dry).filter_map(|w| self.place(w.to)).map(|m| dry.part(m)).collect();
            joined.sort_unstable();
            joined.dedup();
            dry.largest().max(c.exposed + joined.into_iter().map(|part| dry.sum(part)).sum::<f64>())
        });
        let sums = Sums {
            exposed,
            main,
            area: self.area + c.area,
            perimeter: self.perimeter + c.perimeter - 2.0 * self.shared[at],
        };
        let load = Load { least: self.load.least + c.least, most: self.load.most + c.most };
        Outcome { score: self.problem.score(&sums), load }
    }

    /// What the set would be without one of its own; none where it would fall apart, be empty or lack what it must include.
    pub(super) fn without(&self, at: usize, shape: &Shape) -> Option<Outcome> {
        let place = self.places[at];
        let falls_apart = shape.whole.as_ref().is_none_or(|whole| whole.parts_without(place) > 1);
        if self.problem.included[at] || self.members.len() == 1 || falls_apart {
            return None;
        }
        let c = &self.problem.candidates[at];
        let exposed = self.exposed - c.exposed;
        let sums = Sums {
            exposed,
            main: shape.dry.as_ref().map_or(exposed, |dry| dry.largest_without(place)),
            area: self.area - c.area,
            perimeter: self.perimeter - c.perimeter + 2.0 * self.shared[at],
        };
        let load = Load { least: self.load.least - c.least, most: self.load.most - c.most };
        Some(Outcome { score: self.problem.score(&sums), load })
    }

    /// The score with one in place of another, at best: as if no barrier cost anything. None where the new one would hang on
    /// the old one alone; who else falls apart is not asked.
    pub(super) fn swapped_at_best(&self, out: usize, new: usize) -> Option<Outcome> {
        let [o, n] = [out, new].map(|at| &self.problem.candidates[at]);
        let way = o.ways.iter().find(|w| w.to == new);
        if self.touching[new] == u32::from(way.is_some()) && self.members.len() > 1 {
            return None;
        }
        let exposed = self.exposed - o.exposed + n.exposed;
        let between = way.map_or(0.0, |w| w.shared);
        let perimeter =
            self.perimeter - o.perimeter + 2.0 * self.shared[out] + n.perimeter - 2.0 * (self.shared[new] - between);
        let sums = Sums { exposed, main: exposed, area: self.area - o.area + n.area, perimeter };
        let load = Load { least: self.load.least - o.least + n.least, most: self.load.most - o.most + n.most };
        Some(Outcome { score: self.problem.score(&sums), load })
    }

    /// Is the set in one piece, and not empty?
    pub(super) fn is_connected(&self, shape: &Shape) -> bool {
        shape.whole.as_ref().is_some_and(|whole| whole.count() == 1)
    }
}
