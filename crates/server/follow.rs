//! Follows the store: each change is loaded, built into a snapshot off the async threads, and published.

use crate::App;
use crate::keeper::Followed;
use domain::Dataset;
use futures_util::{FutureExt, StreamExt};
use snapshot::Snapshot;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use store::{Store, StoreError};

/// Wait after a failed try, so that a store that is away is not hammered.
const RETRY: Duration = Duration::from_secs(2);
/// The store is asked so often while it tells of nothing: one that is away tells of nothing either.
const LOOK: Duration = Duration::from_secs(2);

/// Loads and publishes the store's current content, unless that is in use already.
///
/// # Errors
/// When the store cannot be read; the snapshot in use stays.
pub(crate) async fn refresh<S: Store>(app: &App, store: &S) -> Result<(), StoreError> {
    let _one = app.building.lock().await;
    let previous = app.snapshot();
    let in_use = previous.as_ref().map(|p| p.store_version());
    // Asked before everything is loaded: whoever had the lock before has often done it.
    if in_use.is_some() && in_use == Some(store.version().await?) {
        return Ok(());
    }
    let dataset = store.load().await?;
    if in_use == Some(dataset.version) {
        return Ok(());
    }
    let started = Instant::now();
    let to_keep = app.config.last_known.clone().map(|path| (path, dataset.clone()));
    let build = move || {
        let epoch = previous.as_ref().map_or(dataset.version.0, |p| p.epoch().max(dataset.version.0 - 1) + 1);
        Snapshot::build(dataset, epoch, previous.as_deref())
    };
    match tokio::task::spawn_blocking(build).await {
        Ok(snapshot) => {
            let seconds = started.elapsed().as_secs_f64();
            crate::metrics::rebuilt(seconds);
            tracing::info!(
                snapshot.epoch = snapshot.epoch(),
                snapshot.version = snapshot.version(),
                snapshot.rebuild_ms = (seconds * 1000.0).round(),
                "snapshot published"
            );
            app.publish(snapshot);
            warm(app);
            if let Some((path, dataset)) = to_keep {
                keep(app.clone(), path, dataset);
            }
        }
        Err(e) => tracing::error!(cause = %e, "the snapshot could not be built; the one in use stays"),
    }
    Ok(())
}

/// Keeps the data for a start while the store is away, beside the requests.
fn keep(app: App, path: PathBuf, dataset: Dataset) {
    tokio::task::spawn_blocking(move || {
        // One at a time, and an older one never in place of a newer.
        let mut kept = app.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if *kept >= Some(dataset.version) {
            return;
        }
        match store::keep(&dataset, &path) {
            Ok(()) => *kept = Some(dataset.version),
            Err(error) => tracing::warn!(%error, "the last data could not be kept for a start without the store"),
        }
    });
}

/// Publishes data that were kept, while the store is away.
pub async fn publish_kept(app: &App, dataset: Dataset) {
    let epoch = dataset.version.0;
    match tokio::task::spawn_blocking(move || Snapshot::build(dataset, epoch, None)).await {
        Ok(snapshot) => {
            app.publish(snapshot);
            app.set_store_reachable(false);
            warm(app);
        }
        Err(e) => tracing::error!(cause = %e, "the snapshot could not be built of what was kept"),
    }
}

/// Works out what the first questions would wait for, beside the requests.
fn warm(app: &App) {
    let Some(snapshot) = app.snapshot() else { return };
    tokio::task::spawn_blocking(move || {
        let started = Instant::now();
        snapshot.warm();
        tracing::debug!(
            snapshot.epoch = snapshot.epoch(),
            snapshot.warm_ms = started.elapsed().as_millis(),
            "snapshot warmed"
        );
    });
}

/// Publishes the first snapshot, then one for each change, for as long as the process lives.
///
/// # Errors
/// When the first load fails; later failures are logged and tried again.
pub async fn follow<S: Store + 'static>(app: App, store: Arc<S>) -> Result<tokio::task::JoinHandle<()>, StoreError> {
    // The feed is opened before the first load, so that no change can fall between the two.
    let mut changes = store.changes();
    app.set_keeper(Arc::new(Followed(Arc::clone(&store))));
    refresh(&app, &*store).await?;
    Ok(tokio::spawn(async move {
        loop {
            let seen = app.snapshot().map(|s| s.store_version());
            match store.version().await {
                Ok(version) if Some(version) != seen => {}
                Ok(_) => {
                    app.set_store_reachable(true);
                    match tokio::time::timeout(LOOK, changes.next()).await {
                        Ok(Some(change)) => app.note_change(change.version, &change.layers),
                        Ok(None) => return,
                        Err(_) => {}
                    }
                    continue;
                }
                Err(e) => {
                    app.set_store_reachable(false);
                    tracing::warn!(cause = %e, "the store is away; reading goes on from the last snapshot");
                    tokio::time::sleep(RETRY).await;
                    continue;
                }
            }
            while let Some(Some(change)) = changes.next().now_or_never() {
                app.note_change(change.version, &change.layers);
            }
            if let Err(e) = refresh(&app, &*store).await {
                app.set_store_reachable(false);
                tracing::warn!(cause = %e, "a change could not be loaded; trying again");
                tokio::time::sleep(RETRY).await;
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::News;
    use crate::fixture::zone_named;

    #[tokio::test]
    async fn a_published_snapshot_is_warmed_without_anybody_asking() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("satsing.gpkg");
        let store = store::AnyStore::open(target.to_str().unwrap(), store::OpenMode::Serve).await.unwrap();
        let app = App::new(crate::Config::default());
        refresh(&app, &store).await.unwrap();
        let snapshot = app.snapshot().unwrap();
        let warmed = async {
            while !snapshot.is_warm() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), warmed).await.expect("the snapshot is warm after a while");
    }

    #[tokio::test]
    async fn what_is_committed_is_told_with_its_layers() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("satsing.gpkg");
        let store = store::AnyStore::open(target.to_str().unwrap(), store::OpenMode::Serve).await.unwrap();
        let store = Arc::new(store);
        let app = App::new(crate::Config::default());
        let following = follow(app.clone(), Arc::clone(&store)).await.unwrap();
        let mut news = std::pin::pin!(app.events.listen().unwrap());
        for version in 0..=2 {
            let told = loop {
                let next = tokio::time::timeout(Duration::from_secs(10), news.next()).await;
                if let News::Epoch(told) = next.expect("it is told within seconds").unwrap() {
                    break told;
                }
            };
            assert_eq!(told.store_version, version);
            assert!(version == 0 || told.layers == ["zones"], "{told:?}");
            store.commit(zone_named(&format!("Navn {version}")), &store::Author::new("prøve")).await.unwrap();
        }
        following.abort();
    }
}
