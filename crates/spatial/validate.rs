//! What is wrong with a polygon, with the place of each fault. The rules are those of OGC Simple Features.

use crate::crossings::{self, Contact};
use crate::nesting;
use geo_types::{Coord, MultiPolygon};

pub use crate::overlaps::{Overlap, overlaps};
pub use crate::repair::{Repaired, repair};

/// One fault. Places are in the CRS of the polygon.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum GeometryFault {
    /// No rings at all, or only empty ones.
    Empty,
    /// A coordinate is infinite or not a number.
    NonFinite,
    /// A ring has fewer than three different corners.
    TooFewPoints {
        /// A corner of the ring.
        at: Coord<f64>,
    },
    /// Borders cross, or run along each other.
    SelfIntersection {
        /// Where; of a common stretch, one end.
        at: Coord<f64>,
    },
    /// A ring touches itself at a point.
    SelfTouch {
        /// Where.
        at: Coord<f64>,
    },
    /// A ring runs out to a point and back the same way.
    Spike {
        /// The tip.
        at: Coord<f64>,
    },
    /// A hole lies outside its ring, or in another hole.
    HoleOutside {
        /// A corner of the hole.
        at: Coord<f64>,
    },
    /// A part lies in another part.
    PartsOverlap {
        /// A corner of the inner part.
        at: Coord<f64>,
    },
}

/// A ring as the checks want it: open, without repeated points; with its part, and whether it is a hole.
pub(crate) struct Ring {
    pub(crate) part: usize,
    pub(crate) hole: bool,
    pub(crate) corners: Vec<Coord<f64>>,
}

impl Ring {
    pub(crate) fn edges(&self) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> {
        self.corners.iter().copied().zip(self.corners.iter().copied().cycle().skip(1))
    }
}

/// Every fault of a polygon; empty for a valid one. Repeated points and the turn of the rings are no faults.
///
/// Faults hide others: holes and parts are compared only where no borders cross. Check again after a repair.
pub fn faults(polygon: &MultiPolygon<f64>) -> Vec<GeometryFault> {
    let rings = rings(polygon);
    if rings.iter().all(|r| r.corners.is_empty()) {
        return vec![GeometryFault::Empty];
    }
    if rings.iter().flat_map(|r| &r.corners).any(|c| !(c.x.is_finite() && c.y.is_finite())) {
        return vec![GeometryFault::NonFinite];
    }
    let short = rings.iter().filter(|r| r.corners.len() < 3);
    let mut found: Vec<GeometryFault> = short
        .map(|r| r.corners.first().map_or(GeometryFault::Empty, |&at| GeometryFault::TooFewPoints { at }))
        .collect();
    let contacts = crossings::contacts(&rings);
    found.extend(contacts.iter().filter_map(|c| match *c {
        Contact::Crossing(at) | Contact::Along(at) => Some(GeometryFault::SelfIntersection { at }),
        Contact::Spike(at) => Some(GeometryFault::Spike { at }),
        Contact::SelfTouch(at) => Some(GeometryFault::SelfTouch { at }),
        Contact::Touch { .. } => None,
    }));
    if found.is_empty() {
        found = nesting::faults(&rings, &contacts);
    }
    found
}

