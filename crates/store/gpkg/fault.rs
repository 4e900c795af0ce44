//! What goes wrong inside the backend, before it is known which file it is about.

use crate::StoreError;
use domain::Version;
use rusqlite::ErrorCode;
use std::path::Path;

/// A failure without its path.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The database refused.
    Sqlite(rusqlite::Error),
    /// A row that cannot be read back.
    Row { table: &'static str, fid: i64, column: &'static str, why: String },
    /// A record that cannot be kept.
    Refused { table: &'static str, id: String, why: String },
    /// Something else in the file that makes no sense.
    Damaged(String),
    /// A change from another version.
    Conflict { base: Version, current: Version },
    /// A version not made yet.
    NoSuchVersion { version: Version, current: Version },
    /// A schema of the future.
    NewerSchema { file_version: u32, known: u32 },
    /// A file of something else.
    NotAStore,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Fault {
    /// The failure as callers see it.
    pub(crate) fn at(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            Self::Sqlite(source) => of_sqlite(source, path),
            Self::Row { table, fid, column, why } => {
                StoreError::Damaged { path, what: format!("table {table}, fid {fid}, column {column}: {why}") }
            }
            Self::Refused { table, id, why } => StoreError::BadRecord { table, id, why },
            Self::Damaged(what) => StoreError::Damaged { path, what },
            Self::Conflict { base, current } => StoreError::Conflict { base, current },
            Self::NoSuchVersion { version, current } => StoreError::NoSuchVersion { version, current },
            Self::NewerSchema { file_version, known } => StoreError::NewerSchema { path, file_version, known },
            Self::NotAStore => StoreError::NotAStore { path },
        }
    }

    /// Whether waiting may help.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite(e) if is_busy(e))
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn of_sqlite(source: rusqlite::Error, path: std::path::PathBuf) -> StoreError {
    match source.sqlite_error_code() {
        _ if is_busy(&source) => StoreError::Busy,
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { path },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, what: source.to_string() },
        _ => StoreError::Sqlite { path, source },
    }
}
