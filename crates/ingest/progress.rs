//! What a long import is doing, for a progress bar.

domain::labels! {
    /// A stage of an import.
    Stage {
        /// Fetching an address; counted in bytes.
        Fetch = "henter",
        /// Reading rows.
        Read = "leser",
        /// Checking and repairing; counted in rows.
        Check = "kontrollerer",
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done.
    pub done: u64,
    /// How much there is, if known.
    pub total: Option<u64>,
}
