//! From square metres of each layer to the picture in hectares.

use super::layers::{Layers, What};
use crate::answer::{PlanHere, PlanPicture, PlanReserve, PlanShare};
use domain::{PlanArea, PlanKind, PlanStatus};
use std::collections::BTreeMap;

/// m² in a hectare.
const HECTARE: f64 = 10_000.0;
/// Less than this, m², is what digitising leaves along a border: kept in every sum, not listed.
const LISTED: f64 = 100.0;
/// Purposes that cover less than this share of the ground say nothing of it.
const SAYS_NOTHING: f64 = 0.005;

/// What the plan covers of one area.
pub(super) struct Ground {
    /// m².
    area: f64,
    /// m² of each layer.
    covered: Vec<f64>,
    /// (plan area, m²) of each plan area.
    pieces: Vec<(usize, f64)>,
}

impl Ground {
    pub(super) fn new(
        area: f64,
        layers: &Layers,
        row: impl Iterator<Item = (usize, f64)>,
        pieces: Vec<(usize, f64)>,
    ) -> Self {
        let mut covered = vec![0.0; layers.layers.len()];
        row.for_each(|(layer, piece)| covered[layer] += piece);
        Self { area, covered, pieces }
    }

    fn of(&self, layers: &Layers, what: &What) -> f64 {
        let all = layers.layers.iter().zip(&self.covered);
        all.filter(|(l, _)| l.what == *what).map(|(_, area)| area).sum()
    }

    /// Hectares of a total; none where no purpose is drawn.
    fn total(&self, layers: &Layers, what: &What) -> Option<f64> {
        let drawn = self.of(layers, &What::Purposes) > SAYS_NOTHING * self.area;
        drawn.then(|| hectares(self.of(layers, what)))
    }

    /// Plan areas of a list that are more than a sliver here.
    fn count(&self, members: &[usize]) -> usize {
        self.pieces.iter().filter(|(i, area)| *area >= LISTED && members.binary_search(i).is_ok()).count()
    }
}

fn hectares(m2: f64) -> f64 {
    (m2 / HECTARE * 100.0).round() / 100.0
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole * 10_000.0).round() / 10_000.0 } else { 0.0 }
}

/// Share of the ground that purposes with status framtidig cover; none where no purpose is drawn.
pub(super) fn brief(layers: &Layers, ground: &Ground) -> Option<f64> {
    ground.total(layers, &What::Planned).map(|_| share(ground.of(layers, &What::Planned), ground.area))
}

pub(super) fn draw(plan: &[PlanArea], layers: &Layers, ground: &Ground) -> PlanPicture {
    let mut rows: BTreeMap<PlanKind, Vec<PlanShare>> = BTreeMap::new();
    let mut reserves = Vec::new();
    for (layer, &area) in layers.layers.iter().zip(&ground.covered).filter(|(_, area)| **area >= LISTED) {
        match &layer.what {
            What::Code(kind, code, status) => {
                let Some(first) = layer.members.first().map(|i| &plan[*i]) else { continue };
                let navn = name(first);
                if *status == PlanStatus::Framtidig && super::layers::is_reserve(*kind, code) {
                    reserves.push(reserve(code, &navn, area, "formal"));
                }
                rows.entry(*kind).or_default().push(PlanShare {
                    code: first.code.clone(),
                    navn,
                    status: status.as_str().to_owned(),
                    gruppe: domain::plan_code::gruppe(*kind, &first.code).to_owned(),
                    farge: crate::plan::colour(first).to_owned(),
                    // What is listed is at least one plan area, also where it is made of many slivers.
                    flater: ground.count(&layer.members).max(1),
                    hektar: hectares(area),
                    andel: share(area, ground.area),
                });
            }
            What::ReserveIn(code) => {
                let zone = plan.iter().find(|p| p.kind == PlanKind::Byggesone && p.code == *code);
                reserves.push(reserve(code, zone.map_or(code, |z| &z.navn), area, "byggesone"));
            }
            _ => {}
        }
    }
    let mut take = |kind| rows.remove(&kind).unwrap_or_default();
    PlanPicture {
        areal_ha: hectares(ground.area),
        dekket_ha: hectares(ground.of(layers, &What::Covered)),
        arealformal: take(PlanKind::Arealformal),
        byggesoner: take(PlanKind::Byggesone),
        hensynssoner: take(PlanKind::Hensynssone),
        andre: rows.into_values().flatten().collect(),
        reserver: reserves,
        reserver_ha: ground.total(layers, &What::Reserves),
        gront_ha: ground.total(layers, &What::Green),
        tjenesteyting_ha: ground.total(layers, &What::Service),
        planer: plans(plan, ground),
    }
}

/// The official name of a code; plan areas of one code may each go by a name of their own.
fn name(p: &PlanArea) -> String {
    use domain::plan_code::{arealformal, hensyn, reguleringsformal};
    let listed = match p.kind {
        PlanKind::Arealformal => arealformal(&p.code).or_else(|| reguleringsformal(&p.code)),
        PlanKind::Hensynssone => hensyn(&p.code),
        _ => None,
    };
    listed.map_or_else(|| p.navn.clone(), |c| c.navn.to_owned())
}

fn reserve(code: &str, navn: &str, area: f64, rule: &str) -> PlanReserve {
    PlanReserve { code: code.to_owned(), navn: navn.to_owned(), hektar: hectares(area), regel: rule.to_owned() }
}

fn plans(plan: &[PlanArea], ground: &Ground) -> Vec<PlanHere> {
    let mut found: BTreeMap<(&str, &str, Option<String>), usize> = BTreeMap::new();
    for (i, _) in ground.pieces.iter().filter(|(_, area)| *area >= LISTED) {
        let p = &plan[*i];
        *found.entry((&p.planident, &p.planstatus, p.ikraft.map(|d| d.to_string()))).or_default() += 1;
    }
    let here = |((planident, planstatus, ikraft), flater): ((&str, &str, Option<String>), usize)| PlanHere {
        planident: planident.to_owned(),
        planstatus: planstatus.to_owned(),
        ikraft,
        flater,
    };
    found.into_iter().map(here).collect()
}
