//! Laws of contiguity that hold for any rectangles of a lattice, touching, apart and in any order.

use super::*;
use crate::testdata::rectangle;
use proptest::prelude::*;

/// Cells of a lattice of 6 × 6, some left out, each shrunk on every side by its own amount (0, 1 or 2 m of 50 m).
fn coverage() -> impl Strategy<Value = Vec<[f64; 4]>> {
    prop::collection::vec((0..5u8, 0..3u8), 36).prop_map(|cells| {
        let kept = cells.into_iter().enumerate().filter(|(_, (kept, _))| *kept > 0);
        let cell = |(i, (_, shrunk)): (usize, (u8, u8))| {
            let (x, y, s) = (569_000.0 + (i % 6) as f64 * 50.0, 7_034_000.0 + (i / 6) as f64 * 50.0, f64::from(shrunk));
            [x + s, y + s, x + 50.0 - s, y + 50.0 - s]
        };
        kept.map(cell).collect()
    })
}

fn shapes(boxes: &[[f64; 4]]) -> Vec<MultiPolygon<f64>> {
    boxes.iter().map(|&[x0, y0, x1, y1]| rectangle(x0, y0, x1, y1)).collect()
}

fn distance(a: &[f64; 4], b: &[f64; 4]) -> f64 {
    let apart = |axis: usize| (a[axis] - b[axis + 2]).max(b[axis] - a[axis + 2]).max(0.0);
    apart(0).hypot(apart(1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contiguity_is_symmetric_sorted_and_never_of_a_unit_with_itself(boxes in coverage(), reach in 0.0..120.0f64) {
        let list = contiguity(&shapes(&boxes), Metres(reach));
        prop_assert_eq!(list.units(), boxes.len());
        for a in 0..list.units() {
            prop_assert!(list.neighbours(a).windows(2).all(|w| w[0] < w[1]));
            for &b in list.neighbours(a) {
                prop_assert!(b as usize != a && list.neighbours(b as usize).contains(&(a as u32)));
            }
        }
    }

    #[test]
    fn the_order_of_the_zones_does_not_matter(
        (boxes, order) in coverage().prop_flat_map(|b| { let n = b.len(); (Just(b), Just((0..n).collect::<Vec<_>>()).prop_shuffle()) }),
        reach in 0.0..120.0f64,
    ) {
        let list = contiguity(&shapes(&boxes), Metres(reach));
        let moved: Vec<_> = order.iter().map(|&i| boxes[i]).collect();
        let other = contiguity(&shapes(&moved), Metres(reach));
        let back: Vec<_> = other.pairs().map(|(a, b)| (order[a], order[b])).collect();
        prop_assert_eq!(Contiguity::from_pairs(boxes.len(), &back).unwrap(), list);
    }

    #[test]
    fn who_touches_is_a_neighbour_and_who_is_out_of_reach_is_none(boxes in coverage(), reach in 0.0..120.0f64) {
        let list = contiguity(&shapes(&boxes), Metres(reach));
        for (a, b) in (0..boxes.len()).flat_map(|b| (0..b).map(move |a| (a, b))) {
            let (apart, joined) = (distance(&boxes[a], &boxes[b]), list.neighbours(a).contains(&(b as u32)));
            prop_assert!(joined || apart > 0.0);
            prop_assert!(!joined || apart <= reach.max(SAME_BORDER.0) + 1e-6);
        }
    }

    #[test]
    fn a_longer_reach_only_adds_neighbours(boxes in coverage(), reach in 0.0..60.0f64, more in 0.0..60.0f64) {
        let (short, long) = (contiguity(&shapes(&boxes), Metres(reach)), contiguity(&shapes(&boxes), Metres(reach + more)));
        for (a, b) in short.pairs() {
            prop_assert!(long.neighbours(a).contains(&(b as u32)));
        }
    }
}
