//! Opening a file: find or make it, lock it if it is to be served, bring its schema up to date, see what others did.

use super::{
    GeoPackage, Inner,
    connect::{PATIENCE, connect, connect_to_read},
    lock, migrate, shown, triggers,
};
use crate::{
    OpenMode, StoreError,
    feed::Feed,
    sql::{fault::Fault, log, moving},
};
use rusqlite::Connection;
use std::{
    path::Path,
    sync::{Arc, Mutex, OnceLock},
    time::{Duration, Instant},
};

/// Wait before a file that is busy is tried again.
const PAUSE: Duration = Duration::from_millis(15);

impl GeoPackage {
    /// Opens the file. A new one is readable by its owner only.
    ///
    /// # Errors
    /// `NotFound`, `NotAStore`, `NewerSchema`, `Locked`, `Busy`, `Damaged`, `Io` or `Sqlite`; a file that is refused is
    /// left as it is.
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self, StoreError> {
        let io = |source| StoreError::Io { path: path.to_owned(), source };
        if !path.try_exists().map_err(io)? {
            if mode == OpenMode::Existing {
                return Err(StoreError::NotFound { store: shown(path) });
            }
            lock::private_file(path).map_err(io)?;
        }
        let path = path.canonicalize().map_err(io)?;
        let lock = if matches!(mode, OpenMode::Serve | OpenMode::Move) { Some(lock::take(&path)?) } else { None };
        let (writer, reader, feed) = patiently(|| connections(&path, mode)).map_err(|f| f.at(&shown(&path)))?;
        Ok(Self(Arc::new(Inner {
            path,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            feed: Arc::new(feed),
            watch: OnceLock::new(),
            _lock: lock,
        })))
    }
}

/// Does it again while others are at the same file. SQLite does not wait by itself where a file is switched to a
/// write-ahead log, or where the last one to close it tidies up.
fn patiently<T>(work: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
    let start = Instant::now();
    loop {
        match work() {
            Err(fault) if fault.is_busy() && start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

fn connections(path: &Path, mode: OpenMode) -> Result<(Connection, Connection, Feed), Fault> {
    let writer = connect(path)?;
    let schema = migrate::inspect(&writer)?;
    if schema == 0 && mode == OpenMode::Existing {
        return Err(Fault::NotAStore);
    }
    writer.pragma_update(None, "journal_mode", "WAL")?;
    migrate::run(&writer)?;
    if mode != OpenMode::Move && moving::unfinished(&writer)?.is_some() {
        return Err(Fault::HalfMoved);
    }
    triggers::adopt(&writer)?;
    let feed = Feed::new(log::version(&writer)?);
    Ok((writer, connect_to_read(path)?, feed))
}
