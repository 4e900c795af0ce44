//! Places and actors.

use crate::answer::{Named, Serves, Source};
use serde::Serialize;
use utoipa::ToSchema;

/// Whether something is a universal arena, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UniversalInfo {
    /// The flag.
    pub er: bool,
    /// Reason.
    pub grunn: String,
}

/// A place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlaceInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Other spellings.
    pub aliaser: Vec<String>,
    /// Category.
    pub kategori: String,
    /// Sector.
    pub sektor: String,
    /// Universal arena or not.
    pub universell_arena: UniversalInfo,
    /// Street address.
    pub adresse: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// Longitude; null = in lists only.
    pub lon: Option<f64>,
    /// Latitude.
    pub lat: Option<f64>,
    /// How well the position is known.
    pub geo_kvalitet: String,
    /// Zone it lies in, or the nearest.
    pub sone: Option<Named>,
    /// `inside | nearest`.
    pub relasjon: Option<String>,
    /// Metres to that zone.
    pub avstand_m: Option<f64>,
    /// Zones it serves.
    pub betjener: Vec<Serves>,
    /// Source id.
    pub kilde: String,
}

/// A house of an actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HouseInfo {
    /// Place id.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Longitude.
    pub lon: Option<f64>,
    /// Latitude.
    pub lat: Option<f64>,
}

/// A programme an actor takes part in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TakesPart {
    /// Programme id.
    pub id: String,
    /// Name.
    pub navn: String,
    /// State on the date: `aktiv | ukjent | avsluttet`.
    pub tilstand: String,
    /// Forms.
    pub former: Vec<String>,
}

/// An actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActorInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Other spellings.
    pub aliaser: Vec<String>,
    /// Category.
    pub kategori: String,
    /// Sector.
    pub sektor: String,
    /// False where the sector waits for a check.
    pub sektor_oppgitt: bool,
    /// Universal arena or not.
    pub universell_arena: UniversalInfo,
    /// Its houses; none = in lists only.
    pub steder: Vec<HouseInfo>,
    /// Larger unit.
    pub del_av: Option<String>,
    /// Bydel in its name.
    pub bydel: Option<String>,
    /// A kind of service, not one unit.
    pub generell: bool,
    /// Programmes.
    pub programmer: Vec<TakesPart>,
    /// Remark.
    pub merknad: Option<String>,
    /// Sources.
    pub kilder: Vec<Source>,
}
