//! Borders that two polygons have in common, and lines that bar the way between them: what makes an area hold together
//! on the ground, and not only on the map.

use crate::contiguity::SAME_BORDER;
use crate::grid::edges;
use crate::measure::Metres;
use geo::Intersects;
use geo_types::{Coord, Line, LineString, MultiPolygon};
use rstar::primitives::Line as Segment;
use rstar::{AABB, PointDistance, RTree};

/// Length of the pieces that a border is looked at in, m.
const PIECE: f64 = 20.0;

/// Borders of polygons, indexed once.
#[derive(Debug)]
pub struct Borders(Vec<Border>);

#[derive(Debug)]
struct Border {
    edges: Vec<Line<f64>>,
    tree: RTree<Segment<[f64; 2]>>,
}

impl Borders {
    /// Indexes polygons in EPSG:25832.
    pub fn new(polygons: &[MultiPolygon<f64>]) -> Self {
        let border = |p: &MultiPolygon<f64>| {
            let edges: Vec<Line<f64>> = edges(p).map(|e| Line::new(e.a, e.b)).collect();
            let tree = RTree::bulk_load(edges.iter().map(segment).collect());
            Border { edges, tree }
        };
        Self(polygons.iter().map(border).collect())
    }

    /// Length of the whole border of a polygon, holes included; 0 for a position without one.
    pub fn perimeter(&self, of: usize) -> Metres {
        Metres(self.0.get(of).map_or(0.0, |b| b.edges.iter().map(length).sum()))
    }

    /// The pieces of the border of `a` that are border of `b` as well, whether or not both have the same corners.
    pub fn shared(&self, a: usize, b: usize) -> Vec<Line<f64>> {
        let (Some(a), Some(b)) = (self.0.get(a), self.0.get(b)) else { return vec![] };
        let mut found = Vec::new();
        for edge in &a.edges {
            let reach = |c: f64, by: f64| c + by * SAME_BORDER.0;
            let (p, q) = (edge.start, edge.end);
            let around = AABB::from_corners(
                [reach(p.x.min(q.x), -1.0), reach(p.y.min(q.y), -1.0)],
                [reach(p.x.max(q.x), 1.0), reach(p.y.max(q.y), 1.0)],
            );
            found.extend(b.tree.locate_in_envelope_intersecting(&around).filter_map(|other| common(edge, other)));
        }
        found
    }
}

/// The piece of an edge that lies on another.
fn common(edge: &Line<f64>, other: &Segment<[f64; 2]>) -> Option<Line<f64>> {
    let (d, whole) = (edge.end - edge.start, length(edge));
    let along = |p: [f64; 2]| ((p[0] - edge.start.x) * d.x + (p[1] - edge.start.y) * d.y) / (whole * whole);
    let (from, to) = (along(other.from), along(other.to));
    let (lo, hi) = (from.min(to).max(0.0), from.max(to).min(1.0));
    // A point in common, or an edge without length, is no border in common.
    if (hi - lo) * whole <= SAME_BORDER.0 {
        return None;
    }
    let at = |t: f64| Coord { x: edge.start.x + t * d.x, y: edge.start.y + t * d.y };
    let (p, q) = (at(lo), at(hi));
    let near = |c: Coord<f64>| other.distance_2(&[c.x, c.y]) <= SAME_BORDER.0 * SAME_BORDER.0;
    (near(p) && near(q)).then(|| Line::new(p, q))
}

/// Length of pieces of border together.
pub fn length_of(pieces: &[Line<f64>]) -> Metres {
    Metres(pieces.iter().map(length).sum())
}

fn length(line: &Line<f64>) -> f64 {
    line.dx().hypot(line.dy())
}

fn segment(line: &Line<f64>) -> Segment<[f64; 2]> {
    Segment::new([line.start.x, line.start.y], [line.end.x, line.end.y])
}

