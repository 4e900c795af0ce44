//! Laws that hold for any polygons: the same answer as the plain method, nothing lost, nothing made.

use crate::testdata::rectangle;
use crate::*;
use geo::{Area, BooleanOps};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

type Ring = Vec<(i32, i32)>;

fn polygon(ring: &[(f64, f64)]) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(LineString::from(ring.to_vec()), vec![])])
}

/// Any closed line through points of a small lattice: crossings, spikes, touches and repeated points in plenty.
fn lattice_rings() -> impl Strategy<Value = Vec<Ring>> {
    prop::collection::vec(prop::collection::vec((0..9, 0..9), 3..9), 1..6)
}

fn on_lattice(rings: &[Ring]) -> Vec<MultiPolygon<f64>> {
    let real = |r: &Ring| r.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect::<Vec<_>>();
    rings.iter().map(|r| polygon(&real(r))).collect()
}

/// A star around a centre: simple, seldom convex.
fn star() -> impl Strategy<Value = MultiPolygon<f64>> {
    (0.0..100.0, 0.0..100.0, prop::collection::vec(2.0..30.0f64, 3..24)).prop_map(|(x, y, radii)| {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let corner = |(i, r): (usize, &f64)| {
            (569_000.0 + x + r * (i as f64 * step).cos(), 7_034_000.0 + y + r * (i as f64 * step).sin())
        };
        polygon(&radii.iter().enumerate().map(corner).collect::<Vec<_>>())
    })
}

/// Sixteen quadrilaterals that tile a square over all stars; inner corners are moved about.
fn tiling() -> impl Strategy<Value = Vec<MultiPolygon<f64>>> {
    prop::collection::vec((-14.0..14.0, -14.0..14.0f64), 25).prop_map(|moves| {
        let corner = |i: usize, j: usize| {
            let inner = |k: usize| (1..4).contains(&k);
            let (dx, dy) = moves[i * 5 + j];
            let (dx, dy) = (if inner(i) { dx } else { 0.0 }, if inner(j) { dy } else { 0.0 });
            (568_950.0 + 50.0 * i as f64 + dx, 7_033_950.0 + 50.0 * j as f64 + dy)
        };
        let cells = (0..4).flat_map(|i| (0..4).map(move |j| (i, j)));
        cells.map(|(i, j)| polygon(&[corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)])).collect()
    })
}

