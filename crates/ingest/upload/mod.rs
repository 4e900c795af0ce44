//! A polygon that somebody uploads: one area in EPSG:25832 from GeoJSON, GeoPackage or a zipped shapefile, within limits.
//!
//! The file is written to a folder of its own and read by one driver, so that nothing in it can lead elsewhere.

mod error;
mod unpack;

pub use error::UploadError;

use crate::{
    IngestError,
    fault::in_words,
    source::Source,
    vector::{self, Row, Shape, Table},
};
use domain::Kommune;
use geo::{BoundingRect, CoordsIter};
use geo_types::{Coord, MultiPolygon, Rect};
use unpack::Unpacked;

/// Systems an upload may be in. 4258 and CRS84 are degrees like 4326, 3044 and 3045 are the planes in the other order.
const SYSTEMS: [&str; 7] =
    ["EPSG:25832", "EPSG:25833", "EPSG:4326", "EPSG:4258", "OGC:CRS84", "EPSG:3044", "EPSG:3045"];
/// A repair that changes the area by more than this share is a guess, and is refused.
const CLEAR_REPAIR: f64 = 0.01;
/// Most characters of a name.
const LONGEST_NAME: usize = 80;

/// How much an upload may be, and where it must lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UploadLimits {
    /// Most bytes of the file.
    pub bytes: u64,
    /// Most bytes of what a zip holds.
    pub unpacked: u64,
    /// Most vertices of all polygons together.
    pub vertices: u64,
    /// Where it must lie, in EPSG:25832.
    pub within: Rect<f64>,
}

impl UploadLimits {
    /// 10 MiB, 50 MiB unpacked, 20 000 vertices, within 50 km of the kommune's box.
    pub fn of(kommune: &Kommune) -> Self {
        const REACH_M: f64 = 50_000.0;
        let (min, max) = (kommune.bbox.min(), kommune.bbox.max());
        let reach = Coord { x: REACH_M, y: REACH_M };
        Self { bytes: 10 << 20, unpacked: 50 << 20, vertices: 20_000, within: Rect::new(min - reach, max + reach) }
    }
}

/// What was uploaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Uploaded {
    /// All polygons of the file as one valid area in EPSG:25832.
    pub polygon: MultiPolygon<f64>,
    /// Vertices of it.
    pub vertices: u64,
    /// Name of the only feature, else of the file without its ending.
    pub name: String,
    /// How many features were joined.
    pub features: u64,
    /// What was repaired; empty where nothing had to be.
    pub repairs: Vec<UploadRepair>,
}

/// A repair of one feature.
#[derive(Debug, Clone, PartialEq)]
pub struct UploadRepair {
    /// Place in the file, from 1.
    pub row: u64,
    /// What was wrong, in Norwegian.
    pub faults: Vec<String>,
    /// Area before, m².
    pub before_m2: f64,
    /// Area after, m².
    pub after_m2: f64,
}

/// Reads the area of an uploaded file. It blocks while another file is read; nothing of the file is kept.
///
/// # Errors
/// The first reason for which it is no area that can be used, see [`UploadError`].
pub fn polygon(bytes: &[u8], filename: &str, limits: &UploadLimits) -> Result<Uploaded, UploadError> {
    let found = bytes.len() as u64;
    if found > limits.bytes {
        return Err(UploadError::TooLarge { bytes: found, limit: limits.bytes });
    }
    let Unpacked { source, driver } = unpack::unpacked(bytes, filename, limits.unpacked)?;
    let table = read(&source, driver)?;
    if !SYSTEMS.contains(&table.crs.as_str()) {
        return Err(UploadError::OtherCrs { crs: table.crs });
    }
    let vertices = table.rows.iter().map(|r| r.shape.vertices()).sum();
    if vertices > limits.vertices {
        return Err(UploadError::TooManyVertices { vertices, limit: limits.vertices });
    }
    let name = name(&table, &source.stem);
    let mut repairs = Vec::new();
    let mut parts: Vec<MultiPolygon<f64>> = Vec::new();
    for row in table.rows {
        parts.extend(area(row, limits, &mut repairs)?);
    }
    let features = parts.len() as u64;
    let polygon = match parts.as_slice() {
        [] => return Err(UploadError::Empty),
        [one] => one.clone(),
        many => spatial::dissolve(&many.iter().collect::<Vec<_>>()),
    };
    if spatial::area(&polygon).0 <= 0.0 {
        return Err(UploadError::Empty);
    }
    Ok(Uploaded { vertices: polygon.coords_count() as u64, polygon, name, features, repairs })
}

