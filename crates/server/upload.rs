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
pub enum UploadRefused {
    /// The kind of file is not known.
    Format,
    /// The file is broken, or not what its name says.
    Unreadable {
        /// In words for the log and for the person who made the file.
        reason: String,
    },
    /// It does not say which coordinate system it is in.
    NoCoordinateSystem,
    /// It holds no polygon.
    NoPolygon,
    /// It is too large, or unpacks to too much.
    TooLarge,
    /// It has too many corners.
    TooManyCorners {
        /// As counted.
        corners: usize,
        /// Most.
        most: usize,
    },
}

/// Reads the bytes of a file by its name.
pub type ReadUpload = Arc<dyn Fn(&[u8], &str) -> Result<UploadedPolygon, UploadRefused> + Send + Sync>;
