//! Authored GeoJSON in EPSG:4326 with polygons, as properties and shapes in EPSG:25832.

use super::AuthoredError;
use geo::MapCoords;
use geo_types::{Geometry, MultiPolygon};
use geojson::FeatureCollection;
use serde::de::DeserializeOwned;

/// Every feature of a collection in the order of the file. `T` is the raw type of the properties.
pub(crate) fn polygons<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<(T, MultiPolygon<f64>)>, AuthoredError> {
    let fault = |detail: String| AuthoredError::Syntax { file, detail };
    let collection: FeatureCollection = text.parse().map_err(|e: geojson::Error| fault(e.to_string()))?;
    let one = |(i, feature): (usize, geojson::Feature)| {
        let fault = |what: String| fault(format!("objekt {}: {what}", i + 1));
        let properties = serde_json::Value::Object(feature.properties.unwrap_or_default());
        let raw = serde_json::from_value(properties).map_err(|e| fault(format!("egenskapene: {e}")))?;
        let geometry = feature.geometry.ok_or_else(|| fault("har ingen geometri, men skal ha en flate".into()))?;
        let shape = match Geometry::<f64>::try_from(geometry).map_err(|e| fault(e.to_string()))? {
            Geometry::Polygon(p) => p.into(),
            Geometry::MultiPolygon(m) => m,
            _ => return Err(fault("geometrien skal være Polygon eller MultiPolygon".into())),
        };
        Ok((raw, shape.map_coords(spatial::from_lonlat)))
    };
    collection.features.into_iter().enumerate().map(one).collect()
}