/// Lines that bar the way, such as rivers or railways, indexed once.
#[derive(Debug)]
pub struct Barriers(RTree<Segment<[f64; 2]>>);

impl Barriers {
    /// Indexes lines in EPSG:25832.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a LineString<f64>>) -> Self {
        Self(RTree::bulk_load(lines.into_iter().flat_map(|l| l.lines()).map(|l| segment(&l)).collect()))
    }

    /// Whether any of them crosses or touches a line.
    pub fn cross(&self, line: &Line<f64>) -> bool {
        let around = AABB::from_corners(line.start.into(), line.end.into());
        let meets = |s: &Segment<[f64; 2]>| Line::new(Coord::from(s.from), Coord::from(s.to)).intersects(line);
        self.0.locate_in_envelope_intersecting(&around).any(meets)
    }

    /// The share of pieces of border that one of them follows within so many metres, 0–1; 0 where there is no border.
    pub fn follow(&self, border: &[Line<f64>], within: Metres) -> f64 {
        let (mut all, mut along) = (0.0, 0.0);
        for line in border {
            let pieces = (length(line) / PIECE).ceil().max(1.0);
            let each = length(line) / pieces;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a border is no longer than Earth"
            )]
            for i in 0..pieces as u32 {
                let t = (f64::from(i) + 0.5) / pieces;
                let middle = [line.start.x + t * line.dx(), line.start.y + t * line.dy()];
                let near = self.0.nearest_neighbor(&middle).is_some_and(|s| s.distance_2(&middle) <= within.0.powi(2));
                all += each;
                along += if near { each } else { 0.0 };
            }
        }
        if all > 0.0 { along / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::rectangle;
    use geo_types::line_string;

    #[test]
    fn a_border_in_common_is_found_whether_or_not_the_corners_are() {
        let borders = Borders::new(&[
            rectangle(0.0, 0.0, 100.0, 100.0),
            rectangle(100.0, 20.0, 150.0, 60.0),
            rectangle(100.0, 100.0, 150.0, 150.0),
            rectangle(100.5, 0.0, 150.0, 20.0),
        ]);
        let shared = |a, b| length_of(&borders.shared(a, b)).0;
        assert!((shared(0, 1) - 40.0).abs() < 1e-9 && (shared(1, 0) - 40.0).abs() < 1e-9);
        assert_eq!((shared(0, 2), shared(0, 3), shared(0, 9)), (0.0, 0.0, 0.0));
        assert_eq!(borders.perimeter(0), Metres(400.0));
        assert_eq!(borders.perimeter(9), Metres(0.0));
    }

    #[test]
    fn a_barrier_lies_between_when_it_crosses_the_way_or_follows_the_border() {
        let river = line_string![(x: -50.0, y: 50.0), (x: 150.0, y: 50.0)];
        let barriers = Barriers::new([&river]);
        let line = |x0: f64, y0: f64, x1: f64, y1: f64| Line::new(Coord { x: x0, y: y0 }, Coord { x: x1, y: y1 });
        assert!(barriers.cross(&line(0.0, 0.0, 0.0, 100.0)));
        assert!(!barriers.cross(&line(0.0, 0.0, 100.0, 49.0)));
        assert_eq!(barriers.follow(&[line(0.0, 60.0, 100.0, 60.0)], Metres(15.0)), 1.0);
        assert_eq!(barriers.follow(&[line(0.0, 60.0, 100.0, 60.0)], Metres(5.0)), 0.0);
        let half = barriers.follow(&[line(0.0, 60.0, 100.0, 60.0), line(0.0, 90.0, 100.0, 90.0)], Metres(15.0));
        assert!((half - 0.5).abs() < 1e-9);
        assert_eq!(barriers.follow(&[], Metres(15.0)), 0.0);
        assert_eq!(Barriers::new([]).follow(&[line(0.0, 0.0, 1.0, 0.0)], Metres(15.0)), 0.0);
    }
}
