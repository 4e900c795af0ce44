//! Composite index: values with their state, a weights profile, normalisation, aggregation, coverage and rank.
//!
//! Rank 1 is the most exposed. Units (zones or areas) are known here by their position in the table.

mod area;
mod combine;
mod compute;
mod copeland;
mod correlation;
mod error;
mod leave_one_out;
mod mean;
mod method;
mod normalise;
mod observation;
mod outlier;
mod profile;
mod rank;
mod table;

pub use area::{AreaSummary, Member, extent, extent_weight, percentile_group, summarise};
pub use combine::{COVERAGE_LIMIT, covered};
pub use compute::{ColumnReport, Index, Recipe, Row, index};
pub use correlation::{Correlation, correlations};
pub use domain::{Direction, Role, Sampling};
pub use error::IndexError;
pub use leave_one_out::{LeftOut, leave_one_out};
pub use mean::{arithmetic_mean, distance_to_target, geometric_mean, goalposts, harmonic_mean};
pub use method::{Aggregation, Method, Normalisation};
pub use normalise::exponential;
pub use observation::{Noise, Observation};
pub use outlier::{OutlierRule, Shape, Transform, Treatment, shape};
pub use profile::{Entry, IMMIGRANT_ROLE, Profile, Theme};
pub use rank::{Rank, average_ranks, displayed_ranks};
pub use table::{Column, Table};

pub(crate) use combine::{Weights, effective};
pub(crate) use compute::{Scaled, scale};
pub(crate) use copeland::copeland;
#[cfg(test)]
pub(crate) use normalise::moments;
pub(crate) use normalise::{Scratch, normalise};
pub(crate) use observation::Span;
pub(crate) use rank::{KEY_INDEX_BITS, descending_key};

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;
