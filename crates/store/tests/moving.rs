//! Moving a whole store from a file to a database and back.

use crate::{
    fixture::{change, everything, import, places},
    geopackage::File,
    postgis::Database,
    suite::{Backend, commit},
};
use domain::{Trust, Version};
use sqlx::{Connection, PgConnection};
use std::time::Duration;
use store::{AnyStore, MovedTable, OpenMode, Store, StoreError, move_store};

/// A file with three versions in it.
async fn file() -> File {
    let file = File::new();
    let store = file.handle();
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila", "Øya"]))])).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila \\ \"Øya\"\n'"]))])).await;
    file
}

async fn open(target: &str, mode: OpenMode) -> AnyStore {
    AnyStore::open(target, mode).await.unwrap()
}

async fn go(from: &str, to: &str, replace: bool) -> Result<Vec<MovedTable>, StoreError> {
    move_store(&open(from, OpenMode::Existing).await, &open(to, OpenMode::Move).await, replace, |_| {}).await
}

async fn assert_same(one: &str, other: &str) {
    let (one, other) = (open(one, OpenMode::Existing).await, open(other, OpenMode::Existing).await);
    assert_eq!(one.versions().await.unwrap(), other.versions().await.unwrap());
    for version in 0..=one.version().await.unwrap().0 {
        let version = Version(version);
        assert_eq!(one.load_at(version).await.unwrap(), other.load_at(version).await.unwrap(), "{version:?}");
    }
    assert_eq!(one.load().await.unwrap(), other.load().await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_moves_to_a_database_and_back_with_every_version() {
    let (from, database, back) = (file().await, Database::fresh().await, File::new());
    let (from_path, back_path) = (from.path(), back.path());
    let (from, to, back) = (from_path.to_str().unwrap(), database.address(), back_path.to_str().unwrap());
    let out = go(from, &to, false).await.unwrap();
    assert_same(from, &to).await;
    let home = go(&to, back, false).await.unwrap();
    assert_eq!(out, home, "counts and hashes are the same in both backends");
    assert!(out.iter().any(|t| t.table == "history_places" && t.rows > 0), "{out:?}");
    assert_same(from, back).await;

    // Both go on from there: numbers of rows that are gone are not used again, and history is kept.
    for target in [to.as_str(), back] {
        let store = open(target, OpenMode::Create).await;
        commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Lade"]))])).await;
    }
    let (one, other) = (open(&to, OpenMode::Existing).await, open(back, OpenMode::Existing).await);
    for version in 1..=4 {
        let version = Version(version);
        assert_eq!(one.load_at(version).await.unwrap(), other.load_at(version).await.unwrap(), "{version:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_empty_is_left_alone_unless_it_is_given_up() {
    let (from, database) = (file().await, Database::fresh().await);
    let from = from.path();
    let (from, to) = (from.to_str().unwrap(), database.address());
    let own = change(vec![import("barnehager", Trust::Ekte, places("barnehager", &["Lade"]))]);
    commit(&database.open().await, own).await;
    let error = go(from, &to, false).await.unwrap_err();
    assert!(matches!(error, StoreError::NotEmpty { .. }), "{error}");
    assert_eq!(database.open().await.load().await.unwrap().places.len(), 1);

    go(from, &to, true).await.unwrap();
    assert_same(from, &to).await;
    let error = go(&to, from, false).await.unwrap_err();
    assert!(matches!(error, StoreError::NotEmpty { .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_was_stopped_goes_on_where_it_was() {
    let (from, database) = (file().await, Database::fresh().await);
    let from = from.path();
    let (from, to) = (from.to_str().unwrap(), database.address());
    drop(database.open().await);

    let mut outsider = PgConnection::connect(&to).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE satsing.relations IN EXCLUSIVE MODE").execute(&mut outsider).await.unwrap();
    let error = go(from, &to, false).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    outsider.close().await.unwrap();
    assert!(database.number("SELECT count(*) FROM satsing.satsing_move").await > 0);
    let error = AnyStore::open(&to, OpenMode::Serve).await.unwrap_err();
    assert!(matches!(error, StoreError::HalfMoved { .. }), "{error}");

    // What was in already stays: only its rows know this name.
    database.run("CREATE TABLE public.var AS SELECT xmin::text AS da FROM satsing.zones LIMIT 1").await;
    go(from, &to, false).await.unwrap();
    let again = "SELECT count(*) FROM satsing.zones, public.var WHERE zones.xmin::text <> da";
    assert_eq!(database.number(again).await, 0, "no table is moved twice");
    assert_same(from, &to).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_move_of_another_source_is_not_gone_on_with() {
    let (from, other, database) = (file().await, file().await, Database::fresh().await);
    let (from, other) = (from.path(), other.path());
    let to = database.address();
    drop(database.open().await);
    let mut outsider = PgConnection::connect(&to).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE satsing.relations IN EXCLUSIVE MODE").execute(&mut outsider).await.unwrap();
    assert!(go(from.to_str().unwrap(), &to, false).await.is_err());
    outsider.close().await.unwrap();

    tokio::time::sleep(Duration::from_millis(5)).await;
    let error = go(other.to_str().unwrap(), &to, false).await.unwrap_err();
    assert!(matches!(error, StoreError::NotEmpty { .. }), "{error}");
    go(other.to_str().unwrap(), &to, true).await.unwrap();
    assert_same(other.to_str().unwrap(), &to).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_not_like_its_source_is_named_by_its_table() {
    let (from, database) = (file().await, Database::fresh().await);
    let from = from.path();
    drop(database.open().await);
    database
        .run(
            "CREATE FUNCTION satsing.endre() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN NEW.navn := 'noe annet'; RETURN NEW; END $$;
             CREATE TRIGGER endre BEFORE INSERT ON satsing.actors FOR EACH ROW EXECUTE FUNCTION satsing.endre()",
        )
        .await;
    let error = go(from.to_str().unwrap(), &database.address(), false).await.unwrap_err();
    assert!(matches!(&error, StoreError::Differs { table, .. } if table == "actors"), "{error}");
    let error = AnyStore::open(&database.address(), OpenMode::Serve).await.unwrap_err();
    assert!(matches!(error, StoreError::HalfMoved { .. }), "nobody relies on the copy: {error}");
}
