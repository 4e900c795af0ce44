//! GeoPackage geometry blobs: a header with CRS and box, then little-endian WKB (through `geozero`).

mod read;
#[cfg(test)]
mod tests;

use crate::sql::geometry::{self, SRS};
use geo_types::{Coord, Geometry};
use geozero::{CoordDimensions, ToWkb, wkb};

pub(crate) use read::{bounds, head};

/// The box of a geometry in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) min_x: f64,
    pub(crate) max_x: f64,
    pub(crate) min_y: f64,
    pub(crate) max_y: f64,
}

impl Bounds {
    /// The box of some coordinates; none where there are none.
    fn of(coords: impl IntoIterator<Item = Coord<f64>>) -> Option<Self> {
        let mut found: Option<Self> = None;
        for c in coords {
            let b = found.get_or_insert(Self { min_x: c.x, max_x: c.x, min_y: c.y, max_y: c.y });
            b.min_x = b.min_x.min(c.x);
            b.max_x = b.max_x.max(c.x);
            b.min_y = b.min_y.min(c.y);
            b.max_y = b.max_y.max(c.y);
        }
        found
    }

    /// The box around both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            min_x: self.min_x.min(other.min_x),
            max_x: self.max_x.max(other.max_x),
            min_y: self.min_y.min(other.min_y),
            max_y: self.max_y.max(other.max_y),
        }
    }

    /// The box of a geometry of a kind that is kept here; none of an empty one.
    pub(crate) fn around(geometry: &Geometry<f64>) -> Option<Self> {
        match geometry {
            Geometry::Point(p) => Self::of([p.0]),
            Geometry::LineString(l) => Self::of(l.coords().copied()),
            Geometry::MultiPolygon(m) => Self::of(m.iter().flat_map(|p| p.exterior().coords().copied())),
            _ => None,
        }
    }
}

/// The blob of a geometry in EPSG:25832.
///
/// # Errors
/// A reason in words where the geometry cannot be kept (see [`geometry::check`]).
pub(crate) fn encode(geometry: &Geometry<f64>) -> Result<Vec<u8>, String> {
    geometry::check(geometry)?;
    let envelope = Bounds::around(geometry).map_or(vec![], |b| vec![b.min_x, b.max_x, b.min_y, b.max_y]);
    let is_empty = envelope.is_empty();
    let mut blob = geometry
        .to_wkb_dialect(wkb::WkbDialect::Geopackage, CoordDimensions::xy(), Some(SRS), envelope)
        .map_err(|e| e.to_string())?;
    if is_empty {
        blob[3] |= read::EMPTY;
    }
    Ok(blob)
}
