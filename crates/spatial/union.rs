//! Dissolving: the outline of several zones, shared borders gone.

use crate::boolean;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use rstar::RTree;

/// Outline of several valid polygons: shared borders disappear, real holes stay.
///
/// The set operations run on whole numbers with steps of extent / 2²⁹ (some 20 µm for a kommune); corners that are
/// corners of the input get their exact coordinates back. Gaps between zones narrower than a step close.
pub fn dissolve(polygons: &[&MultiPolygon<f64>]) -> MultiPolygon<f64> {
    snap_back(boolean::union(polygons.iter().copied()), polygons)
}

/// Gives corners of a set operation the coordinates of the input corner they came from.
pub(crate) fn snap_back(result: MultiPolygon<f64>, inputs: &[&MultiPolygon<f64>]) -> MultiPolygon<f64> {
    let corners: Vec<[f64; 2]> =
        inputs.iter().flat_map(|p| p.iter()).flat_map(rings).flat_map(|r| r.coords()).map(|c| [c.x, c.y]).collect();
    let extent = extent(&corners);
    let tree = RTree::bulk_load(corners);
    let reach = (extent * 4.0 / f64::from(1 << 29)).powi(2);
    let snap = |c: &Coord<f64>| match tree.nearest_neighbor_iter_with_distance_2(&[c.x, c.y]).next() {
        Some((near, squared)) if squared <= reach => Coord { x: near[0], y: near[1] },
        _ => *c,
    };
    let ring = |r: &LineString<f64>| {
        let mut corners: Vec<Coord<f64>> = r.coords().map(snap).collect();
        corners.dedup();
        LineString(corners)
    };
    let parts = result.iter().map(|p| {
        let holes = p.interiors().iter().map(ring).filter(|h| h.0.len() > 3).collect();
        Polygon::new(ring(p.exterior()), holes)
    });
    MultiPolygon(parts.filter(|p| p.exterior().0.len() > 3).collect())
}

fn rings(part: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(part.exterior()).chain(part.interiors())
}

fn extent(corners: &[[f64; 2]]) -> f64 {
    let side = |axis: usize| {
        let (lo, hi) = corners.iter().fold((f64::MAX, f64::MIN), |(lo, hi), c| (lo.min(c[axis]), hi.max(c[axis])));
        hi - lo
    };
    if corners.is_empty() { 0.0 } else { side(0).max(side(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};
    use crate::{SquareMetres, area, faults};

    #[test]
    fn a_shared_border_is_gone_and_corners_keep_their_coordinates() {
        let (west, east) = (rectangle(0.1, 0.2, 1.3, 1.7), rectangle(1.3, 0.2, 2.9, 1.7));
        let both = dissolve(&[&west, &east]);
        assert_eq!((both.0.len(), faults(&both)), (1, vec![]));
        let mut corners: Vec<_> = both.0[0].exterior().coords().map(|c| (c.x, c.y)).collect();
        corners.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        corners.dedup();
        for c in [(0.1, 0.2), (0.1, 1.7), (2.9, 0.2), (2.9, 1.7)] {
            assert!(corners.contains(&c), "{corners:?}");
        }
        assert!((area(&both).0 - 2.8 * 1.5).abs() < 1e-12);
    }

    #[test]
    fn a_hole_stays_and_zones_apart_stay_apart() {
        let ring = with_hole(rectangle(0.0, 0.0, 9.0, 9.0), rectangle(3.0, 3.0, 6.0, 6.0));
        let far = rectangle(20.0, 0.0, 21.0, 1.0);
        let both = dissolve(&[&ring, &far]);
        assert_eq!((both.0.len(), area(&both)), (2, SquareMetres(73.0)));
        assert!(!geo::Contains::contains(&both, &Coord { x: 4.5, y: 4.5 }));
    }

    #[test]
    fn an_island_in_a_hole_that_touches_other_holes_in_corners_keeps_every_area() {
        let ring = |corners: &[(f64, f64)]| MultiPolygon(vec![Polygon::new(corners.to_vec().into(), vec![])]);
        let square = |x: f64, y: f64| rectangle(x, y, x + 1.0, y + 1.0);
        let mut parts: Vec<_> = [(0, 1), (2, 1), (3, 1), (4, 1), (1, 2), (4, 2), (4, 3), (3, 4)]
            .map(|(x, y)| square(f64::from(x), f64::from(y)))
            .into();
        parts.extend(
            [
                &[(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)][..],
                &[(1.0, 0.0), (2.0, 1.0), (1.0, 1.0)],
                &[(1.99, 1.01), (1.99, 1.99), (1.01, 1.99)],
                &[(0.0, 2.0), (1.0, 2.0), (1.0, 3.0)],
                &[(2.0, 2.0), (3.0, 2.0), (2.0, 3.0)],
                &[(1.0, 3.0), (2.0, 3.0), (1.9, 4.0), (1.0, 4.0)],
                &[(1.0, 4.0), (1.9, 4.0), (2.0, 5.0), (1.0, 5.0)],
                &[(1.9, 4.0), (3.0, 4.0), (3.0, 5.0), (2.0, 5.0)],
                &[(4.0, 4.0), (5.0, 4.0), (4.0, 5.0)],
            ]
            .map(ring),
        );
        let sum: f64 = parts.iter().map(|p| area(p).0).sum();
        let whole = dissolve(&parts.iter().collect::<Vec<_>>());
        assert!((area(&whole).0 - sum).abs() < 1e-6 * sum, "{} of {sum}", area(&whole).0);
        assert_eq!(faults(&whole), vec![]);
    }

    #[test]
    fn rings_that_turn_the_other_way_dissolve_all_the_same() {
        let mut west = rectangle(0.0, 0.0, 1.0, 1.0);
        west.0[0].exterior_mut(|r| r.0.reverse());
        assert_eq!(area(&dissolve(&[&west, &rectangle(1.0, 0.0, 2.0, 1.0)])), SquareMetres(2.0));
        assert_eq!(dissolve(&[]), MultiPolygon(vec![]));
    }
}
