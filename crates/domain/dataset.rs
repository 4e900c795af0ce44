//! Everything that is current, as one value, and what a change to it looks like.

use crate::{
    Actor, Address, Area, AreaList, Catalogue, District, Kommune, Observation, Place, PlaceId, PlanArea, PlanAreaId,
    PopulationCell, Programme, Provenance, Relation, Scenario, SourceId, Street, Trust, Zone, ZoneSet,
};
use serde::{Deserialize, Serialize};

/// Number of the last commit; 0 = an empty store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Version(pub u64);

crate::labels! {
    /// A layer that can be imported.
    Layer {
        /// Levekårssoner.
        Zones = "zones",
        /// Skolekretser.
        Districts = "districts",
        /// Places.
        Places = "places",
        /// Population cells.
        Population = "population",
        /// Addresses to weigh by.
        Addresses = "addresses",
        /// KPA.
        Plan = "plan",
        /// Satsingsområder, candidates, programmes, actors and relations from documents.
        Facts = "facts",
        /// What the indicators, themes and weight profiles are.
        Catalogue = "catalogue",
        /// Figures of indicators.
        Indicators = "indicators",
        /// Streets and paths one can walk, and what bars the way.
        Network = "network",
        /// Delimitations that somebody has saved.
        Scenarios = "scenarios",
    }
}

/// What the documents say: areas, actors, programmes and relations, by name and not by geometry.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Lists of areas.
    pub area_lists: Vec<AreaList>,
    /// Satsingsområder and candidates.
    pub areas: Vec<Area>,
    /// Actors.
    pub actors: Vec<Actor>,
    /// Programmes and delprosjekter.
    pub programmes: Vec<Programme>,
    /// Who takes part in what.
    pub relations: Vec<Relation>,
}

/// Records of one layer.
#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    /// A whole zone set; it becomes the current vintage.
    Zones(ZoneSet, Vec<Zone>),
    /// Districts of one source.
    Districts(Vec<District>),
    /// Places of one source.
    Places(Vec<Place>),
    /// Cells of one source.
    Population(Vec<PopulationCell>),
    /// Addresses of one source.
    Addresses(Vec<Address>),
    /// Plan areas of one source.
    Plan(Vec<PlanArea>),
    /// The facts; they replace the facts that are there.
    Facts(Facts),
    /// The catalogue of indicators; it replaces the one that is there.
    Catalogue(Catalogue),
    /// Figures of one source.
    Indicators(Vec<Observation>),
    /// Streets of one source.
    Network(Vec<Street>),
    /// Every scenario of one source: one that is not in the list is gone.
    Scenarios(Vec<Scenario>),
}

impl Records {
    /// The layer they belong to.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Zones(..) => Layer::Zones,
            Self::Districts(_) => Layer::Districts,
            Self::Places(_) => Layer::Places,
            Self::Population(_) => Layer::Population,
            Self::Addresses(_) => Layer::Addresses,
            Self::Plan(_) => Layer::Plan,
            Self::Facts(_) => Layer::Facts,
            Self::Catalogue(_) => Layer::Catalogue,
            Self::Indicators(_) => Layer::Indicators,
            Self::Network(_) => Layer::Network,
            Self::Scenarios(_) => Layer::Scenarios,
        }
    }
}

/// Records with where they come from. Replaces what the same source gave this layer before, and drops schematic or
/// invented records of the layer when real ones come.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Source, licence, file, counts.
    pub provenance: Provenance,
    /// The records.
    pub records: Records,
}

/// A change that is committed as a whole or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    /// The version the change was made from; `None` takes whatever is there.
    pub base: Option<Version>,
    /// Why, in words.
    pub reason: String,
    /// Set when the store is made.
    pub kommune: Option<Kommune>,
    /// The imports, in order.
    pub imports: Vec<Import>,
}

