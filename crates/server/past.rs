//! Answers as of an earlier version of the store: `?version=N` on every question under `/api/v1`.
//!
//! What an earlier version may tell is decided by [`Snapshot::earlier`].

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::http::StatusCode;
use domain::Version;
use moka::future::Cache;
use moka::policy::EvictionPolicy;
use snapshot::Snapshot;
use std::sync::Arc;
use std::time::Duration;
use store::StoreError;
use tokio::sync::Semaphore;

/// Earlier snapshots that are kept; each may take as much memory as the one in use.
const KEPT: u64 = 2;
/// One that nobody asks for is let go after this time.
const IDLE: Duration = Duration::from_secs(600);
/// Name of the parameter.
const VERSION: &str = "version";

/// Earlier snapshots, by version and by the data in use, which decide what is hidden.
pub(crate) struct Past {
    kept: Cache<(Version, String), Arc<Snapshot>>,
    /// One is built at a time.
    turn: Semaphore,
}

impl Default for Past {
    fn default() -> Self {
        let kept = Cache::builder().max_capacity(KEPT).eviction_policy(EvictionPolicy::lru()).time_to_idle(IDLE);
        Self { kept: kept.build(), turn: Semaphore::new(1) }
    }
}

impl App {
    /// The snapshot that a question is about: the one in use, or that of `?version=`.
    pub(crate) async fn asked(&self, ask: &Ask) -> Result<Arc<Snapshot>, HttpError> {
        let current = self.ready(ask)?;
        match version(ask, current.store_version()).map_err(|p| ask.fail(p))? {
            Some(version) if version != current.store_version() => {
                self.past(version, current).await.map_err(|p| ask.fail(p))
            }
            _ => Ok(current),
        }
    }

    /// However many ask for a version at the same time, it is built once, off the async threads.
    async fn past(&self, version: Version, current: Arc<Snapshot>) -> Result<Arc<Snapshot>, Problem> {
        let key = (version, current.data_version().to_owned());
        let build = async {
            let _turn = self.past.turn.acquire().await.map_err(|e| Problem::Internal { cause: e.to_string() })?;
            let permit = Arc::clone(&self.heavy).try_acquire_owned().map_err(|_| Problem::Busy)?;
            let keeper = self.keeper().ok_or_else(|| unreadable(version))?;
            let dataset = keeper.load_at(version).await.map_err(|e| unread(version, current.store_version(), e))?;
            let work = move || {
                let snapshot = current.earlier(dataset);
                drop(permit);
                Arc::new(snapshot)
            };
            tokio::task::spawn_blocking(work).await.map_err(|e| Problem::Internal { cause: e.to_string() })
        };
        let found = self.past.kept.try_get_with(key, build).await.map_err(|p| (*p).clone())?;
        // The cache lets go of what is too much when it is tended, and that may be long after.
        self.past.kept.run_pending_tasks().await;
        Ok(found)
    }
}

/// The version that a question under `/api/v1` names; `last` is the one in use.
fn version(ask: &Ask, last: Version) -> Result<Option<Version>, Problem> {
    let Some(value) = ask.parameter(VERSION).filter(|_| ask.target.starts_with("/api/v1/")) else { return Ok(None) };
    let right = || ("versjon", vec![("siste", last.0.to_string())]);
    let number =
        value.parse().map_err(|_| Problem::BadParameter { field: VERSION, value: value.to_owned(), right: right() })?;
    if (1..=last.0).contains(&number) { Ok(Some(Version(number))) } else { Err(unknown(value, last)) }
}

/// Refuses a change of what has been.
pub(crate) fn refuse_version(ask: &Ask, last: Version) -> Result<(), HttpError> {
    let refused =
        || Problem::refused("endrer-ikke-versjon", &[("felt", VERSION.to_owned()), ("siste", last.0.to_string())]);
    if ask.names(VERSION) { Err(ask.fail(refused())) } else { Ok(()) }
}

fn unknown(value: &str, last: Version) -> Problem {
    let values = [("felt", VERSION.to_owned()), ("verdi", value.to_owned()), ("siste", last.0.to_string())];
    Problem::denied(StatusCode::NOT_FOUND, "ukjent-versjon", &values)
}

fn unreadable(version: Version) -> Problem {
    let values = [("felt", VERSION.to_owned()), ("verdi", version.0.to_string())];
    Problem::denied(StatusCode::SERVICE_UNAVAILABLE, "uleselig-versjon", &values)
}

fn unread(version: Version, last: Version, e: StoreError) -> Problem {
    match e {
        StoreError::NoSuchVersion { .. } => unknown(&version.0.to_string(), last),
        StoreError::Damaged { .. } | StoreError::BadRecord { .. } => Problem::Internal { cause: e.to_string() },
        e => {
            tracing::warn!(cause = %e, store.version = version.0, "an earlier version could not be read");
            unreadable(version)
        }
    }
}

#[cfg(test)]
mod tests;
