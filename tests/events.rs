//! News from outside: what another process puts into the store is told to every open stream.

use crate::harness::{Server, satsing_ok};
use reqwest::blocking::Response;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Lines};

/// A file of one place.
const PLACE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Ny skole","kategori":"skole"},
    "geometry":{"type":"Point","coordinates":[10.4,63.43]}}]}"#;

/// The next event of a stream: its name and data.
fn next(lines: &mut Lines<BufReader<Response>>) -> (String, Value) {
    let mut name = String::new();
    loop {
        let line = lines.next().expect("the stream goes on").unwrap();
        if let Some(event) = line.strip_prefix("event: ") {
            name = event.to_owned();
        }
        if let Some(data) = line.strip_prefix("data: ") {
            return (name, serde_json::from_str(data).unwrap());
        }
    }
}

/// What a listener is told at first; the stream itself has no end.
pub(crate) fn first(server: &Server) -> String {
    let mut lines = BufReader::new(server.send("/api/v1/events")).lines();
    (0..2).map(|_| next(&mut lines).1.to_string()).collect()
}

#[test]
fn an_import_by_another_process_is_told_to_every_listener() {
    let server = Server::start(tempfile::tempdir().unwrap());
    let listen = || BufReader::new(server.send("/api/v1/events")).lines();
    let mut streams = [listen(), listen()];
    let meta = server.json("/api/v1/zones")["meta"].clone();
    for stream in &mut streams {
        let (name, news) = next(stream);
        assert_eq!(name, "epoch");
        for (told, shown) in [
            ("epoch", "epoch"),
            ("version", "version"),
            ("data_version", "dataversjon"),
            ("store_version", "lagerversjon"),
        ] {
            assert_eq!(news[told], meta[shown], "{told}");
        }
        assert_eq!(next(stream).1["reachable"], true);
    }
    std::fs::write(server.folder.path().join("ny.geojson"), PLACE).unwrap();
    satsing_ok(server.folder.path(), &["import", "places", "ny.geojson"]);
    for stream in &mut streams {
        let (name, news) = next(stream);
        assert_eq!((name.as_str(), &news["layers"]), ("epoch", &json!(["places"])));
        let meta = server.json("/api/v1/places?q=ny skole")["meta"].clone();
        assert_eq!((&news["version"], &news["store_version"]), (&meta["version"], &meta["lagerversjon"]));
    }
    let saved = server.post("/api/v1/scenarios", &json!({"navn": "Ila først", "enhet": "soner", "enheter": ["ila"]}));
    assert_eq!(saved.status(), 201);
    for stream in &mut streams {
        let (_, news) = next(stream);
        assert_eq!((&news["layers"], &news["store_version"]), (&json!(["scenarios"]), &json!(3)));
    }
}
