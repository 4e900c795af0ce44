//! Delimitations of the small made-up kommune, worked out by hand.

use super::*;
use crate::answer::{StatValue, SuggestionInfo, ValueState};
use crate::fixture::{HIDDEN, dataset, figure as shown, indicator, square};
use domain::{Dataset, District, DistrictId, NoiseModel, PopulationCell, Role, SourceId, Street, StreetClass};
use geo::line_string;
use jiff::civil::date;

const TODAY: Date = date(2026, 10, 1);
/// South-west corner of the first zone, 1 km squares in a row; the third lies 2 km off.
const AT: (f64, f64) = (570_000.0, 7_033_000.0);

/// Vestby 1 000, Østby 800, Fjernby hidden.
fn peopled() -> Dataset {
    let mut data = dataset();
    data.cells.clear();
    data.catalogue.indicators.push(indicator("befolkning", None, Role::Grunntall, NoiseModel::Ingen));
    let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
    for (zone, count) in [("Vestby", Value::known(1000.0)), ("Østby", Value::known(800.0)), ("Fjernby", hidden)] {
        data.observations.push(shown("befolkning", zone, 2023, count, Value::Missing));
    }
    data
}

fn question(enhet: &str, min: f64, max: f64) -> DelimitRequest {
    DelimitRequest {
        enhet: enhet.into(),
        min_folk: min,
        max_folk: max,
        antall: None,
        k: Some(1),
        profil: None,
        med: vec![],
        uten: vec![],
        kompakthet: None,
        barriere: None,
        satsinger: None,
    }
}

fn ask(data: Dataset, request: &DelimitRequest) -> Result<DelimitAnswer, QueryError> {
    Snapshot::build(data, 1, None).delimit(request, TODAY)
}

