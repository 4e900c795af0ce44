//! The whole answer in memory: one immutable [`Snapshot`] for each epoch, and every read question as a method on it.
//!
//! Built from a store's dataset by `spatial`, `need` and `tile`. No IO, no clock: the date is an argument.

pub mod answer;
mod area;
mod constellation;
mod fingerprint;
mod join;
mod levekar;
mod model;
mod overlap;
mod picture;
mod place;
mod plan;
mod population;
mod position;
mod profile;
mod programme;
mod query_error;
mod reach;
mod search;
mod snapshot;
mod source;
mod tiles;
mod what_if;
mod zone;

pub use levekar::{
    ClusterQuery, DEFAULT_K, DEFAULT_SEED, Lever, MethodRequest, PriorityRequest, StabilityRequest, ThemeRequest,
    ValuesQuery, WeightRequest,
};
pub use overlap::OverlapQuery;
pub use picture::PictureOf;
pub use place::PlaceFilter;
pub use query_error::QueryError;
pub use snapshot::Snapshot;
pub use tiles::LAYERS;
pub use what_if::{JoinRequest, WhatIfRequest};

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
