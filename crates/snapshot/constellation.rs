//! The ten slots of the constellation in a set of zones: registered there, serving from outside, or not registered.

use crate::Snapshot;
use crate::answer::{SlotFiller, SlotInfo};
use domain::{Category, RelationState};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The ten slots that the report found good, with the categories that fill each.
const SLOTS: [(&str, &[Category]); 10] = [
    ("barnehage", &[Category::Barnehage]),
    ("skole", &[Category::Skole]),
    ("hvk", &[Category::Hvk]),
    ("nav", &[Category::Nav]),
    ("kulturenhet", &[Category::Kulturenhet]),
    ("helsestasjon", &[Category::Helsestasjon]),
    ("bft", &[Category::Bft]),
    ("politi", &[Category::Politi]),
    ("frivillig", &[Category::Frivilligsentral, Category::Idrettslag, Category::Ideell]),
    ("naeringsliv", &[Category::Naeringsliv]),
];

/// Actors of a set of zones.
#[derive(Default)]
pub(crate) struct Here {
    /// Positions of places inside.
    pub places: Vec<usize>,
    /// Positions of places outside that serve by catchment.
    pub by_catchment: Vec<usize>,
    /// Positions of actors, with whether they have a house inside.
    pub actors: BTreeMap<usize, bool>,
}

impl Snapshot {
    /// Who is in or serves a set of zones on a date; sensitive actors and relations stay out.
    pub(crate) fn here(&self, zones: &[usize], date: Date) -> Here {
        let mut here = Here::default();
        let inside = |p: usize| self.place_zone[p].is_some_and(|at| at.is_inside() && zones.contains(&at.zone));
        for p in 0..self.dataset.places.len() {
            if inside(p) {
                here.places.push(p);
            } else if self.catchment[p].iter().any(|z| zones.contains(z)) {
                here.by_catchment.push(p);
            }
        }
        for (i, actor) in self.dataset.facts.actors.iter().enumerate().filter(|(_, a)| !a.sensitive) {
            if self.resolved.actor_places[i].iter().any(|p| inside(*p)) {
                here.actors.insert(i, true);
            } else if self.serves_by_relation(&actor.id, zones, date) {
                here.actors.insert(i, false);
            }
        }
        here
    }

    fn serves_by_relation(&self, actor: &domain::ActorId, zones: &[usize], date: Date) -> bool {
        self.dataset.facts.relations.iter().filter(|r| self.may_show(r)).any(|r| {
            matches!(&r.subject, domain::programme::Subject::Actor(a) if a == actor)
                && r.state_on(date).is_some_and(|s| s != RelationState::Avsluttet)
                && r.serves_zone_names.iter().filter_map(|n| self.zone_index.find(n)).any(|z| zones.contains(&z))
        })
    }

    /// The ten slots.
    pub(crate) fn constellation(&self, here: &Here) -> Vec<SlotInfo> {
        SLOTS.iter().map(|(slot, categories)| self.slot(here, slot, categories)).collect()
    }

    fn slot(&self, here: &Here, slot: &str, categories: &[Category]) -> SlotInfo {
        let fits = |c: Category| categories.contains(&c);
        let place = |p: usize| SlotFiller {
            id: self.dataset.places[p].id.to_string(),
            navn: self.dataset.places[p].navn.clone(),
        };
        let actors_with = |inside: bool| {
            let actors =
                here.actors.iter().filter(move |(_, at)| **at == inside).map(|(i, _)| &self.dataset.facts.actors[*i]);
            actors.filter(|a| fits(a.category)).map(|a| SlotFiller { id: a.id.to_string(), navn: a.navn.clone() })
        };
        let places_in = |list: &[usize]| -> Vec<SlotFiller> {
            list.iter().copied().filter(|p| fits(self.dataset.places[*p].category)).map(place).collect()
        };
        let mut there = places_in(&here.places);
        there.extend(actors_with(true));
        let mut outside: Vec<SlotFiller> = actors_with(false).collect();
        outside.extend(places_in(&here.by_catchment));
        let tilstand = match (there.is_empty(), outside.is_empty()) {
            (false, _) => "registrert",
            (true, false) => "betjener_utenfra",
            (true, true) => "ikke_registrert",
        };
        there.extend(outside);
        there.dedup_by(|a, b| a.navn == b.navn);
        SlotInfo { plass: slot.to_owned(), tilstand: tilstand.to_owned(), aktorer: there }
    }
}
