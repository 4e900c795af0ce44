//! Reading blobs, also those that other programs have written: both byte orders, Z and M left out, `Polygon` where an
//! area is wanted. Sizes that a damaged blob claims are never trusted.

use super::{Bounds, SRS};
use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};
use geozero::{GeomProcessor, GeozeroGeometry, error::Result as GeozeroResult, wkb::GpkgWkb};

/// Header flag of an empty geometry.
pub(crate) const EMPTY: u8 = 0b0001_0000;
const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

struct Header<'a> {
    empty: bool,
    srs: i32,
    /// Little-endian?
    little: bool,
    envelope: Option<&'a [u8]>,
    /// WKB geometry type without dimensions.
    kind: u32,
}

fn bytes<const N: usize>(blob: &[u8], at: usize) -> Result<[u8; N], String> {
    let part = blob.get(at..at + N).and_then(|b| b.try_into().ok());
    part.ok_or_else(|| "the geometry is cut short".to_owned())
}

impl<'a> Header<'a> {
    fn read(blob: &'a [u8]) -> Result<Self, String> {
        let [g, p, _, flags] = bytes(blob, 0)?;
        if [g, p] != *b"GP" {
            return Err("it is not a GeoPackage geometry".into());
        }
        let little = flags & 1 == 1;
        let envelope_len = match flags >> 1 & 0b111 {
            0 => 0,
            1 => 32,
            2 | 3 => 48,
            4 => 64,
            n => return Err(format!("envelope kind {n} does not exist")),
        };
        let srs = bytes(blob, 4)?;
        let envelope = blob.get(8..8 + envelope_len).ok_or("the geometry is cut short")?;
        let [order] = bytes(blob, 8 + envelope_len)?;
        let kind = bytes(blob, 9 + envelope_len)?;
        Ok(Self {
            empty: flags & EMPTY != 0,
            srs: if little { i32::from_le_bytes(srs) } else { i32::from_be_bytes(srs) },
            little,
            envelope: (envelope_len > 0).then_some(envelope),
            kind: if order == 1 { u32::from_le_bytes(kind) } else { u32::from_be_bytes(kind) } % 1000,
        })
    }

    fn bounds(&self) -> Result<Option<Bounds>, String> {
        let Some(envelope) = self.envelope else { return Ok(None) };
        let number = |i: usize| {
            let b = bytes(envelope, 8 * i)?;
            Ok::<f64, String>(if self.little { f64::from_le_bytes(b) } else { f64::from_be_bytes(b) })
        };
        Ok(Some(Bounds { min_x: number(0)?, max_x: number(1)?, min_y: number(2)?, max_y: number(3)? }))
    }
}

/// Takes polygons, lines and points out of WKB; every vector grows with what is there, not with what is claimed.
#[derive(Default)]
struct Taker {
    polygons: Vec<Polygon<f64>>,
    rings: Vec<LineString<f64>>,
    coords: Vec<Coord<f64>>,
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

fn take(blob: &[u8], kinds: &[u32], wanted: &str) -> Result<Taker, String> {
    let header = Header::read(blob)?;
    if !kinds.contains(&header.kind) {
        return Err(format!("{wanted} is wanted, and the geometry has WKB type {}", header.kind));
    }
    if header.srs != SRS {
        return Err(format!("EPSG:{SRS} is wanted, and the geometry has EPSG:{}", header.srs));
    }
    let mut taker = Taker::default();
    GpkgWkb(blob).process_geom(&mut taker).map_err(|e| e.to_string())?;
    Ok(taker)
}

/// The area in a blob.
///
/// # Errors
/// A reason in words where it holds something else.
pub(crate) fn multi_polygon(blob: &[u8]) -> Result<MultiPolygon<f64>, String> {
    take(blob, &[POLYGON, MULTI_POLYGON], "an area").map(|t| MultiPolygon(t.polygons))
}

/// The line in a blob.
///
/// # Errors
/// A reason in words where it holds something else, or less than two positions.
pub(crate) fn line(blob: &[u8]) -> Result<LineString<f64>, String> {
    let line = take(blob, &[LINE], "a line")?.rings.pop().filter(|l| l.0.len() > 1);
    line.ok_or_else(|| "a line has at least two positions".to_owned())
}

/// The position in a blob; none where the point is empty.
///
/// # Errors
/// A reason in words where it holds something else.
pub(crate) fn point(blob: &[u8]) -> Result<Option<Point<f64>>, String> {
    let taker = take(blob, &[POINT], "a point")?;
    Ok(taker.coords.first().copied().filter(|c| c.x.is_finite() && c.y.is_finite()).map(Point))
}

/// The box of any geometry, from the header where it stands there; none for an empty one.
///
/// # Errors
/// A reason in words where the blob is no geometry.
pub(crate) fn bounds(blob: &[u8]) -> Result<Option<Bounds>, String> {
    let header = Header::read(blob)?;
    if header.empty {
        return Ok(None);
    }
    if let Some(found) = header.bounds()? {
        return Ok(Some(found).filter(|b| b.min_x.is_finite()));
    }
    let taker = take(blob, &[POINT, LINE, POLYGON, MULTI_POLYGON], "a point, a line or an area")?;
    let rings = taker.polygons.into_iter().map(|p| p.into_inner().0).chain(taker.rings);
    let coords = rings.flat_map(|r| r.0).chain(taker.coords).filter(|c| c.x.is_finite() && c.y.is_finite());
    Bounds::of(coords)
}
