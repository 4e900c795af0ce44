//! Repair of invalid polygons by the even-odd rule, with the area before and after for the report.

use crate::boolean;
use crate::measure::{SquareMetres, area};
use crate::union::{dissolve, snap_back};
use crate::validate::faults;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// No number of a ring is larger, m: the set operations take none without bound, and the Earth is far smaller.
const FARTHEST: f64 = 1e9;

/// A valid polygon and what the repair did to its area.
#[derive(Debug, Clone, PartialEq)]
pub struct Repaired {
    /// Valid polygon.
    pub geometry: MultiPolygon<f64>,
    /// Area as it was measured before, m²; of an invalid polygon a sum of signed parts.
    pub before: SquareMetres,
    /// Area after, m².
    pub after: SquareMetres,
}

/// Makes a polygon valid; none where nothing with an area is left.
///
/// A valid polygon is returned as it is, to the last bit. Of an invalid one, rings with infinite or missing numbers
/// are left out, each part is taken by the even-odd rule (what a border encloses once is inside, twice is outside),
/// and parts that lie over each other are joined. Corners that were there keep their coordinates, so that borders
/// shared with neighbours stay shared.
pub fn repair(polygon: &MultiPolygon<f64>) -> Option<Repaired> {
    let before = area(polygon);
    if faults(polygon).is_empty() {
        return Some(Repaired { geometry: polygon.clone(), before, after: before });
    }
    let parts: Vec<MultiPolygon<f64>> = polygon.iter().filter_map(usable).map(|p| even_odd(&p)).collect();
    let geometry = match parts.as_slice() {
        [] => return None,
        [one] => one.clone(),
        many => dissolve(&many.iter().collect::<Vec<_>>()),
    };
    let after = area(&geometry);
    (after.0 > 0.0).then_some(Repaired { geometry, before, after })
}

fn even_odd(part: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let exact = boolean::even_odd(part);
    let snapped = snap_back(exact.clone(), &[part]);
    // Corners closer together than the step of the set operation may cross when they get their places back.
    if faults(&snapped).is_empty() { snapped } else { exact }
}

/// The part without rings that no operation can take.
fn usable(part: &Polygon<f64>) -> Option<MultiPolygon<f64>> {
    let possible = |n: f64| n.abs() <= FARTHEST;
    let finite =
        |r: &&LineString<f64>| r.0.len() > 3 && r.coords().all(|c: &Coord<f64>| possible(c.x) && possible(c.y));
    let outer = Some(part.exterior()).filter(finite)?;
    let holes = part.interiors().iter().filter(finite).cloned().collect();
    Some(MultiPolygon(vec![Polygon::new(outer.clone(), holes)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};
    use geo::wkt;

    #[test]
    fn a_bow_tie_becomes_two_triangles() {
        let r = repair(&wkt!(MULTIPOLYGON(((0. 0., 2. 2., 2. 0., 0. 2., 0. 0.))))).unwrap();
        assert_eq!((r.geometry.0.len(), faults(&r.geometry)), (2, vec![]));
        assert_eq!((r.before, r.after), (SquareMetres(0.0), SquareMetres(2.0)));
    }

    #[test]
    fn a_valid_polygon_is_left_as_it_is() {
        let p = with_hole(rectangle(0.1, 0.0, 9.3, 9.0), rectangle(3.0, 3.0, 6.0, 6.0));
        let r = repair(&p).unwrap();
        assert_eq!((r.geometry, r.before), (p, r.after));
    }

    #[test]
    fn a_spike_goes_and_the_other_corners_keep_their_coordinates() {
        let r = repair(&wkt!(MULTIPOLYGON(((0.1 0.2, 2.3 0.2, 2.3 2.7, 5.1 5.9, 2.3 2.7, 0.1 2.7, 0.1 0.2))))).unwrap();
        assert_eq!(faults(&r.geometry), []);
        let corners: Vec<_> = r.geometry.0[0].exterior().coords().map(|c| (c.x, c.y)).collect();
        for c in [(0.1, 0.2), (2.3, 0.2), (2.3, 2.7), (0.1, 2.7)] {
            assert!(corners.contains(&c), "{corners:?}");
        }
        assert!((r.after.0 - 5.5).abs() < 1e-6, "{:?}", r.after);
    }

    #[test]
    fn parts_over_each_other_are_joined_and_not_cut_out() {
        let p = MultiPolygon(rectangle(0.0, 0.0, 4.0, 4.0).into_iter().chain(rectangle(2.0, 0.0, 6.0, 4.0)).collect());
        let r = repair(&p).unwrap();
        assert_eq!((r.before, r.after), (SquareMetres(32.0), SquareMetres(24.0)));
    }

    #[test]
    fn what_encloses_nothing_cannot_be_repaired() {
        assert_eq!(repair(&MultiPolygon(vec![])), None);
        assert_eq!(repair(&wkt!(MULTIPOLYGON(((0. 0., 1. 1., 2. 2., 0. 0.))))), None);
        assert_eq!(repair(&rectangle(0.0, 0.0, f64::NAN, 1.0)), None);
    }

    #[test]
    fn a_part_that_is_no_number_goes_and_the_others_stay() {
        let p =
            MultiPolygon(rectangle(0.0, 0.0, 2.0, 2.0).into_iter().chain(rectangle(5.0, f64::NAN, 6.0, 1.0)).collect());
        assert_eq!(repair(&p).unwrap().after, SquareMetres(4.0));
    }
}
