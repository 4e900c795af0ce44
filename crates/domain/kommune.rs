//! The kommune the service is for.

use geo_types::Rect;
use serde::{Deserialize, Serialize};

/// Number, names and reach of a kommune.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kommune {
    /// Four digits, for example `5001`.
    pub nummer: String,
    /// Name.
    pub navn: String,
    /// The political body that decides, for example `formannskapet`: it has changed name between documents.
    pub organ: String,
    /// Box in EPSG:25832 that all its geometry lies in; what lies outside is refused or warned about.
    pub bbox: Rect<f64>,
}
