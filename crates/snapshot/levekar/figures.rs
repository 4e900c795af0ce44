//! The figures that may be shown, by indicator, period and unit.

use domain::{
    Area, Catalogue, Geography, IndicatorId, Observation, Resolved, SourceId, StatPeriod, UnitId, Value, Zone, ZoneId,
};
use need::publish::{Published, Shown, publish};
use std::collections::{BTreeMap, BTreeSet};

/// Figures of one indicator, period and division.
#[derive(Debug, Clone, Default)]
pub(crate) struct Series {
    /// Position in [`Figures`] of the figure of each unit.
    units: BTreeMap<UnitId, usize>,
}

/// Every figure that may be shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    published: Published,
    series: BTreeMap<(IndicatorId, StatPeriod, Geography), Series>,
}

/// One figure with how it is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure<'a> {
    pub(crate) observation: &'a Observation,
    pub(crate) shown: Shown,
}

impl Figures {
    /// Decides what may be shown and sorts it.
    pub(crate) fn new(
        catalogue: &Catalogue,
        observations: &[Observation],
        facts: &[Area],
        resolved: &Resolved,
        zones: &[&Zone],
    ) -> Self {
        let published = publish(catalogue, observations, &zones_of_areas(facts, resolved, zones));
        let mut series: BTreeMap<_, Series> = BTreeMap::new();
        for (i, o) in published.observations.iter().enumerate() {
            // Another definition is another thing: it is shown as the city's figure at most, never in a series. A finer
            // division than may be shown has no series either.
            let comparable = o.definition.is_none() || o.level == Geography::Kommune;
            let coarse = catalogue.indicator(&o.indicator).is_some_and(|x| o.level >= x.finest);
            if comparable && coarse {
                let key = (o.indicator.clone(), o.period, o.level);
                series.entry(key).or_default().units.insert(o.unit.clone(), i);
            }
        }
        Self { published, series }
    }

    fn at(&self, i: usize) -> Figure<'_> {
        Figure { observation: &self.published.observations[i], shown: self.published.shown[i] }
    }

    /// Everything that may be shown, in the order it was given.
    pub(crate) fn observations(&self) -> &[Observation] {
        &self.published.observations
    }

    /// Hidden cells that were tried to work out, none of which could be.
    pub(crate) fn cells_tried(&self) -> usize {
        self.published.cells_tried
    }

    /// Series of which nothing is shown, with the reason.
    pub(crate) fn withheld(&self) -> &[(IndicatorId, StatPeriod, String)] {
        &self.published.withheld
    }

    /// Periods and divisions of an indicator, newest first, finest first.
    pub(crate) fn periods(&self, indicator: &IndicatorId) -> Vec<(StatPeriod, Geography)> {
        let of = self.series.keys().filter(|(i, ..)| i == indicator);
        let mut found: Vec<_> = of.map(|(_, p, level)| (*p, *level)).collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found
    }

    /// Newest period with figures by zone.
    pub(crate) fn newest(&self, indicator: &IndicatorId) -> Option<StatPeriod> {
        self.periods(indicator).into_iter().find(|(_, level)| *level == Geography::Sone).map(|(p, _)| p)
    }

    /// Figures of a period and division.
    pub(crate) fn of(
        &self,
        indicator: &IndicatorId,
        period: StatPeriod,
        level: Geography,
    ) -> impl Iterator<Item = Figure<'_>> {
        let found = self.series.get(&(indicator.clone(), period, level));
        found.into_iter().flat_map(|s| s.units.values()).map(|i| self.at(*i))
    }

    /// The figure of each zone, by its id, by its name or by one of its other names; none where there is none.
    pub(crate) fn by_zone<'a>(
        &'a self,
        indicator: &IndicatorId,
        period: StatPeriod,
        zones: &'a [&Zone],
    ) -> Vec<Option<Figure<'a>>> {
        let Some(series) = self.series.get(&(indicator.clone(), period, Geography::Sone)) else {
            return vec![None; zones.len()];
        };
        let find = |z: &&Zone| keys(z).find_map(|k| series.units.get(&k)).map(|i| self.at(*i));
        zones.iter().map(find).collect()
    }

    /// Names of units by zone that none of the zones answers to.
    pub(crate) fn unmatched(&self, zones: &[&Zone]) -> Vec<String> {
        let known: BTreeSet<UnitId> = zones.iter().flat_map(|z| keys(z)).collect();
        let by_zone = self.published.observations.iter().filter(|o| o.level == Geography::Sone);
        let names: BTreeSet<&str> = by_zone.filter(|o| !known.contains(&o.unit)).map(|o| o.navn.as_str()).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// The kommune's own figure.
    pub(crate) fn city(&self, indicator: &IndicatorId, period: StatPeriod) -> Option<Figure<'_>> {
        self.of(indicator, period, Geography::Kommune).next()
    }

    /// Sources behind a period of an indicator.
    pub(crate) fn sources(&self, indicator: &IndicatorId, period: StatPeriod) -> BTreeSet<&SourceId> {
        let of = self.published.observations.iter().filter(|o| o.indicator == *indicator && o.period == period);
        of.map(|o| &o.source).collect()
    }
}

impl Figure<'_> {
    /// The figure, or missing.
    pub(crate) fn value_of(figure: Option<&Self>) -> Value {
        figure.map_or(Value::Missing, |f| f.observation.value.clone())
    }
}

/// What a zone is called in figures: id, slug of the name, slugs of the other names, code.
fn keys(zone: &Zone) -> impl Iterator<Item = UnitId> {
    fn own(id: &ZoneId) -> Option<UnitId> {
        UnitId::new(id.as_str()).ok()
    }
    let names = std::iter::once(&zone.navn).chain(&zone.aliases).chain(&zone.code);
    own(&zone.id).into_iter().chain(names.filter_map(|n| UnitId::from_name(n).ok()))
}

fn zones_of_areas(areas: &[Area], resolved: &Resolved, zones: &[&Zone]) -> BTreeMap<UnitId, Vec<UnitId>> {
    let of = areas.iter().zip(&resolved.area_zones);
    let entry = |(area, members): (&Area, &Vec<usize>)| {
        let units = members.iter().flat_map(|z| keys(zones[*z])).collect();
        Some((UnitId::new(area.id.as_str()).ok()?, units))
    };
    of.filter_map(entry).collect()
}
