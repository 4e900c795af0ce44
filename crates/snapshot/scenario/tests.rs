//! Scenarios of the small made-up kommune.

use super::*;
use crate::QueryError;
use crate::fixture::dataset;
use crate::what_if::JoinRequest;
use domain::{Dataset, Scenario};
use geo::{MultiPolygon, polygon};
use jiff::Timestamp;

fn now(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn request() -> ScenarioRequest {
    ScenarioRequest {
        navn: " Vestby og Østby ".into(),
        enhet: Some("soner".into()),
        enheter: vec!["vestby".into(), "ostby".into(), "vestby".into()],
        polygon: None,
        hva_om: vec![],
        merknad: "Første utkast.\n<script>alert(1)</script>".into(),
    }
}

fn drawn(x: f64, y: f64) -> Vec<MultiPolygon<f64>> {
    let at = |dx: f64, dy: f64| {
        let [lon, lat] = crate::position::lonlat(geo::Coord { x: x + dx, y: y + dy });
        geo::Coord { x: lon, y: lat }
    };
    vec![MultiPolygon::new(vec![polygon![at(0.0, 0.0), at(500.0, 0.0), at(500.0, 500.0), at(0.0, 500.0)]])]
}

/// As a store keeps them.
fn keeping(scenarios: Vec<Scenario>) -> Snapshot {
    Snapshot::build(Dataset { scenarios, ..dataset() }, 2, None)
}

fn fault(snapshot: &Snapshot, request: &ScenarioRequest) -> ScenarioFault {
    match snapshot.with_scenario(request, &[], now(0)) {
        Err(QueryError::Scenario(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_saved_scenario_comes_back_as_it_was_written_with_the_outline_of_its_units() {
    let (list, made) = keeping(vec![]).with_scenario(&request(), &[], now(0)).unwrap();
    let snapshot = keeping(list);
    let info = snapshot.scenario("vestby-ostby").unwrap().scenario;
    assert_eq!((info.navn.as_str(), info.versjon, info.utdatert), ("Vestby og Østby", 1, false));
    assert_eq!(
        (info.enhet.as_deref(), info.enheter.as_slice()),
        (Some("soner"), &["vestby".to_owned(), "ostby".to_owned()][..])
    );
    assert_eq!(info.merknad, "Første utkast.\n<script>alert(1)</script>");
    assert_eq!((info.laget.as_str(), info.endret.as_str()), ("2026-09-21T14:13:20Z", "2026-09-21T14:13:20Z"));
    assert_eq!(info.geometri.coordinates.len(), 1);
    assert!((spatial::area(made.extent.outline().unwrap()).0 - 2e6).abs() < 1e-3);
    assert_eq!(snapshot.scenarios().scenarier, [info]);
    assert_eq!(snapshot.scenario("finnes-ikke").map(|_| ()), None);
}

#[test]
fn the_same_name_twice_gets_an_id_of_its_own_and_a_name_without_letters_gets_one_too() {
    let (list, _) = keeping(vec![]).with_scenario(&request(), &[], now(0)).unwrap();
    let (list, second) = keeping(list).with_scenario(&request(), &[], now(1)).unwrap();
    assert_eq!((second.id.as_str(), list.len()), ("vestby-ostby-2", 2));
    let (_, third) =
        keeping(list).with_scenario(&ScenarioRequest { navn: "?!".into(), ..request() }, &[], now(2)).unwrap();
    assert_eq!(third.id.as_str(), "scenario");
}

#[test]
fn a_change_from_the_version_that_is_kept_is_taken_and_a_late_one_is_told_both_versions() {
    let (list, _) = keeping(vec![]).with_scenario(&request(), &[], now(0)).unwrap();
    let id = "vestby-ostby";
    let other = ScenarioRequest { navn: "Bare Vestby".into(), enheter: vec!["vestby".into()], ..request() };
    let (list, changed) = keeping(list).with_changed_scenario(id, 1, &other, &[], now(60)).unwrap();
    assert_eq!((changed.id.as_str(), changed.navn.as_str(), changed.versjon), (id, "Bare Vestby", 2));
    assert_eq!((changed.laget.as_str(), changed.endret.as_str()), ("2026-09-21T14:13:20Z", "2026-09-21T14:14:20Z"));
    let snapshot = keeping(list);
    for late in [
        snapshot.with_changed_scenario(id, 1, &other, &[], now(61)).map(|_| ()),
        snapshot.without_scenario(id, 1).map(|_| ()),
    ] {
        assert_eq!(late, Err(QueryError::Scenario(ScenarioFault::Stale { from: 1, current: 2 })));
    }
    assert!(matches!(
        snapshot.with_changed_scenario("borte", 1, &other, &[], now(61)),
        Err(QueryError::Scenario(ScenarioFault::Unknown { .. }))
    ));
    assert_eq!(snapshot.without_scenario(id, 2).unwrap().0, []);
}

#[test]
fn a_scenario_is_out_of_date_when_the_data_change_and_not_when_another_is_saved() {
    let (list, _) = keeping(vec![]).with_scenario(&request(), &[], now(0)).unwrap();
    let (both, _) = keeping(list.clone()).with_scenario(&request(), &[], now(1)).unwrap();
    assert!(keeping(both).scenarios().scenarier.iter().all(|s| !s.utdatert));
    let moved = Dataset { cells: vec![], scenarios: list, ..dataset() };
    assert!(Snapshot::build(moved, 3, None).scenarios().scenarier.iter().all(|s| s.utdatert));
}

#[test]
fn a_drawn_polygon_is_kept_in_metres_and_held_to_the_limits_of_any_other() {
    let polygon =
        || ScenarioRequest { enhet: None, enheter: vec![], polygon: Some(serde_json::json!({})), ..request() };
    let snapshot = keeping(vec![]);
    let (list, made) = snapshot.with_scenario(&polygon(), &drawn(570_100.0, 7_033_100.0), now(0)).unwrap();
    assert!((spatial::area(made.extent.outline().unwrap()).0 - 250_000.0).abs() < 200.0);
    let info = keeping(list).scenario(made.id.as_str()).unwrap().scenario;
    assert_eq!((info.enhet, info.enheter), (None, vec![]));
    let far = snapshot.with_scenario(&polygon(), &drawn(270_100.0, 7_033_100.0), now(0));
    assert!(matches!(far, Err(QueryError::OutsideKommune { .. })));
    assert!(matches!(
        snapshot.with_scenario(&polygon(), &[], now(0)),
        Err(QueryError::BadPolygon { fault: "tom", .. })
    ));
    let both = ScenarioRequest { polygon: Some(serde_json::json!({})), ..request() };
    let neither = ScenarioRequest { enheter: vec![], ..request() };
    for bad in [both, neither, ScenarioRequest { enhet: None, ..request() }] {
        assert_eq!(snapshot.with_scenario(&bad, &[], now(0)).map(|_| ()), Err(QueryError::PolygonOrUnits));
    }
}

#[test]
fn what_is_supposed_must_be_known_and_nothing_sensitive_is_told() {
    let join = |aktor: &str, program: Option<&str>| JoinRequest {
        sted: None,
        aktor: Some(aktor.into()),
        program: program.map(str::to_owned),
    };
    let with = |hva_om| ScenarioRequest { hva_om, ..request() };
    let snapshot = keeping(vec![]);
    let (list, _) = snapshot.with_scenario(&with(vec![join("vestby-barnehage", None)]), &[], now(0)).unwrap();
    let info = keeping(list.clone()).scenario("vestby-ostby").unwrap().scenario;
    assert_eq!(
        (info.hva_om[0].aktor.as_deref(), info.hva_om[0].program.as_str()),
        (Some("vestby-barnehage"), "modellen")
    );
    let refused = |hva_om| snapshot.with_scenario(&with(hva_om), &[], now(0)).map(|_| ());
    assert!(matches!(refused(vec![join("rusklinikken", None)]), Err(QueryError::UnknownActor { .. })));
    assert!(matches!(
        refused(vec![join("vestby-barnehage", Some("sensitivt"))]),
        Err(QueryError::UnknownProgramme { .. })
    ));
    assert!(matches!(
        refused(vec![JoinRequest::default(); 101]),
        Err(QueryError::Scenario(ScenarioFault::TooManySupposed { .. }))
    ));
    // What becomes sensitive later is not told any more.
    let mut data = Dataset { scenarios: list, ..dataset() };
    data.facts.actors[0].sensitive = true;
    let later = Snapshot::build(data, 3, None);
    assert_eq!(later.scenario("vestby-ostby").unwrap().scenario.hva_om, []);
    assert_eq!(later.shown_scenario("vestby-ostby").unwrap().what_if, []);
}

#[test]
fn names_and_remarks_that_hide_something_or_are_too_long_are_refused() {
    let snapshot = keeping(vec![]);
    for navn in ["", "  ", "a\u{0}b", "a\nb", "a\u{202e}b", &"æ".repeat(121)] {
        let bad = ScenarioRequest { navn: navn.into(), ..request() };
        assert!(matches!(fault(&snapshot, &bad), ScenarioFault::BadName { .. }), "{navn:?}");
    }
    for merknad in ["a\u{7}b".to_owned(), "a\u{2066}b".to_owned(), "x".repeat(2001)] {
        let bad = ScenarioRequest { merknad, ..request() };
        assert!(matches!(fault(&snapshot, &bad), ScenarioFault::BadNote { .. }));
    }
    assert!(snapshot.with_scenario(&ScenarioRequest { navn: "æ".repeat(120), ..request() }, &[], now(0)).is_ok());
    assert!(matches!(
        fault(&snapshot, &ScenarioRequest { enhet: Some("hus".into()), ..request() }),
        ScenarioFault::UnknownKind { .. }
    ));
    let many = ScenarioRequest { enheter: (0..5001).map(|i| i.to_string()).collect(), ..request() };
    assert!(matches!(fault(&snapshot, &many), ScenarioFault::TooManyUnits { given: 5001, .. }));
    let lost = ScenarioRequest { enheter: vec!["borte".into()], ..request() };
    assert!(matches!(snapshot.with_scenario(&lost, &[], now(0)), Err(QueryError::UnknownUnit { what: "sone", .. })));
}

#[test]
fn no_more_than_five_hundred_are_kept() {
    let (_, one) = keeping(vec![]).with_scenario(&request(), &[], now(0)).unwrap();
    let id = |i: usize| domain::ScenarioId::new(format!("s{i}")).unwrap();
    let full = keeping((0..MOST_SCENARIOS).map(|i| Scenario { id: id(i), ..one.clone() }).collect());
    assert_eq!(fault(&full, &request()), ScenarioFault::Full { most: 500 });
}
