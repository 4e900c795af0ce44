//! From a question to the table that the index is made of: which zones, which period of each indicator, which noise.

use super::figures::Figure;
use super::request::PriorityRequest;
use super::{DEFAULT_K, DEFAULT_SEED};
use crate::{QueryError, Snapshot};
use domain::{Geography, Indicator, NoiseModel, SatsingState, StatPeriod, Unit, Value};
use jiff::civil::Date;
use need::index::{Column, Method, Noise, Observation, Profile, Recipe, Table};
use need::small::empirical_bayes_with_noise;
use need::uncertainty::{DEFAULT_DRAWS, Setup};

/// A question made ready.
pub(super) struct Asked<'a> {
    /// Id of the named profile.
    pub(super) profile_id: Option<String>,
    pub(super) profile: Profile,
    pub(super) table: Table,
    pub(super) setup: Setup,
    /// Position of the zone of each row.
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<Used<'a>>,
    pub(super) date: Date,
}

/// An indicator of the table.
pub(super) struct Used<'a> {
    pub(super) indicator: &'a Indicator,
    /// The indicator it is a variant of.
    pub(super) instead_of: Option<&'a Indicator>,
    /// None where it has no figures by zone.
    pub(super) period: Option<StatPeriod>,
}

impl Asked<'_> {
    /// The periods, each once, newest first.
    pub(super) fn periods(&self) -> Vec<StatPeriod> {
        newest_first(self.columns.iter().filter_map(|c| c.period.as_ref()))
    }
}

impl Snapshot {
    /// Makes a question ready. `today` stands for a date that is not given.
    pub(super) fn ask(&self, request: &PriorityRequest, today: Date) -> Result<Asked<'_>, QueryError> {
        if self.figures.observations().is_empty() {
            return Err(QueryError::NoFigures);
        }
        let date = match &request.date {
            Some(text) => text.parse().map_err(|_| QueryError::BadDate { value: text.clone() })?,
            None => today,
        };
        let chosen = self.chosen(request)?;
        let indicators: Vec<&Indicator> = chosen.used.iter().map(|(i, _)| *i).collect();
        let periods = self.periods_of(&indicators, request)?;
        let running =
            |zone: usize| self.satsing_of_zone(zone, date).is_some_and(|s| s.tilstand == SatsingState::Pagar.as_str());
        let rows: Vec<usize> = (0..self.zones.len()).filter(|z| !(request.without_running && running(*z))).collect();
        let columns: Vec<Used<'_>> = (chosen.used.iter().zip(periods))
            .map(|((indicator, instead_of), period)| Used { indicator, instead_of: *instead_of, period })
            .collect();
        let table = columns.iter().map(|c| self.column(c, &rows, request.shrink)).collect();
        let table = Table::new(rows.len(), table).map_err(QueryError::Index)?;
        let method = match &request.method {
            Some(m) => Method::new(m.normalisation, m.aggregation).map_err(QueryError::Index)?,
            None => Method::DEFAULT,
        };
        let setup = Setup {
            draws: request.draws.unwrap_or(DEFAULT_DRAWS),
            recipe: Recipe { method, ..Recipe::default() },
            ..Setup::new(request.seed.unwrap_or(DEFAULT_SEED), request.k.unwrap_or(DEFAULT_K))
        };
        Ok(Asked { profile_id: chosen.id, profile: chosen.profile, table, setup, rows, columns, date })
    }

    /// The period of each indicator: the one that is asked for, or the newest they have in common.
    fn periods_of(
        &self,
        indicators: &[&Indicator],
        request: &PriorityRequest,
    ) -> Result<Vec<Option<StatPeriod>>, QueryError> {
        let by_zone = |i: &Indicator| -> Vec<StatPeriod> {
            let all = self.figures.periods(&i.id).into_iter();
            all.filter(|(_, level)| *level == Geography::Sone).map(|(p, _)| p).collect()
        };
        let had: Vec<Vec<StatPeriod>> = indicators.iter().map(|i| by_zone(i)).collect();
        let newest = || had.iter().map(|p| p.first().copied()).collect::<Vec<_>>();
        if let Some(text) = &request.period {
            let period = text.parse().map_err(|_| QueryError::BadPeriod { value: text.clone() })?;
            let lacking = had.iter().position(|p| !p.is_empty() && !p.contains(&period));
            let there = had.iter().any(|p| p.contains(&period));
            return match lacking {
                Some(_) if request.mixed_years && !there => Err(QueryError::PeriodNowhere {
                    period: period.to_string(),
                    known: newest_first(had.iter().flatten()).iter().map(ToString::to_string).collect(),
                }),
                Some(i) if !request.mixed_years => Err(QueryError::PeriodLacking {
                    indicator: Box::new(indicators[i].into()),
                    period: period.to_string(),
                    known: had[i].iter().map(ToString::to_string).collect(),
                }),
                _ => Ok(had.iter().map(|p| p.iter().copied().find(|x| *x == period).or(p.first().copied())).collect()),
            };
        }
        let mut with_figures = had.iter().filter(|p| !p.is_empty());
        let first = with_figures.next().cloned().unwrap_or_default();
        let rest: Vec<&Vec<StatPeriod>> = with_figures.collect();
        let common = first.into_iter().find(|p| rest.iter().all(|r| r.contains(p)));
        match common {
            Some(common) => Ok(had.iter().map(|p| (!p.is_empty()).then_some(common)).collect()),
            None if request.mixed_years || rest.is_empty() => Ok(newest()),
            None => Err(QueryError::NoCommonPeriod {
                newest: indicators.iter().zip(newest()).filter_map(|(i, p)| Some(((*i).into(), p?))).collect(),
            }),
        }
    }

    fn column(&self, used: &Used<'_>, rows: &[usize], shrink: bool) -> Column {
        let zones = self.current_zones();
        let figures = match used.period {
            Some(period) => self.figures.by_zone(&used.indicator.id, period, &zones),
            None => vec![None; zones.len()],
        };
        let figures: Vec<Option<Figure<'_>>> = rows.iter().map(|z| figures[*z]).collect();
        let mut observations: Vec<Observation> =
            figures.iter().map(|f| observation(used.indicator, f.as_ref())).collect();
        if shrink && used.indicator.enhet == Unit::Prosent {
            shrunken(used.indicator, &figures, &mut observations);
        }
        Column { indicator: used.indicator.id.to_string(), direction: used.indicator.retning, observations }
    }
}

