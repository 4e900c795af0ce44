//! The PostGIS backend: a schema `satsing` in a PostgreSQL database, for as many servers as one likes.
//!
//! Writers take turns by a lock on a table; readers never wait. Each write is one transaction of isolation
//! level *repeatable read* that begins after the lock is had, so that what other programs commit meanwhile is never taken
//! for ours.

mod address;
mod copy;
mod error;
mod migrate;
mod open;
mod session;
mod triggers;
mod watch;

pub(crate) use address::shown;
pub(crate) use error::error;

use crate::{
    Author, Change, Store, StoreError, TableDiff, VersionRecord,
    feed::Feed,
    sql::{commit, diff, fault::Fault, history, load, log},
};
use domain::{ChangeSet, Dataset, Layer, Provenance, Version};
use futures_util::Stream;
use session::PgSession;
use sqlx::PgPool;
use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::{runtime::Handle, time::timeout};
use watch::Watch;

/// How long a database may take to begin something before it counts as away.
const PATIENCE: Duration = Duration::from_secs(8);
/// How long a reader waits for the next row.
const READING: Duration = Duration::from_secs(20);

/// A store in a database. Clones share one pool of connections.
#[derive(Clone)]
pub struct PostGis(Arc<Inner>);

struct Inner {
    /// Address without what is secret.
    shown: String,
    pool: PgPool,
    feed: Arc<Feed>,
    watch: OnceLock<Watch>,
}

/// A transaction that shows one picture and changes nothing.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// A transaction that writes; its picture is taken after the lock is had.
const WRITE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ";

/// Does a job on a blocking thread, where the database can be waited for.
async fn blocking<T: Send + 'static>(job: impl FnOnce(&Handle) -> T + Send + 'static) -> Result<T, StoreError> {
    let runtime = Handle::current();
    match tokio::task::spawn_blocking(move || job(&runtime)).await {
        Ok(done) => Ok(done),
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(StoreError::Stopping),
        },
    }
}

/// Waits, but not for ever.
fn wait<T>(
    runtime: &Handle,
    limit: Duration,
    future: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, Fault> {
    let limited = async { timeout(limit, future).await.unwrap_or(Err(sqlx::Error::PoolTimedOut)) };
    Ok(runtime.block_on(limited)?)
}

fn read<T>(runtime: &Handle, pool: &PgPool, job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let mut tx = wait(runtime, PATIENCE, pool.begin_with(READ))?;
    let done = job(&PgSession::new(runtime, &mut tx, READING))?;
    wait(runtime, PATIENCE, tx.commit())?;
    Ok(done)
}

fn write<T>(runtime: &Handle, pool: &PgPool, job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let mut tx = wait(runtime, PATIENCE, pool.begin_with(WRITE))?;
    let lock = sqlx::raw_sql("SET LOCAL statement_timeout = '15min'; LOCK TABLE writers_turn IN EXCLUSIVE MODE");
    wait(runtime, PATIENCE + open::LOCK, lock.execute(&mut *tx))?;
    let done = job(&PgSession::new(runtime, &mut tx, Duration::MAX))?;
    wait(runtime, Duration::from_secs(60), tx.commit())?;
    Ok(done)
}

impl PostGis {
    /// Address without what is secret.
    pub(crate) fn name(&self) -> &str {
        &self.0.shown
    }

    /// Does a job on one picture of the database. Blocks.
    pub(crate) fn reading<T>(
        &self,
        runtime: &Handle,
        job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        read(runtime, &self.0.pool, job).map_err(|f| f.at(&self.0.shown))
    }

    /// Does a job in one transaction. Blocks.
    pub(crate) fn writing<T>(
        &self,
        runtime: &Handle,
        job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        write(runtime, &self.0.pool, job).map_err(|f| f.at(&self.0.shown))
    }

    async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.clone();
        blocking(move |runtime| store.reading(runtime, job)).await?
    }

    async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&PgSession<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.clone();
        blocking(move |runtime| store.writing(runtime, job)).await?
    }

    /// Makes a version in one transaction and tells of it. What other programs have done is a version before.
    async fn make(
        &self,
        job: impl FnOnce(&PgSession<'_>) -> Result<Version, Fault> + Send + 'static,
    ) -> Result<Version, StoreError> {
        let outcome = self.write(move |session| {
            history::adopt(session)?;
            match job(session) {
                // What was adopted stays, and the caller hears of the conflict.
                Err(conflict @ Fault::Conflict { .. }) => Ok(Err(conflict)),
                other => other.map(Ok),
            }
        });
        let version = outcome.await?.map_err(|fault| fault.at(&self.0.shown))?;
        // It is committed: that nobody could be told of it must not look like a failure to commit.
        if let Err(error) = watch::announce(&self.0.pool, &self.0.feed, &self.0.shown).await {
            tracing::warn!(%error, store.version = version.0, "a commit was not announced");
        }
        Ok(version)
    }
}

impl Store for PostGis {
    async fn load(&self) -> Result<Dataset, StoreError> {
        self.read(|session| load::current(session)).await
    }

    async fn load_at(&self, version: Version) -> Result<Dataset, StoreError> {
        self.read(move |session| load::past(session, version)).await
    }

    async fn commit(&self, change: ChangeSet, by: &Author) -> Result<Version, StoreError> {
        let by = by.clone();
        self.make(move |session| commit::take(session, &change, &by)).await
    }

    async fn rollback(
        &self,
        to: Version,
        base: Option<Version>,
        by: &Author,
        reason: &str,
    ) -> Result<Version, StoreError> {
        let (by, reason) = (by.clone(), reason.to_owned());
        self.make(move |session| commit::restore(session, to, base, &by, &reason)).await
    }

    async fn diff(&self, from: Version, to: Version) -> Result<Vec<TableDiff>, StoreError> {
        self.read(move |session| diff::between(session, from, to)).await
    }

    /// This is what tells whether the database is there, so it is not waited for as long as for a dataset.
    async fn version(&self) -> Result<Version, StoreError> {
        let limited = timeout(PATIENCE, self.read(|session| log::version(session)));
        let store = || self.0.shown.clone();
        limited.await.unwrap_or_else(|_| Err(StoreError::Away { store: store(), why: "it took too long".into() }))
    }

    async fn versions(&self) -> Result<Vec<VersionRecord>, StoreError> {
        self.read(|session| log::since(session, Version(0))).await
    }

    async fn imports_of(&self, version: Version) -> Result<Vec<(Layer, Provenance)>, StoreError> {
        self.read(move |session| load::imports_of(session, version)).await
    }

    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<> {
        let stream = self.0.feed.subscribe();
        let Inner { shown, pool, feed, watch } = &*self.0;
        watch.get_or_init(|| Watch::start(pool.clone(), Arc::clone(feed), shown.clone()));
        stream
    }
}

impl fmt::Debug for PostGis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PostGis").field(&self.0.shown).finish()
    }
}
