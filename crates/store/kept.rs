//! What a server last read, kept in a file of its own machine, so that it can go on reading after a restart while the
//! database is away.

use crate::{AnyStore, OpenMode, Store, StoreError, gpkg};
use domain::Dataset;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Keeps a dataset in a file, in place of the one that is there; the file is whole at any time. Blocks.
///
/// # Errors
/// `Io`, `Sqlite` or `Full` where it cannot be written; then the file is as it was.
pub fn keep(dataset: &Dataset, path: &Path) -> Result<(), StoreError> {
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    let _ = fs::remove_file(&part);
    let done = gpkg::keep(dataset, &part).and_then(|()| fs::rename(&part, path).map_err(io));
    if done.is_err() {
        // The half file; that it is gone already is no failure.
        let _ = fs::remove_file(&part);
    }
    done
}

/// The dataset in such a file.
///
/// # Errors
/// As [`crate::gpkg::GeoPackage::open`] and [`Store::load`].
pub async fn kept(path: &Path) -> Result<Dataset, StoreError> {
    let text = path.to_str().ok_or_else(|| StoreError::Io {
        path: path.to_owned(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidFilename, "the name must be UTF-8"),
    })?;
    AnyStore::open(text, OpenMode::Existing).await?.load().await
}
