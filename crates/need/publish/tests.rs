//! What may be shown of small tables that can be checked by hand.

use super::*;
use crate::noise::Display;
use crate::suppress::Reason;
use domain::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn text(t: &str) -> Localised {
    Localised { nb: t.into(), nn: t.into(), en: t.into() }
}

fn indicator(id: &str, role: Role, half_width: u32, base: Option<&str>) -> Indicator {
    Indicator {
        id: IndicatorId::new(id).unwrap(),
        navn: text(id),
        kort: text(id),
        definisjon: text(id),
        tema: None,
        enhet: if role == Role::Grunntall { Unit::Antall } else { Unit::Prosent },
        retning: Direction::HigherIsMoreExposed,
        teller: text("t"),
        nevner: None,
        nevner_id: base.map(|b| IndicatorId::new(b).unwrap()),
        alder: None,
        studenter: Students::Med,
        variant: None,
        finest: Geography::Sone,
        stoy: NoiseModel::Telling { half_width, skjult_fra: LowestHidden::One },
        variasjon: Sampling::Binomial,
        kilde: "k".into(),
        rolle: role,
        i_indeks: false,
        merknad: None,
    }
}

fn catalogue(half_width: u32) -> Catalogue {
    Catalogue {
        indicators: vec![
            indicator("andel", Role::Levekar, half_width, Some("barn")),
            indicator("barn", Role::Grunntall, half_width, None),
        ],
        ..Catalogue::default()
    }
}

fn row(id: &str, level: Geography, unit: &str, count: f64, n: f64) -> Observation {
    let known = |x: f64| if x.is_nan() { Value::Missing } else { Value::known(x) };
    Observation {
        indicator: IndicatorId::new(id).unwrap(),
        source: SourceId::new("s").unwrap(),
        level,
        unit: UnitId::new(unit).unwrap(),
        navn: unit.into(),
        period: StatPeriod::year(2023),
        count: known(count),
        n: known(n),
        value: if n.is_nan() { known(count) } else { Value::known(100.0 * count / n) },
        mark: None,
        definition: None,
    }
}

fn shown(half_width: u32, rows: &[Observation]) -> Published {
    publish(&catalogue(half_width), rows, &BTreeMap::new())
}

#[test]
fn a_lone_hidden_count_takes_a_neighbour_with_it_when_the_total_is_shown() {
    use Geography::{Kommune, Sone};
    let rows = [
        row("andel", Sone, "a", 3.0, 200.0),
        row("andel", Sone, "b", 30.0, 300.0),
        row("andel", Sone, "c", 60.0, 400.0),
        row("andel", Kommune, "5001", 93.0, 900.0),
    ];
    let out = shown(0, &rows);
    let reasons: Vec<_> = out.shown.iter().map(|s| s.reason).collect();
    assert_eq!(reasons, [Some(Reason::FaaPersoner), Some(Reason::Naboprikking), None, None]);
    assert_eq!(out.observations[0].value, Value::Suppressed { lo: Some(0.0), hi: Some(2.0) });
    assert_eq!(out.observations[1].value, Value::Suppressed { lo: None, hi: None });
    assert_eq!(out.observations[2].value.number(), Some(15.0));
    assert!(out.cells_tried >= 2);
    let text = format!("{:?}", &out.observations[..2]);
    assert!(!text.contains("30.0") && !text.contains("3.0)"), "{text}");
}

#[test]
fn noised_counts_need_no_neighbour_hidden_since_they_add_up_to_no_total() {
    use Geography::{Kommune, Sone};
    let rows = [
        row("andel", Sone, "a", 3.0, 200.0),
        row("andel", Sone, "b", 30.0, 300.0),
        row("andel", Sone, "c", 60.0, 400.0),
        row("andel", Kommune, "5001", 93.0, 900.0),
    ];
    let out = shown(5, &rows);
    let hidden: Vec<_> = out.observations.iter().map(|o| o.value.number().is_none()).collect();
    assert_eq!(hidden, [true, false, false, false]);
    assert!(out.cells_tried > 0);
}

#[test]
fn a_share_whose_denominator_nobody_gave_is_hidden() {
    let mut lone = row("andel", Geography::Sone, "a", f64::NAN, f64::NAN);
    lone.value = Value::known(12.0);
    let out = shown(5, &[lone]);
    assert_eq!(out.observations[0].value, Value::Suppressed { lo: None, hi: None });
}

