//! Walking in the small made-up kommune, worked out by hand.

use super::*;
use crate::fixture::{dataset, square};
use domain::{Dataset, PopulationCell, SourceId, Street, StreetClass};
use geo::line_string;

/// South-west corner of the first zone, 1 km squares in a row; the third lies 2 km off.
const AT: (f64, f64) = (570_000.0, 7_033_000.0);

fn cell(id: &str, x: f64, y: f64, persons: f64) -> PopulationCell {
    let geometry = square(AT.0 + x - 125.0, AT.1 + y - 125.0, 250.0);
    PopulationCell { id: id.into(), source: SourceId::new("rute").unwrap(), persons, year: None, geometry }
}

/// Thirty people beside the kindergarten of Vestby, seventy 350 m west of it.
fn peopled() -> Dataset {
    let mut data = dataset();
    data.cells = vec![cell("a", 500.0, 500.0, 30.0), cell("b", 150.0, 500.0, 70.0), cell("ut", 2500.0, 500.0, 9.0)];
    data
}

/// One road through the three zones from west to east.
fn road() -> Street {
    let geometry = line_string![(x: AT.0 - 200.0, y: AT.1 + 500.0), (x: AT.0 + 5200.0, y: AT.1 + 500.0)];
    Street { source: SourceId::new("vei").unwrap(), class: StreetClass::Vei, level: 0, geometry }
}

fn paved() -> Dataset {
    Dataset { streets: vec![road()], ..peopled() }
}

fn row(data: Dataset, category: &str, n: usize, zone: &str) -> AccessRow {
    let answer = Snapshot::build(data, 1, None).access(category, n).unwrap();
    answer.soner.into_iter().find(|z| z.id == zone).unwrap()
}

#[test]
fn without_a_network_the_straight_line_is_lengthened_and_says_so() {
    let snapshot = Snapshot::build(peopled(), 1, None);
    let answer = snapshot.access("barnehage", 1).unwrap();
    let vestby = &answer.soner[0];
    assert_eq!((answer.meta.net.nett.as_str(), &answer.meta.net.nettrapport), ("luftlinje", &None));
    assert_eq!((answer.meta.steder, answer.meta.uten_posisjon), (2, 1));
    assert_eq!(answer.meta.utgangspunkt, "ruter");
    // 350 m · 1.3 at 4.8 km/h for most of the people.
    assert_eq!(vestby.minutter, Minutes { minutter: Some(5.7), grunn: None });
    assert_eq!((vestby.andel_10.value, vestby.andel_10.method.as_deref()), (Some(1.0), Some("luftlinje")));
    assert_eq!(vestby.naermeste.as_ref().unwrap().id, "vestby-barnehage");
}

#[test]
fn along_a_network_the_share_counts_people_and_children_are_taken_to_live_as_they_do() {
    let data = || {
        let mut data = paved();
        data.cells[1] = cell("b", 130.0, 500.0, 70.0);
        data.places[0].point = Some(geo::point!(x: AT.0 + 950.0, y: AT.1 + 500.0));
        data
    };
    let vestby = row(data(), "barnehage", 1, "vestby");
    // 450 m and 820 m.
    assert_eq!(vestby.minutter.minutter, Some(10.3));
    assert_eq!((vestby.andel_10.value, vestby.andel_10.state), (Some(0.3), ValueState::Known));
    assert_eq!((vestby.andel_15.value, vestby.andel_15.lo), (Some(1.0), None));
    assert_eq!((vestby.barn_10.value, vestby.barn_10.method.as_deref()), (Some(0.3), Some("barn_som_folk")));
    let answer = Snapshot::build(data(), 1, None).access("barnehage", 1).unwrap();
    let report = answer.meta.net.nettrapport.unwrap();
    assert_eq!((report.noder, report.kanter, report.komponenter, report.uten_feste), (2, 1, 1, 0));
}

