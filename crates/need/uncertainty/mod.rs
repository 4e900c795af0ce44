//! How sure a rank is: seeded Monte Carlo over data and over method choices, kept apart, and what follows from it.
//!
//! A draw has its own random streams, keyed by seed, draw and indicator: the answer depends on the seed and the input,
//! never on the number of threads.

mod engine;
mod error;
mod exposed;
mod group;
mod plan;
mod rank_set;
pub(crate) mod rng;
mod sampler;
mod sensitivity;
mod setup;
mod simulate;
mod sobol;
mod stability;
mod summary;
mod weight_change;

pub use error::UncertaintyError;
pub use group::{RankInterval, overlap_groups};
pub use plan::{Run, Varied};
pub use rank_set::{RankSet, SetKind, index_rank_sets, rank_sets};
pub use sensitivity::{Factor, Sensitivity, sensitivity};
pub use setup::{Choices, DEFAULT_DRAWS, MAX_DRAWS, Setup, Source, WeightChoice};
pub use simulate::{Apart, Simulation, simulate, simulate_apart};
pub use sobol::{Sobol, sobol};
pub use stability::{Lever, Stability, StabilityPoint, stability};
pub use summary::{AreaRanks, RankSummary};
pub use weight_change::{WeightChange, WeightMove, smallest_weight_change};

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod testdata;
