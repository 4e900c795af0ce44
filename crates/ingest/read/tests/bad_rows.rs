//! Single bad rows: each becomes a reject with its reason or a repair with its areas, and the rest goes in.

use super::*;
use domain::Records;

#[test]
fn a_bow_tie_is_repaired_and_listed_with_its_areas() {
    let (x, y) = (570_000.0, 7_030_000.0);
    // Two triangles of 100 m × 50 m / 2 that turn opposite ways: the signed sum is 0, the ground covered 5 000 m².
    let bow_tie = json!({"type": "Polygon", "coordinates":
        [[[x, y], [x + 100.0, y + 100.0], [x + 100.0, y], [x, y + 100.0], [x, y]]]});
    let made = Made::geojson(
        "soner.geojson",
        &[(json!({"navn": "Ila"}), square(500.0, 0.0, 100.0)), (json!({"navn": "Sløyfa"}), bow_tie)],
    );
    let outcome = made.read(Layer::Zones).unwrap();
    assert_eq!((outcome.report.accepted, outcome.report.rejected), (2, 0));
    let [repaired] = outcome.report.repaired.as_slice() else { panic!("{:?}", outcome.report.repaired) };
    assert_eq!((repaired.row, repaired.name.as_str()), (2, "Sløyfa"));
    assert!(repaired.before_m2.abs() < 1e-6, "{repaired:?}");
    assert!((repaired.after_m2 - 5_000.0).abs() < 1e-6, "{repaired:?}");
    assert!(repaired.faults.iter().any(|f| f.contains("krysser seg selv")), "{repaired:?}");
    assert!(outcome.report.warnings.iter().any(|w| w.contains("rad 2 Sløyfa") && w.contains("5\u{a0}000 m²")));
    let Some(Records::Zones(_, zones)) = outcome.import.map(|i| i.records) else { panic!() };
    assert!(spatial::faults(&zones[1].geometry).is_empty());
}

#[test]
fn repeated_ids_are_kept_with_a_suffix_and_reported() {
    let place = |id: &str, navn: &str| (json!({"id": id, "navn": navn}), point(570_000.0, 7_030_000.0));
    let made =
        Made::geojson("steder.geojson", &[place("01", "A"), place("01", "B"), place("02", "C"), place("01", "D")]);
    let outcome = made.read(Layer::Places).unwrap();
    assert_eq!((outcome.report.read, outcome.report.accepted), (4, 4));
    let kept: Vec<_> = outcome.report.duplicates.iter().map(|d| (d.row, d.name.as_str(), d.kept_as.as_str())).collect();
    assert_eq!(kept, [(2, "B", "01-2"), (4, "D", "01-3")]);
    let Some(Records::Places(places)) = outcome.import.map(|i| i.records) else { panic!() };
    assert_eq!(places[1].source_ref.as_deref(), Some("01"), "the id as written stays beside it");
}

#[test]
fn rows_without_geometry_or_name_are_rejected_and_the_rest_goes_in() {
    let made = Made::geojson(
        "soner.geojson",
        &[
            (json!({"navn": "Ila", "kode": "1"}), square(0.0, 0.0, 100.0)),
            (json!({"navn": "Øya", "kode": "2"}), Value::Null),
            (json!({"navn": "Lade", "kode": "3"}), json!({"type": "Polygon", "coordinates": []})),
            (json!({"navn": "  ", "kode": "4"}), square(200.0, 0.0, 100.0)),
            (
                json!({"navn": "Strek", "kode": "5"}),
                json!({"type": "Polygon", "coordinates":
                [[[570_000.0, 7_031_000.0], [570_100.0, 7_031_000.0], [570_000.0, 7_031_000.0]]]}),
            ),
            (json!({"navn": "Punkt", "kode": "6"}), point(570_000.0, 7_030_000.0)),
        ],
    );
    let outcome = made.read(Layer::Zones).unwrap();
    assert_eq!((outcome.report.read, outcome.report.accepted, outcome.report.rejected), (6, 1, 5));
    let found: Vec<_> = outcome.rejects.iter().map(|r| (r.row, r.name.as_deref(), r.field.as_deref())).collect();
    let expected = [
        (2, Some("Øya"), None),
        (3, Some("Lade"), None),
        (4, None, Some("navn")),
        (5, Some("Strek"), None),
        (6, Some("Punkt"), None),
    ];
    assert_eq!(found, expected);
    assert!(outcome.rejects[0].reason.contains("ingen geometri"), "{:?}", outcome.rejects[0]);
    assert!(outcome.rejects[3].reason.contains("kan ikke repareres"), "{:?}", outcome.rejects[3]);
    assert!(outcome.rejects[4].reason.contains("punkter"), "{:?}", outcome.rejects[4]);
}

