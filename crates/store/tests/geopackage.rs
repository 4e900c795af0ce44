//! What is special to the GeoPackage file: the standard, other programs, locks, and being killed.

mod export;
mod kill;
mod open;
mod outside;
mod standard;
mod upgrade;

use crate::suite::Backend;
use rusqlite::{Connection, functions::FunctionFlags};
use std::path::PathBuf;
use store::{OpenMode, gpkg::GeoPackage};
use tempfile::TempDir;

/// A store file in a folder of its own.
pub(crate) struct File {
    pub(crate) folder: TempDir,
}

impl File {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn handle(&self) -> GeoPackage {
        GeoPackage::open(&self.path(), OpenMode::Create).unwrap()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("satsing æøå.gpkg")
    }
}

impl Backend for File {
    type Store = GeoPackage;

    async fn fresh() -> Self {
        Self::new()
    }

    async fn open(&self) -> GeoPackage {
        self.handle()
    }
}

/// A connection as another program has it: with its own spatial functions, that know nothing of ours.
pub(crate) fn outsider(file: &File) -> Connection {
    let connection = Connection::open(file.path()).unwrap();
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    for (name, offset) in [("ST_MinX", 8), ("ST_MaxX", 16), ("ST_MinY", 24), ("ST_MaxY", 32)] {
        let answer = move |context: &rusqlite::functions::Context<'_>| {
            let blob: Vec<u8> = context.get(0)?;
            Ok(f64::from_le_bytes(blob[offset..offset + 8].try_into().unwrap()))
        };
        connection.create_scalar_function(name, 1, flags, answer).unwrap();
    }
    connection.create_scalar_function("ST_IsEmpty", 1, flags, |_| Ok(false)).unwrap();
    connection
}

/// One number that a query gives.
pub(crate) fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Asserts that the file is whole: pages, indexes, foreign keys and spatial indexes.
pub(crate) fn assert_whole(file: &File) {
    let connection = outsider(file);
    let answer: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(answer, "ok");
    assert_eq!(number(&connection, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    for layer in ["zones", "districts", "places", "population_cells", "plan_areas"] {
        let rows = number(&connection, &format!("SELECT count(*) FROM {layer} WHERE geom NOT NULL"));
        assert_eq!(number(&connection, &format!("SELECT count(*) FROM rtree_{layer}_geom")), rows, "{layer}");
        let check = format!("SELECT rtreecheck('rtree_{layer}_geom')");
        assert_eq!(connection.query_row::<String, _, _>(&check, [], |row| row.get(0)).unwrap(), "ok", "{layer}");
    }
}