#[test]
fn a_share_of_fewer_than_fifty_is_hidden_and_one_of_fewer_than_two_hundred_is_hatched() {
    let rows = [
        row("andel", Geography::Sone, "a", 20.0, 49.0),
        row("andel", Geography::Sone, "b", 20.0, 50.0),
        row("andel", Geography::Sone, "c", 20.0, 200.0),
    ];
    let out = shown(5, &rows);
    let displays: Vec<_> = out.shown.iter().map(|s| s.display).collect();
    assert_eq!(displays, [Display::Skjul, Display::UsikkerSkravert, Display::Vis]);
    assert_eq!(out.observations[0].value.number(), None);
}

#[test]
fn a_base_number_that_is_hidden_is_hidden_as_a_denominator_too() {
    use Geography::{Kommune, Sone};
    let none = f64::NAN;
    let rows = [
        row("barn", Sone, "a", 3.0, none),
        row("barn", Sone, "b", 80.0, none),
        row("barn", Sone, "c", 300.0, none),
        row("barn", Kommune, "5001", 383.0, none),
        row("andel", Sone, "a", 3.0, 3.0),
        row("andel", Sone, "b", 40.0, 80.0),
        row("andel", Sone, "c", 60.0, 300.0),
    ];
    let out = shown(0, &rows);
    assert_eq!(out.observations[1].value, Value::Suppressed { lo: None, hi: None }, "hidden beside a");
    let b = &out.observations[5];
    assert!(b.n.number().is_none() && b.count.number().is_none() && b.value.number().is_none(), "{b:?}");
    assert_eq!(out.observations[6].value.number(), Some(20.0));
}

#[test]
fn a_total_of_something_else_hides_nothing_and_a_rest_is_allowed() {
    use Geography::{Kommune, Sone};
    let parts = [row("andel", Sone, "a", 40.0, 200.0), row("andel", Sone, "b", 30.0, 300.0)];
    for total in [row("andel", Kommune, "5001", 90.0, 600.0), row("andel", Kommune, "5001", 50.0, 400.0)] {
        let rows = [parts[0].clone(), parts[1].clone(), total];
        let out = shown(0, &rows);
        assert!(out.withheld.is_empty() && out.observations.iter().all(|o| o.value.number().is_some()), "{out:?}");
    }
}

#[test]
fn a_finer_figure_than_the_indicator_allows_is_never_a_number() {
    let mut c = catalogue(5);
    c.indicators[0].finest = Geography::Bydel;
    let rows =
        [row("andel", Geography::Sone, "a", 40.0, 200.0), row("andel", Geography::Bydel, "500101", 40.0, 2000.0)];
    let out = publish(&c, &rows, &BTreeMap::new());
    assert_eq!(out.observations[0].value, Value::Suppressed { lo: None, hi: None });
    assert!(out.observations[1].value.number().is_some());
}

#[test]
fn an_area_with_a_figure_of_its_own_is_a_total_of_its_zones() {
    use Geography::{Omrade, Sone};
    let rows = [
        row("andel", Sone, "a", 3.0, 200.0),
        row("andel", Sone, "b", 30.0, 300.0),
        row("andel", Sone, "c", 60.0, 400.0),
        row("andel", Omrade, "ab", 33.0, 500.0),
    ];
    let id = |t: &str| UnitId::new(t).unwrap();
    let areas = BTreeMap::from([(id("ab"), vec![id("a"), id("b")])]);
    let out = publish(&catalogue(0), &rows, &areas);
    assert!(out.observations[1].value.number().is_none(), "33 − 30 would give the 3");
    assert!(out.observations[2].value.number().is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_hidden_count_can_be_worked_out_from_what_is_shown(
        parts in prop::collection::vec((0u32..40, 60u32..400), 3..9),
    ) {
        use Geography::{Kommune, Sone};
        let mut rows: Vec<Observation> = parts.iter().enumerate()
            .map(|(i, (c, n))| row("andel", Sone, &format!("z{i}"), f64::from(*c), f64::from(*n)))
            .collect();
        let (c, n) = parts.iter().fold((0, 0), |s, p| (s.0 + p.0, s.1 + p.1));
        rows.push(row("andel", Kommune, "5001", f64::from(c), f64::from(n)));
        let out = shown(0, &rows);
        prop_assume!(out.withheld.is_empty());
        let hidden: Vec<f64> = out.observations[..parts.len()].iter().zip(&parts)
            .filter(|(o, _)| o.value.number().is_none()).map(|(_, p)| f64::from(p.0)).collect();
        let known: f64 = out.observations[..parts.len()].iter().filter_map(|o| o.count.number()).sum();
        if let (Some(total), 1) = (out.observations[parts.len()].count.number(), hidden.len()) {
            prop_assert!(total - known != hidden[0], "the only hidden part is the rest of the total");
        }
        for (o, p) in out.observations.iter().zip(&parts) {
            prop_assert!(p.0 > 4 || o.value.number().is_none());
        }
    }
}
