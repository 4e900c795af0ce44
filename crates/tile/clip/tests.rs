//! Clipping keeps what lies inside, and nothing else.

use super::*;
use crate::testing::{coverages, ring};
use crate::world::ring_area;
use proptest::prelude::*;

fn piece(role: Role, points: &[(f64, f64)]) -> Piece {
    Piece::new(0, role, ring(points)).unwrap()
}

fn parts(piece: Piece, half: HalfPlane) -> Vec<Vec<(f64, f64)>> {
    keep(vec![piece], half).iter().map(|p| p.points.iter().map(|c| c.x_y()).collect()).collect()
}

#[test]
fn a_line_that_leaves_and_comes_back_is_two_lines() {
    let line = piece(Role::Line, &[(0.0, 0.0), (4.0, 0.0), (4.0, 10.0), (0.0, 10.0)]);
    let expected = vec![vec![(0.0, 0.0), (2.0, 0.0)], vec![(2.0, 10.0), (0.0, 10.0)]];
    assert_eq!(parts(line, HalfPlane::UpTo(Axis::X, 2.0)), expected);
}

#[test]
fn a_line_that_only_touches_the_edge_leaves_nothing_to_draw_beyond_it() {
    let line = piece(Role::Line, &[(0.0, 0.0), (4.0, 0.0)]);
    assert!(parts(line, HalfPlane::From(Axis::X, 4.0)).iter().all(|part| part.iter().all(|p| *p == (4.0, 0.0))));
}

#[test]
fn points_stay_where_the_half_plane_holds_them_its_edge_included() {
    let points = piece(Role::Points, &[(0.0, 0.0), (2.0, 5.0), (3.0, 0.0)]);
    assert_eq!(parts(points, HalfPlane::From(Axis::X, 2.0)), [[(2.0, 5.0), (3.0, 0.0)]]);
}

#[test]
fn a_ring_is_cut_at_the_line_and_keeps_its_direction() {
    let square = piece(Role::Exterior, &[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]);
    let kept = keep(vec![square], HalfPlane::UpTo(Axis::Y, 1.0));
    assert_eq!(ring_area(&kept[0].points), 4.0);
    assert_eq!(kept[0].bounds.max, Coord { x: 4.0, y: 1.0 });
}

#[test]
fn what_lies_on_one_side_only_is_not_copied_to_the_other() {
    let square = piece(Role::Exterior, &[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]);
    let (low, high) = divide(vec![square.clone()], HalfPlane::UpTo(Axis::X, 12.0), HalfPlane::From(Axis::X, 8.0));
    assert_eq!((low, high), (vec![square], vec![]));
}

proptest! {
    #[test]
    fn the_two_sides_of_a_cut_have_the_area_of_the_whole(rings in coverages(), at in -500.0..5500.0_f64) {
        let pieces: Vec<_> = rings.iter().filter_map(|r| Piece::new(0, Role::Exterior, r.clone())).collect();
        let area = |pieces: &[Piece]| pieces.iter().map(|p| ring_area(&p.points)).sum::<f64>();
        for axis in [Axis::X, Axis::Y] {
            let (low, high) = divide(pieces.clone(), HalfPlane::UpTo(axis, at), HalfPlane::From(axis, at));
            prop_assert!((area(&low) + area(&high) - area(&pieces)).abs() < 1e-6 * area(&pieces));
            prop_assert!(low.iter().all(|p| HalfPlane::UpTo(axis, at).reach(p.bounds) == Reach::All));
            prop_assert!(high.iter().all(|p| HalfPlane::From(axis, at).reach(p.bounds) == Reach::All));
        }
    }
}
