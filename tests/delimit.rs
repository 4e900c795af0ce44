//! Suggested areas from outside: what they hold, that they stay the same, and what is refused.

use crate::harness::{Server, by_id};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const DELIMIT: &str = "/api/v1/delimit";

fn number(v: &Value) -> f64 {
    v.as_f64().unwrap_or_else(|| panic!("{v} is no number"))
}

/// What holds of every suggestion, whatever it is made of.
fn check(answer: &Value, min: f64, max: f64) {
    let suggestions = answer["forslag"].as_array().unwrap();
    assert!(!suggestions.is_empty());
    for (i, s) in suggestions.iter().enumerate() {
        assert_eq!(s["nr"], i + 1);
        let folk = number(&s["folk"]["value"]);
        assert!((min - 1e-6..=max + 1e-6).contains(&folk), "{folk}");
        let (exposed, lo, hi) =
            (number(&s["utsatte_folk"]["value"]), number(&s["utsatte_folk"]["lo"]), number(&s["utsatte_folk"]["hi"]));
        assert!(lo <= exposed && exposed <= hi && exposed <= folk + 1e-6, "{lo} {exposed} {hi} {folk}");
        assert!((number(&s["andel"]["value"]) - exposed / folk).abs() < 1e-9);
        let (poeng, bound, gap) = (number(&s["poeng"]), number(&s["ovre_grense"]), number(&s["gap"]));
        assert!(poeng <= bound + 1e-6 && (0.0..=1.0).contains(&gap), "{poeng} {bound} {gap}");
        assert!(poeng <= exposed + 1e-6 && (0.0..=1.0).contains(&number(&s["kompakthet"])));
        assert!(number(&s["med_modell"]) <= number(&s["arenaer"]));
        assert_eq!(s["geometri"]["type"], "MultiPolygon");
        let parts: f64 = s["enheter"].as_array().unwrap().iter().map(|u| number(&u["folk"]["value"])).sum();
        assert!((parts - folk).abs() < 1e-6);
        if i > 0 {
            assert!(poeng <= number(&suggestions[i - 1]["poeng"]) + 1e-6, "best first");
        }
    }
}

#[test]
fn suggestions_hold_to_the_limits_and_print_a_bound_above_their_score() {
    let server = Server::demo();
    let answer = server.answer(DELIMIT, &json!({"enhet": "soner", "min_folk": 6000, "max_folk": 12000, "k": 10}));
    check(&answer, 6000.0, 12000.0);
    let meta = &answer["meta"];
    assert_eq!(
        (&meta["enhet"], &meta["mal"], &meta["k"], &meta["fro"]),
        (&json!("soner"), &json!("utsatte_folk"), &json!(10), &json!(2030))
    );
    assert!(["lokalsok", "uttommende"].contains(&meta["metode"].as_str().unwrap()));
    // The numbers are those that the overlap shows.
    let overlap = server.json("/api/v1/overlap?k=10");
    for unit in answer["forslag"][0]["enheter"].as_array().unwrap() {
        let zone = by_id(&overlap["zones"], unit["id"].as_str().unwrap());
        assert_eq!(unit["p_blant_k"], zone["behov"], "{unit}");
    }
}

#[test]
fn a_profile_of_a_suggested_area_has_the_interval_of_the_suggestion() {
    let server = Server::demo();
    let answer = server.answer(DELIMIT, &json!({"enhet": "soner", "min_folk": 6000, "max_folk": 12000, "k": 10}));
    let suggestion = &answer["forslag"][0];
    let ids: Vec<&Value> = suggestion["enheter"].as_array().unwrap().iter().map(|u| &u["id"]).collect();
    let profile = server.answer("/api/v1/area-profile", &json!({"soner": ids, "k": 10}));
    let (own, theirs) = (&profile["profil"]["behov"]["utsatte_folk"], &suggestion["utsatte_folk"]);
    assert!((number(&own["value"]) - number(&theirs["value"])).abs() <= 5.0, "{own} {theirs}");
    // In tens, and rounded outwards.
    assert!((0.0..10.0).contains(&(number(&theirs["lo"]) - number(&own["lo"]))), "{own} {theirs}");
    assert!((0.0..10.0).contains(&(number(&own["hi"]) - number(&theirs["hi"]))), "{own} {theirs}");
    let width = number(&theirs["hi"]) - number(&theirs["lo"]);
    assert!(width > 0.1 * number(&theirs["value"]), "which zones are among the K is not known: {theirs}");
}

#[test]
fn the_same_question_gives_the_same_suggestions_on_every_server() {
    let question = json!({"enhet": "soner", "min_folk": 5000, "max_folk": 9000, "kompakthet": 0.6, "barriere": 1});
    let other = Server::start(tempfile::tempdir().unwrap());
    let first = Server::demo().answer(DELIMIT, &question)["forslag"].clone();
    assert_eq!(other.answer(DELIMIT, &question)["forslag"], first);
}

