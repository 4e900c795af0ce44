//! Areas of kommuneplanens arealdel (KPA), by object type of the standard; names and colours of codes stand in
//! [`crate::plan_code`].

use crate::{PartialDate, PlanAreaId, SourceId, labels};
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

labels! {
    /// Which kind of plan area.
    PlanKind {
        /// Outline of a plan (KpOmråde).
        Planomrade = "planomrade",
        /// Byggesone 1–4 of KPA 2022–2034.
        Byggesone = "byggesone",
        /// Land-use purpose.
        Arealformal = "arealformal",
        /// Zone of special consideration.
        Hensynssone = "hensynssone",
        /// Area of a provision (KpBestemmelseOmråde) that is no byggesone.
        Bestemmelse = "bestemmelse",
        /// Restriction on land use (KpRestriksjonOmråde).
        Restriksjon = "restriksjon",
        /// Guideline for land use (KpRetningslinjeOmråde).
        Retningslinje = "retningslinje",
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
    /// Object type of the standard, for example `KpFareSone`; empty where the file does not say.
    pub objekttype: String,
    /// Code in its code list, for example `1110` or `2`; empty where the kind has none.
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
