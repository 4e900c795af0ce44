//! Rings as flat arrays, and their clipping by half-planes (Sutherland–Hodgman).
//!
//! A set of rings stands for its winding function: outer rings turn left (+1), holes right (−1). Clipping a concave
//! ring leaves edges that run to and fro along the clip line; they enclose nothing and cancel in every area, so the
//! areas are right although the rings are no valid polygons. Nothing here decides topology, so there is no epsilon.

use geo_types::{Coord, LineString, MultiPolygon};

/// A point relative to the local origin, m.
pub(crate) type Point = [f64; 2];

/// Smallest and largest x and y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) min: Point,
    pub(crate) max: Point,
}

impl Bounds {
    pub(crate) const NOTHING: Self = Self { min: [f64::INFINITY; 2], max: [f64::NEG_INFINITY; 2] };

    pub(crate) const EVERYTHING: Self = Self { min: [f64::NEG_INFINITY; 2], max: [f64::INFINITY; 2] };

    pub(crate) fn of(points: &[Point]) -> Self {
        points.iter().fold(Self::NOTHING, |b, &p| b.union(&Self { min: p, max: p }))
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    /// What both cover; without an inside where they do not meet.
    pub(crate) fn common(&self, other: &Self) -> Self {
        Self {
            min: [self.min[0].max(other.min[0]), self.min[1].max(other.min[1])],
            max: [self.max[0].min(other.max[0]), self.max[1].min(other.max[1])],
        }
    }

    /// False for points, lines and nothing.
    pub(crate) fn has_inside(&self) -> bool {
        self.min[0] < self.max[0] && self.min[1] < self.max[1]
    }

    /// The longer axis and the middle on it.
    pub(crate) fn longest(&self) -> (usize, f64) {
        let axis = usize::from(self.max[1] - self.min[1] > self.max[0] - self.min[0]);
        (axis, f64::midpoint(self.min[axis], self.max[axis]))
    }

    pub(crate) fn halves(&self) -> [Self; 2] {
        let (axis, middle) = self.longest();
        let (mut low, mut high) = (*self, *self);
        low.max[axis] = middle;
        high.min[axis] = middle;
        [low, high]
    }
}

#[derive(Debug, Clone, Copy)]
struct Ring {
    start: usize,
    end: usize,
    bounds: Bounds,
}

/// Rings without their closing point.
#[derive(Debug, Clone)]
pub(crate) struct Rings {
    points: Vec<Point>,
    rings: Vec<Ring>,
    pub(crate) bounds: Bounds,
}

impl Rings {
    fn empty() -> Self {
        Self { points: Vec::new(), rings: Vec::new(), bounds: Bounds::NOTHING }
    }

    /// Rings of a polygon relative to `origin`, turned so that outer rings go left and holes right. Rings that are not
    /// finite or enclose nothing are left out.
    pub(crate) fn new(polygon: &MultiPolygon<f64>, origin: Coord<f64>) -> Self {
        let mut out = Self::empty();
        for part in polygon {
            out.add(part.exterior(), origin, 1.0);
            for hole in part.interiors() {
                out.add(hole, origin, -1.0);
            }
        }
        out
    }

    fn add(&mut self, ring: &LineString<f64>, origin: Coord<f64>, turn: f64) {
        let start = self.points.len();
        let closed = usize::from(ring.0.len() > 1 && ring.0.first() == ring.0.last());
        self.points.extend(ring.0[..ring.0.len() - closed].iter().map(|c| [c.x - origin.x, c.y - origin.y]));
        let area = shoelace(&self.points[start..]);
        if !area.is_finite() || area == 0.0 {
            return self.points.truncate(start);
        }
        if area * turn < 0.0 {
            self.points[start..].reverse();
        }
        self.finish(start);
    }

    /// Makes a ring of the points since `start`, or drops them where they enclose nothing.
    fn finish(&mut self, start: usize) {
        let bounds = Bounds::of(&self.points[start..]);
        if self.points.len() - start < 3 || !bounds.has_inside() {
            return self.points.truncate(start);
        }
        self.rings.push(Ring { start, end: self.points.len(), bounds });
        self.bounds = self.bounds.union(&bounds);
    }

    pub(crate) fn len(&self) -> usize {
        self.points.len()
    }

