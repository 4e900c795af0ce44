//! A weights profile: themes and indicators with weights, checked when it is built.

use super::{IndexError, Table, Weights};
use domain::Role;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The role that may never stand alone.
pub const IMMIGRANT_ROLE: Role = Role::Innvandrerbakgrunn;

/// An indicator in a theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the indicator.
    pub indicator: String,
    /// Weight inside the theme, zero or more; only its size beside the others matters.
    pub weight: f64,
    /// What the indicator may be used for.
    pub role: Role,
}

/// A theme: indicators that share one weight in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Id of the theme.
    pub id: String,
    /// Weight of the theme, zero or more; only its size beside the others matters.
    pub weight: f64,
    /// Its indicators.
    pub indicators: Vec<Entry>,
}

/// Themes and weights that can make an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Theme>", into = "Vec<Theme>")]
pub struct Profile {
    themes: Vec<Theme>,
}

impl Profile {
    /// Refuses negative weights, all-zero weights, ids that stand twice, and immigrant background alone.
    pub fn new(themes: Vec<Theme>) -> Result<Self, IndexError> {
        let mut seen = HashSet::new();
        let mut used = Vec::new();
        for theme in &themes {
            check(&theme.id, theme.weight)?;
            if !seen.insert(("theme", theme.id.as_str())) {
                return Err(IndexError::Duplicate { id: theme.id.clone() });
            }
            for entry in &theme.indicators {
                check(&entry.indicator, entry.weight)?;
                if !seen.insert(("indicator", entry.indicator.as_str())) {
                    return Err(IndexError::Duplicate { id: entry.indicator.clone() });
                }
                if theme.weight > 0.0 && entry.weight > 0.0 {
                    used.push(entry.role);
                }
            }
        }
        if used.is_empty() {
            return Err(IndexError::AllWeightsZero);
        }
        if used.iter().all(|role| *role == IMMIGRANT_ROLE) {
            return Err(IndexError::ImmigrantBackgroundAlone);
        }
        Ok(Self { themes })
    }

    /// Equal weights between themes and inside each; indicators whose role is not [`Role::Levekar`] are left out.
    pub fn equal<'a>(indicators: impl IntoIterator<Item = (&'a str, &'a str, Role)>) -> Result<Self, IndexError> {
        let mut themes: Vec<Theme> = Vec::new();
        for (theme, indicator, role) in indicators {
            if role != Role::Levekar {
                continue;
            }
            let entry = Entry { indicator: indicator.to_owned(), weight: 1.0, role };
            match themes.iter_mut().find(|t| t.id == theme) {
                Some(t) => t.indicators.push(entry),
                None => themes.push(Theme { id: theme.to_owned(), weight: 1.0, indicators: vec![entry] }),
            }
        }
        Self::new(themes)
    }

    /// The themes as given.
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// Weights by column of the table; indicators without weight are dropped.
    pub(crate) fn resolve(&self, table: &Table) -> Result<Weights, IndexError> {
        let mut weights = Weights::default();
        for (t, theme) in self.themes.iter().enumerate() {
            let inside: f64 = theme.indicators.iter().map(|e| e.weight).sum();
            for entry in &theme.indicators {
                let column = table.position(&entry.indicator)?;
                if theme.weight > 0.0 && entry.weight > 0.0 {
                    weights.column.push(column);
                    weights.theme.push(t);
                    weights.flat.push(theme.weight * entry.weight / inside);
                }
            }
        }
        let total: f64 = weights.flat.iter().sum();
        weights.flat.iter_mut().for_each(|w| *w /= total);
        Ok(weights)
    }
}

fn check(of: &str, weight: f64) -> Result<(), IndexError> {
    if weight.is_finite() && weight >= 0.0 { Ok(()) } else { Err(IndexError::BadWeight { of: of.to_owned(), weight }) }
}

impl TryFrom<Vec<Theme>> for Profile {
    type Error = IndexError;
    fn try_from(themes: Vec<Theme>) -> Result<Self, IndexError> {
        Self::new(themes)
    }
}

impl From<Profile> for Vec<Theme> {
    fn from(profile: Profile) -> Self {
        profile.themes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(weight: f64, indicators: &[(&str, f64, Role)]) -> Theme {
        let entry = |&(id, weight, role): &(&str, f64, Role)| Entry { indicator: id.to_owned(), weight, role };
        Theme { id: indicators[0].0.to_owned(), weight, indicators: indicators.iter().map(entry).collect() }
    }

    #[test]
    fn an_index_profile_with_a_negative_or_endless_weight_is_refused() {
        for weight in [-0.1, f64::NAN, f64::INFINITY] {
            let got = Profile::new(vec![theme(1.0, &[("ufore", weight, Role::Levekar), ("neet", 1.0, Role::Levekar)])]);
            assert!(matches!(got, Err(IndexError::BadWeight { .. })), "{weight}");
        }
    }

    #[test]
    fn an_index_profile_of_zeros_is_refused() {
        let zero = Profile::new(vec![theme(0.0, &[("ufore", 1.0, Role::Levekar)])]);
        assert_eq!(zero, Err(IndexError::AllWeightsZero));
        assert_eq!(Profile::new(Vec::new()), Err(IndexError::AllWeightsZero));
    }

    #[test]
    fn an_index_of_immigrant_background_alone_is_refused_also_behind_a_zero_weight() {
        let alone = [("innvandrere", 1.0, Role::Innvandrerbakgrunn), ("ufore", 0.0, Role::Levekar)];
        assert_eq!(Profile::new(vec![theme(1.0, &alone)]), Err(IndexError::ImmigrantBackgroundAlone));
        let beside = [("innvandrere", 1.0, Role::Innvandrerbakgrunn), ("ufore", 0.5, Role::Levekar)];
        assert!(Profile::new(vec![theme(1.0, &beside)]).is_ok());
    }

    #[test]
    fn context_is_kept_out_of_the_default_index_profile() {
        let profile = Profile::equal([
            ("okonomi", "lavinntekt", Role::Levekar),
            ("bolig", "leietakere", Role::Kontekst),
            ("bolig", "trangboddhet", Role::Levekar),
            ("befolkning", "innvandrere", Role::Innvandrerbakgrunn),
        ])
        .unwrap();
        let ids: Vec<&str> = profile.themes().iter().flat_map(|t| &t.indicators).map(|e| &*e.indicator).collect();
        assert_eq!(ids, ["lavinntekt", "trangboddhet"]);
    }

    #[test]
    fn a_refused_index_profile_is_refused_as_json_too() {
        let text = r#"[{"id":"a","weight":1,"indicators":[{"indicator":"x","weight":-1,"role":"levekar"}]}]"#;
        let error = serde_json::from_str::<Profile>(text).unwrap_err();
        assert!(error.to_string().contains("must be zero or more"), "{error}");
    }
}
