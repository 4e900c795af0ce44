//! What the weights of a crosswalk must hold, by hand-made cases.

use super::*;
use crate::testdata::{rectangle, with_hole};
use crate::transfer::{Amount, Spread, carry};
use geo_types::Coord;

fn row(w: &Weights, source: usize) -> Vec<(usize, f64)> {
    w.row(source).collect()
}

/// Two sources side by side, 10 × 10 each, and two targets above each other over both.
fn crossing() -> ([MultiPolygon<f64>; 2], [MultiPolygon<f64>; 2]) {
    let sources = [rectangle(0.0, 0.0, 10.0, 10.0), rectangle(10.0, 0.0, 20.0, 10.0)];
    let targets = [rectangle(0.0, 0.0, 20.0, 4.0), rectangle(0.0, 4.0, 20.0, 10.0)];
    (sources, targets)
}

#[test]
fn persons_of_a_cell_that_both_borders_cut_go_by_its_quarters() {
    let (sources, targets) = crossing();
    let walk = Crosswalk::new(&sources, &targets);
    // One cell over the corner where all four meet, one wholly in source 1 and target 1, one half outside everything.
    let cells = [rectangle(8.0, 3.0, 12.0, 7.0), rectangle(15.0, 5.0, 17.0, 7.0), rectangle(-2.0, 0.0, 2.0, 2.0)];
    let w = walk.by_cells(&cells, &[160.0, 30.0, 8.0]);
    assert_eq!(row(&w, 0), [(0, 20.0 + 4.0), (1, 60.0)]);
    assert_eq!(row(&w, 1), [(0, 20.0), (1, 60.0 + 30.0)]);
    assert_eq!((w.source_areas(), w.stray()), ([84.0, 110.0].as_slice(), 4.0));
    assert_eq!((w.measure(), w.fallback()), (Measure::Persons, [].as_slice()));
    w.check().unwrap();
}

#[test]
fn what_persons_of_a_source_have_outside_every_target_is_outside() {
    let (sources, targets) = crossing();
    let walk = Crosswalk::new(&sources, &targets[..1]);
    let w = walk.by_cells(&[rectangle(8.0, 3.0, 12.0, 7.0)], &[160.0]);
    let c = carry(&[Amount::exact(1000.0), Amount::exact(10.0)], &w, Spread::Hard).unwrap();
    assert_eq!(c.values, [Amount::exact(250.0 + 2.5)]);
    assert_eq!(c.account.outside, 757.5);
}

#[test]
fn a_point_on_a_border_is_in_the_first_source_and_the_first_target() {
    let (sources, targets) = crossing();
    let walk = Crosswalk::new(&sources, &targets);
    let points = [(10.0, 4.0), (10.5, 9.0), (5.0, 1.0), (50.0, 1.0), (1.0, 1.0)].map(|(x, y)| Coord { x, y });
    let w = walk.by_points(&points, &[5.0, 3.0, 2.0, 11.0, f64::NAN], Measure::Addresses);
    assert_eq!((row(&w, 0), row(&w, 1)), (vec![(0, 7.0)], vec![(1, 3.0)]));
    assert_eq!((w.stray(), w.measure()), (11.0, Measure::Addresses));
}

#[test]
fn ground_that_two_housing_areas_hold_counts_once() {
    let (sources, targets) = crossing();
    let walk = Crosswalk::new(&sources, &targets);
    let ring = with_hole(rectangle(2.0, 2.0, 8.0, 6.0), rectangle(4.0, 3.0, 6.0, 5.0));
    // The second lies over the ring and its hole from x = 5; the third is the second again.
    let housing = [ring, rectangle(5.0, 2.0, 9.0, 6.0), rectangle(5.0, 2.0, 9.0, 6.0)];
    let w = walk.by_housing(&housing);
    // Union: 2–9 × 2–6 without the hole's west half, 4–5 × 3–5.
    assert_eq!(row(&w, 0), [(0, 14.0 - 1.0), (1, 14.0 - 1.0)]);
    assert_eq!(w.source_areas()[0], 26.0);
    // Source 1 has no housing and is divided by plain area.
    assert_eq!((w.fallback(), row(&w, 1)), ([1].as_slice(), vec![(0, 40.0), (1, 60.0)]));
    assert_eq!(w.stray(), 0.0);
    let c = carry(&[Amount::exact(26.0), Amount::exact(100.0)], &w, Spread::Hard).unwrap();
    assert_eq!((c.values, c.account.fallback), (vec![Amount::exact(53.0), Amount::exact(73.0)], 1));
}

#[test]
fn a_source_of_nothing_anywhere_loses_nothing() {
    let (sources, targets) = crossing();
    let walk = Crosswalk::new(&sources, &targets);
    for w in [walk.by_cells(&[], &[]), walk.by_housing(&[]), walk.by_points(&[], &[], Measure::Persons)] {
        assert_eq!(w.fallback(), [0, 1]);
        assert_eq!(
            (0..2).map(|s| row(&w, s)).collect::<Vec<_>>(),
            (0..2).map(|s| row(walk.area(), s)).collect::<Vec<_>>()
        );
    }
}

#[test]
fn ground_in_two_targets_goes_to_the_first() {
    let sources = [rectangle(0.0, 0.0, 10.0, 10.0)];
    let targets = [rectangle(0.0, 0.0, 6.0, 10.0), rectangle(5.0, 0.0, 10.0, 10.0), rectangle(4.0, 0.0, 7.0, 10.0)];
    let walk = Crosswalk::new(&sources, &targets);
    assert_eq!(row(walk.area(), 0), [(0, 60.0), (1, 40.0)]);
    assert_eq!(walk.shared(), 10.0 + 30.0);
    walk.area().check().unwrap();
    let w = walk.by_cells(&[rectangle(0.0, 0.0, 10.0, 5.0)], &[100.0]);
    assert_eq!(row(&w, 0), [(0, 60.0), (1, 40.0)]);
    assert!(crate::overlay(&sources, &targets).check().is_err());
}

#[test]
fn sources_that_fit_into_targets_are_a_nesting() {
    let (sources, targets) = crossing();
    assert!(Crosswalk::new(&sources, &targets).nested().is_none());
    let whole = [rectangle(10.0, -5.0, 30.0, 10.0), rectangle(-5.0, 0.0, 10.0, 10.0)];
    let w = Crosswalk::new(&sources, &whole).nested().unwrap();
    assert_eq!((row(&w, 0), row(&w, 1), w.measure()), (vec![(1, 1.0)], vec![(0, 1.0)], Measure::Table));
}

#[test]
fn within_spreads_a_source_over_what_it_meets() {
    let (sources, _) = crossing();
    let w = Crosswalk::new(&sources, &[rectangle(0.0, 0.0, 5.0, 4.0)]).area_within();
    assert_eq!((row(&w, 0), w.source_areas()), (vec![(0, 20.0)], [20.0, 100.0].as_slice()));
}
