//! The files of `data/` that people of this project wrote: their shapes on disk, and how each becomes domain records.
//!
//! Pure: texts come in through [`ReadData`]. A field nobody knows, a name nothing has and a value out of range are
//! refused with file, row and field; these files are ours, so nothing is taken in half.

pub(crate) mod actor;
pub(crate) mod area;
pub(crate) mod catalogue;
mod error;
pub(crate) mod kommune;
pub(crate) mod observation;
pub(crate) mod place;
pub(crate) mod plan;
pub(crate) mod programme;
pub(crate) mod provenance;
pub(crate) mod relation;
pub(crate) mod shapes;
pub(crate) mod source;
mod table;
pub(crate) mod zone;

pub use error::AuthoredError;
pub(crate) use error::{Entry, distinct};

use serde::de::DeserializeOwned;

#[cfg(test)]
mod error_tests;
#[cfg(test)]
pub(crate) mod testdata;
#[cfg(test)]
mod wording_tests;

/// Reads one authored file by its path under `data/`, e.g. `facts/actors.toml`; none where there is no such file.
pub type ReadData<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The text of a file that must be there.
pub(crate) fn text(read: ReadData, file: &'static str) -> Result<String, AuthoredError> {
    read(file).ok_or(AuthoredError::Missing { file })
}

/// A TOML file as its raw type; the message of a fault names line, field and what would be right.
pub(crate) fn toml<T: DeserializeOwned>(read: ReadData, file: &'static str) -> Result<T, AuthoredError> {
    toml::from_str(&text(read, file)?)
        .map_err(|e| AuthoredError::Syntax { file, detail: e.to_string().trim_end().to_owned() })
}
