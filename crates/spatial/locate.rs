//! Which zone a point lies in, and the nearest one for points outside them all.
//!
//! Boundary rule: zones are closed. A point exactly on a border belongs to the zone with the lowest position among those
//! that touch it, and a point on the outer border is inside. The test is exact; no tolerance is used.

use crate::grid::{Grid, edges};
use crate::measure::Metres;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

/// Points that one thread takes at a time.
const CHUNK: usize = 4096;
/// Zones whose distances differ by less than this share are equally near; rounding must not choose between them.
const EQUALLY_NEAR: f64 = 1e-12;

/// A zone for a point, with the distance to it: 0 inside, else a straight line in EPSG:25832.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assigned {
    /// Position of the zone.
    pub zone: usize,
    /// Distance to the zone, m.
    pub distance: Metres,
}

/// Index over a zone set; build it once for each vintage. Positions are those of the slice it was built from.
#[derive(Debug)]
pub struct Locator {
    grid: Option<Grid>,
    borders: RTree<GeomWithData<Line<[f64; 2]>, u32>>,
}

impl Locator {
    /// Builds the index from valid polygons in EPSG:25832. Zones may overlap: the first wins.
    pub fn new(polygons: &[MultiPolygon<f64>]) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
        let lines = polygons.iter().enumerate().flat_map(|(zone, polygon)| {
            edges(polygon).map(move |e| GeomWithData::new(Line::new([e.a.x, e.a.y], [e.b.x, e.b.y]), zone as u32))
        });
        let lines: Vec<_> = lines.collect();
        let (grid, borders) = rayon::join(|| Grid::new(polygons), || RTree::bulk_load(lines));
        Self { grid, borders }
    }

    /// Position of the zone that holds the point; none outside every zone, and none for a point that is not finite.
    pub fn locate(&self, p: Coord<f64>) -> Option<usize> {
        self.grid.as_ref()?.locate(p).map(|zone| zone as usize)
    }

    /// The zone that holds the point at distance 0, else the nearest (the lowest of equally near ones) with its distance.
    ///
    /// None only when there are no polygons with a border, or the point is not finite.
    pub fn assign(&self, p: Coord<f64>) -> Option<Assigned> {
        if let Some(zone) = self.locate(p) {
            return Some(Assigned { zone, distance: Metres(0.0) });
        }
        if !(p.x.is_finite() && p.y.is_finite()) {
            return None;
        }
        let mut near = self.borders.nearest_neighbor_iter_with_distance_2(&[p.x, p.y]);
        let (first, squared) = near.next()?;
        let ties = near.take_while(|(_, d)| *d <= squared * (1.0 + EQUALLY_NEAR));
        let zone = ties.map(|(line, _)| line.data).fold(first.data, u32::min);
        Some(Assigned { zone: zone as usize, distance: Metres(squared.sqrt()) })
    }

    /// [`Self::locate`] of many points, on all threads, in the order of the points.
    pub fn locate_all(&self, points: &[Coord<f64>]) -> Vec<Option<u32>> {
        let Some(grid) = &self.grid else { return vec![None; points.len()] };
        points.par_iter().with_min_len(CHUNK).map(|&p| grid.locate(p)).collect()
    }

    /// [`Self::assign`] of many points, on all threads, in the order of the points.
    pub fn assign_all(&self, points: &[Coord<f64>]) -> Vec<Option<Assigned>> {
        points.par_iter().with_min_len(64).map(|&p| self.assign(p)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn a_point_on_a_shared_border_belongs_to_the_first_zone_and_the_outer_border_is_inside() {
        let zones = [rectangle(1.0, 0.0, 2.0, 1.0), rectangle(0.0, 0.0, 1.0, 1.0), rectangle(0.0, 1.0, 2.0, 2.0)];
        let locator = Locator::new(&zones);
        assert_eq!(locator.locate(at(1.0, 0.5)), Some(0));
        assert_eq!(locator.locate(at(1.0, 1.0)), Some(0));
        assert_eq!(locator.locate(at(0.5, 1.0)), Some(1));
        for corner in [at(0.0, 0.0), at(0.0, 0.7), at(0.3, 0.0)] {
            assert_eq!(locator.locate(corner), Some(1));
        }
        assert_eq!(locator.locate(at(2.0, 2.0)), Some(2));
        assert_eq!(locator.locate(at(2.0 + 1e-15 * 4.0, 2.0)), None);
    }

    #[test]
    fn a_point_in_a_hole_is_outside_and_on_its_border_inside() {
        let zone = with_hole(rectangle(0.0, 0.0, 9.0, 9.0), rectangle(3.0, 3.0, 6.0, 6.0));
        let locator = Locator::new(&[zone]);
        assert_eq!(locator.locate(at(4.5, 4.5)), None);
        assert_eq!(locator.locate(at(3.0, 4.5)), Some(0));
        assert_eq!(locator.assign(at(4.0, 4.5)), Some(Assigned { zone: 0, distance: Metres(1.0) }));
    }

    #[test]
    fn a_point_outside_goes_to_the_nearest_zone_and_of_equally_near_ones_to_the_first() {
        let zones = [rectangle(10.0, 0.0, 11.0, 1.0), rectangle(-1.0, 0.0, 0.0, 1.0), rectangle(0.0, -9.0, 10.0, -4.0)];
        let locator = Locator::new(&zones);
        assert_eq!(locator.assign(at(3.0, 0.5)), Some(Assigned { zone: 1, distance: Metres(3.0) }));
        assert_eq!(locator.assign(at(5.0, 1.0)), Some(Assigned { zone: 0, distance: Metres(5.0) }));
        assert_eq!(locator.assign(at(10.5, 0.5)), Some(Assigned { zone: 0, distance: Metres(0.0) }));
    }

    #[test]
    fn the_first_of_equally_near_zones_wins_wherever_it_lies() {
        let around = |x: f64, y: f64| rectangle(x - 1.0, y - 1.0, x + 1.0, y + 1.0);
        let mut zones = [around(9.0, 0.0), around(0.0, 9.0), around(-9.0, 0.0), around(0.0, -9.0)];
        for _ in 0..zones.len() {
            zones.rotate_left(1);
            assert_eq!(Locator::new(&zones).assign(at(0.0, 0.0)), Some(Assigned { zone: 0, distance: Metres(8.0) }));
        }
    }

    #[test]
    fn without_polygons_there_is_no_answer() {
        let locator = Locator::new(&[]);
        assert_eq!(locator.assign(at(0.0, 0.0)), None);
        assert_eq!(locator.locate_all(&[at(0.0, 0.0)]), [None]);
        let locator = Locator::new(&[rectangle(0.0, 0.0, 1.0, 1.0)]);
        assert_eq!(locator.assign(at(f64::NAN, 0.0)), None);
        assert_eq!(locator.locate(at(f64::INFINITY, 0.5)), None);
    }

    #[test]
    fn an_empty_zone_keeps_the_positions_of_the_others() {
        let locator = Locator::new(&[MultiPolygon(vec![]), rectangle(0.0, 0.0, 1.0, 1.0)]);
        assert_eq!(locator.locate_all(&[at(0.5, 0.5), at(3.0, 0.5)]), [Some(1), None]);
    }
}
