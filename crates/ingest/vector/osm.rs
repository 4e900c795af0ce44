//! What GDAL's reader of OpenStreetMap must be told: which of its layers is read, so that it does not gather the others in
//! memory, and where in the country.

use super::quiet;
use gdal::{
    spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef},
    vector::sql::Dialect,
};
use geo_types::{Coord, Rect};

/// Rows this far outside the wanted box are read as well, so that the check of each row can name those just outside, m.
const MARGIN_M: f64 = 5_000.0;

/// Makes the driver pass over every layer but one.
pub(crate) fn only(dataset: &gdal::Dataset, layer: &str) {
    let sql = format!("SET interest_layers = {layer}");
    // It is a hint: where it fails the layers are read as they come.
    drop(dataset.execute_sql(sql, None, Dialect::DEFAULT));
    quiet::listen();
}

/// A box of EPSG:25832 with its margin as a box of degrees, or none where it cannot be taken there.
pub(crate) fn degrees(near: Rect<f64>) -> Option<Rect<f64>> {
    let mut plane = SpatialRef::from_epsg(25832).ok()?;
    let mut globe = SpatialRef::from_epsg(4326).ok()?;
    plane.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    globe.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    let transform = CoordTransform::new(&plane, &globe).ok()?;
    let (min, max) = (near.min(), near.max());
    let mut x = [min.x - MARGIN_M, max.x + MARGIN_M, min.x - MARGIN_M, max.x + MARGIN_M];
    let mut y = [min.y - MARGIN_M, min.y - MARGIN_M, max.y + MARGIN_M, max.y + MARGIN_M];
    transform.transform_coords(&mut x, &mut y, &mut []).ok()?;
    let low = |v: [f64; 4]| v.into_iter().fold(f64::INFINITY, f64::min);
    let high = |v: [f64; 4]| v.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let corners = Rect::new(Coord { x: low(x), y: low(y) }, Coord { x: high(x), y: high(y) });
    (corners.min().x.is_finite() && corners.max().x.is_finite()).then_some(corners)
}
