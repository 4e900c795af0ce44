//! Access and isochrones from outside, with a network and without.

use crate::harness::{Server, by_id, satsing_ok};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// The demo with paths laid straight over the town, every 300 m both ways: enough to walk on.
fn paved() -> &'static Server {
    static PAVED: OnceLock<Server> = OnceLock::new();
    PAVED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        // The first start fills the store; the network then comes from a file, as a planner would have it.
        let folder = Server::start(folder).cut();
        let path = |a: (f64, f64), b: (f64, f64)| {
            json!({"type": "Feature", "properties": {"klasse": "gangvei"},
                "geometry": {"type": "LineString", "coordinates": [[a.0, a.1], [b.0, b.1]]}})
        };
        let (x, y, side) = ((562_000.0, 576_000.0), (7_026_000.0, 7_038_000.0), 300.0);
        let mut features = Vec::new();
        let (columns, rows) = (((x.1 - x.0) / side) as u32, ((y.1 - y.0) / side) as u32);
        let at = |i: u32, j: u32| (x.0 + side * f64::from(i), y.0 + side * f64::from(j));
        for i in 0..=columns {
            for j in 0..=rows {
                if i < columns {
                    features.push(path(at(i, j), at(i + 1, j)));
                }
                if j < rows {
                    features.push(path(at(i, j), at(i, j + 1)));
                }
            }
        }
        let crs = json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}});
        let network = json!({"type": "FeatureCollection", "crs": crs, "features": features});
        std::fs::write(folder.path().join("nett.geojson"), network.to_string()).unwrap();
        satsing_ok(folder.path(), &["import", "network", "nett.geojson"]);
        Server::start(folder)
    })
}

/// A school well inside the grid of paths.
fn a_school_in_town() -> String {
    let schools = Server::demo().json("/api/v1/places?category=skole");
    let inside = |p: &&Value| {
        let between = |v: &Value, lo: f64, hi: f64| v.as_f64().is_some_and(|v| lo < v && v < hi);
        between(&p["lon"], 10.36, 10.46) && between(&p["lat"], 63.40, 63.44)
    };
    schools["places"].as_array().unwrap().iter().find(inside).unwrap()["id"].as_str().unwrap().to_owned()
}

fn rows(answer: &Value) -> &Vec<Value> {
    answer["soner"].as_array().unwrap()
}

#[test]
fn without_a_network_times_are_along_a_straight_line_and_say_so_in_the_readers_language() {
    let server = Server::demo();
    let answer = server.json("/api/v1/access/arena");
    let meta = &answer["meta"];
    assert_eq!((&meta["nett"], &meta["nettrapport"]), (&json!("luftlinje"), &Value::Null));
    assert_eq!(meta["nett_navn"], "luftlinje × 1,3 (ikke gangnett)");
    let english: Value =
        server.get("/api/v1/access/arena").header("accept-language", "en").send().unwrap().json().unwrap();
    assert_eq!(english["meta"]["nett_navn"], "straight line × 1.3 (no walking network)");
    assert_eq!(rows(&answer).len(), 60);
    for row in rows(&answer) {
        assert!(row["minutter"]["minutter"].is_number() != row["minutter"]["grunn"].is_string(), "{row}");
        assert_ne!(row["andel_10"]["state"], "known", "a straight line is an estimate: {row}");
    }
}

#[test]
fn along_a_network_every_zone_has_minutes_or_a_reason_and_more_people_within_more_minutes() {
    let server = paved();
    let answer = server.json("/api/v1/access/barnehage");
    let report = &answer["meta"]["nettrapport"];
    assert_eq!(answer["meta"]["nett"], "gangnett");
    assert_eq!((&report["komponenter"], &report["bruer"]), (&json!(1), &json!(0)));
    assert!(report["noder"].as_u64() > Some(1000) && report["storste_andel"] == 1.0, "{report}");
    let mut with_time = 0;
    for row in rows(&answer) {
        for minutes in [&row["minutter"], &row["minutter_n3"]] {
            assert!(minutes["minutter"].is_number() != minutes["grunn"].is_string(), "{row}");
        }
        if let (Some(first), Some(third)) =
            (row["minutter"]["minutter"].as_f64(), row["minutter_n3"]["minutter"].as_f64())
        {
            assert!(first <= third, "{row}");
        }
        if let (Some(ten), Some(fifteen)) = (row["andel_10"]["value"].as_f64(), row["andel_15"]["value"].as_f64()) {
            assert!(ten <= fifteen && (0.0..=1.0).contains(&fifteen), "{row}");
        }
        if row["barn_10"]["value"].is_number() {
            assert_eq!(
                (&row["barn_10"]["state"], &row["barn_10"]["method"]),
                (&json!("imputed"), &json!("barn_som_folk"))
            );
        }
        with_time += usize::from(row["minutter"]["minutter"].is_number());
    }
    assert!(with_time > 30, "{with_time}");
    let third = server.json("/api/v1/access/barnehage?n=3");
    for (a, b) in rows(&answer).iter().zip(rows(&third)) {
        assert_eq!(a["minutter_n3"], b["minutter"], "{a}");
    }
}

