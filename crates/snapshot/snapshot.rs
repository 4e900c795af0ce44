//! The snapshot itself: what it holds and how it is built.

use crate::access::{Access, Walking};
use crate::carry::WeightCache;
use crate::delimit::Grounds;
use crate::join::{InZone, catchments, places_to_zones};
use crate::levekar::{CHILDREN, Figures, NeedCache, POPULATION};
use crate::picture::{Layers, Pictures};
use crate::plan::PlanEntry;
use crate::population::CellCentres;
use crate::tiles::Pyramids;
use crate::zone::ZoneEntry;
use crate::{fingerprint, plan, population, position};
use domain::resolve::{ZoneIndex, resolve};
use domain::{ActorId, Dataset, IndicatorId, Programme, ProgrammeId, Resolved, Value, Zone};
use geo::{Coord, MultiPolygon};
use spatial::{Contiguity, Locator, OPEN_GROUND, contiguity};
use std::sync::{Arc, OnceLock};

/// Everything that can be asked, in memory and immutable.
pub struct Snapshot {
    pub(crate) epoch: u64,
    pub(crate) version: String,
    pub(crate) data_version: String,
    pub(crate) dataset: Dataset,
    pub(crate) resolved: Resolved,
    pub(crate) zone_index: ZoneIndex,
    pub(crate) zones: Vec<ZoneEntry>,
    pub(crate) place_zone: Vec<Option<InZone>>,
    pub(crate) catchment: Vec<Vec<usize>>,
    pub(crate) cells: CellCentres,
    pub(crate) plan: Vec<PlanEntry>,
    /// What the plan says of each zone; put together once, when it is first asked for.
    pub(crate) pictures: OnceLock<Pictures>,
    /// The plan as the snapshot before had put it together, to be taken over where it did not change.
    pub(crate) earlier_plan: Option<Arc<Layers>>,
    pub(crate) pyramids: Pyramids,
    pub(crate) figures: Figures,
    pub(crate) needs: NeedCache,
    /// Who is a neighbour of whom; found once, when it is first asked for.
    pub(crate) contiguity: OnceLock<Contiguity>,
    pub(crate) weights: WeightCache,
    pub(crate) grounds: Grounds,
    pub(crate) walking: Walking,
    pub(crate) access: Access,
}

impl Snapshot {
    /// Builds the snapshot. Tile pyramids of layers that did not change are taken over from `previous`.
    ///
    /// What may not be shown of the figures is dropped here: nothing that a snapshot answers can hold it.
    pub fn build(mut dataset: Dataset, epoch: u64, previous: Option<&Snapshot>) -> Self {
        let (set, zone_list) = dataset.current_zones();
        let set_id = set.map(|s| s.id.clone());
        let resolved = resolve(&dataset, &zone_list);
        let zone_index = ZoneIndex::new(&zone_list);
        let shapes: Vec<MultiPolygon<f64>> = zone_list.iter().map(|z| z.geometry.clone()).collect();
        let figures = || {
            let d = &dataset;
            Figures::new(&d.catalogue, &d.observations, &d.facts.areas, &resolved, &zone_list)
        };
        let (((pyramids, figures), walking), ((place_zone, cells, populations), (catchment, plan))) = rayon::join(
            || {
                let pyramids = || Pyramids::build(&dataset, &zone_list, &resolved, previous.map(|p| &p.pyramids));
                let walking = || Walking::build(&dataset, previous.map(|p| &p.walking));
                rayon::join(|| rayon::join(pyramids, figures), walking)
            },
            || {
                rayon::join(
                    || {
                        let locator = Locator::new(&shapes);
                        let zones = places_to_zones(&dataset.places, &locator);
                        (
                            zones,
                            CellCentres::new(&dataset.cells, &locator),
                            population::of_zones(&dataset.cells, &zone_list),
                        )
                    },
                    || {
                        let served = catchments(&dataset.places, &dataset.districts, &zone_list);
                        (served, plan::entries(&dataset.plan_areas, &shapes))
                    },
                )
            },
        );
        let set_id = set_id.as_ref().map(domain::ZoneSetId::as_str);
        let zones = zone_entries(&dataset, &zone_list, set_id, &figures, populations);
        let data_version = fingerprint::data(&dataset);
        let version = fingerprint::dataset(&dataset, &data_version);
        dataset.observations = figures.observations().to_vec();
        // With the same data, whatever was worked out of them holds.
        let same = previous.filter(|p| p.data_version == data_version);
        let weights = WeightCache::default();
        let needs = same.map(|p| p.needs.clone()).unwrap_or_default();
        let access = same.map(|p| p.access.clone()).unwrap_or_default();
        let grounds = same.map(|p| p.grounds.clone()).unwrap_or_default();
        Self {
            epoch,
            version,
            data_version,
            resolved,
            zone_index,
            zones,
            place_zone,
            catchment,
            cells,
            plan,
            pictures: OnceLock::new(),
            earlier_plan: previous.and_then(Self::plan_put_together),
            pyramids,
            figures,
            needs,
            contiguity: OnceLock::new(),
            weights,
            grounds,
            walking,
            access,
            dataset,
        }
    }

