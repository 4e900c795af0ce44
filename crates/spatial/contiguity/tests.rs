//! Small coverages whose neighbours can be counted by hand.

use super::*;
use crate::testdata::{rectangle, with_hole};

/// Squares of a lattice, row by row, with a strip of the given width around each.
fn lattice(side: usize, strip: f64) -> Vec<MultiPolygon<f64>> {
    let cells = (0..side * side).map(|i| ((i % side) as f64 * 100.0, (i / side) as f64 * 100.0));
    cells.map(|(x, y)| rectangle(x, y, x + 100.0 - strip, y + 100.0 - strip)).collect()
}

fn rows(list: &Contiguity) -> Vec<&[u32]> {
    (0..list.units()).map(|unit| list.neighbours(unit)).collect()
}

#[test]
fn a_queen_goes_from_the_middle_of_a_lattice_to_all_eight() {
    let expected: [&[u32]; 9] = [
        &[1, 3, 4],
        &[0, 2, 3, 4, 5],
        &[1, 4, 5],
        &[0, 1, 4, 6, 7],
        &[0, 1, 2, 3, 5, 6, 7, 8],
        &[1, 2, 4, 7, 8],
        &[3, 4, 7],
        &[3, 4, 5, 6, 8],
        &[4, 5, 7],
    ];
    assert_eq!(rows(&contiguity(&lattice(3, 0.0), Metres(0.0))), expected);
    // The reach changes nothing where a third square lies between, and strips change nothing within the reach.
    assert_eq!(rows(&contiguity(&lattice(3, 0.0), OPEN_GROUND)), expected);
    assert_eq!(rows(&contiguity(&lattice(3, 5.0), Metres(8.0))), expected);
    // Over the corner it is √2 times as far.
    assert_eq!(contiguity(&lattice(3, 5.0), Metres(7.0)).links(), 24);
    assert_eq!(contiguity(&lattice(3, 5.0), Metres(4.9)).links(), 0);
}

#[test]
fn a_third_zone_between_parts_two_zones_however_thin_it_is() {
    let zones = [rectangle(0.0, 0.0, 10.0, 10.0), rectangle(30.0, 0.0, 40.0, 10.0), rectangle(19.0, -50.0, 20.0, 50.0)];
    assert_eq!(contiguity(&zones[..2], Metres(20.0)).links(), 2);
    assert_eq!(rows(&contiguity(&zones, Metres(20.0))), [&[2][..], &[2], &[0, 1]]);
}

#[test]
fn a_third_zone_that_meets_the_line_between_in_a_point_does_not_part_and_one_along_it_does() {
    let (west, east) = (rectangle(0.0, 0.0, 10.0, 10.0), rectangle(30.0, 10.0, 40.0, 20.0));
    let at_a_point = [west.clone(), east.clone(), rectangle(5.0, 10.0, 10.0, 19.0)];
    assert_eq!(contiguity(&at_a_point, Metres(20.0)).neighbours(0), [1, 2]);
    let along = [west, east, rectangle(10.0, -9.0, 30.0, 10.0)];
    assert_eq!(contiguity(&along, Metres(20.0)).neighbours(0), [2]);
}

#[test]
fn one_open_line_of_several_equally_short_ones_is_enough() {
    // Ten metres of water; a pier stands in the western half of it.
    let zones = [rectangle(0.0, 0.0, 40.0, 10.0), rectangle(0.0, 20.0, 40.0, 30.0), rectangle(-5.0, 12.0, 20.0, 18.0)];
    assert_eq!(contiguity(&zones, Metres(10.0)).neighbours(0), [1, 2]);
}

#[test]
fn a_zone_in_the_hole_of_another_is_its_neighbour() {
    let hole = rectangle(3.0, 3.0, 6.0, 6.0);
    let zones = [with_hole(rectangle(0.0, 0.0, 9.0, 9.0), hole.clone()), hole];
    assert_eq!(contiguity(&zones, Metres(0.0)).neighbours(1), [0]);
}

#[test]
fn a_border_drawn_twice_is_one_border() {
    let zones = [rectangle(0.0, 0.0, 1.0, 1.0), rectangle(1.004, 0.0, 2.0, 1.0), rectangle(2.02, 0.0, 3.0, 1.0)];
    assert_eq!(rows(&contiguity(&zones, Metres(0.0))), [&[1][..], &[0], &[]]);
}

#[test]
fn any_part_of_a_zone_makes_it_a_neighbour() {
    let two_parts = MultiPolygon([rectangle(0.0, 0.0, 1.0, 1.0).0, rectangle(50.0, 0.0, 51.0, 1.0).0].concat());
    assert_eq!(contiguity(&[rectangle(51.0, 1.0, 60.0, 9.0), two_parts], Metres(0.0)).neighbours(0), [1]);
}

#[test]
fn a_zone_far_off_or_without_a_border_is_an_isolate_and_no_neighbour_is_made_up() {
    let zones = [
        rectangle(0.0, 0.0, 1.0, 1.0),
        MultiPolygon(vec![]),
        rectangle(1.0, 0.0, 2.0, 1.0),
        rectangle(900.0, 0.0, 901.0, 1.0),
    ];
    assert_eq!(contiguity(&zones, OPEN_GROUND).isolates().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(contiguity(&[], OPEN_GROUND).units(), 0);
}
