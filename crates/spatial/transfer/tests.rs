//! What a transfer must keep and pass on, by hand-made cases and as laws.

use super::*;
use crate::crosswalk::by_table;
use crate::testdata::{self, rectangle};
use crate::{Crosswalk, Piece, Weights};

fn known(value: f64, lo: f64, hi: f64) -> Amount {
    Amount::Known { value, lo, hi }
}

/// Sources 0, 1 and 2 of 10; target 0 holds all of 0 and half of 1, target 1 a sliver of 1 and half of 2, target 2 nothing.
fn weights() -> Weights {
    let pieces = [(0, 0, 10.0), (1, 0, 5.0), (1, 1, 0.01), (2, 1, 5.0)];
    let pieces = pieces.map(|(source, target, area)| Piece { source, target, area });
    Weights::new(pieces.to_vec(), vec![10.0; 3], vec![20.0; 3], vec![])
}

#[test]
fn counts_are_divided_and_the_account_adds_up_with_slivers_in_it() {
    let amounts = [Amount::exact(100.0), known(40.0, 30.0, 60.0), Amount::exact(8.0)];
    let c = carry(&amounts, &weights(), Spread::Hard).unwrap();
    assert_eq!(c.values[0], known(120.0, 115.0, 130.0));
    assert_eq!(c.values[1], known(0.04 + 4.0, 0.03 + 4.0, 0.06 + 4.0));
    assert_eq!(c.values[2], Amount::Missing);
    let a = c.account;
    assert_eq!((a.sum_from, a.slivers, a.known_sources, a.unknown_sources), (148.0, 1, 3, 0));
    assert!((a.outside - 19.96 - 4.0).abs() < 1e-12 && (a.sliver_mass - 0.04).abs() < 1e-15);
    assert!((a.sum_to + a.outside - a.sum_from).abs() < 1e-12);
}

#[test]
fn errors_that_know_nothing_of_each_other_add_in_quadrature() {
    let amounts = [known(100.0, 97.0, 106.0), known(40.0, 32.0, 56.0), Amount::exact(8.0)];
    let c = carry(&amounts, &weights(), Spread::Variance).unwrap();
    assert_eq!(c.values[0], known(120.0, 120.0 - 5.0, 120.0 + 10.0));
}

#[test]
fn a_target_with_a_hidden_part_is_hidden_between_bounds_and_never_a_number() {
    let hidden = Amount::Hidden { lo: 1.0, hi: 4.0 };
    for spread in [Spread::Hard, Spread::Variance] {
        let c = carry(&[known(100.0, 90.0, 120.0), hidden, Amount::exact(8.0)], &weights(), spread).unwrap();
        assert_eq!(c.values[0], Amount::Hidden { lo: 90.5, hi: 122.0 });
        assert_eq!(c.values[1], Amount::Hidden { lo: 4.0 + 0.001, hi: 4.0 + 0.004 });
        assert_eq!((c.account.hidden_sources, c.account.hidden_from, c.account.sum_from), (1, (1.0, 4.0), 108.0));
    }
    // Even where the bounds leave one number, or all of it is hidden.
    let one = carry(&[Amount::Hidden { lo: 3.0, hi: 3.0 }; 3], &weights(), Spread::Hard).unwrap();
    assert_eq!(one.values[0], Amount::Hidden { lo: 4.5, hi: 4.5 });
}

#[test]
fn a_target_with_a_missing_piece_is_missing_even_where_another_is_hidden() {
    let hidden = Amount::Hidden { lo: 1.0, hi: 4.0 };
    for missing in [Amount::Missing, Amount::exact(f64::NAN), Amount::Hidden { lo: 0.0, hi: f64::NAN }] {
        let c = carry(&[hidden, missing, Amount::exact(8.0)], &weights(), Spread::Hard).unwrap();
        assert_eq!(c.values, [Amount::Missing; 3]);
        assert_eq!((c.account.unknown_sources, c.account.sum_from, c.account.sum_to), (1, 8.0, 4.0));
    }
    assert_eq!(carry(&[Amount::exact(1.0)], &weights(), Spread::Hard).unwrap().values[0], Amount::Missing);
}

#[test]
fn a_transfer_that_makes_or_loses_something_is_an_error() {
    let piece = |source, target, area| Piece { source, target, area };
    let twice = Weights::new(vec![piece(0, 0, 10.0), piece(0, 1, 1e-7)], vec![10.0], vec![10.0; 2], vec![]);
    let e = carry(&[Amount::exact(100.0)], &twice, Spread::Hard).unwrap_err();
    assert_eq!((e.from, e.outside), (100.0, 0.0));
    assert!(transfer_many(&[Column::Plain(&[100.0])], &twice, Spread::Hard).is_err());
    let rounding = Weights::new(vec![piece(0, 0, 10.0), piece(0, 1, 1e-12)], vec![10.0], vec![10.0; 2], vec![]);
    assert!(carry(&[Amount::exact(100.0)], &rounding, Spread::Hard).is_ok());
    let no_whole = Weights::new(vec![piece(0, 0, 10.0)], vec![0.0], vec![10.0], vec![]);
    assert!(carry(&[Amount::exact(100.0)], &no_whole, Spread::Hard).is_err());
}

