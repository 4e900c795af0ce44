//! One SQLite in the process: GDAL and the store must load the same library, or closing a GeoPackage crashes.

use gdal::vector::{LayerAccess, LayerOptions};
use gdal::{Dataset, DriverManager};

#[test]
fn gdal_and_the_store_use_the_same_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let driver = DriverManager::get_driver_by_name("GPKG").unwrap();
    let mut made = driver.create_vector_only(&path).unwrap();
    made.create_layer(LayerOptions { name: "punkter", ..LayerOptions::default() }).unwrap();
    drop(made);
    let by_gdal = {
        let dataset = Dataset::open(&path).unwrap();
        let mut result = dataset
            .execute_sql("SELECT sqlite_version() AS v", None, gdal::vector::sql::Dialect::DEFAULT)
            .unwrap()
            .unwrap();
        let feature = result.features().next().unwrap();
        feature.field_as_string(0).unwrap().unwrap()
    };
    assert_eq!(by_gdal, rusqlite::version());
    for _ in 0..3 {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |r| r.get(0)).unwrap();
        assert!(tables > 0);
        drop(connection);
        drop(Dataset::open(&path).unwrap());
    }
}
