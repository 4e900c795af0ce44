//! Hearing of what other processes commit: one thread that asks SQLite whether the file has changed.

use super::{connect::connect, shown, triggers};
use crate::{
    feed::Feed,
    sql::{fault::Fault, log},
};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};

/// How often the file is asked; well under the 2 s that are promised.
const INTERVAL: Duration = Duration::from_millis(400);

/// Tells of every version that has not been told of yet.
pub(crate) fn announce(feed: &Feed, connection: &Connection) -> Result<(), Fault> {
    feed.tell(log::since(connection, feed.told())?);
    Ok(())
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
            Err(fault) => {
                tracing::warn!(error = %fault.at(&shown(&self.path)), "the store could not be watched, trying again")
            }
        }
    }

    fn first(&self) -> Result<(Connection, i64), Fault> {
        let connection = connect(&self.path)?;
        let seen = data_version(&connection)?;
        triggers::adopt(&connection)?;
        announce(&self.feed, &connection)?;
        Ok((connection, seen))
    }

    fn again(&self, (connection, seen): (Connection, i64)) -> Result<(Connection, i64), Fault> {
        let now = data_version(&connection)?;
        if now != seen {
            triggers::adopt(&connection)?;
            announce(&self.feed, &connection)?;
        }
        Ok((connection, now))
    }
}

/// A number that changes when another connection has committed.
fn data_version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}