    fn iter(&self) -> impl Iterator<Item = &[Point]> {
        self.rings.iter().map(|r| &self.points[r.start..r.end])
    }

    /// Signed area, m²: the area of what the rings stand for.
    pub(crate) fn area(&self) -> f64 {
        self.iter().map(shoelace).sum()
    }

    /// Length of all rings, m.
    pub(crate) fn perimeter(&self) -> f64 {
        let length = |ring: &[Point]| edges(ring).map(|(a, b)| (b[0] - a[0]).hypot(b[1] - a[1])).sum::<f64>();
        self.iter().map(length).sum()
    }

    /// The one ring if it is convex and turns left.
    pub(crate) fn convex(&self) -> Option<&[Point]> {
        let [ring] = self.rings.as_slice() else { return None };
        let ring = &self.points[ring.start..ring.end];
        is_convex(ring).then_some(ring)
    }

    /// One ring around the whole of an upright rectangle, as clipping leaves of a polygon that holds it: its corners, and
    /// else only points on its sides.
    pub(crate) fn fill(&self, bounds: &Bounds) -> bool {
        let [ring] = self.rings.as_slice() else { return false };
        let ring = &self.points[ring.start..ring.end];
        if ring.len() > 8 {
            return false;
        }
        let side = |v: f64, axis: usize| v == bounds.min[axis] || v == bounds.max[axis];
        let corners = ring.iter().filter(|p| side(p[0], 0) && side(p[1], 1)).count();
        let whole = (bounds.max[0] - bounds.min[0]) * (bounds.max[1] - bounds.min[1]);
        corners >= 4
            && ring.iter().all(|p| side(p[0], 0) || side(p[1], 1))
            && (shoelace(ring) - whole).abs() <= 1e-14 * whole
    }

    /// Signed triangles that add up to the rings: a fan for each ring. All turn left; the sign stands beside.
    pub(crate) fn fans(&self) -> impl Iterator<Item = (f64, [Point; 3])> {
        self.iter().flat_map(|ring| {
            ring[1..].windows(2).filter_map(|pair| {
                let twice = cross(ring[0], pair[0], pair[1]);
                let left = [ring[0], pair[0], pair[1]];
                if twice == 0.0 {
                    None
                } else if twice > 0.0 {
                    Some((1.0, left))
                } else {
                    Some((-1.0, [left[0], left[2], left[1]]))
                }
            })
        })
    }

    /// The part inside an upright rectangle.
    pub(crate) fn clip_box(self: &Rings, to: &Bounds) -> Rings {
        if !self.bounds.common(to).has_inside() {
            return Self::empty();
        }
        let mut out: Option<Rings> = None;
        for axis in 0..2 {
            for (at, keep) in [(to.min[axis], Keep::Above), (to.max[axis], Keep::Below)] {
                let now = out.as_ref().unwrap_or(self);
                if keep.cuts(&now.bounds, axis, at) {
                    out = Some(now.clip_axis(axis, at, keep));
                }
            }
        }
        out.unwrap_or_else(|| self.clone())
    }

    fn clip_axis(&self, axis: usize, at: f64, keep: Keep) -> Rings {
        let mut out = Self::empty();
        out.points.reserve(self.points.len());
        for ring in &self.rings {
            let points = &self.points[ring.start..ring.end];
            let start = out.points.len();
            if !keep.cuts(&ring.bounds, axis, at) {
                out.points.extend_from_slice(points);
                out.rings.push(Ring { start, end: out.points.len(), bounds: ring.bounds });
                out.bounds = out.bounds.union(&ring.bounds);
            } else if keep.touches(&ring.bounds, axis, at) {
                clip_ring_axis(points, axis, at, keep, start, &mut out.points);
                out.finish(start);
            }
        }
        out
    }

    /// Area of the part inside a convex ring that turns left, m². Exact but for rounding.
    pub(crate) fn area_in(&self, convex: &[Point]) -> f64 {
        let mut total = 0.0;
        self.each_in(convex, |ring| total += shoelace(ring));
        total
    }

