//! Reads vector data through GDAL: layers, fields as text, geometry as `geo_types` in EPSG:25832.

mod arc;
mod nested;
mod open;
mod project;
mod quiet;
mod rows;
mod shape;

pub(crate) use open::{LayerInfo, open};
pub(crate) use rows::{Row, Table};
pub(crate) use shape::{Shape, ShapeKind};
