//! Edits that another program makes in the database, and what comes to those who listen.

use super::Database;
use crate::{
    fixture::{change, dataset_of, everything, import, places},
    suite::{Backend, commit},
};
use domain::{Layer, Trust, Version};
use futures_util::StreamExt;
use std::time::Duration;
use store::{Store, StoreError};
use tokio::time::timeout;

const RENAME: &str = "UPDATE satsing.zones SET navn = 'Ila og Trolla' WHERE id = 'ila'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_by_another_program_is_a_version_of_its_own_and_is_heard_of() {
    let database = Database::fresh().await;
    let store = database.open().await;
    commit(&store, everything()).await;
    let mut changes = store.changes();
    database.run(RENAME).await;

    let heard = timeout(Duration::from_secs(5), async {
        loop {
            let change = changes.next().await.unwrap();
            if change.version == Version(2) {
                return change;
            }
        }
    });
    assert_eq!(heard.await.unwrap().layers, [Layer::Zones]);
    let log = store.versions().await.unwrap();
    assert_eq!((log[1].author.0.as_str(), log[1].reason.as_str()), ("ukjent", "endret utenfor"));
    assert!(store.load().await.unwrap().zones.iter().any(|z| z.navn == "Ila og Trolla"));
    assert_eq!(store.load_at(Version(1)).await.unwrap(), dataset_of(&everything(), Version(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_before_our_own_change_meets_a_conflict_and_is_kept() {
    let database = Database::fresh().await;
    let store = database.open().await;
    commit(&store, everything()).await;
    database.run(RENAME).await;
    let mut ours = change(vec![import("steder", Trust::Ekte, places("steder", &["Ila"]))]);
    ours.base = Some(Version(1));
    let error = store.commit(ours, &crate::suite::tester()).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { base: Version(1), current: Version(2) }), "{error}");
    assert_eq!(store.version().await.unwrap(), Version(2));
    assert!(store.load().await.unwrap().zones.iter().any(|z| z.navn == "Ila og Trolla"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_program_may_not_write_is_refused_by_the_tables() {
    let database = Database::fresh().await;
    commit(&database.open().await, everything()).await;
    for bad in [
        "UPDATE satsing.zones SET id = 'Æ' WHERE id = 'ila'",
        "UPDATE satsing.places SET kategori = 'noe' ",
        "UPDATE satsing.zones SET aliaser = 'ikke json'",
        "UPDATE satsing.observations SET verdi = NULL WHERE verdi_tilstand = 'known'",
        "UPDATE satsing.zones SET geom = ST_SetSRID(geom, 4326)",
        "DELETE FROM satsing.zone_sets",
    ] {
        let address = database.address();
        let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
        assert!(sqlx::raw_sql(bad).execute(&mut connection).await.is_err(), "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_change_is_missed_when_the_connection_that_listens_is_lost() {
    let database = Database::fresh().await;
    let (server, importer) = (database.open().await, database.open().await);
    let mut changes = server.changes();
    commit(&importer, everything()).await;
    for n in 2..6 {
        let own = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = '{}' AND query LIKE 'LISTEN%'",
            database.name
        );
        database.run(&own).await;
        commit(&importer, change(vec![import("steder", Trust::Ekte, places("steder", &[&format!("Sted {n}")]))])).await;
    }
    let mut heard = vec![];
    let all = async {
        while heard.last() != Some(&Version(5)) {
            heard.push(changes.next().await.unwrap().version);
        }
    };
    timeout(Duration::from_secs(10), all).await.unwrap();
    assert_eq!(heard, (1..=5).map(Version).collect::<Vec<_>>());
}
