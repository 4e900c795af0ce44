//! The GeoPackage backend: one SQLite file (WAL) that QGIS and ogr2ogr open, with one connection that writes and one
//! that reads.

mod blob;
mod connect;
mod contents;
mod export;
mod functions;
mod lock;
mod migrate;
mod one;
mod open;
mod rtree;
mod session;
mod triggers;
mod watch;

pub(crate) use blob::{Bounds, head};
pub(crate) use connect::connect_to_read;
pub(crate) use export::{export, keep};
pub(crate) use lock::private_file;
pub(crate) use migrate::KNOWN as SCHEMA;
pub use one::scenario_gpkg;

use crate::{
    Author, Change, Store, StoreError, TableDiff, VersionRecord,
    feed::Feed,
    sql::{commit, diff, fault::Fault, load, log},
};
use domain::{ChangeSet, Dataset, Layer, Provenance, Version};
use futures_util::Stream;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::{
    fmt,
    fs::File,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

/// A store in one file. Clones share it; the server lock is released with the last one.
#[derive(Clone)]
pub struct GeoPackage(Arc<Inner>);

struct Inner {
    path: PathBuf,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    feed: Arc<Feed>,
    watch: OnceLock<Option<watch::Watch>>,
    _lock: Option<File>,
}

/// A panic while the connection was held has rolled its transaction back, so the connection is still good.
fn hold(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file as messages name it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl GeoPackage {
    /// The file, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Does a job on one picture of the file.
    pub(crate) fn reading<T>(&self, job: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let read = || job(&*hold(&self.0.reader).unchecked_transaction()?);
        read().map_err(|f| f.at(&shown(&self.0.path)))
    }

    /// Does a job in one transaction.
    pub(crate) fn writing<T>(&self, job: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let write = || {
            let writer = hold(&self.0.writer);
            let tx = Transaction::new_unchecked(&writer, TransactionBehavior::Immediate)?;
            let done = job(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        write().map_err(|f: Fault| f.at(&shown(&self.0.path)))
    }

    /// Brings what stands in the write-ahead log into the file.
    pub(crate) async fn settle(&self) -> Result<(), StoreError> {
        self.run(|inner| {
            let writer = hold(&inner.writer);
            // The answer is a row, busy or not; nobody else has this file.
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
        .await
    }

    /// Makes a version in one transaction and tells of it. What other programs have done is a version before.
    async fn write(
        &self,
        job: impl FnOnce(&Connection) -> Result<Version, Fault> + Send + 'static,
    ) -> Result<Version, StoreError> {
        self.run(move |inner| {
            let writer = hold(&inner.writer);
            triggers::adopt(&writer)?;
            let tx = Transaction::new_unchecked(&writer, TransactionBehavior::Immediate)?;
            let version = job(&tx)?;
            tx.commit()?;
            // It is committed: that nobody could be told of it must not look like a failure to commit.
            if let Err(fault) = watch::announce(&inner.feed, &writer) {
                let error = fault.at(&shown(&inner.path));
                tracing::warn!(%error, store.version = version.0, "a commit was not announced");
            }
            Ok(version)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Inner) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let inner = Arc::clone(&self.0);
        match tokio::task::spawn_blocking(move || job(&inner).map_err(|f| f.at(&shown(&inner.path)))).await {
            Ok(result) => result,
            Err(stopped) => match stopped.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(StoreError::Stopping),
            },
        }
    }
}

impl Store for GeoPackage {
    async fn load(&self) -> Result<Dataset, StoreError> {
        self.run(|inner| load::current(&*hold(&inner.reader).unchecked_transaction()?)).await
    }

    async fn load_at(&self, version: Version) -> Result<Dataset, StoreError> {
        self.run(move |inner| load::past(&*hold(&inner.reader).unchecked_transaction()?, version)).await
    }

    async fn commit(&self, change: ChangeSet, by: &Author) -> Result<Version, StoreError> {
        let by = by.clone();
        self.write(move |tx| commit::take(tx, &change, &by)).await
    }

    async fn rollback(
        &self,
        to: Version,
        base: Option<Version>,
        by: &Author,
        reason: &str,
    ) -> Result<Version, StoreError> {
        let (by, reason) = (by.clone(), reason.to_owned());
        self.write(move |tx| commit::restore(tx, to, base, &by, &reason)).await
    }

    async fn diff(&self, from: Version, to: Version) -> Result<Vec<TableDiff>, StoreError> {
        self.run(move |inner| diff::between(&*hold(&inner.reader).unchecked_transaction()?, from, to)).await
    }

    async fn version(&self) -> Result<Version, StoreError> {
        self.run(|inner| log::version(&*hold(&inner.reader))).await
    }

    async fn versions(&self) -> Result<Vec<VersionRecord>, StoreError> {
        self.run(|inner| log::since(&*hold(&inner.reader), Version(0))).await
    }

    async fn imports_of(&self, version: Version) -> Result<Vec<(Layer, Provenance)>, StoreError> {
        self.run(move |inner| load::imports_of(&*hold(&inner.reader), version)).await
    }

    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<> {
        let stream = self.0.feed.subscribe();
        self.0.watch.get_or_init(|| watch::Watch::start(&self.0.path, Arc::clone(&self.0.feed)));
        stream
    }
}

impl fmt::Debug for GeoPackage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("GeoPackage").field(&self.0.path).finish()
    }
}
