//! Laws of weights made on the ground: the same as by set operations, and nothing lost or made.

use super::*;
use crate::transfer::{Amount, Spread, carry};
use geo::{Area, BooleanOps};
use geo_types::{LineString, Polygon};
use proptest::prelude::*;

fn polygon(ring: &[(f64, f64)]) -> MultiPolygon<f64> {
    MultiPolygon(vec![Polygon::new(LineString::from(ring.to_vec()), vec![])])
}

/// A star around a centre: simple, seldom convex.
fn star() -> impl Strategy<Value = MultiPolygon<f64>> {
    (0.0..60.0, 0.0..60.0, prop::collection::vec(5.0..30.0f64, 3..12)).prop_map(|(x, y, radii)| {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let corner = |(i, r): (usize, &f64)| {
            (569_000.0 + x + r * (i as f64 * step).cos(), 7_034_000.0 + y + r * (i as f64 * step).sin())
        };
        polygon(&radii.iter().enumerate().map(corner).collect::<Vec<_>>())
    })
}

/// Nine quadrilaterals that tile a square over all stars; inner corners are moved about.
fn tiling() -> impl Strategy<Value = Vec<MultiPolygon<f64>>> {
    prop::collection::vec((-14.0..14.0, -14.0..14.0f64), 16).prop_map(|moves| {
        let corner = |i: usize, j: usize| {
            let inner = |k: usize| (1..3).contains(&k);
            let (dx, dy) = moves[i * 4 + j];
            let (dx, dy) = (if inner(i) { dx } else { 0.0 }, if inner(j) { dy } else { 0.0 });
            (568_960.0 + 50.0 * i as f64 + dx, 7_033_960.0 + 50.0 * j as f64 + dy)
        };
        let cells = (0..3).flat_map(|i| (0..3).map(move |j| (i, j)));
        cells.map(|(i, j)| polygon(&[corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)])).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn persons_in_source_and_target_are_those_that_set_operations_find(
        sources in prop::collection::vec(star(), 1..4), targets in tiling(),
        cells in prop::collection::vec((star(), 1.0..100.0f64), 1..5),
    ) {
        let (cells, persons): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
        let w = Crosswalk::new(&sources, &targets).by_cells(&cells, &persons);
        prop_assert!(w.check().is_ok());
        for (s, source) in sources.iter().enumerate().filter(|(s, _)| !w.fallback().contains(&(*s as u32))) {
            for (t, target) in targets.iter().enumerate() {
                let ground = source.intersection(target);
                let expected: f64 = cells.iter().zip(&persons)
                    .map(|(c, p)| p * ground.intersection(c).unsigned_area() / c.unsigned_area()).sum();
                prop_assert!((w.get(s, t) - expected).abs() < 1e-3, "{} is not {}", w.get(s, t), expected);
            }
            // The tiling covers all stars: nobody of a source is outside.
            let given: f64 = w.row(s).map(|(_, area)| area).sum();
            prop_assert!((given - w.source_areas()[s]).abs() <= 1e-9 * (1.0 + given));
        }
    }

    #[test]
    fn housing_that_lies_over_itself_counts_as_its_union(
        sources in tiling(), targets in prop::collection::vec(star(), 1..4), housing in prop::collection::vec(star(), 1..5),
    ) {
        let walk = Crosswalk::new(&sources, &targets);
        let w = walk.by_housing(&housing);
        let union = housing.iter().skip(1).fold(housing[0].clone(), |u, h| u.union(h));
        for (s, source) in sources.iter().enumerate().filter(|(s, _)| !w.fallback().contains(&(*s as u32))) {
            let homes = source.intersection(&union);
            prop_assert!((w.source_areas()[s] - homes.unsigned_area()).abs() < 1e-3);
            let mut taken = MultiPolygon(vec![]);
            for (t, target) in targets.iter().enumerate() {
                let own = homes.intersection(&target.difference(&taken)).unsigned_area();
                prop_assert!((w.get(s, t) - own).abs() < 1e-3, "{} is not {}", w.get(s, t), own);
                taken = taken.union(target);
            }
        }
    }

    #[test]
    fn every_method_keeps_the_sum(
        sources in prop::collection::vec(star(), 1..5), targets in prop::collection::vec(star(), 1..6),
        ground in prop::collection::vec((star(), 0.0..100.0f64), 0..4), values in prop::collection::vec(0.0..1000.0f64, 5),
    ) {
        let (shapes, persons): (Vec<_>, Vec<_>) = ground.into_iter().unzip();
        let points: Vec<_> = shapes.iter().filter_map(crate::interior_point).collect();
        let walk = Crosswalk::new(&sources, &targets);
        let amounts: Vec<Amount> = values.iter().take(sources.len()).map(|v| Amount::exact(*v)).collect();
        let all = [
            walk.area().clone(), walk.area_within(), walk.by_cells(&shapes, &persons), walk.by_housing(&shapes),
            walk.by_points(&points, &persons, Measure::Addresses),
        ];
        for w in all {
            let c = carry(&amounts, &w, Spread::Hard);
            prop_assert!(c.is_ok(), "{:?} by {:?}", c, w.measure());
            let out: f64 = c.unwrap().values.iter().filter_map(|v| v.value()).sum();
            prop_assert!(out <= values.iter().take(sources.len()).sum::<f64>() * (1.0 + 1e-9));
        }
    }
}
