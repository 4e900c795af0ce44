//! Why a command failed, and the exit code that says so: 1 refused input, 3 inner error (2, wrong use, is clap's).

use crate::text::{note, text};
use std::fmt::Display;
use std::process::ExitCode;
use store::StoreError;

/// A failed command.
#[derive(Debug)]
pub(crate) enum Failure {
    Refused(String),
    Inner(String),
}

impl Failure {
    pub(crate) fn refused(cause: impl Display) -> Self {
        Self::Refused(cause.to_string())
    }

    pub(crate) fn inner(cause: impl Display) -> Self {
        Self::Inner(cause.to_string())
    }

    pub(crate) fn report(self) -> ExitCode {
        let (key, cause, code) = match self {
            Self::Refused(c) => ("refused", c, 1),
            Self::Inner(c) => ("inner", c, 3),
        };
        note(&text(key, &[("cause", &cause)]));
        ExitCode::from(code)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match in_words(&error) {
            Some(words) => Self::Refused(words),
            // What the operating system or the database says of itself is said in its own words.
            None => Self::refused(error),
        }
    }
}

/// What is wrong with the store, from the catalogue.
fn in_words(error: &StoreError) -> Option<String> {
    use StoreError as E;
    Some(match error {
        E::NotFound { store } => text("store_not_found", &[("store", store)]),
        E::NotAStore { store } => text("store_not_a_store", &[("store", store)]),
        E::NewerSchema { store, file_version, known } => {
            text("store_newer", &[("store", store), ("found", file_version), ("known", known)])
        }
        E::OlderSchema { store, found, known, role } => {
            text("store_older", &[("store", store), ("found", found), ("known", known), ("role", role)])
        }
        E::Locked { path } => text("store_locked", &[("store", &path.display())]),
        E::Busy => text("store_busy", &[]),
        E::Conflict { base, current } => text("store_conflict", &[("base", &base.0), ("current", &current.0)]),
        E::NoSuchVersion { version, current } => {
            text("store_no_version", &[("version", &version.0), ("current", &current.0)])
        }
        E::Damaged { store, what } => text("store_damaged", &[("store", store), ("what", what)]),
        E::Full { store } => text("store_full", &[("store", store)]),
        E::Away { store, why } => text("store_away", &[("store", store), ("why", why)]),
        E::Denied { store, role } => text("store_denied", &[("store", store), ("role", role)]),
        E::NotAllowed { store, why } => text("store_not_allowed", &[("store", store), ("why", why)]),
        E::NoDatabase { store } => text("store_no_database", &[("store", store)]),
        E::NoPostgis { store } => text("store_no_postgis", &[("store", store)]),
        E::ReadOnly { store } => text("store_read_only", &[("store", store)]),
        E::BadAddress { store, why } => text("store_bad_address", &[("store", store), ("why", why)]),
        E::NotEmpty { store } => text("store_not_empty", &[("store", store)]),
        E::HalfMoved { store } => text("store_half_moved", &[("store", store)]),
        E::Differs { store, table, wanted, found } => {
            text("store_differs", &[("store", store), ("table", table), ("wanted", wanted), ("found", found)])
        }
        E::BadBackup { path, why } => text("store_bad_backup", &[("path", &path.display()), ("why", why)]),
        E::Exists { path } => text("store_exists", &[("path", &path.display())]),
        E::Stopping => text("store_stopping", &[]),
        _ => return None,
    })
}

/// A runtime for the command.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::inner)
}
