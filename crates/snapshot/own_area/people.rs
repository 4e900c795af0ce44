//! How many people and children: whole cells by their centre, or published figures of zones by the best share there is.

use super::extent::Extent;
use super::names;
use crate::answer::{Sourced, StatValue};
use crate::carry::{hard, value};
use crate::words::Words;
use crate::{QueryError, Snapshot};
use domain::Value;
use geo::{Intersects, MultiPolygon};
use spatial::transfer::{Amount, Spread, carry};
use spatial::{Crosswalk, Piece, Weights};

/// People are told in tens.
const STEP: f64 = 10.0;
/// Fewer than this many people are not told.
const LEAST: f64 = 50.0;

/// How figures of zones are carried to the area.
pub(super) struct Basis {
    /// Id of the method.
    pub(super) method: &'static str,
    /// Plain area for any zone that is cut.
    pub(super) rough: bool,
    /// (zone, share of its figures).
    pub(super) shares: Vec<(usize, f64)>,
}

/// People of the area.
pub(super) struct People {
    pub(super) total: Value,
    pub(super) by_zone: Vec<(usize, Value)>,
    /// Some live outside every zone.
    pub(super) outside: bool,
    method: &'static str,
    rough: bool,
}

impl Basis {
    /// None where the figures are put together of whole zones.
    pub(super) fn estimated_by(&self) -> Option<&'static str> {
        Some(self.method).filter(|m| *m != "nested")
    }

    /// The shares as weights to one target.
    pub(super) fn weights(&self, zones: usize) -> Weights {
        let pieces = self.shares.iter().map(|(zone, share)| Piece { source: *zone, target: 0, area: *share });
        Weights::new(pieces.collect(), vec![1.0; zones], vec![zones as f64], vec![])
    }

    /// A count of zones, carried.
    pub(super) fn carried(&self, figures: &[Amount], spread: Spread) -> Result<Amount, QueryError> {
        let carried = carry(figures, &self.weights(figures.len()), spread).map_err(QueryError::NotKept)?;
        Ok(carried.values.first().copied().unwrap_or(Amount::Missing))
    }
}

impl Snapshot {
    /// The best way to carry figures of zones: whole zones, by people in cells, by housing purposes, by area.
    pub(super) fn basis(&self, extent: &Extent) -> Basis {
        let cut = || extent.zones.iter().filter(|t| !t.is_whole());
        if cut().next().is_none() {
            let shares = extent.zones.iter().map(|t| (t.zone, 1.0)).collect();
            return Basis { method: "nested", rough: false, shares };
        }
        let (method, measured) = if !self.dataset.cells.is_empty() {
            ("population", self.shares_by_cells(extent))
        } else if let Some(found) = self.shares_by_housing(extent) {
            ("housing", found)
        } else {
            ("area", vec![None; extent.zones.len()])
        };
        let share = |(t, measured): (&super::extent::Touched, &Option<f64>)| match (t.is_whole(), measured) {
            (true, _) => (t.zone, 1.0),
            (false, share) => (t.zone, share.unwrap_or(t.of_zone)),
        };
        let shares = extent.zones.iter().zip(&measured).map(share).filter(|(_, share)| *share > 0.0).collect();
        let rough = extent.zones.iter().zip(&measured).any(|(t, m)| !t.is_whole() && m.is_none());
        Basis { method, rough, shares }
    }

    /// Share of the people of each touched zone whose cells have their centre in the area; none where nobody is counted.
    fn shares_by_cells(&self, extent: &Extent) -> Vec<Option<f64>> {
        let (mut all, mut here) = (vec![0.0; self.zones.len()], vec![0.0; self.zones.len()]);
        for (i, cell) in self.dataset.cells.iter().enumerate() {
            let Some(zone) = self.cells.zones[i] else { continue };
            all[zone] += cell.persons;
            if extent.shape.intersects(&self.cells.centres[i]) {
                here[zone] += cell.persons;
            }
        }
        extent.zones.iter().map(|t| (all[t.zone] > 0.0).then(|| here[t.zone] / all[t.zone])).collect()
    }

    /// Share of the housing ground of each touched zone; none at all where most zones that are cut have none.
    fn shares_by_housing(&self, extent: &Extent) -> Option<Vec<Option<f64>>> {
        let housing = self.pictures().housing();
        let zones: Vec<MultiPolygon<f64>> = extent.zones.iter().map(|t| self.zone_shape(t.zone).clone()).collect();
        if housing.is_empty() || zones.is_empty() {
            return None;
        }
        let target = std::slice::from_ref(&extent.shape);
        let weights = Crosswalk::new(&zones, target).by_housing(housing);
        let fallback = |i: usize| weights.fallback().iter().any(|f| *f as usize == i);
        let share = |i: usize| (!fallback(i)).then(|| weights.get(i, 0) / weights.source_areas()[i]);
        let found: Vec<Option<f64>> = (0..zones.len()).map(share).collect();
        let cut = || extent.zones.iter().zip(&found).filter(|(t, _)| !t.is_whole());
        (2 * cut().filter(|(_, share)| share.is_some()).count() >= cut().count()).then_some(found)
    }

