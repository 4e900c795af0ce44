//! `facts/relations.toml`: groups of relations of one programme, form, state, period and source, spread to one each.

use super::source::Sources;
use super::{AuthoredError, Entry, ReadData, actor, programme, toml};
use domain::programme::Subject;
use domain::{Actor, ActorId, Form, PartialDate, Period, Programme, ProgrammeId, Relation, RelationState};
use serde::Deserialize;

pub(crate) const FILE: &str = "facts/relations.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    programme: ProgrammeId,
    #[serde(default)]
    actors: Vec<ActorId>,
    #[serde(default)]
    zone_arenas: Vec<String>,
    form: Form,
    state: RelationState,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    #[serde(default)]
    serves: Vec<String>,
    source: String,
}

/// The relations in the order of the file; actors and programmes are checked.
pub(crate) fn read(
    read: ReadData,
    actors: &[Actor],
    programmes: &[Programme],
    sources: &Sources,
) -> Result<Vec<Relation>, AuthoredError> {
    let raw: Raw = toml(read, FILE)?;
    let mut out = Vec::new();
    for (i, group) in raw.group.into_iter().enumerate() {
        let at = Entry::new(FILE, format!("gruppe {} ({})", i + 1, group.programme));
        check(&group, &at, actors, programmes)?;
        spread(group, &at, sources, &mut out)?;
    }
    Ok(out)
}

fn check(group: &RawGroup, at: &Entry, actors: &[Actor], programmes: &[Programme]) -> Result<(), AuthoredError> {
    if !programmes.iter().any(|p| p.id == group.programme) {
        return Err(at.wrong("programme", group.programme.as_str(), format!("en id i {}", programme::FILE)));
    }
    if let Some(id) = group.actors.iter().find(|id| !actors.iter().any(|a| a.id == **id)) {
        return Err(at.wrong("actors", id.as_str(), format!("en id i {}", actor::FILE)));
    }
    if group.actors.is_empty() && group.zone_arenas.is_empty() {
        return Err(at.wrong("actors", "", "minst én aktør, eller minst én sone i `zone_arenas`"));
    }
    let period = Period { from: group.from, to: group.to };
    match (period.from, period.to) {
        (None, _) => Err(at.wrong("from", "", "oppgitt: en relasjon uten start ville gjelde til alle tider")),
        (Some(from), Some(to)) if to.latest() < from.earliest() => {
            Err(at.wrong("to", to.to_string(), format!("etter {from}")))
        }
        _ => Ok(()),
    }
}

fn spread(group: RawGroup, at: &Entry, sources: &Sources, out: &mut Vec<Relation>) -> Result<(), AuthoredError> {
    let source = sources.cite(at, "source", &group.source)?;
    let subjects =
        group.actors.into_iter().map(Subject::Actor).chain(group.zone_arenas.into_iter().map(Subject::ZoneArenas));
    out.extend(subjects.map(|subject| Relation {
        subject,
        programme: group.programme.clone(),
        period: Period { from: group.from, to: group.to },
        state: group.state,
        form: group.form,
        serves_zone_names: group.serves.clone(),
        source: source.clone(),
    }));
    Ok(())
}
