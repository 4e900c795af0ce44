//! What can go wrong with a store, in words that say what to do.

use domain::Version;
use std::{io, path::PathBuf};

/// Why a store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file there, or a database without our tables.
    #[error("no store at {store}: import something or serve it to make one")]
    NotFound {
        /// Where it was looked for.
        store: String,
    },
    /// There is a file, but it holds something else; it is left as it is.
    #[error("{store} is not a store of this program: give another path, or import it as a layer")]
    NotAStore {
        /// The store.
        store: String,
    },
    /// The store was written by a newer program.
    #[error("{store} has schema {file_version}, and this program knows schemas up to {known}: use a newer program")]
    NewerSchema {
        /// The store.
        store: String,
        /// Number of its last migration.
        file_version: u32,
        /// Number of the last migration this program knows.
        known: u32,
    },
    /// The database must be brought up to date by a role that may change its tables.
    #[error(
        "{store} has schema {found}, this program needs {known}, and {role} may not change tables: \
         run `satsing database prepare` with the address of the owner"
    )]
    OlderSchema {
        /// The store.
        store: String,
        /// Number of its last migration; 0 = it is empty.
        found: u32,
        /// Number of the last migration this program knows.
        known: u32,
        /// The role that opened it.
        role: String,
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
    /// The store holds something that cannot be read.
    #[error("{store} is damaged: {what}; correct it or restore a backup")]
    Damaged {
        /// The store.
        store: String,
        /// What and where.
        what: String,
    },
    /// A store that something would be moved into, over what is there.
    #[error("{store} is not empty: give another store, or say `--replace` to give up what is in it")]
    NotEmpty {
        /// The store.
        store: String,
    },
    /// A store that a move into was stopped.
    #[error("a move into {store} is not finished: start it again, or start over with `--replace`")]
    HalfMoved {
        /// The store.
        store: String,
    },
    /// A copy that is not like what was copied.
    #[error(
        "{store}: table {table} has other rows than its source ({found} and {wanted}); nothing may rely on the copy"
    )]
    Differs {
        /// The store with the copy.
        store: String,
        /// The table.
        table: String,
        /// Rows of the source.
        wanted: u64,
        /// Rows of the copy.
        found: u64,
    },
    /// A file that is no backup, or not whole.
    #[error("{} is no backup that can be used: {why}", path.display())]
    BadBackup {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
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
    /// There is no room left; nothing was changed.
    #[error("the disk of {store} is full: make room and try again")]
    Full {
        /// The store.
        store: String,
    },
    /// The database does not answer; nothing was changed.
    #[error("{store} does not answer: {why}")]
    Away {
        /// The store.
        store: String,
        /// What was seen.
        why: String,
    },
    /// The database does not let us in.
    #[error("{store} does not let {role} in: check the user name and the password")]
    Denied {
        /// The store.
        store: String,
        /// The role that was tried.
        role: String,
    },
    /// The role may not do what was asked.
    #[error("{store} does not allow this: {why}; give the role the rights with `satsing database prepare`")]
    NotAllowed {
        /// The store.
        store: String,
        /// In the words of the database.
        why: String,
    },
    /// There is no such database on the server.
    #[error("there is no database at {store}: make it with `createdb`, or give the name of another")]
    NoDatabase {
        /// The store.
        store: String,
    },
    /// The database has no PostGIS.
    #[error("{store} has no PostGIS: run `CREATE EXTENSION postgis` in it as a superuser")]
    NoPostgis {
        /// The store.
        store: String,
    },
    /// The database is a replica, or is set to be read only.
    #[error("{store} can only be read (a replica?): give the address of the primary")]
    ReadOnly {
        /// The store.
        store: String,
    },
    /// An address that is none.
    #[error("{store} is no address of a database: {why}; it looks like postgres://role@host:5432/database")]
    BadAddress {
        /// The address without what is secret in it.
        store: String,
        /// What is wrong.
        why: String,
    },
    /// PostgreSQL refused.
    #[error("{store}: {source}")]
    Postgres {
        /// The store.
        store: String,
        /// Its reason.
        source: sqlx::Error,
    },
    /// SQLite refused.
    #[error("{store}: {source}")]
    Sqlite {
        /// The file.
        store: String,
        /// Its reason.
        source: rusqlite::Error,
    },
    /// The program is stopping and takes no more work.
    #[error("the program is stopping: start it again and repeat")]
    Stopping,
}
