//! A shape as GeoJSON writes it.

use geo::orient::{Direction, Orient};
use geo::{LineString, MultiPolygon};
use serde::Serialize;
use utoipa::ToSchema;

/// A GeoJSON MultiPolygon in EPSG:4326.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Outline {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Parts, rings, and positions as longitude and latitude.
    pub coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

impl Outline {
    /// From a polygon in EPSG:25832; outer rings turn left, as GeoJSON wants it.
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        let ring = |r: &LineString<f64>| r.coords().map(|c| crate::position::lonlat(*c)).collect();
        let turned = shape.orient(Direction::Default);
        let part = |p: &geo::Polygon<f64>| std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        Self { kind: "MultiPolygon".to_owned(), coordinates: turned.iter().map(part).collect() }
    }
}
