//! The profile of an area that somebody drew or put together.

use crate::answer::{Meta, Named, PlanPicture, StatValue};
use geo::orient::{Direction, Orient};
use geo::{LineString, MultiPolygon};
use serde::Serialize;
use utoipa::ToSchema;

/// A GeoJSON MultiPolygon in EPSG:4326.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Outline {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Parts, rings, and positions as longitude and latitude.
    pub coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

impl Outline {
    /// From a polygon in EPSG:25832; outer rings turn left, as GeoJSON wants it.
    pub fn new(shape: &MultiPolygon<f64>) -> Self {
        let ring = |r: &LineString<f64>| r.coords().map(|c| crate::position::lonlat(*c)).collect();
        let turned = shape.orient(Direction::Default);
        let part = |p: &geo::Polygon<f64>| std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        Self { kind: "MultiPolygon".to_owned(), coordinates: turned.iter().map(part).collect() }
    }
}

/// A figure with the method that carried it to the area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Sourced {
    /// The figure; people are rounded to tens and not shown under 50.
    #[serde(flatten)]
    pub figure: StatValue,
    /// `nested | cells | population | housing | area`.
    pub metode: String,
    /// Its name.
    pub metode_navn: String,
    /// A rough estimate by plain area.
    pub grovt: bool,
}

/// What an area is put together of.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ComposedOf {
    /// Zones.
    pub soner: Vec<Named>,
    /// Skolekretser.
    pub kretser: Vec<Named>,
    /// Number of population cells.
    pub ruter: usize,
}

/// A zone that the area touches.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TouchedZone {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Share of the area that lies in the zone, 0–1.
    pub andel_av_omradet: f64,
    /// P(among the K most exposed) of the zone.
    pub p_blant_k: StatValue,
    /// Class of the zone.
    pub klasse: String,
}

/// Need in the area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AreaNeed {
    /// Expected people in the most exposed zones: Σ P·people, with the interval that the draws leave.
    pub utsatte_folk: StatValue,
    /// Their share of the people in zones, 0–1.
    pub andel: StatValue,
    /// Zones, the one with most of the area first.
    pub soner: Vec<TouchedZone>,
}

/// An indicator of the area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OwnAreaIndicator {
    /// The figure; not shown of fewer than 50 people.
    #[serde(flatten)]
    pub figure: StatValue,
    /// Id.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Unit.
    pub enhet: String,
    /// Period.
    pub period: String,
    /// Method.
    pub metode: String,
    /// A rough estimate by plain area.
    pub grovt: bool,
    /// `vis | usikker_skravert | skjul`.
    pub visning: String,
    /// The kommune's own published figure.
    pub kommune: StatValue,
}

/// A universal arena of the area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OwnAreaArena {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Category.
    pub category: String,
    /// `aktiv | ukjent | avsluttet | ingen` on the date.
    pub modell: String,
    /// `inside`, or `serves` a zone that lies wholly in the area.
    pub forhold: String,
}

/// The profile.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OwnArea {
    /// Name, as it was given.
    pub navn: String,
    /// Hectares.
    pub areal_ha: f64,
    /// Outline.
    pub geometri: Outline,
    /// Null for a drawn area.
    pub sammensatt_av: Option<ComposedOf>,
    /// People.
    pub folk: Sourced,
    /// Children 0–17.
    pub barn: Sourced,
    /// Need.
    pub behov: AreaNeed,
    /// Indicators.
    pub indikatorer: Vec<OwnAreaIndicator>,
    /// Universal arenas.
    pub arenaer: Vec<OwnAreaArena>,
    /// Number of actors with a house there.
    pub aktorer: usize,
    /// Number of arenas with an active model.
    pub med_modell: usize,
    /// KPA.
    pub plan: PlanPicture,
    /// What is not shown and why, in sentences.
    pub skjult: Vec<String>,
}

/// What the profile was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnAreaMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// The date.
    pub dato: String,
    /// The programme.
    pub programme: Named,
    /// K of P(among the K most exposed).
    pub k: usize,
}

/// Answer of `POST /api/v1/area-profile`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnAreaAnswer {
    /// The profile.
    pub profil: OwnArea,
    /// What was asked.
    pub meta: OwnAreaMeta,
}
