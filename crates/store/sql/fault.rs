//! What goes wrong inside a backend, before it is known which store it is about.

use crate::StoreError;
use domain::Version;
use rusqlite::ErrorCode;

/// A failure without its path.
#[derive(Debug)]
pub(crate) enum Fault {
    /// SQLite refused.
    Sqlite(rusqlite::Error),
    /// PostgreSQL refused, or is away.
    Postgres(sqlx::Error),
    /// A row that cannot be read back.
    Row { table: &'static str, fid: i64, column: &'static str, why: String },
    /// A record that cannot be kept.
    Refused { table: &'static str, id: String, why: String },
    /// Something else in the store that makes no sense.
    Damaged(String),
    /// A change from another version.
    Conflict { base: Version, current: Version },
    /// A version not made yet.
    NoSuchVersion { version: Version, current: Version },
    /// A schema of the future.
    NewerSchema { file_version: u32, known: u32 },
    /// Something else than a store of this program.
    NotAStore,
    /// A move into the store was stopped.
    HalfMoved,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Postgres(error)
    }
}

impl Fault {
    /// The failure as callers see it; `store` is how messages name the store.
    pub(crate) fn at(self, store: &str) -> StoreError {
        let store = store.to_owned();
        match self {
            Self::Sqlite(source) => of_sqlite(source, store),
            Self::Postgres(source) => crate::postgis::error(source, store),
            Self::Row { table, fid, column, why } => {
                StoreError::Damaged { store, what: format!("table {table}, fid {fid}, column {column}: {why}") }
            }
            Self::Refused { table, id, why } => StoreError::BadRecord { table, id, why },
            Self::Damaged(what) => StoreError::Damaged { store, what },
            Self::Conflict { base, current } => StoreError::Conflict { base, current },
            Self::NoSuchVersion { version, current } => StoreError::NoSuchVersion { version, current },
            Self::NewerSchema { file_version, known } => StoreError::NewerSchema { store, file_version, known },
            Self::NotAStore => StoreError::NotAStore { store },
            Self::HalfMoved => StoreError::HalfMoved { store },
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

fn of_sqlite(source: rusqlite::Error, store: String) -> StoreError {
    match source.sqlite_error_code() {
        _ if is_busy(&source) => StoreError::Busy,
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { store },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { store, what: source.to_string() },
        Some(ErrorCode::DiskFull) => StoreError::Full { store },
        _ => StoreError::Sqlite { store, source },
    }
}
