//! Scenarios from outside: saved, changed, removed and handed out; who may, and what happens when two do.

use crate::harness::Server;
use reqwest::blocking::{Client, Response};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const SCENARIOS: &str = "/api/v1/scenarios";

fn server() -> Server {
    Server::start(tempfile::tempdir().unwrap())
}

/// A write as the page sends it, with headers in place of or beside its own.
fn send(server: &Server, method: Method, path: &str, body: &Value, headers: &[(&str, &str)]) -> Response {
    let mut request = Client::new().request(method, format!("{}{path}", server.url)).bearer_auth(server.key());
    if !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.to_string()).send().unwrap()
}

fn make(server: &Server, body: &Value) -> Value {
    let response = server.post(SCENARIOS, body);
    assert_eq!(response.status(), StatusCode::CREATED, "{body}");
    response.json().unwrap()
}

fn ila() -> Value {
    json!({"navn": "Ila først", "enhet": "soner", "enheter": ["ila"], "merknad": "Utkast"})
}

#[test]
fn a_saved_scenario_is_seen_at_once_and_after_a_restart() {
    let server = server();
    let before = server.json("/api/v1/datasets")["meta"]["epoch"].as_u64().unwrap();
    let response = server.post(SCENARIOS, &ila());
    assert_eq!(
        (response.status(), response.headers()["location"].to_str().unwrap()),
        (StatusCode::CREATED, "/api/v1/scenarios/ila-forst")
    );
    let made: Value = response.json().unwrap();
    assert_eq!((&made["id"], &made["versjon"], &made["utdatert"]), (&json!("ila-forst"), &json!(1), &json!(false)));
    let list = server.json(SCENARIOS);
    assert_eq!(list["scenarier"], json!([made]));
    assert!(list["meta"]["epoch"].as_u64().unwrap() > before);
    assert!(list["meta"]["kilder"].as_array().unwrap().iter().all(|k| k["layer"] != "scenarios"));
    assert_eq!(server.json("/api/v1/scenarios/ila-forst")["scenario"], made);
    let again = Server::start(server.cut());
    assert_eq!(again.json(SCENARIOS)["scenarier"], json!([made]));
}

#[test]
fn a_change_names_the_version_it_was_made_from_and_a_late_one_is_told_both() {
    let server = server();
    make(&server, &ila());
    let path = "/api/v1/scenarios/ila-forst";
    let other = json!({"navn": "Ila og Midtbyen", "enhet": "soner", "enheter": ["ila", "midtbyen"]});
    let put = |version: Option<&str>| {
        let headers: Vec<(&str, &str)> = version.map(|v| ("if-match", v)).into_iter().collect();
        send(&server, Method::PUT, path, &other, &headers)
    };
    assert_eq!(put(None).status(), 428);
    assert_eq!(put(Some("*")).status(), 428);
    let first = put(Some("\"1\""));
    assert_eq!((first.status(), first.headers()["etag"].to_str().unwrap()), (StatusCode::OK, "\"2\""));
    let changed: Value = first.json().unwrap();
    assert_eq!((&changed["navn"], &changed["versjon"]), (&json!("Ila og Midtbyen"), &json!(2)));
    let late = put(Some("\"1\""));
    assert_eq!(late.status(), StatusCode::CONFLICT);
    let problem: Value = late.json().unwrap();
    assert_eq!((&problem["din_versjon"], &problem["gjeldende_versjon"]), (&json!(1), &json!(2)));
    assert_eq!(problem["type"], "/problemer/endret-imens");
    let delete = |version: &str| send(&server, Method::DELETE, path, &json!({}), &[("if-match", version)]);
    assert_eq!(delete("\"1\"").status(), StatusCode::CONFLICT);
    assert_eq!(delete("\"2\"").status(), StatusCode::NO_CONTENT);
    assert_eq!(delete("\"2\"").status(), StatusCode::NOT_FOUND);
    server.problem(path, 404);
    assert_eq!(server.json(SCENARIOS)["scenarier"], json!([]));
}

#[test]
fn many_at_once_are_all_kept_and_every_answer_holds_its_own() {
    let server = server();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|i| {
                let server = &server;
                scope.spawn(move || {
                    make(server, &json!({"navn": format!("Nr {i}"), "enhet": "soner", "enheter": ["ila"]}))
                })
            })
            .collect();
        for (i, made) in all.into_iter().enumerate() {
            assert_eq!(made.join().unwrap()["navn"], format!("Nr {i}"));
        }
    });
    assert_eq!(server.json(SCENARIOS)["scenarier"].as_array().unwrap().len(), 8);
}

