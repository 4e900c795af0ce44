//! Need × arena × model.

use crate::answer::{Meta, Named, Source, StatValue};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Arenas by category.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ArenaCount {
    /// Kindergartens.
    pub barnehage: usize,
    /// Schools.
    pub skole: usize,
    /// All, each once.
    pub total: usize,
}

/// How the arenas of a zone relate to it.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
pub struct ZoneArenas {
    /// Lie in the zone.
    pub inside: ArenaCount,
    /// Lie outside every zone, and this is the nearest. Not counted in `total`.
    pub nearest: ArenaCount,
    /// Serve the zone by partner list or catchment, wherever they lie.
    pub serves: ArenaCount,
    /// `inside` ∪ `serves`, each once.
    pub total: usize,
}

/// Arenas of a zone by state of the model on the date.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ModelCount {
    /// Active.
    pub aktiv: usize,
    /// Not known: neither yes nor no.
    pub ukjent: usize,
    /// Ended.
    pub avsluttet: usize,
}

/// Share of arenas with the model, 0–1.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ShareInfo {
    /// Active ones only.
    pub value: f64,
    /// The same.
    pub lo: f64,
    /// Unknown ones too.
    pub hi: f64,
}

/// Another programme at the arenas of a zone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OtherProgramme {
    /// The programme.
    pub programme: Named,
    /// Arenas where it is active.
    pub aktiv: usize,
    /// Arenas where its state is not known.
    pub ukjent: usize,
    /// Arenas where it has ended.
    pub avsluttet: usize,
}

/// One zone in the overlap.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlapZone {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// `modellen_treffer | klar_for_utvidelse | behov_uten_arena | modell_uten_hoyt_sonebehov | usikker | lav_uten_modell | behov_ikke_beregnet`.
    pub klasse: String,
    /// Why it is `usikker`: `behov_usikkert | modellstatus_ukjent`.
    pub grunn: Option<String>,
    /// P(among the K most exposed), 0–1.
    pub behov: StatValue,
    /// `hoy | usikker | lav | ikke_beregnet`.
    pub behovsniva: String,
    /// `klart | trolig | mulig | neppe`.
    pub ord: Option<String>,
    /// Children 0–17.
    pub barn: StatValue,
    /// Arenas.
    pub arenaer: ZoneArenas,
    /// Model.
    pub modell: ModelCount,
    /// Share with the model; null without arenas.
    pub andel: Option<ShareInfo>,
    /// Expected children in high need without the model; null where it has no answer, never 0 for that.
    pub gap: Option<StatValue>,
    /// Sibling programmes at the same arenas, where any is or has been there.
    pub andre_programmer: Vec<OtherProgramme>,
}

/// A zone an arena serves, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Serves {
    /// Zone id.
    pub sone: String,
    /// `partner | krets`.
    pub grunn: String,
}

/// Nearest arena that has the model.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NearestArena {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Straight line in metres.
    pub avstand_m: f64,
}

/// A universal arena and the model on the date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArenaInfo {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Category.
    pub kategori: String,
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
    /// Zone it lies in, or the nearest one.
    pub sone: Option<Named>,
    /// `inside | nearest`.
    pub relasjon: Option<String>,
    /// Metres to that zone; 0 inside.
    pub avstand_m: f64,
    /// Zones it serves.
    pub betjener: Vec<Serves>,
    /// `aktiv | ukjent | avsluttet | ingen`.
    pub modell: String,
    /// Since when, as precise as known.
    pub fra: Option<String>,
    /// Until when.
    pub til: Option<String>,
    /// `linje | omradesatsing | prosjekt`.
    pub former: Vec<String>,
    /// Where that stands.
    pub kilde: Option<Source>,
    /// Nearest arena with the model, for one that has not got it.
    pub naermeste_med_modell: Option<NearestArena>,
    /// In a zone's answer: `inside | nearest | serves`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forhold: Option<String>,
}

/// A set of zones.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SetInfo {
    /// How many zones.
    pub soner: usize,
    /// How many children; with a hidden or missing part it is no plain number.
    pub barn: StatValue,
}

/// The three sets.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SetsInfo {
    /// High need and model.
    pub begge: SetInfo,
    /// High need only.
    pub bare_behov: SetInfo,
    /// Model only.
    pub bare_modell: SetInfo,
}

/// Arenas by model, over the whole kommune, each once.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ArenaTotals {
    /// Active.
    pub aktiv: usize,
    /// Not known.
    pub ukjent: usize,
    /// Ended.
    pub avsluttet: usize,
    /// Could have it: no relation at all.
    pub kan_ha: usize,
}

/// What the overlap was asked for, and its totals.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlapMeta {
    /// Common part.
    #[serde(flatten)]
    pub meta: Meta,
    /// The date.
    pub dato: String,
    /// The programme.
    pub programme: Named,
    /// K of P(among the K most exposed).
    pub k: usize,
    /// Zones in each class; every class is there.
    pub klasser: BTreeMap<String, usize>,
    /// Zones whose need is hidden.
    pub ikke_vist: usize,
    /// Zones without need.
    pub mangler: usize,
    /// Arenas by model.
    pub arenaer: ArenaTotals,
    /// Arenas inside a zone.
    pub inside: ArenaCount,
    /// Arenas outside every zone.
    pub nearest: ArenaCount,
}

/// Answer of `/api/v1/overlap`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlapAnswer {
    /// Every zone of the current set.
    pub zones: Vec<OverlapZone>,
    /// Every universal arena with a position.
    pub arenas: Vec<ArenaInfo>,
    /// Three sets.
    pub sets: SetsInfo,
    /// Question and totals.
    pub meta: OverlapMeta,
}