    pub(super) fn people(&self, extent: &Extent, basis: &Basis) -> Result<People, QueryError> {
        let population = |zone: usize| &self.zones[zone].population;
        let counted = |zone: usize| !matches!(population(zone), Value::Imputed { .. });
        let nested = basis.method == "nested" && extent.cells().is_none();
        let here = !extent.zones.is_empty();
        if self.dataset.cells.is_empty() || (nested && here && extent.zones.iter().all(|t| counted(t.zone))) {
            let by = basis.estimated_by();
            let part = |(zone, share): &(usize, f64)| {
                let one = Basis { method: basis.method, rough: false, shares: vec![(*zone, *share)] };
                let figures: Vec<Amount> = self.zones.iter().map(|z| hard(&z.population)).collect();
                Ok((*zone, value(one.carried(&figures, Spread::Hard)?, by)))
            };
            let by_zone = basis.shares.iter().map(part).collect::<Result<Vec<_>, QueryError>>()?;
            let total = if by_zone.is_empty() { Value::Missing } else { need::sum(by_zone.iter().map(|z| &z.1)) };
            return Ok(People { total, by_zone, outside: false, method: basis.method, rough: basis.rough });
        }
        Ok(self.people_in_cells(extent))
    }

    fn people_in_cells(&self, extent: &Extent) -> People {
        let by = if extent.cells().is_some() { None } else { Some("cells") };
        let all: Vec<usize> = match extent.cells() {
            Some(cells) => cells.to_vec(),
            None => {
                let centre = |i: &usize| extent.shape.intersects(&self.cells.centres[*i]);
                (0..self.dataset.cells.len()).filter(centre).collect()
            }
        };
        let mut sums = vec![0.0; self.zones.len()];
        let (mut total, mut outside) = (0.0, false);
        for i in all {
            let persons = self.dataset.cells[i].persons;
            total += persons;
            match self.cells.zones[i] {
                Some(zone) => sums[zone] += persons,
                None => outside |= persons > 0.0,
            }
        }
        let counted = |x: f64| value(Amount::exact(x), by);
        let by_zone = sums.iter().enumerate().filter(|(_, x)| **x > 0.0).map(|(zone, x)| (zone, counted(*x)));
        People { total: counted(total), by_zone: by_zone.collect(), outside, method: "cells", rough: false }
    }

    pub(super) fn people_here(&self, people: &People, said: &mut Vec<String>, words: &dyn Words) -> Sourced {
        let shown = rounded(&people.total);
        match (&shown, people.total.number()) {
            (Value::Suppressed { .. }, Some(_)) => said.push(words.text("skjult", "folk_faa", &[])),
            (Value::Suppressed { .. }, None) => {
                let hidden = people.by_zone.iter().filter(|(_, v)| matches!(v, Value::Suppressed { .. }));
                let zones = names(self, hidden.map(|(z, _)| *z));
                said.push(words.text("skjult", "folk_skjult", &[("soner", &zones)]));
            }
            (Value::Missing, _) => said.push(words.text("skjult", "folk_mangler", &[])),
            _ => {}
        }
        if people.outside {
            said.push(words.text("skjult", "utenfor_soner", &[]));
        }
        sourced(&shown, people.method, people.rough, words)
    }

    pub(super) fn children_here(
        &self,
        basis: &Basis,
        said: &mut Vec<String>,
        words: &dyn Words,
    ) -> Result<Sourced, QueryError> {
        let figures: Vec<Amount> = self.zones.iter().map(|z| hard(&z.children)).collect();
        let all = value(basis.carried(&figures, Spread::Hard)?, basis.estimated_by());
        let shown = rounded(&all);
        let lacking = |of: fn(&Value) -> bool| {
            names(self, basis.shares.iter().map(|s| s.0).filter(|z| of(&self.zones[*z].children)))
        };
        match (&shown, all.number()) {
            (Value::Suppressed { .. }, Some(_)) => said.push(words.text("skjult", "barn_faa", &[])),
            (Value::Suppressed { .. }, None) => {
                let zones = lacking(|v| matches!(v, Value::Suppressed { .. }));
                said.push(words.text("skjult", "barn_skjult", &[("soner", &zones)]));
            }
            (Value::Missing, _) => {
                let zones = lacking(|v| *v == Value::Missing);
                said.push(words.text("skjult", "barn_mangler", &[("soner", &zones)]));
            }
            _ => {}
        }
        Ok(sourced(&shown, basis.method, basis.rough, words))
    }
}

fn sourced(figure: &Value, method: &str, grovt: bool, words: &dyn Words) -> Sourced {
    Sourced {
        figure: StatValue::from(figure),
        metode: method.to_owned(),
        metode_navn: words.text("metode", method, &[]),
        grovt,
    }
}

/// A number of people as it is told: in tens, and nothing under 50. Bounds are rounded outwards.
pub(crate) fn rounded(people: &Value) -> Value {
    match people.number() {
        Some(few) if few < LEAST => Value::Suppressed { lo: Some(0.0), hi: Some(LEAST - 1.0) },
        _ => people.mapped(|x| (x / STEP).round() * STEP, |x| (x / STEP).floor() * STEP, |x| (x / STEP).ceil() * STEP),
    }
}
