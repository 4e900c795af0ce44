//! Where things come from: a citation beside each fact, and a provenance for each import.

use crate::{PartialDate, SourceId, labels};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a fact stands and when it was last checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Citation {
    /// Document or page, with heading.
    pub kilde: String,
    /// Web address, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Date of the document or of the last check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dato: Option<PartialDate>,
}

labels! {
    /// What the records are worth.
    Trust {
        /// Real data.
        Ekte = "ekte",
        /// Schematic shapes or rounded positions, made for a demonstration.
        Skjematisk = "skjematisk",
        /// Invented figures, made for a demonstration.
        Oppdiktet = "oppdiktet",
        /// Facts from named documents.
        Fakta = "fakta",
    }
}

/// One import of one layer from one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Id of the source; importing it again replaces its records.
    pub source: SourceId,
    /// Title for people.
    pub tittel: String,
    /// Who made the data.
    pub opphav: String,
    /// Licence, or that none is stated.
    pub lisens: String,
    /// Real, schematic, invented or facts.
    pub trust: Trust,
    /// When it was fetched or read.
    pub hentet: Timestamp,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// File name or address, without folders.
    pub fil: String,
    /// Recipe used.
    pub oppskrift: String,
    /// Rows read.
    pub lest: u64,
    /// Rows taken in.
    pub tatt_inn: u64,
    /// Rows refused.
    pub avvist: u64,
    /// Warnings for people.
    pub varsler: Vec<String>,
}
