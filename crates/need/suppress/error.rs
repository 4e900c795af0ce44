//! What disclosure control refuses. Every error means: publish nothing of this.

/// Why a table was not proved safe.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SuppressError {
    /// A rule that would show counts under 5.
    #[error("counts of persons under 5 are always hidden; set the threshold to at least 4, got {given}")]
    Threshold {
        /// As given.
        given: u32,
    },
    /// Two cells with one id.
    #[error("cell {id:?} is given twice; give each cell one id over all tables")]
    Twice {
        /// The id.
        id: String,
    },
    /// A group that names a cell which is not there.
    #[error("a group names cell number {index}, but there are {cells} cells; build the groups from the same list")]
    NoSuchCell {
        /// Position in the list of cells.
        index: usize,
        /// Length of that list.
        cells: usize,
    },
    /// A published number that is not finite or is below 0.
    #[error("cell {id:?} has {given} persons; check the row")]
    NotACount {
        /// The cell.
        id: String,
        /// As given.
        given: f64,
    },
    /// What is published cannot all be true.
    #[error("what is published about {ids} cannot all be true; check totals, years and noise before anything is shown")]
    Inconsistent {
        /// Cells of the contradiction, by id.
        ids: String,
    },
    /// The solver gave no proved answer.
    #[error("the interval of hidden cell {id:?} was not proved ({reason}); treat the table as not safe")]
    NotProved {
        /// The cell.
        id: String,
        /// The solver's words.
        reason: String,
    },
    /// Nothing is left to hide and a cell can still be worked out.
    #[error("cell {id:?} can be worked out whatever else is hidden; leave its group out of what is published")]
    CannotProtect {
        /// The cell.
        id: String,
    },
}
