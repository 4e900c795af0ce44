//! Opening a database, and everything that may be in the way.

use super::{Database, made_from, run, server};
use crate::{
    fixture::{dataset_of, everything},
    suite::{Backend, commit},
};
use domain::Version;
use store::{AnyStore, OpenMode, Store, StoreError, postgis::PostGis};

async fn refusal(address: &str, mode: OpenMode) -> StoreError {
    PostGis::open(address, mode).await.unwrap_err()
}

#[tokio::test]
async fn a_database_without_our_tables_is_no_store_and_stays_empty() {
    let database = Database::fresh().await;
    let error = refusal(&database.address(), OpenMode::Existing).await;
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    let schemas = "SELECT count(*) FROM pg_namespace WHERE nspname = 'satsing'";
    assert_eq!(database.number(schemas).await, 0);
}

#[tokio::test]
async fn a_schema_of_somebody_else_is_left_alone() {
    let database = Database::fresh().await;
    database.run("CREATE SCHEMA satsing; CREATE TABLE satsing.noe_annet (id int)").await;
    let error = refusal(&database.address(), OpenMode::Create).await;
    assert!(matches!(error, StoreError::NotAStore { .. }), "{error}");
}

#[tokio::test]
async fn a_schema_of_the_future_is_refused_with_both_numbers() {
    let database = Database::fresh().await;
    drop(database.open().await);
    database.run("INSERT INTO satsing.satsing_schema (fid, navn) VALUES (9001, 'fra framtida')").await;
    let error = refusal(&database.address(), OpenMode::Serve).await;
    assert!(matches!(error, StoreError::NewerSchema { file_version: 9001, known: 3, .. }), "{error}");
}

#[tokio::test]
async fn a_database_gets_postgis_where_we_may_install_it() {
    let database = made_from("template1").await;
    let store = database.open().await;
    assert_eq!(store.version().await.unwrap(), Version(0));
}

#[tokio::test]
async fn a_database_without_postgis_is_refused_where_we_may_not_install_it() {
    let database = made_from("template1").await;
    run("postgres", "DROP ROLE IF EXISTS uten_postgis; CREATE ROLE uten_postgis LOGIN").await;
    database.run(&format!("ALTER DATABASE {} OWNER TO uten_postgis", database.name)).await;
    let address = database.address().replace("satsing@", "uten_postgis@");
    let error = refusal(&address, OpenMode::Create).await;
    assert!(matches!(error, StoreError::NoPostgis { .. }), "{error}");
    assert_eq!(database.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'satsing'").await, 0);
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named_without_the_password() {
    let address = format!("{}/finnes_ikke", server()).replace("satsing@", "satsing:hemmelig@");
    let error = refusal(&address, OpenMode::Create).await;
    assert!(matches!(error, StoreError::NoDatabase { .. }), "{error}");
    assert!(error.to_string().contains("/finnes_ikke") && !error.to_string().contains("hemmelig"), "{error}");
}

#[tokio::test]
async fn a_role_that_is_not_there_is_not_let_in() {
    let database = Database::fresh().await;
    let error = refusal(&database.address().replace("satsing@", "ukjent_rolle@"), OpenMode::Create).await;
    assert!(matches!(&error, StoreError::Denied { role, .. } if role == "ukjent_rolle"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_away() {
    // Nobody listens on port 1 of this machine.
    let error = AnyStore::open("postgres://satsing@127.0.0.1:1/kart", OpenMode::Create).await.unwrap_err();
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert!(error.to_string().starts_with("postgres://127.0.0.1:1/kart does not answer"), "{error}");
}

#[tokio::test]
async fn secure_connections_are_demanded_where_the_address_says_so() {
    // The server of the tests has no certificate.
    let address = format!("{}/postgres?sslmode=require", server());
    let error = refusal(&address, OpenMode::Existing).await;
    assert!(matches!(error, StoreError::Away { .. }), "{error}");
    assert!(error.to_string().contains("secure"), "{error}");
}

#[tokio::test]
async fn two_that_open_an_empty_database_at_once_both_get_the_same_store() {
    let database = Database::fresh().await;
    let (one, other) = tokio::join!(database.open(), database.open());
    assert_eq!(commit(&one, everything()).await, Version(1));
    assert_eq!(other.load().await.unwrap(), dataset_of(&everything(), Version(1)));
}
