//! Why clusters cannot be found; the messages say what to change.

/// Errors of the module `cluster`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClusterError {
    /// Values and neighbours of different sets of units.
    #[error("there are {values} values for {units} units: give one for each unit, or none with its place kept")]
    WrongLength {
        /// Number of values.
        values: usize,
        /// Number of units in the list of neighbours.
        units: usize,
    },
    /// A value that is infinite or no number.
    #[error("the value of unit {unit} is not a finite number: leave it empty")]
    NotFinite {
        /// Position of the unit, from 0.
        unit: usize,
    },
    /// Too few units to speak of clusters.
    #[error("{units} units have a value and a neighbour with a value; clusters need {fewest} at least")]
    TooFew {
        /// Units that would take part.
        units: usize,
        /// Lower limit.
        fewest: usize,
    },
    /// Every unit that takes part has the same value.
    #[error("every unit has the same value: there is nothing that could cluster")]
    Constant,
    /// A global G of values that may be negative has no meaning.
    #[error("the value of unit {unit} is negative: the global G is for amounts and rates of zero or more")]
    Negative {
        /// Position of the unit, from 0.
        unit: usize,
    },
    /// Too many permutations, or too few to say anything at five per cent.
    #[error("the number of permutations must be between {fewest} and {most}, got {given}")]
    Permutations {
        /// As asked for.
        given: usize,
        /// Lower limit.
        fewest: usize,
        /// Upper limit.
        most: usize,
    },
    /// More work than one answer may take.
    #[error("{work} permutations × (units + links) is more than the limit of {limit}: take fewer permutations")]
    TooMuch {
        /// As asked for.
        work: usize,
        /// The limit.
        limit: usize,
    },
}
