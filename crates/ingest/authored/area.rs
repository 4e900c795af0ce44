//! `facts/areas.toml`: the lists of areas, the areas in them, their områdesatsinger and qualities.

use super::source::Sources;
use super::{AuthoredError, Entry, ReadData, distinct, toml};
use domain::{Area, AreaId, AreaList, AreaStatus, PartialDate, Period};
use serde::Deserialize;

pub(crate) const FILE: &str = "facts/areas.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    list: Vec<RawList>,
    area: Vec<RawArea>,
    satsing: Vec<RawSatsing>,
    quality: Vec<RawQuality>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    id: AreaId,
    navn: String,
    dato: Option<PartialDate>,
    note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArea {
    id: AreaId,
    list: AreaId,
    order: u32,
    navn: String,
    #[serde(default)]
    aliases: Vec<String>,
    zone_names: Vec<String>,
    parts_as_written: Vec<String>,
    became: Option<AreaId>,
    note: Option<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSatsing {
    areas: Vec<AreaId>,
    navn: String,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    periode_tekst: Option<String>,
    deler: Vec<String>,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuality {
    areas: Vec<AreaId>,
    text: String,
    source: String,
}

/// The lists and the areas, in the order of the file.
pub(crate) fn read(read: ReadData, sources: &Sources) -> Result<(Vec<AreaList>, Vec<Area>), AuthoredError> {
    let raw: Raw = toml(read, FILE)?;
    let lists = raw.list.into_iter().map(|l| list(l, sources)).collect::<Result<Vec<_>, _>>()?;
    let mut areas = raw.area.into_iter().map(|a| area(a, &lists, sources)).collect::<Result<Vec<_>, _>>()?;
    distinct(FILE, "id", lists.iter().map(|l| l.id.as_str()).chain(areas.iter().map(|a| a.id.as_str())))?;
    for a in &areas {
        let known = a.became.as_ref().is_none_or(|id| areas.iter().any(|b| b.id == *id));
        let became = || a.became.as_ref().map_or("", AreaId::as_str);
        if !known {
            return Err(Entry::new(FILE, a.id.as_str()).wrong("became", became(), "id til et område i filen"));
        }
    }
    for s in raw.satsing {
        let at = Entry::new(FILE, &s.navn);
        let status = AreaStatus {
            navn: s.navn,
            period: Period { from: s.from, to: s.to },
            periode_tekst: s.periode_tekst,
            deler: s.deler,
            sources: sources.cite_all(&at, &s.sources)?,
        };
        for id in &s.areas {
            find(&mut areas, &at, id)?.satsinger.push(status.clone());
        }
    }
    for q in raw.quality {
        let at = Entry::new(FILE, &q.text);
        let source = sources.cite(&at, "source", &q.source)?;
        for id in &q.areas {
            find(&mut areas, &at, id)?.qualities.push((q.text.clone(), source.clone()));
        }
    }
    Ok((lists, areas))
}

fn find<'a>(areas: &'a mut [Area], at: &Entry, id: &AreaId) -> Result<&'a mut Area, AuthoredError> {
    let missing = || at.wrong("areas", id.as_str(), "id til et område i filen");
    areas.iter_mut().find(|a| a.id == *id).ok_or_else(missing)
}

fn list(raw: RawList, sources: &Sources) -> Result<AreaList, AuthoredError> {
    let cited = sources.cite_all(&Entry::new(FILE, raw.id.as_str()), &raw.sources)?;
    Ok(AreaList { id: raw.id, navn: raw.navn, dato: raw.dato, note: raw.note, sources: cited })
}

fn area(raw: RawArea, lists: &[AreaList], sources: &Sources) -> Result<Area, AuthoredError> {
    let at = Entry::new(FILE, raw.id.as_str());
    if !lists.iter().any(|l| l.id == raw.list) {
        let ids: Vec<_> = lists.iter().map(|l| l.id.as_str()).collect();
        return Err(at.wrong("list", raw.list.as_str(), format!("en av listene {}", ids.join(", "))));
    }
    Ok(Area {
        sources: sources.cite_all(&at, &raw.sources)?,
        id: raw.id,
        list: raw.list,
        order: raw.order,
        navn: raw.navn,
        aliases: raw.aliases,
        zone_names: raw.zone_names,
        parts_as_written: raw.parts_as_written,
        became: raw.became,
        satsinger: vec![],
        qualities: vec![],
        note: raw.note,
    })
}
