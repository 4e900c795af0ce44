//! Places and actors as answers.

use crate::Snapshot;
use crate::answer::*;
use domain::programme::strongest;
use domain::{Category, ProgrammeId, UniversalArena};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Which places are asked for.
#[derive(Debug, Clone, Default)]
pub struct PlaceFilter {
    /// One category.
    pub category: Option<Category>,
    /// One zone, by id: lying in it.
    pub zone: Option<String>,
    /// Part of a name, forgiving.
    pub text: Option<String>,
}

fn universal(u: &UniversalArena) -> UniversalInfo {
    UniversalInfo { er: u.er, grunn: u.grunn.clone() }
}

impl Snapshot {
    /// Places, all or filtered, with the zones they serve on a date in any programme.
    pub fn places(&self, filter: &PlaceFilter, date: Date) -> Vec<PlaceInfo> {
        let serves = self.serves_in_any_programme(date);
        let zone = filter.zone.as_deref().map(|id| self.zone_position(id));
        let chosen = self.dataset.places.iter().enumerate().filter(|(i, p)| {
            filter.category.is_none_or(|c| p.category == c)
                && zone.is_none_or(|z| {
                    z.is_some() && self.place_zone[*i].filter(|at| at.is_inside()).map(|at| at.zone) == z
                })
                && filter
                    .text
                    .as_deref()
                    .is_none_or(|t| p.aliases.iter().chain([&p.navn]).any(|n| domain::name::score(t, n) > 0.0))
        });
        chosen.map(|(i, _)| self.place_info(i, &serves[i])).collect()
    }

    fn serves_in_any_programme(&self, date: Date) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new(); self.dataset.places.len()];
        for programme in self.dataset.facts.programmes.iter().filter(|p| p.parent.is_none()) {
            for (place, zones) in self.model_on(&programme.id, date).serves.into_iter().enumerate() {
                all[place].extend(zones);
            }
        }
        all
    }

    fn place_info(&self, i: usize, serves: &[usize]) -> PlaceInfo {
        let p = &self.dataset.places[i];
        let at = self.place_zone[i];
        let lonlat = p.point.map(|point| crate::position::lonlat(point.into()));
        PlaceInfo {
            id: p.id.to_string(),
            navn: p.navn.clone(),
            aliaser: p.aliases.clone(),
            kategori: p.category.as_str().to_owned(),
            sektor: p.sector.as_str().to_owned(),
            universell_arena: universal(&p.universal_arena),
            adresse: p.address.clone(),
            url: p.url.clone(),
            lon: lonlat.map(|c| c[0]),
            lat: lonlat.map(|c| c[1]),
            geo_kvalitet: p.geo_quality.as_str().to_owned(),
            sone: at.map(|z| self.zone_named(z.zone)),
            relasjon: at.map(|z| if z.is_inside() { "inside" } else { "nearest" }.to_owned()),
            avstand_m: at.map(|z| z.distance.round()),
            betjener: self.serves_info(i, serves),
            kilde: p.source.to_string(),
        }
    }

    /// Zones a place serves: by partner list, then by skolekrets.
    pub(crate) fn serves_info(&self, place: usize, partner: &[usize]) -> Vec<Serves> {
        let mut zones: BTreeMap<usize, &str> = self.catchment[place].iter().map(|z| (*z, "krets")).collect();
        zones.extend(partner.iter().map(|z| (*z, "partner")));
        zones.into_iter().map(|(z, grunn)| Serves { sone: self.zone_named(z).id, grunn: grunn.to_owned() }).collect()
    }

    /// The register of actors.
    pub fn actors(&self, date: Date) -> Vec<ActorInfo> {
        (0..self.dataset.facts.actors.len()).map(|i| self.actor_info(i, date)).collect()
    }

    /// One actor. Sensitive ones have no houses here, and no actor shows a sensitive programme.
    pub(crate) fn actor_info(&self, i: usize, date: Date) -> ActorInfo {
        let a = &self.dataset.facts.actors[i];
        let houses = if a.sensitive { &[][..] } else { &self.resolved.actor_places[i][..] };
        let house = |&p: &usize| {
            let place = &self.dataset.places[p];
            let lonlat = place.point.map(|point| crate::position::lonlat(point.into()));
            HouseInfo {
                id: place.id.to_string(),
                navn: place.navn.clone(),
                lon: lonlat.map(|c| c[0]),
                lat: lonlat.map(|c| c[1]),
            }
        };
        ActorInfo {
            id: a.id.to_string(),
            navn: a.navn.clone(),
            aliaser: a.aliases.clone(),
            kategori: a.category.as_str().to_owned(),
            sektor: a.sector.as_str().to_owned(),
            sektor_oppgitt: a.sector_stated,
            universell_arena: universal(&a.universal_arena),
            steder: houses.iter().map(house).collect(),
            del_av: a.part_of.clone(),
            bydel: a.bydel.clone(),
            generell: a.generic,
            programmer: self.takes_part(i, date),
            merknad: a.note.clone(),
            kilder: value_sources(&a.sources),
        }
    }

    fn takes_part(&self, actor: usize, date: Date) -> Vec<TakesPart> {
        let id = &self.dataset.facts.actors[actor].id;
        let mut by_programme: BTreeMap<&ProgrammeId, Vec<_>> = BTreeMap::new();
        for r in self.dataset.facts.relations.iter().filter(|r| self.may_show(r)) {
            let same = matches!(&r.subject, domain::programme::Subject::Actor(a) if a == id);
            if let (true, Some(state)) = (same, r.state_on(date)) {
                by_programme.entry(&r.programme).or_default().push((r.form, state));
            }
        }
        let entry = |(programme, states): (&ProgrammeId, Vec<(domain::Form, domain::RelationState)>)| {
            let state = strongest(states.iter().map(|s| s.1))?;
            let former = states.iter().filter(|s| s.1 == state).map(|s| s.0.as_str().to_owned()).collect();
            let navn = self.programme(programme)?.navn.clone();
            Some(TakesPart { id: programme.to_string(), navn, tilstand: state.as_str().to_owned(), former })
        };
        by_programme.into_iter().filter_map(entry).collect()
    }
}

pub(crate) fn value_sources(citations: &[domain::Citation]) -> Vec<Source> {
    citations.iter().map(Source::from).collect()
}
