//! Overlay of two coverages into weights: the area of every piece that a source and a target share.
//!
//! Only areas are wanted, so no piece is ever built. A convex polygon clips the other one; where neither is convex,
//! both are halved along their common box until they are small, and the rest is a sum over signed triangles.

use crate::rings::{Bounds, Rings};
use crate::weights::{Piece, Weights};
use geo::BoundingRect;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;

/// Below this product of vertex counts, triangles are cheaper than another halving.
const SMALL: usize = 64;
/// Halvings after which triangles take over however many vertices are left: 2⁻⁴⁰ of a kommune is below a micrometre.
const DEEPEST: u32 = 40;
/// Sources above which a halving is shared between threads.
const SHARE_WORK: usize = 48;

/// Area of every piece, m², in EPSG:25832. Sources and targets are valid polygons; each list should have no overlaps
/// in itself ([`Weights::check`] tells).
///
/// There is no snapping and no tolerance. Left out are only pieces that rounding of coordinates can make of a shared
/// border: smaller than a strip along the shorter of both borders as wide as ε × the largest coordinate (1.6 nm in
/// Trondheim, so 1.6 · 10⁻⁶ m² for a cell of 250 m, 10⁻¹¹ of it). They stand in [`Weights::dropped`]. The same input gives the same bytes, whatever the number of threads.
pub fn overlay(sources: &[MultiPolygon<f64>], targets: &[MultiPolygon<f64>]) -> Weights {
    let (origin, step) = (origin(sources, targets), step(&[sources, targets]));
    let prepare =
        |polygons: &[MultiPolygon<f64>]| -> Vec<Rings> { polygons.par_iter().map(|p| Rings::new(p, origin)).collect() };
    let (sources, targets) = (prepare(sources), prepare(targets));
    // The side with more convex polygons does the clipping.
    let convex = |rings: &[Rings]| rings.iter().filter(|r| r.convex().is_some()).count();
    let (pieces, dropped) = if convex(&sources) >= convex(&targets) {
        pieces(&sources, &targets, step)
    } else {
        let (p, d) = pieces(&targets, &sources, step);
        let turn =
            |list: Vec<Piece>| list.into_iter().map(|p| Piece { source: p.target, target: p.source, ..p }).collect();
        (turn(p), turn(d))
    };
    let areas = |rings: &[Rings]| rings.iter().map(Rings::area).collect();
    Weights::new(pieces, areas(&sources), areas(&targets), dropped)
}

/// Area of every pair of one list, each pair once (`source < target`), without what rounding makes, as in [`overlay`].
pub(crate) fn pairs(polygons: &[MultiPolygon<f64>]) -> Vec<Piece> {
    let origin = origin(polygons, &[]);
    let rings: Vec<Rings> = polygons.par_iter().map(|p| Rings::new(p, origin)).collect();
    let rounding = Rounding::new(&rings, &rings, step(&[polygons]));
    let of_target = |(target, b): (usize, &Rings)| {
        let before = rings[..target].iter().enumerate().filter(|(_, a)| a.bounds.common(&b.bounds).has_inside());
        let areas = before.map(|(source, a)| Piece { source, target, area: intersect(a, b, DEEPEST) });
        areas.filter(|p| rounding.exceeded_by(p)).collect::<Vec<_>>()
    };
    let mut found: Vec<Piece> = rings.par_iter().enumerate().flat_map_iter(of_target).collect();
    found.sort_by_key(|p| (p.source, p.target));
    found
}

/// A whole-metre point amid everything: subtracting it is exact, and leaves the small numbers that keep digits.
fn origin(sources: &[MultiPolygon<f64>], targets: &[MultiPolygon<f64>]) -> Coord<f64> {
    let boxes = sources.iter().chain(targets).filter_map(BoundingRect::bounding_rect);
    let all = boxes.reduce(|a, b| {
        let (lo, hi) = (a.min(), a.max());
        geo_types::Rect::new(
            Coord { x: lo.x.min(b.min().x), y: lo.y.min(b.min().y) },
            Coord { x: hi.x.max(b.max().x), y: hi.y.max(b.max().y) },
        )
    });
    all.map_or(Coord { x: 0.0, y: 0.0 }, |r| Coord { x: r.center().x.round(), y: r.center().y.round() })
}

struct Clipper<'a> {
    index: usize,
    rings: &'a Rings,
}

/// Widths that rounding of coordinates can give a shared border, as areas, m².
struct Rounding(Vec<f64>, Vec<f64>);

impl Rounding {
    fn new(sources: &[Rings], targets: &[Rings], step: f64) -> Self {
        let strips = |rings: &[Rings]| rings.iter().map(|r| step * r.perimeter()).collect();
        Self(strips(sources), strips(targets))
    }

    fn exceeded_by(&self, p: &Piece) -> bool {
        p.area > self.0[p.source].min(self.1[p.target])
    }
}

/// How far apart two writings of one coordinate may be: ε × the largest coordinate, m.
fn step(polygons: &[&[MultiPolygon<f64>]]) -> f64 {
    let boxes = polygons.iter().copied().flatten().filter_map(BoundingRect::bounding_rect);
    let largest =
        boxes.flat_map(|b| [b.min().x, b.min().y, b.max().x, b.max().y]).fold(0.0, |m: f64, v| m.max(v.abs()));
    largest * f64::EPSILON
}

