//! The copy to hand out holds the layers, and nothing that is for the house only.

use super::{File, number, outsider};
use crate::{
    fixture::{change, everything, import, observation, observations, places, scenarios},
    suite::commit,
};
use domain::{Arena, Observation, Records, Trust, Value, WhatIf};
use rusqlite::Connection;
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use store::{AnyStore, OpenMode, Store, StoreError, export_gpkg};

async fn exported() -> (File, PathBuf) {
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila skole"]))])).await;
    let out = file.folder.path().join("utlevering.gpkg");
    export_gpkg(&store, &out, &observations()).await.unwrap();
    (file, out)
}

/// How often some bytes stand in a file.
fn times(path: &Path, wanted: &[u8]) -> usize {
    fs::read(path).unwrap().windows(wanted.len()).filter(|w| *w == wanted).count()
}

#[tokio::test]
async fn the_copy_holds_the_current_layers_and_no_inner_tables() {
    let (file, out) = exported().await;
    let copy = Connection::open(&out).unwrap();
    assert_eq!(
        number(&copy, "SELECT count(*) FROM sqlite_master WHERE name GLOB 'history_*' OR name GLOB 'satsing_*'"),
        0
    );
    assert_eq!(number(&copy, "SELECT count(*) FROM sqlite_master WHERE name = 'versions'"), 0);
    assert_eq!(number(&copy, "SELECT count(*) FROM gpkg_contents"), 20);
    for table in [
        "zones",
        "districts",
        "places",
        "population_cells",
        "addresses",
        "plan_areas",
        "areas",
        "themes",
        "indicators",
        "weight_profiles",
        "observations",
        "streets",
        "scenarios",
        "imports",
    ] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(number(&copy, &sql), number(&outsider(&file), &sql), "{table}");
        let kept = format!("SELECT count(*) FROM pragma_table_info('{table}') WHERE name = 'versjon'");
        assert_eq!(number(&copy, &kept), 0, "{table}");
    }
    assert_eq!(number(&copy, "SELECT count(*) FROM rtree_zones_geom"), 3);
    assert_eq!(number(&copy, "PRAGMA freelist_count"), 0, "free pages may hold what was deleted");
    for secret in ["prøver", "Sted 3"] {
        assert_eq!(times(&out, secret.as_bytes()), 0, "{secret} was deleted, and still stands in the file");
    }
}

#[tokio::test]
async fn sensitive_actors_and_programmes_stay_in_the_house() {
    let (file, out) = exported().await;
    let copy = Connection::open(&out).unwrap();
    for table in ["actors", "programmes", "relations"] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(number(&copy, &sql), number(&outsider(&file), &sql) - 1, "{table}");
    }
    assert_eq!(number(&copy, "SELECT count(*) FROM relations WHERE hvem = 'aktor-4'"), 0);
}