#[test]
fn a_ratio_is_the_quotient_of_what_is_carried_and_not_a_mean_of_rates() {
    let (n, d) = ([10.0, 4.0, 1.0].map(Amount::exact), [100.0, 10.0, 10.0].map(Amount::exact));
    let r = carry_ratio(&n, &d, &weights(), Spread::Hard).unwrap();
    assert_eq!(r.values[0], Amount::exact(12.0 / 105.0));
    assert_eq!((r.numerator.values[0], r.denominator.values[0]), (Amount::exact(12.0), Amount::exact(105.0)));
    assert_eq!(r.values[2], Amount::Missing);
    let hidden = [Amount::exact(10.0), Amount::Hidden { lo: 0.0, hi: 4.0 }, Amount::exact(1.0)];
    let r = carry_ratio(&hidden, &d, &weights(), Spread::Hard).unwrap();
    assert_eq!(r.values[0], Amount::Hidden { lo: 10.0 / 105.0, hi: 12.0 / 105.0 });
}

#[test]
fn a_mean_of_rates_carries_their_states_and_leaves_rows_of_plain_area_to_targets_without_persons() {
    let m = carry_mean(&[3.0, 6.0, 9.0].map(Amount::exact), &weights(), Spread::Hard);
    assert_eq!(m[0], Amount::exact(3.0 * (10.0 / 15.0) + 6.0 * (5.0 / 15.0)));
    assert_eq!(m[2], Amount::Missing);
    let rates = [known(3.0, 2.0, 4.0), Amount::Hidden { lo: 5.0, hi: 8.0 }, Amount::Missing];
    let m = carry_mean(&rates, &weights(), Spread::Hard);
    let Amount::Hidden { lo, hi } = m[0] else { panic!("{m:?}") };
    assert!((lo - 3.0).abs() < 1e-12 && (hi - 16.0 / 3.0).abs() < 1e-12);
    assert_eq!(m[1], Amount::Missing);

    // Source 1 has no persons: it gives its count by area, and its rate to the target that has nothing else.
    let sources = [rectangle(0.0, 0.0, 10.0, 10.0), rectangle(10.0, 0.0, 20.0, 10.0)];
    let targets = [rectangle(0.0, 0.0, 15.0, 10.0), rectangle(15.0, 0.0, 20.0, 10.0)];
    let walk = Crosswalk::new(&sources, &targets);
    let w = walk.by_points(&[geo_types::Coord { x: 1.0, y: 1.0 }], &[7.0], crate::Measure::Persons);
    assert_eq!(w.fallback(), [1]);
    let rates = [Amount::exact(0.2), Amount::exact(0.8)];
    assert_eq!(carry_mean(&rates, &w, Spread::Hard), rates);
    let c = carry(&[Amount::exact(7.0), Amount::exact(4.0)], &w, Spread::Hard).unwrap();
    assert_eq!((c.values, c.account.fallback), (vec![Amount::exact(9.0), Amount::exact(2.0)], 1));
}

#[test]
fn many_columns_give_what_each_gives_alone() {
    let plain = [[100.0, 40.0, 8.0], [1.0, f64::NAN, 2.0], [-3.0, 2.0, 0.0]];
    let stated: Vec<[Amount; 3]> = plain.iter().map(|c| c.map(Amount::exact)).collect();
    let columns: Vec<Column<'_>> =
        plain.iter().map(|c| Column::Plain(c)).chain(stated.iter().map(|c| Column::Stated(c))).collect();
    let many = transfer_many(&columns, &weights(), Spread::Hard).unwrap();
    for (i, column) in stated.iter().enumerate() {
        let alone = carry(column, &weights(), Spread::Hard).unwrap();
        assert_eq!((&many[i], &many[i + 3]), (&alone, &alone));
    }
    assert_eq!(
        transfer_many(&[Column::Plain(&[5.0])], &weights(), Spread::Hard).unwrap()[0].account.unknown_sources,
        2
    );
}

