//! How near the borders of two polygons come, and where.

use super::SAME_BORDER;
use crate::grid::edges;
use geo_types::{Coord, Line, MultiPolygon};
use rstar::primitives::Line as Segment;
use rstar::{AABB, PointDistance, RTree};

/// Squared distances that differ by less than this share are equal; rounding must not choose between them.
const EQUALLY_NEAR: f64 = 1e-9;

/// The border of one polygon: every edge in a tree, and every corner.
pub(super) struct Border {
    tree: RTree<Segment<[f64; 2]>>,
    corners: Vec<[f64; 2]>,
}

/// What there is between two borders.
pub(super) enum Meeting {
    /// They meet.
    Touch,
    /// Every shortest line from a corner of one to the border of the other.
    Gap(Vec<Line<f64>>),
    /// They are farther apart than was asked.
    Apart,
}

impl Border {
    pub(super) fn new(polygon: &MultiPolygon<f64>) -> Self {
        let segments: Vec<_> = edges(polygon).map(|e| Segment::new([e.a.x, e.a.y], [e.b.x, e.b.y])).collect();
        let corners = segments.iter().map(|s| s.from).collect();
        Self { tree: RTree::bulk_load(segments), corners }
    }

    /// The box around the border; none for a polygon without one.
    pub(super) fn envelope(&self) -> Option<AABB<[f64; 2]>> {
        (!self.corners.is_empty()).then(|| self.tree.root().envelope())
    }

    /// Edges whose box meets the box of a line.
    pub(super) fn edges_by(&self, line: &Line<f64>) -> impl Iterator<Item = Line<f64>> {
        let around = AABB::from_corners(line.start.into(), line.end.into());
        let meets = self.tree.locate_in_envelope_intersecting(&around);
        meets.map(|s| Line::new(Coord::from(s.from), Coord::from(s.to)))
    }
}

/// How two borders meet, within `reach` (m).
///
/// The shortest line between two sets of edges that do not cross starts in a corner of either. Edges that cross belong
/// to polygons that overlap by a sliver, and count by their corners.
pub(super) fn meeting(a: &Border, b: &Border, reach: f64) -> Meeting {
    let mut best = reach * reach;
    let mut found: Vec<(f64, Line<f64>)> = Vec::new();
    for (from, onto) in [(a, b), (b, a)] {
        let around = onto.tree.root().envelope();
        for corner in &from.corners {
            let within = best * (1.0 + EQUALLY_NEAR);
            if around.distance_2(corner) > within {
                continue;
            }
            let Some(edge) = onto.tree.nearest_neighbor(corner) else { continue };
            let squared = edge.distance_2(corner);
            if squared > within {
                continue;
            }
            if squared <= SAME_BORDER.0 * SAME_BORDER.0 {
                return Meeting::Touch;
            }
            best = best.min(squared);
            found.push((squared, upwards(*corner, edge.nearest_point(corner))));
        }
    }
    found.retain(|(squared, _)| *squared <= best * (1.0 + EQUALLY_NEAR));
    if found.is_empty() { Meeting::Apart } else { Meeting::Gap(found.into_iter().map(|(_, line)| line).collect()) }
}

/// The line in one direction, whichever end was found first.
fn upwards(p: [f64; 2], q: [f64; 2]) -> Line<f64> {
    let (from, to) = if p <= q { (p, q) } else { (q, p) };
    Line::new(Coord::from(from), Coord::from(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::rectangle;

    fn between(a: [f64; 4], b: [f64; 4], reach: f64) -> Meeting {
        let border = |[x0, y0, x1, y1]: [f64; 4]| Border::new(&rectangle(x0, y0, x1, y1));
        meeting(&border(a), &border(b), reach)
    }

    #[test]
    fn a_corner_on_the_middle_of_an_edge_touches_whichever_has_the_corner() {
        let (tall, low) = ([0.0, -10.0, 1.0, 10.0], [1.0, 0.0, 2.0, 1.0]);
        assert!(matches!(between(tall, low, 0.01), Meeting::Touch));
        assert!(matches!(between(low, tall, 0.01), Meeting::Touch));
    }

    #[test]
    fn every_one_of_equally_short_lines_is_given() {
        let Meeting::Gap(lines) = between([0.0, 0.0, 4.0, 2.0], [1.0, 5.0, 9.0, 6.0], 3.0) else { panic!("no gap") };
        let mut starts: Vec<_> = lines.iter().map(|l| (l.start.x, l.start.y, l.end.x, l.end.y)).collect();
        starts.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert_eq!(starts, [(1.0, 2.0, 1.0, 5.0), (4.0, 2.0, 4.0, 5.0)]);
    }

    #[test]
    fn what_lies_just_out_of_reach_is_apart() {
        assert!(matches!(between([0.0, 0.0, 1.0, 1.0], [4.0, 5.0, 6.0, 6.0], 4.999), Meeting::Apart));
        assert!(matches!(between([0.0, 0.0, 1.0, 1.0], [4.0, 5.0, 6.0, 6.0], 5.0), Meeting::Gap(_)));
    }
}