#[test]
fn who_stands_off_the_network_makes_the_share_an_interval() {
    let mut data = paved();
    data.cells[1] = cell("b", 500.0, 860.0, 70.0);
    let vestby = row(data.clone(), "barnehage", 1, "vestby");
    assert_eq!((vestby.andel_10.value, vestby.andel_10.lo, vestby.andel_10.hi), (Some(1.0), Some(0.3), Some(1.0)));
    data.cells.remove(0);
    let nobody = row(data, "barnehage", 1, "vestby");
    assert_eq!(nobody.minutter, Minutes { minutter: None, grunn: Some("no_snap".into()) });
    assert_eq!((nobody.andel_10.state, nobody.barn_10.state), (ValueState::Missing, ValueState::Missing));
}

#[test]
fn every_missing_time_has_its_reason() {
    let grunn = |data: Dataset, category: &str, n: usize, zone: &str| row(data, category, n, zone).minutter.grunn;
    assert_eq!(grunn(paved(), "bibliotek", 1, "vestby").as_deref(), Some("ingen_arena"));
    assert_eq!(grunn(paved(), "barnehage", 3, "vestby").as_deref(), Some("ingen_arena"), "there are two");
    let mut gap = paved();
    let parts = [(-200.0, 2200.0), (3900.0, 5200.0)];
    gap.streets = parts
        .map(|(a, b)| {
            let geometry = line_string![(x: AT.0 + a, y: AT.1 + 500.0), (x: AT.0 + b, y: AT.1 + 500.0)];
            Street { geometry, ..road() }
        })
        .into();
    assert_eq!(grunn(gap, "barnehage", 1, "fjernby").as_deref(), Some("unreachable"));
    let mut far = paved();
    far.places[0].point = Some(geo::point!(x: AT.0 - 6000.0, y: AT.1 + 500.0));
    far.places.remove(3);
    far.streets[0].geometry.0[0].x = AT.0 - 6100.0;
    assert_eq!(grunn(far, "barnehage", 1, "fjernby").as_deref(), Some("over_limit"));
    let vestby = row(paved(), "bibliotek", 1, "vestby");
    assert_eq!((vestby.andel_10.value, vestby.naermeste), (None, None));
}

#[test]
fn a_zone_without_people_in_cells_starts_from_one_point_and_says_so() {
    let fjernby = row(paved(), "arena", 1, "fjernby");
    assert_eq!((fjernby.andel_10.value, fjernby.andel_10.method.as_deref()), (Some(1.0), Some("sonepunkt")));
    let none = Dataset { cells: vec![], ..paved() };
    let answer = Snapshot::build(none, 1, None).access("arena", 1).unwrap();
    assert_eq!(answer.meta.utgangspunkt, "sonepunkt");
    assert!(answer.soner.iter().all(|z| z.andel_10.state == ValueState::Imputed));
}

#[test]
fn schools_stand_beside_their_krets() {
    let fjernby = row(paved(), "skole", 1, "fjernby");
    assert_eq!(fjernby.krets.len(), 1);
    assert_eq!((fjernby.krets[0].navn.as_str(), fjernby.krets[0].skole.as_deref()), ("FJERNBY", Some("Fjernby skole")));
    assert!(row(paved(), "skole", 1, "vestby").krets.is_empty());
    assert_eq!(row(paved(), "skole", 1, "ostby").krets.len(), 1, "a tenth of the zone");
}

#[test]
fn categories_are_those_with_a_place_and_others_are_refused_with_what_there_is() {
    let snapshot = Snapshot::build(paved(), 1, None);
    let found = snapshot.access_categories().kategorier;
    let ids: Vec<&str> = found.iter().map(|k| k.id.as_str()).collect();
    assert_eq!(ids, ["arena", "barnehage", "skole", "spesialisthelsetjeneste"]);
    assert_eq!((found[1].steder, found[1].med_posisjon), (3, 2));
    assert!(
        matches!(snapshot.access("kino", 1), Err(QueryError::UnknownCategory { known, .. }) if known[0] == "arena")
    );
    assert!(matches!(snapshot.access("skole", 0), Err(QueryError::BadNth { .. })));
    assert!(matches!(snapshot.access("skole", 11), Err(QueryError::BadNth { .. })));
}

