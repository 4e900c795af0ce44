//! KPA.

use serde::Serialize;
use utoipa::ToSchema;

/// A plan area.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlanInfo {
    /// Slug.
    pub id: String,
    /// `planomrade | byggesone | arealformal | hensynssone | bestemmelse | restriksjon | retningslinje`.
    pub kind: String,
    /// Object type of the standard, for example `KpFareSone`, or empty.
    pub objekttype: String,
    /// Name of the main group of the code, or empty.
    pub gruppe: String,
    /// Code.
    pub code: String,
    /// Name.
    pub navn: String,
    /// `navaerende | framtidig | ukjent`.
    pub status: String,
    /// National plan id.
    pub planident: String,
    /// Status of the plan in words.
    pub planstatus: String,
    /// In force from.
    pub ikraft: Option<String>,
    /// Area in m².
    pub areal_m2: f64,
    /// Official or chosen colour.
    pub farge: String,
    /// In a zone's answer: the share of the zone it covers, 0–1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub andel: Option<f64>,
}
