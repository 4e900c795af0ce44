//! Plan, transfer between geographies, areas of one's own and suppositions, from outside.

use crate::harness::{Server, by_id};
use reqwest::blocking::Client;
use serde_json::{Value, json};

const PROFILE: &str = "/api/v1/area-profile";

/// A rectangle in degrees around the middle of a zone.
fn around(zone: &str, west_east: f64, south_north: f64) -> Value {
    let zones = Server::demo().json("/api/v1/zones");
    let centre = &by_id(&zones["zones"], zone)["senter"];
    let (x, y) = (centre[0].as_f64().unwrap(), centre[1].as_f64().unwrap());
    let (w, e, s, n) = (x - west_east, x + west_east, y - south_north, y + south_north);
    json!({"type": "Polygon", "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]})
}

fn problem(question: &Value, status: u16) -> Value {
    let response = Server::demo().post(PROFILE, question);
    assert_eq!(response.status(), status, "{question}");
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    response.json().unwrap()
}

#[test]
fn everything_the_plan_says_at_a_point_comes_by_kind_with_plan_id_and_status() {
    let server = Server::demo();
    let centre = by_id(&server.json("/api/v1/zones")["zones"], "midtbyen")["senter"].clone();
    let answer = server.json(&format!("/api/v1/plan?point={},{}", centre[0], centre[1]));
    let plan = answer["plan"].as_array().unwrap();
    assert!(plan.len() > 1, "{plan:?}");
    let order =
        ["planomrade", "byggesone", "arealformal", "hensynssone", "bestemmelse", "restriksjon", "retningslinje"];
    let kinds: Vec<usize> = plan.iter().map(|p| order.iter().position(|k| p["kind"] == *k).unwrap()).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    for p in plan {
        assert!(p["planident"] == "k20210049" && p["planstatus"].as_str().unwrap().len() > 5, "{p}");
        assert!(p["objekttype"].is_string() && p["gruppe"].is_string());
    }
    let nothing = server.json("/api/v1/plan?point=10.0,63.2");
    assert_eq!(nothing["plan"], json!([]));
    for (point, kind) in [
        ("9.19,45.46", "utenfor-kommunen"),
        ("63.43,10.39", "utenfor-kommunen"),
        ("her", "ugyldig-parameter"),
        ("1,2,3", "ugyldig-parameter"),
    ] {
        assert_eq!(server.problem(&format!("/api/v1/plan?point={point}"), 400)["type"], format!("/problemer/{kind}"));
    }
}

#[test]
fn the_picture_of_an_area_adds_up_and_is_null_where_nothing_is_drawn() {
    let server = Server::demo();
    let pictures = server.json("/api/v1/plan/pictures");
    let zones = pictures["soner"].as_array().unwrap();
    assert_eq!(zones.len(), 60);
    let (drawn, blank): (Vec<&Value>, Vec<&Value>) = zones.iter().partition(|z| z["reserver_ha"].is_number());
    assert!(!drawn.is_empty() && !blank.is_empty());
    assert!(blank.iter().all(|z| z["gront_ha"].is_null() && z["framtidig_andel"].is_null()));
    for zone in &drawn {
        let id = zone["id"].as_str().unwrap();
        let bilde = server.json(&format!("/api/v1/plan/picture?zone={id}"))["bilde"].clone();
        assert_eq!(bilde["reserver_ha"], zone["reserver_ha"], "{id}");
        let number = |v: &Value| v.as_f64().unwrap();
        assert!(number(&bilde["dekket_ha"]) <= number(&bilde["areal_ha"]) + 0.01, "{id}");
        for row in bilde["arealformal"].as_array().unwrap() {
            let share = number(&row["hektar"]) / number(&bilde["areal_ha"]);
            assert!((share - number(&row["andel"])).abs() < 1e-3, "{row}");
            assert!(row["farge"].as_str().unwrap().starts_with('#') && number(&row["flater"]) >= 1.0, "{row}");
        }
        let parts: f64 = bilde["reserver"].as_array().unwrap().iter().map(|r| number(&r["hektar"])).sum();
        assert!(number(&bilde["reserver_ha"]) <= parts + 0.02, "{id}");
    }
    let area = server.json("/api/v1/plan/picture?area=lademoen-mollenberg");
    assert!(area["bilde"]["byggesoner"].as_array().unwrap().iter().any(|b| b["code"] == "2"), "{area}");
    assert_eq!(server.problem("/api/v1/plan/picture", 400)["type"], "/problemer/velg-en");
    assert_eq!(server.problem("/api/v1/plan/picture?zone=ila&area=x", 400)["type"], "/problemer/velg-en");
    assert_eq!(server.problem("/api/v1/plan/picture?zone=finnes-ikke", 404)["type"], "/problemer/ikke-funnet");
}

#[test]
fn figures_are_carried_with_method_account_and_state() {
    let server = Server::demo();
    let answer = server.json("/api/v1/transfer?from=zones&to=areas&variable=barn-lavinntekt");
    let meta = &answer["meta"];
    assert_eq!((&meta["metode"], &meta["grovt"]), (&json!("nested"), &json!(false)));
    assert_eq!(answer["values"].as_array().unwrap().len(), 6);
    let number = |v: &Value| v.as_f64().unwrap();
    let kept = number(&meta["sum_to"]) + number(&meta["outside"]);
    assert!((number(&meta["sum_from"]) - kept).abs() < 1e-6, "{meta}");
    let summed = server.json("/api/v1/values/barn-lavinntekt?period=2023");
    for row in answer["values"].as_array().unwrap() {
        let area = by_id(&summed["areas"], row["id"].as_str().unwrap());
        assert_eq!(row["value"].is_number(), matches!(row["state"].as_str().unwrap(), "known" | "imputed"), "{row}");
        if let (Some(a), Some(b), "beregnet sum") =
            (row["value"].as_f64(), area["value"].as_f64(), area["opphav"].as_str().unwrap())
        {
            assert!((a - b).abs() < 1e-6, "{row} {area}");
        }
    }
    let plan = server.json("/api/v1/transfer?from=zones&to=plan&kind=byggesone&variable=personer");
    assert_ne!(plan["meta"]["metode"], "nested");
    assert!(plan["values"].as_array().unwrap().iter().all(|v| v["state"] != "known"), "parts of zones are estimates");
    let english = server.get("/api/v1/transfer?from=zones&to=areas&variable=personer").header("accept-language", "en");
    let english: Value = english.send().unwrap().json().unwrap();
    assert_eq!(english["meta"]["metode_navn"], "sum of whole units");
    for (path, kind) in [
        ("from=x&to=areas", "ugyldig-parameter"),
        ("from=zones&to=areas&method=gjetting", "ugyldig-parameter"),
        ("from=zones&to=plan&method=population", "mangler-metode"),
        ("from=cells&to=zones", "ingen-enheter"),
        ("from=cells&to=zones&variable=barn-lavinntekt", "bare-personer"),
        ("from=zones&to=areas&variable=finnes-ikke", "ukjent-indikator"),
        ("from=zones&to=areas&variable=barn-lavinntekt&period=1999", "mangler-periode"),
    ] {
        assert_eq!(
            server.problem(&format!("/api/v1/transfer?{path}"), 400)["type"],
            format!("/problemer/{kind}"),
            "{path}"
        );
    }
}

#[test]
fn real_people_by_cell_carried_to_the_zones_are_the_independent_sums() {
    let Some(server) = Server::real() else { return };
    let answer = server.json("/api/v1/transfer?from=cells&to=zones&variable=personer&method=area");
    let sum = |key: &str| answer["meta"][key].as_f64().unwrap();
    assert!((sum("sum_to") - 164_613.620).abs() < 6e-4, "{}", answer["meta"]);
    assert!((sum("outside") - 24_458.380).abs() < 6e-4, "{}", answer["meta"]);
    assert!((sum("sum_to") + sum("outside") - 189_072.0).abs() < 189_072.0 * 1e-9);
    assert_eq!((sum("sum_from"), &answer["meta"]["grovt"]), (189_072.0, &json!(true)));
    let lademoen = by_id(&answer["values"], "lademoen")["value"].as_f64().unwrap();
    assert!((lademoen - 4469.672).abs() < 6e-4, "{lademoen}");
    let within = server.json("/api/v1/transfer?from=cells&to=zones&variable=personer&method=area_within");
    assert!((within["meta"]["sum_to"].as_f64().unwrap() - 183_014.0).abs() < 1.0, "{}", within["meta"]);
    let areas = server.json("/api/v1/transfer?from=zones&to=areas&variable=personer");
    let ila = by_id(&areas["values"], "ila-midtbyen")["value"].as_f64().unwrap();
    assert!((ila - (2737.033 + 3996.297)).abs() < 2e-3, "{ila}");
}

#[test]
fn a_drawn_area_gets_a_profile_with_methods_and_rounded_people() {
    let server = Server::demo();
    let question = json!({"navn": "Rundt Lademoen", "polygon": around("lademoen", 0.008, 0.004), "k": 6});
    let answer = server.answer(PROFILE, &question);
    let p = &answer["profil"];
    assert_eq!((&p["navn"], &answer["meta"]["k"]), (&json!("Rundt Lademoen"), &json!(6)));
    assert!(p["sammensatt_av"].is_null());
    for figure in [&p["folk"], &p["barn"]] {
        assert!(figure["metode_navn"].as_str().unwrap().len() > 5 && figure["grovt"].is_boolean(), "{figure}");
        assert!(figure["value"].as_f64().is_none_or(|x| x >= 50.0 && x % 10.0 == 0.0), "{figure}");
    }
    let zones = p["behov"]["soner"].as_array().unwrap();
    let shares: f64 = zones.iter().map(|z| z["andel_av_omradet"].as_f64().unwrap()).sum();
    assert!(!zones.is_empty() && shares <= 1.02, "{zones:?}");
    assert!(p["indikatorer"].as_array().unwrap().iter().all(|i| i["kommune"]["state"].is_string()));
    assert_eq!(p["geometri"]["type"], "MultiPolygon");
    assert!(p["plan"]["areal_ha"].is_number() && p["skjult"].is_array());
    assert_eq!(server.post(PROFILE, &question).text().unwrap(), server.post(PROFILE, &question).text().unwrap());
}

#[test]
fn an_area_of_zones_is_what_the_zones_are() {
    let server = Server::demo();
    let answer = server.answer(PROFILE, &json!({"soner": ["lademoen", "mollenberg"]}));
    let p = &answer["profil"];
    assert_eq!(p["sammensatt_av"]["soner"].as_array().unwrap().len(), 2);
    assert_eq!(p["barn"]["metode"], "nested");
    let area = server.json("/api/v1/areas/lademoen-mollenberg");
    let with_model = |arenas: &Value| arenas.as_array().unwrap().iter().filter(|a| a["modell"] == "aktiv").count();
    assert!(with_model(&p["arenaer"]) > 0);
    assert_eq!(p["med_modell"], with_model(&area["area"]["arenaer"]));
}

#[test]
fn bad_areas_get_clear_answers() {
    let ring = |c: Value| json!({"polygon": {"type": "Polygon", "coordinates": [c]}});
    let bow_tie = ring(json!([[10.40, 63.43], [10.41, 63.44], [10.41, 63.43], [10.40, 63.44], [10.40, 63.43]]));
    let crossing = problem(&bow_tie, 422);
    assert_eq!(crossing["type"], "/problemer/krysser-seg-selv");
    assert!(crossing["detail"].as_str().unwrap().contains("10.40"), "{crossing}");
    assert_eq!(problem(&ring(json!([])), 422)["type"], "/problemer/tom-flate");
    assert_eq!(
        problem(&json!({"polygon": {"type": "FeatureCollection", "features": []}}), 422)["type"],
        "/problemer/tom-flate"
    );
    let milan = ring(json!([[9.1, 45.4], [9.2, 45.4], [9.2, 45.5], [9.1, 45.4]]));
    let abroad = problem(&milan, 400);
    assert_eq!(abroad["type"], "/problemer/utenfor-kommunen");
    assert!(abroad["detail"].as_str().unwrap().contains("Trondheim"), "{abroad}");
    let metres = ring(json!([[569000, 7034000], [569100, 7034000], [569100, 7034100], [569000, 7034000]]));
    assert_eq!(problem(&metres, 400)["type"], "/problemer/utenfor-kommunen");
    let line = json!({"polygon": {"type": "LineString", "coordinates": [[10.4, 63.4], [10.5, 63.4]]}});
    assert_eq!(problem(&line, 422)["type"], "/problemer/ikke-flate");
    let circle = |n: u32| -> Vec<[f64; 2]> {
        let at = |i: u32| f64::from(i % n) / f64::from(n) * std::f64::consts::TAU;
        (0..=n).map(|i| [10.4 + 0.01 * at(i).cos(), 63.43 + 0.005 * at(i).sin()]).collect()
    };
    let many = problem(&ring(json!(circle(25_000))), 422);
    assert_eq!(many["type"], "/problemer/for-mange-hjorner");
    assert!(many["detail"].as_str().unwrap().contains("20000"), "{many}");
    assert_eq!(problem(&ring(json!(circle(1_000_000))), 413)["type"], "/problemer/for-stor");
    for (question, kind) in [
        (json!({}), "flate-eller-enheter"),
        (json!({"soner": ["ila"], "polygon": around("ila", 0.001, 0.001)}), "flate-eller-enheter"),
        (json!({"soner": ["finnes-ikke"]}), "ukjent-enhet"),
        (json!({"polygon": {"type": "Polygon"}}), "ugyldig-geojson"),
        (json!({"soner": ["ila"], "farge": "rod"}), "ugyldig-sporring"),
        (json!({"soner": ["ila"], "date": "i dag"}), "ugyldig-dato"),
        (json!({"soner": ["ila"], "k": 0}), "ugyldig-k"),
        (json!({"soner": ["ila"], "profil": "finnes-ikke"}), "ukjent-vektprofil"),
    ] {
        assert_eq!(problem(&question, 400)["type"], format!("/problemer/{kind}"), "{question}");
    }
}

#[test]
fn a_file_becomes_a_polygon_that_a_profile_can_be_asked_of_or_is_refused_with_the_reason() {
    let server = Server::demo();
    let send = |name: &str, bytes: String| {
        let address = format!("{}{PROFILE}/upload", server.url);
        Client::new().post(address).header("x-filename", name).body(bytes).send().unwrap()
    };
    let feature = |geometry: Value| {
        json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"navn": "Ved Ila"}, "geometry": geometry}]})
        .to_string()
    };
    let read = send("omr%C3%A5de.geojson", feature(around("ila", 0.004, 0.002)));
    assert_eq!(read.status(), 200);
    let read: Value = read.json().unwrap();
    assert_eq!((&read["navn"], &read["hjorner"]), (&json!("Ved Ila"), &json!(5)));
    let profile = server.answer(PROFILE, &json!({"polygon": read["polygon"], "navn": read["navn"]}));
    assert!(profile["profil"]["behov"]["soner"].as_array().unwrap().iter().any(|z| z["id"] == "ila"));
    let milan = json!({"type": "Polygon", "coordinates": [[[9.1, 45.4], [9.2, 45.4], [9.2, 45.5], [9.1, 45.4]]]});
    let point = json!({"type": "Point", "coordinates": [10.4, 63.43]});
    for (name, bytes, word) in [
        ("notat.txt", "hei".to_owned(), "GeoJSON"),
        ("milano.geojson", feature(milan), "utenfor"),
        ("punkt.geojson", feature(point), "flater"),
        ("pakke.zip", "PK\u{3}\u{4}tull".to_owned(), "pakkes ut"),
    ] {
        let refused = send(name, bytes);
        assert_eq!(refused.status(), 422, "{name}");
        let refused: Value = refused.json().unwrap();
        assert_eq!(refused["type"], "/problemer/fil-avvist", "{name}");
        assert!(refused["detail"].as_str().unwrap().contains(word), "{refused}");
    }
    let large = send("stor.geojson", " ".repeat(17 << 20));
    assert_eq!(large.status(), 413);
    assert_eq!(large.json::<Value>().unwrap()["type"], "/problemer/for-stor");
}

