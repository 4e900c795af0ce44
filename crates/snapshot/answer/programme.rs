//! Programmes.

use crate::answer::{Named, Source};
use domain::Count;
use serde::Serialize;
use utoipa::ToSchema;

/// How many, and whether that is a minimum.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct CountInfo {
    /// The number.
    pub n: u64,
    /// "At least".
    pub minst: bool,
}

impl From<Count> for CountInfo {
    fn from(c: Count) -> Self {
        Self { n: c.n, minst: c.minst }
    }
}

/// A reported result.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResultInfo {
    /// What is counted.
    pub hva: String,
    /// How many; null where the source gives no figure.
    pub antall: Option<CountInfo>,
}

/// A partner.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartnerInfo {
    /// Actor id, if it is in the register.
    pub id: Option<String>,
    /// Name.
    pub navn: String,
}

/// A programme or delprosjekt.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeInfo {
    /// Slug.
    pub id: String,
    /// Programme of a delprosjekt.
    pub parent: Option<String>,
    /// Name.
    pub navn: String,
    /// Other spellings.
    pub aliaser: Vec<String>,
    /// Start.
    pub fra: Option<String>,
    /// End.
    pub til: Option<String>,
    /// `viderefort | gjennomfort | avsluttet_underveis | pagar | ukjent`.
    pub status: String,
    /// Status in words.
    pub status_tekst: Option<String>,
    /// `sted | hele_byen`.
    pub omfang: String,
    /// Zones it is bound to.
    pub soner: Vec<Named>,
    /// Target group.
    pub malgruppe: Option<String>,
    /// Money in NOK as stated.
    pub midler_nok: Option<u64>,
    /// Results as stated; experience, not proof.
    pub resultater: Vec<ResultInfo>,
    /// Partners.
    pub partnere: Vec<PartnerInfo>,
    /// Never on a map, in an overlap or in an area.
    pub sensitiv: bool,
    /// Remark.
    pub merknad: Option<String>,
    /// Sources.
    pub kilder: Vec<Source>,
}
