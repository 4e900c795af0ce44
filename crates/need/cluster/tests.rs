//! What clusters are in small worlds, who gets no answer, and what is refused.

use super::testdata::{known, orders, queen, rook};
use super::*;
use spatial::Contiguity;

/// 8 × 8: high in the north-west, low in the south-east, noise of its own elsewhere; one low cell among the high.
fn world() -> Vec<f64> {
    let value = |i: usize| {
        let (x, y) = (i % 8, i / 8);
        let wobble = ((i * 7919) % 13) as f64 / 13.0;
        match (x, y) {
            (1, 1) => 41.0,
            (0..=3, 0..=3) => 80.0 + wobble,
            (4..=7, 4..=7) => 20.0 + wobble,
            _ => 40.0 + 20.0 * wobble,
        }
    };
    (0..64).map(value).collect()
}

fn run(values: &[Option<f64>], list: &Contiguity) -> Clusters {
    clusters(values, list, Permutations::default_from(7)).unwrap()
}

#[test]
fn high_among_high_low_among_low_and_the_odd_one_out_are_found() {
    let found = run(&known(&world()), &queen(8));
    let label = |x: usize, y: usize| found.units[y * 8 + x].unwrap().label;
    assert_eq!((label(2, 2), label(6, 6), label(1, 1)), (Quadrant::HoyHoy, Quadrant::LavLav, Quadrant::LavHoy));
    assert_eq!(label(6, 1), Quadrant::IkkeSignifikant);
    let hot = found.units[2 * 8 + 2].unwrap();
    assert!(hot.local_i > 0.0 && hot.g_star.unwrap() > 2.0 && hot.g_q <= FALSE_DISCOVERIES);
    let odd = found.units[8 + 1].unwrap();
    assert!(odd.local_i < 0.0 && odd.g.unwrap() > 0.0);
    assert!(found.global.moran.z > 5.0 && found.global.p_permutation == 2.0 / 1000.0);
    assert_eq!((found.global.n, found.global.links, found.global.permutations, found.global.seed), (64, 420, 999, 7));
}

#[test]
fn a_unit_without_a_value_and_an_isolate_have_no_answer_and_change_nobody_elses() {
    let mut pairs: Vec<_> = queen(8).pairs().collect();
    pairs.push((64, 65));
    let list = Contiguity::from_pairs(67, &pairs).unwrap();
    // 64 has no value, so that 65 has no neighbour with one; 66 has no neighbour at all.
    let mut values = known(&world());
    values.extend([None, Some(1e6), Some(-1e6)]);
    let (with, without) = (run(&values, &list), run(&known(&world()), &queen(8)));
    assert_eq!(with.units[64..], [None, None, None]);
    assert_eq!(with.units[..64], without.units);
    assert_eq!(with.global.isolates, [65, 66]);
    assert_eq!(Global { isolates: vec![], ..with.global }, without.global);
}

#[test]
fn a_zone_exactly_at_the_mean_has_no_direction_and_is_not_called_a_cluster() {
    let found = run(&known(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), &rook(3));
    let middle = found.units[4].unwrap();
    assert_eq!((middle.local_i, middle.p, middle.label), (0.0, 1.0, Quadrant::IkkeSignifikant));
}

#[test]
fn the_wire_has_flat_names_and_null_for_who_has_no_answer() {
    let mut values = known(&world());
    values[63] = None;
    let json = serde_json::to_value(run(&values, &queen(8))).unwrap();
    let keys = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let global = ["i", "expected", "variance", "z", "variance_normal", "z_normal", "p_permutation", "n", "links"];
    assert_eq!(keys(&json["global"]), [&global[..], &["permutations", "seed", "isolates"]].concat());
    assert_eq!(keys(&json["units"][18]), ["local_i", "p", "q", "label", "g", "g_star", "g_p", "g_q"]);
    assert_eq!(json["units"][18]["label"], "hoy_hoy");
    assert!(json["units"][63].is_null());
}

#[test]
fn what_cannot_be_answered_is_refused_with_the_reason() {
    let list = rook(3);
    let y = |v: f64| moran(&known(&[1.0, 2.0, v, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), &list, Weighting::Binary);
    assert_eq!(y(f64::NAN), Err(ClusterError::NotFinite { unit: 2 }));
    let short = moran(&known(&[1.0; 4]), &list, Weighting::Binary);
    assert_eq!(short, Err(ClusterError::WrongLength { values: 4, units: 9 }));
    // 0.1 + 0.2 is 0.3 but for rounding.
    let mut same = [0.3; 9];
    same[3] = 0.1 + 0.2;
    assert_eq!(moran(&known(&same), &list, Weighting::Binary), Err(ClusterError::Constant));
    assert_eq!(moran(&known(&[0.0; 9]), &list, Weighting::Binary), Err(ClusterError::Constant));
    // Five values, of which the one in the corner has no neighbour.
    let few = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0), None, None, None, Some(5.0)];
    assert_eq!(moran(&few, &list, Weighting::Binary), Err(ClusterError::TooFew { units: 4, fewest: 5 }));
    assert_eq!(global_g(&known(&[-1.0; 9]), &list), Err(ClusterError::Negative { unit: 0 }));
    for given in [0, 98, 100_000] {
        assert!(matches!(Permutations::new(given, 1), Err(ClusterError::Permutations { .. })), "{given}");
    }
    let many = rook(100);
    let values: Vec<_> = (0..10_000).map(|i| Some(f64::from(i % 7))).collect();
    let refused = clusters(&values, &many, Permutations::new(99_999, 1).unwrap());
    assert!(matches!(refused, Err(ClusterError::TooMuch { .. })));
}

