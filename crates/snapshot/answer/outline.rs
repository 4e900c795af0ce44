//! A shape as GeoJSON writes it.

use serde::Serialize;
use utoipa::ToSchema;

/// A GeoJSON MultiPolygon in EPSG:4326.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Outline {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    pub kind: OutlineKind,
    /// Polygons, each of rings, each of positions (longitude, latitude).
    pub coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

/// The only kind there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub enum OutlineKind {
    /// Several polygons.
    MultiPolygon,
}
