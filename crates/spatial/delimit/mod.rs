//! Where the next area could be: connected sets of units with so many persons that hold as many exposed people as possible.
//!
//! # The score
//! `score = (exposed − barrier · beyond) × (1 − compactness_weight · (1 − compactness))`, in persons:
//! - `exposed` = Σ nᵢ·Pᵢ, the expected number of people who live in exposed zones: persons times P(rank ≤ K);
//! - `beyond` = those of them outside the largest part that holds together without crossing a river or a railway. With a
//!   weight of 0.5 people on the far side count half. Where a dry way leads around, nobody is beyond;
//! - `compactness` = Polsby–Popper 4πA/P² of the whole (Polsby and Popper 1991): A the sum of the areas, P the sum of the
//!   perimeters less twice the common borders. Units that are neighbours over open ground have no common border, so that
//!   both their borders count and the gap makes the area less compact, as does a hole. No weight makes the score negative.
//!
//! One unit more never lowers the first factor, and each weight works alone: a larger one never makes the best area less
//! compact, or gives it a larger share beyond barriers.
//!
//! # What is hidden
//! A unit whose population or need is hidden or missing is never read as zero and is not chosen of itself. Where it must be
//! included it counts with its lower end, and the answer has an upper end beside it. The minimum is held against the lower
//! end of the population, the maximum against the upper end; a missing population counts on neither side, and is named.
//!
//! # The search
//! Up to [`EXACT`] candidates every area is tried. Beyond that sets are grown from the most promising units and bettered by
//! a tabu search that adds and drops units while the set stays connected, then by swaps; see [`local_search`]. Units are
//! worked on in the order of their ids, ties are broken by it, and chance is a stream with a seed: the same question gives
//! the same answer, in whatever order the units come.

mod bound;
mod chance;
mod cuts;
mod evaluate;
mod exhaustive;
mod fault;
mod grow;
mod options;
mod problem;
mod route;
mod score;
mod search;
mod state;
mod suggest;
mod unit;

pub use evaluate::{Evaluation, Span, evaluate};
pub use exhaustive::EXACT;
pub use fault::DelimitError;
pub use options::{Limits, Options, Penalties};
pub use suggest::{Answer, Method, Suggestion, exhaustive, local_search, suggest, upper_bound};
pub use unit::{Figure, Neighbour, Unit, Units};

#[cfg(test)]
mod gap_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod testdata;
#[cfg(test)]
mod tests;
