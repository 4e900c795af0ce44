//! The change feed: subscribers hear of every version once and in order, whoever made it.

use crate::{Change, VersionRecord};
use domain::{Layer, Version};
use futures_util::{Stream, stream};
use std::sync::{Mutex, PoisonError};
use tokio::sync::broadcast::{self, error::RecvError};

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

    /// The last version that was told of.
    pub(crate) fn told(&self) -> Version {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells of lines of the log, oldest first and none left out since [`Feed::told`]. Those that somebody else has told
    /// of meanwhile are passed over.
    pub(crate) fn tell(&self, lines: Vec<VersionRecord>) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        for line in lines {
            if line.version > *told {
                *told = line.version;
                // Nobody listening is no failure.
                let _ = self.sender.send(Change { version: line.version, layers: line.layers });
            }
        }
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
