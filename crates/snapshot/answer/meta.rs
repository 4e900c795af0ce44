//! What goes with every answer.

use crate::answer::Named;
use serde::Serialize;
use utoipa::ToSchema;

/// The kommune of the service.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KommuneRef {
    /// Four digits.
    pub nummer: String,
    /// Name.
    pub navn: String,
}

/// A source that stands behind the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SourceRef {
    /// Source id.
    pub id: String,
    /// The layer it gave.
    pub layer: String,
    /// Title.
    pub tittel: String,
    /// Who made it.
    pub opphav: String,
    /// Licence, or that none is stated.
    pub lisens: String,
    /// `ekte | skjematisk | oppdiktet | fakta`.
    pub trust: String,
    /// When it was read, RFC 3339.
    pub hentet: String,
}

/// Epoch, data version and sources of an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Meta {
    /// Rises with every change a server takes in; restarts from the store's version.
    pub epoch: u64,
    /// Hash of the data behind the answer.
    pub version: String,
    /// Number of the version of the store, to cite: `?version=` reads it again later.
    pub lagerversjon: u64,
    /// Hash of the data alone: it stays when a delimitation is saved.
    pub dataversjon: String,
    /// The kommune.
    pub kommune: Option<KommuneRef>,
    /// The political body that decides.
    pub organ: Option<String>,
    /// True while any layer holds schematic or invented records.
    pub demo: bool,
    /// The layers that do.
    pub skjematisk: Vec<String>,
    /// The current zone set.
    pub sonesett: Option<Named>,
    /// Sources behind the data.
    pub kilder: Vec<SourceRef>,
}
