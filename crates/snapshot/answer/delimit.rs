//! Suggested areas: connected, compact, between two numbers of people, with as many exposed people as can be had.

use crate::answer::{Meta, Outline, StatValue};
use serde::Serialize;
use utoipa::ToSchema;

/// A unit of a suggested area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnitInfo {
    /// Id of the zone, the district or the cell.
    pub id: String,
    /// Name; a cell has its id.
    pub navn: String,
    /// Persons: counted for the unit itself, or carried from cells by area (`area`).
    pub folk: StatValue,
    /// P(among the K): the zone's own, or the mean of the zones it meets weighted by people (`sonesnitt`).
    pub p_blant_k: StatValue,
}

/// A unit with its outline.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnitOutline {
    /// Id of the zone, the district or the cell.
    pub id: String,
    /// Name; a cell has its id.
    pub navn: String,
    /// Persons, as in a suggestion.
    pub folk: StatValue,
    /// The outline.
    pub geometri: Outline,
}

/// Barriers between neighbours inside an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Crossings {
    /// Rivers.
    pub elv: u32,
    /// Railways.
    pub jernbane: u32,
}

/// A suggested area.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SuggestionInfo {
    /// 1 = the one with the highest score.
    pub nr: usize,
    /// What it is put together from, by id.
    pub enheter: Vec<UnitInfo>,
    /// Persons.
    pub folk: StatValue,
    /// Children 0–17.
    pub barn: StatValue,
    /// Σ P · persons, with the 5–95 % interval over the draws of the ranks; with hidden parts only bounds.
    pub utsatte_folk: StatValue,
    /// The same as a share of the persons, 0–1.
    pub andel: StatValue,
    /// Score in persons: exposed people, less for barriers and for a ragged shape.
    pub poeng: f64,
    /// No area that holds to the limits scores more.
    pub ovre_grense: f64,
    /// How far the score is below the bound, 0–1.
    pub gap: f64,
    /// Polsby–Popper, 0–1; 1 is a circle.
    pub kompakthet: f64,
    /// Barriers inside.
    pub kryssinger: Crossings,
    /// Universal arenas that lie there; of zones also those that serve them from outside.
    pub arenaer: usize,
    /// Those of them that have the model on the date.
    pub med_modell: usize,
    /// Hectares of reserves in the plan; null where there is no plan.
    pub reserver_ha: Option<f64>,
    /// The outline.
    pub geometri: Outline,
}

/// What was asked, and how it was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DelimitMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// `soner | kretser | ruter`.
    pub enhet: String,
    /// Units that could be chosen.
    pub kandidater: usize,
    /// `lokalsok`, or `uttommende` where every area was tried.
    pub metode: String,
    /// What is made as large as can be: `utsatte_folk`.
    pub mal: String,
    /// No area that holds to the limits scores more.
    pub ovre_grense: f64,
    /// K.
    pub k: usize,
    /// Seed.
    pub fro: u64,
}

/// Answer of `POST /api/v1/delimit`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DelimitAnswer {
    /// Suggestions, best first.
    pub forslag: Vec<SuggestionInfo>,
    /// What was asked.
    pub meta: DelimitMeta,
}
