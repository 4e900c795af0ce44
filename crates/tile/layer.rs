//! What goes into a pyramid: a named layer of features with a geometry in EPSG:3857 and a few properties.

use geo_types::{Coord, LineString, MultiPolygon};

/// A geometry in EPSG:3857, metres. Coordinates that are not finite are left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// One point or several.
    Point(Vec<Coord<f64>>),
    /// One line or several.
    Line(Vec<LineString<f64>>),
    /// An area. Rings may have either direction; the encoder turns them as the MVT specification asks.
    Polygon(MultiPolygon<f64>),
}

/// The value of a property, as the tile format knows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Property {
    /// Text in UTF-8.
    Text(String),
    /// A number with decimals.
    Number(f64),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Flag(bool),
}

impl Property {
    /// The type's name in TileJSON `vector_layers[].fields`.
    pub(crate) fn field_type(&self) -> &'static str {
        match self {
            Self::Text(_) => "String",
            Self::Number(_) | Self::Integer(_) => "Number",
            Self::Flag(_) => "Boolean",
        }
    }
}

/// One thing on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Stable number, see [`crate::stable_id`].
    pub id: u64,
    /// Where it is.
    pub geometry: Geometry,
    /// Names and classes that change only when the geometry does; statistics travel apart from tiles.
    pub properties: Vec<(&'static str, Property)>,
}

/// Features that are drawn together, in a stable order.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Name of the MVT layer.
    pub name: String,
    /// The features; their order is the order in every tile.
    pub features: Vec<Feature>,
    /// Coarsest zoom that has tiles.
    pub min_zoom: u8,
    /// Finest zoom that has tiles, at most [`crate::MAX_ZOOM`] (a higher number is taken as that).
    pub max_zoom: u8,
}
