//! A count that may be a minimum: the sources write "70+".

use serde::{Deserialize, Serialize};

/// How many, and whether the source gives it as a minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number as stated.
    pub n: u64,
    /// True where the source says "at least".
    #[serde(default)]
    pub minst: bool,
}
