//! The figures of a variable on its own units, as they may be shown.

use super::amount::{hard, noised, numerator};
use super::geography::From;
use crate::levekar::POPULATION;
use crate::{QueryError, Snapshot};
use domain::{District, Geography, Indicator, IndicatorId, NoiseModel, Observation, StatPeriod, Unit, UnitId, Value};
use need::noise::Noise;
use spatial::transfer::Amount;

/// People, as a variable.
const PERSONS: &str = "personer";

/// A variable on its units.
pub(super) struct Variable<'a> {
    pub(super) figures: Figures<'a>,
    pub(super) period: Option<String>,
    /// The figures were estimated before they came here, by this method.
    before: Option<&'static str>,
}

/// Figures in the order of the units.
pub(super) enum Figures<'a> {
    /// Numbers of people or households.
    Counts(Vec<Amount>),
    /// Numerators and denominators of an indicator.
    Shares(&'a Indicator, Vec<Amount>, Vec<Amount>),
    /// Means and scores, which have no denominator.
    Means(Vec<Amount>),
}

impl Variable<'_> {
    pub(super) fn sources(&self) -> usize {
        match &self.figures {
            Figures::Counts(x) | Figures::Shares(_, x, _) | Figures::Means(x) => x.len(),
        }
    }

    /// The method that the figures of the targets are estimated by; none where they are published ones put together.
    pub(super) fn estimated_by(&self, method: Option<&'static str>) -> Option<&'static str> {
        method.or(self.before)
    }
}

impl Snapshot {
    pub(super) fn variable(&self, from: From, name: &str, period: Option<&str>) -> Result<Variable<'_>, QueryError> {
        match (from, name) {
            (From::Cells, PERSONS) => Ok(self.persons_of_cells()),
            (From::Cells, _) => Err(QueryError::OnlyPersons { indicator: name.to_owned() }),
            (From::Zones, PERSONS) if period.is_none() => Ok(self.persons_of_zones()),
            (_, PERSONS) => self.figures_of(from, POPULATION, period),
            _ => self.figures_of(from, name, period),
        }
    }

    fn persons_of_cells(&self) -> Variable<'_> {
        let cells = &self.dataset.cells;
        let mut years: Vec<i16> = cells.iter().filter_map(|c| c.year).collect();
        years.sort_unstable();
        years.dedup();
        Variable {
            figures: Figures::Counts(cells.iter().map(|c| Amount::exact(c.persons)).collect()),
            period: years.last().filter(|_| years.len() == 1).map(ToString::to_string),
            before: None,
        }
    }

    /// Counted people of zones, or those that were carried over from cells.
    fn persons_of_zones(&self) -> Variable<'_> {
        let estimated = self.zones.iter().any(|z| matches!(z.population, Value::Imputed { .. }));
        let period = IndicatorId::new(POPULATION).ok().and_then(|id| self.figures.newest(&id));
        Variable {
            figures: Figures::Counts(self.zones.iter().map(|z| hard(&z.population)).collect()),
            period: period.filter(|_| !estimated).map(|p| p.to_string()),
            before: estimated.then_some("area"),
        }
    }

    fn figures_of(&self, from: From, name: &str, period: Option<&str>) -> Result<Variable<'_>, QueryError> {
        let indicator = self.indicator(name)?;
        let level = if from == From::Districts { Geography::Skolekrets } else { Geography::Sone };
        let period = self.period_at(indicator, period, level)?;
        let zones = self.current_zones();
        let observations: Vec<Option<&Observation>> = match from {
            From::Districts => {
                let list: Vec<&Observation> =
                    self.figures.of(&indicator.id, period, level).map(|f| f.observation).collect();
                let of = |d: &District| keys(d).find_map(|k| list.iter().find(|o| o.unit == k).copied());
                self.dataset.districts.iter().map(of).collect()
            }
            From::Zones | From::Cells => {
                let found = self.figures.by_zone(&indicator.id, period, &zones);
                found.into_iter().map(|f| f.map(|f| f.observation)).collect()
            }
        };
        Ok(Variable { figures: amounts(indicator, &observations), period: Some(period.to_string()), before: None })
    }

    /// The asked period of a division, or its newest.
    fn period_at(
        &self,
        indicator: &Indicator,
        asked: Option<&str>,
        level: Geography,
    ) -> Result<StatPeriod, QueryError> {
        let wanted: Option<StatPeriod> = match asked {
            Some(text) => Some(text.parse().map_err(|_| QueryError::BadPeriod { value: text.to_owned() })?),
            None => None,
        };
        let had: Vec<StatPeriod> =
            self.figures.periods(&indicator.id).into_iter().filter(|(_, l)| *l == level).map(|(p, _)| p).collect();
        had.iter().find(|p| wanted.is_none_or(|w| w == **p)).copied().ok_or_else(|| QueryError::PeriodLacking {
            indicator: indicator.id.to_string(),
            period: asked.unwrap_or_default().to_owned(),
            known: had.iter().map(ToString::to_string).collect(),
        })
    }
}

fn amounts<'a>(indicator: &'a Indicator, observations: &[Option<&Observation>]) -> Figures<'a> {
    let of = |figure: fn(&Observation) -> Value| -> Vec<Value> {
        observations.iter().map(|o| o.map_or(Value::Missing, figure)).collect()
    };
    let noise = Noise::within(indicator.noise_half_width());
    let noised = |values: Vec<Value>| values.iter().map(|v| noised(v, noise)).collect();
    let counted = indicator.stoy != NoiseModel::Intervall;
    match indicator.enhet {
        Unit::Antall if counted => Figures::Counts(of(|o| o.value.clone()).iter().map(hard).collect()),
        Unit::Prosent if counted => Figures::Shares(indicator, noised(of(numerator)), noised(of(|o| o.n.clone()))),
        _ => Figures::Means(of(|o| o.value.clone()).iter().map(hard).collect()),
    }
}

/// What a krets is called in figures.
fn keys(district: &District) -> impl Iterator<Item = UnitId> {
    let own = UnitId::new(district.id.as_str()).ok();
    own.into_iter()
        .chain(std::iter::once(&district.navn).chain(&district.code).filter_map(|n| UnitId::from_name(n).ok()))
}
