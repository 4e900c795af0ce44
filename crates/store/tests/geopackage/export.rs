//! The copy to hand out holds the layers, and nothing that is for the house only.

use super::{File, number, outsider};
use crate::{
    fixture::{change, everything, import, places},
    suite::{Backend, commit},
};
use domain::Trust;
use rusqlite::Connection;
use std::{fs, process::Command};
use store::{AnyStore, OpenMode, Store, StoreError, export_gpkg};

async fn exported() -> (File, std::path::PathBuf) {
    let file = File::fresh();
    let store = AnyStore::GeoPackage(file.open());
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila skole"]))])).await;
    let out = file.folder.path().join("utlevering.gpkg");
    export_gpkg(&store, &out).await.unwrap();
    (file, out)
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
    assert_eq!(number(&copy, "SELECT count(*) FROM gpkg_contents"), 14);
    for table in ["zones", "districts", "places", "population_cells", "plan_areas", "areas", "needs", "imports"] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(number(&copy, &sql), number(&outsider(&file), &sql), "{table}");
        let kept = format!("SELECT count(*) FROM pragma_table_info('{table}') WHERE name = 'versjon'");
        assert_eq!(number(&copy, &kept), 0, "{table}");
    }
    assert_eq!(number(&copy, "SELECT count(*) FROM rtree_zones_geom"), 3);
    assert_eq!(number(&copy, "PRAGMA freelist_count"), 0, "free pages may hold what was deleted");
    let bytes = fs::read(&out).unwrap();
    for secret in ["prøver", "Sted 3"] {
        let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(!found, "{secret} was deleted, and still stands in the file");
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
async fn the_copy_is_no_store_and_never_overwrites_a_file() {
    let (file, out) = exported().await;
    let path = out.to_str().unwrap();
    let error = AnyStore::open(path, OpenMode::Existing).unwrap_err();
    assert!(matches!(error, StoreError::NotAStore { .. }), "{error}");
    let before = fs::read(&out).unwrap();
    let store = AnyStore::GeoPackage(file.open());
    let error = export_gpkg(&store, &out).await.unwrap_err();
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
    assert_eq!(String::from_utf8_lossy(&run.stdout).matches("Layer name: ").count(), 14);
}
