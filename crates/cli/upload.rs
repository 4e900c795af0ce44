//! Polygons that people upload: the reader of files put together with the server, which knows no file format.

use domain::Kommune;
use ingest::upload::{UploadError, UploadLimits, polygon};
use server::{ReadUpload, UploadRefused, UploadedPolygon};
use std::sync::Arc;

/// Reads uploads near a kommune; none without one, since nobody could tell what is another country.
pub(crate) fn reader(kommune: Option<&Kommune>) -> Option<ReadUpload> {
    let limits = UploadLimits::of(kommune?);
    Some(Arc::new(move |bytes: &[u8], name: &str| match polygon(bytes, name, &limits) {
        Ok(found) => Ok(UploadedPolygon { navn: found.name, polygon: found.polygon }),
        Err(error) => Err(UploadRefused { key: error.key(), values: values(&error) }),
    }))
}

/// What the text of a refusal is filled in with.
fn values(error: &UploadError) -> Vec<(&'static str, String)> {
    let megabytes = |bytes: &u64| bytes.div_ceil(1 << 20).to_string();
    match error {
        UploadError::TooLarge { bytes, limit } => vec![("mb", megabytes(bytes)), ("maks", megabytes(limit))],
        UploadError::UnpackedTooLarge { limit } => vec![("maks", megabytes(limit))],
        UploadError::DamagedZip { reason } | UploadError::Unreadable { reason } => vec![("grunn", reason.clone())],
        UploadError::SeveralShapefiles { n } => vec![("antall", n.to_string())],
        UploadError::SeveralLayers { layers } => vec![("lag", layers.join(", "))],
        UploadError::OtherCrs { crs } => vec![("system", crs.clone())],
        UploadError::NotDegrees { x, y } => vec![("x", x.to_string()), ("y", y.to_string())],
        UploadError::NotPolygons { found } => vec![("funnet", found.clone())],
        UploadError::TooManyVertices { vertices, limit } => {
            vec![("antall", vertices.to_string()), ("maks", limit.to_string())]
        }
        UploadError::BadCoordinates { row } => vec![("rad", row.to_string())],
        UploadError::SelfIntersecting { row, before_m2, after_m2 } => {
            vec![("rad", row.to_string()), ("for", format!("{before_m2:.0}")), ("etter", format!("{after_m2:.0}"))]
        }
        UploadError::Elsewhere { km } => vec![("km", format!("{:.0}", km.ceil()))],
        _ => vec![],
    }
}
