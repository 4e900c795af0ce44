//! The parts of a figure → an observation with a state for numerator, denominator and value.

mod base;
mod build;
mod hide;
mod reading;

pub(crate) use base::{hide_by_base_numbers, look_like_shares};
pub(crate) use build::observation;

use domain::Observation;

/// An observation, and what was done on the way.
pub(crate) struct Built {
    pub(crate) observation: Observation,
    /// Numbers under 5 that were in the file and are not kept.
    pub(crate) hidden: u64,
    pub(crate) warning: Option<String>,
}

/// What is wrong with a figure, and where.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) row: u64,
    pub(crate) column: usize,
    pub(crate) reason: String,
}
