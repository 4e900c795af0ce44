//! `facts/actors.toml`: the actors, and the reasons why something is or is not a universal arena.

use super::source::Sources;
use super::{AuthoredError, Entry, ReadData, distinct, toml};
use domain::{Actor, ActorId, Category, Sector, UniversalArena};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(crate) const FILE: &str = "facts/actors.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    reasons: BTreeMap<String, RawReason>,
    actor: Vec<RawActor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReason {
    er: bool,
    grunn: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawActor {
    id: ActorId,
    navn: String,
    #[serde(default)]
    aliases: Vec<String>,
    category: Category,
    sector: Sector,
    sector_stated: bool,
    /// Key in `reasons`: said for each actor, never derived from the category.
    universal: String,
    #[serde(default)]
    place_names: Vec<String>,
    part_of: Option<String>,
    bydel: Option<String>,
    #[serde(default)]
    generic: bool,
    #[serde(default)]
    sensitive: bool,
    note: Option<String>,
    sources: Vec<String>,
}

/// The actors in the order of the file.
pub(crate) fn read(read: ReadData, sources: &Sources) -> Result<Vec<Actor>, AuthoredError> {
    let raw: Raw = toml(read, FILE)?;
    let actors = raw.actor.into_iter().map(|a| actor(a, &raw.reasons, sources)).collect::<Result<Vec<_>, _>>()?;
    distinct(FILE, "id", actors.iter().map(|a| a.id.as_str()))?;
    distinct(FILE, "navn", actors.iter().map(|a| a.navn.as_str()))?;
    for a in &actors {
        if let Some(whole) = a.part_of.as_ref().filter(|w| !actors.iter().any(|b| b.navn == **w)) {
            return Err(Entry::new(FILE, a.id.as_str()).wrong("part_of", whole, "navnet på en aktør i filen"));
        }
    }
    Ok(actors)
}

fn actor(raw: RawActor, reasons: &BTreeMap<String, RawReason>, sources: &Sources) -> Result<Actor, AuthoredError> {
    let at = Entry::new(FILE, raw.id.as_str());
    let keys = || reasons.keys().cloned().collect::<Vec<_>>().join(", ");
    let reason = reasons.get(&raw.universal).filter(|r| !r.grunn.trim().is_empty());
    let reason = reason
        .ok_or_else(|| at.wrong("universal", &raw.universal, format!("en nøkkel i [reasons] med grunn: {}", keys())))?;
    Ok(Actor {
        sources: sources.cite_all(&at, &raw.sources)?,
        id: raw.id,
        navn: raw.navn,
        aliases: raw.aliases,
        category: raw.category,
        sector: raw.sector,
        sector_stated: raw.sector_stated,
        universal_arena: UniversalArena { er: reason.er, grunn: reason.grunn.clone() },
        place_names: raw.place_names,
        part_of: raw.part_of,
        bydel: raw.bydel,
        generic: raw.generic,
        sensitive: raw.sensitive,
        note: raw.note,
    })
}
