//! The store that the server follows, as something to write to and to read earlier versions from.

use crate::app::App;
use crate::auth::Caller;
use crate::follow::refresh;
use crate::past::refuse_version;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::http::StatusCode;
use domain::{ChangeSet, Dataset, Import, Version};
use snapshot::Snapshot;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use store::{Author, Store, StoreError};

/// A change is made anew so many times when others write at the same time.
const TRIES: usize = 5;

/// An answer that comes later.
pub(crate) type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A store, whichever it is.
pub(crate) trait Keeper: Send + Sync {
    /// Takes a change in.
    fn commit(&self, change: ChangeSet, by: Author) -> Later<'_, Result<Version, StoreError>>;

    /// Publishes what the store holds now.
    fn refresh<'a>(&'a self, app: &'a App) -> Later<'a, Result<(), StoreError>>;

    /// Everything as it was at a version.
    fn load_at(&self, version: Version) -> Later<'_, Result<Dataset, StoreError>>;
}

/// The store that is followed.
pub(crate) struct Followed<S>(pub Arc<S>);

impl<S: Store> Keeper for Followed<S> {
    fn commit(&self, change: ChangeSet, by: Author) -> Later<'_, Result<Version, StoreError>> {
        Box::pin(async move { self.0.commit(change, &by).await })
    }

    fn refresh<'a>(&'a self, app: &'a App) -> Later<'a, Result<(), StoreError>> {
        Box::pin(refresh(app, &*self.0))
    }

    fn load_at(&self, version: Version) -> Later<'_, Result<Dataset, StoreError>> {
        Box::pin(self.0.load_at(version))
    }
}

impl App {
    /// Makes a change of the snapshot in use, takes it in, and publishes the new snapshot before it returns. Where somebody
    /// else has written meanwhile the change is made anew from what is there then.
    pub(crate) async fn change<T, F>(&self, ask: &Ask, by: &Caller, reason: &str, make: F) -> Result<T, HttpError>
    where
        T: Send + 'static,
        F: Fn(&Snapshot) -> Result<(Import, T), Problem> + Send + Sync + 'static,
    {
        let unavailable = || Problem::denied(StatusCode::SERVICE_UNAVAILABLE, "kan-ikke-lagre", &[]);
        refuse_version(ask, self.ready(ask)?.store_version())?;
        let keeper = self.keeper().filter(|_| self.store_reachable()).ok_or_else(|| ask.fail(unavailable()))?;
        let make = Arc::new(make);
        let _turn = self.writing.lock().await;
        for _ in 0..TRIES {
            let snapshot = self.ready(ask)?;
            let base = Some(snapshot.store_version());
            let making = Arc::clone(&make);
            let made = tokio::task::spawn_blocking(move || making(&snapshot)).await;
            let (import, answer) = made
                .unwrap_or_else(|e| Err(Problem::Internal { cause: e.to_string() }))
                .map_err(|problem| ask.fail(problem))?;
            let layer = import.records.layer();
            let change = ChangeSet { base, reason: reason.to_owned(), kommune: None, imports: vec![import] };
            let committed = keeper.commit(change, Author::new(&by.name)).await;
            let again = match committed {
                Ok(version) => {
                    self.note_change(version, &[layer]);
                    false
                }
                Err(StoreError::Conflict { .. }) => true,
                Err(e @ (StoreError::Away { .. } | StoreError::ReadOnly { .. } | StoreError::Full { .. })) => {
                    tracing::warn!(cause = %e, "a change could not be saved");
                    return Err(ask.fail(unavailable()));
                }
                Err(StoreError::Busy) => return Err(ask.fail(unavailable())),
                Err(e) => return Err(ask.fail(Problem::Internal { cause: e.to_string() })),
            };
            let published = keeper.refresh(self).await;
            match (again, published) {
                (false, Ok(())) => return Ok(answer),
                (false, Err(e)) => {
                    // It is kept; the feed tries to publish it again.
                    tracing::warn!(cause = %e, "a saved change could not be published yet");
                    return Ok(answer);
                }
                (true, Ok(())) => {}
                (true, Err(_)) => return Err(ask.fail(unavailable())),
            }
        }
        Err(ask.fail(unavailable()))
    }
}