#[test]
fn an_isochrone_follows_the_road_and_few_people_are_not_shown() {
    let snapshot = Snapshot::build(paved(), 1, None);
    let from = IsochroneFrom::Place("vestby-barnehage".into());
    let ask = |minutes: &[f64]| snapshot.isochrones(&IsochroneQuery { from: from.clone(), minutes: minutes.into() });
    let answer = ask(&[10.0, 1.0, 10.0]).unwrap();
    assert_eq!(answer.isokroner.iter().map(|i| i.minutter).collect::<Vec<_>>(), [1.0, 10.0]);
    let (near, far) = (&answer.isokroner[0], &answer.isokroner[1]);
    assert_eq!((near.personer.value, near.personer.state), (None, ValueState::Suppressed));
    // A strip of 100 m through cells of 250 m: two fifths of a hundred people.
    assert_eq!((far.personer.value, far.personer.state), (None, ValueState::Suppressed));
    let height = |i: &Isochrone| {
        let lat = i.geometri.coordinates[0][0].iter().map(|c| c[1]);
        (lat.clone().fold(f64::MIN, f64::max) - lat.fold(f64::MAX, f64::min)) * 111_400.0
    };
    // The grid is turned by a degree: 1 600 m are 33 m higher at one end.
    assert!((90.0..160.0).contains(&height(far)), "a strip along the road and no circle: {}", height(far));
    assert_eq!((answer.meta.sted.unwrap().id.as_str(), answer.meta.til_nettet_m), ("vestby-barnehage", 0.0));
    let mut crowd = paved();
    crowd.cells[0].persons = 1003.0;
    let many = Snapshot::build(crowd, 1, None);
    let answer = many.isochrones(&IsochroneQuery { from, minutes: vec![10.0] }).unwrap();
    let people = answer.isokroner[0].personer.value.unwrap();
    assert!((people - 430.0).abs() <= 10.0 && people % 10.0 == 0.0, "{people}");
}

#[test]
fn an_isochrone_needs_a_network_under_its_feet() {
    let lonlat = |x: f64, y: f64| crate::position::lonlat(Coord { x: AT.0 + x, y: AT.1 + y });
    let ask = |data: Dataset, from: IsochroneFrom| {
        Snapshot::build(data, 1, None).isochrones(&IsochroneQuery { from, minutes: vec![5.0] })
    };
    let point = |x: f64, y: f64| IsochroneFrom::Point(lonlat(x, y));
    assert!(matches!(ask(peopled(), point(500.0, 500.0)), Err(QueryError::NoNetwork)));
    assert!(matches!(ask(paved(), point(500.0, 900.0)), Err(QueryError::NoSnap { reach }) if reach == 250.0));
    assert!(matches!(ask(paved(), IsochroneFrom::Point([5.3, 60.4])), Err(QueryError::OutsideKommune { .. })));
    assert!(matches!(ask(paved(), IsochroneFrom::Place("finnes-ikke".into())), Err(QueryError::UnknownPlace { .. })));
    let postal = IsochroneFrom::Place("usikker-barnehage".into());
    assert!(matches!(ask(paved(), postal), Err(QueryError::UnknownPlace { .. })), "only its postal code is known");
    assert!(ask(paved(), point(500.0, 700.0)).is_ok());
}

#[test]
fn the_network_is_taken_over_while_the_streets_are_the_same() {
    let first = Snapshot::build(paved(), 1, None);
    let net = |s: &Snapshot| match &s.walking {
        Walking::Along(net) => Arc::as_ptr(net),
        Walking::Straight => panic!("no network"),
    };
    let other = Dataset { cells: vec![], ..paved() };
    assert_eq!(net(&Snapshot::build(other, 2, Some(&first))), net(&first));
    let mut moved = paved();
    moved.streets[0].geometry.0[0].x += 1.0;
    assert_ne!(net(&Snapshot::build(moved, 2, Some(&first))), net(&first));
}