#[test]
fn an_arena_that_joined_would_change_its_zone_and_the_rest_is_counted() {
    let server = Server::demo();
    let overlap = server.json("/api/v1/overlap");
    let without = |a: &&Value| a["modell"] == "ingen" && a["relasjon"] == "inside";
    let arena = overlap["arenas"].as_array().unwrap().iter().find(without).unwrap();
    let answer = server.answer("/api/v1/what-if", &json!({"arenaer": [{"sted": arena["id"]}]}));
    let changes = answer["endringer"].as_array().unwrap();
    let zone = changes.iter().find(|c| c["id"] == arena["sone"]["id"]).unwrap();
    assert!(zone["etter"]["andel"]["value"].as_f64() > zone["for"]["andel"]["value"].as_f64(), "{zone}");
    let before = by_id(&overlap["zones"], zone["id"].as_str().unwrap());
    assert_eq!(
        (&zone["for"]["klasse"], &zone["for"]["andel"]["value"]),
        (&before["klasse"], &before["andel"]["value"])
    );
    assert_eq!(changes.len() as u64 + answer["uendret"].as_u64().unwrap(), 60);
    for (question, kind) in [
        (json!({"arenaer": [{"sted": "finnes-ikke"}]}), "ukjent-sted"),
        (json!({"arenaer": [{"aktor": "finnes-ikke"}]}), "ukjent-aktor"),
        (json!({"arenaer": [{}]}), "sted-eller-aktor"),
        (json!({"arenaer": [{"sted": arena["id"], "program": "stodig-start"}]}), "ukjent-programme"),
        (json!({"arenaer": [{"sted": arena["id"], "program": "tett-pa"}, {"sted": arena["id"]}]}), "flere-programmer"),
    ] {
        let response = server.post("/api/v1/what-if", &question);
        assert_eq!(response.status(), 400, "{question}");
        assert_eq!(response.json::<Value>().unwrap()["type"], format!("/problemer/{kind}"), "{question}");
    }
}
