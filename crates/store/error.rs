//! What can go wrong with a store, in words that say what to do.

use domain::Version;
use std::{io, path::PathBuf};

/// Why a store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file there.
    #[error("no store at {}: import something or serve it to make one", path.display())]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is a file, but it holds something else; it is left as it is.
    #[error("{} is not a store of this program: give another path, or import it as a layer", path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a newer program.
    #[error(
        "{} has schema {file_version}, and this program knows schemas up to {known}: use a newer program",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Number of its last migration.
        file_version: u32,
        /// Number of the last migration this program knows.
        known: u32,
    },
    /// Another process serves the file.
    #[error("{} is served by another process: stop it first, or serve another file", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// Another process is writing and did not finish in time; nothing was changed.
    #[error("another process is writing to the store: try again in a moment")]
    Busy,
    /// The store has moved on since the change was made; nothing was changed.
    #[error("the change was made from version {}, and the store is at version {}: load it again", base.0, current.0)]
    Conflict {
        /// The version the change was made from.
        base: Version,
        /// The version of the store.
        current: Version,
    },
    /// A version that has not been made.
    #[error("there is no version {}: the last one is {}", version.0, current.0)]
    NoSuchVersion {
        /// The version asked for.
        version: Version,
        /// The version of the store.
        current: Version,
    },
    /// A record cannot be kept; nothing was changed.
    #[error("{table}: record {id:?} is refused: {why}")]
    BadRecord {
        /// Table of the record.
        table: &'static str,
        /// Its id.
        id: String,
        /// The reason.
        why: String,
    },
    /// The file holds something that cannot be read.
    #[error("{} is damaged: {what}; correct it or restore a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What and where.
        what: String,
    },
    /// A kind of store that this build does not have.
    #[error("{target} is not supported by this build yet: give the path of a GeoPackage file")]
    Unsupported {
        /// The target as given, without password.
        target: String,
    },
    /// A file that would be overwritten.
    #[error("{} exists already: move it or give another name", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Its reason.
        source: io::Error,
    },
    /// The database refused.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Its reason.
        source: rusqlite::Error,
    },
    /// The program is stopping and takes no more work.
    #[error("the program is stopping: start it again and repeat")]
    Stopping,
}