fn pieces(sources: &[Rings], targets: &[Rings], step: f64) -> (Vec<Piece>, Vec<Piece>) {
    let rounding = Rounding::new(sources, targets, step);
    let found: Vec<Vec<(usize, f64)>> = targets
        .par_iter()
        .map(|target| {
            let near = sources.iter().enumerate().filter(|(_, s)| s.bounds.common(&target.bounds).has_inside());
            let mut near: Vec<Clipper> = near.map(|(index, rings)| Clipper { index, rings }).collect();
            descend(target, &mut near)
        })
        .collect();
    let pieces = found
        .into_iter()
        .enumerate()
        .flat_map(|(target, row)| row.into_iter().map(move |(source, area)| Piece { source, target, area }));
    let (kept, rest): (Vec<Piece>, Vec<Piece>) = pieces.partition(|p| rounding.exceeded_by(p));
    (kept, rest.into_iter().filter(|p| p.area != 0.0).collect())
}

/// Halves the sources by place, and takes along only that part of the target which lies in the box of the half.
fn descend(target: &Rings, sources: &mut [Clipper]) -> Vec<(usize, f64)> {
    let bounds = sources.iter().fold(Bounds::NOTHING, |b, s| b.union(&s.rings.bounds));
    let target = target.clip_box(&bounds);
    if let [source] = sources {
        return vec![(source.index, intersect(source.rings, &target, DEEPEST))];
    }
    if sources.is_empty() || !target.bounds.has_inside() {
        return vec![];
    }
    let (axis, _) = bounds.longest();
    let middle = |s: &Clipper| s.rings.bounds.min[axis] + s.rings.bounds.max[axis];
    sources.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.index.cmp(&b.index)));
    let shared = sources.len() > SHARE_WORK;
    let (low, high) = sources.split_at_mut(sources.len() / 2);
    let (mut low, high) = if shared {
        rayon::join(|| descend(&target, low), || descend(&target, high))
    } else {
        (descend(&target, low), descend(&target, high))
    };
    low.extend(high);
    low
}

fn intersect(a: &Rings, b: &Rings, depth: u32) -> f64 {
    let common = a.bounds.common(&b.bounds);
    if !common.has_inside() {
        return 0.0;
    }
    if let Some(convex) = a.convex() {
        return b.area_in(convex);
    }
    if let Some(convex) = b.convex() {
        return a.area_in(convex);
    }
    if a.len() * b.len() <= SMALL || depth == 0 {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        return few.fans().map(|(sign, triangle)| sign * many.area_in(&triangle)).sum();
    }
    common.halves().iter().map(|half| intersect(&a.clip_box(half), &b.clip_box(half), depth - 1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};
    use std::slice::from_ref;

    #[test]
    fn a_cell_over_two_zones_is_divided_by_area() {
        let cell = [rectangle(0.0, 0.0, 10.0, 10.0)];
        let zones = [rectangle(-5.0, -5.0, 4.0, 20.0), rectangle(4.0, -5.0, 8.0, 20.0)];
        let w = overlay(&cell, &zones);
        assert_eq!(w.row(0).collect::<Vec<_>>(), [(0, 40.0), (1, 40.0)]);
        assert_eq!(w.source_areas(), [100.0]);
    }

    #[test]
    fn zones_that_share_a_border_only_share_no_piece() {
        let w =
            overlay(&[rectangle(0.0, 0.0, 1.0, 1.0)], &[rectangle(1.0, 0.0, 2.0, 1.0), rectangle(1.0, 1.0, 2.0, 2.0)]);
        assert_eq!(w.pieces(), 0);
    }

    #[test]
    fn two_horseshoes_share_what_they_share() {
        let up: MultiPolygon<f64> =
            geo::wkt!(MULTIPOLYGON(((0. 0., 10. 0., 10. 10., 8. 10., 8. 2., 2. 2., 2. 10., 0. 10., 0. 0.))));
        let down: MultiPolygon<f64> =
            geo::wkt!(MULTIPOLYGON(((1. 11., 11. 11., 11. 1., 9. 1., 9. 9., 3. 9., 3. 1., 1. 1., 1. 11.))));
        // Two legs of 1 × 9, a foot of 1 × 1 on the base, and a shoulder of 1 × 1 under the bar.
        let area = |a: &MultiPolygon<f64>, b: &MultiPolygon<f64>| overlay(from_ref(a), from_ref(b)).total().0;
        assert_eq!(area(&up, &down), 9.0 + 9.0 + 1.0 + 1.0);
        assert_eq!(area(&down, &up), area(&up, &down));
    }

    #[test]
    fn what_lies_in_a_hole_is_not_shared() {
        let ring = with_hole(rectangle(0.0, 0.0, 10.0, 10.0), rectangle(2.0, 2.0, 8.0, 8.0));
        let inner = with_hole(rectangle(1.0, 1.0, 9.0, 9.0), rectangle(3.0, 3.0, 7.0, 7.0));
        assert_eq!(overlay(from_ref(&ring), &[inner]).total().0, 64.0 - 36.0);
        assert_eq!(overlay(&[rectangle(3.0, 3.0, 4.0, 4.0)], &[ring]).pieces(), 0);
    }

    #[test]
    fn nothing_overlaid_with_nothing_is_nothing() {
        assert_eq!(overlay(&[], &[]).pieces(), 0);
        let w = overlay(&[MultiPolygon(vec![])], &[rectangle(0.0, 0.0, 1.0, 1.0)]);
        assert_eq!((w.pieces(), w.source_areas()), (0, [0.0].as_slice()));
    }
}
