//! `plan.geojson`: schematic byggesoner, arealformål and a hensynssone.

use super::provenance::Origin;
use super::{AuthoredError, ReadData, distinct, shapes, text};
use domain::{Import, PartialDate, PlanArea, PlanAreaId, PlanKind, PlanStatus, Records, Trust};
use jiff::Timestamp;
use serde::Deserialize;

const FILE: &str = "plan.geojson";
const ORIGIN: Origin = Origin {
    source: "demo-plan",
    tittel: "Kommuneplanens arealdel 2022–2034, skjematiske former",
    opphav: "Satsingskart; koder og navn etter SOSI Plan",
    trust: Trust::Skjematisk,
    file: FILE,
    varsler: &["Skjematiske demodata: ingen grense er planens, og planstatus og datoer må kontrolleres."],
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: PlanAreaId,
    kind: PlanKind,
    code: String,
    navn: String,
    status: PlanStatus,
    planident: String,
    planstatus: String,
    ikraft: Option<PartialDate>,
}

pub(crate) fn read(read: ReadData, now: Timestamp) -> Result<Import, AuthoredError> {
    let geojson = text(read, FILE)?;
    let source = ORIGIN.id()?;
    let area = |(raw, geometry): (Raw, _)| PlanArea {
        id: raw.id,
        source: source.clone(),
        kind: raw.kind,
        objekttype: String::new(),
        code: raw.code,
        navn: raw.navn,
        status: raw.status,
        planident: raw.planident,
        planstatus: raw.planstatus,
        ikraft: raw.ikraft,
        geometry,
    };
    let areas: Vec<PlanArea> = shapes::polygons(FILE, &geojson)?.into_iter().map(area).collect();
    distinct(FILE, "id", areas.iter().map(|a| a.id.as_str()))?;
    Ok(Import { provenance: ORIGIN.provenance(&[(FILE, &geojson)], areas.len(), now)?, records: Records::Plan(areas) })
}
