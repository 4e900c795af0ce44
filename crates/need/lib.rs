//! Need × arena × model: the class of a zone, the share of its arenas with the model, and the gap in children; and what
//! need itself is made of: small numbers and noise, suppression, the index, its uncertainty and rank intervals.
//!
//! The overlap takes need as P(among the K most exposed), share 0–1. Nothing here does IO.

mod class;
pub mod cluster;
mod gap;
pub mod index;
mod level;
pub mod noise;
pub mod publish;
mod sets;
pub mod small;
mod sum;
pub mod suppress;
pub mod uncertainty;

pub use class::{Class, Classified, Reason, classify};
pub use gap::{Coverage, Share, gap};
pub use level::{Level, Word, level, word};
pub use sets::{Sets, SetsEntry, sets};
pub use sum::{sum, sum_entry, total};

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod oracle_tests;
