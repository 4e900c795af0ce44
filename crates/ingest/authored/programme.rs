//! `facts/programmes.toml`: programmes and their delprosjekter.

use super::source::Sources;
use super::{AuthoredError, Entry, ReadData, actor, distinct, toml};
use domain::programme::ReportedResult;
use domain::{Actor, Count, PartialDate, Period, Programme, ProgrammeId, ProgrammeStatus, Scope};
use serde::Deserialize;

pub(crate) const FILE: &str = "facts/programmes.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    programme: Vec<RawProgramme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgramme {
    id: ProgrammeId,
    parent: Option<ProgrammeId>,
    navn: String,
    #[serde(default)]
    aliases: Vec<String>,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    status: ProgrammeStatus,
    status_tekst: Option<String>,
    scope: Scope,
    #[serde(default)]
    zone_names: Vec<String>,
    target_group: Option<String>,
    funds_nok: Option<u64>,
    #[serde(default)]
    results: Vec<RawResult>,
    #[serde(default)]
    partners: Vec<String>,
    #[serde(default)]
    sensitive: bool,
    note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawResult {
    hva: String,
    n: Option<u64>,
    #[serde(default)]
    minst: bool,
}

/// The programmes in the order of the file; parents and partners are checked.
pub(crate) fn read(read: ReadData, actors: &[Actor], sources: &Sources) -> Result<Vec<Programme>, AuthoredError> {
    let raw: Raw = toml(read, FILE)?;
    let all = raw.programme.into_iter().map(|p| programme(p, actors, sources)).collect::<Result<Vec<_>, _>>()?;
    distinct(FILE, "id", all.iter().map(|p| p.id.as_str()))?;
    for p in &all {
        let Some(parent) = &p.parent else { continue };
        if !all.iter().any(|q| q.id == *parent && q.parent.is_none()) {
            let at = Entry::new(FILE, p.id.as_str());
            return Err(at.wrong("parent", parent.as_str(), "id til et program uten eget `parent`"));
        }
    }
    Ok(all)
}

fn programme(raw: RawProgramme, actors: &[Actor], sources: &Sources) -> Result<Programme, AuthoredError> {
    let at = Entry::new(FILE, raw.id.as_str());
    if let Some(name) = raw.partners.iter().find(|n| !actors.iter().any(|a| a.navn == **n)) {
        return Err(at.wrong("partners", name, format!("navnet på en aktør i {}", actor::FILE)));
    }
    if raw.scope == Scope::HeleByen && !raw.zone_names.is_empty() {
        let expected = "tom når scope er \"hele_byen\": slikt tegnes aldri på ett område";
        return Err(at.wrong("zone_names", raw.zone_names.join(", "), expected));
    }
    if raw.sensitive && raw.target_group.is_some() {
        return Err(at.wrong("target_group", raw.target_group.unwrap_or_default(), "tom når sensitive = true"));
    }
    let results = raw.results.into_iter().map(|r| result(r, &at)).collect::<Result<Vec<_>, _>>()?;
    Ok(Programme {
        sources: sources.cite_all(&at, &raw.sources)?,
        id: raw.id,
        parent: raw.parent,
        navn: raw.navn,
        aliases: raw.aliases,
        period: Period { from: raw.from, to: raw.to },
        status: raw.status,
        status_tekst: raw.status_tekst,
        scope: raw.scope,
        zone_names: raw.zone_names,
        target_group: raw.target_group,
        funds_nok: raw.funds_nok,
        results,
        partner_names: raw.partners,
        sensitive: raw.sensitive,
        note: raw.note,
    })
}

fn result(raw: RawResult, at: &Entry) -> Result<ReportedResult, AuthoredError> {
    if raw.minst && raw.n.is_none() {
        return Err(at.wrong("results.minst", "true", "satt bare sammen med et tall i `n`"));
    }
    Ok(ReportedResult { hva: raw.hva, antall: raw.n.map(|n| Count { n, minst: raw.minst }) })
}
