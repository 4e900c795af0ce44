//! GeoPackage geometry blobs: a header with CRS and box, then little-endian WKB (through `geozero`), to and from
//! geo-types without a detour.

mod read;
#[cfg(test)]
mod tests;

use geo_types::{Coord, Geometry, LineString, MultiPolygon, Point};
use geozero::{CoordDimensions, ToWkb, wkb};

pub(crate) use read::{bounds, line, multi_polygon, point};

/// The CRS of every geometry here: ETRS89 / UTM zone 32N.
const SRS: i32 = 25832;

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
    fn of(coords: impl IntoIterator<Item = Coord<f64>>) -> Result<Option<Self>, String> {
        let mut found: Option<Self> = None;
        for c in coords {
            if !c.x.is_finite() || !c.y.is_finite() {
                return Err("a coordinate is not a number".into());
            }
            let b = found.get_or_insert(Self { min_x: c.x, max_x: c.x, min_y: c.y, max_y: c.y });
            b.min_x = b.min_x.min(c.x);
            b.max_x = b.max_x.max(c.x);
            b.min_y = b.min_y.min(c.y);
            b.max_y = b.max_y.max(c.y);
        }
        Ok(found)
    }
}

/// The blob of an area.
///
/// # Errors
/// A reason in words where a coordinate is not a number.
pub(crate) fn of_multi_polygon(geometry: &MultiPolygon<f64>) -> Result<Vec<u8>, String> {
    let rings = geometry.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let coords = rings.flat_map(|ring| ring.coords().copied());
    encode(&Geometry::MultiPolygon(geometry.clone()), Bounds::of(coords)?)
}

/// The blob of a position.
///
/// # Errors
/// A reason in words where a coordinate is not a number.
pub(crate) fn of_point(point: Point<f64>) -> Result<Vec<u8>, String> {
    encode(&Geometry::Point(point), Bounds::of([point.0])?)
}

/// The blob of a line.
///
/// # Errors
/// A reason in words where there are less than two positions or a coordinate is not a number.
pub(crate) fn of_line(line: &LineString<f64>) -> Result<Vec<u8>, String> {
    if line.0.len() < 2 {
        return Err("a line has at least two positions".into());
    }
    encode(&Geometry::LineString(line.clone()), Bounds::of(line.coords().copied())?)
}

fn encode(geometry: &Geometry<f64>, bounds: Option<Bounds>) -> Result<Vec<u8>, String> {
    let envelope = bounds.map_or(vec![], |b| vec![b.min_x, b.max_x, b.min_y, b.max_y]);
    let is_empty = envelope.is_empty();
    let mut blob = geometry
        .to_wkb_dialect(wkb::WkbDialect::Geopackage, CoordDimensions::xy(), Some(SRS), envelope)
        .map_err(|e| e.to_string())?;
    if is_empty {
        blob[3] |= read::EMPTY;
    }
    Ok(blob)
}
