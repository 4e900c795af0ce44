//! The change feed: subscribers hear of every version once, whoever made it. Commits of this process are announced by
//! the commit, those of other processes by one thread that asks SQLite whether the file has changed.

use super::{connect::connect, fault::Fault, history, log};
use crate::Change;
use domain::{Layer, Version};
use futures_util::{Stream, stream};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};
use tokio::sync::broadcast::{self, error::RecvError};

/// How often the file is asked; well under the 2 s that are promised.
const INTERVAL: Duration = Duration::from_millis(400);
/// Changes kept for a subscriber that is behind; beyond it, it gets them as one.
const KEPT: usize = 64;

/// Who has been told what.
pub(crate) struct Feed {
    told: Mutex<Version>,
    sender: broadcast::Sender<Change>,
}

impl Feed {
    /// A feed whose subscribers know everything up to `version`.
    pub(crate) fn new(version: Version) -> Self {
        Self { told: Mutex::new(version), sender: broadcast::Sender::new(KEPT) }
    }

    /// Tells of every version that has not been told of yet.
    pub(crate) fn announce(&self, connection: &Connection) -> Result<(), Fault> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        for line in log::since(connection, *told)? {
            *told = line.version;
            // Nobody listening is no failure.
            let _ = self.sender.send(Change { version: line.version, layers: line.layers });
        }
        Ok(())
    }

    /// Changes from now on.
    pub(crate) fn subscribe(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<> {
        let start = (self.sender.subscribe(), false);
        Box::pin(stream::unfold(start, |(mut receiver, mut behind)| async move {
            loop {
                match receiver.recv().await {
                    Ok(mut change) => {
                        if behind {
                            change.layers = Layer::ALL.to_vec();
                        }
                        return Some((change, (receiver, false)));
                    }
                    Err(RecvError::Lagged(_)) => behind = true,
                    Err(RecvError::Closed) => return None,
                }
            }
        }))
    }
}

/// The thread that watches the file; it ends when this is dropped.
pub(crate) struct Watch {
    _stop: Sender<()>,
}

impl Watch {
    /// Starts the thread; none where the operating system gives no thread (then only own commits are heard of).
    pub(crate) fn start(path: &Path, feed: Arc<Feed>) -> Option<Self> {
        let (stop, stopped) = channel::<()>();
        let path = path.to_owned();
        let work = move || {
            let mut watcher = Watcher { path, feed, state: None };
            while stopped.recv_timeout(INTERVAL) == Err(RecvTimeoutError::Timeout) {
                watcher.look();
            }
        };
        match std::thread::Builder::new().name("store-watch".into()).spawn(work) {
            Ok(_) => Some(Self { _stop: stop }),
            Err(error) => {
                tracing::error!(%error, "changes by other processes will not be seen: no thread to watch the store");
                None
            }
        }
    }
}

struct Watcher {
    path: PathBuf,
    feed: Arc<Feed>,
    /// The connection, and `PRAGMA data_version` when it was last looked at; none at first and after a failure.
    state: Option<(Connection, i64)>,
}

impl Watcher {
    fn look(&mut self) {
        match self.state.take().map_or_else(|| self.first(), |state| self.again(state)) {
            Ok(state) => self.state = Some(state),
            Err(fault) if fault.is_busy() => {}
            Err(fault) => tracing::warn!(error = %fault.at(&self.path), "the store could not be watched, trying again"),
        }
    }

    fn first(&self) -> Result<(Connection, i64), Fault> {
        let connection = connect(&self.path)?;
        let seen = data_version(&connection)?;
        history::adopt(&connection)?;
        self.feed.announce(&connection)?;
        Ok((connection, seen))
    }

    fn again(&self, (connection, seen): (Connection, i64)) -> Result<(Connection, i64), Fault> {
        let now = data_version(&connection)?;
        if now != seen {
            history::adopt(&connection)?;
            self.feed.announce(&connection)?;
        }
        Ok((connection, now))
    }
}

/// A number that changes when another connection has committed.
fn data_version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}
