//! Delimitations that somebody has saved.

use crate::answer::{Meta, Outline};
use serde::Serialize;
use utoipa::ToSchema;

/// A supposition: that an arena took part in a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SupposedInfo {
    /// Slug of a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sted: Option<String>,
    /// Slug of an actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aktor: Option<String>,
    /// Slug of the programme.
    pub program: String,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ScenarioInfo {
    /// Slug.
    pub id: String,
    /// Name, in the planner's words.
    pub navn: String,
    /// Rises by one each time it is saved.
    pub versjon: u32,
    /// When it was first saved, RFC 3339.
    pub laget: String,
    /// When it was last saved, RFC 3339.
    pub endret: String,
    /// Version of the data it was made from.
    pub dataversjon: String,
    /// True where the data are others now.
    pub utdatert: bool,
    /// `soner | kretser | ruter`; null for a polygon of its own.
    pub enhet: Option<String>,
    /// Ids of the units, in the order they were chosen.
    pub enheter: Vec<String>,
    /// The outline.
    pub geometri: Outline,
    /// What it supposes; never a fact of the register.
    pub hva_om: Vec<SupposedInfo>,
    /// Remark, in the planner's words.
    pub merknad: String,
}

/// Answer of `/api/v1/scenarios`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenariosAnswer {
    /// Scenarios, the one saved last first.
    pub scenarier: Vec<ScenarioInfo>,
    /// Sources and version.
    pub meta: Meta,
}

/// Answer of `/api/v1/scenarios/{id}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioAnswer {
    /// The scenario.
    pub scenario: ScenarioInfo,
    /// Sources and version.
    pub meta: Meta,
}
