//! What can be wrong with a scenario that somebody wants to save.

/// Why a scenario is not saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioFault {
    /// A name that is none.
    #[error("a name has 1 to {most} characters, none of them a control character")]
    BadName {
        /// The most.
        most: usize,
    },
    /// A remark that is too long or holds control characters.
    #[error("a remark has at most {most} characters, none of them a control character")]
    BadNote {
        /// The most.
        most: usize,
    },
    /// A kind of unit that is none, or units without a kind.
    #[error("{value:?} is no kind of unit; write soner, kretser or ruter")]
    UnknownKind {
        /// As given.
        value: String,
    },
    /// More units than a scenario may have.
    #[error("{given} units are too many: at most {most}")]
    TooManyUnits {
        /// As given.
        given: usize,
        /// The most.
        most: usize,
    },
    /// More suppositions than a scenario may have.
    #[error("{given} suppositions are too many: at most {most}")]
    TooManySupposed {
        /// As given.
        given: usize,
        /// The most.
        most: usize,
    },
    /// As many scenarios as are kept.
    #[error("{most} scenarios are kept already")]
    Full {
        /// The most.
        most: usize,
    },
    /// No such scenario.
    #[error("there is no scenario {id:?}")]
    Unknown {
        /// As asked.
        id: String,
    },
    /// A change from another version than the one that is kept.
    #[error("the change was made from version {from}, and version {current} is kept")]
    Stale {
        /// The version it was made from.
        from: u32,
        /// The version that is kept.
        current: u32,
    },
}
