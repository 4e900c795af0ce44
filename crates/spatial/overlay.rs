//! Overlay of two coverages into weights: the area of every piece that a source and a target share.
//!
//! The sources near a target are halved by place, and each half takes along what it needs of the target.

use crate::boxes::Boxes;
use crate::common::common_area;
use crate::rings::{Bounds, Rings};
use crate::weights::{Piece, Weights};
use geo::BoundingRect;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;

/// Sources above which a halving is shared between threads.
const SHARE_WORK: usize = 48;

/// Area of every piece, m², in EPSG:25832. Sources and targets are valid polygons; each list should have no overlaps
/// in itself ([`Weights::check`] tells).
///
/// There is no snapping and no tolerance. Left out are only pieces that rounding of coordinates can make of a shared
/// border: smaller than a strip along the shorter of both borders as wide as ε × the largest coordinate (1.6 nm in
/// Trondheim, so 1.6 · 10⁻⁶ m² for a cell of 250 m, 10⁻¹¹ of it). They stand in [`Weights::dropped`]. The same input gives the same bytes, whatever the number of threads.
pub fn overlay(sources: &[MultiPolygon<f64>], targets: &[MultiPolygon<f64>]) -> Weights {
    let frame = Frame::of(&[sources, targets]);
    overlay_rings(&frame.rings(sources), &frame.rings(targets), &frame)
}

/// [`overlay`] of what is prepared in one frame.
pub(crate) fn overlay_rings(sources: &[Rings], targets: &[Rings], frame: &Frame) -> Weights {
    // The side with more convex polygons does the clipping.
    let convex = |rings: &[Rings]| rings.iter().filter(|r| r.convex().is_some()).count();
    let (pieces, dropped) = if convex(sources) >= convex(targets) {
        pieces(sources, targets, frame.step)
    } else {
        let (p, d) = pieces(targets, sources, frame.step);
        let turn =
            |list: Vec<Piece>| list.into_iter().map(|p| Piece { source: p.target, target: p.source, ..p }).collect();
        (turn(p), turn(d))
    };
    let areas = |rings: &[Rings]| rings.iter().map(Rings::area).collect();
    Weights::new(pieces, areas(sources), areas(targets), dropped)
}

/// What polygons that are overlaid have in common: a local origin, and how far apart two writings of a coordinate may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    origin: Coord<f64>,
    step: f64,
}

impl Frame {
    pub(crate) fn of(polygons: &[&[MultiPolygon<f64>]]) -> Self {
        Self { origin: origin(polygons), step: step(polygons) }
    }

    pub(crate) fn rings(&self, polygons: &[MultiPolygon<f64>]) -> Vec<Rings> {
        polygons.par_iter().with_min_len(16).map(|p| Rings::new(p, self.origin)).collect()
    }

    /// ε × the largest coordinate, m.
    pub(crate) fn step(&self) -> f64 {
        self.step
    }
}

/// Area of every pair of one list, each pair once (`source < target`), without what rounding makes, as in [`overlay`].
pub(crate) fn pairs(polygons: &[MultiPolygon<f64>]) -> Vec<Piece> {
    let frame = Frame::of(&[polygons]);
    let rings = frame.rings(polygons);
    let rounding = Rounding::new(&rings, &rings, frame.step);
    let boxes = Boxes::new(rings.iter().map(|r| r.bounds).collect());
    let of_target = |(target, b): (usize, &Rings)| {
        let before = boxes.near(&b.bounds).into_iter().take_while(|source| *source < target);
        let areas = before.map(|source| Piece { source, target, area: common_area(&[&rings[source], b]) });
        areas.filter(|p| rounding.exceeded_by(p)).collect::<Vec<_>>()
    };
    let mut found: Vec<Piece> = rings.par_iter().enumerate().flat_map_iter(of_target).collect();
    found.sort_by_key(|p| (p.source, p.target));
    found
}

/// A whole-metre point amid everything: subtracting it is exact, and leaves the small numbers that keep digits.
fn origin(polygons: &[&[MultiPolygon<f64>]]) -> Coord<f64> {
    let boxes = polygons.iter().copied().flatten().filter_map(BoundingRect::bounding_rect);
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
    let boxes = Boxes::new(sources.iter().map(|s| s.bounds).collect());
    let found: Vec<Vec<(usize, f64)>> = targets
        .par_iter()
        .map(|target| {
            let near = boxes.near(&target.bounds).into_iter();
            let mut near: Vec<Clipper> = near.map(|index| Clipper { index, rings: &sources[index] }).collect();
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
    if target.fill(&bounds) {
        return sources.iter().map(|s| (s.index, s.rings.area())).collect();
    }
    if let [source] = sources {
        return vec![(source.index, common_area(&[source.rings, &target]))];
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
