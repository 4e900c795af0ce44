//! What can be wrong with units or with what is asked of them.

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DelimitError {
    /// Nothing to choose from.
    #[error("there are no units to choose from: give at least one that is not excluded")]
    NoUnits,
    /// Ties are broken by the id, so it must be one unit's alone.
    #[error("the id {id} stands for two units: give each its own")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A unit as its own neighbour, or a position that there is no unit for.
    #[error("{a} and {b} are no pair of neighbours: give two different positions below {units}")]
    NotAPair {
        /// First position.
        a: usize,
        /// Second position.
        b: usize,
        /// Number of units.
        units: usize,
    },
    /// A border given twice would count twice.
    #[error("{a} and {b} are neighbours twice: give each pair once")]
    DuplicatePair {
        /// Id of one.
        a: String,
        /// Id of the other.
        b: String,
    },
    /// A number that is not finite, or outside its range.
    #[error("{what} of {id} is {value}: it must be {range}")]
    OutOfRange {
        /// Which number.
        what: &'static str,
        /// Id of the unit, or the name of the option.
        id: String,
        /// What was given.
        value: f64,
        /// What is allowed.
        range: &'static str,
    },
    /// Limits that nothing can lie between.
    #[error(
        "no area has at least {min} and at most {max} persons: give finite limits, 0 ≤ minimum ≤ maximum, 0 < maximum"
    )]
    BadLimits {
        /// Minimum, persons.
        min: f64,
        /// Maximum, persons.
        max: f64,
    },
    /// A position that there is no unit for.
    #[error("there is no unit at {position}: give positions below {units}")]
    UnknownUnit {
        /// The position.
        position: usize,
        /// Number of units.
        units: usize,
    },
    /// A unit that must be and must not be in the area.
    #[error("{id} is both to be included and to be excluded: choose one")]
    IncludedAndExcluded {
        /// Id of the unit.
        id: String,
    },
    /// The minimum is larger than everything there is.
    #[error("the minimum of {min} persons is more than the {there_are} who live in the units that may be chosen")]
    TooFewPersons {
        /// Minimum, persons.
        min: f64,
        /// Persons in all units that may be chosen, or that must be.
        there_are: f64,
    },
    /// What must be in the area is too much for it.
    #[error("{persons} persons live in the units to be included, more than the maximum of {max}")]
    IncludeTooLarge {
        /// Persons in the included units.
        persons: f64,
        /// Maximum, persons.
        max: f64,
    },
    /// Two included units have no way between them through units that may be chosen and have room.
    #[error("{a} and {b} cannot be joined by units that may be chosen with at most {max} persons together")]
    IncludeApart {
        /// Id of one.
        a: String,
        /// Id of the other.
        b: String,
        /// Maximum, persons.
        max: f64,
    },
    /// Without a need there is nothing to aim at.
    #[error("no unit that may be chosen has a known need and a known population")]
    NoKnownNeed,
    /// Too many units to try every area.
    #[error("{candidates} units are too many to try every area: at most {most}")]
    TooManyUnits {
        /// Units that may be chosen.
        candidates: usize,
        /// The most.
        most: usize,
    },
    /// It is certain that there is no such area.
    #[error("no connected area lies between the limits")]
    NoArea,
    /// The search found none, which does not prove that there is none.
    #[error("the search found no connected area between the limits: widen them, or include and exclude fewer units")]
    NoneFound,
}
