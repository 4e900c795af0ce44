//! Backups of both kinds of store, and what is no backup.

use crate::{
    fixture::{change, everything, import, places},
    geopackage::File,
    postgis::Database,
    suite::{Backend, commit},
};
use domain::{Trust, Version};
use jiff::Timestamp;
use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
};
use store::{AnyStore, OpenMode, Store, StoreError, backup, restore, verify};
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

async fn open(target: &str, mode: OpenMode) -> AnyStore {
    AnyStore::open(target, mode).await.unwrap()
}

async fn filled(target: &str) -> AnyStore {
    let store = open(target, OpenMode::Create).await;
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila"]))])).await;
    store
}

struct Made {
    _file: File,
    folder: TempDir,
    zip: PathBuf,
    store: AnyStore,
}

/// A backup of a file.
async fn made() -> Made {
    let file = File::new();
    let store = filled(file.path().to_str().unwrap()).await;
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("kopi æ.satsing.zip");
    backup(&store, &zip, Timestamp::UNIX_EPOCH).await.unwrap();
    Made { _file: file, folder, zip, store }
}

async fn restored(zip: &Path, target: &str) -> Result<Version, StoreError> {
    restore(zip, &open(target, OpenMode::Move).await, false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_file_comes_back_as_a_file_and_as_a_database() {
    let Made { _file, folder, zip, store } = made().await;
    let target = folder.path().join("ny.gpkg");
    let database = Database::fresh().await;
    for target in [target.to_str().unwrap(), &database.address()] {
        assert_eq!(restored(&zip, target).await.unwrap(), Version(2));
        let back = open(target, OpenMode::Existing).await;
        assert_eq!(back.load().await.unwrap(), store.load().await.unwrap());
        assert_eq!(back.load_at(Version(1)).await.unwrap(), store.load_at(Version(1)).await.unwrap());
        assert_eq!(back.versions().await.unwrap(), store.versions().await.unwrap());
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_database_is_taken_while_it_is_written_to() {
    let database = Database::fresh().await;
    let store = filled(&database.address()).await;
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("kopi.zip");
    let writer = store.clone();
    let writing = tokio::spawn(async move {
        for n in 0..10 {
            let name = format!("Sted {n}");
            commit(&writer, change(vec![import("nye", Trust::Ekte, places("nye", &[&name]))])).await;
        }
    });
    backup(&store, &zip, Timestamp::UNIX_EPOCH).await.unwrap();
    writing.await.unwrap();
    assert_eq!(verify(zip.to_str().unwrap()).await.unwrap().faults, Vec::<String>::new());

    let target = folder.path().join("ny.gpkg");
    let version = restored(&zip, target.to_str().unwrap()).await.unwrap();
    let back = open(target.to_str().unwrap(), OpenMode::Existing).await;
    assert_eq!(back.load().await.unwrap(), store.load_at(version).await.unwrap(), "one picture of one version");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_never_overwrites_a_file_and_only_its_owner_reads_it() {
    let Made { _file, zip, store, folder: _folder } = made().await;
    let error = backup(&store, &zip, Timestamp::UNIX_EPOCH).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&zip).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_with_content_is_not_restored_over() {
    let Made { _file, zip, store: _store, folder: _folder } = made().await;
    let other = File::new();
    commit(&other.handle(), change(vec![import("steder", Trust::Ekte, places("steder", &["Lade"]))])).await;
    let error = restored(&zip, other.path().to_str().unwrap()).await.unwrap_err();
    assert!(matches!(error, StoreError::NotEmpty { .. }), "{error}");
    assert_eq!(other.handle().version().await.unwrap(), Version(1));
}

/// The backup with one of its files changed.
fn changed(made: &Made, name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> PathBuf {
    let mut from = ZipArchive::new(fs::File::open(&made.zip).unwrap()).unwrap();
    let out = made.folder.path().join(format!("endret-{name}.zip"));
    let mut to = ZipWriter::new(fs::File::create(&out).unwrap());
    for n in 0..from.len() {
        let mut file = from.by_index(n).unwrap();
        let (this, mut bytes) = (file.name().unwrap().into_owned(), vec![]);
        file.read_to_end(&mut bytes).unwrap();
        to.start_file(&this, SimpleFileOptions::default()).unwrap();
        to.write_all(&if this == name { change(bytes) } else { bytes }).unwrap();
    }
    to.finish().unwrap();
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_file_that_was_backed_up_is_refused_and_the_store_stays_empty() {
    let made = made().await;
    let flipped = changed(&made, "satsing.gpkg", |mut bytes| {
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        bytes
    });
    let longer = changed(&made, "satsing.gpkg", |mut bytes| {
        bytes.extend([0; 100_000]);
        bytes
    });
    let other = changed(&made, "manifest.json", |_| br#"{"format":"noe annet"}"#.to_vec());
    let future = changed(&made, "manifest.json", |bytes| {
        String::from_utf8(bytes).unwrap().replace("satsing-backup-1", "satsing-backup-9").into_bytes()
    });
    let cut = made.folder.path().join("kuttet.zip");
    let whole = fs::read(&made.zip).unwrap();
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let plain = made.folder.path().join("ikke.zip");
    fs::write(&plain, "PK men ikke mer").unwrap();
    for bad in [flipped, longer, other, future, cut, plain] {
        let target = made.folder.path().join("skal-ikke-finnes.gpkg");
        let error = restored(&bad, target.to_str().unwrap()).await.unwrap_err();
        assert!(matches!(error, StoreError::BadBackup { .. }), "{}: {error}", bad.display());
        assert_eq!(open(target.to_str().unwrap(), OpenMode::Existing).await.version().await.unwrap(), Version(0));
        let error = verify(bad.to_str().unwrap()).await.unwrap_err();
        assert!(matches!(error, StoreError::BadBackup { .. }), "{}: {error}", bad.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_whole_is_told_from_one_that_is_not() {
    let Made { _file, store, zip, folder: _folder } = made().await;
    for target in [_file.path().to_str().unwrap(), zip.to_str().unwrap()] {
        let checked = verify(target).await.unwrap();
        assert_eq!(checked.faults, Vec::<String>::new(), "{target}");
        assert!(checked.tables.iter().any(|t| t.table == "zones" && t.rows == 3), "{:?}", checked.tables);
    }
    drop(store);
    let outsider = rusqlite::Connection::open(_file.path()).unwrap();
    // What goes bad on a disk sets off no trigger.
    let triggers: Vec<(String, String)> = outsider
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        outsider.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    outsider
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             UPDATE zones SET geom = x'47500001e8640000' WHERE id = 'ila';
             DELETE FROM imports WHERE kilde = 'kpa';
             DELETE FROM zone_sets;",
        )
        .unwrap();
    for (_, sql) in &triggers {
        outsider.execute_batch(sql).unwrap();
    }
    drop(outsider);
    let faults = verify(_file.path().to_str().unwrap()).await.unwrap().faults.join("\n");
    for wanted in ["table zones, column geom", "zone_sets that it refers to", "no import of the source kpa"] {
        assert!(faults.contains(wanted), "{wanted} in {faults}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_a_shape_that_is_not_valid_is_told_of() {
    let database = Database::fresh().await;
    drop(filled(&database.address()).await);
    assert_eq!(verify(&database.address()).await.unwrap().faults, Vec::<String>::new());
    database
        .run(
            "UPDATE satsing.districts SET geom =
               ST_GeomFromText('MULTIPOLYGON(((0 0,2 2,2 0,0 2,0 0)))', 25832)",
        )
        .await;
    let faults = verify(&database.address()).await.unwrap().faults;
    assert!(matches!(&faults[..], [one] if one == "table districts, row 1: its geometry is not valid"), "{faults:?}");
}
