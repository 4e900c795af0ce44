//! Backups: a zip with a GeoPackage that holds the whole store, versions and history with it, and a manifest with the hash of
//! every table and of the file. A store of either kind is backed up and restored alike, since both move through
//! [`crate::move_store`]. A backup lies where others may read it, so it has no passwords: whoever comes back from one chooses
//! a new one.

mod archive;
mod check;

use crate::{
    AnyStore, MovedTable, OpenMode, Store, StoreError, moving::moved, scratch::Scratch, sql::moving::Passwords,
};
use archive::Manifest;
use domain::Version;
use jiff::Timestamp;
use std::path::Path;

pub use check::{Checked, verify};

fn text(path: &Path) -> Result<&str, StoreError> {
    path.to_str().ok_or_else(|| StoreError::Io {
        path: path.to_owned(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidFilename, "the name must be UTF-8"),
    })
}

/// Writes a backup of the store as it is now, while it may be written to. `made` is the time that stands in it. Says what
/// is in it.
///
/// # Errors
/// [`StoreError::Exists`] where the file is there already; [`StoreError::Io`] where it cannot be written (then there is no
/// file); what reading the store may give.
pub async fn backup(store: &AnyStore, out: &Path, made: Timestamp) -> Result<Vec<MovedTable>, StoreError> {
    let out = std::path::absolute(out).map_err(|source| StoreError::Io { path: out.to_owned(), source })?;
    if out.try_exists().map_err(|source| StoreError::Io { path: out.clone(), source })? {
        return Err(StoreError::Exists { path: out });
    }
    let scratch = Scratch::beside(&out)?;
    let file = scratch.file(archive::STORE);
    let copy = AnyStore::open(text(&file)?, OpenMode::Move).await?;
    let tables = moved(store, &copy, false, Passwords::Left, |_| {}).await?;
    let version = copy.version().await?;
    copy.settle().await?;
    drop(copy);
    let content = tables.clone();
    let write = move || archive::write(scratch.folder(), &out, Manifest::new(made, version, content));
    tokio::task::spawn_blocking(write).await.unwrap_or(Err(StoreError::Stopping))?;
    Ok(tables)
}

/// Puts what a backup holds into a store, and compares the hash of every table. `to` must be opened with
/// [`OpenMode::Move`]. Says which version the store has then.
///
/// # Errors
/// [`StoreError::BadBackup`] where the file is not whole; [`StoreError::NotEmpty`] where the store holds something and
/// `replace` is not given; what reading and writing may give.
pub async fn restore(file: &Path, to: &AnyStore, replace: bool) -> Result<Version, StoreError> {
    let (scratch, _) = unpack(file).await?;
    let copy = AnyStore::open(text(&scratch.file(archive::STORE))?, OpenMode::Existing).await?;
    moved(&copy, to, replace, Passwords::Left, |_| {}).await?;
    to.version().await
}

/// The content of a backup in a folder that goes when it is not needed any more.
async fn unpack(file: &Path) -> Result<(Scratch, Manifest), StoreError> {
    let file = std::path::absolute(file).map_err(|source| StoreError::Io { path: file.to_owned(), source })?;
    let work = move || {
        let scratch = Scratch::beside(&std::env::temp_dir().join("satsing-restore"))?;
        let manifest = archive::read(&file, scratch.folder())?;
        Ok((scratch, manifest))
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Stopping))
}