#[test]
fn columns_that_go_abreast_give_each_bit_that_they_give_alone() {
    // More sources than are laid out at once and more columns than go abreast; some sources lie partly outside.
    const SOURCES: usize = 150;
    let share = |source: usize| [3.0, 0.0, 0.7, 0.001][source % 4];
    let pieces = (0..SOURCES).flat_map(|source| {
        [(source % 7, 1.0 + source as f64 / 7.0), (7 + source % 3, share(source))].map(|(target, area)| Piece {
            source,
            target,
            area,
        })
    });
    let whole = |source: usize| 1.0 + source as f64 / 7.0 + share(source) + [0.0, 0.3][source % 2];
    let w = Weights::new(pieces.collect(), (0..SOURCES).map(whole).collect(), vec![1.0; 11], vec![]);
    let number = |column: usize, source: usize| match (column, source) {
        (3, 70) => f64::NAN,
        (4, 149) => f64::INFINITY,
        (5, 0) => f64::NEG_INFINITY,
        _ => ((source * 37 + column * 11) % 101) as f64 / 3.0 - 5.0,
    };
    let length = |column: usize| if column == 6 { 100 } else { SOURCES + column % 2 };
    let columns: Vec<Vec<f64>> = (0..19).map(|c| (0..length(c)).map(|s| number(c, s)).collect()).collect();
    let plain: Vec<Column<'_>> = columns.iter().map(|c| Column::Plain(c)).collect();
    let many = transfer_many(&plain, &w, Spread::Hard).unwrap();
    assert_eq!(many.iter().filter(|c| c.account.unknown_sources > 0).count(), 4);
    for (column, abreast) in columns.iter().zip(&many) {
        let amounts: Vec<Amount> = column.iter().map(|v| Amount::exact(*v)).collect();
        assert_eq!(*abreast, carry(&amounts, &w, Spread::Hard).unwrap());
    }
}

#[test]
fn a_nesting_table_gives_whole_sources() {
    let c = carry(&[3.0, 4.0, 5.0].map(Amount::exact), &by_table(&[Some(1), None, Some(1)], 2), Spread::Hard).unwrap();
    assert_eq!(c.values, [Amount::Missing, Amount::exact(8.0)]);
    assert_eq!((c.account.outside, c.account.sum_to), (4.0, 8.0));
}

/// Every case of the published examples that gives its input; the others name data that is not there.
#[test]
fn the_published_examples_come_out() {
    let Some(oracle) = testdata::oracle("areal.json") else { return };
    let rel_mass = oracle["tolerance"]["rel_mass"].as_f64().unwrap();
    let mut seen = vec![];
    for case in oracle["cases"].as_array().unwrap() {
        let (id, input) = (case["id"].as_str().unwrap(), &case["input"]);
        let parts: Vec<&serde_json::Value> = match input["parts"].as_array() {
            Some(parts) => parts.iter().collect(),
            None if input["area_part"].is_number() => vec![input],
            None => continue,
        };
        let mut names: [Vec<&str>; 2] = [vec![], vec![]];
        let (mut values, mut whole, mut pieces) = (vec![], vec![], vec![]);
        for part in parts {
            let number = |field: &str| part[field].as_f64().unwrap();
            let [source, target] = ["source", "target"].map(|field| part[field].as_str().unwrap());
            let mut position = |of: usize, name| {
                names[of].iter().position(|n| *n == name).unwrap_or_else(|| {
                    names[of].push(name);
                    names[of].len() - 1
                })
            };
            let (source, target) = (position(0, source), position(1, target));
            if source == values.len() {
                values.push(Amount::exact(number("value")));
                whole.push(number("area_source"));
            }
            pieces.push(Piece { source, target, area: number("area_part") });
        }
        let w = Weights::new(pieces, whole, vec![1e7; names[1].len()], vec![]);
        let c = carry(&values, &w, Spread::Hard).unwrap();
        for (target, value) in names[1].iter().zip(&c.values) {
            let of = |answer: &serde_json::Value| answer.as_f64().or_else(|| answer[*target].as_f64()).unwrap();
            let value = value.value().unwrap();
            let (published, exact) = (of(&case["expected"]), of(&case["recomputed_value"]));
            assert!((value - published).abs() < 1e-3 && (value - exact).abs() < 1e-6, "{id} {target}: {value}");
        }
        if id == "wards" {
            let kept = oracle["cases"].as_array().unwrap().iter().find(|c| c["id"] == "mass_preserved").unwrap();
            let expected = kept["expected"].as_f64().unwrap();
            assert!((c.account.sum_to - expected).abs() <= rel_mass * expected, "{:?}", c.account);
            assert!(c.account.outside.abs() <= rel_mass * expected);
            seen.push("mass_preserved");
        }
        seen.push(id);
    }
    assert_eq!(seen, ["part_1100_11", "part_1100_12", "part_1200_12", "part_1200_13", "mass_preserved", "wards"]);
}
