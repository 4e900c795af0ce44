//! Streets and paths one can walk, and the lines that bar the way.

use crate::{SourceId, labels};
use geo_types::LineString;
use serde::{Deserialize, Serialize};

labels! {
    /// What a line of the network is to somebody on foot.
    StreetClass {
        /// Foot or cycle path, footway, crossing.
        Gang = "gang",
        /// A road one may walk along.
        Vei = "vei",
        /// Stairs.
        Trapp = "trapp",
        /// A river: a barrier, never walked.
        Elv = "elv",
        /// A railway or tramway: a barrier, never walked.
        Jernbane = "jernbane",
    }
}

impl StreetClass {
    /// Whether one may walk along it; the others are barriers.
    pub fn is_walked(self) -> bool {
        matches!(self, Self::Gang | Self::Vei | Self::Trapp)
    }
}

/// One line of the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Street {
    /// The import it came with.
    pub source: SourceId,
    /// What it is.
    pub class: StreetClass,
    /// 0 = on the ground, above 0 = on a bridge, below 0 = in a tunnel. Lines that cross on different levels do not meet.
    pub level: i8,
    /// Line in EPSG:25832, with at least two positions.
    pub geometry: LineString<f64>,
}
