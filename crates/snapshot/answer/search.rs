//! Search.

use serde::Serialize;
use utoipa::ToSchema;

/// A hit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchHit {
    /// `sone | omrade | sted | aktor`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Category of a place or actor; the area of a zone.
    pub kontekst: Option<String>,
    /// The name or alias that matched.
    pub treff: String,
    /// 0–1.
    pub score: f64,
    /// Longitude.
    pub lon: Option<f64>,
    /// Latitude.
    pub lat: Option<f64>,
}
