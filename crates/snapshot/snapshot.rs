//! The snapshot itself: what it holds and how it is built.

use crate::join::{InZone, catchments, places_to_zones};
use crate::plan::PlanEntry;
use crate::tiles::Pyramids;
use crate::zone::ZoneEntry;
use crate::{fingerprint, plan, population, position};
use domain::resolve::{ZoneIndex, resolve};
use domain::{ActorId, Dataset, Programme, ProgrammeId, Resolved, Value, Zone};
use geo::{Coord, MultiPolygon};
use spatial::Locator;

/// Everything that can be asked, in memory and immutable.
pub struct Snapshot {
    pub(crate) epoch: u64,
    pub(crate) version: String,
    pub(crate) dataset: Dataset,
    pub(crate) resolved: Resolved,
    pub(crate) zone_index: ZoneIndex,
    pub(crate) zones: Vec<ZoneEntry>,
    pub(crate) place_zone: Vec<Option<InZone>>,
    pub(crate) catchment: Vec<Vec<usize>>,
    pub(crate) plan: Vec<PlanEntry>,
    pub(crate) pyramids: Pyramids,
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No such programme.
    #[error("there is no programme {id:?}; known are {}", known.join(", "))]
    UnknownProgramme {
        /// As asked.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
    /// K that need is not given for.
    #[error("need is given for K = {given}, so K = {asked} cannot be answered")]
    OtherK {
        /// As asked.
        asked: usize,
        /// What there is.
        given: usize,
    },
}

impl Snapshot {
    /// Builds the snapshot. Tile pyramids of layers that did not change are taken over from `previous`.
    pub fn build(dataset: Dataset, epoch: u64, previous: Option<&Snapshot>) -> Self {
        let (set, zone_list) = dataset.current_zones();
        let set_id = set.map(|s| s.id.clone());
        let resolved = resolve(&dataset, &zone_list);
        let zone_index = ZoneIndex::new(&zone_list);
        let shapes: Vec<MultiPolygon<f64>> = zone_list.iter().map(|z| z.geometry.clone()).collect();
        let (pyramids, ((place_zone, populations), (catchment, plan))) = rayon::join(
            || Pyramids::build(&dataset, &zone_list, &resolved, previous.map(|p| &p.pyramids)),
            || {
                rayon::join(
                    || {
                        let locator = Locator::new(&shapes);
                        let zones = places_to_zones(&dataset.places, &locator);
                        (zones, population::of_zones(&dataset.cells, &zone_list))
                    },
                    || {
                        let served = catchments(&dataset.places, &dataset.districts, &zone_list);
                        (served, plan::entries(&dataset.plan_areas, &shapes))
                    },
                )
            },
        );
        let zones = zone_entries(&dataset, &zone_list, set_id.as_ref().map(domain::ZoneSetId::as_str), populations);
        let version = fingerprint::dataset(&dataset);
        Self { epoch, version, resolved, zone_index, zones, place_zone, catchment, plan, pyramids, dataset }
    }

    /// Rises with every change taken in.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Hash of the data.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Version of the store it was built from.
    pub fn store_version(&self) -> domain::Version {
        self.dataset.version
    }

    /// The data it was built from.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    pub(crate) fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        self.dataset.facts.programmes.iter().find(|p| &p.id == id)
    }

    pub(crate) fn actor_position(&self, id: &ActorId) -> Option<usize> {
        self.dataset.facts.actors.iter().position(|a| &a.id == id)
    }

    /// Positions of universal arenas with a position that may be joined.
    pub(crate) fn arenas(&self) -> impl Iterator<Item = usize> {
        let places = self.dataset.places.iter().enumerate();
        places.filter(|(_, p)| p.universal_arena.er && p.join_point().is_some()).map(|(i, _)| i)
    }

    /// Position of a zone by id.
    pub(crate) fn zone_position(&self, id: &str) -> Option<usize> {
        self.zones.iter().position(|z| self.dataset.zones[z.position].id.as_str() == id)
    }
}

fn zone_entries(dataset: &Dataset, zones: &[&Zone], set: Option<&str>, populations: Vec<Value>) -> Vec<ZoneEntry> {
    let current = dataset.zones.iter().enumerate().filter(|(_, z)| Some(z.zone_set.as_str()) == set);
    let entries = current.zip(zones).zip(populations).map(|(((position, zone), _), population)| {
        let need = dataset.needs.iter().find(|n| n.zone == zone.id);
        let centre = spatial::interior_point(&zone.geometry).unwrap_or(Coord { x: 0.0, y: 0.0 });
        ZoneEntry {
            position,
            area: spatial::area(&zone.geometry).0,
            centre: position::lonlat(centre),
            bbox: position::bbox(&zone.geometry).unwrap_or_default(),
            need: need.map_or(Value::Missing, |n| n.p_blant_k.clone()),
            children: need.map_or(Value::Missing, |n| n.barn.clone()),
            population,
        }
    });
    entries.collect()
}
