//! Disclosure noise: what ±5 on every published count does to counts, rates and sums, and what may be shown.
//!
//! The distribution is this project's working model (uniform on the whole numbers −5..5, independent between cells);
//! the source publishes no distribution. Repeating a query averages nothing away.

mod cell_key;
mod display;
mod interval;
mod merge;
mod model;
mod rate;

pub use cell_key::{KeyError, cell_key, perturbed};
pub use display::{Display, decimals, display};
pub use interval::share_interval;
pub use merge::{Merged, Origin, merge};
pub use model::{Noise, SummedNoise, hidden_count};
pub use rate::{NoiseError, rate};

#[cfg(test)]
mod tests;
