//! The catalogue: themes, indicators and named weight profiles, checked against each other.

use crate::{Indicator, IndicatorId, Localised, ProfileId, Role, ThemeId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A theme of the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Slug.
    pub id: ThemeId,
    /// Name for people.
    pub navn: Localised,
    /// Name for narrow columns.
    pub kort: Localised,
}

/// Weight of an indicator inside its theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorWeight {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Zero or more; only its size beside the others matters.
    pub weight: f64,
}

/// Weight of a theme and of what stands in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeWeight {
    /// The theme.
    pub id: ThemeId,
    /// Zero or more; only its size beside the others matters.
    pub weight: f64,
    /// Its indicators; empty = those of the default index, with equal weights.
    #[serde(default)]
    pub indicators: Vec<IndicatorWeight>,
}

/// A named set of weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightProfile {
    /// Slug.
    pub id: ProfileId,
    /// Name for people.
    pub navn: Localised,
    /// Why these weights.
    pub beskrivelse: Localised,
    /// Themes; empty = every theme of the default index, with equal weights.
    #[serde(default)]
    pub themes: Vec<ThemeWeight>,
}

/// Themes, indicators and profiles.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Themes, in the order they are shown.
    #[serde(default, rename = "theme")]
    pub themes: Vec<Theme>,
    /// Indicators, in the order they are shown.
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<Indicator>,
    /// Weight profiles; the first is the default.
    #[serde(default, rename = "profile")]
    pub profiles: Vec<WeightProfile>,
}

/// What does not hold together in a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// The same id twice.
    #[error("{id} stands twice: each theme, indicator and profile may stand once")]
    Twice {
        /// The id.
        id: String,
    },
    /// A name that is not there.
    #[error("{of} names the {what} {id}, which the catalogue does not have")]
    Unknown {
        /// Where it is named.
        of: String,
        /// Theme or indicator.
        what: &'static str,
        /// The name.
        id: String,
    },
    /// Context in the default index.
    #[error("{id} is context or a base number: it may not stand in the default index")]
    NotForIndex {
        /// The indicator.
        id: String,
    },
    /// An indicator of the index without a theme.
    #[error("{id} stands in the default index and must have a theme")]
    NoTheme {
        /// The indicator.
        id: String,
    },
}

impl Catalogue {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty()
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == *id)
    }

    /// The indicators of the default index, in order. Variants stand in for others and are not among them.
    pub fn default_index(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(|i| i.i_indeks)
    }

    /// Checks that ids are unique and that what is named is there.
    ///
    /// # Errors
    /// The first fault found, see [`CatalogueError`].
    pub fn check(&self) -> Result<(), CatalogueError> {
        unique(self.themes.iter().map(|t| t.id.as_str()))?;
        unique(self.indicators.iter().map(|i| i.id.as_str()))?;
        unique(self.profiles.iter().map(|p| p.id.as_str()))?;
        let unknown = |of: &str, what, id: &str| CatalogueError::Unknown { of: of.to_owned(), what, id: id.to_owned() };
        let theme = |of: &str, id: &ThemeId| match self.themes.iter().any(|t| t.id == *id) {
            true => Ok(()),
            false => Err(unknown(of, "theme", id.as_str())),
        };
        let indicator = |of: &str, id: &IndicatorId| match self.indicator(id) {
            Some(_) => Ok(()),
            None => Err(unknown(of, "indicator", id.as_str())),
        };
        for i in &self.indicators {
            let of = i.id.as_str();
            i.tema.iter().try_for_each(|t| theme(of, t))?;
            i.nevner_id.iter().try_for_each(|n| indicator(of, n))?;
            i.variant.iter().try_for_each(|v| indicator(of, &v.av))?;
            if i.i_indeks && i.rolle != Role::Levekar {
                return Err(CatalogueError::NotForIndex { id: of.to_owned() });
            }
            if i.i_indeks && i.tema.is_none() {
                return Err(CatalogueError::NoTheme { id: of.to_owned() });
            }
        }
        for p in &self.profiles {
            for t in &p.themes {
                theme(p.id.as_str(), &t.id)?;
                t.indicators.iter().try_for_each(|w| indicator(p.id.as_str(), &w.indicator))?;
            }
        }
        Ok(())
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), CatalogueError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(CatalogueError::Twice { id: id.to_owned() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
