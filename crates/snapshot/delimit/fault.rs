//! What can be wrong with a question about a delimitation.

use domain::UnitKind;
use spatial::delimit::DelimitError;

/// One unit of a kind, as people say it.
pub(crate) fn one_of(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Soner => "sone",
        UnitKind::Kretser => "krets",
        UnitKind::Ruter => "rute",
    }
}

/// Why there is no suggestion.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DelimitFault {
    /// A kind of unit that is none.
    #[error("{value:?} is no kind of unit; write soner, kretser or ruter")]
    UnknownKind {
        /// As asked.
        value: String,
    },
    /// A word that is neither `med` nor `uten`.
    #[error("satsinger is med or uten, not {value:?}")]
    UnknownChoice {
        /// As asked.
        value: String,
    },
    /// A share outside 0–1.
    #[error("{field} is {value}: it must be from 0 to 1")]
    NotAShare {
        /// Which.
        field: &'static str,
        /// As asked.
        value: f64,
    },
    /// A number of suggestions that is not given.
    #[error("{value} suggestions cannot be given: 1 to {most}")]
    BadCount {
        /// As asked.
        value: usize,
        /// The most.
        most: usize,
    },
    /// The search has no answer.
    #[error(transparent)]
    Search(DelimitError),
}
