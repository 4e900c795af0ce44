//! Shapes for tests, and the real files where they are there. Also used by the speed example.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test support; tests and the speed example each use a part"
)]

use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use gdal::vector::LayerAccess;
use geo_types::{Coord, Geometry, MultiPolygon, Polygon};
use std::path::{Path, PathBuf};

/// An upright rectangle.
pub(crate) fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> MultiPolygon<f64> {
    MultiPolygon(vec![geo_types::Rect::new(Coord { x: x0, y: y0 }, Coord { x: x1, y: y1 }).to_polygon()])
}

/// The first part of a polygon with the first part of another as its hole.
pub(crate) fn with_hole(outer: MultiPolygon<f64>, hole: MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |p: MultiPolygon<f64>| p.0[0].exterior().clone();
    MultiPolygon(vec![Polygon::new(ring(outer), vec![ring(hole)])])
}

/// A field and a geometry of each row, in EPSG:25832.
pub(crate) type Rows = Vec<(String, Geometry<f64>)>;

fn shared(folder: &str, file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(folder).join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

/// A file of reference answers; none where it is not there.
pub(crate) fn oracle(file: &str) -> Option<serde_json::Value> {
    shared("oracles", file).map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

/// Rows of a real file, corner by corner in EPSG:25832 by GDAL; none where the file is not there.
pub(crate) fn real(file: &str, field: &str) -> Option<Rows> {
    let path = shared("data", file)?;
    let dataset = gdal::Dataset::open(path).unwrap();
    let mut layer = dataset.layer(0).unwrap();
    let crs = |mut crs: SpatialRef| {
        crs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        crs
    };
    let from = crs(layer.spatial_ref().unwrap());
    let to = crs(SpatialRef::from_epsg(25832).unwrap());
    let convert = (from.auth_code().unwrap() != 25832).then(|| CoordTransform::new(&from, &to).unwrap());
    let rows = layer.features().map(|f| {
        let name = f.field_as_string(f.field_index(field).unwrap()).unwrap().unwrap_or_default();
        let mut geometry = f.geometry().unwrap().clone();
        geometry.flatten_to_2d();
        if let Some(convert) = &convert {
            geometry.transform_inplace(convert).unwrap();
        }
        (name, geometry.to_geo().unwrap())
    });
    Some(rows.collect())
}

/// Polygons of the rows.
pub(crate) fn polygons(rows: &Rows) -> Vec<MultiPolygon<f64>> {
    rows.iter()
        .map(|(name, g)| match g.clone() {
            Geometry::Polygon(p) => MultiPolygon(vec![p]),
            Geometry::MultiPolygon(p) => p,
            _ => panic!("{name} is no polygon"),
        })
        .collect()
}

/// Points of the rows.
pub(crate) fn points(rows: &Rows) -> Vec<Coord<f64>> {
    rows.iter()
        .map(|(name, g)| match g {
            Geometry::Point(p) => p.0,
            Geometry::MultiPoint(p) if p.0.len() == 1 => p.0[0].0,
            _ => panic!("{name} is no point"),
        })
        .collect()
}