/// The plain method in whole numbers: on an edge, or an odd number of edges to the right. Points in quarters. A ring
/// that is one point has no edge and holds nothing.
fn holds(ring: &Ring, x: i64, y: i64) -> bool {
    let mut inside = false;
    for (i, &(ax, ay)) in ring.iter().enumerate() {
        let (bx, by) = ring[(i + 1) % ring.len()];
        let (ax, ay, bx, by) = (i64::from(ax) * 4, i64::from(ay) * 4, i64::from(bx) * 4, i64::from(by) * 4);
        let side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        if side == 0 && (ax, ay) != (bx, by) && ax.min(bx) <= x && x <= ax.max(bx) && ay.min(by) <= y && y <= ay.max(by)
        {
            return true;
        }
        inside ^= (ay > y) != (by > y) && (side > 0) == (by > ay);
    }
    inside
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (1.0 + a.abs().max(b.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_grid_gives_the_zone_that_the_plain_method_gives(rings in lattice_rings()) {
        let locator = Locator::new(&on_lattice(&rings));
        for (x, y) in (-2..38i64).flat_map(|x| (-2..38i64).map(move |y| (x, y))) {
            let expected = rings.iter().position(|r| holds(r, x, y));
            let p = Coord { x: x as f64 / 4.0, y: y as f64 / 4.0 };
            prop_assert_eq!(locator.locate(p), expected, "at {:?}", p);
        }
    }

    #[test]
    fn the_nearest_zone_is_the_one_whose_border_is_nearest(rings in lattice_rings(), x in -20.0..30.0f64, y in -20.0..30.0f64) {
        use geo::{Distance, Euclidean};
        let zones = on_lattice(&rings);
        prop_assume!(zones.iter().any(|z| z.0[0].exterior().lines().any(|l| l.start != l.end)));
        let (locator, p) = (Locator::new(&zones), Coord { x, y });
        let assigned = locator.assign(p).unwrap();
        prop_assert_eq!(assigned.distance == Metres(0.0), locator.locate(p).is_some());
        if locator.locate(p).is_none() {
            let distance = |z: &MultiPolygon<f64>| Euclidean.distance(&geo_types::Point(p), z.0[0].exterior());
            let nearest = zones.iter().map(distance).fold(f64::MAX, f64::min);
            prop_assert!(close(assigned.distance.0, nearest, 1e-9));
            prop_assert!(close(distance(&zones[assigned.zone]), nearest, 1e-9));
        }
    }

    #[test]
    fn where_targets_cover_the_sources_nothing_is_lost_or_made(
        sources in prop::collection::vec(star(), 1..8), targets in tiling(), values in prop::collection::vec(0.0..1000.0f64, 8),
    ) {
        let w = overlay(&sources, &targets);
        prop_assert!(w.check().is_ok());
        for (i, source) in sources.iter().enumerate() {
            let pieces: f64 = w.row(i).map(|(_, area)| area).sum();
            prop_assert!(close(pieces, source.unsigned_area(), 1e-9), "{} of {}", pieces, source.unsigned_area());
        }
        let values: Vec<Option<f64>> = values.into_iter().take(sources.len()).map(Some).collect();
        for t in [transfer_area(&values, &w), transfer_area_within(&values, &w)] {
            prop_assert!(close(t.sum_to, t.sum_from, 1e-9) && close(t.sum_to + t.outside, t.sum_from, 1e-12));
            prop_assert!(close(t.values.iter().flatten().sum(), t.sum_from, 1e-9));
        }
    }

    #[test]
    fn a_constant_field_stays_constant(sources in tiling(), targets in prop::collection::vec(star(), 1..8), rate in 0.0..1.0f64) {
        for value in mean_area(&vec![Some(rate); sources.len()], &overlay(&sources, &targets)) {
            prop_assert!(close(value.unwrap(), rate, 1e-12));
        }
    }

    #[test]
    fn the_overlay_is_the_same_from_both_sides(a in prop::collection::vec(star(), 1..6), b in prop::collection::vec(star(), 1..6)) {
        let (there, back) = (overlay(&a, &b), overlay(&b, &a).transpose());
        for (i, j) in (0..a.len()).flat_map(|i| (0..b.len()).map(move |j| (i, j))) {
            let area = |w: &Weights| w.row(i).find(|(t, _)| *t == j).map_or(0.0, |(_, area)| area);
            prop_assert!(close(area(&there), area(&back), 1e-9));
            let by_boolean_operation = a[i].intersection(&b[j]).unsigned_area();
            prop_assert!((area(&there) - by_boolean_operation).abs() < 1e-3);
        }
    }

    #[test]
    fn a_repaired_polygon_is_valid_and_holds_what_the_even_odd_rule_holds(rings in lattice_rings()) {
        for (ring, broken) in rings.iter().zip(on_lattice(&rings)) {
            let Some(r) = repair(&broken) else {
                prop_assert!((0..=36).all(|x| (0..=36).all(|y| !strictly_inside(ring, x, y))));
                continue;
            };
            prop_assert_eq!(faults(&r.geometry), vec![], "{:?}", r.geometry);
            prop_assert!(r.after.0 > 0.0 && r.after.0 <= 64.0 + 1e-9 && close(r.after.0, area(&r.geometry).0, 1e-12));
            let (before, after) = (Locator::new(&[broken]), Locator::new(&[r.geometry]));
            for (x, y) in (0..8).flat_map(|x| (0..8).map(move |y| (x, y))) {
                let p = Coord { x: f64::from(x) + 0.367_879_441, y: f64::from(y) + 0.414_213_562 };
                prop_assert_eq!(before.locate(p), after.locate(p), "at {:?}", p);
            }
        }
    }

    #[test]
    fn rounding_makes_no_pieces_of_a_border_that_one_side_draws_with_more_corners(
        x in 0.0..100.0f64, y in 0.0..100.0f64, shares in prop::collection::vec(0.01..0.99f64, 1..9),
    ) {
        let (a, b) = ((569_000.0 - x, 7_034_000.0 + y), (569_200.0 + y, 7_034_150.0 - x));
        let mut shares = shares;
        shares.sort_by(f64::total_cmp);
        let along = shares.iter().map(|t| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
        let north = polygon(&[a, b, (569_000.0, 7_034_900.0)]);
        let south = polygon(&[&[b, (569_300.0, 7_033_000.0), a][..], &along.collect::<Vec<_>>()].concat());
        for (one, other) in [(&north, &south), (&south, &north)] {
            let w = overlay(std::slice::from_ref(one), std::slice::from_ref(other));
            prop_assert_eq!(w.pieces(), 0, "{:?}", w);
            prop_assert!(w.dropped().iter().all(|p| p.area.abs() < 1e-5));
        }
    }

    #[test]
    fn the_label_point_lies_inside(zone in star()) {
        let at = interior_point(&zone).unwrap();
        prop_assert!(geo::Contains::contains(&zone, &at));
    }

    #[test]
    fn dissolving_a_tiling_gives_its_outline(tiles in tiling()) {
        let all = dissolve(&tiles.iter().collect::<Vec<_>>());
        prop_assert_eq!((all.0.len(), all.0[0].interiors().len()), (1, 0));
        prop_assert!(close(area(&all).0, 40_000.0, 1e-9));
        prop_assert_eq!(overlaps(&tiles, SquareMetres(1e-6)), vec![]);
    }
}

/// Inside and not on an edge: for a ring that encloses nothing, nowhere.
fn strictly_inside(ring: &Ring, x: i64, y: i64) -> bool {
    let on_an_edge = holds(ring, x, y) && {
        let reversed: Ring = ring.iter().map(|&(a, b)| (a, b)).rev().collect();
        let alone = [ring.as_slice(), reversed.as_slice()].concat();
        // Walked to and fro, only the edges themselves are left.
        holds(&alone, x, y)
    };
    holds(ring, x, y) && !on_an_edge
}

#[test]
fn the_plain_method_itself_knows_a_square() {
    let square: Ring = vec![(0, 0), (2, 0), (2, 2), (0, 2)];
    assert!(holds(&square, 4, 4) && holds(&square, 8, 8) && !holds(&square, 9, 4));
    assert!(strictly_inside(&square, 4, 4) && !strictly_inside(&square, 8, 4));
    assert_eq!(area(&rectangle(0.0, 0.0, 2.0, 2.0)), SquareMetres(4.0));
}
