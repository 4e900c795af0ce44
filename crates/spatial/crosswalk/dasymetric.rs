//! Weights by what lies on the ground: points with counts, cells with persons, housing purposes.
//!
//! Cells are intersected with source and target at once. What a cell shares with a source, and what it shares with a target,
//! tell what it shares with both only where one of them holds the whole cell; where borders of both cut it, the three are
//! intersected. So the work grows with the cells that are cut twice, not with cells × sources × targets.

use super::{Crosswalk, Measure, before};
use crate::Locator;
use crate::common::free_area;
use crate::overlay::overlay_rings;
use crate::rings::Rings;
use crate::weights::{Piece, Weights};
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;

/// A cell that is held but for this share of it is held whole: what is left is rounding.
const WHOLE: f64 = 1e-12;

/// What is found on the ground.
#[derive(Default)]
struct Found {
    pieces: Vec<Piece>,
    /// (source, count) of each source, wherever its targets lie.
    whole: Vec<(usize, f64)>,
    /// Outside every source.
    stray: f64,
}

/// Polygons with a count each.
struct Parts {
    rings: Vec<Rings>,
    counts: Vec<f64>,
    /// For each, those before it whose ground is not counted again.
    before: Vec<Vec<usize>>,
}

impl Crosswalk<'_> {
    /// By points with counts (addresses, or persons by address). Each lies in one source and one target: closed borders,
    /// the first wins. Counts that are not positive numbers count nothing.
    pub fn by_points(&self, points: &[Coord<f64>], counts: &[f64], measure: Measure) -> Weights {
        let locate = |shapes: &[MultiPolygon<f64>]| Locator::new(shapes).locate_all(points);
        let (sources, targets) = rayon::join(|| locate(self.source_shapes), || locate(self.target_shapes));
        let mut found = Found::default();
        for ((source, target), &count) in sources.into_iter().zip(targets).zip(counts).filter(|(_, c)| counted(**c)) {
            let Some(source) = source.map(|s| s as usize) else {
                found.stray += count;
                continue;
            };
            found.whole.push((source, count));
            found.pieces.extend(target.map(|t| Piece { source, target: t as usize, area: count }));
        }
        self.weights(found, measure)
    }

    /// By cells with persons, who live evenly over their cell. Each intersection of source and target gets the persons of
    /// what lies in it. Counts that are not positive numbers count nothing.
    pub fn by_cells(&self, cells: &[MultiPolygon<f64>], persons: &[f64]) -> Weights {
        let mut counts = persons.to_vec();
        counts.resize(cells.len(), 0.0);
        let parts = Parts { rings: self.frame.rings(cells), counts, before: vec![Vec::new(); cells.len()] };
        self.weights(self.on_parts(&parts), Measure::Persons)
    }

    /// By area within the union of the housing polygons; ground that two of them hold counts once.
    pub fn by_housing(&self, housing: &[MultiPolygon<f64>]) -> Weights {
        let rings = self.frame.rings(housing);
        let counts = rings.iter().map(Rings::area).collect();
        let parts = Parts { rings, counts, before: before(housing) };
        self.weights(self.on_parts(&parts), Measure::HousingArea)
    }

    fn on_parts(&self, parts: &Parts) -> Found {
        let on_sources = overlay_rings(&parts.rings, &self.sources, &self.frame);
        let on_targets = overlay_rings(&parts.rings, &self.targets, &self.frame);
        let live: Vec<usize> = (0..parts.rings.len()).filter(|&i| counted(parts.counts[i])).collect();
        let each: Vec<Found> =
            live.par_iter().with_min_len(64).map(|&i| self.on_part(parts, i, &on_sources, &on_targets)).collect();
        let mut found = Found::default();
        for one in each {
            found.pieces.extend(one.pieces);
            found.whole.extend(one.whole);
            found.stray += one.stray;
        }
        found
    }

    /// What one part gives to each source, and to each pair of source and target.
    fn on_part(&self, parts: &Parts, i: usize, on_sources: &Weights, on_targets: &Weights) -> Found {
        let part = &parts.rings[i];
        let area = part.area();
        if area <= 0.0 {
            return Found { stray: parts.counts[i], ..Found::default() };
        }
        let density = parts.counts[i] / area;
        let earlier: Vec<&Rings> = parts.before[i].iter().map(|&p| &parts.rings[p]).collect();
        let held_whole = |shared: f64| earlier.is_empty() && shared >= area * (1.0 - WHOLE);
        let mut found = Found::default();
        let mut covered = 0.0;
        for (s, on_source) in on_sources.row(i) {
            let source = &self.sources[s];
            let own = if earlier.is_empty() { on_source } else { free_area(&[part, source], &earlier).max(0.0) };
            covered += own;
            found.whole.push((s, own * density));
            // What rounding makes of a border that runs through the part alone is no piece.
            let pairs = on_targets.row(i).filter(|(t, _)| self.area.get(s, *t) > 0.0);
            for (t, on_target) in pairs {
                let target = &self.targets[t];
                let over = self.before[t].iter().filter(|&&b| on_targets.get(i, b) > 0.0).map(|&b| &self.targets[b]);
                let taken: Vec<&Rings> = earlier.iter().copied().chain(over).collect();
                let both = if taken.is_empty() && held_whole(on_source) {
                    on_target
                } else if taken.is_empty() && held_whole(on_target) {
                    on_source
                } else {
                    free_area(&[part, source, target], &taken)
                };
                if both > self.frame.step() * part.perimeter() {
                    found.pieces.push(Piece { source: s, target: t, area: both * density });
                }
            }
        }
        // Ground that an earlier part holds was counted there.
        let own = if earlier.is_empty() { area } else { free_area(&[part], &earlier) };
        found.stray = (own - covered).max(0.0) * density;
        found
    }

    /// The rows, and plain area for each source that has nothing of the measure.
    fn weights(&self, found: Found, measure: Measure) -> Weights {
        let mut whole = vec![0.0; self.sources.len()];
        found.whole.iter().for_each(|&(source, count)| whole[source] += count);
        let mut held = vec![0.0; self.targets.len()];
        found.pieces.iter().for_each(|p| held[p.target] += p.area);
        let mut pieces = found.pieces;
        #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
        let fallback: Vec<u32> = (0..whole.len()).filter(|&s| whole[s] == 0.0).map(|s| s as u32).collect();
        for source in fallback.iter().map(|s| *s as usize) {
            whole[source] = self.area.source_areas()[source];
            pieces.extend(self.area.row(source).map(|(target, area)| Piece { source, target, area }));
        }
        Weights::new(pieces, whole, held, vec![]).counting(measure).falling_back(fallback).with_stray(found.stray)
    }
}

fn counted(count: f64) -> bool {
    count.is_finite() && count > 0.0
}