#[test]
fn a_neighbour_of_everybody_has_no_hot_spot_score_and_a_p_of_one() {
    let pairs: Vec<_> = (1..6).map(|i| (0, i)).collect();
    let star = Contiguity::from_pairs(6, &pairs).unwrap();
    let found = run(&known(&[1.0, 2.0, 4.0, 8.0, 16.0, 32.0]), &star);
    let middle = found.units[0].unwrap();
    assert_eq!((middle.g_star, middle.g, middle.p), (None, None, 1.0));
    assert!(found.units[1].unwrap().g_star.is_some());
}

#[test]
fn one_amount_above_zero_has_no_global_g() {
    let mut values = [0.0; 9];
    values[4] = 3.0;
    assert_eq!(global_g(&known(&values), &rook(3)), Ok(None));
}

/// Share of all orders of the values with a statistic no smaller, and no larger, than the first: twice the smaller one.
fn exact(all: &[f64]) -> f64 {
    let share = |f: &dyn Fn(f64) -> bool| all.iter().filter(|v| f(**v)).count() as f64 / all.len() as f64;
    (2.0 * share(&|v| v >= all[0] - 1e-9).min(share(&|v| v <= all[0] + 1e-9))).min(1.0)
}

fn near(p: f64, exact: f64, permutations: f64) -> bool {
    (p - exact).abs() < 4.0 * 2.0 * (exact / 2.0 * (1.0 - exact / 2.0) / permutations).sqrt() + 2.0 / permutations
}

const SEVEN: [f64; 7] = [3.0, 9.0, 1.0, 4.0, 4.0, 7.0, 2.0];

fn seven() -> Contiguity {
    Contiguity::from_pairs(7, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (0, 2), (3, 6)]).unwrap()
}

/// The seven values in every order, the given one first.
fn every_order() -> Vec<(Vec<usize>, Vec<Option<f64>>)> {
    let mut orders = orders(7);
    orders.sort();
    assert_eq!((orders.len(), &orders[0]), (5040, &vec![0, 1, 2, 3, 4, 5, 6]));
    orders.into_iter().map(|o| (o.clone(), o.iter().map(|&i| Some(SEVEN[i])).collect())).collect()
}

#[test]
fn permutations_give_the_p_that_every_possible_order_gives() {
    let (list, all) = (seven(), every_order());
    let found = clusters(&known(&SEVEN), &list, Permutations::new(20_000, 11).unwrap()).unwrap();
    let global = |v: &[Option<f64>]| moran(v, &list, Weighting::RowStandardised).unwrap().i;
    let p = exact(&all.iter().map(|(_, v)| global(v)).collect::<Vec<_>>());
    assert!(near(found.global.p_permutation, p, 20_000.0), "{} is not {p}", found.global.p_permutation);
    for i in 0..7 {
        let local = |v: &[Option<f64>]| local_moran(v, &list, Weighting::Binary).unwrap()[i].unwrap();
        let keeps = all.iter().filter(|(o, _)| o[i] == i);
        let p = exact(&keeps.map(|(_, v)| local(v)).collect::<Vec<_>>());
        let got = found.units[i].unwrap().p;
        assert!(near(got, p, 20_000.0), "{i}: {got} is not {p}");
    }
}

#[test]
fn the_expectation_and_variance_are_those_over_every_possible_order() {
    let (list, all) = (seven(), every_order());
    let same = |statistic: &dyn Fn(&[Option<f64>]) -> f64, expected: f64, variance: f64| {
        let each: Vec<f64> = all.iter().map(|(_, v)| statistic(v)).collect();
        let mean = each.iter().sum::<f64>() / 5040.0;
        let squares = each.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 5040.0;
        assert!((mean - expected).abs() < 1e-12 && (squares - variance).abs() < 1e-12, "{mean} {squares}");
    };
    for weighting in [Weighting::RowStandardised, Weighting::Binary] {
        let got = moran(&known(&SEVEN), &list, weighting).unwrap();
        same(&|v| moran(v, &list, weighting).unwrap().i, got.expected, got.variance);
    }
    let got = global_g(&known(&SEVEN), &list).unwrap().unwrap();
    same(&|v| global_g(v, &list).unwrap().unwrap().g, got.expected, got.variance);
}

#[test]
fn values_unrelated_to_place_seldom_make_a_cluster() {
    let mut rng = crate::uncertainty::rng::Rng::new(3);
    let (mut small, mut labelled, mut globally) = (0, 0, 0);
    for seed in 0..60 {
        let values: Vec<_> = (0..49).map(|_| Some(rng.normal())).collect();
        let found = clusters(&values, &rook(7), Permutations::default_from(seed)).unwrap();
        small += found.units.iter().flatten().filter(|u| u.p <= 0.05).count();
        labelled += usize::from(found.units.iter().flatten().any(|u| u.label != Quadrant::IkkeSignifikant));
        globally += usize::from(found.global.p_permutation <= 0.05);
    }
    // 147 of 2 940 tests, and three of 60 worlds, are expected.
    assert!((100..200).contains(&small), "{small}");
    assert!(labelled <= 9 && globally <= 9, "{labelled} {globally}");
}
