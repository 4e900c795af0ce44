//! Satsingsområder and candidates.

use crate::answer::{Named, Source};
use serde::Serialize;
use utoipa::ToSchema;

/// A områdesatsing in an area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SatsingInfo {
    /// Name.
    pub navn: String,
    /// The area it stands under.
    pub omrade: Named,
    /// `aldri | pagar | avsluttet` on the date.
    pub tilstand: String,
    /// Start.
    pub fra: Option<String>,
    /// End.
    pub til: Option<String>,
    /// Period in words where the source gives two years.
    pub periode_tekst: Option<String>,
    /// Parts it covers; empty = all.
    pub deler: Vec<String>,
    /// Sources.
    pub kilder: Vec<Source>,
}

/// A named area of whole zones.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AreaInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// The list it stands in.
    pub liste: String,
    /// Place in the list.
    pub nr: u32,
    /// Other spellings.
    pub aliaser: Vec<String>,
    /// Its zones.
    pub soner: Vec<Named>,
    /// Its parts as the source writes them.
    pub deler: Vec<String>,
    /// What a candidate became.
    pub ble: Option<Named>,
    /// `aldri | pagar | avsluttet` on the date.
    pub tilstand: String,
    /// Områdesatsinger.
    pub satsinger: Vec<SatsingInfo>,
    /// Remark.
    pub merknad: Option<String>,
    /// Sources.
    pub kilder: Vec<Source>,
    /// West, south, east, north; null when no zone matched.
    pub bbox: Option<[f64; 4]>,
    /// A point inside its largest zone.
    pub senter: Option<[f64; 2]>,
    /// Zone names without a match.
    pub umatchet: Vec<String>,
}

/// A list of areas.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AreaListInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Date.
    pub dato: Option<String>,
    /// Footnote.
    pub merknad: Option<String>,
    /// Sources.
    pub kilder: Vec<Source>,
}