fn fault(data: Dataset, request: &DelimitRequest) -> DelimitFault {
    match ask(data, request) {
        Err(QueryError::Delimit(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn ids(s: &SuggestionInfo) -> Vec<&str> {
    s.enheter.iter().map(|u| u.id.as_str()).collect()
}

fn river(x: f64) -> Street {
    Street {
        source: SourceId::new("elver").unwrap(),
        class: StreetClass::Elv,
        level: 0,
        geometry: line_string![(x: x, y: AT.1 - 500.0), (x: x, y: AT.1 + 1500.0)],
    }
}

/// Cells of 250 m over the two zones that touch, ten people in each.
fn gridded() -> Dataset {
    let mut data = peopled();
    for i in 0..32_u32 {
        let (column, row) = (f64::from(i % 8), f64::from(i / 8));
        data.cells.push(PopulationCell {
            id: format!("c{i:02}"),
            source: SourceId::new("rute").unwrap(),
            persons: 10.0,
            year: Some(2015),
            geometry: square(AT.0 + 250.0 * column, AT.1 + 250.0 * row, 250.0),
        });
    }
    data
}

#[test]
fn the_zone_with_the_most_exposed_people_comes_first_with_a_bound_above_it() {
    let answer = ask(peopled(), &question("soner", 500.0, 1200.0)).unwrap();
    let best = &answer.forslag[0];
    assert_eq!((ids(best), best.nr), (vec!["vestby"], 1));
    assert_eq!((best.folk.value, best.folk.state, best.barn.value), (Some(1000.0), ValueState::Known, Some(400.0)));
    assert_eq!((best.utsatte_folk.value, best.andel.value), (Some(1000.0), Some(1.0)));
    assert_eq!((best.utsatte_folk.lo, best.utsatte_folk.hi), (Some(1000.0), Some(1000.0)));
    assert!((best.kompakthet - std::f64::consts::PI / 4.0).abs() < 1e-9);
    assert!(best.poeng <= best.ovre_grense && (0.0..=1.0).contains(&best.gap));
    assert_eq!((answer.meta.metode.as_str(), answer.meta.k, answer.meta.fro), ("uttommende", 1, 2030));
    assert_eq!(best.geometri.coordinates.len(), 1);
    let [lon, lat] = best.geometri.coordinates[0][0][0];
    assert!((10.0..11.0).contains(&lon) && (63.0..64.0).contains(&lat));
}

#[test]
fn zones_are_joined_over_their_border_and_arenas_count_once() {
    let answer = ask(peopled(), &question("soner", 1500.0, 2000.0)).unwrap();
    let best = &answer.forslag[0];
    assert_eq!((ids(best), answer.forslag.len()), (vec!["ostby", "vestby"], 1));
    assert_eq!((best.folk.value, best.barn.value), (Some(1800.0), Some(600.0)));
    // Vestby barnehage, Østby skole (in one and serving the other), and Fjernby skole, whose krets reaches into Østby.
    assert_eq!((best.arenaer, best.med_modell), (3, 1));
    assert_eq!((best.kryssinger.elv, best.kryssinger.jernbane), (0, 0));
    assert_eq!(best.reserver_ha, None);
}

#[test]
fn a_river_along_the_border_or_across_the_way_counts_against_the_area() {
    let dry = ask(peopled(), &question("soner", 1500.0, 2000.0)).unwrap().forslag.remove(0);
    for x in [AT.0 + 1000.0, AT.0 + 1010.0, AT.0 + 700.0] {
        let data = Dataset { streets: vec![river(x)], ..peopled() };
        let wet = ask(data, &question("soner", 1500.0, 2000.0)).unwrap().forslag.remove(0);
        assert_eq!((wet.kryssinger.elv, wet.kryssinger.jernbane), (1, 0), "{x}");
        assert!(wet.poeng <= dry.poeng, "{x}");
    }
    let beside = Dataset { streets: vec![river(AT.0 + 2500.0)], ..peopled() };
    assert_eq!(ask(beside, &question("soner", 1500.0, 2000.0)).unwrap().forslag[0].kryssinger.elv, 0);
}

#[test]
fn a_hidden_population_or_need_leaves_bounds_and_no_number() {
    let request = DelimitRequest { med: vec!["fjernby".into()], ..question("soner", 0.0, 10.0) };
    let answer = ask(peopled(), &request).unwrap();
    let only = &answer.forslag[0];
    let number = |v: &StatValue| (v.value, v.state);
    assert_eq!(ids(only), ["fjernby"]);
    for hidden in [&only.folk, &only.barn, &only.utsatte_folk, &only.andel, &only.enheter[0].p_blant_k] {
        assert_eq!(number(hidden), (None, ValueState::Suppressed));
    }
    assert_eq!((only.utsatte_folk.lo, only.utsatte_folk.hi), (Some(0.0), Some(4.0)));
}

#[test]
fn zones_where_a_satsing_runs_can_be_left_out() {
    let request = DelimitRequest { satsinger: Some("uten".into()), ..question("soner", 500.0, 2000.0) };
    let snapshot = Snapshot::build(peopled(), 1, None);
    let during = snapshot.delimit(&request, date(2023, 6, 1)).unwrap();
    assert!(during.forslag.iter().all(|s| !ids(s).contains(&"vestby")));
    let after = snapshot.delimit(&request, TODAY).unwrap();
    assert!(after.forslag.iter().any(|s| ids(s).contains(&"vestby")));
    let both = DelimitRequest { med: vec!["vestby".into()], ..request };
    let refused = snapshot.delimit(&both, date(2023, 6, 1));
    assert!(matches!(
        refused,
        Err(QueryError::Delimit(DelimitFault::Search(DelimitError::IncludedAndExcluded { id }))) if id == "vestby"
    ));
}

#[test]
fn cells_have_the_mean_of_their_zones_and_meet_over_sides_alone() {
    let answer = ask(gridded(), &question("ruter", 35.0, 45.0)).unwrap();
    let best = &answer.forslag[0];
    assert_eq!((best.enheter.len(), best.folk.value), (4, Some(40.0)));
    assert!((best.kompakthet - std::f64::consts::PI / 4.0).abs() < 1e-9, "two by two: {:?}", ids(best));
    assert!(best.enheter.iter().all(|u| u.p_blant_k.value == Some(1.0)), "in Vestby");
    assert_eq!(best.utsatte_folk.method.as_deref(), Some("sonesnitt"));
    assert_eq!(
        (best.utsatte_folk.value, best.utsatte_folk.lo, best.utsatte_folk.hi),
        (Some(40.0), Some(40.0), Some(40.0))
    );
    // 400 children on sixteen cells with as many people in each.
    assert_eq!((best.barn.value, best.barn.method.as_deref()), (Some(100.0), Some("population")));
    assert_eq!((answer.meta.kandidater, answer.meta.metode.as_str()), (32, "lokalsok"));
    let again = ask(gridded(), &question("ruter", 35.0, 45.0)).unwrap();
    assert_eq!(again.forslag, answer.forslag);
}

#[test]
fn a_district_with_a_hidden_zone_has_no_need_and_is_not_chosen() {
    let mut data = gridded();
    data.districts.push(District {
        id: DistrictId::new("vest").unwrap(),
        source: SourceId::new("kretser").unwrap(),
        navn: "Vest".into(),
        code: None,
        geometry: square(AT.0 - 100.0, AT.1 - 100.0, 2000.0),
    });
    let snapshot = Snapshot::build(data, 1, None);
    let answer = snapshot.delimit(&question("kretser", 100.0, 400.0), TODAY).unwrap();
    let best = &answer.forslag[0];
    assert_eq!((answer.forslag.len(), ids(best)), (1, vec!["vest"]));
    assert_eq!((best.folk.method.as_deref(), best.utsatte_folk.method.as_deref()), (Some("area"), Some("sonesnitt")));
    // 1 000 of Vestby and nine tenths of the 800 of Østby.
    assert!((best.enheter[0].p_blant_k.value.unwrap() - 1000.0 / 1720.0).abs() < 1e-9);
    let ground = snapshot.ground(UnitKind::Kretser);
    let hidden = need_of(UnitKind::Kretser, &ground.zones[0], &[Value::known(1.0), Value::known(0.0), HIDDEN]);
    assert_eq!(hidden.number(), None);
}

#[test]
fn what_cannot_be_delimited_is_refused_with_the_reason() {
    let ok = || question("soner", 500.0, 2000.0);
    let search = |request: DelimitRequest| match fault(peopled(), &request) {
        DelimitFault::Search(e) => e,
        other => panic!("{other:?}"),
    };
    assert!(
        matches!(search(question("soner", 1e6, 2e6)), DelimitError::TooFewPersons { there_are, .. } if there_are < 2000.0)
    );
    assert!(matches!(search(question("soner", 5.0, 2.0)), DelimitError::BadLimits { .. }));
    assert!(matches!(search(question("soner", f64::NAN, 2.0)), DelimitError::BadLimits { .. }));
    let apart = DelimitRequest { med: vec!["vestby".into(), "fjernby".into()], ..ok() };
    assert!(matches!(search(apart), DelimitError::IncludeApart { .. }));
    let of = |request: DelimitRequest| fault(peopled(), &request);
    assert!(matches!(of(question("hus", 1.0, 2.0)), DelimitFault::UnknownKind { .. }));
    assert!(matches!(ask(peopled(), &question("ruter", 1.0, 2.0)), Err(QueryError::NoUnits { what: "ruter" })));
    assert!(matches!(
        of(DelimitRequest { kompakthet: Some(1.5), ..ok() }),
        DelimitFault::NotAShare { field: "kompakthet", .. }
    ));
    assert!(matches!(of(DelimitRequest { antall: Some(0), ..ok() }), DelimitFault::BadCount { .. }));
    assert!(matches!(
        of(DelimitRequest { satsinger: Some("kanskje".into()), ..ok() }),
        DelimitFault::UnknownChoice { .. }
    ));
    let lost = DelimitRequest { uten: vec!["finnes-ikke".into()], ..ok() };
    assert!(matches!(ask(peopled(), &lost), Err(QueryError::UnknownUnit { what: "sone", .. })));
    let unknown = DelimitRequest { profil: Some("finnes-ikke".into()), ..ok() };
    assert!(matches!(ask(peopled(), &unknown), Err(QueryError::UnknownProfile { .. })));
}

#[test]
fn a_saved_scenario_leaves_the_units_as_they_are() {
    let first = Snapshot::build(gridded(), 1, None);
    let made = std::ptr::from_ref(first.ground(UnitKind::Ruter));
    let same = Snapshot::build(gridded(), 2, Some(&first));
    assert_eq!(std::ptr::from_ref(same.ground(UnitKind::Ruter)), made);
    let other = Snapshot::build(peopled(), 3, Some(&first));
    assert!(other.ground(UnitKind::Ruter).ids.is_empty());
}
