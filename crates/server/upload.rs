//! Files that a polygon is read from. The reading is given by whoever puts the service together: the server knows no
//! file format.

use geo_types::MultiPolygon;
use std::sync::Arc;

/// A polygon from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct UploadedPolygon {
    /// Name of the area, or of the file.
    pub navn: String,
    /// All polygons of the file, in EPSG:25832.
    pub polygon: MultiPolygon<f64>,
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRefused {
    /// Key of the text for people in the group `opplasting` of the server's catalogues, for example `ukjent-format`.
    pub key: &'static str,
    /// What the text is filled in with.
    pub values: Vec<(&'static str, String)>,
}

/// Reads the bytes of a file by its name.
pub type ReadUpload = Arc<dyn Fn(&[u8], &str) -> Result<UploadedPolygon, UploadRefused> + Send + Sync>;
