//! The plan put together by what is asked of it: one outline for each code and status, and one for each total.
//!
//! Plan areas that lie over each other are dissolved, so that no ground counts twice. Reserves are 1110, 1130 and 1800
//! with status framtidig; a framtidig 1001 is a reserve inside byggesone 1–3, told apart by byggesone, and none in
//! byggesone 4 (strict protection) or outside every byggesone.

use crate::fingerprint::Fingerprint;
use domain::{PlanArea, PlanKind, PlanStatus};
use geo::MultiPolygon;
use rayon::prelude::*;
use std::collections::BTreeMap;

const RESERVES: [&str; 3] = ["1110", "1130", "1800"];
const BUILT_UP: &str = "1001";
/// The byggesone where nothing is a reserve.
const PROTECTED: &str = "4";
const GREEN: [&str; 4] = ["3001", "3002", "3040", "3050"];
const SERVICE: &str = "1160";
/// Purposes that only a reguleringsplan has.
const DETAILED_SERVICE: [&str; 2] = ["1161", "1162"];

/// Whether land of a purpose with status framtidig is a reserve whatever the byggesone.
pub(super) fn is_reserve(kind: PlanKind, code: &str) -> bool {
    kind == PlanKind::Arealformal && RESERVES.contains(&code)
}

/// What a layer is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A code of a kind, or the name of what has no code, with its status.
    Code(PlanKind, String, PlanStatus),
    /// 1001 with status framtidig in the byggesone of this code.
    ReserveIn(String),
    /// Every plan area.
    Covered,
    /// Every land-use purpose.
    Purposes,
    /// Every land-use purpose with status framtidig.
    Planned,
    /// All reserves.
    Reserves,
    /// Green.
    Green,
    /// Public or private service.
    Service,
}

/// One layer.
pub(crate) struct Layer {
    pub(crate) what: What,
    /// Positions of the plan areas it is made of.
    pub(crate) members: Vec<usize>,
}

/// The layers, with their outlines in the same order.
#[derive(Default)]
pub(crate) struct Layers {
    pub(crate) layers: Vec<Layer>,
    pub(crate) shapes: Vec<MultiPolygon<f64>>,
    pub(crate) fingerprint: String,
    /// Where people may live: 1110, 1130 and 1800 that are not only planned, and 1001 likewise in byggesone 1–3.
    pub(crate) housing: Vec<MultiPolygon<f64>>,
}

/// Hash of what the layers are made of.
pub(crate) fn fingerprint(plan: &[PlanArea]) -> String {
    let mut f = Fingerprint::default();
    for p in plan {
        f.json(&(p.kind, &p.code, &p.navn, p.status, &p.planident)).shape(&p.geometry);
    }
    f.short()
}

impl Layers {
    /// Puts the plan together.
    pub(crate) fn new(plan: &[PlanArea]) -> Self {
        let mut members: BTreeMap<What, Vec<usize>> = BTreeMap::new();
        for (i, p) in plan.iter().enumerate() {
            for what in stands_in(p) {
                members.entry(what).or_default().push(i);
            }
        }
        let one = |(what, members): (What, Vec<usize>)| {
            let shapes: Vec<&MultiPolygon<f64>> = members.iter().map(|i| &plan[*i].geometry).collect();
            (Layer { what, members }, spatial::dissolve(&shapes))
        };
        let found: Vec<(Layer, MultiPolygon<f64>)> = members.into_par_iter().map(one).collect();
        let (layers, shapes) = found.into_iter().unzip();
        let mut out = Self { layers, shapes, fingerprint: fingerprint(plan), housing: vec![] };
        out.add_reserves();
        out.add_housing(plan);
        out
    }

    /// The outlines in single polygons, and the layer of each. Laid over many zones as a whole, an outline would be cut anew for
    /// every zone that its box meets, and that is every zone.
    pub(super) fn parts(&self) -> (Vec<MultiPolygon<f64>>, Vec<usize>) {
        let all = self.shapes.iter().enumerate();
        all.flat_map(|(layer, shape)| shape.iter().map(move |part| (MultiPolygon(vec![part.clone()]), layer))).unzip()
    }

    fn position(&self, what: &What) -> Option<usize> {
        self.layers.iter().position(|l| l.what == *what)
    }

    /// Byggesoner where building is not all but forbidden, by code.
    fn open_byggesoner(&self) -> BTreeMap<String, MultiPolygon<f64>> {
        let mut parts: BTreeMap<String, Vec<&MultiPolygon<f64>>> = BTreeMap::new();
        for (layer, shape) in self.layers.iter().zip(&self.shapes) {
            if let What::Code(PlanKind::Byggesone, code, _) = &layer.what
                && code != PROTECTED
            {
                parts.entry(code.clone()).or_default().push(shape);
            }
        }
        parts.into_iter().map(|(code, shapes)| (code, spatial::dissolve(&shapes))).collect()
    }

    fn add_housing(&mut self, plan: &[PlanArea]) {
        let stands = |p: &&PlanArea| is_reserve(p.kind, &p.code) && p.status != PlanStatus::Framtidig;
        let mut housing: Vec<MultiPolygon<f64>> = plan.iter().filter(stands).map(|p| p.geometry.clone()).collect();
        let zones = self.open_byggesoner();
        for status in [PlanStatus::Navaerende, PlanStatus::Ukjent] {
            let built_up = What::Code(PlanKind::Arealformal, BUILT_UP.to_owned(), status);
            let Some(at) = self.position(&built_up) else { continue };
            housing.extend(zones.values().map(|zone| spatial::boolean::intersection(&self.shapes[at], zone)));
        }
        housing.retain(|shape| !shape.0.is_empty());
        self.housing = housing;
    }

    /// 1001 by byggesone, then everything that is a reserve, each ground once.
    fn add_reserves(&mut self) {
        let planned = |code: &str| What::Code(PlanKind::Arealformal, code.to_owned(), PlanStatus::Framtidig);
        let mut of: Vec<usize> = RESERVES.iter().filter_map(|code| self.position(&planned(code))).collect();
        if let Some(built_up) = self.position(&planned(BUILT_UP)) {
            for (code, zone) in self.open_byggesoner() {
                let shape = spatial::boolean::intersection(&self.shapes[built_up], &zone);
                let members = self.layers[built_up].members.clone();
                of.push(self.layers.len());
                self.layers.push(Layer { what: What::ReserveIn(code), members });
                self.shapes.push(shape);
            }
        }
        let shapes: Vec<&MultiPolygon<f64>> = of.iter().map(|i| &self.shapes[*i]).collect();
        let shape = spatial::dissolve(&shapes);
        self.layers.push(Layer { what: What::Reserves, members: vec![] });
        self.shapes.push(shape);
    }
}

/// The layers that a plan area is part of.
fn stands_in(p: &PlanArea) -> Vec<What> {
    let key = if p.code.is_empty() { &p.navn } else { &p.code };
    let mut out = vec![What::Code(p.kind, key.clone(), p.status), What::Covered];
    if p.kind == PlanKind::Arealformal {
        let code = p.code.as_str();
        // Only a reguleringsplan tells kindergartens and schools apart; its plan id begins with r.
        let detailed = p.planident.starts_with(['r', 'R']) && DETAILED_SERVICE.contains(&code);
        out.push(What::Purposes);
        out.extend((p.status == PlanStatus::Framtidig).then_some(What::Planned));
        out.extend(GREEN.contains(&code).then_some(What::Green));
        out.extend((code == SERVICE || detailed).then_some(What::Service));
    }
    out
}