#[test]
fn what_cannot_be_saved_is_refused_with_the_reason() {
    let server = server();
    let with = |more: Value| {
        let mut all = ila();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let bow = json!({"type": "Polygon", "coordinates": [[[10.40, 63.43], [10.42, 63.44], [10.42, 63.43], [10.40, 63.44], [10.40, 63.43]]]});
    let square = |x: f64| json!({"type": "Polygon", "coordinates": [[[x, 63.43], [x + 0.01, 63.43], [x + 0.01, 63.44], [x, 63.43]]]});
    let drawn = |polygon: Value| json!({"navn": "Tegnet", "polygon": polygon});
    for (body, status, kind) in [
        (with(json!({"navn": ""})), 400, "ugyldig-navn"),
        (with(json!({"navn": "x".repeat(121)})), 400, "ugyldig-navn"),
        (with(json!({"navn": "a\u{7}"})), 400, "ugyldig-navn"),
        (with(json!({"merknad": "x".repeat(2001)})), 400, "ugyldig-merknad"),
        (with(json!({"enhet": "hus"})), 400, "ukjent-enhetstype"),
        (with(json!({"enheter": ["finnes-ikke"]})), 400, "ukjent-enhet"),
        (with(json!({"enheter": []})), 400, "flate-eller-enheter"),
        (with(json!({"polygon": square(10.4)})), 400, "flate-eller-enheter"),
        (drawn(bow), 422, "krysser-seg-selv"),
        (drawn(square(2.3)), 400, "utenfor-kommunen"),
        (drawn(json!({"type": "Point", "coordinates": [10.4, 63.4]})), 422, "ikke-flate"),
        (with(json!({"hva_om": [{"sted": "finnes-ikke"}]})), 400, "ukjent-sted"),
        (with(json!({"hva_om": [{}]})), 400, "sted-eller-aktor"),
        (with(json!({"ukjent": true})), 400, "ugyldig-sporring"),
        (json!([]), 400, "ugyldig-sporring"),
    ] {
        let response = server.post(SCENARIOS, &body);
        assert_eq!(response.status(), status, "{body}");
        let problem: Value = response.json().unwrap();
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{body}");
    }
    let large = json!({"navn": "Stor", "enhet": "soner", "enheter": ["ila"], "merknad": "x".repeat(5 * 1024 * 1024)});
    assert_eq!(server.post(SCENARIOS, &large).status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(server.json(SCENARIOS)["scenarier"], json!([]));
}

#[test]
fn what_somebody_writes_goes_out_as_text_in_every_format() {
    let server = server();
    let script = "</script><img src=x onerror=alert(1)> \"'; DROP TABLE scenarios; --";
    let place = server.json("/api/v1/overlap")["arenas"][0]["id"].clone();
    let body = json!({"navn": script, "merknad": script, "hva_om": [{"sted": place}],
        "polygon": {"type": "Polygon", "coordinates": [[[10.40, 63.43], [10.42, 63.43], [10.42, 63.44], [10.40, 63.43]]]}});
    let made = make(&server, &body);
    let id = made["id"].as_str().unwrap();
    assert_eq!(made["hva_om"][0]["sted"], place);
    let path = format!("{SCENARIOS}/{id}");
    let response = server.get(&path).header("accept", "application/geo+json").send().unwrap();
    assert_eq!(response.headers()["content-type"], "application/geo+json");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let feature: Value = response.json().unwrap();
    assert_eq!((&feature["type"], &feature["properties"]["navn"]), (&json!("Feature"), &json!(script)));
    assert_eq!(feature["geometry"], made["geometri"]);
    let file = server.send(&format!("{path}/eksport?format=geojson"));
    assert_eq!(file.headers()["content-disposition"], format!("attachment; filename=\"{id}.geojson\""));
    assert_eq!(file.json::<Value>().unwrap(), feature);
    let file = server.send(&format!("{path}/eksport?format=gpkg"));
    assert_eq!(file.headers()["content-type"], "application/geopackage+sqlite3");
    let at = server.folder.path().join("scenario.gpkg");
    std::fs::write(&at, file.bytes().unwrap()).unwrap();
    let opened = rusqlite::Connection::open(&at).unwrap();
    let row: (String, String) =
        opened.query_row("SELECT navn, merknad FROM scenarios", [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    assert_eq!(row, (script.to_owned(), script.to_owned()));
    let layers: i64 = opened.query_row("SELECT count(*) FROM gpkg_contents", [], |r| r.get(0)).unwrap();
    assert_eq!(layers, 1);
    assert_eq!(server.problem(&format!("{path}/eksport?format=docx"), 400)["type"], "/problemer/ugyldig-parameter");
    server.problem("/api/v1/scenarios/finnes-ikke/eksport", 404);
}
