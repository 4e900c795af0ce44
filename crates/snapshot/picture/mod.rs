//! The KPA picture of a zone, an area, a skolekrets or any polygon: what the plan says of its ground.
//!
//! All is worked out when it is first asked for, and kept: zones together, everything else one by one.

mod draw;
mod layers;
#[cfg(test)]
mod tests;

use crate::Snapshot;
use crate::answer::{PlanPicture, PlanPictureAnswer, PlanPicturesAnswer, ZonePicture};
use crate::plan::PlanEntry;
use domain::PlanArea;
use draw::{Ground, brief, draw};
use geo::MultiPolygon;
pub(crate) use layers::Layers;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most pictures that are kept beside those of the zones.
const KEPT: usize = 256;

/// Whose picture.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureOf {
    /// A zone of the current set.
    Zone(String),
    /// A satsingsområde or a candidate.
    Area(String),
    /// A skolekrets.
    District(String),
}

/// The pictures.
pub(crate) struct Pictures {
    layers: Arc<Layers>,
    zones: Vec<(PlanPicture, Option<f64>)>,
    others: Mutex<BTreeMap<PictureOf, Arc<PlanPicture>>>,
}

impl Pictures {
    /// Puts the plan together, or takes it over where it did not change, and draws the zones.
    pub(crate) fn build(
        plan: &[PlanArea],
        entries: &[PlanEntry],
        zones: &[MultiPolygon<f64>],
        earlier: Option<&Arc<Layers>>,
    ) -> Self {
        let kept = earlier.filter(|l| l.fingerprint == layers::fingerprint(plan));
        let layers = kept.map_or_else(|| Arc::new(Layers::new(plan)), Arc::clone);
        let mut pieces: Vec<Vec<(usize, f64)>> = vec![Vec::new(); zones.len()];
        for (i, entry) in entries.iter().enumerate() {
            entry.zones.iter().for_each(|(zone, area)| pieces[*zone].push((i, *area)));
        }
        let (parts, layer_of) = layers.parts();
        let covered = spatial::overlay(&parts, zones).transpose();
        let zone = |i: usize| {
            let row = covered.row(i).map(|(part, area)| (layer_of[part], area));
            let ground = Ground::new(spatial::area(&zones[i]).0, &layers, row, std::mem::take(&mut pieces[i]));
            (draw(plan, &layers, &ground), brief(&layers, &ground))
        };
        let zones = (0..zones.len()).map(zone).collect();
        Self { layers, zones, others: Mutex::default() }
    }
}

impl Pictures {
    /// The plan put together.
    pub(crate) fn layers(&self) -> &Arc<Layers> {
        &self.layers
    }

    /// Where people may live by the plan.
    pub(crate) fn housing(&self) -> &[MultiPolygon<f64>] {
        &self.layers.housing
    }
}

impl Snapshot {
    /// Picture of a zone, an area or a skolekrets; none if there is no such, or none of its zones is there.
    pub fn plan_picture(&self, of: &PictureOf) -> Option<PlanPictureAnswer> {
        let bilde = match of {
            PictureOf::Zone(id) => self.pictures().zones[self.zone_position(id)?].0.clone(),
            other => self.kept_picture(other)?.as_ref().clone(),
        };
        Some(PlanPictureAnswer { bilde, meta: self.meta() })
    }

    /// The plan of every zone in brief.
    pub fn plan_pictures(&self) -> PlanPicturesAnswer {
        let row = |(i, (p, planned)): (usize, &(PlanPicture, Option<f64>))| {
            let named = self.zone_named(i);
            ZonePicture {
                id: named.id,
                navn: named.navn,
                reserver_ha: p.reserver_ha,
                gront_ha: p.gront_ha,
                tjenesteyting_ha: p.tjenesteyting_ha,
                framtidig_andel: *planned,
            }
        };
        PlanPicturesAnswer { soner: self.pictures().zones.iter().enumerate().map(row).collect(), meta: self.meta() }
    }

    fn kept_picture(&self, of: &PictureOf) -> Option<Arc<PlanPicture>> {
        // A poisoned lock only means that another request panicked; what is kept is whole.
        let kept = || self.pictures().others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().get(of) {
            return Some(Arc::clone(found));
        }
        let made = Arc::new(self.picture_of_shape(&self.shape_of(of)?));
        let mut kept = kept();
        if kept.len() < KEPT {
            kept.insert(of.clone(), Arc::clone(&made));
        }
        Some(made)
    }

    fn shape_of(&self, of: &PictureOf) -> Option<MultiPolygon<f64>> {
        let d = &self.dataset;
        match of {
            PictureOf::Zone(id) => Some(d.zones[self.zones[self.zone_position(id)?].position].geometry.clone()),
            PictureOf::District(id) => Some(d.districts.iter().find(|x| x.id.as_str() == id)?.geometry.clone()),
            PictureOf::Area(id) => {
                let area = d.facts.areas.iter().position(|a| a.id.as_str() == id)?;
                let zones = &self.resolved.area_zones[area];
                let shapes: Vec<_> = zones.iter().map(|z| &d.zones[self.zones[*z].position].geometry).collect();
                (!shapes.is_empty()).then(|| spatial::dissolve(&shapes))
            }
        }
    }

    /// Picture of any valid polygon in EPSG:25832.
    pub(crate) fn picture_of_shape(&self, shape: &MultiPolygon<f64>) -> PlanPicture {
        let (plan, layers) = (&self.dataset.plan_areas, &self.pictures().layers);
        let target = std::slice::from_ref(shape);
        let near: Vec<usize> = (0..plan.len()).filter(|i| self.plan[*i].meets(shape)).collect();
        let shapes: Vec<MultiPolygon<f64>> = near.iter().map(|i| plan[*i].geometry.clone()).collect();
        let pieces = spatial::overlay(&shapes, target).iter().map(|p| (near[p.source], p.area)).collect();
        let covered = spatial::overlay(&layers.shapes, target).transpose();
        let ground = Ground::new(spatial::area(shape).0, layers, covered.row(0), pieces);
        draw(plan, layers, &ground)
    }
}
