//! Simplification keeps shared borders shared, crosses nothing and loses no ring.

use super::*;
use crate::testing::{CELL, Segment, conflict, coverages, polygon, ring, segments};
use crate::world::ring_area;
use geo::Area;
use proptest::prelude::*;
use std::collections::HashMap;

fn simplifier(rings: &[Vec<Coord<f64>>]) -> Simplifier {
    Simplifier::new(Topology::new(&rings.iter().map(|r| (r.clone(), true)).collect::<Vec<_>>()))
}

fn rings_of(simplifier: &Simplifier) -> Vec<Vec<Coord<f64>>> {
    (0..simplifier.topology.chains.len()).map(|c| simplifier.points(c).collect()).collect()
}

/// Simplified in steps of a zoom, as the pyramid does.
fn simplified(rings: &[Vec<Coord<f64>>], max_area: f64) -> Vec<Vec<Coord<f64>>> {
    let mut simplifier = simplifier(rings);
    let mut area = 1.0;
    while area < max_area {
        simplifier.reduce(area);
        area *= 4.0;
    }
    simplifier.reduce(max_area);
    rings_of(&simplifier)
}

/// How often each directed segment occurs.
fn directed(rings: &[Vec<Coord<f64>>]) -> HashMap<[u64; 4], usize> {
    let mut count = HashMap::new();
    for (a, b) in rings.iter().flat_map(|r| segments(r)) {
        *count.entry([a.x, a.y, b.x, b.y].map(f64::to_bits)).or_default() += 1;
    }
    count
}

/// Number of segments that have a twin in the other direction, and of those that have none.
fn inner_and_outer(rings: &[Vec<Coord<f64>>]) -> (usize, usize) {
    let count = directed(rings);
    let inner = count.keys().filter(|[a, b, c, d]| count.contains_key(&[*c, *d, *a, *b])).count();
    (inner, count.len() - inner)
}

/// Area inside the outer border alone: inner borders cancel, whatever they look like.
fn area_by_outer_border(rings: &[Vec<Coord<f64>>]) -> f64 {
    let count = directed(rings);
    let outer = count.keys().filter(|[a, b, c, d]| !count.contains_key(&[*c, *d, *a, *b]));
    outer.map(|s| s.map(f64::from_bits)).map(|[ax, ay, bx, by]| (ax * by - bx * ay) / 2.0).sum()
}

fn all_segments(rings: &[Vec<Coord<f64>>]) -> Vec<Segment> {
    rings.iter().flat_map(|r| segments(r)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn shared_borders_stay_shared_and_nothing_crosses(rings in coverages(), share in 0.0..1.0_f64) {
        // From a tolerance that takes little to one larger than a cell.
        let max_area = CELL * CELL * 1e-5_f64.powf(1.0 - share) * 2.0;
        let after = simplified(&rings, max_area);
        prop_assert!(directed(&after).values().all(|&n| n == 1), "a segment occurs twice in one direction");
        let ((inner_before, _), (inner, outer)) = (inner_and_outer(&rings), inner_and_outer(&after));
        prop_assert_eq!(inner_before == 0, inner == 0);
        prop_assert!(inner % 2 == 0 && outer >= 3);
        let all = all_segments(&after);
        for (i, s) in all.iter().enumerate() {
            for t in &all[..i] {
                prop_assert!(!conflict(*s, *t), "{s:?} and {t:?}");
            }
        }
    }

    #[test]
    fn rings_stay_valid_and_turn_the_same_way(rings in coverages(), max_area in 1.0..2e6_f64) {
        for (before, after) in rings.iter().zip(simplified(&rings, max_area)) {
            prop_assert!(after.len() >= 3);
            prop_assert!(ring_area(before) > 0.0 && ring_area(&after) > 0.0);
            prop_assert!(after.iter().all(|p| before.contains(p)), "vertices are kept or taken away, never moved");
        }
    }

    #[test]
    fn the_parts_neither_overlap_nor_leave_gaps(rings in coverages(), max_area in 1.0..2e6_f64) {
        let after = simplified(&rings, max_area);
        let sum: f64 = after.iter().map(|r| ring_area(r)).sum();
        let polygons: Vec<geo::MultiPolygon> = after.iter().map(|r| polygon(r).into()).collect();
        let union = spatial::boolean::union(&polygons).unsigned_area();
        prop_assert!((sum - union).abs() < 1e-6 * sum, "sum {sum}, union {union}");
        prop_assert!((sum - area_by_outer_border(&after)).abs() < 1e-6 * sum);
    }

    #[test]
    fn the_same_coverage_gives_the_same_vertices(rings in coverages()) {
        prop_assert_eq!(simplified(&rings, 5e4), simplified(&rings, 5e4));
    }
}

#[test]
fn the_test_coverages_are_planar_before_they_are_simplified() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..50 {
        let rings = coverages().new_tree(&mut runner).unwrap().current();
        let all = all_segments(&rings);
        assert!(all.iter().enumerate().all(|(i, s)| all[..i].iter().all(|t| !conflict(*s, *t))));
    }
}

