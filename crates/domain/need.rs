//! Need per zone, as a plain input for now: P(among the K most exposed) and children.

use crate::{SourceId, Value, ZoneId};
use serde::{Deserialize, Serialize};

/// Need input of one zone. A zone without a row has need *not computed*, which is not low need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneNeed {
    /// Zone, matched by slug against the current zone set.
    pub zone: ZoneId,
    /// The import it came with.
    pub source: SourceId,
    /// P(rank ≤ K), share 0–1.
    pub p_blant_k: Value,
    /// Children 0–17.
    pub barn: Value,
}

/// The K that need inputs are given for, until need is computed here: P(among the 10 most exposed zones).
pub const DEFAULT_K: usize = 10;
