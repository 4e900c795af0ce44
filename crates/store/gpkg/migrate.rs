//! Migrations: forward only, all missing ones in one transaction under an exclusive lock.

use super::{rtree, triggers};
use crate::sql::fault::Fault;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_create_geopackage", include_str!("../../../migrations/gpkg/0001_create_geopackage.sql")),
    ("0002_create_layers", include_str!("../../../migrations/gpkg/0002_create_layers.sql")),
    ("0003_create_registers", include_str!("../../../migrations/gpkg/0003_create_registers.sql")),
    ("0004_create_history", include_str!("../../../migrations/gpkg/0004_create_history.sql")),
    ("0005_create_indicators", include_str!("../../../migrations/gpkg/0005_create_indicators.sql")),
    ("0006_create_network", include_str!("../../../migrations/gpkg/0006_create_network.sql")),
    ("0007_create_move", include_str!("../../../migrations/gpkg/0007_create_move.sql")),
    ("0008_create_addresses", include_str!("../../../migrations/gpkg/0008_create_addresses.sql")),
    ("0009_create_users", include_str!("../../../migrations/gpkg/0009_create_users.sql")),
];

/// Number of the last migration this program knows.
#[expect(clippy::cast_possible_truncation, reason = "there will never be 2^32 migrations")]
pub(crate) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// Number of the last migration in the file; 0 = an empty file. Changes nothing.
///
/// # Errors
/// `NotAStore` where there are tables and none is ours, `NewerSchema` where the file is ahead of this program.
pub(crate) fn inspect(connection: &Connection) -> Result<u32, Fault> {
    let (tables, ours): (u32, u32) = connection.query_row(
        "SELECT count(*), coalesce(sum(name = 'satsing_schema'), 0) FROM sqlite_master WHERE type = 'table'",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    match (tables, ours) {
        (0, _) => return Ok(0),
        (_, 0) => return Err(Fault::NotAStore),
        _ => {}
    }
    let file_version =
        connection.query_row("SELECT coalesce(max(fid), 0) FROM satsing_schema", [], |row| row.get(0))?;
    if file_version > KNOWN { Err(Fault::NewerSchema { file_version, known: KNOWN }) } else { Ok(file_version) }
}

/// Brings the schema up to date, and puts the triggers back where another program has dropped them with their table.
pub(crate) fn run(connection: &Connection) -> Result<(), Fault> {
    if inspect(connection)? == KNOWN && triggers::is_watched(connection)? {
        return Ok(());
    }
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Exclusive)?;
    // Asked again under the lock: another process may have done it meanwhile.
    let done = inspect(&tx)?;
    if done == 0 {
        tx.execute_batch(
            "CREATE TABLE satsing_schema (fid INTEGER PRIMARY KEY NOT NULL, navn TEXT NOT NULL,
               kjort DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))",
        )?;
    }
    if done < KNOWN {
        triggers::unwatch(&tx)?;
    }
    for (number, (name, sql)) in (1..=KNOWN).zip(MIGRATIONS).skip(done as usize) {
        tx.execute_batch(sql)?;
        tx.execute("INSERT INTO satsing_schema (fid, navn) VALUES (?1, ?2)", params![number, name])?;
    }
    rtree::ensure(&tx)?;
    triggers::watch(&tx, done == KNOWN)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_in_order_and_named_verb_noun() {
        for (n, (name, _)) in (1..).zip(MIGRATIONS) {
            let (number, words) = name.split_once('_').unwrap();
            assert_eq!(number, format!("{n:04}"));
            assert!(words.contains('_'), "{name}");
        }
    }

    #[test]
    fn every_file_in_the_folder_is_run() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/gpkg");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let run: Vec<_> = MIGRATIONS.iter().map(|(name, _)| format!("{name}.sql")).collect();
        assert_eq!(files, run);
    }
}
