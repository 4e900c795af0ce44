//! The KPA picture of an area: hectares and shares by purpose, building zone and consideration zone.

use crate::answer::Meta;
use serde::Serialize;
use utoipa::ToSchema;

/// What one code of the plan covers of an area. Plan areas over each other count once.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlanShare {
    /// Code.
    pub code: String,
    /// Name.
    pub navn: String,
    /// `navaerende | framtidig | ukjent`.
    pub status: String,
    /// Name of the main group, or empty.
    pub gruppe: String,
    /// Official or chosen colour.
    pub farge: String,
    /// Number of plan areas.
    pub flater: usize,
    /// Hectares.
    pub hektar: f64,
    /// Share of the area, 0–1.
    pub andel: f64,
}

/// Land set aside for building.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlanReserve {
    /// Code of the purpose, or of the building zone.
    pub code: String,
    /// Its name.
    pub navn: String,
    /// Hectares.
    pub hektar: f64,
    /// `formal` (1110, 1130, 1800) or `byggesone` (1001, divided by building zone).
    pub regel: String,
}

/// A plan that reaches into the area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlanHere {
    /// National plan id.
    pub planident: String,
    /// Status of the plan in words.
    pub planstatus: String,
    /// In force from.
    pub ikraft: Option<String>,
    /// Number of its plan areas here.
    pub flater: usize,
}

/// The plan of an area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlanPicture {
    /// Hectares of the area.
    pub areal_ha: f64,
    /// Hectares that any plan area covers, each once.
    pub dekket_ha: f64,
    /// Land-use purposes.
    pub arealformal: Vec<PlanShare>,
    /// Building zones.
    pub byggesoner: Vec<PlanShare>,
    /// Zones of special consideration.
    pub hensynssoner: Vec<PlanShare>,
    /// Every other kind.
    pub andre: Vec<PlanShare>,
    /// Reserves, with the rule they were found by.
    pub reserver: Vec<PlanReserve>,
    /// Hectares of reserves, each once; null where no land-use purpose is drawn, never 0 for that.
    pub reserver_ha: Option<f64>,
    /// Hectares of green (3001, 3002, 3040, 3050); null likewise.
    pub gront_ha: Option<f64>,
    /// Hectares of public or private service (1160; 1161 and 1162 of reguleringsplaner); null likewise.
    pub tjenesteyting_ha: Option<f64>,
    /// The plans.
    pub planer: Vec<PlanHere>,
}

/// The plan of a zone in brief.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ZonePicture {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Hectares of reserves; null where no land-use purpose is drawn.
    pub reserver_ha: Option<f64>,
    /// Hectares of green; null likewise.
    pub gront_ha: Option<f64>,
    /// Hectares of service; null likewise.
    pub tjenesteyting_ha: Option<f64>,
    /// Share of the zone that any purpose with status `framtidig` covers, 0–1; null likewise.
    pub framtidig_andel: Option<f64>,
}

/// Answer of `/api/v1/plan/picture`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlanPictureAnswer {
    /// The picture.
    pub bilde: PlanPicture,
    /// Sources and version.
    pub meta: Meta,
}

/// Answer of `/api/v1/plan/pictures`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlanPicturesAnswer {
    /// Every zone of the current set.
    pub soner: Vec<ZonePicture>,
    /// Sources and version.
    pub meta: Meta,
}