#[test]
fn a_coarse_tolerance_takes_most_vertices_and_every_node_stays() {
    let rings = crate::testing::coverage(4, &[0.3, -0.7, 0.9, -0.2, 0.5, -0.95, 0.1], &[false]);
    let before: usize = rings.iter().map(Vec::len).sum();
    let after = simplified(&rings, CELL * CELL);
    assert!(after.iter().map(Vec::len).sum::<usize>() * 4 < before);
    // Every cell keeps its four corners, but for the four corners of the whole, which are nodes of one cell only.
    assert!(after.iter().all(|r| (3..=6).contains(&r.len())), "{:?}", after.iter().map(Vec::len).collect::<Vec<_>>());
}

#[test]
fn an_island_fills_its_hole_exactly_at_every_tolerance() {
    let circle = |n: usize, radius: f64| -> Vec<Coord<f64>> {
        let angle = |k: usize| k as f64 / n as f64 * std::f64::consts::TAU;
        (0..n).map(|k| Coord { x: radius * angle(k).cos(), y: radius * angle(k).sin() }).collect()
    };
    let mut hole = circle(60, 100.0);
    hole.reverse();
    hole.rotate_left(17);
    let rings = [circle(90, 300.0), hole, circle(60, 100.0)];
    for max_area in [20.0, 100.0, 1e3, 1e4, 1e9] {
        let [outer, mut hole, island] = <[_; 3]>::try_from(simplified(&rings, max_area)).unwrap();
        hole.reverse();
        let shift = hole.iter().position(|p| *p == island[0]).unwrap();
        hole.rotate_left(shift);
        assert_eq!(hole, island);
        assert!(island.len() >= 3 && island.len() < 60 && outer.len() < 90);
        assert!(ring_area(&outer) > ring_area(&island));
    }
}

#[test]
fn two_borders_between_the_same_nodes_never_fall_together() {
    // A lens between two zones: both of its sides run from (0, 0) to (100, 0).
    let lens = ring(&[(0.0, 0.0), (50.0, -1.0), (100.0, 0.0), (50.0, 1.0)]);
    let north = ring(&[(0.0, 0.0), (0.0, -100.0), (100.0, -100.0), (100.0, 0.0), (50.0, -1.0)]);
    let south = ring(&[(0.0, 0.0), (50.0, 1.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]);
    let after = simplified(&[lens, north, south], 1e9);
    assert_eq!(after[0].len(), 3);
    assert!(ring_area(&after[0]) > 0.0);
}

#[test]
fn a_vertex_stays_while_its_triangle_holds_a_neighbours_vertex() {
    // A pin from the right ends inside the notch of the left ring; without the notch it would stick into it.
    let left = ring(&[(0.0, 0.0), (100.0, 0.0), (90.0, 50.0), (100.0, 100.0), (0.0, 100.0)]);
    let pin = ring(&[(300.0, 0.0), (300.0, 100.0), (95.0, 50.0)]);
    let after = simplified(&[left.clone(), pin], 600.0);
    assert_eq!(after[0], left);
    assert_eq!(simplified(&[left], 600.0)[0].len(), 4);
}

#[test]
fn a_line_keeps_its_ends() {
    let line = ring(&[(0.0, 0.0), (10.0, 1.0), (20.0, -1.0), (30.0, 0.0)]);
    let mut simplifier = Simplifier::new(Topology::new(&[(line, false)]));
    simplifier.reduce(1e6);
    assert_eq!(simplifier.points(0).collect::<Vec<_>>(), ring(&[(0.0, 0.0), (30.0, 0.0)]));
}

#[test]
fn two_lines_that_meet_end_to_end_still_meet() {
    let roads = [ring(&[(0.0, 0.0), (10.0, 1.0)]), ring(&[(10.0, 1.0), (20.0, 0.0)])];
    let mut simplifier = Simplifier::new(Topology::new(&roads.clone().map(|road| (road, false))));
    simplifier.reduce(1e6);
    assert_eq!([0, 1].map(|road| simplifier.points(road).collect::<Vec<_>>()), roads);
}
