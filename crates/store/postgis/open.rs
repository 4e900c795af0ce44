//! Opening a database: connect, bring its schema up to date where we may, and see what others did.

use super::{Inner, PATIENCE, PostGis, address, blocking, migrate, read, shown, write};
use crate::{
    OpenMode, StoreError,
    feed::Feed,
    sql::{fault::Fault, history, log, moving},
};
use sqlx::{
    Connection, Executor, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::{runtime::Handle, time::timeout};

/// Connections that one process takes at most.
const CONNECTIONS: u32 = 8;
/// How long a writer waits for another to finish.
pub(super) const LOCK: Duration = Duration::from_secs(5);

/// Every connection: our tables first, and no statement, lock or forgotten transaction without an end.
const SETUP: &str = "SET search_path TO satsing, public; SET statement_timeout = '120s'; SET lock_timeout = '5s'; \
    SET idle_in_transaction_session_timeout = '15min'; SET client_min_messages = 'warning'";

fn pool(options: PgConnectOptions) -> PgPool {
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(LOCK)
        .idle_timeout(Duration::from_secs(300))
        .after_connect(|connection, _| Box::pin(async move { connection.execute(SETUP).await.map(|_| ()) }));
    pool.connect_lazy_with(options)
}

/// Brings the schema up to date where that is wanted and may be done; says whether there is one that can be used.
fn prepare(runtime: &Handle, pool: &PgPool, mode: OpenMode, store: &str) -> Result<bool, StoreError> {
    let found = migrate::look(runtime, pool).map_err(|f| f.at(store))?;
    if found.schema == migrate::KNOWN {
        return Ok(!found.read_only);
    }
    if found.schema == 0 && mode == OpenMode::Existing {
        return Err(StoreError::NotFound { store: store.to_owned() });
    }
    if found.read_only {
        return Err(StoreError::ReadOnly { store: store.to_owned() });
    }
    if !found.may_migrate {
        let (found, role) = (found.schema, found.role);
        return Err(StoreError::OlderSchema { store: store.to_owned(), found, known: migrate::KNOWN, role });
    }
    migrate::run(runtime, pool).map_err(|hindrance| match hindrance {
        migrate::Hindrance::Fault(fault) => fault.at(store),
        migrate::Hindrance::NoPostgis => StoreError::NoPostgis { store: store.to_owned() },
    })?;
    Ok(true)
}

impl PostGis {
    /// Opens a database by its address, `postgres://role@host:port/database`. Runs missing migrations where the role owns
    /// the schema, and records edits that other programs have made since.
    ///
    /// # Errors
    /// `BadAddress`, `Away`, `Denied`, `NoDatabase`, `NoPostgis`, `NotAStore`, `NewerSchema`, `OlderSchema`, `ReadOnly`,
    /// `Busy` or `Postgres`; a database that is refused is left as it is.
    pub async fn open(address: &str, mode: OpenMode) -> Result<Self, StoreError> {
        let options = address::parse(address)?;
        let store = shown(address);
        // The pool tries again and again and then says that it took too long; one connection says why.
        let first = timeout(PATIENCE, async { PgConnection::connect_with(&options).await?.close().await });
        first.await.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(|e| Fault::from(e).at(&store))?;
        let pool = pool(options);
        blocking(move |runtime| {
            let writable = prepare(runtime, &pool, mode, &store)?;
            let at = |fault: Fault| fault.at(&store);
            let (version, unfinished) =
                read(runtime, &pool, |session| Ok((log::version(session)?, moving::unfinished(session)?)))
                    .map_err(at)?;
            if mode != OpenMode::Move && unfinished.is_some() {
                return Err(at(Fault::HalfMoved));
            }
            if writable && read(runtime, &pool, |session| history::pending(session)).map_err(at)? {
                write(runtime, &pool, |session| history::adopt(session)).map_err(at)?;
            }
            let feed = Arc::new(Feed::new(version));
            Ok(Self(Arc::new(Inner { shown: store, pool, feed, watch: OnceLock::new() })))
        })
        .await?
    }

    /// Lets a role read and write rows, and nothing more. To be called by the owner of the schema.
    ///
    /// # Errors
    /// `BadRecord` where there is no such role, `NotAllowed`, `Away` or `Postgres`.
    pub async fn grant(&self, role: &str) -> Result<(), StoreError> {
        let role = role.to_owned();
        self.write(move |session| migrate::grant(session, &role)).await
    }
}
