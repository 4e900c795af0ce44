//! What is said of a suggested area.

use super::Asked;
use super::need::MEAN_OF_ZONES;
use crate::answer::{Crossings, Outline, StatValue, SuggestionInfo, UnitInfo};
use crate::own_area::part_of;
use domain::{RelationState, UnitKind, Value};
use geo::MultiPolygon;
use spatial::delimit::Suggestion;
use std::collections::BTreeSet;

impl Asked<'_> {
    pub(super) fn suggestion(&self, nr: usize, found: &Suggestion) -> SuggestionInfo {
        let (g, area) = (self.ground, &found.area);
        let mut members = area.units.clone();
        members.sort_by(|a, b| g.ids[*a].cmp(&g.ids[*b]));
        let shapes: Vec<&MultiPolygon<f64>> = members.iter().map(|i| &g.shapes[*i]).collect();
        let outline = spatial::dissolve(&shapes);
        let persons = need::sum(members.iter().map(|i| &g.persons[*i]));
        let exposed = self.exposed(found, &members);
        let unit = |&i: &usize| UnitInfo {
            id: g.ids[i].clone(),
            navn: g.names[i].clone(),
            folk: StatValue::from(&g.persons[i]),
            p_blant_k: StatValue::from(&self.needs[i]),
        };
        let arenas = self.arenas(&members);
        let active = |p: &&usize| self.overlap.state(**p) == Some(RelationState::Aktiv);
        SuggestionInfo {
            nr,
            enheter: members.iter().map(unit).collect(),
            andel: StatValue::from(&part_of(&exposed, &persons)),
            folk: StatValue::from(&persons),
            barn: StatValue::from(&need::sum(members.iter().map(|i| &g.children[*i]))),
            utsatte_folk: StatValue::from(&exposed),
            poeng: area.score.lo,
            ovre_grense: found.upper_bound,
            gap: found.gap,
            kompakthet: area.compactness,
            kryssinger: Crossings { elv: area.river, jernbane: area.railway },
            med_modell: arenas.iter().filter(active).count(),
            arenaer: arenas.len(),
            reserver_ha: self.snapshot.picture_of_shape(&outline).reserver_ha,
            geometri: Outline::new(&outline),
        }
    }

    /// Σ P · persons. Where a part is hidden there is no number: what is known of it is the bounds.
    fn exposed(&self, found: &Suggestion, members: &[usize]) -> Value {
        let (g, span) = (self.ground, &found.area.exposed);
        if !found.area.unknown.is_empty() {
            let hidden = |v: &Value| matches!(v, Value::Suppressed { .. });
            let any = members.iter().any(|i| hidden(&g.persons[*i]) || hidden(&self.needs[*i]));
            return if any { Value::Suppressed { lo: Some(span.lo), hi: span.hi } } else { Value::Missing };
        }
        let value = span.lo;
        let ends = self.simulated.exposed(members.iter().flat_map(|i| self.people_by_zone(*i)));
        let (lo, hi) = ends.map_or((None, None), |[lo, hi]| (Some(lo.min(value)), Some(hi.max(value))));
        let carried = members.iter().any(|i| matches!(g.persons[*i], Value::Imputed { .. }));
        match self.kind {
            UnitKind::Soner if !carried => Value::Known { value, lo, hi },
            UnitKind::Soner => Value::Imputed { value, lo, hi, method: "area".to_owned() },
            UnitKind::Kretser | UnitKind::Ruter => Value::Imputed { value, lo, hi, method: MEAN_OF_ZONES.to_owned() },
        }
    }

    /// The people of a unit by the zone whose need they are taken to have.
    fn people_by_zone(&self, unit: usize) -> Vec<(usize, f64)> {
        let parts = &self.ground.zones[unit];
        let all: f64 = parts.iter().filter_map(|p| p.persons).sum();
        let here = self.ground.persons[unit].number().unwrap_or(0.0);
        // Those who live outside every zone are taken to be as the unit's other people are.
        let scale = if all > 0.0 { here / all } else { 0.0 };
        parts.iter().filter_map(|p| Some((p.zone, p.persons? * scale))).collect()
    }

    /// Universal arenas: of zones those that lie in them or serve them, each once, else those that lie there.
    fn arenas(&self, members: &[usize]) -> BTreeSet<usize> {
        if self.kind == UnitKind::Soner {
            return members.iter().flat_map(|z| self.overlap.arenas_of(*z)).collect();
        }
        let here = |p: &usize| self.ground.places[*p].is_some_and(|unit| members.contains(&unit));
        self.snapshot.arenas().filter(here).collect()
    }
}
