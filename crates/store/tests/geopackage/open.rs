//! Opening: what is made, what is refused and left alone, and who may serve.

use super::{File, number, outsider};
use crate::{
    fixture::{change, everything, import, places},
    suite::{commit, tester},
};
use domain::{Trust, Version};
use std::fs;
use store::{AnyStore, OpenMode, Store, StoreError, gpkg::GeoPackage};

fn open(file: &File, mode: OpenMode) -> Result<GeoPackage, StoreError> {
    GeoPackage::open(&file.path(), mode)
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_and_its_companions_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let file = File::new();
    let store = open(&file, OpenMode::Serve).unwrap();
    commit(&store, everything()).await;
    let mut seen = 0;
    for entry in fs::read_dir(file.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
        seen += 1;
    }
    assert_eq!(seen, 4, "the file, its WAL, its shared memory and its lock");
}

#[test]
fn a_missing_file_is_not_made_where_it_must_exist() {
    let file = File::new();
    let error = open(&file, OpenMode::Existing).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    assert!(!file.path().exists());
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let error = AnyStore::open("no/such/folder/satsing.gpkg", OpenMode::Create).await.unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }));
    assert!(error.to_string().contains("no/such/folder"), "{error}");
}

#[test]
fn a_file_of_something_else_is_refused_and_left_as_it_is() {
    let text = File::new();
    fs::write(text.path(), "id;navn\n1;Ila skole\n".repeat(200)).unwrap();
    let foreign = File::new();
    rusqlite::Connection::open(foreign.path()).unwrap().execute_batch("CREATE TABLE skoler (navn)").unwrap();
    for file in [text, foreign] {
        let before = fs::read(file.path()).unwrap();
        for mode in [OpenMode::Existing, OpenMode::Create, OpenMode::Serve] {
            let error = open(&file, mode).unwrap_err();
            assert!(matches!(error, StoreError::NotAStore { .. }), "{mode:?}: {error}");
        }
        assert_eq!(fs::read(file.path()).unwrap(), before);
    }
}

#[test]
fn a_newer_schema_is_refused_and_left_as_it_is() {
    let file = File::new();
    drop(file.handle());
    outsider(&file).execute("INSERT INTO satsing_schema (fid, navn) VALUES (9001, '9001_add_future')", []).unwrap();
    let error = open(&file, OpenMode::Create).unwrap_err();
    assert!(matches!(error, StoreError::NewerSchema { file_version: 9001, known: 9, .. }), "{error}");
    assert_eq!(number(&outsider(&file), "SELECT max(fid) FROM satsing_schema"), 9001);
}

#[test]
fn a_second_server_of_the_same_file_is_refused_until_the_first_is_gone() {
    let file = File::new();
    let first = open(&file, OpenMode::Serve).unwrap();
    let error = open(&file, OpenMode::Serve).unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
    assert!(error.to_string().contains("served by another process"), "{error}");
    let clone = first.clone();
    drop(first);
    assert!(open(&file, OpenMode::Serve).is_err(), "a clone serves on");
    drop(clone);
    open(&file, OpenMode::Serve).unwrap();
}

#[tokio::test]
async fn an_import_beside_a_server_is_allowed() {
    let file = File::new();
    let server = open(&file, OpenMode::Serve).unwrap();
    let importer = open(&file, OpenMode::Existing).unwrap();
    commit(&importer, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    assert_eq!(server.version().await.unwrap(), Version(1));
}

#[test]
fn many_that_make_the_same_file_at_once_make_one_store() {
    let file = File::new();
    std::thread::scope(|scope| {
        let openers: Vec<_> = (0..6).map(|_| scope.spawn(|| open(&file, OpenMode::Create).map(drop))).collect();
        for opener in openers {
            opener.join().unwrap().unwrap();
        }
    });
    assert_eq!(number(&outsider(&file), "SELECT count(*) FROM satsing_schema"), 9);
}

#[tokio::test]
async fn a_writer_that_does_not_let_go_gives_busy_and_not_a_wait_for_ever() {
    let file = File::new();
    let store = file.handle();
    let other = outsider(&file);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.commit(everything(), &tester()).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    commit(&store, everything()).await;
}

#[tokio::test]
async fn a_cell_that_cannot_be_read_is_named() {
    let file = File::new();
    commit(&file.handle(), everything()).await;
    outsider(&file).execute("UPDATE plan_areas SET ikraft = '2024-13-40' WHERE fid = 2", []).unwrap();
    let error = file.handle().load().await.unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }));
    let text = error.to_string();
    assert!(text.contains("table plan_areas, fid 2, column ikraft") && text.contains("2024-13-40"), "{text}");
}

#[tokio::test]
async fn a_file_cut_short_is_damaged_and_not_a_panic() {
    let file = File::new();
    commit(&file.handle(), everything()).await;
    let bytes = fs::read(file.path()).unwrap();
    fs::write(file.path(), &bytes[..bytes.len() / 2]).unwrap();
    let result = match open(&file, OpenMode::Existing) {
        Ok(store) => store.load().await.map(drop),
        Err(error) => Err(error),
    };
    let error = result.unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}
