//! Why a simulation is refused; the messages say what to change.

use crate::index::IndexError;

/// Errors of the module `uncertainty`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UncertaintyError {
    /// The table, the profile or the method is not valid.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// Too many draws, or none.
    #[error("the number of draws must be between 1 and {most}, got {draws}")]
    Draws {
        /// As asked for.
        draws: usize,
        /// Upper limit.
        most: usize,
    },
    /// K is zero or larger than the number of units with an index.
    #[error("k must be between 1 and the {units} units that have an index, got {k}")]
    K {
        /// As asked for.
        k: usize,
        /// Units with a coverage of two thirds or more.
        units: usize,
    },
    /// More work than one answer may take.
    #[error("{work} is more than the limit of {limit}: take fewer draws, steps or units")]
    TooMuch {
        /// What is counted, with its number.
        work: String,
        /// The limit.
        limit: usize,
    },
    /// A choice outside its range.
    #[error("{what}")]
    Choice {
        /// What is wrong and what is wanted.
        what: &'static str,
    },
    /// An alternative that no draw tried: the answer would look surer than it is.
    #[error("no draw tried {alternative:?} ({varied}): take more draws than {draws}, or fewer alternatives")]
    NeverRan {
        /// What is varied.
        varied: &'static str,
        /// The alternative.
        alternative: String,
        /// Draws asked for.
        draws: usize,
    },
    /// A theme or an indicator that has no weight in the profile, or all of it.
    #[error("{id:?} cannot be moved: it must have a weight above zero, and so must something else")]
    Lever {
        /// Theme or indicator.
        id: String,
    },
    /// A swap asked for where a unit is hidden or missing.
    #[error("unit {row} has no number for {indicator:?}: a swap needs two units with a number for each indicator")]
    NoNumber {
        /// Row of the table.
        row: usize,
        /// The indicator.
        indicator: String,
    },
    /// A swap under a mean that is not additive in the weights, or of rows that do not exist.
    #[error("{what}")]
    Swap {
        /// What is wrong and what is wanted.
        what: &'static str,
    },
}
