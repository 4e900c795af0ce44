//! The whole answer in memory: one immutable [`Snapshot`] for each epoch, and every read question as a method on it.
//!
//! Built from a store's dataset by `spatial`, `need` and `tile`. No IO, no clock: the date is an argument.

mod access;
pub mod answer;
mod area;
mod carry;
mod constellation;
mod delimit;
mod earlier;
mod fingerprint;
mod join;
mod levekar;
mod model;
mod overlap;
mod own_area;
mod picture;
mod place;
mod plan;
mod population;
mod position;
mod profile;
mod programme;
mod query_error;
mod reach;
mod scenario;
mod search;
mod snapshot;
mod source;
mod tiles;
mod what_if;
mod words;
mod zone;

pub use access::{IsochroneFrom, IsochroneQuery, MOST_NTH};
pub use carry::TransferQuery;
pub use delimit::{DelimitFault, DelimitRequest};
pub use levekar::{
    ClusterQuery, DEFAULT_K, DEFAULT_SEED, Lever, MethodRequest, PriorityRequest, StabilityRequest, ThemeRequest,
    ValuesQuery, WeightRequest,
};
pub use overlap::OverlapQuery;
pub use own_area::AreaProfileRequest;
pub use picture::PictureOf;
pub use place::PlaceFilter;
pub use query_error::{IndicatorName, QueryError};
pub use scenario::{MOST_SCENARIOS, SOURCE as SCENARIO_SOURCE, ScenarioFault, ScenarioRequest};
pub use snapshot::Snapshot;
pub use tiles::LAYERS;
pub use what_if::{JoinRequest, WhatIfRequest};
pub use words::Words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
