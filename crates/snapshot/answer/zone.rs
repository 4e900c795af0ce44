//! A zone.

use crate::answer::{Named, StatValue};
use serde::Serialize;
use utoipa::ToSchema;

/// Origin and firmness of a border.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BorderInfo {
    /// Who drew it.
    pub opphav: String,
    /// Date, if stated.
    pub dato: Option<String>,
    /// Not confirmed by the kommune.
    pub forelopig: bool,
}

/// A levekårssone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ZoneInfo {
    /// Slug.
    pub id: String,
    /// Name as its source writes it.
    pub navn: String,
    /// Other spellings.
    pub aliaser: Vec<String>,
    /// Code of the source.
    pub kode: Option<String>,
    /// Zone set.
    pub sonesett: String,
    /// Area in m² (EPSG:25832).
    pub areal_m2: f64,
    /// A point inside, longitude and latitude.
    pub senter: [f64; 2],
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// The satsingsområder it is part of.
    pub omrader: Vec<Named>,
    /// P(among the K most exposed), 0–1.
    pub behov: StatValue,
    /// `hoy | usikker | lav | ikke_beregnet`.
    pub behovsniva: String,
    /// `klart | trolig | mulig | neppe`, or null without a number.
    pub ord: Option<String>,
    /// Children 0–17.
    pub barn: StatValue,
    /// Persons, carried over from the population grid by area.
    pub befolkning: StatValue,
    /// The border.
    pub grense: BorderInfo,
}
