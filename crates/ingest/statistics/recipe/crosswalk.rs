//! Codes of an older vintage → codes of the current one, one to one. A code that splits has no place here without weights.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Old code → new codes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "BTreeMap<String, To>")]
pub struct Crosswalk {
    map: BTreeMap<String, Vec<String>>,
    current: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum To {
    One(String),
    Several(Vec<String>),
}

/// What a code became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Became<'a> {
    /// It is a code of the current vintage already.
    Current,
    /// Another code.
    New(&'a str),
    /// Several codes.
    Split(&'a [String]),
    /// It is gone.
    Nothing,
    /// Neither an old nor a current code.
    Unknown,
}

impl From<BTreeMap<String, To>> for Crosswalk {
    fn from(map: BTreeMap<String, To>) -> Self {
        let pairs = map.into_iter().map(|(old, to)| match to {
            To::One(new) => (old, vec![new]),
            To::Several(new) => (old, new),
        });
        Self::new(pairs.collect())
    }
}

impl Crosswalk {
    fn new(map: BTreeMap<String, Vec<String>>) -> Self {
        let current = map.values().flatten().cloned().collect();
        Self { map, current }
    }

    /// Reads `gammel;ny`, a line for each pair; an old code with nothing after it is gone.
    ///
    /// # Errors
    /// What is wrong, with the line.
    pub fn from_csv(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header = reader.headers().map_err(|e| e.to_string())?;
        if header.iter().ne(["gammel", "ny"]) {
            let found = header.iter().collect::<Vec<_>>().join(";");
            return Err(format!("overskriften er «{found}», men skal være «gammel;ny»"));
        }
        let mut map: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|e| e.to_string())?;
            let new = map.entry(record[0].to_owned()).or_default();
            new.extend(Some(record[1].to_owned()).filter(|code| !code.is_empty() && !new.contains(code)));
        }
        Ok(Self::new(map))
    }

    /// What a code of the file became.
    pub(crate) fn became(&self, code: &str) -> Became<'_> {
        match self.map.get(code).map(Vec::as_slice) {
            Some([]) => Became::Nothing,
            Some([new]) if new == code => Became::Current,
            Some([new]) => Became::New(new),
            Some(several) => Became::Split(several),
            None if self.current.contains(code) => Became::Current,
            None => Became::Unknown,
        }
    }

    /// The old codes that became `new`.
    pub(crate) fn old_codes<'a>(&'a self, new: &'a str) -> impl Iterator<Item = &'a str> {
        self.map.iter().filter(move |(_, to)| to.iter().any(|t| t == new)).map(|(old, _)| old.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_code_becomes_one_new_several_or_nothing() {
        let crosswalk = Crosswalk::from_csv("# nøkkel\ngammel;ny\n0101;0201\n0102;0202\n0102;0203\n0103;\n").unwrap();
        assert_eq!(crosswalk.became("0101"), Became::New("0201"));
        assert_eq!(crosswalk.became("0201"), Became::Current);
        assert_eq!(crosswalk.became("0102"), Became::Split(&["0202".to_owned(), "0203".to_owned()]));
        assert_eq!(crosswalk.became("0103"), Became::Nothing);
        assert_eq!(crosswalk.became("101"), Became::Unknown, "leading zeros count");
        assert_eq!(crosswalk.old_codes("0201").collect::<Vec<_>>(), ["0101"]);
    }

    #[test]
    fn a_crosswalk_file_of_another_shape_is_refused_with_what_it_should_be() {
        assert!(Crosswalk::from_csv("fra;til\n1;2\n").unwrap_err().contains("gammel;ny"));
    }
}
