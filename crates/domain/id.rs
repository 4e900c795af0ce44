//! Stable ids. Each is a slug, unique in its layer: `lademoen`, `tempe-sorgenfri`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing was left to make an id of.
    #[error("an id must have at least one letter or digit, got {text:?}")]
    Empty {
        /// The text as given.
        text: String,
    },
    /// A character that no slug has.
    #[error("an id holds a-z, 0-9, '-', '.' and '_' only, got {text:?}")]
    NotASlug {
        /// The text as given.
        text: String,
    },
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty { text: text.to_owned() });
    }
    let slug = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_'));
    if slug { Ok(()) } else { Err(IdError::NotASlug { text: text.to_owned() }) }
}

macro_rules! slug_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text that already is a slug.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                check(&text)?;
                Ok(Self(text))
            }

            /// Makes the slug of a name: `Øya-Elgeseter` → `oya-elgeseter`.
            pub fn from_name(name: &str) -> Result<Self, IdError> {
                let slug = crate::name::slug(name);
                if slug.is_empty() { Err(IdError::Empty { text: name.to_owned() }) } else { Ok(Self(slug)) }
            }

            /// The slug.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }
    )*};
}

slug_id! {
    /// A levekårssone, unique within its zone set.
    ZoneId;
    /// A set of zones of one vintage.
    ZoneSetId;
    /// A satsingsområde or a candidate area.
    AreaId;
    /// A house where something is.
    PlaceId;
    /// An organisation or unit.
    ActorId;
    /// A programme or a delprosjekt of one.
    ProgrammeId;
    /// A polygon of a kommuneplan.
    PlanAreaId;
    /// A saved delimitation.
    ScenarioId;
    /// A school district.
    DistrictId;
    /// An indicator of the catalogue.
    IndicatorId;
    /// A theme of the catalogue.
    ThemeId;
    /// A named set of weights.
    ProfileId;
    /// A unit that figures are published for: the slug of a zone's name, or the code of a coarser one.
    UnitId;
    /// Where records came from; importing the same source again replaces them.
    SourceId;
}

/// Makes ids unique in order of appearance by a suffix `-2`, `-3` …; returns which positions were changed.
pub fn make_unique(ids: &mut [String]) -> Vec<usize> {
    let mut taken: std::collections::HashSet<String> = ids.iter().cloned().collect();
    let mut seen = std::collections::HashSet::new();
    let mut changed = Vec::new();
    for (i, id) in ids.iter_mut().enumerate() {
        if seen.insert(id.clone()) {
            continue;
        }
        let base = id.clone();
        let mut n = 2_u32;
        while taken.contains(&format!("{base}-{n}")) {
            n += 1;
        }
        *id = format!("{base}-{n}");
        taken.insert(id.clone());
        seen.insert(id.clone());
        changed.push(i);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_norwegian_letters_becomes_a_plain_slug() {
        for (name, slug) in [
            ("Øya-Elgeseter", "oya-elgeseter"),
            ("Møllenberg", "mollenberg"),
            ("Åsvang-Angelltrøa", "asvang-angelltroa"),
            ("Tempe/Sorgenfri og Øya/Elgeseter", "tempe-sorgenfri-oya-elgeseter"),
            ("Lademoen/Møllenberg", "lademoen-mollenberg"),
        ] {
            assert_eq!(ZoneId::from_name(name).unwrap().as_str(), slug);
        }
    }

    #[test]
    fn what_is_not_a_slug_is_refused() {
        assert!(matches!(ZoneId::new("Lademoen"), Err(IdError::NotASlug { .. })));
        assert!(matches!(ZoneId::new(""), Err(IdError::Empty { .. })));
        assert!(ZoneId::from_name("//").is_err());
    }

    #[test]
    fn repeated_ids_are_kept_with_a_suffix() {
        let mut ids: Vec<String> = ["a", "b", "a", "a-2", "a"].map(String::from).into();
        assert_eq!(make_unique(&mut ids), [2, 4]);
        assert_eq!(ids, ["a", "b", "a-3", "a-2", "a-4"]);
    }
}
