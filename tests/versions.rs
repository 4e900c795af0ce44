//! Answers as of an earlier version, while another process imports other figures.

use crate::harness::{Server, by_id, satsing_ok};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const VALUES: &str = "/api/v1/values/sosialhjelp?period=2023";

/// Questions of every kind, to be asked before and after.
const QUESTIONS: [&str; 17] = [
    VALUES,
    "/api/v1/zones",
    "/api/v1/zones/lademoen?date=2026-10-01",
    "/api/v1/zones/lademoen/arenas.csv?date=2026-10-01",
    "/api/v1/areas?date=2026-10-01",
    "/api/v1/areas/kattem?date=2026-10-01",
    "/api/v1/places?date=2026-10-01",
    "/api/v1/actors?date=2026-10-01",
    "/api/v1/programmes",
    "/api/v1/plan/pictures",
    "/api/v1/overlap?date=2026-10-01",
    "/api/v1/indicators",
    "/api/v1/clusters?indicator=sosialhjelp",
    "/api/v1/transfer?from=zones&to=areas&variable=sosialhjelp",
    "/api/v1/access/arena",
    "/api/v1/datasets",
    "/api/v1/search?q=lademoen",
];

/// The address as of a version.
fn at(path: &str, version: u64) -> String {
    format!("{path}{}version={version}", if path.contains('?') { '&' } else { '?' })
}

/// The invented figures with another number for Lademoen.
fn other_figures() -> String {
    let figures = include_str!("../data/observations.csv");
    let (old, new) = ("sosialhjelp;sone;Lademoen;2023;168;", "sosialhjelp;sone;Lademoen;2023;368;");
    assert!(figures.contains(old));
    figures.replace(old, new)
}

fn import_other_figures(server: &Server) {
    std::fs::write(server.folder.path().join("tall.csv"), other_figures()).unwrap();
    satsing_ok(server.folder.path(), &["import", "indicators", "tall.csv", "--recipe", "levekar-oppdiktet"]);
    let end = Instant::now() + Duration::from_secs(10);
    while server.json("/api/v1/datasets")["meta"]["lagerversjon"] != 2 {
        assert!(Instant::now() < end, "the import was not taken in");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_was_answered_then_is_answered_again_to_the_byte() {
    let server = Server::start(tempfile::tempdir().unwrap());
    let question = json!({"k": 6, "seed": 2030, "draws": 500});
    let text = |path: &str| {
        let answer = server.send(path);
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().unwrap()
    };
    let asked = |path: &str| server.answer(path, &question)["priorities"].clone();
    let then: Vec<String> = QUESTIONS.iter().map(|path| text(path)).collect();
    let ranks = asked("/api/v1/priorities");
    import_other_figures(&server);
    for (path, then) in QUESTIONS.iter().zip(&then) {
        assert!(text(&at(path, 1)) == *then, "{path} as of version 1 is not what it was");
        assert!(path.contains(".csv") || text(path) != *then, "{path} must say that it is of version 2");
    }
    assert_eq!(asked("/api/v1/priorities?version=1"), ranks);
    assert_ne!(asked("/api/v1/priorities"), ranks);
}

#[test]
fn the_figures_of_then_and_now_stand_apart_and_hidden_ones_stay_hidden() {
    let server = Server::start(tempfile::tempdir().unwrap());
    import_other_figures(&server);
    let shares = |path: &str| {
        let answer = server.json(path);
        let value = |id| by_id(&answer["values"], id).clone();
        (value("lademoen"), value("rye"), answer["meta"]["lagerversjon"].clone())
    };
    let (then, hidden_then, one) = shares(&at(VALUES, 1));
    let (now, hidden_now, two) = shares(VALUES);
    assert_eq!((one, two), (json!(1), json!(2)));
    let share = |v: &Value| v["value"].as_f64().unwrap();
    assert!((share(&then) - 16800.0 / 3233.0).abs() < 1e-9, "{then}");
    assert!((share(&now) - 36800.0 / 3233.0).abs() < 1e-9, "{now}");
    for hidden in [hidden_then, hidden_now] {
        assert_eq!((&hidden["state"], &hidden["value"]), (&json!("suppressed"), &Value::Null));
    }
}

#[test]
fn a_version_that_is_not_there_is_refused_and_nothing_is_written_to_one() {
    let server = Server::start(tempfile::tempdir().unwrap());
    let problem = server.problem("/api/v1/zones?version=2", 404);
    assert_eq!(problem["type"], "/problemer/ukjent-versjon");
    assert_eq!(problem["detail"], "Lageret har ingen versjon 2. «version» kan være fra 1 til 1, som er den siste.");
    server.problem("/api/v1/zones?version=i-fjor", 400);
    let body = json!({"navn": "Ila først", "enhet": "soner", "enheter": ["ila"]});
    let refused = server.post("/api/v1/scenarios?version=1", &body);
    assert_eq!(refused.status(), 400);
    assert_eq!(refused.json::<Value>().unwrap()["type"], "/problemer/endrer-ikke-versjon");
    assert_eq!(server.json("/api/v1/scenarios")["scenarier"], json!([]));
}
