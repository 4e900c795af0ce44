//! The header of a blob, also of one that another program has written.

use super::Bounds;
use crate::sql::geometry::{Head, Kept, LINE, MULTI_POLYGON, POINT, POLYGON, bytes};

/// Header flag of an empty geometry.
pub(crate) const EMPTY: u8 = 0b0001_0000;

struct Header<'a> {
    empty: bool,
    head: Head,
    /// Little-endian?
    little: bool,
    envelope: Option<&'a [u8]>,
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
            head: Head {
                srs: if little { i32::from_le_bytes(srs) } else { i32::from_be_bytes(srs) },
                kind: if order == 1 { u32::from_le_bytes(kind) } else { u32::from_be_bytes(kind) } % 1000,
            },
            little,
            envelope: (envelope_len > 0).then_some(envelope),
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

/// CRS and kind of the geometry.
///
/// # Errors
/// A reason in words where it is no GeoPackage blob.
pub(crate) fn head(blob: &[u8]) -> Result<Head, String> {
    Header::read(blob).map(|h| h.head)
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
    let taker = Kept::Gpkg(blob).take(&[POINT, LINE, POLYGON, MULTI_POLYGON], "a point, a line or an area")?;
    let rings = taker.polygons.into_iter().map(|p| p.into_inner().0).chain(taker.rings);
    let coords = rings.flat_map(|r| r.0).chain(taker.coords).filter(|c| c.x.is_finite() && c.y.is_finite());
    Ok(Bounds::of(coords))
}
