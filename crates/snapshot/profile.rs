//! What is known of a zone and of an area.

use crate::answer::*;
use crate::overlap::Worked;
use crate::place::value_sources;
use crate::{OverlapQuery, QueryError, Snapshot};
use domain::{Relation, RelationState};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Snapshot {
    /// Profile of a zone; none if there is no such zone in the current set.
    ///
    /// # Errors
    /// As [`Snapshot::overlap`].
    pub fn zone_profile(&self, id: &str, query: &OverlapQuery) -> Result<Option<ZoneProfile>, QueryError> {
        let Some(zone) = self.zone_position(id) else { return Ok(None) };
        let worked = self.work(query)?;
        let here = self.here(&[zone], query.date);
        Ok(Some(ZoneProfile {
            zone: self.zone_info(zone),
            overlapp: worked.zone(zone),
            arenaer: self.arenas_of_zones(&worked, &[zone]),
            aktorer: here.actors.keys().map(|a| self.actor_info(*a, query.date)).collect(),
            satsinger: self.satsinger_of_zone(zone, query.date),
            programmer: self.programmes_in(&[zone], query.date),
            kvaliteter: self.areas_of_zone(zone).flat_map(|a| self.qualities(a)).collect(),
            konstellasjon: self.constellation(&here),
            plan: self.plan_of_zone(zone),
        }))
    }

    /// Profile of an area; none if there is no such area.
    ///
    /// # Errors
    /// As [`Snapshot::overlap`].
    pub fn area_profile(&self, id: &str, query: &OverlapQuery) -> Result<Option<AreaProfile>, QueryError> {
        let Some(area) = self.dataset.facts.areas.iter().position(|a| a.id.as_str() == id) else { return Ok(None) };
        let zones = &self.resolved.area_zones[area];
        let worked = self.work(query)?;
        let here = self.here(zones, query.date);
        Ok(Some(AreaProfile {
            area: self.area_info(area, query.date),
            overlapp: zones.iter().map(|z| worked.zone(*z)).collect(),
            arenaer: self.arenas_of_zones(&worked, zones),
            aktorer: here.actors.keys().map(|a| self.actor_info(*a, query.date)).collect(),
            programmer: self.programmes_in(zones, query.date),
            kvaliteter: self.qualities(area).collect(),
            konstellasjon: self.constellation(&here),
        }))
    }

    /// Arenas of several zones, each once; the closest relation counts (inside, then serves, then nearest).
    fn arenas_of_zones(&self, worked: &Worked<'_>, zones: &[usize]) -> Vec<ArenaInfo> {
        let mut all: Vec<(usize, &'static str)> = zones.iter().flat_map(|z| worked.arenas_with_relation(*z)).collect();
        let order = |relation: &str| ["inside", "serves", "nearest"].iter().position(|r| *r == relation);
        all.sort_by_key(|(place, relation)| (*place, order(relation)));
        all.dedup_by_key(|(place, _)| *place);
        all.sort_by_key(|(place, relation)| (order(relation), self.dataset.places[*place].category, *place));
        let info =
            |(place, relation): (usize, &str)| ArenaInfo { forhold: Some(relation.to_owned()), ..worked.arena(place) };
        all.into_iter().map(info).collect()
    }

    fn qualities(&self, area: usize) -> impl Iterator<Item = QualityInfo> {
        let list = &self.dataset.facts.areas[area].qualities;
        list.iter().map(|(tekst, c)| QualityInfo { tekst: tekst.clone(), kilde: Source::from(c) })
    }

    pub(crate) fn satsinger_of_zone(&self, zone: usize, date: Date) -> Vec<SatsingInfo> {
        let mut out = Vec::new();
        for area in self.areas_of_zone(zone) {
            for s in &self.dataset.facts.areas[area].satsinger {
                let covers = s.deler.is_empty() || s.deler.iter().any(|d| self.zone_index.find(d) == Some(zone));
                if covers {
                    out.push(self.satsing_info(area, s, date));
                }
            }
        }
        out
    }

    /// Programmes with a place among the zones that have begun; city-wide and sensitive ones are never drawn on an area.
    fn programmes_in(&self, zones: &[usize], date: Date) -> Vec<ProgrammeHere> {
        let touches =
            |names: &[String]| names.iter().filter_map(|n| self.zone_index.find(n)).any(|z| zones.contains(&z));
        let relation_touches = |r: &Relation| {
            touches(&r.serves_zone_names)
                || matches!(&r.subject, domain::programme::Subject::ZoneArenas(z) if touches(std::slice::from_ref(z)))
        };
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for r in self.dataset.facts.relations.iter().filter(|r| self.may_show(r) && relation_touches(r)) {
            let Some(state) = r.state_on(date) else { continue };
            let entry = forms.entry(r.programme.to_string()).or_default();
            let form = r.form.as_str().to_owned();
            if state != RelationState::Avsluttet && !entry.contains(&form) {
                entry.push(form);
            }
        }
        let all = self.dataset.facts.programmes.iter().filter(|p| !p.sensitive && p.period.has_begun(date));
        let here = all.filter(|p| touches(&p.zone_names) || forms.contains_key(p.id.as_str()));
        let info = |p: &domain::Programme| ProgrammeHere {
            id: p.id.to_string(),
            navn: p.navn.clone(),
            parent: p.parent.as_ref().map(ToString::to_string),
            fra: p.period.from.map(|d| d.to_string()),
            til: p.period.to.map(|d| d.to_string()),
            status: p.status.as_str().to_owned(),
            status_tekst: p.status_tekst.clone(),
            former: forms.get(p.id.as_str()).cloned().unwrap_or_default(),
            kilder: value_sources(&p.sources),
        };
        here.map(info).collect()
    }
}
