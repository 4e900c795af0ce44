//! The store a person names on the command line, whichever backend it is.

use crate::{
    Author, Change, Store, StoreError, TableDiff, VersionRecord,
    gpkg::{self, GeoPackage},
    postgis::PostGis,
    sql::{Session, fault::Fault},
};
use domain::{ChangeSet, Dataset, Layer, Observation, Provenance, Version};
use futures_util::{Stream, StreamExt};
use std::path::{Path, PathBuf};
use tokio::runtime::Handle;

/// How a store is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// Make it if it is missing.
    Create,
    /// It must be there.
    Existing,
    /// As `Serve`, to move another store into it: it may be half moved already.
    Move,
    /// As `Create`; a file is then served by this process alone, a database by as many as one likes.
    Serve,
}

/// A store of any kind. Clones share one store.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum AnyStore {
    /// One file.
    GeoPackage(GeoPackage),
    /// A database.
    PostGis(PostGis),
}

impl AnyStore {
    /// Opens a path, or the address of a database. Runs missing migrations, and records edits that other programs have
    /// made since.
    ///
    /// # Errors
    /// As [`GeoPackage::open`] and [`PostGis::open`].
    pub async fn open(target: &str, mode: OpenMode) -> Result<Self, StoreError> {
        if Self::is_database(target) {
            return PostGis::open(target, mode).await.map(Self::PostGis);
        }
        let path = PathBuf::from(target);
        let opened = tokio::task::spawn_blocking(move || GeoPackage::open(&path, mode)).await;
        opened.unwrap_or(Err(StoreError::Stopping)).map(Self::GeoPackage)
    }

    /// Whether a store is named by the address of a database, and not by the path of a file.
    pub fn is_database(target: &str) -> bool {
        target.starts_with("postgres://") || target.starts_with("postgresql://")
    }

    /// Brings everything into the one file, so that it can be copied; does nothing to a database.
    pub(crate) async fn settle(&self) -> Result<(), StoreError> {
        match self {
            Self::GeoPackage(s) => s.settle().await,
            Self::PostGis(_) => Ok(()),
        }
    }

    /// Does a job on one consistent picture of the store. Blocks.
    pub(crate) fn reading<T>(
        &self,
        runtime: &Handle,
        job: impl FnOnce(&dyn Session) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        match self {
            Self::GeoPackage(s) => s.reading(|tx| job(tx)),
            Self::PostGis(s) => s.reading(runtime, |tx| job(tx)),
        }
    }

    /// Does a job in one transaction that nobody else writes beside. Blocks.
    pub(crate) fn writing<T>(
        &self,
        runtime: &Handle,
        job: impl FnOnce(&dyn Session) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        match self {
            Self::GeoPackage(s) => s.writing(|tx| job(tx)),
            Self::PostGis(s) => s.writing(runtime, |tx| job(tx)),
        }
    }

    /// This store as messages name it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::GeoPackage(s) => s.path().display().to_string(),
            Self::PostGis(s) => s.name().to_owned(),
        }
    }

    /// A store as messages name it, without what is secret in its address.
    pub fn shown(target: &str) -> String {
        if Self::is_database(target) { crate::postgis::shown(target) } else { target.to_owned() }
    }
}

/// Writes the copy to hand out: a plain GeoPackage of the current layers, without versions, authors and history, and
/// without actors and programmes that are marked as sensitive. Its figures are `published` and no others: whoever calls
/// decides what may be shown, and the figures that the store keeps are not in the file.
///
/// # Errors
/// [`StoreError::Exists`] where the file is there already; then it is left as it is. [`StoreError::BadRecord`] where a
/// figure stands twice in `published` or cannot be kept; then no file is made.
pub async fn export_gpkg(source: &AnyStore, out: &Path, published: &[Observation]) -> Result<(), StoreError> {
    match source {
        AnyStore::GeoPackage(s) => s.export(out, published).await,
        AnyStore::PostGis(s) => gpkg::export(s.load().await?, out, published).await,
    }
}

impl Store for AnyStore {
    async fn load(&self) -> Result<Dataset, StoreError> {
        match self {
            Self::GeoPackage(s) => s.load().await,
            Self::PostGis(s) => s.load().await,
        }
    }

    async fn load_at(&self, version: Version) -> Result<Dataset, StoreError> {
        match self {
            Self::GeoPackage(s) => s.load_at(version).await,
            Self::PostGis(s) => s.load_at(version).await,
        }
    }

    async fn commit(&self, change: ChangeSet, by: &Author) -> Result<Version, StoreError> {
        match self {
            Self::GeoPackage(s) => s.commit(change, by).await,
            Self::PostGis(s) => s.commit(change, by).await,
        }
    }

    async fn rollback(
        &self,
        to: Version,
        base: Option<Version>,
        by: &Author,
        reason: &str,
    ) -> Result<Version, StoreError> {
        match self {
            Self::GeoPackage(s) => s.rollback(to, base, by, reason).await,
            Self::PostGis(s) => s.rollback(to, base, by, reason).await,
        }
    }

    async fn diff(&self, from: Version, to: Version) -> Result<Vec<TableDiff>, StoreError> {
        match self {
            Self::GeoPackage(s) => s.diff(from, to).await,
            Self::PostGis(s) => s.diff(from, to).await,
        }
    }

    async fn version(&self) -> Result<Version, StoreError> {
        match self {
            Self::GeoPackage(s) => s.version().await,
            Self::PostGis(s) => s.version().await,
        }
    }

    async fn versions(&self) -> Result<Vec<VersionRecord>, StoreError> {
        match self {
            Self::GeoPackage(s) => s.versions().await,
            Self::PostGis(s) => s.versions().await,
        }
    }

    async fn imports_of(&self, version: Version) -> Result<Vec<(Layer, Provenance)>, StoreError> {
        match self {
            Self::GeoPackage(s) => s.imports_of(version).await,
            Self::PostGis(s) => s.imports_of(version).await,
        }
    }

    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<> {
        match self {
            Self::GeoPackage(s) => s.changes().left_stream(),
            Self::PostGis(s) => s.changes().right_stream(),
        }
    }
}
