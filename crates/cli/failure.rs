//! Why a command failed, and the exit code that says so: 1 refused input, 3 inner error (2, wrong use, is clap's).

use crate::text::{note, text};
use std::fmt::Display;
use std::process::ExitCode;

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

impl From<store::StoreError> for Failure {
    fn from(e: store::StoreError) -> Self {
        Self::refused(e)
    }
}

/// A runtime for the command.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::inner)
}
