//! What must hold for any table: order of units, size of weights, and columns that say nothing.

use super::*;
use domain::Value;
use proptest::prelude::*;

fn any_observation() -> impl Strategy<Value = Observation> {
    prop_oneof![
        12 => (0.0..100.0_f64).prop_map(Observation::exact),
        1 => Just(Observation::Missing),
        1 => (0.0..3.0_f64).prop_map(|lo| Observation::Suppressed { lo: Some(lo), hi: Some(4.0) }),
        1 => (0.0..100.0_f64).prop_map(|value| Observation::Imputed { value, noise: Noise::None, method: "snitt".into() }),
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<Observation>>> {
    (5..25_usize).prop_flat_map(|rows| prop::collection::vec(prop::collection::vec(any_observation(), rows), 4))
}

fn any_method() -> impl Strategy<Value = Method> {
    let pairs = Normalisation::ALL.iter().flat_map(|n| Aggregation::ALL.iter().map(|a| Method::new(*n, *a)));
    prop::sample::select(pairs.filter_map(Result::ok).collect::<Vec<_>>())
}

fn table(columns: &[Vec<Observation>]) -> Table {
    let column = |(i, values): (usize, &Vec<Observation>)| {
        let direction = if i == 1 { Direction::LowerIsMoreExposed } else { Direction::HigherIsMoreExposed };
        Column { indicator: format!("i{i}"), direction, observations: values.clone() }
    };
    Table::new(columns[0].len(), columns.iter().enumerate().map(column).collect()).unwrap()
}

/// Two themes: the first two indicators, and the rest.
fn profile(weights: &[f64], scale: f64) -> Profile {
    let entry = |i: usize| Entry { indicator: format!("i{i}"), weight: weights[i] * scale, role: Role::Levekar };
    let theme = |id: &str, of: std::ops::Range<usize>| Theme {
        id: id.to_owned(),
        weight: scale,
        indicators: of.map(entry).collect(),
    };
    Profile::new(vec![theme("a", 0..2), theme("b", 2..weights.len())]).unwrap()
}

fn same(a: &Value, b: &Value) -> bool {
    let near = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => (x - y).abs() <= 1e-9 * x.abs().max(1.0),
        (x, y) => x == y,
    };
    let ends = |v: &Value| match v {
        Value::Suppressed { lo, hi } => (*lo, *hi),
        v => (v.number(), v.number()),
    };
    let ((a_lo, a_hi), (b_lo, b_hi)) = (ends(a), ends(b));
    std::mem::discriminant(a) == std::mem::discriminant(b) && near(a_lo, b_lo) && near(a_hi, b_hi)
}

fn recipe(method: Method) -> Recipe {
    Recipe { method, ..Recipe::default() }
}

proptest! {
    #[test]
    fn the_index_does_not_depend_on_the_order_of_the_units(columns in any_rows(), method in any_method(), turn in 1..20_usize) {
        let turned: Vec<Vec<Observation>> = columns.iter().map(|c| {
            let mut c = c.clone();
            c.reverse();
            let by = turn % c.len();
            c.rotate_left(by);
            c
        }).collect();
        let weights = [1.0, 2.0, 1.0, 0.5];
        let a = index(&table(&columns), &profile(&weights, 1.0), &recipe(method)).unwrap().rows;
        let mut b = index(&table(&turned), &profile(&weights, 1.0), &recipe(method)).unwrap().rows;
        let by = turn % b.len();
        b.rotate_right(by);
        b.reverse();
        for (x, y) in a.iter().zip(&b) {
            prop_assert!(same(&x.value, &y.value), "{:?} {:?}", x.value, y.value);
            prop_assert_eq!((x.hidden, x.missing, x.imputed), (y.hidden, y.missing, y.imputed));
        }
    }

    #[test]
    fn the_index_does_not_depend_on_the_size_of_the_weights(columns in any_rows(), method in any_method(), by in 0.01..100.0_f64) {
        let weights = [1.0, 2.0, 1.0, 0.5];
        let a = index(&table(&columns), &profile(&weights, 1.0), &recipe(method)).unwrap().rows;
        let b = index(&table(&columns), &profile(&weights, by), &recipe(method)).unwrap().rows;
        prop_assert!(a.iter().zip(&b).all(|(x, y)| same(&x.value, &y.value)));
    }

    #[test]
    fn an_index_column_of_one_value_moves_no_rank(mut columns in any_rows(), method in any_method(), value in -5.0..5.0_f64) {
        // Without gaps: where something is missing, a constant takes a share of its place.
        for column in &mut columns {
            for (i, o) in column.iter_mut().enumerate() {
                if o.span() == Span::Absent || !matches!(o, Observation::Known { .. }) {
                    *o = Observation::exact(i as f64);
                }
            }
        }
        let before = index(&table(&columns), &profile(&[1.0; 4], 1.0), &recipe(method)).unwrap();
        columns.push(vec![Observation::exact(value); columns[0].len()]);
        // Its own theme, so that the others keep their weight beside each other.
        let mut themes = profile(&[1.0; 4], 1.0).themes().to_vec();
        let entry = Entry { indicator: "i4".into(), weight: 1.0, role: Role::Levekar };
        themes.push(Theme { id: "c".into(), weight: 1.0, indicators: vec![entry] });
        let after = index(&table(&columns), &Profile::new(themes).unwrap(), &recipe(method)).unwrap();
        prop_assert!(after.columns[4].constant && after.columns[4].alone_in_theme);
        for (a, b) in before.rows.iter().zip(&before.rows[1..]).zip(after.rows.iter().zip(&after.rows[1..])) {
            let ((a, b), (c, d)) = (a, b);
            let order = |x: &Row, y: &Row| x.value.number().unwrap() - y.value.number().unwrap();
            // Rounding may split or join a tie, never turn an order round.
            prop_assert!(order(a, b) * order(c, d) >= 0.0 || order(a, b).abs() < 1e-9, "{method:?}");
        }
    }

    #[test]
    fn an_index_column_without_values_is_left_out_and_lowers_the_coverage(mut columns in any_rows(), method in any_method()) {
        let without = index(&table(&columns), &profile(&[1.0, 1.0, 1.0, 1.0], 1.0), &recipe(method)).unwrap().rows;
        columns.push(vec![Observation::Missing; columns[0].len()]);
        let with = index(&table(&columns), &profile(&[1.0, 1.0, 1.0, 1.0, 0.5], 1.0), &recipe(method)).unwrap().rows;
        for (a, b) in without.iter().zip(&with) {
            // The new one has a fifth of its theme, which has half of the index.
            prop_assert!(b.coverage <= 0.9 + 1e-9 && b.coverage <= a.coverage + 1e-12);
            prop_assert_eq!(b.missing, a.missing + 1);
            if covered(b.coverage) {
                prop_assert!(same(&a.value, &b.value), "{:?} {:?}", a.value, b.value);
            } else {
                // Hidden where every number of a column is hidden.
                prop_assert!(b.value.number().is_none() && b.rank.is_none(), "{:?}", b.value);
            }
        }
    }

    #[test]
    fn the_index_of_a_unit_is_a_number_only_if_all_that_enters_is(columns in any_rows(), method in any_method()) {
        let rows = index(&table(&columns), &profile(&[1.0; 4], 1.0), &recipe(method)).unwrap().rows;
        for (unit, row) in rows.iter().enumerate() {
            let hidden = columns.iter().any(|c| matches!(c[unit], Observation::Suppressed { .. }));
            let imputed = columns.iter().any(|c| matches!(c[unit], Observation::Imputed { .. }));
            match &row.value {
                Value::Known { .. } => prop_assert!(!hidden && !imputed),
                Value::Imputed { .. } => prop_assert!(!hidden && imputed),
                Value::Suppressed { lo, hi } => {
                    prop_assert!(hidden);
                    prop_assert!(lo.zip(*hi).is_none_or(|(lo, hi)| lo <= hi));
                    prop_assert_eq!(row.rank, None);
                }
                Value::Missing => prop_assert!(row.coverage < COVERAGE_LIMIT && row.rank.is_none()),
            }
        }
    }
}

#[test]
fn an_index_names_the_indicators_that_exist_when_one_is_unknown() {
    let table = table(&vec![vec![Observation::exact(1.0)]; 2]);
    let entry = Entry { indicator: "ukjent".into(), weight: 1.0, role: Role::Levekar };
    let profile = Profile::new(vec![Theme { id: "a".into(), weight: 1.0, indicators: vec![entry] }]).unwrap();
    let error = index(&table, &profile, &Recipe::default()).unwrap_err();
    assert_eq!(error.to_string(), "unknown indicator \"ukjent\": known are i0, i1");
}
