//! Why an authored file is refused: which file, which row or key, which field, and what would be right.

/// A fault in a file of `data/`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuthoredError {
    /// The file is not there.
    #[error("finner ikke data/{file}; filen følger med tjenesten, så pek --data på mappen den ligger i")]
    Missing {
        /// Path under `data/`.
        file: &'static str,
    },
    /// Not in its format, or with a field or word that is not known.
    #[error("data/{file} kan ikke leses: {detail}")]
    Syntax {
        /// Path under `data/`.
        file: &'static str,
        /// Line, field and what was expected, as the reader of the format says it.
        detail: String,
    },
    /// A value that cannot be right.
    #[error("data/{file}, {entry}: feltet `{field}` er «{value}», men skal være {expected}")]
    Field {
        /// Path under `data/`.
        file: &'static str,
        /// Key or row.
        entry: String,
        /// Field.
        field: &'static str,
        /// Value as written.
        value: String,
        /// What would be right.
        expected: String,
    },
}

/// The place in a file that is being read, for messages.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    file: &'static str,
    name: String,
}

impl Entry {
    pub(crate) fn new(file: &'static str, name: impl Into<String>) -> Self {
        Self { file, name: name.into() }
    }

    pub(crate) fn wrong(
        &self,
        field: &'static str,
        value: impl Into<String>,
        expected: impl Into<String>,
    ) -> AuthoredError {
        let (value, expected) = (value.into(), expected.into());
        AuthoredError::Field { file: self.file, entry: self.name.clone(), field, value, expected }
    }
}

/// Refuses the second of two records with one id or name.
pub(crate) fn distinct<'a>(
    file: &'static str,
    field: &'static str,
    values: impl Iterator<Item = &'a str>,
) -> Result<(), AuthoredError> {
    let mut seen = std::collections::BTreeSet::new();
    for (i, value) in values.enumerate() {
        if !seen.insert(value) {
            return Err(Entry::new(file, format!("post {}", i + 1)).wrong(field, value, "brukt bare én gang i filen"));
        }
    }
    Ok(())
}
