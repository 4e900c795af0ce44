//! Edits by other programs become versions of their own, and nothing that stood there before is lost.

use super::{File, assert_whole, outsider};
use crate::{
    fixture::{change, everything, import, places},
    suite::{commit, tester},
};
use domain::{Layer, Trust, Version};
use futures_util::StreamExt;
use std::{process::Command, time::Duration};
use store::{Store, StoreError};

async fn full() -> File {
    let file = File::new();
    commit(&file.handle(), everything()).await;
    file
}

#[tokio::test]
async fn edits_between_two_runs_are_a_version_of_their_own() {
    let file = full().await;
    let before = file.handle().load().await.unwrap();
    outsider(&file)
        .execute_batch(
            "UPDATE places SET navn = 'Nytt' WHERE id = 'sted-1';
             UPDATE places SET navn = 'Nytt navn' WHERE id = 'sted-1';
             DELETE FROM places WHERE id = 'sted-2';
             INSERT INTO places (id, navn, versjon) VALUES ('tegnet', 'Tegnet i QGIS', 1);
             UPDATE districts SET kode = NULL;",
        )
        .unwrap();
    let store = file.handle();
    let now = store.load().await.unwrap();
    assert_eq!(now.version, Version(2));
    let name = |id: &str| now.places.iter().find(|p| p.id.as_str() == id).map(|p| p.navn.as_str());
    assert_eq!((name("sted-1"), name("sted-2"), name("tegnet")), (Some("Nytt navn"), None, Some("Tegnet i QGIS")));
    let log = store.versions().await.unwrap();
    assert_eq!((log[1].reason.as_str(), log[1].author.0.as_str()), ("endret utenfor", "ukjent"));
    assert_eq!(log[1].layers, [Layer::Districts, Layer::Places]);
    assert_eq!(store.load_at(Version(1)).await.unwrap(), before, "what stood there before can be read");
    drop(store);
    assert_eq!(file.handle().version().await.unwrap(), Version(2), "they are seen once");
    assert_whole(&file);
}

#[tokio::test]
async fn a_row_that_came_and_went_outside_leaves_no_version() {
    let file = full().await;
    outsider(&file)
        .execute_batch("INSERT INTO places (id, navn) VALUES ('x', 'x'); DELETE FROM places WHERE id = 'x';")
        .unwrap();
    let store = file.handle();
    let past = store.load_at(Version(1)).await.unwrap();
    assert_eq!(store.load().await.unwrap().places, past.places);
}

#[tokio::test]
async fn an_edit_while_a_server_runs_is_heard_of() {
    let file = full().await;
    let store = file.handle();
    let mut changes = store.changes();
    for (version, navn) in [(2, "Ila og Trolla"), (3, "Ila")] {
        outsider(&file).execute("UPDATE zones SET navn = ?1 WHERE id = 'ila'", [navn]).unwrap();
        let change = tokio::time::timeout(Duration::from_secs(2), changes.next()).await.unwrap().unwrap();
        assert_eq!((change.version, change.layers), (Version(version), vec![Layer::Zones]));
    }
}

#[tokio::test]
async fn a_change_made_before_an_edit_outside_meets_a_conflict() {
    let file = full().await;
    let store = file.handle();
    outsider(&file).execute("UPDATE places SET navn = 'Nytt' WHERE id = 'sted-1'", []).unwrap();
    let mut late = change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))]);
    late.base = Some(Version(1));
    let error = store.commit(late, &tester()).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { base: Version(1), current: Version(2) }), "{error}");
    assert_eq!(store.version().await.unwrap(), Version(2));
}

#[test]
fn what_could_not_be_read_back_is_refused_in_the_other_program() {
    let file = File::new();
    drop(file.handle());
    let other = outsider(&file);
    for (column, value) in [
        ("kategori", "'Barnehage i sentrum'"),
        ("sektor", "'ingen'"),
        ("geo_kvalitet", "'god'"),
        ("aliaser", "'Ila, Trolla'"),
        ("universell_arena", "2"),
        ("kilde", "'Min kilde'"),
    ] {
        let sql = format!("INSERT INTO places (id, navn, {column}) VALUES ('a', 'a', {value})");
        let error = other.execute(&sql, []).expect_err(column);
        assert!(error.to_string().contains("CHECK constraint failed"), "{error}");
    }
    assert!(other.execute("INSERT INTO places (id, navn) VALUES ('Ila skole', 'a')", []).is_err());
    assert_eq!(other.execute("INSERT INTO places (id, navn) VALUES ('ila-skole', 'a')", []), Ok(1));
}

#[test]
fn a_figure_that_could_not_be_read_back_is_refused_in_the_other_program() {
    let file = File::new();
    drop(file.handle());
    let other = outsider(&file);
    let insert = |column: &str, value: &str| {
        let mut cells = vec![
            ("indikator", "'trangbodd'"),
            ("niva", "'sone'"),
            ("enhet", "'ila'"),
            ("periode", "'2023'"),
            ("teller_tilstand", "'missing'"),
            ("nevner_tilstand", "'missing'"),
            ("verdi_tilstand", "'missing'"),
        ];
        cells.retain(|(c, _)| *c != column);
        cells.push((column, value));
        let (columns, values): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
        let sql = format!("INSERT INTO observations ({}) VALUES ({})", columns.join(", "), values.join(", "));
        other.execute(&sql, [])
    };
    for (column, value) in [
        ("verdi", "12.5"),
        ("nevner_tilstand", "'known'"),
        ("teller_tilstand", "'skjult'"),
        ("niva", "'gate'"),
        ("enhet", "'Ila'"),
        ("periode", "'23'"),
        ("periode", "'2023-2019'"),
        ("periode", "'2023M06'"),
    ] {
        let error = insert(column, value).expect_err(value);
        assert!(error.to_string().contains("CHECK constraint failed"), "{column}: {error}");
    }
    assert_eq!(insert("periode", "'2019-2023'"), Ok(1));
    assert_eq!(insert("periode", "'2023'"), Ok(1));
    let again = insert("periode", "'2023'").unwrap_err();
    assert!(again.to_string().contains("UNIQUE constraint failed"), "{again}");
}

#[tokio::test]
async fn a_table_that_another_program_has_made_again_is_watched_again() {
    let file = full().await;
    outsider(&file)
        .execute_batch(
            "DROP TRIGGER history_zones_insert; DROP TRIGGER history_zones_update; DROP TRIGGER history_zones_delete;
             UPDATE zones SET navn = 'Uten vakt' WHERE id = 'ila';",
        )
        .unwrap();
    let store = file.handle();
    assert_eq!(store.versions().await.unwrap()[1].layers, [Layer::Zones]);
    drop(store);
    outsider(&file).execute("UPDATE zones SET navn = 'Med vakt' WHERE id = 'ila'", []).unwrap();
    assert_eq!(file.handle().version().await.unwrap(), Version(3));
}

#[tokio::test]
async fn gdal_edits_a_layer_through_our_triggers() {
    let file = full().await;
    let sql = "UPDATE places SET navn = 'Endret av GDAL', geom = geom WHERE id = 'sted-1'";
    let Ok(run) = Command::new("ogrinfo").args(["-q"]).arg(file.path()).args(["-sql", sql]).output() else {
        println!("skipped: ogrinfo is not installed (package gdal-bin)");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    let store = file.handle();
    assert_eq!(store.versions().await.unwrap()[1].layers, [Layer::Places]);
    assert!(store.load().await.unwrap().places.iter().any(|p| p.navn == "Endret av GDAL"));
    assert_whole(&file);
}