/// The rows of the only layer with geometry.
fn read(source: &Source, driver: &str) -> Result<Table, UploadError> {
    let dataset = vector::open_as(source, &[driver]).map_err(refused)?;
    let spatial: Vec<_> = dataset.layers.iter().filter(|l| l.has_geometry).collect();
    match spatial.as_slice() {
        [] => Err(UploadError::Empty),
        [only] => {
            let everywhere = Rect::new((0.0, 0.0), (0.0, 0.0));
            dataset.read(only, source, None, everywhere, &mut |_, _| ()).map_err(refused)
        }
        many => Err(UploadError::SeveralLayers { layers: many.iter().map(|l| l.name.clone()).collect() }),
    }
}

fn refused(error: IngestError) -> UploadError {
    match error {
        IngestError::NoCrs { .. } => UploadError::NoCrs,
        IngestError::NotDegrees { x, y, .. } => UploadError::NotDegrees { x, y },
        IngestError::UnknownCrs { crs, .. } => UploadError::OtherCrs { crs },
        IngestError::Unreadable { reason, .. } => UploadError::Unreadable { reason },
        other => UploadError::Unreadable { reason: other.to_string() },
    }
}

/// The valid area of a row; none where the row has no geometry.
fn area(
    row: Row,
    limits: &UploadLimits,
    repairs: &mut Vec<UploadRepair>,
) -> Result<Option<MultiPolygon<f64>>, UploadError> {
    let shape = match row.shape {
        Shape::None => return Ok(None),
        Shape::Broken(_) => return Err(UploadError::BadCoordinates { row: row.number }),
        Shape::Area(area) => area,
        other => return Err(UploadError::NotPolygons { found: other.name().to_owned() }),
    };
    let rect = shape.bounding_rect().ok_or(UploadError::Empty)?;
    let km = outside_m(rect, limits.within) / 1_000.0;
    if km > 0.0 {
        return Err(UploadError::Elsewhere { km });
    }
    let faults = spatial::faults(&shape);
    if faults.is_empty() {
        return Ok(Some(shape));
    }
    // Each part for itself: that two parts lie over each other is no doubt about what is meant.
    let mut whole = Vec::new();
    let (mut before_m2, mut after_m2) = (0.0, 0.0);
    for part in shape {
        let part = MultiPolygon(vec![part]);
        let Some(repaired) = spatial::repair(&part) else { continue };
        let (before, after) = (repaired.before.0, repaired.after.0);
        if (before - after).abs() > CLEAR_REPAIR * after {
            return Err(UploadError::SelfIntersecting { row: row.number, before_m2: before, after_m2: after });
        }
        before_m2 += before;
        after_m2 += after;
        whole.push(repaired.geometry);
    }
    if whole.is_empty() {
        return Err(UploadError::Empty);
    }
    repairs.push(UploadRepair { row: row.number, faults: in_words(&faults), before_m2, after_m2 });
    Ok(Some(spatial::dissolve(&whole.iter().collect::<Vec<_>>())))
}

/// How far a box reaches out of another, m.
fn outside_m(rect: Rect<f64>, within: Rect<f64>) -> f64 {
    let (low, high) = (within.min() - rect.min(), rect.max() - within.max());
    [low.x, low.y, high.x, high.y].into_iter().fold(0.0, f64::max)
}

/// Name of the only feature, else of the file.
fn name(table: &Table, stem: &str) -> String {
    let field = ["navn", "name"].iter().find_map(|n| table.fields.iter().position(|f| f.eq_ignore_ascii_case(n)));
    let own = match (table.rows.as_slice(), field) {
        ([only], Some(field)) => only.values.get(field).cloned().flatten(),
        _ => None,
    };
    let name = own.unwrap_or_else(|| stem.to_owned());
    name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests;
