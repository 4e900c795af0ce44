//! Geometries between a database's bytes and geo-types, through `geozero`. Sizes that damaged bytes claim are never
//! trusted; Z and M are left out, both byte orders are read, and a `Polygon` will do where an area is wanted.

use geo_types::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};
use geozero::{
    GeomProcessor, GeozeroGeometry,
    error::Result as GeozeroResult,
    wkb::{Ewkb, GpkgWkb},
};

/// The CRS of every geometry here: ETRS89 / UTM zone 32N.
pub(crate) const SRS: i32 = 25832;

pub(crate) const POINT: u32 = 1;
pub(crate) const LINE: u32 = 2;
pub(crate) const POLYGON: u32 = 3;
pub(crate) const MULTI_POLYGON: u32 = 6;

/// Bytes of a geometry as they are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kept<'a> {
    /// A GeoPackage blob.
    Gpkg(&'a [u8]),
    /// PostGIS's extended WKB.
    Ewkb(&'a [u8]),
}

/// CRS and kind of a geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) srs: i32,
    /// WKB geometry type without dimensions.
    pub(crate) kind: u32,
}

/// Some bytes at a place.
///
/// # Errors
/// In words, where there are none.
pub(crate) fn bytes<const N: usize>(blob: &[u8], at: usize) -> Result<[u8; N], String> {
    let part = blob.get(at..at + N).and_then(|b| b.try_into().ok());
    part.ok_or_else(|| "the geometry is cut short".to_owned())
}

/// Flags of the type word of EWKB.
const EWKB_SRID: u32 = 0x2000_0000;
const EWKB_KIND: u32 = 0x0FFF_FFFF;

fn ewkb_head(blob: &[u8]) -> Result<Head, String> {
    let [order] = bytes(blob, 0)?;
    let word = |at| {
        let b = bytes(blob, at)?;
        Ok::<u32, String>(if order == 1 { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) })
    };
    let flags = word(1)?;
    let srs = if flags & EWKB_SRID == 0 { 0 } else { word(5)?.cast_signed() };
    Ok(Head { srs, kind: (flags & EWKB_KIND) % 1000 })
}

impl Kept<'_> {
    fn head(self) -> Result<Head, String> {
        match self {
            Self::Gpkg(blob) => crate::gpkg::head(blob),
            Self::Ewkb(blob) => ewkb_head(blob),
        }
    }

    /// Walks through a geometry of one of these kinds.
    ///
    /// # Errors
    /// A reason in words where it is of another kind, in another CRS, or cannot be read.
    pub(crate) fn take(self, kinds: &[u32], wanted: &str) -> Result<Taker, String> {
        let head = self.head()?;
        if !kinds.contains(&head.kind) {
            return Err(format!("{wanted} is wanted, and the geometry has WKB type {}", head.kind));
        }
        if head.srs != SRS {
            return Err(format!("EPSG:{SRS} is wanted, and the geometry has EPSG:{}", head.srs));
        }
        let mut taker = Taker::default();
        match self {
            Self::Gpkg(blob) => GpkgWkb(blob).process_geom(&mut taker),
            Self::Ewkb(blob) => Ewkb(blob).process_geom(&mut taker),
        }
        .map_err(|e| e.to_string())?;
        Ok(taker)
    }
}

/// Takes polygons, lines and points out of WKB; every vector grows with what is there, not with what is claimed.
#[derive(Default)]
pub(crate) struct Taker {
    pub(crate) polygons: Vec<Polygon<f64>>,
    pub(crate) rings: Vec<LineString<f64>>,
    pub(crate) coords: Vec<Coord<f64>>,
}

impl GeomProcessor for Taker {
    fn empty_point(&mut self, _: usize) -> GeozeroResult<()> {
        Ok(())
    }

    fn xy(&mut self, x: f64, y: f64, _: usize) -> GeozeroResult<()> {
        self.coords.push(Coord { x, y });
        Ok(())
    }

    fn linestring_end(&mut self, _: bool, _: usize) -> GeozeroResult<()> {
        let mut coords = std::mem::take(&mut self.coords);
        coords.shrink_to_fit();
        self.rings.push(LineString(coords));
        Ok(())
    }

    fn polygon_end(&mut self, _: bool, _: usize) -> GeozeroResult<()> {
        let mut rings = std::mem::take(&mut self.rings).into_iter();
        let exterior = rings.next().unwrap_or_else(|| LineString(vec![]));
        self.polygons.push(Polygon::new(exterior, rings.collect()));
        Ok(())
    }
}

/// The area in some bytes.
///
/// # Errors
/// A reason in words where they hold something else.
pub(crate) fn multi_polygon(kept: Kept<'_>) -> Result<MultiPolygon<f64>, String> {
    kept.take(&[POLYGON, MULTI_POLYGON], "an area").map(|t| MultiPolygon(t.polygons))
}

/// The line in some bytes.
///
/// # Errors
/// A reason in words where they hold something else, or less than two positions.
pub(crate) fn line(kept: Kept<'_>) -> Result<LineString<f64>, String> {
    let line = kept.take(&[LINE], "a line")?.rings.pop().filter(|l| l.0.len() > 1);
    line.ok_or_else(|| TWO_POSITIONS.to_owned())
}

/// The position in some bytes; none where the point is empty.
///
/// # Errors
/// A reason in words where they hold something else.
pub(crate) fn point(kept: Kept<'_>) -> Result<Option<Point<f64>>, String> {
    let taker = kept.take(&[POINT], "a point")?;
    Ok(taker.coords.first().copied().filter(|c| c.x.is_finite() && c.y.is_finite()).map(Point))
}

/// Any geometry that is kept here; none for an empty point.
///
/// # Errors
/// A reason in words where the bytes are no geometry of ours.
pub(crate) fn any(kept: Kept<'_>) -> Result<Option<Geometry<f64>>, String> {
    Ok(match kept.head()?.kind {
        POINT => point(kept)?.map(Geometry::Point),
        LINE => Some(Geometry::LineString(line(kept)?)),
        _ => Some(Geometry::MultiPolygon(multi_polygon(kept)?)),
    })
}

const TWO_POSITIONS: &str = "a line has at least two positions";

/// Refuses what no database may be given.
///
/// # Errors
/// A reason in words where a coordinate is not a number, or a line has less than two positions.
pub(crate) fn check(geometry: &Geometry<f64>) -> Result<(), String> {
    let finite = |c: &Coord<f64>| c.x.is_finite() && c.y.is_finite();
    let all = match geometry {
        Geometry::Point(p) => finite(&p.0),
        Geometry::LineString(l) if l.0.len() < 2 => return Err(TWO_POSITIONS.to_owned()),
        Geometry::LineString(l) => l.0.iter().all(finite),
        Geometry::MultiPolygon(m) => {
            let rings = m.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
            rings.flat_map(|ring| &ring.0).all(finite)
        }
        other => return Err(format!("a {other:?} is not kept here")),
    };
    if all { Ok(()) } else { Err("a coordinate is not a number".into()) }
}
