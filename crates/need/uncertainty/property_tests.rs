//! What must hold for any simulation: sums, symmetry, closed forms, and the same bytes on any number of threads.

use super::testdata::{Gaps, profile, single, table};
use super::*;
use crate::index::{
    Aggregation, Column, Entry, Method, Noise, Normalisation, Observation, Profile, Recipe, Role, Table, Theme, index,
};
use proptest::prelude::*;
use statrs::function::erf::erfc;

fn setup(draws: usize, k: usize) -> Setup {
    Setup { draws, ..Setup::new(17, k) }
}

fn on(threads: usize, work: impl FnOnce() -> String + Send) -> String {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

#[test]
fn uncertainty_gives_the_same_bytes_on_one_and_two_threads() {
    let (table, profile) = (table(60, 9, 300.0, Gaps::Some), profile(9));
    let all = || {
        let apart = simulate_apart(&table, &profile, &setup(700, 6)).unwrap();
        let sobol = sensitivity(&table, &profile, &setup(100, 6), 40).unwrap();
        let line = stability(&table, &profile, &setup(150, 6), &Lever::Theme("t1".into()), 5).unwrap();
        let sets = index_rank_sets(&table, &profile, &setup(300, 6), 0.95, SetKind::Simultaneous).unwrap();
        serde_json::to_string(&(apart, sobol, line)).unwrap() + &format!("{sets:?}")
    };
    let one = on(1, all);
    assert_eq!(one, on(2, all));
    assert_eq!(one, on(3, all));
    let mean = |seed| simulate(&table, &profile, &Setup { seed, ..setup(700, 6) }, Source::Data).unwrap().rows;
    assert_ne!(mean(17), mean(18), "another seed gives other draws");
}

#[test]
fn probabilities_under_uncertainty_sum_to_k_also_with_ties() {
    for (gaps, source) in [(Gaps::None, Source::Data), (Gaps::Some, Source::Both), (Gaps::Some, Source::Method)] {
        for k in [1, 6, 40] {
            let found = simulate(&table(60, 6, 200.0, gaps), &profile(6), &setup(500, k), source).unwrap();
            let sum: f64 = found.rows.iter().flatten().map(|r| r.p_top_k).sum();
            assert!((sum - k as f64).abs() < 1e-9, "{sum} is not {k}");
        }
    }
}

#[test]
fn units_that_are_alike_share_the_places_that_are_left_under_uncertainty() {
    let (table, profile) = single([9.0, 3.0, 3.0, 3.0, 3.0, 3.0].map(Observation::exact).to_vec());
    let mut setup = setup(10, 3);
    setup.choices = Choices { weights: WeightChoice::Fixed, methods: Vec::new(), leave_out: 0.0 };
    let found = simulate(&table, &profile, &setup, Source::Method).unwrap();
    let rows: Vec<_> = found.rows.iter().flatten().map(|r| (r.nominal, r.median, r.p_top_k)).collect();
    assert_eq!(rows[0], (Some(1), 1.0, 1.0));
    assert!(rows[1..].iter().all(|r| r.0 == Some(2) && r.1 == 2.0 && (r.2 - 0.4).abs() < 1e-12), "{rows:?}");
}

#[test]
fn the_uncertainty_of_two_units_is_the_closed_form_within_three_standard_errors() {
    let cell = |value: f64, sd: f64| Observation::Known { value, noise: Noise::Normal { sd } };
    for (gap, a, b) in [(1.0, 1.0, 1.0), (0.5, 0.3, 2.0), (3.0, 1.0, 1.5)] {
        let (table, profile) = single(vec![cell(10.0 + gap, a), cell(10.0, b)]);
        let found = simulate(&table, &profile, &setup(20_000, 1), Source::Data).unwrap();
        let p = 1.0 - erfc(gap / (a * a + b * b).sqrt() / 2.0_f64.sqrt()) / 2.0;
        let error = (p * (1.0 - p) / 20_000.0_f64).sqrt();
        let row = found.rows[0].unwrap();
        assert!((row.p_top_k - p).abs() < 3.0 * error, "{} is not {p}", row.p_top_k);
        assert!((row.mean - (2.0 - p)).abs() < 3.0 * error);
    }
}

#[test]
fn a_hidden_value_under_uncertainty_is_drawn_in_its_bounds_and_gets_no_rank_of_its_own() {
    let hidden = Observation::Suppressed { lo: Some(0.0), hi: Some(4.0) };
    let (table, profile) = single(vec![Observation::exact(3.0), hidden, Observation::exact(9.0)]);
    let found = simulate(&table, &profile, &setup(20_000, 2), Source::Data).unwrap();
    let row = found.rows[1].unwrap();
    assert_eq!(row.nominal, None, "a rank from the middle of its bounds is never given out");
    assert!((row.p_top_k - 0.25).abs() < 3.0 * (0.25 * 0.75 / 20_000.0_f64).sqrt());
    assert_eq!((row.lo, row.hi), (2.0, 3.0));
    assert_eq!(found.rows[2].unwrap().p_top_k, 1.0);
}

#[test]
fn a_unit_with_too_little_is_not_ranked_under_uncertainty() {
    let mut columns = table(20, 3, 500.0, Gaps::None).columns().to_vec();
    columns[0].observations[4] = Observation::Missing;
    columns[1].observations[4] = Observation::Missing;
    let table = Table::new(20, columns).unwrap();
    let found = simulate(&table, &profile(3), &setup(500, 6), Source::Both).unwrap();
    assert_eq!(found.rows.iter().filter(|r| r.is_none()).count(), 1);
    assert!(found.rows[4].is_none());
    let error = simulate(&table, &profile(3), &setup(500, 20), Source::Both).unwrap_err();
    assert_eq!(error, UncertaintyError::K { k: 20, units: 19 });
}

#[test]
fn every_alternative_of_the_uncertainty_is_run_and_counted() {
    let (table, profile) = (table(30, 6, 300.0, Gaps::None), profile(6));
    let found = simulate(&table, &profile, &setup(2_000, 6), Source::Both).unwrap();
    let of = |varied| found.runs.iter().filter(|r| r.varied == varied).map(|r| r.draws).collect::<Vec<_>>();
    assert_eq!(of(Varied::Method), [500; 4]);
    assert_eq!(of(Varied::LeaveOut).iter().sum::<usize>(), 400);
    assert!(of(Varied::LeaveOut).iter().all(|n| (66..=67).contains(n)));
    assert_eq!((of(Varied::Data), of(Varied::Weights)), (vec![2_000], vec![2_000]));
    let few = simulate(&table, &profile, &setup(20, 6), Source::Both).unwrap_err();
    assert!(matches!(few, UncertaintyError::NeverRan { varied: "leave_out", .. }), "{few:?}");
    let one = profile_of(&[("i0", 1.0)]);
    let alone = simulate(&table, &one, &setup(200, 6), Source::Both).unwrap();
    let left: Vec<_> = alone.runs.iter().filter(|r| r.varied == Varied::LeaveOut).collect();
    assert!(
        left.len() == 1 && !left[0].applies && left[0].draws == 0,
        "the only one cannot be left out, and it says so"
    );
}

#[test]
fn the_sources_of_uncertainty_are_apart() {
    let (exact, profile) = (table(40, 6, 1e12, Gaps::None), profile(6));
    let apart = simulate_apart(&exact, &profile, &setup(400, 6)).unwrap();
    let width = |s: &Simulation| s.rows.iter().flatten().map(|r| r.hi - r.lo).sum::<f64>();
    assert_eq!(width(&apart.data), 0.0, "exact data move nothing");
    assert!(width(&apart.method) > 0.0);
    assert!(apart.data.runs.iter().all(|r| r.varied != Varied::Weights && r.varied != Varied::LeaveOut));
    assert!(apart.method.runs.iter().all(|r| r.varied != Varied::Data));
    for (i, row) in apart.data.rows.iter().flatten().enumerate() {
        assert_eq!(row.median, row.nominal.unwrap() as f64, "{i}");
    }
    let noisy = simulate_apart(&table(40, 6, 150.0, Gaps::None), &profile, &setup(400, 6)).unwrap();
    assert!(width(&noisy.data) > 0.0 && width(&noisy.both) > width(&noisy.data));
}

#[test]
fn ranks_without_uncertainty_are_those_of_the_index_by_each_method() {
    let (table, profile) = (table(45, 7, 800.0, Gaps::None), profile(7));
    for n in Normalisation::ALL {
        for a in Aggregation::ALL {
            let Ok(method) = Method::new(*n, *a) else { continue };
            let mut setup = setup(5, 6);
            setup.recipe = Recipe { method, ..Recipe::default() };
            setup.choices = Choices { weights: WeightChoice::Fixed, methods: Vec::new(), leave_out: 0.0 };
            let found = simulate(&table, &profile, &setup, Source::Method).unwrap();
            let rows = index(&table, &profile, &setup.recipe).unwrap().rows;
            for (row, ranks) in rows.iter().zip(&found.rows) {
                let (want, got) = (row.rank.unwrap().place, ranks.unwrap());
                assert_eq!(
                    (got.nominal, got.median, got.lo, got.hi),
                    (Some(want), want as f64, want as f64, want as f64),
                    "{method:?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn uncertainty_does_not_depend_on_the_size_of_the_weights(by in 0.01..100.0_f64) {
        let table = table(25, 3, 300.0, Gaps::Some);
        let weights = [("i0", 1.0), ("i1", 2.0), ("i2", 0.5)];
        let scaled = weights.map(|(id, w)| (id, w * by));
        let run = |p| simulate(&table, &p, &setup(200, 5), Source::Data).unwrap();
        let (a, b) = (run(profile_of(&weights)), run(profile_of(&scaled)));
        for (a, b) in a.rows.iter().flatten().zip(b.rows.iter().flatten()) {
            prop_assert!((a.mean - b.mean).abs() < 0.02 && (a.p_top_k - b.p_top_k).abs() < 0.02);
        }
    }

    #[test]
    fn uncertainty_on_published_numbers_does_not_depend_on_the_order_of_the_units(turn in 1..24_usize) {
        let table = table(25, 4, 300.0, Gaps::None);
        let columns: Vec<Column> = table.columns().iter().map(|c| {
            let mut c = c.clone();
            c.observations.rotate_left(turn);
            c
        }).collect();
        let turned = Table::new(25, columns).unwrap();
        let a = simulate(&table, &profile(4), &setup(200, 5), Source::Method).unwrap();
        let mut b = simulate(&turned, &profile(4), &setup(200, 5), Source::Method).unwrap();
        b.rows.rotate_right(turn);
        for (a, b) in a.rows.iter().flatten().zip(b.rows.iter().flatten()) {
            prop_assert!((a.mean - b.mean).abs() < 0.05 && (a.p_top_k - b.p_top_k).abs() < 0.02);
        }
    }
}

#[test]
fn a_column_without_values_or_with_one_value_adds_no_uncertainty() {
    let plain = table(30, 3, 300.0, Gaps::None);
    let run = |table: &Table, profile: &Profile| simulate(table, profile, &setup(300, 5), Source::Data).unwrap().rows;
    let before = run(&plain, &profile(3));
    for fill in [Observation::Missing, Observation::exact(0.3)] {
        let mut columns = plain.columns().to_vec();
        columns.push(Column { indicator: "tom".into(), observations: vec![fill.clone(); 30], ..columns[0].clone() });
        let with = Table::new(30, columns).unwrap();
        let mut themes = profile(3).themes().to_vec();
        themes.push(Theme { weight: 0.3, ..theme("ny", &[("tom", 1.0)]) });
        let after = run(&with, &Profile::new(themes).unwrap());
        for (a, b) in before.iter().flatten().zip(after.iter().flatten()) {
            assert!((a.mean - b.mean).abs() < 0.02 && (a.p_top_k - b.p_top_k).abs() < 0.02, "{fill:?}");
        }
    }
}

#[test]
fn the_stability_line_passes_through_the_uncertainty_of_the_profile() {
    let table = table(30, 4, 300.0, Gaps::None);
    let profile = profile_of(&[("i0", 1.0), ("i1", 1.0), ("i2", 1.0), ("i3", 1.0)]);
    let lever = Lever::Indicator("i2".into());
    let line = stability(&table, &profile, &setup(400, 6), &lever, 5).unwrap();
    assert_eq!(line.chosen, 0.25);
    let weights: Vec<f64> = line.points.iter().map(|p| p.weight).collect();
    assert_eq!(weights, [0.0, 0.25, 0.5, 0.75, 1.0]);
    let here = simulate(&table, &profile, &setup(400, 6), Source::Data).unwrap();
    for (row, p) in here.rows.iter().zip(&line.points[1].p_top_k) {
        assert!((row.unwrap().p_top_k - p.unwrap()).abs() < 0.01);
    }
    for point in &line.points {
        assert!((point.p_top_k.iter().flatten().sum::<f64>() - 6.0).abs() < 1e-9);
    }
    let alone = simulate(&table, &profile_of(&[("i2", 1.0)]), &setup(400, 6), Source::Data).unwrap();
    for (row, p) in alone.rows.iter().zip(&line.points[4].p_top_k) {
        assert!((row.unwrap().p_top_k - p.unwrap()).abs() < 0.01);
    }
    for wrong in [Lever::Theme("alt".into()), Lever::Indicator("ukjent".into())] {
        assert!(matches!(stability(&table, &profile, &setup(100, 6), &wrong, 5), Err(UncertaintyError::Lever { .. })));
    }
}

#[test]
fn a_weight_moved_onto_what_a_unit_lacks_takes_it_off_the_stability_line() {
    let mut columns = table(12, 3, 500.0, Gaps::None).columns().to_vec();
    columns[0].observations[2] = Observation::Missing;
    let table = Table::new(12, columns).unwrap();
    let profile = profile_of(&[("i0", 1.0), ("i1", 1.0), ("i2", 1.0)]);
    let line = stability(&table, &profile, &setup(50, 3), &Lever::Indicator("i0".into()), 4).unwrap();
    let there: Vec<bool> = line.points.iter().map(|p| p.p_top_k[2].is_some()).collect();
    assert_eq!(there, [true, true, false, false]);
}

#[test]
fn rank_sets_hold_the_uncertainty_of_an_index() {
    let (table, profile) = (table(40, 6, 300.0, Gaps::Some), profile(6));
    let all = index_rank_sets(&table, &profile, &setup(500, 6), 0.95, SetKind::Simultaneous).unwrap();
    let each = index_rank_sets(&table, &profile, &setup(500, 6), 0.95, SetKind::Marginal).unwrap();
    let found = simulate(&table, &profile, &setup(500, 6), Source::Data).unwrap();
    assert!(all.iter().flatten().any(|s| s.hi - s.lo < 39), "some pairs are told apart");
    for ((all, each), row) in all.iter().zip(&each).zip(&found.rows) {
        let (all, each, row) = (all.unwrap(), each.unwrap(), row.unwrap());
        assert!(all.lo <= each.lo && each.hi <= all.hi);
        assert!(all.lo as f64 <= row.median && row.median <= all.hi as f64, "{all:?} {row:?}");
    }
}

#[test]
fn an_area_has_the_uncertainty_of_its_zones() {
    let (table, profile) = (table(50, 6, 300.0, Gaps::None), profile(6));
    let found = simulate(&table, &profile, &setup(500, 6), Source::Data).unwrap();
    let member = |row, people| crate::index::Member { row, people };
    let one = found.area(&[member(7, 100.0)]).unwrap();
    let row = found.rows[7].unwrap();
    assert_eq!(one.mean_rank, [row.median, row.lo, row.hi]);
    let all: Vec<_> = (0..50).map(|row| member(row, 10.0)).collect();
    assert!(found.area(&all).unwrap().mean_rank.iter().all(|m| (m - 25.5).abs() < 0.1));
    assert!(found.area(&[member(50, 1.0)]).is_none() && found.area(&[]).is_none());
}

#[test]
fn the_smallest_weight_change_swaps_two_units_of_the_index() {
    let table = table(30, 4, 300.0, Gaps::None);
    let weights = [("i0", 1.0), ("i1", 1.0), ("i2", 1.0), ("i3", 1.0)];
    let rows = |p: &Profile| index(&table, p, &Recipe::default()).unwrap().rows;
    let now = rows(&profile_of(&weights));
    let (mut swaps, mut never) = (0, 0);
    for b in 1..30 {
        let found = smallest_weight_change(&table, &profile_of(&weights), &Recipe::default(), 0, b).unwrap();
        match found {
            WeightChange::Swap { l1, moves } => {
                swaps += 1;
                let to: Vec<(&str, f64)> = moves.iter().map(|m| (m.indicator.as_str(), m.to)).collect();
                let then = rows(&profile_of(&to));
                let gap = then[0].value.number().unwrap() - then[b].value.number().unwrap();
                assert!(gap.abs() < 1e-7 && l1 > 0.0, "{gap}");
            }
            WeightChange::Never { above } => {
                never += 1;
                let below = if above == 0 { b } else { 0 };
                assert!(now[above].value.number() > now[below].value.number());
            }
            WeightChange::Level => panic!("no two of these are level"),
        }
    }
    assert!(swaps > 0 && never > 0, "{swaps} {never}");
}

#[test]
fn a_setup_of_uncertainty_out_of_range_is_refused() {
    let (table, profile) = (table(10, 3, 300.0, Gaps::None), profile(3));
    let run = |setup: &Setup| simulate(&table, &profile, setup, Source::Both).unwrap_err();
    for draws in [0, MAX_DRAWS + 1] {
        assert!(matches!(run(&setup(draws, 3)), UncertaintyError::Draws { .. }));
    }
    assert_eq!(run(&setup(100, 11)), UncertaintyError::K { k: 11, units: 10 });
    assert_eq!(run(&setup(100, 0)), UncertaintyError::K { k: 0, units: 10 });
    let wrong = [
        Choices { leave_out: 1.5, ..Choices::default() },
        Choices { weights: WeightChoice::Dirichlet { concentration: 0.0 }, ..Choices::default() },
        Choices { weights: WeightChoice::Uniform { share: 1.0 }, ..Choices::default() },
        Choices { methods: vec![Method::DEFAULT; 2], ..Choices::default() },
    ];
    for choices in wrong {
        assert!(matches!(run(&Setup { choices, ..setup(100, 3) }), UncertaintyError::Choice { .. }));
    }
}

fn theme(id: &str, indicators: &[(&str, f64)]) -> Theme {
    let entry = |&(id, weight): &(&str, f64)| Entry { indicator: id.to_owned(), weight, role: Role::Levekar };
    Theme { id: id.to_owned(), weight: 1.0, indicators: indicators.iter().map(entry).collect() }
}

fn profile_of(indicators: &[(&str, f64)]) -> Profile {
    Profile::new(vec![theme("alt", indicators)]).unwrap()
}