    /// The part inside a convex ring that turns left.
    pub(crate) fn clip_convex(&self, convex: &[Point]) -> Rings {
        let mut out = Self::empty();
        self.each_in(convex, |ring| {
            let start = out.points.len();
            for &point in ring {
                if out.points[start..].last() != Some(&point) {
                    out.points.push(point);
                }
            }
            while out.points.len() > start + 1 && out.points.last() == Some(&out.points[start]) {
                out.points.pop();
            }
            out.finish(start);
        });
        out
    }

    /// Hands on each ring, clipped.
    fn each_in(&self, convex: &[Point], mut work: impl FnMut(&[Point])) {
        let bounds = Bounds::of(convex);
        let (mut now, mut next) = (Vec::new(), Vec::new());
        for ring in &self.rings {
            if !ring.bounds.common(&bounds).has_inside() {
                continue;
            }
            now.clear();
            now.extend_from_slice(&self.points[ring.start..ring.end]);
            for (a, b) in edges(convex) {
                next.clear();
                clip_ring_line(&now, a, b, &mut next);
                std::mem::swap(&mut now, &mut next);
                if now.len() < 3 {
                    break;
                }
            }
            if now.len() >= 3 {
                work(&now);
            }
        }
    }
}

/// Which side of a line parallel to an axis is kept; the line itself belongs to both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    Below,
    Above,
}

impl Keep {
    fn holds(self, value: f64, at: f64) -> bool {
        match self {
            Self::Below => value <= at,
            Self::Above => value >= at,
        }
    }

    /// Something lies on the side that is not kept.
    fn cuts(self, bounds: &Bounds, axis: usize, at: f64) -> bool {
        !(self.holds(bounds.min[axis], at) && self.holds(bounds.max[axis], at))
    }

    /// Something lies on the side that is kept.
    fn touches(self, bounds: &Bounds, axis: usize, at: f64) -> bool {
        self.holds(bounds.min[axis], at) || self.holds(bounds.max[axis], at)
    }
}

fn clip_ring_axis(ring: &[Point], axis: usize, at: f64, keep: Keep, start: usize, out: &mut Vec<Point>) {
    let other = 1 - axis;
    let Some(&(mut previous)) = ring.last() else { return };
    let mut previous_kept = keep.holds(previous[axis], at);
    for &point in ring {
        let kept = keep.holds(point[axis], at);
        if kept != previous_kept {
            // From the lower end, whichever way the edge runs: both halves, and both zones of a shared border, get the same point.
            let (low, high) = if previous[axis] < point[axis] { (previous, point) } else { (point, previous) };
            let t = (at - low[axis]) / (high[axis] - low[axis]);
            let mut crossing = [at; 2];
            crossing[other] = low[other] + (high[other] - low[other]) * t;
            push(out, start, crossing);
        }
        if kept {
            push(out, start, point);
        }
        (previous, previous_kept) = (point, kept);
    }
}

/// Adds a point. A run along one upright or level line keeps its ends only, which changes no area and keeps the
/// edges along clip lines from piling up.
fn push(out: &mut Vec<Point>, start: usize, p: Point) {
    if let [.., a, b] = &out[start..]
        && ((a[0] == b[0] && b[0] == p[0]) || (a[1] == b[1] && b[1] == p[1]))
    {
        out.pop();
    }
    if out[start..].last() != Some(&p) {
        out.push(p);
    }
}

fn clip_ring_line(ring: &[Point], a: Point, b: Point, out: &mut Vec<Point>) {
    let Some(&(mut previous)) = ring.last() else { return };
    let mut previous_side = cross(a, b, previous);
    for &point in ring {
        let side = cross(a, b, point);
        if (side >= 0.0) != (previous_side >= 0.0) {
            // From the inner end, whichever way the edge runs.
            let (inner, outer, d, e) = if side >= 0.0 {
                (point, previous, side, previous_side)
            } else {
                (previous, point, previous_side, side)
            };
            let t = d / (d - e);
            out.push([inner[0] + (outer[0] - inner[0]) * t, inner[1] + (outer[1] - inner[1]) * t]);
        }
        if side >= 0.0 {
            out.push(point);
        }
        (previous, previous_side) = (point, side);
    }
}

/// Twice the signed area of the triangle a, b, p: positive where p lies left of a → b.
fn cross(a: Point, b: Point, p: Point) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(&a, &b)| (a, b))
}

