//! Addresses: where people may live, as points to weigh by, without street or number.

use crate::SourceId;
use geo_types::Point;
use serde::{Deserialize, Serialize};

/// A position that somebody may live at. No street and no number is kept: nothing here is looked up by address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Id in the source.
    pub id: String,
    /// The import it came with.
    pub source: SourceId,
    /// Dwellings there; 1 where the source does not count them.
    pub dwellings: u32,
    /// Position in EPSG:25832.
    pub position: Point<f64>,
}
