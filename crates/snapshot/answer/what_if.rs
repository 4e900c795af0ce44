//! What would change if an arena joined a programme.

use crate::answer::{Meta, Named, StatValue};
use serde::Serialize;
use utoipa::ToSchema;

/// Class and gap of a zone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WhatIfState {
    /// Class, as in the overlap.
    pub klasse: String,
    /// Why it is `usikker`.
    pub grunn: Option<String>,
    /// Expected children in high need without the model; missing where the zone has no arenas.
    pub gap: StatValue,
    /// Share of arenas with the model, 0–1; missing where the zone has no arenas.
    pub andel: StatValue,
}

/// A zone that changes.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WhatIfChange {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// As the register says.
    #[serde(rename = "for")]
    pub before: WhatIfState,
    /// As supposed.
    #[serde(rename = "etter")]
    pub after: WhatIfState,
}

/// What was supposed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WhatIfMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// The date.
    pub dato: String,
    /// The programme.
    pub programme: Named,
    /// K of P(among the K most exposed).
    pub k: usize,
    /// Arenas whose joining changes no count: they have the model already, or are no universal arena with a position.
    pub uten_virkning: Vec<Named>,
}

/// Answer of `POST /api/v1/what-if`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WhatIfAnswer {
    /// Zones whose class, share or gap changes, in the order of their source.
    pub endringer: Vec<WhatIfChange>,
    /// Number of zones that do not change.
    pub uendret: usize,
    /// What was supposed.
    pub meta: WhatIfMeta,
}
