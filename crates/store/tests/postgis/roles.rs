//! An owner for the tables, and a role that can only read and write rows.

use super::{Database, run};
use crate::{
    fixture::{change, dataset_of, everything, import, places},
    suite::{Backend, commit},
};
use domain::{Trust, Version};
use store::{OpenMode, Store, StoreError, postgis::PostGis};

async fn role(name: &str) {
    run("postgres", &format!("DROP ROLE IF EXISTS {name}; CREATE ROLE {name} LOGIN")).await;
}

#[tokio::test]
async fn a_role_without_rights_is_told_who_can_prepare_the_database() {
    role("uten_rett").await;
    let database = Database::fresh().await;
    let address = database.address().replace("satsing@", "uten_rett@");
    let error = PostGis::open(&address, OpenMode::Create).await.unwrap_err();
    let right = matches!(&error, StoreError::OlderSchema { found: 0, known: 3, role, .. } if role == "uten_rett");
    assert!(right, "{error}");

    drop(database.open().await);
    let error = PostGis::open(&address, OpenMode::Serve).await.unwrap_err();
    assert!(matches!(error, StoreError::NotAllowed { .. }), "{error}");
}

#[tokio::test]
async fn the_role_of_a_server_reads_and_writes_rows_and_cannot_touch_tables_or_the_log() {
    role("kart_tjeneste").await;
    let database = Database::fresh().await;
    database.open().await.grant("kart_tjeneste").await.unwrap();
    let address = database.address().replace("satsing@", "kart_tjeneste@");
    let store = PostGis::open(&address, OpenMode::Serve).await.unwrap();
    assert_eq!(commit(&store, everything()).await, Version(1));
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila"]))])).await;
    assert_eq!(store.load_at(Version(1)).await.unwrap(), dataset_of(&everything(), Version(1)));

    for forbidden in [
        "ALTER TABLE satsing.places ADD COLUMN noe text",
        "DROP TABLE satsing.places",
        "TRUNCATE satsing.places",
        "UPDATE satsing.versions SET grunn = 'noe annet'",
        "DELETE FROM satsing.versions",
        "INSERT INTO satsing.satsing_schema (fid, navn) VALUES (2, 'noe')",
        "CREATE TABLE satsing.noe (id int)",
    ] {
        let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
        let error = sqlx::raw_sql(forbidden).execute(&mut connection).await.unwrap_err();
        let code = error.as_database_error().and_then(|e| e.code()).map(|c| c.to_string());
        assert_eq!(code.as_deref(), Some("42501"), "{forbidden}: {error}");
    }
}

#[tokio::test]
async fn rights_for_a_role_that_is_not_there_are_refused_by_name() {
    let database = Database::fresh().await;
    let error = database.open().await.grant("finnes \"ikke\"").await.unwrap_err();
    assert!(matches!(&error, StoreError::BadRecord { id, .. } if id == "finnes \"ikke\""), "{error}");
}
