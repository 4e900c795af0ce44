//! Who holds a set together: its parts, and what each part falls into without one of its members (Tarjan 1972).

use super::problem::Way;
use super::state::State;

const NONE: usize = usize::MAX;

/// The parts of a set, and what would be left of them without one member. Members are named by their place in it.
pub(super) struct Cuts {
    /// In the order of the set's members.
    members: Vec<Member>,
    /// Exposed persons of each part.
    sums: Vec<f64>,
    /// The two largest sums.
    top: [f64; 2],
}

#[derive(Clone, Copy)]
struct Member {
    part: usize,
    /// When the search came here, and the earliest that is reached from here and further on by one way back.
    found: usize,
    low: usize,
    from: usize,
    exposed: f64,
    /// Exposed persons here and further on.
    below: f64,
    /// Pieces further on that hang on this member alone: how many, their sum, the largest.
    hanging: usize,
    hanging_sum: f64,
    hanging_most: f64,
}

const NEW: Member = Member {
    part: NONE,
    found: NONE,
    low: NONE,
    from: NONE,
    exposed: 0.0,
    below: 0.0,
    hanging: 0,
    hanging_sum: 0.0,
    hanging_most: 0.0,
};

impl Cuts {
    pub(super) fn count(&self) -> usize {
        self.sums.len()
    }

    pub(super) fn part(&self, at: usize) -> usize {
        self.members[at].part
    }

    pub(super) fn sum(&self, part: usize) -> f64 {
        self.sums[part]
    }

    /// Exposed persons of the part with the most.
    pub(super) fn largest(&self) -> f64 {
        self.top[0]
    }

    /// Parts that the member's own part would fall into without it; 0 where it is alone.
    pub(super) fn parts_without(&self, at: usize) -> usize {
        let m = &self.members[at];
        m.hanging + usize::from(m.from != NONE)
    }

    /// Exposed persons of the largest part without the member.
    pub(super) fn largest_without(&self, at: usize) -> f64 {
        let m = &self.members[at];
        let own = self.sums[m.part];
        let other = if own < self.top[0] { self.top[0] } else { self.top[1] };
        // Whatever does not hang on the member stays with the one it was found from.
        let rest = own - m.exposed - m.hanging_sum;
        other.max(m.hanging_most).max(rest)
    }
}

/// The parts of a set by the ways that are open.
pub(super) fn cuts(state: &State, open: impl Fn(&Way) -> bool) -> Cuts {
    let candidates = &state.problem.candidates;
    let mut found = Cuts { members: vec![NEW; state.members.len()], sums: vec![], top: [0.0; 2] };
    let mut clock = 0;
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in 0..state.members.len() {
        if found.members[root].found != NONE {
            continue;
        }
        let part = found.sums.len();
        let mut enter = |members: &mut [Member], at: usize, from: usize| {
            let exposed = candidates[state.members[at]].exposed;
            members[at] = Member { part, found: clock, low: clock, from, exposed, below: exposed, ..NEW };
            clock += 1;
        };
        enter(&mut found.members, root, NONE);
        path.push((root, 0));
        while let Some((at, next)) = path.pop() {
            if let Some(way) = candidates[state.members[at]].ways.get(next) {
                path.push((at, next + 1));
                let Some(to) = state.place(way.to).filter(|_| open(way)) else { continue };
                if found.members[to].found == NONE {
                    enter(&mut found.members, to, at);
                    path.push((to, 0));
                } else if to != found.members[at].from {
                    found.members[at].low = found.members[at].low.min(found.members[to].found);
                }
            } else {
                leave(&mut found.members, at);
            }
        }
        found.sums.push(found.members[root].below);
    }
    for &sum in &found.sums {
        let [first, second] = found.top;
        found.top = if sum > first { [sum, first] } else { [first, second.max(sum)] };
    }
    found
}

/// Everything further on is done: tells the member this one was found from.
fn leave(members: &mut [Member], at: usize) {
    let Member { from, low, below, .. } = members[at];
    let Some(parent) = members.get_mut(from) else { return };
    parent.low = parent.low.min(low);
    parent.below += below;
    if low >= parent.found {
        parent.hanging += 1;
        parent.hanging_sum += below;
        parent.hanging_most = parent.hanging_most.max(below);
    }
}
