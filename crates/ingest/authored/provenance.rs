//! The provenance of authored layers.

use super::AuthoredError;
use domain::{Provenance, SourceId, Trust};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// What differs between the authored layers.
pub(crate) struct Origin {
    pub source: &'static str,
    pub tittel: &'static str,
    pub opphav: &'static str,
    pub trust: Trust,
    /// Path under `data/` that messages name, first of the files.
    pub file: &'static str,
    pub varsler: &'static [&'static str],
}

impl Origin {
    /// Id of the source.
    pub(crate) fn id(&self) -> Result<SourceId, AuthoredError> {
        let wrong = |e: domain::id::IdError| AuthoredError::Syntax { file: self.file, detail: e.to_string() };
        SourceId::new(self.source).map_err(wrong)
    }

    /// Provenance of `rows` records read from these files, given as (path, text).
    pub(crate) fn provenance(
        &self,
        files: &[(&str, &str)],
        rows: usize,
        now: Timestamp,
    ) -> Result<Provenance, AuthoredError> {
        let mut hash = Sha256::new();
        for (_, text) in files {
            hash.update(text.as_bytes());
        }
        let sha256 = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        let names: Vec<&str> = files.iter().map(|(path, _)| path.rsplit('/').next().unwrap_or(path)).collect();
        Ok(Provenance {
            source: self.id()?,
            tittel: self.tittel.to_owned(),
            opphav: self.opphav.to_owned(),
            lisens: "EUPL-1.2, samme som Satsingskart".to_owned(),
            trust: self.trust,
            hentet: now,
            sha256,
            fil: names.join(", "),
            oppskrift: "følger med tjenesten".to_owned(),
            lest: rows as u64,
            tatt_inn: rows as u64,
            avvist: 0,
            varsler: self.varsler.iter().map(|v| (*v).to_owned()).collect(),
        })
    }
}
