//! `facts/sources.toml`: the documents, and references to them of the form `key` or `key § heading`.

use super::{AuthoredError, Entry, ReadData, toml};
use domain::{Citation, PartialDate};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(crate) const FILE: &str = "facts/sources.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    kilde: String,
    url: Option<String>,
    dato: Option<PartialDate>,
}

/// The documents by key.
pub(crate) struct Sources(BTreeMap<String, Document>);

impl Sources {
    pub(crate) fn read(read: ReadData) -> Result<Self, AuthoredError> {
        Ok(Self(toml(read, FILE)?))
    }

    /// `rapport § Sammen på Lademoen` → the document, heading and date in words.
    pub(crate) fn cite(&self, at: &Entry, field: &'static str, reference: &str) -> Result<Citation, AuthoredError> {
        let (key, heading) = match reference.split_once(" § ") {
            Some((key, heading)) => (key, Some(heading)),
            None => (reference, None),
        };
        let keys = || self.0.keys().cloned().collect::<Vec<_>>().join(", ");
        let document =
            self.0.get(key).ok_or_else(|| at.wrong(field, reference, format!("en nøkkel i {FILE}: {}", keys())))?;
        let kilde = heading.map_or_else(|| document.kilde.clone(), |h| format!("{}, {h}", document.kilde));
        Ok(Citation { kilde, url: document.url.clone(), dato: document.dato })
    }

    pub(crate) fn cite_all(&self, at: &Entry, references: &[String]) -> Result<Vec<Citation>, AuthoredError> {
        if references.is_empty() {
            return Err(at.wrong("sources", "", "minst én kilde"));
        }
        references.iter().map(|r| self.cite(at, "sources", r)).collect()
    }
}
