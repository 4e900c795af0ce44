//! Why an index cannot be made; the messages say what to change.

/// Errors of the module `index`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// A weight below zero or not a number.
    #[error("the weight of {of:?} must be zero or more, got {weight}")]
    BadWeight {
        /// Theme or indicator.
        of: String,
        /// As given.
        weight: f64,
    },
    /// Nothing to weigh.
    #[error("at least one indicator must have a weight above zero, in a theme with a weight above zero")]
    AllWeightsZero,
    /// Immigrant background is context, not deprivation.
    #[error("a profile of immigrant background alone is refused: give at least one other indicator a weight")]
    ImmigrantBackgroundAlone,
    /// The same id twice in a profile or a table.
    #[error("{id:?} stands twice: each indicator and each theme may stand once")]
    Duplicate {
        /// The id.
        id: String,
    },
    /// A profile names what the table does not have.
    #[error("unknown indicator {id:?}: known are {}", known.join(", "))]
    UnknownIndicator {
        /// As given.
        id: String,
        /// Every indicator of the table.
        known: Vec<String>,
    },
    /// A column of another length than the table.
    #[error("indicator {indicator:?} has {got} values, the table has {rows} rows")]
    WrongLength {
        /// The column.
        indicator: String,
        /// Its length.
        got: usize,
        /// The length of the table.
        rows: usize,
    },
    /// More units than the keys of a ranking can hold.
    #[error("a table may have {most} rows at most, got {rows}")]
    TooManyRows {
        /// As given.
        rows: usize,
        /// Upper limit.
        most: usize,
    },
    /// A value that is not a finite number, bounds the wrong way round, or a denominator that is not above zero.
    #[error("indicator {indicator:?}, row {row}: {what}")]
    BadObservation {
        /// The column.
        indicator: String,
        /// Position of the unit, from 0.
        row: usize,
        /// What is wrong and what is wanted.
        what: &'static str,
    },
    /// A normalisation and an aggregation that do not go together.
    #[error("{aggregation} needs values above zero: use minmax_1_100, not {normalisation}")]
    InvalidPair {
        /// As asked for.
        normalisation: &'static str,
        /// As asked for.
        aggregation: &'static str,
    },
}