fn newest_first<'a>(periods: impl Iterator<Item = &'a StatPeriod>) -> Vec<StatPeriod> {
    let mut found: Vec<StatPeriod> = periods.copied().collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.dedup();
    found
}

/// A figure as the index takes it.
fn observation(indicator: &Indicator, figure: Option<&Figure<'_>>) -> Observation {
    let value = Figure::value_of(figure);
    let n = figure.and_then(|f| f.observation.n.number());
    let noise = match (indicator.stoy, n) {
        (NoiseModel::Telling { half_width, .. }, Some(denominator)) if denominator > 0.0 => {
            Noise::Counts { denominator, half_width, per: 100.0, sampling: indicator.variasjon }
        }
        _ => Noise::None,
    };
    Observation::from_value(&value, noise)
}

/// Shares pulled towards the mean of all zones by how little their own numbers say; hidden and missing ones stay so.
fn shrunken(indicator: &Indicator, figures: &[Option<Figure<'_>>], observations: &mut [Observation]) {
    let noise = need::noise::Noise::within(indicator.noise_half_width());
    let part = |of: fn(&domain::Observation) -> Value| -> Vec<Value> {
        figures.iter().map(|f| f.as_ref().map_or(Value::Missing, |f| of(f.observation))).collect()
    };
    let n = part(|o| o.n.clone());
    let share = part(|o| o.value.clone());
    let counts: Vec<Value> = (share.iter().zip(&n))
        .map(|(v, n)| v.number().zip(n.number()).map_or(Value::Missing, |(v, n)| Value::known(v * n / 100.0)))
        .collect();
    // No zone with numbers leaves nothing to shrink.
    let Ok(found) = empirical_bayes_with_noise(&counts, &n, noise) else { return };
    let between = found.prior.variance();
    for (observation, zone) in observations.iter_mut().zip(&found.zones) {
        if let (Observation::Known { value, noise }, Some(zone)) = (&mut *observation, zone) {
            // Variance of the truth around the shrunken share: (1 − w) of the variance between zones.
            let sd = (between * (1.0 - zone.weight)).max(0.0).sqrt();
            (*value, *noise) = (100.0 * zone.theta, Noise::Normal { sd: 100.0 * sd });
        }
    }
}
