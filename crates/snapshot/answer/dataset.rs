//! Where the data come from.

use serde::Serialize;
use utoipa::ToSchema;

/// A current import.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DatasetInfo {
    /// Layer.
    pub layer: String,
    /// Source id.
    pub id: String,
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
    /// SHA-256 of the file.
    pub sha256: String,
    /// File name or address.
    pub fil: String,
    /// Recipe.
    pub oppskrift: String,
    /// Rows read.
    pub lest: u64,
    /// Rows taken in.
    pub tatt_inn: u64,
    /// Rows refused.
    pub avvist: u64,
    /// Warnings.
    pub varsler: Vec<String>,
}

/// A name of the facts or of the figures without a match in the data.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UnmatchedInfo {
    /// `area_zone | actor_place | figure_zone`.
    pub hva: String,
    /// The name.
    pub navn: String,
}

/// Figures of an indicator and period that are not shown at all, since their safety was not proved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WithheldInfo {
    /// Id of the indicator.
    pub indicator: String,
    /// Period.
    pub periode: String,
    /// Why.
    pub grunn: String,
}

/// What was done so that no hidden count can be worked out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisclosureInfo {
    /// Hidden counts that were tried to work out from everything shown; none could be.
    pub celler_provd: usize,
    /// Series that are held back as a whole.
    pub holdt_tilbake: Vec<WithheldInfo>,
}
