//! Levekår: the figures that may be shown, the index they make, and who is how surely among the most exposed.
//!
//! [`Figures`] is made once for a snapshot and holds only what may be shown; everything else here is worked out of it.

mod areas;
mod changes;
mod clusters;
mod figures;
mod funnel;
mod indicators;
mod merged;
mod need_of_zones;
mod priorities;
mod profile;
mod request;
mod simulated;
mod table;
mod values;

pub use clusters::ClusterQuery;
pub(crate) use figures::Figures;
pub(crate) use need_of_zones::NeedCache;
pub use request::{Lever, MethodRequest, PriorityRequest, StabilityRequest, ThemeRequest, WeightRequest};
pub(crate) use simulated::Simulated;
pub use values::ValuesQuery;

/// K where nothing else is asked: among the 10 most exposed zones.
pub const DEFAULT_K: usize = 10;
/// Seed where nothing else is asked; printed with every answer.
pub const DEFAULT_SEED: u64 = 2030;

/// The base number of children 0–17.
pub(crate) const CHILDREN: &str = "barn-0-17";
/// The base number of inhabitants.
pub(crate) const POPULATION: &str = "befolkning";

#[cfg(test)]
mod tests;
