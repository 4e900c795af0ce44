//! Reads vector data through GDAL: layers, fields as text, geometry as `geo_types` in EPSG:25832.

mod arc;
mod csv;
mod nested;
mod open;
mod osm;
mod project;
mod quiet;
mod rows;
mod shape;
mod tags;

pub(crate) use open::{LayerInfo, open, open_as};
pub(crate) use rows::{Row, Table};
pub(crate) use shape::{Shape, ShapeKind};
