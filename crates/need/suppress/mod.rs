//! Disclosure control of counts of persons: what is hidden, what is hidden beside it, and the attack that checks both.
//!
//! [`suppress`] hides by the primary rule and by "naboprikking" until no hidden cell can be worked out. [`attack`] takes
//! everything that is published, over all routes jointly, and gives the interval of each hidden cell. Both fail closed:
//! an answer that could not be proved is an error, never "safe".

mod attack;
mod error;
mod ledger;
mod neighbour;
mod plan;
mod rule;
mod solve;

pub use attack::{Attack, Found, attack};
pub use error::SuppressError;
pub use ledger::Ledger;
pub use plan::{Cell, Group, Plan, suppress, suppress_beside};
pub use rule::{Reason, Rule, mask, primary};

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
