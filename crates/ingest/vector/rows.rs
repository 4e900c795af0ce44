//! Rows of one layer: every field as text, since codes are text, and the geometry in EPSG:25832.

use super::{
    arc, nested,
    open::LayerInfo,
    project::Projector,
    quiet,
    shape::{self, Shape},
    tags,
};
use crate::{IngestError, source::Source, text::counted};
use gdal::vector::{Feature, FieldValue, Layer, LayerAccess};
use unicode_normalization::UnicodeNormalization;

/// Most rows of one layer.
pub(crate) const MAX_ROWS: u64 = 1_000_000;
/// Most vertices of one layer.
pub(crate) const MAX_VERTICES: u64 = 20_000_000;

/// Rows of one layer.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Name of the layer.
    pub(crate) layer: String,
    /// Names of the fields; parts of a JSON field stand as `field.part`.
    pub(crate) fields: Vec<String>,
    /// The rows, in the order of the file.
    pub(crate) rows: Vec<Row>,
    /// The coordinate system they came in.
    pub(crate) crs: String,
    /// What people should know about the reading.
    pub(crate) notes: Vec<String>,
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Place in the file, from 1.
    pub(crate) number: u64,
    /// One text for each field; none where the field is null or blank.
    pub(crate) values: Vec<Option<String>>,
    /// Geometry in EPSG:25832.
    pub(crate) shape: Shape,
}

/// Reads every row of `layer`.
pub(crate) fn read(
    layer: &mut Layer,
    info: &LayerInfo,
    source: &Source,
    crs: Option<&str>,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Table, IngestError> {
    let mut projector = Projector::new(layer.spatial_ref(), info, source, crs)?;
    let total = layer.try_feature_count();
    let mut rows: Vec<Row> = Vec::new();
    let mut vertices = 0;
    let mut arcs = 0_u64;
    for feature in layer.features() {
        let number = rows.len() as u64 + 1;
        let (mut shape, stepped) = feature.geometry().map_or((Shape::None, false), shape::from_gdal);
        arcs += u64::from(stepped);
        projector.project(&mut shape, number)?;
        vertices += shape.vertices();
        limit(source, "rader", number, MAX_ROWS)?;
        limit(source, "hjørner", vertices, MAX_VERTICES)?;
        let values = (0..info.fields.len()).map(|i| text(&feature, i)).collect();
        rows.push(Row { number, values, shape });
        if number.is_multiple_of(256) {
            progress(number, total);
        }
    }
    progress(rows.len() as u64, total);
    // A driver that stumbles half-way ends the rows without an error of its own.
    let fault = quiet::failures("");
    if !fault.is_empty() && total.is_some_and(|n| n != rows.len() as u64) {
        let reason = format!("lesingen stanset etter rad {}: {fault}", rows.len());
        return Err(IngestError::Unreadable { file: source.file.clone(), reason });
    }
    let mut notes = projector.notes();
    if arcs > 0 {
        let areas = counted(arcs, "rad", "rader");
        notes.push(format!(
            "{areas} i {} har buer; de er gjort om til rette linjer på høyst {} grad",
            info.name,
            arc::STEP_DEGREES
        ));
    }
    let mut table = Table { layer: info.name.clone(), fields: info.fields.clone(), rows, crs: projector.from(), notes };
    nested::unfold(&mut table);
    tags::unfold(&mut table);
    Ok(table)
}

fn limit(source: &Source, what: &str, n: u64, limit: u64) -> Result<(), IngestError> {
    if n <= limit {
        return Ok(());
    }
    Err(IngestError::TooLarge { file: source.file.clone(), what: format!("antall {what}"), limit })
}

/// A field as text in NFC; none if it is null or blank.
fn text(feature: &Feature, index: usize) -> Option<String> {
    let value = match feature.field(index) {
        Ok(None) => return None,
        // GDAL writes dates with slashes; ISO is what the vocabulary reads.
        Ok(Some(FieldValue::DateValue(date))) => date.to_string(),
        Ok(Some(FieldValue::DateTimeValue(time))) => time.date_naive().to_string(),
        _ => feature.field_as_string(index).ok().flatten()?,
    };
    let value: String = value.nfc().collect();
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
