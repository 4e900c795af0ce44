//! How the service answers: validators, encodings, problems, limits.

use crate::harness::Server;
use std::io::Read;

#[test]
fn a_json_answer_has_a_validator_and_304_costs_no_body() {
    let server = Server::demo();
    let first = server.send("/api/v1/overlap?date=2026-10-01");
    let etag = first.headers()["etag"].clone();
    assert_eq!(first.headers()["cache-control"], "public, max-age=0, must-revalidate");
    assert!(first.headers()["vary"].to_str().unwrap().contains("Accept-Encoding"));
    let again = server.get("/api/v1/overlap?date=2026-10-01").header("if-none-match", etag.clone()).send().unwrap();
    assert_eq!(again.status(), 304);
    assert_eq!(again.headers()["etag"], etag);
    assert_eq!(again.bytes().unwrap().len(), 0);
    let other = server.get("/api/v1/overlap?date=2021-01-01").header("if-none-match", etag).send().unwrap();
    assert_eq!(other.status(), 200);
}

#[test]
fn the_same_answer_comes_plain_gzipped_and_as_brotli_with_a_validator_each() {
    let server = Server::demo();
    let ask = |encoding: &str| server.get("/api/v1/zones").header("accept-encoding", encoding).send().unwrap();
    let (plain, gzip, brotli) = (ask("identity"), ask("gzip"), ask("br, gzip"));
    assert_eq!(gzip.headers()["content-encoding"], "gzip");
    assert_eq!(brotli.headers()["content-encoding"], "br");
    let tags = [&plain, &gzip, &brotli].map(|r| r.headers()["etag"].clone());
    assert!(tags[0] != tags[1] && tags[1] != tags[2]);
    let text = plain.bytes().unwrap();
    let mut unzipped = Vec::new();
    flate2::read::GzDecoder::new(&gzip.bytes().unwrap()[..]).read_to_end(&mut unzipped).unwrap();
    assert!(unzipped == text);
    assert!(brotli.bytes().unwrap().len() < text.len() / 3);
}

#[test]
fn bad_parameters_get_a_problem_that_says_what_is_right() {
    let server = Server::demo();
    for (path, kind) in [
        ("/api/v1/overlap?date=2026-13-01", "ugyldig-dato"),
        ("/api/v1/overlap?date=i-fjor", "ugyldig-dato"),
        ("/api/v1/zones/lademoen?date=20261001", "ugyldig-dato"),
        ("/api/v1/overlap?k=0", "ugyldig-parameter"),
        ("/api/v1/overlap?k=61", "ugyldig-k"),
        ("/api/v1/overlap?programme=finnes-ikke", "ukjent-programme"),
        ("/api/v1/places?category=slott", "ugyldig-parameter"),
        ("/api/v1/plan?kind=slott", "ugyldig-parameter"),
        ("/api/v1/search?q=a&limit=0", "ugyldig-parameter"),
    ] {
        let problem = server.problem(path, 400);
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{path}");
        assert!(problem["detail"].as_str().unwrap().len() > 20, "{path}");
        assert!(problem["request_id"].is_string());
    }
    let known = server.problem("/api/v1/overlap?programme=finnes-ikke", 400);
    assert!(known["kjente"].as_array().unwrap().iter().any(|p| p == "innbyggernes-modell"));
}

#[test]
fn what_is_not_there_is_404_in_the_language_of_the_reader() {
    let server = Server::demo();
    assert_eq!(server.problem("/api/v1/zones/atlantis", 404)["type"], "/problemer/ikke-funnet");
    server.problem("/api/v1/areas/atlantis", 404);
    server.problem("/styles/atlantis.json", 404);
    server.problem("/finnes/ikke", 404);
    let english = server.get("/api/v1/zones/atlantis").header("accept-language", "en-GB").send().unwrap();
    let problem: serde_json::Value = english.json().unwrap();
    assert_eq!(problem["title"], "Not found");
}

#[test]
fn health_readiness_and_figures_are_there() {
    let server = Server::demo();
    assert_eq!(server.send("/healthz").text().unwrap(), "ok");
    assert_eq!(server.json("/readyz")["status"], "ok");
    let text = server.send("/metrics").text().unwrap();
    for name in [
        "satsing_requests_total",
        "satsing_request_seconds",
        "satsing_epoch",
        "satsing_rebuild_seconds",
        "satsing_tile_bytes",
    ] {
        assert!(text.contains(name), "{name} is not among the figures");
    }
}

#[test]
fn geojson_comes_when_asked_for() {
    let server = Server::demo();
    for (path, count) in [("/api/v1/zones", 60), ("/api/v1/places?category=skole&zone=hallset", 2)] {
        let answer = server.get(path).header("accept", "application/geo+json").send().unwrap();
        assert_eq!(answer.headers()["content-type"], "application/geo+json");
        let collection: serde_json::Value = answer.json().unwrap();
        assert_eq!(collection["type"], "FeatureCollection");
        assert_eq!(collection["features"].as_array().unwrap().len(), count, "{path}");
        assert!(collection["meta"]["version"].is_string());
    }
}

#[test]
fn the_arena_list_of_a_zone_opens_in_a_spreadsheet() {
    let server = Server::demo();
    let answer = server.send("/api/v1/zones/lademoen/arenas.csv?date=2026-10-01");
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("arenaer-lademoen-2026-10-01.csv"));
    let text = answer.text().unwrap();
    assert!(text.starts_with('\u{feff}'));
    let rows: Vec<&str> = text.trim_end().split("\r\n").collect();
    let arenas = server.json("/api/v1/zones/lademoen?date=2026-10-01");
    assert_eq!(rows.len() - 1, arenas["zone"]["arenaer"].as_array().unwrap().len());
    assert!(rows.iter().any(|r| r.starts_with("Lilleby skole;skole;betjener sonen utenfra;")), "{text}");
}

#[test]
fn the_page_comes_with_a_policy_that_allows_nothing_from_elsewhere() {
    let server = Server::demo();
    for path in ["/", "/overlapp"] {
        let page = server.send(path);
        assert_eq!(page.status(), 200, "{path}: build the page first");
        let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'self'") && !policy.contains("http"));
        let html = page.text().unwrap();
        assert!(!html.contains("https://") && html.contains("lang=\"nb\""));
    }
}
