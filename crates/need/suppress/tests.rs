//! Disclosure control in small tables that can be checked by hand.

use super::*;
use crate::noise::Noise;
use domain::Value;

fn cell(id: &str, count: f64) -> Cell {
    Cell { id: id.to_owned(), count: Value::known(count), denominator: None, priority: 0 }
}

/// A total and its parts.
fn table(parent: f64, children: &[f64]) -> (Vec<Cell>, Vec<Group>) {
    let mut cells = vec![cell("sum", parent)];
    cells.extend(children.iter().enumerate().map(|(i, c)| cell(&format!("del-{i}"), *c)));
    let group = Group { parent: 0, children: (1..cells.len()).collect() };
    (cells, vec![group])
}

fn reasons(cells: &[Cell], groups: &[Group]) -> Vec<Option<Reason>> {
    suppress(cells, groups, Rule::default(), Noise::EXACT).unwrap().reasons
}

#[test]
fn suppress_rule_cannot_be_set_to_show_counts_under_5() {
    assert_eq!(Rule::new(3, 20), Err(SuppressError::Threshold { given: 3 }));
    assert!(serde_json::from_str::<Rule>(r#"{"max_hidden":2,"min_denominator":0}"#).is_err());
    for count in [0.0, 1.0, 4.0, 4.7, f64::NAN] {
        let value = Value::Imputed { value: count, lo: None, hi: None, method: "area".to_owned() };
        assert_eq!(primary(&value, None, Rule::new(4, 0).unwrap()), Some(Reason::FaaPersoner), "{count}");
    }
}

#[test]
fn suppress_primary_names_the_reason() {
    let v = Value::known;
    let rule = Rule::default();
    assert_eq!(primary(&v(97.0), Some(&v(100.0)), rule), Some(Reason::FaaUtenfor));
    assert_eq!(primary(&v(10.0), Some(&v(20.0)), rule), Some(Reason::LitenNevner));
    let hidden = Value::Suppressed { lo: Some(1.0), hi: Some(4.0) };
    assert_eq!(primary(&hidden, Some(&v(100.0)), rule), Some(Reason::SkjultIKilden));
    assert_eq!(primary(&v(10.0), Some(&hidden), rule), Some(Reason::LitenNevner));
    assert_eq!(primary(&Value::Missing, None, rule), None, "missing is not hidden");
}

#[test]
fn suppress_hides_the_smallest_neighbour_of_a_single_hidden_cell() {
    let (cells, groups) = table(40.0, &[3.0, 25.0, 12.0]);
    let plan = suppress(&cells, &groups, Rule::default(), Noise::EXACT).unwrap();
    assert_eq!(plan.reasons, [None, Some(Reason::FaaPersoner), None, Some(Reason::Naboprikking)]);
    let values = plan.values(&cells);
    assert_eq!(values[1], Value::Suppressed { lo: Some(0.0), hi: Some(4.0) });
    assert_eq!(values[3], Value::Suppressed { lo: None, hi: None });
    assert_eq!(plan.attack.to_string(), "skjulte celler prøvd: 2, lar seg regne ut: 0");
}

#[test]
fn suppress_follows_the_stated_priority_order() {
    let (mut cells, groups) = table(40.0, &[3.0, 25.0, 12.0]);
    cells[3].priority = 1;
    assert_eq!(reasons(&cells, &groups)[2], Some(Reason::Naboprikking));
}

#[test]
fn suppress_chooses_between_equal_neighbours_by_id() {
    let (mut cells, groups) = table(39.0, &[3.0, 18.0, 18.0]);
    assert_eq!(reasons(&cells, &groups)[2], Some(Reason::Naboprikking));
    cells.swap(2, 3);
    assert_eq!(reasons(&cells, &groups)[3], Some(Reason::Naboprikking));
}

#[test]
fn suppress_takes_interpolated_counts_that_are_not_whole() {
    let (mut cells, groups) = table(40.0, &[3.5, 12.5, 24.0]);
    for cell in &mut cells[1..3] {
        let value = cell.count.number().unwrap();
        cell.count = Value::Imputed { value, lo: None, hi: None, method: "area".to_owned() };
    }
    let plan = suppress(&cells, &groups, Rule::default(), Noise::EXACT).unwrap();
    assert_eq!(plan.reasons[1..], [Some(Reason::FaaPersoner), Some(Reason::Naboprikking), None]);
    let small = &plan.attack.cells[0];
    assert!(small.lo < 3.5 && small.hi.unwrap() > 3.5, "{small:?}");
}

#[test]
fn suppress_hides_one_more_where_several_hidden_are_small_together() {
    let (cells, groups) = table(42.0, &[1.0, 1.0, 12.0, 28.0]);
    assert_eq!(reasons(&cells, &groups)[3], Some(Reason::Naboprikking));
}

#[test]
fn suppress_reaches_over_several_totals() {
    // Two rows and two columns with a corner of 2: all four must go, or one total gives it away.
    let names = ["a1", "a2", "b1", "b2", "a", "b", "1", "2"];
    let counts = [2.0, 30.0, 40.0, 50.0, 32.0, 90.0, 42.0, 80.0];
    let cells: Vec<_> = names.iter().zip(counts).map(|(id, c)| cell(id, c)).collect();
    let groups: Vec<_> = [(4, [0, 1]), (5, [2, 3]), (6, [0, 2]), (7, [1, 3])]
        .map(|(parent, children)| Group { parent, children: children.into() })
        .into();
    let out = reasons(&cells, &groups);
    assert!(out[..4].iter().all(Option::is_some), "{out:?}");
    assert!(out[4..].iter().all(Option::is_none), "{out:?}");
}

#[test]
fn suppress_hides_the_total_where_all_parts_are_hidden_and_it_gives_them_away() {
    let (cells, groups) = table(8.0, &[4.0, 4.0]);
    assert_eq!(reasons(&cells, &groups)[0], Some(Reason::Naboprikking));
    let (cells, groups) = table(5.0, &[4.0, 1.0]);
    assert_eq!(reasons(&cells, &groups)[0], None, "1 to 4 each is not known");
}

#[test]
fn suppress_protects_a_cell_that_the_source_hides() {
    let (mut cells, groups) = table(40.0, &[3.0, 25.0, 12.0]);
    cells[1].count = Value::Suppressed { lo: Some(1.0), hi: Some(4.0) };
    let plan = suppress(&cells, &groups, Rule::default(), Noise::EXACT).unwrap();
    assert_eq!(plan.reasons[1], Some(Reason::SkjultIKilden));
    assert_eq!(plan.reasons[3], Some(Reason::Naboprikking));
}

#[test]
fn suppress_with_noise_takes_totals_that_do_not_add_up() {
    let (cells, groups) = table(43.0, &[3.0, 25.0, 12.0]);
    assert!(suppress(&cells, &groups, Rule::default(), Noise::MICRODATA).is_ok());
    let (cells, groups) = table(80.0, &[30.0, 25.0, 12.0]);
    assert!(matches!(
        suppress(&cells, &groups, Rule::default(), Noise::EXACT),
        Err(SuppressError::Inconsistent { .. })
    ));
}

#[test]
fn suppress_says_when_a_cell_cannot_be_protected() {
    let (mut cells, groups) = table(40.0, &[3.0, 25.0, 12.0]);
    cells[1].count = Value::Suppressed { lo: Some(3.0), hi: Some(3.0) };
    let out = suppress(&cells, &groups, Rule::default(), Noise::EXACT);
    assert_eq!(out, Err(SuppressError::CannotProtect { id: "del-0".to_owned() }));
}

#[test]
fn suppress_refuses_cells_given_twice_and_groups_of_nothing() {
    let cells = vec![cell("a", 10.0), cell("a", 12.0)];
    assert_eq!(reasons_error(&cells, &[]), SuppressError::Twice { id: "a".to_owned() });
    let group = Group { parent: 0, children: vec![7] };
    assert_eq!(reasons_error(&cells[..1], &[group]), SuppressError::NoSuchCell { index: 7, cells: 1 });
    assert!(matches!(reasons_error(&[cell("b", f64::INFINITY)], &[]), SuppressError::NotACount { .. }));
}

fn reasons_error(cells: &[Cell], groups: &[Group]) -> SuppressError {
    suppress(cells, groups, Rule::default(), Noise::EXACT).unwrap_err()
}

#[test]
fn suppress_attack_joins_what_two_routes_tell() {
    let mut ledger = Ledger::new();
    ledger.hide("kattem", Some(0.0), Some(4.0)).unwrap();
    ledger.total("bydel", &["kattem", "romolslia"]);
    ledger.show("bydel", 40.0, 0.0).unwrap();
    assert_eq!(attack(&ledger).unwrap().computable().count(), 0, "the sibling is not published");
    ledger.show("romolslia", 37.0, 0.0).unwrap();
    let out = attack(&ledger).unwrap();
    assert_eq!(out.cells, [Found { id: "kattem".to_owned(), lo: 3.0, hi: Some(3.0) }]);
    assert_eq!(out.to_string(), "skjulte celler prøvd: 1, lar seg regne ut: 1");
    // Another route that shows the number itself is found too.
    let mut ledger = Ledger::new();
    ledger.hide("kattem", None, None).unwrap();
    ledger.show("kattem", 3.0, 0.0).unwrap();
    assert_eq!(attack(&ledger).unwrap().computable().count(), 1);
}

#[test]
fn suppress_attack_works_a_count_out_of_a_share() {
    let mut ledger = Ledger::new();
    ledger.hide("barn i lavinntekt", Some(0.0), Some(4.0)).unwrap();
    ledger.show("barn", 60.0, 0.0).unwrap();
    ledger.share("barn i lavinntekt", "barn", 0.05, 0.0005).unwrap();
    let out = attack(&ledger).unwrap();
    assert_eq!((out.cells[0].lo, out.cells[0].hi), (3.0, Some(3.0)), "5.0 % of 60 is 3 and nothing else");
    let mut ledger = Ledger::new();
    ledger.hide("a", None, None).unwrap();
    ledger.show("n", 600.0, 5.0).unwrap();
    ledger.share("a", "n", 0.05, 0.005).unwrap();
    let found = &attack(&ledger).unwrap().cells[0];
    assert_eq!((found.lo, found.hi), (27.0, Some(33.0)), "595·.045 = 26.8, 605·.055 = 33.3");
}

#[test]
fn suppress_attack_uses_that_persons_are_whole() {
    // x + y = y + z = z + x = p: with halves x could be 0.5, with whole persons p is even.
    let mut ledger = Ledger::new();
    for id in ["x", "y", "z"] {
        ledger.hide(id, Some(0.0), Some(4.0)).unwrap();
    }
    ledger.hide("p", Some(1.0), Some(3.0)).unwrap();
    for pair in [["x", "y"], ["y", "z"], ["z", "x"]] {
        ledger.total("p", &pair);
    }
    let out = attack(&ledger).unwrap();
    let ends: Vec<_> = out.cells.iter().map(|c| (c.id.as_str(), c.lo, c.hi)).collect();
    assert_eq!(ends, [("p", 2.0, Some(2.0)), ("x", 1.0, Some(1.0)), ("y", 1.0, Some(1.0)), ("z", 1.0, Some(1.0))]);
    // Interpolated counts need not be whole, and then only the halves are known.
    ledger.publish("q", &Value::known(0.5), 0.0).unwrap();
    ledger.total("sum", &["x", "q"]);
    let out = attack(&ledger).unwrap();
    let x = out.cells.iter().find(|c| c.id == "x").unwrap();
    assert_eq!((x.lo, x.hi), (0.5, Some(1.5)));
}

#[test]
fn suppress_attack_says_what_contradicts_and_what_has_no_limit() {
    let mut ledger = Ledger::new();
    ledger.show("a", 10.0, 0.0).unwrap();
    assert_eq!(ledger.show("a", 12.0, 0.0), Err(SuppressError::Inconsistent { ids: "a".to_owned() }));
    let mut ledger = Ledger::new();
    ledger.total("sum", &["a", "b"]);
    for (id, count) in [("a", 10.0), ("b", 12.0), ("sum", 50.0)] {
        ledger.show(id, count, 5.0).unwrap();
    }
    assert_eq!(attack(&ledger), Err(SuppressError::Inconsistent { ids: "a, b, sum".to_owned() }));
    let mut ledger = Ledger::new();
    ledger.hide("x", Some(0.0), None).unwrap();
    ledger.total("sum", &["x", "y"]);
    let out = attack(&ledger).unwrap();
    assert_eq!(out.cells, [Found { id: "x".to_owned(), lo: 0.0, hi: None }]);
}

#[test]
fn suppress_takes_a_total_that_is_its_own_only_part() {
    let mut ledger = Ledger::new();
    ledger.hide("kattem", Some(0.0), Some(4.0)).unwrap();
    ledger.total("kattem", &["kattem"]);
    ledger.total("sum", &["kattem", "kattem"]);
    ledger.show("sum", 6.0, 0.0).unwrap();
    let found = attack(&ledger).unwrap();
    assert_eq!((found.cells[0].lo, found.cells[0].hi), (3.0, Some(3.0)));
}
