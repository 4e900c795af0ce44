//! The copy to hand out.

use super::{GeoPackage, connect::connect, contents, lock, migrate, shown, triggers};
use crate::{
    Author, StoreError,
    sql::{
        fault::Fault,
        history, load,
        record::{self, Record},
        tables::TABLES,
    },
};
use domain::{Dataset, Observation};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
};

// Sensitive actors and programmes, and everything that would tell of them.
const WITHHOLD: &str = "
UPDATE scenarios SET hva_om = (SELECT json_group_array(json(value)) FROM json_each(hva_om)
  WHERE coalesce(json_extract(value, '$.aktor'), '') NOT IN (SELECT id FROM actors WHERE sensitiv)
  AND json_extract(value, '$.program') NOT IN (SELECT id FROM programmes WHERE sensitiv));
DELETE FROM relations WHERE program IN (SELECT id FROM programmes WHERE sensitiv)
  OR (hvem_slag = 'actor' AND hvem IN (SELECT id FROM actors WHERE sensitiv));
DELETE FROM programmes WHERE sensitiv;
DELETE FROM actors WHERE sensitiv;
DROP TABLE versions;
DROP TABLE satsing_schema;
DROP TABLE satsing_move;
DROP TABLE satsing_sessions;
DROP TABLE satsing_links;
DROP TABLE satsing_keys;
DROP TABLE satsing_users;
DROP TABLE satsing_audit;
DELETE FROM gpkg_contents WHERE table_name = 'versions';
DELETE FROM sqlite_sequence WHERE name = 'versions' OR name GLOB 'satsing_*';
";

impl GeoPackage {
    /// Writes the copy; see [`crate::export_gpkg`].
    pub(crate) async fn export(&self, out: &Path, published: &[Observation]) -> Result<(), StoreError> {
        let out = std::path::absolute(out).map_err(|source| StoreError::Io { path: out.to_owned(), source })?;
        let (from, published) = (self.path().to_owned(), published.to_vec());
        let done = tokio::task::spawn_blocking(move || write(&out, |part| copy(&from, part, &published))).await;
        done.unwrap_or(Err(StoreError::Stopping))
    }
}

/// Writes the copy of a dataset that stands in no file; see [`crate::export_gpkg`].
pub(crate) async fn export(dataset: Dataset, out: &Path, published: &[Observation]) -> Result<(), StoreError> {
    let out = std::path::absolute(out).map_err(|source| StoreError::Io { path: out.to_owned(), source })?;
    let published = published.to_vec();
    let done = tokio::task::spawn_blocking(move || {
        write(&out, |part| {
            lock::private_file(part).map_err(|source| StoreError::Io { path: part.to_owned(), source })?;
            fill(part, &dataset, &published).map_err(|f| f.at(&shown(part)))
        })
    });
    done.await.unwrap_or(Err(StoreError::Stopping))
}

/// A new file with the records of a dataset, ready to hand out.
fn fill(part: &Path, dataset: &Dataset, published: &[Observation]) -> Result<(), Fault> {
    let copy = connect(part)?;
    migrate::run(&copy)?;
    triggers::unwatch(&copy)?;
    let tx = copy.unchecked_transaction()?;
    load::fill(&*tx, dataset)?;
    for table in TABLES {
        contents::refresh(&tx, table.name, table.spatial)?;
    }
    tx.commit()?;
    strip(&copy, published)
}

/// Writes a new store with a dataset as its only version, which keeps its number; see [`crate::keep`].
pub(crate) fn keep(dataset: &Dataset, path: &Path) -> Result<(), StoreError> {
    lock::private_file(path).map_err(|source| StoreError::Io { path: path.to_owned(), source })?;
    let write = || {
        let file = connect(path)?;
        migrate::run(&file)?;
        let tx = file.unchecked_transaction()?;
        load::fill(&*tx, dataset)?;
        history::seal(&*tx, dataset.version, &Author::new("satsing"), "")?;
        tx.commit()?;
        Ok(())
    };
    write().map_err(|f: Fault| f.at(&shown(path)))
}

/// Makes the file under another name first, so that a half one never stands under its own.
fn write(out: &Path, make: impl FnOnce(&Path) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let exists = out.try_exists().map_err(|source| StoreError::Io { path: out.to_owned(), source })?;
    if exists {
        return Err(StoreError::Exists { path: out.to_owned() });
    }
    let part = part_of(out);
    let result = make(&part).and_then(|()| put_in_place(&part, out));
    // The half or whole copy under the other name; that it is gone already is no failure.
    let _ = fs::remove_file(&part);
    result
}

/// A link, and not a rename, so that a file that came there meanwhile is not overwritten; not every file system has it.
fn put_in_place(part: &Path, out: &Path) -> Result<(), StoreError> {
    match fs::hard_link(part, out) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Err(StoreError::Exists { path: out.to_owned() }),
        Err(_) => fs::rename(part, out).map_err(|source| StoreError::Io { path: out.to_owned(), source }),
    }
}

fn part_of(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    PathBuf::from(name)
}

fn copy(from: &Path, part: &Path, published: &[Observation]) -> Result<(), StoreError> {
    let store = connect(from).map_err(|f| f.at(&shown(from)))?;
    let name = part.to_str().ok_or_else(|| StoreError::Io {
        path: part.to_owned(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidFilename, "the name must be UTF-8"),
    })?;
    store.execute("VACUUM INTO ?1", [name]).map_err(|e| Fault::from(e).at(&shown(part)))?;
    let copy = connect(part).map_err(|f| f.at(&shown(part)))?;
    strip(&copy, published).map_err(|f| f.at(&shown(part)))
}

fn strip(copy: &Connection, published: &[Observation]) -> Result<(), Fault> {
    triggers::unwatch(copy)?;
    for table in TABLES {
        copy.execute_batch(&format!("DROP TABLE history_{}", table.name))?;
    }
    copy.execute_batch(WITHHOLD)?;
    publish(copy, published)?;
    for table in TABLES {
        copy.execute_batch(&format!("ALTER TABLE {} DROP COLUMN versjon", table.name))?;
    }
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    // What was deleted must not stand in free pages.
    copy.execute_batch("VACUUM")?;
    Ok(())
}

/// The figures that may be shown, in place of those the store keeps. They are numbered anew, so that a gap does not tell
/// where something was left out.
fn publish(copy: &Connection, published: &[Observation]) -> Result<(), Fault> {
    copy.execute(&format!("DELETE FROM {}", Observation::TABLE), [])?;
    copy.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [Observation::TABLE])?;
    record::insert(copy, published)
}