fn shoelace(ring: &[Point]) -> f64 {
    let Some(&first) = ring.first() else { return 0.0 };
    ring[1..].windows(2).map(|pair| cross(first, pair[0], pair[1])).sum::<f64>() / 2.0
}

/// No turn to the right, and once around: two changes of direction along x. A point that stands twice hides the turn
/// there, so that nothing is said of such a ring.
fn is_convex(ring: &[Point]) -> bool {
    let Some(&(mut a)) = ring.len().checked_sub(2).and_then(|i| ring.get(i)) else { return false };
    let mut b = ring[ring.len() - 1];
    let (mut first, mut east, mut changes) = (None, None, 0);
    for &c in ring {
        if b == c || cross(a, b, c) < 0.0 {
            return false;
        }
        if c[0] != b[0] {
            let now = c[0] > b[0];
            changes += usize::from(east.is_some_and(|before: bool| before != now));
            first = first.or(Some(now));
            east = Some(now);
        }
        (a, b) = (b, c);
    }
    changes += usize::from(first != east);
    changes == 2 && shoelace(ring) > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};

    fn rings(p: &MultiPolygon<f64>) -> Rings {
        Rings::new(p, Coord { x: 0.0, y: 0.0 })
    }

    #[test]
    fn a_comb_clipped_across_its_teeth_keeps_the_area_of_the_tips() {
        let comb: MultiPolygon<f64> = geo::wkt!(MULTIPOLYGON(((0. 0., 7. 0., 7. 4., 5. 4., 5. 1., 4. 1., 4. 4., 2. 4., 2. 1., 1. 1., 1. 4., 0. 4., 0. 0.))));
        let tips = rings(&comb).clip_box(&Bounds { min: [-1.0, 2.0], max: [9.0, 9.0] });
        assert_eq!(tips.area(), 2.0 * (1.0 + 2.0 + 2.0));
        assert_eq!(rings(&comb).area_in(&[[-1.0, 2.0], [9.0, 2.0], [9.0, 9.0], [-1.0, 9.0]]), 10.0);
        assert!(tips.convex().is_none());
    }

    #[test]
    fn a_hole_is_not_in_the_area_of_a_clip() {
        let p = with_hole(rectangle(0.0, 0.0, 10.0, 10.0), rectangle(4.0, 4.0, 6.0, 6.0));
        let half = rings(&p).clip_box(&Bounds { min: [5.0, -1.0], max: [20.0, 11.0] });
        assert_eq!(half.area(), 50.0 - 2.0);
    }

    #[test]
    fn a_rectangle_is_convex_and_a_star_that_only_turns_left_is_not() {
        assert!(rings(&rectangle(0.0, 0.0, 3.0, 1.0)).convex().is_some());
        let star: Vec<Point> =
            (0..5).map(|i| f64::from(i) * 4.0 * std::f64::consts::PI / 5.0).map(|t| [t.cos(), t.sin()]).collect();
        assert!(!is_convex(&star));
    }

    #[test]
    fn what_holds_a_box_fills_it_when_clipped_and_what_lacks_a_corner_does_not() {
        let star = geo::wkt!(MULTIPOLYGON(((5. 50., -50. 5., 5. -50., 9. -20., 12. 4., 11. 5., 60. 5., 5. 50.))));
        let inside = Bounds { min: [0.0, 0.0], max: [8.0, 8.0] };
        assert!(rings(&star).clip_box(&inside).fill(&inside));
        assert!(rings(&rectangle(0.0, 0.0, 8.0, 8.0)).fill(&inside));
        let beyond = Bounds { min: [0.0, 0.0], max: [13.0, 8.0] };
        assert!(!rings(&star).clip_box(&beyond).fill(&beyond));
        let cut = geo::wkt!(MULTIPOLYGON(((0. 0., 8. 0., 8. 8., 1. 8., 0. 7., 0. 0.))));
        assert!(!rings(&cut).clip_box(&inside).fill(&inside));
    }

    #[test]
    fn the_fans_of_a_polygon_add_up_to_its_area() {
        let p = with_hole(rectangle(0.0, 0.0, 10.0, 10.0), rectangle(4.0, 4.0, 6.0, 6.0));
        let sum: f64 = rings(&p).fans().map(|(sign, t)| sign * shoelace(&t)).sum();
        assert_eq!(sum, 96.0);
    }
}
