//! Small numbers: intervals, shrinkage, funnel limits, age standardisation, and rates of merged areas.
//!
//! Every function is pure. A hidden or missing value never gives a number: it comes back hidden or missing. The raw
//! value with its interval is what people see; shrunken values belong inside the index only, and are marked so.

mod age;
mod bayes;
mod byar;
mod error;
mod funnel;
mod logit;
mod merged;
mod state;
mod wilson;
mod z;

pub use age::{Stratum, crude, direct, ratio};
pub use bayes::{Prior, Shrinkage, Shrunk, empirical_bayes, empirical_bayes_with_noise};
pub use byar::{Byar, byar};
pub use error::SmallError;
pub use funnel::{Funnel, FunnelZone, Limits, funnel, limits};
pub use logit::{LogitZone, UnverifiedLogit, logit_shrinkage_unverified};
pub use merged::{MergedRate, merged_rate};
pub use wilson::{Interval, wilson, wilson_rate};
pub use z::Z;

pub(crate) use state::{State, build, range, state_of};

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;
