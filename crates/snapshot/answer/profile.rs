//! Profiles of a zone and of an area.

use crate::answer::{ActorInfo, AreaInfo, ArenaInfo, OverlapZone, PlanInfo, SatsingInfo, Source, ZoneInfo};
use serde::Serialize;
use utoipa::ToSchema;

/// A quality of an area, with its source.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QualityInfo {
    /// In words.
    pub tekst: String,
    /// Source.
    pub kilde: Source,
}

/// Who fills a slot.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SlotFiller {
    /// Place or actor id.
    pub id: String,
    /// Name.
    pub navn: String,
}

/// One of the ten slots of the constellation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SlotInfo {
    /// `barnehage | skole | hvk | nav | kulturenhet | helsestasjon | bft | politi | frivillig | naeringsliv`.
    pub plass: String,
    /// `registrert | betjener_utenfra | ikke_registrert | ikke_relevant`.
    pub tilstand: String,
    /// Who.
    pub aktorer: Vec<SlotFiller>,
}

/// A programme at work in a zone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeHere {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Programme of a delprosjekt.
    pub parent: Option<String>,
    /// Start.
    pub fra: Option<String>,
    /// End.
    pub til: Option<String>,
    /// Status.
    pub status: String,
    /// Status in words.
    pub status_tekst: Option<String>,
    /// Forms at work on the date.
    pub former: Vec<String>,
    /// Sources.
    pub kilder: Vec<Source>,
}

/// What is known of a zone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ZoneProfile {
    /// The zone.
    #[serde(flatten)]
    pub zone: ZoneInfo,
    /// Its row in the overlap.
    pub overlapp: OverlapZone,
    /// Its arenas.
    pub arenaer: Vec<ArenaInfo>,
    /// Its actors.
    pub aktorer: Vec<ActorInfo>,
    /// Områdesatsinger that cover it.
    pub satsinger: Vec<SatsingInfo>,
    /// Programmes at work there.
    pub programmer: Vec<ProgrammeHere>,
    /// Qualities.
    pub kvaliteter: Vec<QualityInfo>,
    /// Constellation.
    pub konstellasjon: Vec<SlotInfo>,
    /// KPA there.
    pub plan: Vec<PlanInfo>,
}

/// What is known of an area.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AreaProfile {
    /// The area.
    #[serde(flatten)]
    pub area: AreaInfo,
    /// Rows of its zones in the overlap.
    pub overlapp: Vec<OverlapZone>,
    /// Its arenas, each once.
    pub arenaer: Vec<ArenaInfo>,
    /// Its actors, each once.
    pub aktorer: Vec<ActorInfo>,
    /// Programmes at work there.
    pub programmer: Vec<ProgrammeHere>,
    /// Qualities.
    pub kvaliteter: Vec<QualityInfo>,
    /// Constellation.
    pub konstellasjon: Vec<SlotInfo>,
}
