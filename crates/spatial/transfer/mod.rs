//! Figures from one geography to another by weights: counts are divided, ratios carried as two counts, rates averaged; a
//! hidden part stays hidden between bounds, and the account of every run must add up.

mod abreast;
mod account;
mod amount;
mod carry;
mod plain;
mod shares;

pub use account::{Account, NotKept};
pub use amount::{Amount, Spread, divide};
pub use carry::{Carried, CarriedRatio, Column, carry, carry_mean, carry_ratio, transfer_many};
pub use plain::{Transferred, mean_area, transfer_area, transfer_area_within};

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
