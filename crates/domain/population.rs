//! Population cells and school districts.

use crate::{DistrictId, SourceId};
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

/// A grid cell with people in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PopulationCell {
    /// Id in the source.
    pub id: String,
    /// The import it came with.
    pub source: SourceId,
    /// Persons.
    pub persons: f64,
    /// Year of the count, if stated.
    pub year: Option<i16>,
    /// Cell in EPSG:25832 (a square of another zone becomes a slightly turned quadrilateral).
    pub geometry: MultiPolygon<f64>,
}

/// A skolekrets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// Slug.
    pub id: DistrictId,
    /// The import it came with.
    pub source: SourceId,
    /// Name as the source writes it.
    pub navn: String,
    /// Code in the source.
    pub code: Option<String>,
    /// Area in EPSG:25832.
    pub geometry: MultiPolygon<f64>,
}