    /// Rises with every change taken in.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Hash of everything that can be seen, scenarios too.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Hash of the data alone: it stays when a scenario is saved, so that scenarios can tell what they were made from.
    pub fn data_version(&self) -> &str {
        &self.data_version
    }

    /// Version of the store it was built from.
    pub fn store_version(&self) -> domain::Version {
        self.dataset.version
    }

    /// Works out what is kept for every question: need under the default K, who is a neighbour of whom, what the plan says. A question
    /// that comes first waits for what it needs of it.
    pub fn warm(&self) {
        self.default_k();
        self.contiguity();
        self.pictures();
    }

    /// Whether [`Snapshot::warm`] has nothing left to do.
    pub fn is_warm(&self) -> bool {
        self.contiguity.get().is_some() && self.needs.has_any() && self.pictures.get().is_some()
    }

    /// What the plan says of each zone.
    pub(crate) fn pictures(&self) -> &Pictures {
        self.pictures.get_or_init(|| {
            let shapes: Vec<_> = self.current_zones().iter().map(|z| z.geometry.clone()).collect();
            Pictures::build(&self.dataset.plan_areas, &self.plan, &shapes, self.earlier_plan.as_ref())
        })
    }

    /// The plan as it was last put together, here or before.
    fn plan_put_together(&self) -> Option<Arc<Layers>> {
        self.pictures.get().map(Pictures::layers).or(self.earlier_plan.as_ref()).map(Arc::clone)
    }

    /// Which of the current zones are neighbours.
    pub(crate) fn contiguity(&self) -> &Contiguity {
        self.contiguity.get_or_init(|| {
            let shapes: Vec<_> = self.current_zones().iter().map(|z| z.geometry.clone()).collect();
            contiguity(&shapes, OPEN_GROUND)
        })
    }

    /// The zones of the current set, in the order of their source.
    pub(crate) fn current_zones(&self) -> Vec<&Zone> {
        self.dataset.current_zones().1
    }

    /// The data it was built from, without what may not be shown.
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

fn zone_entries(
    dataset: &Dataset,
    zones: &[&Zone],
    set: Option<&str>,
    figures: &Figures,
    populations: Vec<Value>,
) -> Vec<ZoneEntry> {
    let children = base_number(figures, CHILDREN, zones);
    let counted = base_number(figures, POPULATION, zones);
    let current = dataset.zones.iter().enumerate().filter(|(_, z)| Some(z.zone_set.as_str()) == set);
    let figures = populations.into_iter().zip(counted).zip(children);
    let entries = current.zip(figures).map(|((position, zone), ((carried, counted), children))| {
        let centre = spatial::interior_point(&zone.geometry).unwrap_or(Coord { x: 0.0, y: 0.0 });
        ZoneEntry {
            position,
            area: spatial::area(&zone.geometry).0,
            centre: position::lonlat(centre),
            bbox: position::bbox(&zone.geometry).unwrap_or_default(),
            children,
            // A count for the zone itself beats one that is carried over from cells.
            population: if counted == Value::Missing { carried } else { counted },
        }
    });
    entries.collect()
}

/// The newest base number of each zone.
fn base_number(figures: &Figures, id: &str, zones: &[&Zone]) -> Vec<Value> {
    let newest = IndicatorId::new(id).ok().and_then(|id| Some((figures.newest(&id)?, id)));
    match newest {
        Some((period, id)) => {
            let found = figures.by_zone(&id, period, zones);
            found.into_iter().map(|f| f.map_or(Value::Missing, |f| f.observation.value.clone())).collect()
        }
        None => vec![Value::Missing; zones.len()],
    }
}