#[test]
fn units_can_be_bound_in_or_out_and_running_satsinger_left_out() {
    let server = Server::demo();
    let ids = |s: &Value| -> Vec<String> {
        s["enheter"].as_array().unwrap().iter().map(|u| u["id"].as_str().unwrap().to_owned()).collect()
    };
    let question = json!({"enhet": "soner", "min_folk": 5000, "max_folk": 15000, "med": ["ila"], "uten": ["midtbyen"]});
    for s in server.answer(DELIMIT, &question)["forslag"].as_array().unwrap() {
        assert!(ids(s).contains(&"ila".to_owned()) && !ids(s).contains(&"midtbyen".to_owned()));
    }
    let areas = server.json("/api/v1/areas");
    let running: Vec<String> = (areas["areas"].as_array().unwrap().iter())
        .filter(|a| a["liste"] == "satsingsomrader" && a["tilstand"] == "pagar")
        .flat_map(|a| a["soner"].as_array().unwrap().clone())
        .map(|z| z["id"].as_str().unwrap().to_owned())
        .collect();
    let without = json!({"enhet": "soner", "min_folk": 5000, "max_folk": 15000, "satsinger": "uten"});
    for s in server.answer(DELIMIT, &without)["forslag"].as_array().unwrap() {
        // An area can be running in a part of it only; a zone that is chosen is then no part of that.
        for id in ids(s).iter().filter(|id| running.contains(id)) {
            let zone = server.json(&format!("/api/v1/zones/{id}"));
            let satsinger = zone["zone"]["satsinger"].as_array().unwrap();
            assert!(satsinger.iter().all(|x| x["tilstand"] != "pagar"), "{id}");
        }
    }
}

#[test]
fn what_cannot_be_delimited_is_refused_in_the_language_of_the_reader() {
    let server = Server::demo();
    let with = |more: Value| {
        let mut all = json!({"enhet": "soner", "min_folk": 5000, "max_folk": 10000});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    for (question, kind, word) in [
        (with(json!({"min_folk": 9_000_000, "max_folk": 9_999_999})), "for-faa-folk", "9000000"),
        (with(json!({"min_folk": 9, "max_folk": 3})), "ugyldig-folketall", "9"),
        (with(json!({"min_folk": -9})), "ugyldig-folketall", "-9"),
        (with(json!({"enhet": "hus"})), "ukjent-enhetstype", "hus"),
        (with(json!({"enhet": "ruter"})), "ingen-enheter", "ruter"),
        (with(json!({"enhet": "kretser"})), "ingen-enheter", "kretser"),
        (with(json!({"med": ["finnes-ikke"]})), "ukjent-enhet", "finnes-ikke"),
        (with(json!({"med": ["ila"], "uten": ["ila"]})), "med-og-uten", "ila"),
        (with(json!({"med": ["ila"], "min_folk": 0, "max_folk": 5})), "for-mange-folk", "5"),
        (with(json!({"med": ["ila", "kattem"], "max_folk": 10000})), "henger-ikke-sammen", "kattem"),
        (with(json!({"kompakthet": 2})), "ikke-en-andel", "kompakthet"),
        (with(json!({"antall": 11})), "ugyldig-antall-forslag", "10"),
        (with(json!({"satsinger": "kanskje"})), "ukjent-satsingsvalg", "kanskje"),
        (with(json!({"profil": "finnes-ikke"})), "ukjent-vektprofil", "finnes-ikke"),
        (with(json!({"k": 61})), "ugyldig-k", "61"),
        (with(json!({"ukjent": 1})), "ugyldig-sporring", "ukjent"),
        (json!({"enhet": "soner"}), "ugyldig-sporring", "min_folk"),
    ] {
        let response = server.post(DELIMIT, &question);
        assert_eq!(response.status(), 400, "{question}");
        let problem: Value = response.json().unwrap();
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{question}");
        let text = format!("{} {}", problem["title"], problem["detail"]);
        assert!(text.contains(word) && !text.contains('{'), "{question}: {text}");
    }
}

#[test]
fn units_come_as_geojson_with_names_and_people() {
    let server = Server::demo();
    let zones = server.json("/api/v1/units?enhet=soner");
    assert_eq!((&zones["type"], zones["features"].as_array().unwrap().len()), (&json!("FeatureCollection"), 60));
    for unit in zones["features"].as_array().unwrap() {
        assert_eq!(unit["geometry"]["type"], "MultiPolygon");
        assert!(unit["properties"]["navn"].is_string() && unit["properties"]["folk"]["state"].is_string(), "{unit}");
    }
    assert_eq!(server.json("/api/v1/units?enhet=ruter")["features"], json!([]));
    assert_eq!(server.problem("/api/v1/units?enhet=hus", 400)["type"], "/problemer/ukjent-enhetstype");
    assert_eq!(server.problem("/api/v1/units", 400)["type"], "/problemer/ukjent-enhetstype");
}

#[test]
fn two_thousand_real_cells_and_real_districts_answer_soon() {
    let Some(server) = Server::real() else { return };
    let zones = json!({"enhet": "soner", "min_folk": 5000, "max_folk": 9000});
    if server.post(DELIMIT, &zones).status() == 400 {
        // Without figures by zone there is no need to delimit by; the refusal says so.
        let problem: Value = server.post(DELIMIT, &zones).json().unwrap();
        assert_eq!(problem["type"], "/problemer/ingen-tall");
        return;
    }
    for enhet in ["soner", "kretser", "ruter"] {
        let question = json!({"enhet": enhet, "min_folk": 5000, "max_folk": 9000});
        let started = Instant::now();
        let answer = server.answer(DELIMIT, &question);
        // About a second when it is built for speed.
        assert!(started.elapsed() < Duration::from_secs(20), "{enhet} took {:?}", started.elapsed());
        check(&answer, 5000.0, 9000.0);
    }
}
