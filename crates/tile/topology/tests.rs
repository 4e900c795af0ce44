//! Shared borders are found, T-junctions included.

use super::*;
use crate::testing::ring;

fn topology(rings: &[&[(f64, f64)]]) -> Topology {
    Topology::new(&rings.iter().map(|points| (ring(points), true)).collect::<Vec<_>>())
}

fn places(topology: &Topology, chain: usize) -> Vec<(f64, f64)> {
    topology.chains[chain].vertices.iter().map(|&v| topology.points[v as usize].x_y()).collect()
}

const WEST: &[(f64, f64)] = &[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];

#[test]
fn neighbours_share_the_vertices_of_their_border() {
    let topology = topology(&[WEST, &[(100.0, 0.0), (200.0, 0.0), (200.0, 100.0), (100.0, 100.0)]]);
    assert_eq!(topology.points.len(), 6);
    assert_eq!(topology.chains[1].vertices, [1, 4, 5, 2]);
}

#[test]
fn a_vertex_within_the_snap_distance_is_the_same_vertex_and_one_beyond_it_is_not() {
    let near = 100.0 + SNAP * 0.9;
    let far = 100.0 + SNAP * 1.1;
    assert_eq!(topology(&[WEST, &[(near, 0.0), (200.0, 0.0), (150.0, 90.0)]]).points.len(), 6);
    assert_eq!(topology(&[WEST, &[(100.0, -far), (200.0, 0.0), (150.0, 90.0)]]).points.len(), 7);
}

#[test]
fn a_neighbours_vertex_on_a_segment_is_inserted_there() {
    // Two neighbours to the east of one; their corner at (100, 40) lies on the segment of the western one.
    let topology = topology(&[
        WEST,
        &[(100.0, 0.0), (200.0, 0.0), (200.0, 40.0), (100.0, 40.0)],
        &[(100.0, 40.0), (200.0, 40.0), (200.0, 100.0), (100.0, 100.0)],
    ]);
    assert_eq!(places(&topology, 0), [(0.0, 0.0), (100.0, 0.0), (100.0, 40.0), (100.0, 100.0), (0.0, 100.0)]);
}

#[test]
fn several_vertices_on_one_segment_stand_in_order_in_both_directions() {
    let clockwise = [WEST, &[(100.0, 70.0), (120.0, 20.0), (100.0, 20.0), (100.0, 50.0)]];
    let mut reversed: Vec<_> = WEST.to_vec();
    reversed.reverse();
    let expected = [(100.0, 0.0), (100.0, 20.0), (100.0, 50.0), (100.0, 70.0), (100.0, 100.0)];
    assert_eq!(places(&topology(&clockwise), 0)[1..6], expected);
    let mut found = places(&topology(&[&reversed, clockwise[1]]), 0);
    found.reverse();
    assert!(found.windows(5).any(|w| w == expected), "{found:?}");
}

#[test]
fn a_vertex_on_a_long_segment_is_found_though_the_projection_bends_it() {
    // 3 250 units are 1 940 m in mercator; a straight border of that length bends by 0.12 units.
    let long = &[(0.0, 0.0), (3250.0, 0.0), (3250.0, 100.0), (0.0, 100.0)];
    let with = |beside: f64| places(&topology(&[long, &[(1600.0, beside), (1700.0, -50.0), (1500.0, -50.0)]]), 0).len();
    assert_eq!(with(0.12), 5);
    assert_eq!(with(0.6), 4);
}

#[test]
fn a_ring_that_snaps_to_one_place_keeps_no_segment() {
    let topology = topology(&[&[(5.0, 5.0), (5.001, 5.0), (5.0, 5.001)]]);
    assert_eq!(topology.chains[0].vertices.len(), 0);
}

#[test]
fn a_ring_that_goes_out_and_back_along_a_segment_loses_the_spike_wherever_it_begins() {
    let ring = [1, 2, 3, 4, 3, 5, 6, 5, 3, 7];
    for begin in 0..ring.len() {
        let mut turned = ring;
        turned.rotate_left(begin);
        let mut kept = without_spikes(&turned);
        let first = kept.iter().position(|v| *v == 1).unwrap();
        kept.rotate_left(first);
        assert_eq!(kept, [1, 2, 3, 7], "begun at {begin}");
    }
    assert_eq!(without_spikes(&[1, 2, 3, 2]), []);
    assert_eq!(without_spikes(&[1, 2, 3, 1, 4, 5]), [1, 2, 3, 1, 4, 5]);
}

#[test]
fn a_sliver_narrower_than_the_tolerance_is_left_out() {
    let sliver = &[(0.0, 0.0), (50.0, 0.005), (100.0, 0.0), (60.0, -0.005)];
    let topology = topology(&[WEST, sliver]);
    assert_eq!(topology.chains[1].vertices, []);
    assert_eq!(topology.chains[0].vertices.len(), 6);
}