/// Everything current.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// Version of the last commit.
    pub version: Version,
    /// The kommune; none in an empty store.
    pub kommune: Option<Kommune>,
    /// Zone sets, oldest first; the last is the current vintage.
    pub zone_sets: Vec<ZoneSet>,
    /// Zones of all vintages, in the order of their source.
    pub zones: Vec<Zone>,
    /// Districts.
    pub districts: Vec<District>,
    /// Places.
    pub places: Vec<Place>,
    /// Population cells.
    pub cells: Vec<PopulationCell>,
    /// Addresses, in the order of their source.
    pub addresses: Vec<Address>,
    /// Plan areas.
    pub plan_areas: Vec<PlanArea>,
    /// The facts.
    pub facts: Facts,
    /// Indicators, themes and weight profiles.
    pub catalogue: Catalogue,
    /// Figures of indicators, in the order of their source.
    pub observations: Vec<Observation>,
    /// Streets, in the order of their source.
    pub streets: Vec<Street>,
    /// Saved delimitations.
    pub scenarios: Vec<Scenario>,
    /// Current imports, one for each layer and source.
    pub imports: Vec<(Layer, Provenance)>,
}

impl Dataset {
    /// The current zone set with its zones.
    pub fn current_zones(&self) -> (Option<&ZoneSet>, Vec<&Zone>) {
        let Some(set) = self.zone_sets.last() else { return (None, vec![]) };
        (Some(set), self.zones.iter().filter(|z| z.zone_set == set.id).collect())
    }
}

/// Renames the ids that are taken; returns (position, old id, new id).
fn renamed<T>(taken: impl Iterator<Item = String>, ids: Vec<&mut T>) -> Vec<(usize, String, String)>
where
    T: ToString + TryFrom<String>,
{
    let mut all: Vec<String> = taken.collect();
    let first = all.len();
    all.extend(ids.iter().map(|id| id.to_string()));
    let positions = crate::id::make_unique(&mut all);
    let mut changed = Vec::new();
    for (i, id) in ids.into_iter().enumerate() {
        let new = &all[first + i];
        if positions.binary_search(&(first + i)).is_ok()
            && let Ok(fresh) = T::try_from(new.clone())
        {
            changed.push((i, id.to_string(), new.clone()));
            *id = fresh;
        }
    }
    changed
}

fn named(changed: Vec<(usize, String, String)>, name: impl Fn(usize) -> String) -> Vec<(String, String, String)> {
    changed.into_iter().map(|(i, old, new)| (name(i), old, new)).collect()
}

impl Records {
    /// Gives places and plan areas an id that no other source of the dataset has taken, by a suffix; returns
    /// (name, old id, new id).
    ///
    /// Schematic and invented records are not counted, since they give way to real ones.
    pub fn make_ids_unique(&mut self, source: &SourceId, dataset: &Dataset) -> Vec<(String, String, String)> {
        let layer = self.layer();
        let stays = |p: &Provenance| p.source != *source && matches!(p.trust, Trust::Ekte | Trust::Fakta);
        let staying: Vec<&SourceId> =
            dataset.imports.iter().filter(|(l, p)| *l == layer && stays(p)).map(|(_, p)| &p.source).collect();
        match self {
            Self::Places(places) => {
                let taken = dataset.places.iter().filter(|p| staying.contains(&&p.source)).map(|p| p.id.to_string());
                let ids: Vec<&mut PlaceId> = places.iter_mut().map(|p| &mut p.id).collect();
                named(renamed(taken, ids), |i| places[i].navn.clone())
            }
            Self::Plan(areas) => {
                let taken =
                    dataset.plan_areas.iter().filter(|p| staying.contains(&&p.source)).map(|p| p.id.to_string());
                let ids: Vec<&mut PlanAreaId> = areas.iter_mut().map(|p| &mut p.id).collect();
                named(renamed(taken, ids), |i| areas[i].navn.clone())
            }
            _ => vec![],
        }
    }
}
