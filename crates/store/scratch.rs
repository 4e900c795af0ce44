//! A private folder for files on the way to their own name.

use crate::StoreError;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// A folder that goes with its content when this is dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A folder beside a file, where there is as much room as for the file.
    ///
    /// # Errors
    /// [`StoreError::Io`] where it cannot be made.
    pub(crate) fn beside(path: &Path) -> Result<Self, StoreError> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}-{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let folder = PathBuf::from(name);
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|source| StoreError::Io { path: folder.clone(), source })?;
        Ok(Self(folder))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Nobody can be told; the name says that it may be deleted.
        let _ = fs::remove_dir_all(&self.0);
    }
}
