//! Local clusters: whether like zones lie together (Moran's I), where (local Moran), and where high or low values gather
//! (Getis–Ord), with permutations by seed and a false discovery rate.
//!
//! Who is a neighbour of whom is [`spatial::contiguity()`]'s answer. Units without a value are left out of the weights, and
//! so is a unit without a neighbour that has a value (an isolate): it has no answer, never 0. Mean and variance are those
//! of the units that take part. The value of I depends on the weights, and Trondheim is a patchwork of small better-off and
//! worse-off areas: a weak global I is to be expected.

mod error;
mod fdr;
mod getis;
mod label;
mod moran;
mod part;
mod permute;
mod run;

pub use error::ClusterError;
pub use fdr::{FALSE_DISCOVERIES, q_values};
pub use getis::{Ball, GlobalG, getis_ord, global_g};
pub use label::Quadrant;
pub use moran::{Moran, Weighting, local_moran, moran};
pub use part::FEWEST_UNITS;
pub use permute::{DEFAULT_PERMUTATIONS, FEWEST_PERMUTATIONS, MOST_PERMUTATIONS, Permutations};
pub use run::{Clusters, Global, Local, clusters};

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod testdata;
#[cfg(test)]
mod tests;
