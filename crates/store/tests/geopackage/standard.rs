//! The file is a GeoPackage 1.3 that other programs read: metadata, spatial index, and GDAL's own view of it.

use super::{File, assert_whole, number, outsider};
use crate::{
    fixture::{change, everything, import, places},
    suite::commit,
};
use domain::Trust;
use std::process::Command;

async fn full() -> File {
    let file = File::new();
    commit(&file.handle(), everything()).await;
    file
}

#[tokio::test]
async fn the_file_says_what_it_is() {
    let file = full().await;
    let db = outsider(&file);
    assert_eq!(number(&db, "PRAGMA application_id"), i64::from(u32::from_be_bytes(*b"GPKG")));
    assert_eq!(number(&db, "PRAGMA user_version"), 10300);
    let journal: String = db.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    assert_eq!(number(&db, "SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 25832)"), 4);
    assert_eq!(number(&db, "SELECT count(*) FROM gpkg_geometry_columns WHERE srs_id = 25832"), 8);
    assert_eq!(number(&db, "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"), 8);
    assert_eq!(number(&db, "SELECT count(*) FROM gpkg_contents WHERE data_type = 'attributes'"), 13);
}

#[tokio::test]
async fn every_table_of_contents_has_an_integer_key_named_fid() {
    let file = full().await;
    let db = outsider(&file);
    let wrong = "SELECT count(*) FROM gpkg_contents c WHERE NOT EXISTS (
        SELECT 1 FROM pragma_table_info(c.table_name) WHERE name = 'fid' AND pk = 1 AND type = 'INTEGER')";
    assert_eq!(number(&db, wrong), 0);
}

#[tokio::test]
async fn the_contents_hold_the_box_of_each_layer_and_follow_it() {
    let file = full().await;
    let boxed = |layer: &str| -> (f64, f64, f64, f64) {
        let sql = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?1";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        outsider(&file).query_row(sql, [layer], cells).unwrap()
    };
    assert_eq!(boxed("zones"), (569_000.0, 7_030_000.0, 570_000.0 + (0.1 + 0.2), 7_031_000.0 + (0.1 + 0.2)));
    commit(&file.handle(), change(vec![import("steder", Trust::Ekte, places("steder", &["Ila skole"]))])).await;
    let (x, y) = (569_012.345_678_9, 7_030_098.765_432_1);
    assert_eq!(boxed("places"), (x, y, x, y));
}

#[tokio::test]
async fn a_query_through_the_spatial_index_finds_what_lies_in_the_box() {
    let file = full().await;
    let found = |x: f64| -> Vec<String> {
        let db = outsider(&file);
        let sql = "SELECT z.id FROM rtree_zones_geom r JOIN zones z ON z.fid = r.id
                   WHERE r.minx <= ?1 + 1 AND r.maxx >= ?1 AND r.miny <= 7031001 AND r.maxy >= 7030000 ORDER BY z.id";
        let mut statement = db.prepare(sql).unwrap();
        statement.query_map([x], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(found(569_050.0), ["ila", "lademoen", "oya-elgeseter"]);
    assert_eq!(found(569_900.0), ["oya-elgeseter"]);
    assert_eq!(found(568_000.0), Vec::<String>::new());
    assert_whole(&file);
}

#[tokio::test]
async fn gdal_lists_every_layer_with_its_count_and_no_warning() {
    let file = full().await;
    let run = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(file.path()).output();
    let Ok(run) = run else {
        println!("skipped: ogrinfo is not installed (package gdal-bin)");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    let text = String::from_utf8(run.stdout).unwrap();
    let db = outsider(&file);
    let mut tables = db.prepare("SELECT table_name FROM gpkg_contents").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(tables.len(), 21);
    assert_eq!(text.matches("Layer name: ").count(), tables.len(), "no inner table is shown:\n{text}");
    for table in tables {
        let start = text.find(&format!("Layer name: {table}\n")).unwrap_or_else(|| panic!("{table}:\n{text}"));
        let part = text[start..].split("Layer name: ").nth(1).unwrap();
        let rows = number(&db, &format!("SELECT count(*) FROM {table}"));
        assert!(rows > 0, "{table} is empty, and the count would say little");
        assert!(part.contains(&format!("Feature Count: {rows}\n")), "{table} has {rows} rows:\n{part}");
    }
    assert!(text.contains("ID[\"EPSG\",25832]"), "{text}");
}
