//! What open pages are told: that another snapshot is in use, and whether the store can be reached.

use domain::Layer;
use futures_util::stream::{self, Stream, StreamExt};
use jiff::Timestamp;
use serde::Serialize;
use snapshot::Snapshot;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Semaphore, broadcast};
use utoipa::ToSchema;

/// Streams that may be open at once.
const MOST_STREAMS: usize = 256;
/// News that a listener may be behind with. One further behind is let go: it comes back and begins with what is there then.
const MOST_BEHIND: usize = 16;

/// A snapshot that was taken into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct EpochNews {
    /// Epoch of this server.
    pub epoch: u64,
    /// Hash of everything that can be seen.
    pub version: String,
    /// Hash of the data alone, without saved delimitations.
    pub data_version: String,
    /// Version of the store; the same on every server, and the id of the event.
    pub store_version: u64,
    /// Layers that changed since the snapshot before; all where that is not known.
    pub layers: Vec<&'static str>,
}

/// Whether the store can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct StoreNews {
    /// False while answers come from the last snapshot.
    pub reachable: bool,
    /// Since when, RFC 3339.
    pub since: String,
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum News {
    Epoch(EpochNews),
    Store(StoreNews),
}

/// What is so now, and those who want to hear when it changes.
pub(crate) struct Events {
    now: Mutex<Now>,
    room: Arc<Semaphore>,
}

struct Now {
    epoch: Option<EpochNews>,
    store: StoreNews,
    /// None once the server stops.
    listeners: Option<broadcast::Sender<News>>,
}

impl Now {
    fn tell(&self, news: News) {
        if let Some(listeners) = &self.listeners {
            // Nobody listening is no failure.
            let _ = listeners.send(news);
        }
    }
}

fn names(layers: &[Layer]) -> Vec<&'static str> {
    layers.iter().map(|l| l.as_str()).collect()
}

fn store_news(reachable: bool) -> StoreNews {
    StoreNews { reachable, since: Timestamp::now().to_string() }
}

impl Default for Events {
    fn default() -> Self {
        let listeners = Some(broadcast::Sender::new(MOST_BEHIND));
        Self {
            now: Mutex::new(Now { epoch: None, store: store_news(true), listeners }),
            room: Arc::new(Semaphore::new(MOST_STREAMS)),
        }
    }
}

impl Events {
    /// Nothing that is done while it is held can leave it half changed.
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells of a snapshot that is in use.
    pub(crate) fn published(&self, snapshot: &Snapshot, layers: &[Layer]) {
        let news = EpochNews {
            epoch: snapshot.epoch(),
            version: snapshot.version().to_owned(),
            data_version: snapshot.data_version().to_owned(),
            store_version: snapshot.store_version().0,
            layers: names(layers),
        };
        let mut now = self.now();
        now.tell(News::Epoch(news.clone()));
        // Whoever comes later may have seen anything before.
        now.epoch = Some(EpochNews { layers: names(Layer::ALL), ..news });
    }

    /// Tells that the store went away or came back; silent where it is as before.
    pub(crate) fn set_reachable(&self, reachable: bool) {
        let mut now = self.now();
        if now.store.reachable != reachable {
            now.store = store_news(reachable);
            now.tell(News::Store(now.store.clone()));
        }
    }

    pub(crate) fn reachable(&self) -> bool {
        self.now().store.reachable
    }

    /// What is so now, then all that comes, until the listener leaves, is too far behind, or the server stops. None where
    /// there is no room for another.
    pub(crate) fn listen(&self) -> Option<impl Stream<Item = News> + Send + use<>> {
        let place = Arc::clone(&self.room).try_acquire_owned().ok()?;
        let now = self.now();
        let listener = now.listeners.as_ref()?.subscribe();
        let first: Vec<News> =
            now.epoch.clone().map(News::Epoch).into_iter().chain([News::Store(now.store.clone())]).collect();
        let later = stream::unfold((listener, place), |(mut listener, place)| async move {
            let news = listener.recv().await.ok()?;
            Some((news, (listener, place)))
        });
        Some(stream::iter(first).chain(later))
    }

    /// Ends every stream, so that none holds up the stop of the server.
    pub(crate) fn close(&self) {
        self.now().listeners = None;
    }
}

#[cfg(test)]
mod tests;
