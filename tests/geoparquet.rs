//! `satsing export geoparquet` from outside: the folder, and what SedonaDB, an engine that shares no code with ours, reads
//! and joins of it. SedonaDB is skipped without one; `make test` installs it.

use crate::harness::{Server, by_id, satsing, satsing_ok};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Its Python; none where it is not there, unless CI says that it must be.
fn sedona() -> Option<std::ffi::OsString> {
    let python = std::env::var_os("SATSING_TEST_SEDONA");
    if python.is_none() {
        let given_up = std::env::var_os("SATSING_NO_SEDONA").is_some();
        assert!(given_up || std::env::var_os("SATSING_REQUIRE_REAL_DATA").is_none(), "CI must try to give a SedonaDB");
        eprintln!("skipped: SATSING_TEST_SEDONA is not set; tests/with-sedona.sh installs it");
    }
    python
}

/// The folder that a server's store gives.
fn exported(server: &Server) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("til analyse").to_str().unwrap().to_owned();
    satsing_ok(server.folder.path(), &["export", "geoparquet", "--out", &out]);
    (folder, out)
}

/// What SedonaDB says of the folder.
fn asked(python: &std::ffi::OsStr, out: &str, server: &Server) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/geoparquet_sedona.py");
    let zone_set = server.json("/api/v1/zones")["meta"]["sonesett"]["id"].as_str().unwrap().to_owned();
    let run = Command::new(python).arg(script).args([out, &zone_set]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

/// Zone, category, arenas inside: those there are.
type Inside = BTreeMap<(String, String), u64>;

fn theirs(answer: &Value) -> Inside {
    let row = |row: &Value| {
        let text = |i: usize| row[i].as_str().unwrap().to_owned();
        ((text(0), text(1)), row[2].as_u64().unwrap())
    };
    answer.as_array().unwrap().iter().map(row).collect()
}

fn ours(overlap: &Value) -> Inside {
    let zones = overlap["zones"].as_array().unwrap().iter();
    let inside = zones.flat_map(|zone| {
        let counts = zone["arenaer"]["inside"].as_object().unwrap();
        let id = zone["id"].as_str().unwrap();
        counts.iter().map(move |(category, n)| ((id.to_owned(), category.clone()), n.as_u64().unwrap()))
    });
    inside.filter(|((_, category), n)| category != "total" && *n > 0).collect()
}

#[test]
fn sedona_reads_every_file_of_the_demo_and_joins_as_the_overlap_does() {
    let Some(python) = sedona() else { return };
    let server = Server::demo();
    let (_folder, out) = exported(server);
    let answer = asked(&python, &out, server);
    assert_eq!(answer["rows"].as_object().unwrap().len(), 20);
    let overlap = server.json("/api/v1/overlap");
    assert_eq!(theirs(&answer["intersects"]), ours(&overlap));
    assert_eq!(theirs(&answer["within"]), ours(&overlap));
}

#[test]
fn sedona_joins_the_real_files_as_the_overlap_does() {
    let (Some(python), Some(server)) = (sedona(), Server::real()) else { return };
    let (_folder, out) = exported(server);
    let answer = asked(&python, &out, server);
    for (layer, rows) in [("zones", 60), ("places", 334), ("population_cells", 2058), ("districts", 43)] {
        assert_eq!(answer["rows"][layer], rows, "{layer}");
        assert_eq!(answer["srid"][layer], json!([25832]), "{layer}");
    }
    let overlap = server.json("/api/v1/overlap");
    let inside = theirs(&answer["intersects"]);
    assert_eq!(inside, ours(&overlap));
    assert_eq!(theirs(&answer["within"]), inside);
    let of = |wanted: &str| inside.iter().filter(|((_, category), _)| category == wanted).map(|(_, n)| n).sum::<u64>();
    assert_eq!((of("barnehage"), of("skole")), (261, 67));
    let zones = server.json("/api/v1/zones");
    for (zone, persons) in answer["persons"].as_object().unwrap() {
        let value = by_id(&zones["zones"], zone)["befolkning"]["value"].as_f64().unwrap();
        assert!((persons.as_f64().unwrap() - value).abs() < 6e-4, "{zone}: {persons} and {value}");
    }
    assert_eq!(answer["persons"].as_object().unwrap().len(), 60);
}

#[test]
fn a_folder_that_is_there_is_not_written_to() {
    let server = Server::demo();
    let (_folder, out) = exported(server);
    let again = satsing(server.folder.path(), &["export", "geoparquet", "--out", &out]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("finnes allerede"));
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 20);
}