fn rings(polygon: &MultiPolygon<f64>) -> Vec<Ring> {
    let mut out = Vec::new();
    for (part, p) in polygon.iter().enumerate() {
        let all = std::iter::once((false, p.exterior())).chain(p.interiors().iter().map(|r| (true, r)));
        for (hole, ring) in all {
            let mut corners = ring.0.clone();
            corners.dedup();
            while corners.len() > 1 && corners.first() == corners.last() {
                corners.pop();
            }
            out.push(Ring { part, hole, corners });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};
    use geo::wkt;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn a_valid_polygon_has_no_faults() {
        assert_eq!(faults(&rectangle(0.0, 0.0, 1.0, 1.0)), []);
        assert_eq!(faults(&with_hole(rectangle(0.0, 0.0, 9.0, 9.0), rectangle(3.0, 3.0, 6.0, 6.0))), []);
        let hole_touches = wkt!(MULTIPOLYGON(((0. 0., 9. 0., 9. 9., 0. 9., 0. 0.), (0. 5., 3. 4., 3. 6., 0. 5.))));
        assert_eq!(faults(&hole_touches), []);
        let corners_meet =
            MultiPolygon(vec![rectangle(0.0, 0.0, 1.0, 1.0).0.remove(0), rectangle(1.0, 1.0, 2.0, 2.0).0.remove(0)]);
        assert_eq!(faults(&corners_meet), []);
        let repeated = wkt!(MULTIPOLYGON(((0. 0., 1. 0., 1. 0., 1. 1., 0. 0., 0. 0.))));
        assert_eq!(faults(&repeated), []);
        let island_in_a_hole = MultiPolygon(
            with_hole(rectangle(0.0, 0.0, 9.0, 9.0), rectangle(3.0, 3.0, 6.0, 6.0))
                .into_iter()
                .chain(rectangle(4.0, 4.0, 5.0, 5.0))
                .collect(),
        );
        assert_eq!(faults(&island_in_a_hole), []);
    }

    #[test]
    fn a_crossing_is_named_with_its_place() {
        let bow_tie = wkt!(MULTIPOLYGON(((0. 0., 2. 2., 2. 0., 0. 2., 0. 0.))));
        assert_eq!(faults(&bow_tie), [GeometryFault::SelfIntersection { at: at(1.0, 1.0) }]);
    }

    #[test]
    fn a_ring_that_touches_itself_is_named_once() {
        let two_in_one_ring = wkt!(MULTIPOLYGON(((0. 0., 1. 0., 1. 1., 2. 1., 2. 2., 1. 2., 1. 1., 0. 1., 0. 0.))));
        assert_eq!(faults(&two_in_one_ring), [GeometryFault::SelfTouch { at: at(1.0, 1.0) }]);
    }

    #[test]
    fn a_spike_is_named_by_its_tip() {
        let p = wkt!(MULTIPOLYGON(((0. 0., 2. 0., 2. 2., 5. 5., 2. 2., 0. 2., 0. 0.))));
        let foot = GeometryFault::SelfTouch { at: at(2.0, 2.0) };
        assert_eq!(faults(&p), [foot, GeometryFault::Spike { at: at(5.0, 5.0) }]);
    }

    #[test]
    fn what_is_no_polygon_says_so() {
        assert_eq!(faults(&MultiPolygon(vec![])), [GeometryFault::Empty]);
        assert_eq!(
            faults(&wkt!(MULTIPOLYGON(((0. 0., 1. 1., 0. 0.)))))[0],
            GeometryFault::TooFewPoints { at: at(0.0, 0.0) }
        );
        let nan = rectangle(0.0, 0.0, f64::NAN, 1.0);
        assert_eq!(faults(&nan), [GeometryFault::NonFinite]);
    }

    #[test]
    fn a_hole_outside_its_ring_and_a_part_in_a_part_are_named() {
        let astray = with_hole(rectangle(0.0, 0.0, 1.0, 1.0), rectangle(3.0, 3.0, 6.0, 6.0));
        assert!(matches!(faults(&astray)[..], [GeometryFault::HoleOutside { .. }]));
        let twice =
            MultiPolygon(rectangle(0.0, 0.0, 9.0, 9.0).into_iter().chain(rectangle(1.0, 1.0, 2.0, 2.0)).collect());
        assert!(matches!(faults(&twice)[..], [GeometryFault::PartsOverlap { .. }]));
        let across_a_vertex = wkt!(MULTIPOLYGON(((0. 0., 4. 0., 4. 4., 0. 4., 0. 2., 0. 0.), (2. 1., 2. 3., 0. 2., -2. 3., -2. 1., 0. 2., 2. 1.))));
        assert!(!faults(&across_a_vertex).is_empty());
    }
}
