//! A database from before there were addresses is brought up to date by its owner and keeps what it had.

use super::{Database, run};
use crate::{
    fixture::{addresses, change, import},
    suite::{Backend, commit},
};
use domain::{Records, Trust, Version};
use store::{OpenMode, Store, StoreError, postgis::PostGis};

const FIRST: &str = include_str!("../../../../migrations/postgis/0001_create_schema.sql");

/// Two versions of a place and its import, as the program of that time left them.
const TWO_VERSIONS: &str = r#"
INSERT INTO versions (fid, forfatter, grunn, lag) VALUES (1, 'satsing', 'Demodata', '["places"]'),
  (2, 'satsing', 'Nytt sted', '["places"]');
INSERT INTO imports (lag, kilde, tittel, opphav, lisens, tillit, hentet, sha256, fil, oppskrift, lest, tatt_inn, avvist, versjon)
  VALUES ('places', 'steder', 'Steder', 'x', 'x', 'ekte', '2026-01-01T00:00:00Z', '00', 'steder.csv', 'steder', 1, 1, 0, 1);
INSERT INTO places (fid, id, kilde, navn, versjon, geom)
  VALUES (2, 'lilleby', 'steder', 'Lilleby skole', 2, ST_SetSRID(ST_MakePoint(570000, 7034000), 25832));
INSERT INTO history_places (fid, id, kilde, navn, aliaser, kategori, sektor, universell_arena, grunn, geo_kvalitet, versjon,
  versjon_til) VALUES (1, 'ila', 'steder', 'Ila skole', '[]', 'skole', 'ukjent', FALSE, '', 'manuell', 1, 2);
"#;

async fn of_before_the_addresses() -> Database {
    let database = Database::fresh().await;
    database
        .run(&format!(
            "CREATE SCHEMA satsing; SET search_path TO satsing, public;
             CREATE TABLE satsing_schema (fid BIGINT PRIMARY KEY, navn TEXT NOT NULL, kjort TIMESTAMPTZ NOT NULL DEFAULT now());
             {FIRST}
             INSERT INTO satsing_schema (fid, navn) VALUES (1, '0001_create_schema');
             {TWO_VERSIONS}"
        ))
        .await;
    database
}

#[tokio::test]
async fn an_older_database_keeps_its_records_and_its_past_and_takes_what_is_new() {
    let database = of_before_the_addresses().await;
    let store = database.open().await;
    let d = store.load().await.unwrap();
    assert_eq!((d.version, d.places.len(), d.places[0].navn.as_str()), (Version(2), 1, "Lilleby skole"));
    assert_eq!(store.load_at(Version(1)).await.unwrap().places[0].navn, "Ila skole");
    let list = addresses("adresser");
    commit(&store, change(vec![import("adresser", Trust::Ekte, Records::Addresses(list.clone()))])).await;
    assert_eq!(store.load().await.unwrap().addresses, list);
    commit(&store, change(vec![import("adresser", Trust::Ekte, Records::Addresses(list[..1].to_vec()))])).await;
    assert_eq!(store.load_at(Version(3)).await.unwrap().addresses, list, "the triggers of the new table are set");
}

#[tokio::test]
async fn an_older_database_has_the_columns_of_a_new_one() {
    let (older, fresh) = (of_before_the_addresses().await, Database::fresh().await);
    for database in [&older, &fresh] {
        drop(database.open().await);
    }
    let schema = "SELECT hashtextextended(string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable,
        column_default), E'\\n' ORDER BY table_name, ordinal_position), 0) FROM information_schema.columns
        WHERE table_schema = 'satsing'";
    assert_eq!(older.number(schema).await, fresh.number(schema).await);
    let checks = "SELECT hashtextextended(string_agg(conname || pg_get_constraintdef(oid), E'\\n' ORDER BY conname), 0)
        FROM pg_constraint WHERE connamespace = 'satsing'::regnamespace";
    assert_eq!(older.number(checks).await, fresh.number(checks).await);
}

#[tokio::test]
async fn the_role_of_a_server_waits_for_the_owner_and_then_goes_on() {
    run("postgres", "DROP ROLE IF EXISTS kart_eldre; CREATE ROLE kart_eldre LOGIN").await;
    let database = of_before_the_addresses().await;
    database
        .run("GRANT USAGE ON SCHEMA satsing TO kart_eldre; GRANT SELECT ON ALL TABLES IN SCHEMA satsing TO kart_eldre")
        .await;
    let address = database.address().replace("satsing@", "kart_eldre@");
    let error = PostGis::open(&address, OpenMode::Serve).await.unwrap_err();
    assert!(matches!(&error, StoreError::OlderSchema { found: 1, known: 3, .. }), "{error}");
    database.open().await.grant("kart_eldre").await.unwrap();
    let store = PostGis::open(&address, OpenMode::Serve).await.unwrap();
    assert_eq!(store.load().await.unwrap().places.len(), 1);
}
