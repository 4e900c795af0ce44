//! The contract every backend keeps; `tests/suite` states it as behaviour.

use crate::StoreError;
use domain::{ChangeSet, Dataset, Layer, Provenance, Version};
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

/// What differs between two versions in one table; records by their ids, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct TableDiff {
    /// Name of the table.
    pub table: String,
    /// Records that came.
    pub added: Vec<String>,
    /// Records that went.
    pub removed: Vec<String>,
    /// Records that are there in both and not the same.
    pub changed: Vec<String>,
}

impl TableDiff {
    pub(crate) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
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

    /// Makes everything as it was at `to`, as a new version; what came between stays in the history. `base` is as in a
    /// [`ChangeSet`].
    ///
    /// # Errors
    /// As [`Store::commit`], and [`StoreError::NoSuchVersion`].
    fn rollback(
        &self,
        to: Version,
        base: Option<Version>,
        by: &Author,
        reason: &str,
    ) -> impl Future<Output = Result<Version, StoreError>> + Send;

    /// What differs between two versions, for each table that does.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`] where one of them has not been made yet.
    fn diff(&self, from: Version, to: Version) -> impl Future<Output = Result<Vec<TableDiff>, StoreError>> + Send;

    /// The current version; 0 = nothing has been committed.
    fn version(&self) -> impl Future<Output = Result<Version, StoreError>> + Send;

    /// The log, oldest first.
    fn versions(&self) -> impl Future<Output = Result<Vec<VersionRecord>, StoreError>> + Send;

    /// Where the records of a version came from: the imports that it brought, with source, licence, file, hash, recipe and
    /// counts.
    fn imports_of(&self, version: Version)
    -> impl Future<Output = Result<Vec<(Layer, Provenance)>, StoreError>> + Send;

    /// Changes from now on: those of this process at once, those of other processes within 2 s. Subscribe first and
    /// load then: a change that the loaded dataset already holds has a version at or below its own. A reader that is
    /// far behind gets several changes as one, with every layer named.
    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<Self>;
}
