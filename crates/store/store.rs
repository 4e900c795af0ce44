//! The contract every backend keeps; `tests/suite` states it as behaviour.

use crate::StoreError;
use domain::{ChangeSet, Dataset, Layer, Version};
use futures_util::Stream;
use jiff::Timestamp;
use std::future::Future;

/// Who makes a change: a user name or the name of a program.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Author(pub String);

impl Author {
    /// An author by name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

/// A committed change, made here or by another process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version it made.
    pub version: Version,
    /// Layers whose records changed. Empty where only provenance or the kommune did: those count as a change too.
    pub layers: Vec<Layer>,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRecord {
    /// Its number.
    pub version: Version,
    /// When it was committed.
    pub at: Timestamp,
    /// Who committed it.
    pub author: Author,
    /// Why, in words.
    pub reason: String,
    /// Layers whose records changed.
    pub layers: Vec<Layer>,
}

/// One transactional source of truth. All methods need a tokio runtime; the work is done on its blocking threads.
pub trait Store: Send + Sync {
    /// Everything current, with its version, as one consistent picture.
    fn load(&self) -> impl Future<Output = Result<Dataset, StoreError>> + Send;

    /// Everything as it was at `version`; version 0 is empty.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`] where it has not been made yet.
    fn load_at(&self, version: Version) -> impl Future<Output = Result<Dataset, StoreError>> + Send;

    /// Takes the change in as a whole or not at all. It is carried to its end even when the future is dropped.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the change was made from another version than the current one,
    /// [`StoreError::BadRecord`] where a record cannot be kept, [`StoreError::Busy`] where another process writes.
    fn commit(&self, change: ChangeSet, by: &Author) -> impl Future<Output = Result<Version, StoreError>> + Send;

    /// The current version; 0 = nothing has been committed.
    fn version(&self) -> impl Future<Output = Result<Version, StoreError>> + Send;

    /// The log, oldest first.
    fn versions(&self) -> impl Future<Output = Result<Vec<VersionRecord>, StoreError>> + Send;

    /// Changes from now on: those of this process at once, those of other processes within 2 s. Subscribe first and
    /// load then: a change that the loaded dataset already holds has a version at or below its own. A reader that is
    /// far behind gets several changes as one, with every layer named.
    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<Self>;
}
