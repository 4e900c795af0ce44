//! The server lock: an operating system lock on a file beside the store, released when the process ends in any way.

use crate::StoreError;
use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

/// Creates a file that only its owner reads; opens it where it is there already.
pub(crate) fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Takes the lock of the store at `path`.
///
/// # Errors
/// [`StoreError::Locked`] where another process (or another handle of this one) serves it.
pub(crate) fn take(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let beside = Path::new(&name);
    let file = private_file(beside).map_err(|source| StoreError::Io { path: beside.to_owned(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(StoreError::Io { path: beside.to_owned(), source }),
    }
}
