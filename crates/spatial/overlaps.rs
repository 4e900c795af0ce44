//! Pairs of a coverage that lie over each other.

use crate::boolean;
use crate::measure::{SquareMetres, interior_point};
use crate::overlay::pairs;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;

/// Two polygons of one coverage that share an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Position of the first.
    pub a: usize,
    /// Position of the second; larger than `a`.
    pub b: usize,
    /// What they share, m².
    pub area: SquareMetres,
    /// A point in it.
    pub at: Coord<f64>,
}

/// Pairs of valid polygons that share more than `tolerance`, in order of their positions.
///
/// Neighbours drawn from separate lines overlap by slivers: 1 m² is a sensible tolerance for zones.
pub fn overlaps(polygons: &[MultiPolygon<f64>], tolerance: SquareMetres) -> Vec<Overlap> {
    let pairs: Vec<_> = pairs(polygons).into_iter().filter(|p| p.area > tolerance.0).collect();
    let place = |a: usize, b: usize| {
        let common = boolean::intersection(&polygons[a], &polygons[b]);
        interior_point(&common)
    };
    pairs
        .into_par_iter()
        .map(|p| {
            // An overlap below the step of the set operation has no polygon; a corner of the first still leads there.
            let corner = polygons[p.source].iter().find_map(|part| part.exterior().0.first().copied());
            let at = place(p.source, p.target).or(corner).unwrap_or(Coord { x: f64::NAN, y: f64::NAN });
            Overlap { a: p.source, b: p.target, area: SquareMetres(p.area), at }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::rectangle;

    #[test]
    fn an_overlap_is_named_with_its_pair_its_area_and_a_place_in_it() {
        let zones = [rectangle(0.0, 0.0, 4.0, 4.0), rectangle(4.0, 0.0, 8.0, 4.0), rectangle(7.0, 0.0, 9.0, 4.0)];
        let found = overlaps(&zones, SquareMetres(1.0));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].a, found[0].b, found[0].area), (1, 2, SquareMetres(4.0)));
        assert!(found[0].at.x > 7.0 && found[0].at.x < 8.0);
    }

    #[test]
    fn a_sliver_within_the_tolerance_is_no_overlap() {
        let zones = [rectangle(0.0, 0.0, 4.0, 4.0), rectangle(3.9, 0.0, 8.0, 4.0)];
        assert_eq!(overlaps(&zones, SquareMetres(1.0)), []);
        assert_eq!(overlaps(&zones, SquareMetres(0.1)).len(), 1);
    }

    #[test]
    fn a_zone_that_is_there_twice_overlaps_itself() {
        let zones = [rectangle(0.0, 0.0, 2.0, 2.0), rectangle(0.0, 0.0, 2.0, 2.0)];
        assert_eq!(overlaps(&zones, SquareMetres(0.0))[0].area, SquareMetres(4.0));
    }
}
