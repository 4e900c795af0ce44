//! Zone sets with vintages, and the zones in them (levekårssoner).

use crate::{PartialDate, Period, SourceId, ZoneId, ZoneSetId};
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

/// A division of the kommune into zones, of one vintage. The newest is the current one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneSet {
    /// Id of the set.
    pub id: ZoneSetId,
    /// Name for people.
    pub navn: String,
    /// When these borders were in use.
    pub gyldig: Period,
    /// Which import brought it.
    pub source: SourceId,
}

/// Where a border comes from and how firm it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Border {
    /// Who drew it, in words.
    pub opphav: String,
    /// Date of the border, if stated.
    pub dato: Option<PartialDate>,
    /// True until the kommune has confirmed it.
    pub forelopig: bool,
}

/// A statistical levekårssone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// Slug, unique in its zone set.
    pub id: ZoneId,
    /// The set it belongs to.
    pub zone_set: ZoneSetId,
    /// Name as its source writes it.
    pub navn: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Code of the source, if it has one.
    pub code: Option<String>,
    /// Origin, date and firmness of the border.
    pub border: Border,
    /// Area in EPSG:25832.
    pub geometry: MultiPolygon<f64>,
}
