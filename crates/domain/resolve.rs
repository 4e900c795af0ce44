//! Joins what documents name with what the data hold, by name and alias. What finds no match is reported, never guessed.

use crate::{Actor, Area, Dataset, Place, Zone, name::fold};
use std::collections::BTreeMap;

/// Positions in the dataset's vectors that belong together, and what stayed alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolved {
    /// For each area: positions of its zones in the current zone list given to [`resolve`].
    pub area_zones: Vec<Vec<usize>>,
    /// For each actor: positions of its places.
    pub actor_places: Vec<Vec<usize>>,
    /// Names without a match, for people: (what it is, the name).
    pub unmatched: Vec<(Unmatched, String)>,
}

/// What kind of name found no match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmatched {
    /// A zone named by an area.
    AreaZone,
    /// A house named by an actor.
    ActorPlace,
}

/// Finds zones by name and alias.
pub struct ZoneIndex(BTreeMap<String, usize>);

impl ZoneIndex {
    /// Builds the index; a name of one zone beats an alias of another.
    pub fn new(zones: &[&Zone]) -> Self {
        let mut map = BTreeMap::new();
        for (i, z) in zones.iter().enumerate() {
            map.entry(fold(&z.navn)).or_insert(i);
        }
        for (i, z) in zones.iter().enumerate() {
            for a in &z.aliases {
                map.entry(fold(a)).or_insert(i);
            }
        }
        Self(map)
    }

    /// Position of the zone with this name, in any spelling that folds to it.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.0.get(&fold(name)).copied()
    }
}

fn zones_of(area: &Area, index: &ZoneIndex, unmatched: &mut Vec<(Unmatched, String)>) -> Vec<usize> {
    let mut found = Vec::new();
    for name in &area.zone_names {
        match index.find(name) {
            Some(i) => found.push(i),
            None => unmatched.push((Unmatched::AreaZone, name.clone())),
        }
    }
    found
}

fn places_of(actor: &Actor, index: &BTreeMap<String, Vec<usize>>) -> Vec<usize> {
    let names = actor.place_names.iter().chain([&actor.navn]).chain(&actor.aliases);
    let mut found: Vec<usize> = names.filter_map(|n| index.get(&fold(n))).flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Resolves areas to zones and actors to places.
pub fn resolve(dataset: &Dataset, zones: &[&Zone]) -> Resolved {
    let index = ZoneIndex::new(zones);
    let mut out = Resolved::default();
    for area in &dataset.facts.areas {
        let found = zones_of(area, &index, &mut out.unmatched);
        out.area_zones.push(found);
    }
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, p) in dataset.places.iter().enumerate() {
        let Place { navn, aliases, .. } = p;
        for name in aliases.iter().chain([navn]) {
            by_name.entry(fold(name)).or_default().push(i);
        }
    }
    for actor in &dataset.facts.actors {
        let found = places_of(actor, &by_name);
        if found.is_empty() && !actor.place_names.is_empty() {
            out.unmatched.push((Unmatched::ActorPlace, actor.navn.clone()));
        }
        out.actor_places.push(found);
    }
    out
}
