//! Weights between two geographies by each method: the geometry of a pair of vintages is prepared once, and each kind of
//! ground (addresses, persons, housing) makes weights on it.
//!
//! Ground in more than one target goes to the first of them, as a point on a border does: the weights of a source never add
//! up to more than the source. Which of the methods to take is chosen in [`choose`].

mod dasymetric;
mod method;
mod nested;

pub use method::{Measure, Method, NotAvailable, Why, choose, force};
pub use nested::{by_table, is_nested};

use crate::common::free_area;
use crate::overlay::{Frame, overlay_rings, pairs};
use crate::rings::Rings;
use crate::weights::Weights;
use geo_types::MultiPolygon;

/// The geometry of sources and targets, with their weights by area. All in EPSG:25832, valid.
#[derive(Debug)]
pub struct Crosswalk<'a> {
    source_shapes: &'a [MultiPolygon<f64>],
    target_shapes: &'a [MultiPolygon<f64>],
    frame: Frame,
    sources: Vec<Rings>,
    targets: Vec<Rings>,
    /// For each target, those before it that lie over it.
    before: Vec<Vec<usize>>,
    area: Weights,
    shared: f64,
}

impl<'a> Crosswalk<'a> {
    /// Prepares both and overlays them.
    pub fn new(sources: &'a [MultiPolygon<f64>], targets: &'a [MultiPolygon<f64>]) -> Self {
        let frame = Frame::of(&[sources, targets]);
        let mut out = Self {
            source_shapes: sources,
            target_shapes: targets,
            sources: frame.rings(sources),
            targets: frame.rings(targets),
            before: before(targets),
            area: Weights::default(),
            shared: 0.0,
            frame,
        };
        let all = overlay_rings(&out.sources, &out.targets, &out.frame);
        (out.area, out.shared) = out.first_wins(&all);
        out
    }

    /// Weights by area: the share of each source that each target holds; the rest is outside.
    pub fn area(&self) -> &Weights {
        &self.area
    }

    /// Weights by area, each source spread wholly over the targets it meets.
    pub fn area_within(&self) -> Weights {
        self.area.within()
    }

    /// Weights of a nesting, where every source lies at least 99.5 % in one target.
    pub fn nested(&self) -> Option<Weights> {
        let table: Vec<Option<usize>> = is_nested(&self.area)?.into_iter().map(Some).collect();
        Some(by_table(&table, self.targets.len()))
    }

    /// Ground of the sources that lies in more than one target and was given to the first, m².
    pub fn shared(&self) -> f64 {
        self.shared
    }

    /// The weights without what an earlier target holds too, and how much that was.
    fn first_wins(&self, all: &Weights) -> (Weights, f64) {
        if self.before.iter().all(Vec::is_empty) {
            return (all.clone(), 0.0);
        }
        let mut pieces = Vec::with_capacity(all.pieces());
        let mut shared = 0.0;
        for mut piece in all.iter() {
            let taken: Vec<&Rings> = self.before[piece.target]
                .iter()
                .filter(|&&t| all.get(piece.source, t) > 0.0)
                .map(|&t| &self.targets[t])
                .collect();
            if !taken.is_empty() {
                let base = [&self.sources[piece.source], &self.targets[piece.target]];
                let free = free_area(&base, &taken).clamp(0.0, piece.area);
                shared += piece.area - free;
                piece.area = free;
            }
            pieces.push(piece);
        }
        pieces.retain(|p| p.area > 0.0);
        let areas = [all.source_areas(), all.target_areas()].map(<[f64]>::to_vec);
        let [source_areas, target_areas] = areas;
        (Weights::new(pieces, source_areas, target_areas, all.dropped().to_vec()), shared)
    }
}

/// For each polygon, those before it that share ground with it.
fn before(polygons: &[MultiPolygon<f64>]) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); polygons.len()];
    for p in pairs(polygons) {
        before[p.target].push(p.source);
    }
    before
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
