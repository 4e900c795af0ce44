//! The catalogue with the periods that there are figures for, and the weight profiles written out.

use crate::Snapshot;
use crate::answer::*;
use domain::{Indicator, NoiseModel, Value};

impl Snapshot {
    /// Answer of `/api/v1/indicators`.
    pub fn indicators(&self) -> IndicatorsAnswer {
        let catalogue = &self.dataset.catalogue;
        IndicatorsAnswer {
            indicators: catalogue.indicators.iter().map(|i| self.indicator_info(i)).collect(),
            themes: catalogue
                .themes
                .iter()
                .map(|t| ThemeInfo {
                    id: t.id.to_string(),
                    navn: LocalisedText::from(&t.navn),
                    kort: LocalisedText::from(&t.kort),
                })
                .collect(),
            meta: self.meta(),
        }
    }

    /// Answer of `/api/v1/weight-profiles`.
    pub fn weight_profiles(&self) -> ProfilesAnswer {
        let profile = |p: &domain::WeightProfile| ProfileInfo {
            id: p.id.to_string(),
            navn: LocalisedText::from(&p.navn),
            beskrivelse: LocalisedText::from(&p.beskrivelse),
            innebygd: true,
            themes: self.themes_of(p).iter().map(|t| self.theme_weight(t)).collect(),
        };
        ProfilesAnswer { profiles: self.dataset.catalogue.profiles.iter().map(profile).collect(), meta: self.meta() }
    }

    fn theme_weight(&self, theme: &super::ThemeRequest) -> ThemeWeightInfo {
        // A profile of the catalogue names indicators that the catalogue has; it was checked when it was read.
        let entries = self.entries(theme).unwrap_or_default();
        let weight = |(i, weight): (&Indicator, f64)| WeightInfo { indicator: i.id.to_string(), weight };
        ThemeWeightInfo {
            id: theme.id.clone(),
            weight: theme.weight,
            indicators: entries.into_iter().map(weight).collect(),
        }
    }

    fn indicator_info(&self, i: &Indicator) -> IndicatorInfo {
        let text = |t: &Option<domain::Localised>| t.as_ref().map(LocalisedText::from);
        IndicatorInfo {
            id: i.id.to_string(),
            navn: LocalisedText::from(&i.navn),
            kort: LocalisedText::from(&i.kort),
            definisjon: LocalisedText::from(&i.definisjon),
            tema: i.tema.as_ref().map(ToString::to_string),
            enhet: i.enhet.as_str().to_owned(),
            retning: match i.retning {
                domain::Direction::HigherIsMoreExposed => "higher_is_more_exposed",
                domain::Direction::LowerIsMoreExposed => "lower_is_more_exposed",
            }
            .to_owned(),
            teller: LocalisedText::from(&i.teller),
            nevner: text(&i.nevner),
            nevner_id: i.nevner_id.as_ref().map(ToString::to_string),
            alder: i.alder.clone(),
            studenter: i.studenter.as_str().to_owned(),
            variant: i
                .variant
                .as_ref()
                .map(|v| VariantInfo { av: v.av.to_string(), justering: v.justering.as_str().to_owned() }),
            finest: i.finest.as_str().to_owned(),
            stoy: match i.stoy {
                NoiseModel::Ingen => NoiseInfo { kind: "ingen".to_owned(), half_width: None },
                NoiseModel::Telling { half_width, .. } => {
                    NoiseInfo { kind: "telling".to_owned(), half_width: Some(half_width) }
                }
                NoiseModel::Intervall => NoiseInfo { kind: "intervall".to_owned(), half_width: None },
            },
            variasjon: match i.variasjon {
                domain::Sampling::None => "none",
                domain::Sampling::Binomial => "binomial",
            }
            .to_owned(),
            kilde: i.kilde.clone(),
            rolle: i.rolle.as_str().to_owned(),
            i_indeks: i.i_indeks,
            merknad: text(&i.merknad),
            perioder: self.periods_info(i),
            nyeste: self.figures.newest(&i.id).map(|p| p.to_string()),
        }
    }

    fn periods_info(&self, i: &Indicator) -> Vec<PeriodInfo> {
        let info = |(period, level): (domain::StatPeriod, domain::Geography)| {
            let values: Vec<&Value> = self.figures.of(&i.id, period, level).map(|f| &f.observation.value).collect();
            let count = |of: fn(&Value) -> bool| values.iter().filter(|v| of(v)).count();
            let sources: Vec<String> = self.figures.sources(&i.id, period).iter().map(ToString::to_string).collect();
            PeriodInfo {
                periode: period.to_string(),
                niva: level.as_str().to_owned(),
                kjent: count(|v| matches!(v, Value::Known { .. })),
                ikke_vist: count(|v| matches!(v, Value::Suppressed { .. })),
                mangler: count(|v| matches!(v, Value::Missing)),
                imputert: count(|v| matches!(v, Value::Imputed { .. })),
                kilde: sources.join(", "),
                trust: self.trust_of(&i.id, period).unwrap_or_default(),
            }
        };
        self.figures.periods(&i.id).into_iter().map(info).collect()
    }
}
