//! The figures of one indicator, beside the geometry: a row for each unit, and the kommune's own figure apart.

use super::figures::Figure;
use crate::answer::{CountValue, IndicatorValue, StatValue, ValuesAnswer, ValuesMeta};
use crate::{QueryError, Snapshot};
use domain::{Geography, Indicator, IndicatorId, Observation, SourceId, StatPeriod, Value, Zone};
use need::noise::Display;

/// Which figures.
#[derive(Debug, Clone, Default)]
pub struct ValuesQuery {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of a zone set; none = the current one.
    pub zone_set: Option<String>,
    /// A year or years; none = the newest.
    pub period: Option<String>,
}

impl Snapshot {
    /// Figures of an indicator.
    ///
    /// # Errors
    /// An unknown indicator or zone set, or a period that the indicator lacks.
    pub fn values(&self, query: &ValuesQuery) -> Result<ValuesAnswer, QueryError> {
        let indicator = self.indicator(&query.indicator)?;
        let (set, zones) = self.zone_set(query.zone_set.as_deref())?;
        let (period, level) = self.period_of(indicator, query.period.as_deref())?;
        let values: Vec<IndicatorValue> = if level == Geography::Sone {
            let figures = self.figures.by_zone(&indicator.id, period, &zones);
            let named = zones.iter().map(|z| (z.id.as_str(), z.navn.as_str()));
            let places = super::funnel::places(indicator, &figures);
            let rows = named.zip(&figures).zip(places);
            rows.map(|(((id, navn), f), place)| IndicatorValue {
                trakt: place.map(str::to_owned),
                ..row(id, navn, f.as_ref())
            })
            .collect()
        } else {
            let coarser = self.figures.of(&indicator.id, period, level);
            coarser.map(|f| row(f.observation.unit.as_str(), &f.observation.navn, Some(&f))).collect()
        };
        let count = |state| values.iter().filter(|v| v.figure.state == state).count();
        // Areas are made of the zones of today.
        let by_current_zones =
            level == Geography::Sone && self.dataset.zone_sets.last().is_some_and(|s| s.id.as_str() == set);
        let city = self.figures.city(&indicator.id, period).filter(|_| level != Geography::Kommune);
        Ok(ValuesAnswer {
            areas: if by_current_zones { self.of_areas(indicator, period, &zones) } else { vec![] },
            city: city.map(|f| row(f.observation.unit.as_str(), self.name_of(f.observation), Some(&f))),
            meta: ValuesMeta {
                meta: self.meta(),
                indicator: indicator.id.to_string(),
                periode: period.to_string(),
                niva: level.as_str().to_owned(),
                grovere: level > Geography::Sone,
                klasser: fifths(values.iter().filter_map(|v| v.figure.value).collect()),
                ikke_vist: count(crate::answer::ValueState::Suppressed),
                mangler: count(crate::answer::ValueState::Missing),
                trust: self.trust_of(&indicator.id, period),
                sonesett_id: set,
            },
            values,
        })
    }

    /// Name of the kommune where the figure is its own and goes by its number.
    fn name_of<'a>(&'a self, o: &'a Observation) -> &'a str {
        let kommune = self.dataset.kommune.as_ref().filter(|k| k.nummer == o.unit.as_str());
        kommune.map_or(&o.navn, |k| &k.navn)
    }

    pub(crate) fn indicator(&self, id: &str) -> Result<&Indicator, QueryError> {
        let found = IndicatorId::new(id).ok().and_then(|id| self.dataset.catalogue.indicator(&id));
        found.ok_or_else(|| self.unknown_indicator(id))
    }

    fn zone_set(&self, id: Option<&str>) -> Result<(String, Vec<&Zone>), QueryError> {
        let sets = &self.dataset.zone_sets;
        let set = match id {
            Some(id) => sets.iter().find(|s| s.id.as_str() == id).ok_or_else(|| QueryError::UnknownZoneSet {
                id: id.to_owned(),
                known: sets.iter().map(|s| s.id.to_string()).collect(),
            })?,
            None => match sets.last() {
                Some(set) => set,
                None => return Ok((String::new(), vec![])),
            },
        };
        Ok((set.id.to_string(), self.dataset.zones.iter().filter(|z| z.zone_set == set.id).collect()))
    }

    /// The asked period, else the newest by zone, else the newest of a coarser division.
    fn period_of(&self, indicator: &Indicator, asked: Option<&str>) -> Result<(StatPeriod, Geography), QueryError> {
        let all = self.figures.periods(&indicator.id);
        let wanted = match asked {
            Some(text) => {
                Some(text.parse::<StatPeriod>().map_err(|_| QueryError::BadPeriod { value: text.to_owned() })?)
            }
            None => None,
        };
        let fits = |p: &&(StatPeriod, Geography)| wanted.is_none_or(|w| w == p.0);
        let by_zone = all.iter().filter(fits).find(|p| p.1 == Geography::Sone);
        let coarser = || all.iter().filter(fits).find(|p| p.1 > Geography::Sone);
        by_zone.or_else(coarser).copied().ok_or_else(|| {
            let mut known: Vec<String> = all.iter().map(|p| p.0.to_string()).collect();
            known.dedup();
            let period = asked.unwrap_or_default().to_owned();
            QueryError::PeriodLacking { indicator: indicator.id.to_string(), period, known }
        })
    }

    /// What the sources of a period are worth: invented before schematic before real.
    pub(super) fn trust_of(&self, indicator: &IndicatorId, period: StatPeriod) -> Option<String> {
        let trust = |s: &SourceId| self.dataset.imports.iter().find(|(_, p)| p.source == *s).map(|(_, p)| p.trust);
        let found: Vec<domain::Trust> = self.figures.sources(indicator, period).into_iter().filter_map(trust).collect();
        let worst = [domain::Trust::Oppdiktet, domain::Trust::Skjematisk].into_iter().find(|t| found.contains(t));
        worst.or(found.first().copied()).map(|t| t.as_str().to_owned())
    }
}

/// A unit's figure as it goes over the wire.
fn row(id: &str, navn: &str, figure: Option<&Figure<'_>>) -> IndicatorValue {
    let n = figure.map_or(Value::Missing, |f| f.observation.n.clone());
    let stat = StatValue::from(&n);
    IndicatorValue {
        id: id.to_owned(),
        navn: navn.to_owned(),
        figure: StatValue::from(&Figure::value_of(figure)),
        n: CountValue { value: stat.value, state: stat.state },
        visning: figure.map_or(Display::Skjul, |f| f.shown.display).as_str().to_owned(),
        desimaler: figure.map_or(0, |f| f.shown.decimals),
        grunn: figure.and_then(|f| f.shown.reason).map(|r| r.as_str().to_owned()),
        merke: figure.and_then(|f| f.observation.mark.clone()),
        definisjon: figure.and_then(|f| f.observation.definition.clone()),
        trakt: None,
    }
}

/// Upper limits of the four lower fifths.
fn fifths(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let n = numbers.len();
    if n < 5 { vec![] } else { (1..5).map(|i| numbers[(i * n).div_ceil(5) - 1]).collect() }
}