#[test]
fn categories_are_listed_with_their_places_and_others_refused() {
    let server = Server::demo();
    let all = server.json("/api/v1/access");
    let arena = by_id(&all["kategorier"], "arena");
    assert!(arena["steder"].as_u64() >= by_id(&all["kategorier"], "skole")["steder"].as_u64());
    assert!(arena["med_posisjon"].as_u64() > Some(0));
    for (path, kind, word) in [
        ("/api/v1/access/kino", "ugyldig-parameter", "barnehage"),
        ("/api/v1/access/skole?n=0", "ugyldig-n", "10"),
        ("/api/v1/access/skole?n=mange", "ugyldig-parameter", "mange"),
    ] {
        let problem = server.problem(path, 400);
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{path}");
        assert!(problem["detail"].as_str().unwrap().contains(word), "{problem}");
    }
}

#[test]
fn an_isochrone_grows_with_the_minutes_and_needs_a_network() {
    let place = a_school_in_town();
    let refused = Server::demo().problem(&format!("/api/v1/isochrone?place={place}"), 422);
    assert_eq!(refused["type"], "/problemer/mangler-gangnett");
    let answer = paved().json(&format!("/api/v1/isochrone?place={place}&minutes=15,5,10"));
    let all = answer["isokroner"].as_array().unwrap();
    assert_eq!(all.iter().map(|i| i["minutter"].as_f64().unwrap()).collect::<Vec<_>>(), [5.0, 10.0, 15.0]);
    let box_of = |i: &Value| {
        let mut found = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        let rings = i["geometri"]["coordinates"].as_array().unwrap().iter().flat_map(|p| p.as_array().unwrap());
        for c in rings.flat_map(|r| r.as_array().unwrap()) {
            let (x, y) = (c[0].as_f64().unwrap(), c[1].as_f64().unwrap());
            found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)];
        }
        found
    };
    for pair in all.windows(2) {
        let (a, b) = (box_of(&pair[0]), box_of(&pair[1]));
        assert!(b[0] <= a[0] && b[1] <= a[1] && b[2] >= a[2] && b[3] >= a[3], "{a:?} {b:?}");
    }
    // There are no cells in the demo, so nobody knows how many live there.
    assert!(all.iter().all(|i| i["personer"]["state"] == "missing" && i["personer"]["value"].is_null()));
    assert_eq!(answer["meta"]["sted"]["id"], place.as_str());
    // A grid of paths gives a diamond of ribbons, not a circle: there are holes in it.
    let holes: usize =
        all[2]["geometri"]["coordinates"].as_array().unwrap().iter().map(|p| p.as_array().unwrap().len() - 1).sum();
    assert!(holes > 3, "{holes}");
}

#[test]
fn a_place_without_a_street_or_outside_the_kommune_is_told_so() {
    let server = paved();
    // In the fjord, some kilometres north of the last path.
    let off = server.problem("/api/v1/isochrone?point=10.40,63.49", 422);
    assert_eq!(off["type"], "/problemer/no_snap");
    assert!(off["detail"].as_str().unwrap().contains("250"), "{off}");
    for (query, kind) in [
        ("point=9.19,45.46", "utenfor-kommunen"),
        ("point=her", "ugyldig-parameter"),
        ("place=finnes-ikke", "ukjent-sted"),
        ("", "velg-en"),
        ("point=10.40,63.43&place=ila-skole", "velg-en"),
        ("point=10.40,63.43&minutes=0", "ugyldig-parameter"),
        ("point=10.40,63.43&minutes=61", "ugyldig-parameter"),
        ("point=10.40,63.43&minutes=1,2,3,4,5", "ugyldig-parameter"),
        ("point=10.40,63.43&minutes=NaN", "ugyldig-parameter"),
        ("point=10.40,63.43&minutes=fem", "ugyldig-parameter"),
    ] {
        let problem = server.problem(&format!("/api/v1/isochrone?{query}"), 400);
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{query}");
    }
}
