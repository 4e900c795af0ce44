//! Areas of kommuneplanens arealdel (KPA): byggesone, arealformål, hensynssone.

use crate::{PartialDate, PlanAreaId, SourceId, labels};
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

labels! {
    /// Which kind of plan area.
    PlanKind {
        /// Byggesone 1–4 of KPA 2022–2034.
        Byggesone = "byggesone",
        /// Land-use purpose.
        Arealformal = "arealformal",
        /// Zone of special consideration.
        Hensynssone = "hensynssone",
    }
}

labels! {
    /// Whether the use is there or planned (SOSI `arealbruksstatus`).
    PlanStatus {
        /// Existing.
        Navaerende = "navaerende",
        /// Planned.
        Framtidig = "framtidig",
        /// Not stated.
        Ukjent = "ukjent",
    }
}

/// One polygon of a plan; plan id, status and date go with every object and every map that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanArea {
    /// Slug.
    pub id: PlanAreaId,
    /// The import it came with.
    pub source: SourceId,
    /// Kind.
    pub kind: PlanKind,
    /// Code in its code list, for example `1110` or `2`.
    pub code: String,
    /// Name for people; an unknown code reads "ukjent formål NNNN".
    pub navn: String,
    /// Existing or planned.
    pub status: PlanStatus,
    /// National plan id, for example `k20210049`.
    pub planident: String,
    /// Status of the whole plan, in words as the data carry it.
    pub planstatus: String,
    /// In force from, if stated.
    pub ikraft: Option<PartialDate>,
    /// Area in EPSG:25832.
    pub geometry: MultiPolygon<f64>,
}