#[tokio::test]
async fn a_scenario_goes_out_without_what_it_supposes_of_sensitive_actors_and_programmes() {
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    commit(&store, everything()).await;
    let mut list = scenarios("avgrensning");
    let suppose = |arena, program: &str| WhatIf { arena, program: program.parse().unwrap() };
    list[0].what_if = vec![
        suppose(Arena::Aktor("aktor-4".parse().unwrap()), "program-2"),
        suppose(Arena::Sted("sted-1".parse().unwrap()), "program-4"),
        suppose(Arena::Aktor("aktor-1".parse().unwrap()), "program-2"),
        suppose(Arena::Sted("sted-2".parse().unwrap()), "program-2"),
    ];
    commit(&store, change(vec![import("avgrensning", Trust::Fakta, Records::Scenarios(list.clone()))])).await;
    let out = file.folder.path().join("utlevering.gpkg");
    export_gpkg(&store, &out, &[]).await.unwrap();
    let copy = Connection::open(&out).unwrap();
    let kept = |id: &str| -> Vec<WhatIf> {
        let text: String =
            copy.query_row("SELECT hva_om FROM scenarios WHERE id = ?1", [id], |row| row.get(0)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(kept(list[0].id.as_str()), list[0].what_if[2..]);
    assert_eq!(kept(list[3].id.as_str()), list[3].what_if);
    assert_eq!(kept(list[1].id.as_str()), []);
}

/// What stands in a file at every offset, as long as a number in SQLite.
fn every_eight_bytes(path: &Path) -> HashSet<[u8; 8]> {
    fs::read(path).unwrap().windows(8).map(|w| w.try_into().unwrap()).collect()
}

/// A number that no other figure has, and whose bytes stand nowhere by chance.
fn raw(n: usize) -> f64 {
    2.0_f64.sqrt() + n as f64 * 1e-9
}

#[tokio::test]
async fn a_figure_that_may_not_be_shown_is_nowhere_in_the_copy() {
    const MANY: usize = 400;
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    let with = |n: usize, unit: &str| Observation {
        count: Value::known(raw(3 * n)),
        n: Value::Known { value: 50.0, lo: Some(raw(3 * n + 1)), hi: None },
        ..observation("levekar", &format!("{unit}-{n}"), Value::known(raw(3 * n + 2)))
    };
    // The first version is superseded, so that the numbers stand in the history as well.
    for unit in ["gammel", "hemmelig"] {
        let list = (0..MANY).map(|n| with(n, unit)).collect();
        commit(&store, change(vec![import("levekar", Trust::Ekte, Records::Indicators(list))])).await;
    }
    let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
    let published = [
        Observation { count: hidden.clone(), n: Value::Missing, ..observation("levekar", "apen-1", hidden) },
        observation("levekar", "apen-2", Value::known(1.0 / 3.0)),
    ];
    let out = file.folder.path().join("utlevering.gpkg");
    export_gpkg(&store, &out, &published).await.unwrap();
    drop(store); // Closing brings the write-ahead log into the file.

    assert_eq!(times(&out, &(1.0_f64 / 3.0).to_be_bytes()), 1, "what may be shown is there");
    let (kept, copied) = (every_eight_bytes(&file.path()), every_eight_bytes(&out));
    for number in (0..3 * MANY).map(raw) {
        assert!(kept.contains(&number.to_be_bytes()), "the store keeps {number}, or the test would say nothing");
        assert!(!copied.contains(&number.to_be_bytes()), "{number} may not be shown, and stands in the copy");
    }
    for unit in ["gammel-", "hemmelig-"] {
        assert_eq!(times(&out, unit.as_bytes()), 0, "{unit}");
    }
    let copy = Connection::open(&out).unwrap();
    assert_eq!(number(&copy, "PRAGMA freelist_count"), 0, "not every SQLite overwrites what it deletes");
    assert_eq!(number(&copy, "SELECT count(*) FROM observations"), 2);
    assert_eq!(number(&copy, "SELECT count(*) FROM observations WHERE coalesce(teller, nevner, verdi) IS NULL"), 1);
    assert_eq!(number(&copy, "SELECT max(fid) FROM observations"), 2, "no number tells how many were left out");
}

#[tokio::test]
async fn a_figure_given_twice_makes_no_copy() {
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    let out = file.folder.path().join("utlevering.gpkg");
    let twice = [observation("levekar", "ila", Value::Missing), observation("levekar", "ila", Value::known(1.0))];
    let error = export_gpkg(&store, &out, &twice).await.unwrap_err();
    assert!(matches!(error, StoreError::BadRecord { table: "observations", .. }), "{error}");
    let left: Vec<_> = fs::read_dir(file.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().contains("utlevering")), "{left:?}");
}

#[tokio::test]
async fn the_copy_is_no_store_and_never_overwrites_a_file() {
    let (file, out) = exported().await;
    let path = out.to_str().unwrap();
    let error = AnyStore::open(path, OpenMode::Existing).await.unwrap_err();
    assert!(matches!(error, StoreError::NotAStore { .. }), "{error}");
    let before = fs::read(&out).unwrap();
    let store = AnyStore::GeoPackage(file.handle());
    let error = export_gpkg(&store, &out, &[]).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(fs::read(&out).unwrap(), before);
    assert_eq!(store.version().await.unwrap().0, 2);
    let left: Vec<_> = fs::read_dir(file.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().contains(".part")), "{left:?}");
}

#[tokio::test]
async fn gdal_reads_the_copy_without_a_warning() {
    let (_file, out) = exported().await;
    let Ok(run) = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(&out).output() else {
        println!("skipped: ogrinfo is not installed (package gdal-bin)");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    assert_eq!(String::from_utf8_lossy(&run.stdout).matches("Layer name: ").count(), 20);
}
