//! The store a person names on the command line, whichever backend it is.

use crate::{Author, Change, Store, StoreError, VersionRecord, gpkg::GeoPackage};
use domain::{ChangeSet, Dataset, Observation, Version};
use futures_util::Stream;
use std::path::Path;

/// How a store is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// Make it if it is missing.
    Create,
    /// It must be there.
    Existing,
    /// As `Create`, and be the only server of it.
    Serve,
}

/// A store of any kind. Clones share one store.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum AnyStore {
    /// One file.
    GeoPackage(GeoPackage),
}

/// The host part of a database address, so that no password reaches a message or a log.
fn without_secrets(target: &str) -> String {
    let (scheme, rest) = target.split_once("://").unwrap_or(("", target));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{host}")
}

fn is_database(target: &str) -> bool {
    target.starts_with("postgres://") || target.starts_with("postgresql://")
}

impl AnyStore {
    /// Opens a path, or says that this build does not have that kind of store. Runs missing migrations, and records
    /// edits that other programs have made since.
    ///
    /// # Errors
    /// `NotFound`, `NotAStore`, `NewerSchema`, `Locked`, `Busy`, `Damaged`, `Unsupported`, `Io` or `Sqlite`.
    pub fn open(target: &str, mode: OpenMode) -> Result<Self, StoreError> {
        if is_database(target) {
            return Err(StoreError::Unsupported { target: without_secrets(target) });
        }
        GeoPackage::open(Path::new(target), mode).map(Self::GeoPackage)
    }
}

/// Whether there is something at the target; says nothing about what it is.
pub fn exists(target: &str) -> bool {
    !is_database(target) && Path::new(target).exists()
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
    }
}

impl Store for AnyStore {
    async fn load(&self) -> Result<Dataset, StoreError> {
        match self {
            Self::GeoPackage(s) => s.load().await,
        }
    }

    async fn load_at(&self, version: Version) -> Result<Dataset, StoreError> {
        match self {
            Self::GeoPackage(s) => s.load_at(version).await,
        }
    }

    async fn commit(&self, change: ChangeSet, by: &Author) -> Result<Version, StoreError> {
        match self {
            Self::GeoPackage(s) => s.commit(change, by).await,
        }
    }

    async fn version(&self) -> Result<Version, StoreError> {
        match self {
            Self::GeoPackage(s) => s.version().await,
        }
    }

    async fn versions(&self) -> Result<Vec<VersionRecord>, StoreError> {
        match self {
            Self::GeoPackage(s) => s.versions().await,
        }
    }

    fn changes(&self) -> impl Stream<Item = Change> + Send + Unpin + 'static + use<> {
        match self {
            Self::GeoPackage(s) => s.changes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_address_is_refused_without_its_password() {
        let error = AnyStore::open("postgres://satsing:hemmelig@db.example/kart?password=hemmelig", OpenMode::Create);
        let text = error.unwrap_err().to_string();
        assert_eq!(
            text,
            "postgres://db.example/kart is not supported by this build yet: give the path of a GeoPackage file"
        );
    }

    #[test]
    fn a_file_that_is_missing_does_not_exist() {
        assert!(!exists("no/such/folder/satsing.gpkg"));
        assert!(exists(env!("CARGO_MANIFEST_DIR")));
    }
}
