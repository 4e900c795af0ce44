//! From a question to a weights profile: a named one or own weights, with variants in place of their indicators.

use super::request::{PriorityRequest, ThemeRequest};
use crate::{QueryError, Snapshot};
use domain::{Adjustment, Indicator, IndicatorId, Role, WeightProfile};
use need::index::{Entry, Profile, Theme};

/// A profile ready for the index.
pub(super) struct Chosen<'a> {
    /// Id of the named profile; none for own weights.
    pub(super) id: Option<String>,
    pub(super) profile: Profile,
    /// Indicators with a weight or without, in the order of the profile: the one used and the one it stands in for.
    pub(super) used: Vec<(&'a Indicator, Option<&'a Indicator>)>,
}

impl Snapshot {
    /// The profile that is asked for.
    pub(super) fn chosen<'a>(&'a self, request: &PriorityRequest) -> Result<Chosen<'a>, QueryError> {
        let adjustments = request.variants.iter().map(|v| adjustment(v)).collect::<Result<Vec<_>, _>>()?;
        let (id, themes) = match (&request.themes, &request.profile) {
            (Some(themes), _) => (None, themes.clone()),
            (None, name) => {
                let named = self.named_profile(name.as_deref())?;
                (Some(named.id.to_string()), self.themes_of(named))
            }
        };
        let mut used = Vec::new();
        let mut out = Vec::new();
        for theme in &themes {
            if !self.dataset.catalogue.themes.iter().any(|t| t.id.as_str() == theme.id) {
                let known = self.dataset.catalogue.themes.iter().map(|t| t.id.to_string()).collect();
                return Err(QueryError::UnknownTheme { id: theme.id.clone(), known });
            }
            let mut entries = Vec::new();
            for (original, weight) in self.entries(theme)? {
                let variant = adjustments.iter().find_map(|a| self.variant(original, *a));
                let indicator = variant.unwrap_or(original);
                entries.push(Entry { indicator: indicator.id.to_string(), weight, role: indicator.rolle });
                used.push((indicator, variant.map(|_| original)));
            }
            out.push(Theme { id: theme.id.clone(), weight: theme.weight, indicators: entries });
        }
        let profile = Profile::new(out).map_err(QueryError::Index)?;
        Ok(Chosen { id, profile, used })
    }

    pub(super) fn named_profile(&self, id: Option<&str>) -> Result<&WeightProfile, QueryError> {
        let all = &self.dataset.catalogue.profiles;
        let found = match id {
            Some(id) => all.iter().find(|p| p.id.as_str() == id),
            None => all.first(),
        };
        found.ok_or_else(|| match id {
            Some(id) => {
                QueryError::UnknownProfile { id: id.to_owned(), known: all.iter().map(|p| p.id.to_string()).collect() }
            }
            None => QueryError::NoFigures,
        })
    }

    /// The themes of a named profile, written out.
    pub(super) fn themes_of(&self, profile: &WeightProfile) -> Vec<ThemeRequest> {
        if profile.themes.is_empty() {
            let all = self.dataset.catalogue.themes.iter().map(|t| t.id.to_string());
            let equal = all.map(|id| ThemeRequest { id, weight: 1.0, indicators: None });
            // A theme without any figure yet says nothing and takes no weight.
            return equal.filter(|t| self.entries(t).is_ok_and(|e| !e.is_empty())).collect();
        }
        let theme = |t: &domain::ThemeWeight| ThemeRequest {
            id: t.id.to_string(),
            weight: t.weight,
            indicators: (!t.indicators.is_empty()).then(|| {
                let entry = |w: &domain::IndicatorWeight| super::request::WeightRequest {
                    indicator: w.indicator.to_string(),
                    weight: w.weight,
                };
                t.indicators.iter().map(entry).collect()
            }),
        };
        profile.themes.iter().map(theme).collect()
    }

    /// Indicators of a theme with their weights. Where none are named, those of the default index that have figures.
    pub(super) fn entries(&self, theme: &ThemeRequest) -> Result<Vec<(&Indicator, f64)>, QueryError> {
        let catalogue = &self.dataset.catalogue;
        let Some(named) = &theme.indicators else {
            let of_theme =
                catalogue.default_index().filter(|i| i.tema.as_ref().is_some_and(|t| t.as_str() == theme.id));
            return Ok(of_theme.filter(|i| self.figures.newest(&i.id).is_some()).map(|i| (i, 1.0)).collect());
        };
        let find = |w: &super::request::WeightRequest| {
            let id = IndicatorId::new(w.indicator.as_str()).ok();
            let indicator =
                id.and_then(|id| catalogue.indicator(&id)).ok_or_else(|| self.unknown_indicator(&w.indicator))?;
            match indicator.rolle {
                Role::Grunntall => Err(QueryError::NotForIndex { indicator: Box::new(indicator.into()) }),
                _ => Ok((indicator, w.weight)),
            }
        };
        named.iter().map(find).collect()
    }

    pub(super) fn unknown_indicator(&self, id: &str) -> QueryError {
        let known = self.dataset.catalogue.indicators.iter().map(|i| i.id.to_string()).collect();
        QueryError::UnknownIndicator { id: id.to_owned(), known }
    }

    /// The variant of an indicator, where there are figures of it.
    fn variant(&self, of: &Indicator, adjustment: Adjustment) -> Option<&Indicator> {
        let stands_in = |i: &&Indicator| i.variant.as_ref().is_some_and(|v| v.av == of.id && v.justering == adjustment);
        let found = self.dataset.catalogue.indicators.iter().find(stands_in);
        found.filter(|i| self.figures.newest(&i.id).is_some())
    }
}

fn adjustment(word: &str) -> Result<Adjustment, QueryError> {
    Adjustment::parse(word).ok_or_else(|| QueryError::UnknownVariant {
        id: word.to_owned(),
        known: Adjustment::ALL.iter().map(|a| a.as_str().to_owned()).collect(),
    })
}