#[test]
fn a_point_in_oslo_is_rejected_and_one_just_outside_is_warned_about() {
    let made = Made::text(
        "steder.geojson",
        collection(
            None,
            &[
                (json!({"navn": "Torvet"}), point(10.395, 63.43)),
                (json!({"navn": "Oslo rådhus"}), point(10.7336, 59.9119)),
                (json!({"navn": "Like utenfor"}), point(10.81, 63.3)),
            ],
        ),
    );
    let outcome = made.read(Layer::Places).unwrap();
    assert_eq!((outcome.report.accepted, outcome.report.rejected), (2, 1));
    let reject = &outcome.rejects[0];
    assert_eq!((reject.row, reject.name.as_deref()), (2, Some("Oslo rådhus")));
    assert!(reject.reason.contains("km utenfor Trondheim kommune"), "{reject:?}");
    let [near] = outcome.report.outside_kommune.as_slice() else { panic!("{:?}", outcome.report.outside_kommune) };
    assert_eq!((near.row, near.name.as_str()), (3, "Like utenfor"));
    assert!(near.distance_m > 100.0 && near.distance_m < 5_000.0, "{near:?}");
}

#[test]
fn when_every_row_is_rejected_there_is_no_import_but_the_reasons_are_kept() {
    let made = Made::text("steder.geojson", collection(None, &[(json!({"navn": "Oslo"}), point(10.7336, 59.9119))]));
    let outcome = made.read(Layer::Places).unwrap();
    assert_eq!((outcome.import, outcome.report.accepted, outcome.rejects.len()), (None, 0, 1));
    assert!(outcome.report.warnings.iter().any(|w| w.contains("ingen rader ble tatt inn")));
}

#[test]
fn a_hidden_count_is_rejected_and_never_read_as_zero() {
    let cell = |n: Value, x: f64| (json!({"ruteid": format!("r{x}"), "personer": n}), square(x, 0.0, 100.0));
    let made = Made::geojson(
        "ruter.geojson",
        &[
            cell(json!("12"), 0.0),
            cell(json!(":"), 100.0),
            cell(Value::Null, 200.0),
            cell(json!("0"), 300.0),
            cell(json!("-4"), 400.0),
        ],
    );
    let outcome = made.read(Layer::Population).unwrap();
    assert_eq!((outcome.report.accepted, outcome.report.persons), (2, Some(12.0)));
    let rows: Vec<_> = outcome.rejects.iter().map(|r| (r.row, r.field.as_deref())).collect();
    assert_eq!(rows, [(2, Some("personer")), (3, Some("personer")), (5, Some("personer"))]);
    assert!(outcome.rejects[0].reason.contains("skjult"), "{:?}", outcome.rejects[0]);
}

#[test]
fn a_strange_word_is_warned_about_once_and_an_unsafe_address_is_left_out() {
    let place = |navn: &str, kategori: &str, url: &str| {
        (json!({"navn": navn, "kategori": kategori, "url": url}), point(570_000.0, 7_030_000.0))
    };
    let made = Made::geojson(
        "steder.geojson",
        &[
            place("A", "Helsestasjon", "www.a.no"),
            place("B", "romstasjon", "javascript:alert(1)"),
            place("C", "romstasjon", "https://c.no/x"),
        ],
    );
    let outcome = made.read(Layer::Places).unwrap();
    let Some(Records::Places(places)) = outcome.import.map(|i| i.records) else { panic!() };
    let found: Vec<_> = places.iter().map(|p| (p.category.as_str(), p.url.as_deref())).collect();
    assert_eq!(found, [("helsestasjon", Some("https://www.a.no")), ("annet", None), ("annet", Some("https://c.no/x"))]);
    let strange: Vec<_> = outcome.report.warnings.iter().filter(|w| w.contains("romstasjon")).collect();
    assert_eq!(strange, ["rad 2 og 1 rad til: kategorien «romstasjon» er ukjent og er ført som annet"]);
}

#[test]
fn heights_are_dropped_and_6172_is_the_plane_with_a_height() {
    let made = Made::text(
        "steder.geojson",
        collection(
            Some("EPSG:6172"),
            &[(json!({"navn": "A"}), json!({"type": "Point", "coordinates": [570_000.0, 7_030_000.0, 123.0]}))],
        ),
    );
    let outcome = made.read(Layer::Places).unwrap();
    let Some(Records::Places(places)) = outcome.import.map(|i| i.records) else { panic!() };
    assert_eq!(places[0].point.map(|p| (p.x(), p.y())), Some((570_000.0, 7_030_000.0)));
}

#[test]
fn fields_that_the_recipe_does_not_use_are_named() {
    let made = Made::geojson("x.geojson", &[(json!({"navn": "Ila", "Farge": "blå"}), square(0.0, 0.0, 100.0))]);
    assert_eq!(made.read(Layer::Zones).unwrap().report.unknown_fields, ["Farge"]);
}
