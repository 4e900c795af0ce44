//! Where an area could be drawn: units put together so that they hold together, lie between two numbers of people, and
//! have as many exposed people as can be had.
//!
//! The search is `spatial::delimit`; here stands what its units are and what is said of what it finds.

mod fault;
mod ground;
mod need;
mod request;
mod suggestion;
#[cfg(test)]
mod tests;

pub use fault::DelimitFault;
pub(crate) use fault::one_of;
pub use request::DelimitRequest;

use crate::answer::{DelimitAnswer, DelimitMeta, Outline, StatValue, UnitOutline};
use crate::levekar::Simulated;
use crate::overlap::{OverlapQuery, Worked};
use crate::{DEFAULT_SEED, QueryError, Snapshot};
use domain::{SatsingState, UnitKind, Value};
use ground::Ground;
use jiff::civil::Date;
use need::{figure, need_of};
use request::Read;
use spatial::delimit::{DelimitError, Method, Options, Unit, Units, suggest};
use std::sync::{Arc, OnceLock};

/// Units of each kind, made when they are first asked for.
#[derive(Default, Clone)]
pub(crate) struct Grounds([Arc<OnceLock<Ground>>; 3]);

/// A question made ready.
struct Asked<'a> {
    snapshot: &'a Snapshot,
    kind: UnitKind,
    ground: &'a Ground,
    needs: Vec<Value>,
    simulated: Arc<Simulated>,
    overlap: Worked<'a>,
}

impl Snapshot {
    pub(crate) fn ground(&self, kind: UnitKind) -> &Ground {
        self.grounds.0[kind as usize].get_or_init(|| self.make_ground(kind))
    }

    /// Every unit of a kind with its people and its outline; of cells those with people.
    pub fn units(&self, kind: UnitKind) -> Vec<UnitOutline> {
        let g = self.ground(kind);
        let unit = |i: usize| UnitOutline {
            id: g.ids[i].clone(),
            navn: g.names[i].clone(),
            folk: StatValue::from(&g.persons[i]),
            geometri: Outline::new(&g.shapes[i]),
        };
        (0..g.ids.len()).map(unit).collect()
    }

    /// Suggested areas, best first. The same question and data give the same answer.
    ///
    /// # Errors
    /// A question that has no answer, see [`DelimitFault`], and what [`Snapshot::overlap`] refuses.
    pub fn delimit(&self, request: &DelimitRequest, today: Date) -> Result<DelimitAnswer, QueryError> {
        let read = request.read().map_err(QueryError::Delimit)?;
        let k = request.k.unwrap_or_else(|| self.default_k());
        let ground = self.ground(read.kind);
        if ground.ids.is_empty() {
            return Err(QueryError::NoUnits { what: read.kind.as_str() });
        }
        let simulated = self.simulated(k, request.profil.as_deref())?;
        let query = OverlapQuery { date: today, programme: None, k: Some(k) };
        let overlap = self.work_with(&query, Arc::clone(&simulated.needs))?;
        let needs = ground.zones.iter().map(|parts| need_of(read.kind, parts, &simulated.needs)).collect();
        let asked = Asked { snapshot: self, kind: read.kind, ground, needs, simulated, overlap };
        let found = asked.search(request, &read, today)?;
        let suggestions = found.suggestions.iter().enumerate();
        Ok(DelimitAnswer {
            forslag: suggestions.map(|(i, s)| asked.suggestion(i + 1, s)).collect(),
            meta: DelimitMeta {
                meta: self.meta(),
                enhet: read.kind.as_str().to_owned(),
                kandidater: found.candidates,
                metode: match found.method {
                    Method::Exact => "uttommende",
                    Method::LocalSearch => "lokalsok",
                }
                .to_owned(),
                mal: "utsatte_folk".to_owned(),
                ovre_grense: found.upper_bound,
                k,
                fro: DEFAULT_SEED,
            },
        })
    }

    /// The zones where an områdesatsing runs on a date.
    fn running_zones(&self, date: Date) -> Vec<bool> {
        let running = |z| self.satsing_of_zone(z, date).is_some_and(|s| s.tilstand == SatsingState::Pagar.as_str());
        (0..self.zones.len()).map(running).collect()
    }
}

fn refused(e: DelimitError) -> QueryError {
    QueryError::Delimit(DelimitFault::Search(e))
}

impl Asked<'_> {
    fn search(
        &self,
        request: &DelimitRequest,
        read: &Read,
        today: Date,
    ) -> Result<spatial::delimit::Answer, QueryError> {
        let g = self.ground;
        let unit = |i: usize| Unit {
            id: g.ids[i].clone(),
            persons: figure(&g.persons[i]),
            need: figure(&self.needs[i]),
            area: g.areas[i],
            perimeter: g.perimeters[i],
        };
        let units = Units::new((0..g.ids.len()).map(unit).collect(), &g.neighbours).map_err(refused)?;
        let position = |id: &String| {
            let found = g.ids.iter().position(|x| x == id);
            found.ok_or_else(|| QueryError::UnknownUnit { what: one_of(self.kind), id: id.clone() })
        };
        let positions = |ids: &[String]| {
            let mut found = ids.iter().map(position).collect::<Result<Vec<_>, _>>()?;
            found.sort_unstable();
            found.dedup();
            Ok(found)
        };
        let (include, mut exclude) = (positions(&request.med)?, positions(&request.uten)?);
        if read.without_running {
            let running = self.snapshot.running_zones(today);
            exclude.extend((0..g.ids.len()).filter(|i| self.mostly(*i, &running)));
            exclude.sort_unstable();
            exclude.dedup();
        }
        let options = Options {
            count: read.count,
            penalties: read.penalties,
            include,
            exclude,
            seed: DEFAULT_SEED,
            ..Options::default()
        };
        let found = suggest(&units, &read.limits, &options).map_err(refused)?;
        if found.suggestions.is_empty() {
            return Err(refused(DelimitError::NoneFound));
        }
        Ok(found)
    }

    /// Whether more than half of a unit's people live in such zones; of a zone that is whether it is one.
    fn mostly(&self, unit: usize, such: &[bool]) -> bool {
        let parts = &self.ground.zones[unit];
        if self.kind == UnitKind::Soner {
            return parts.iter().any(|p| such[p.zone]);
        }
        let persons = |only: bool| -> f64 {
            parts.iter().filter(|p| !only || such[p.zone]).map(|p| p.persons.unwrap_or(0.0)).sum()
        };
        persons(true) > 0.5 * persons(false)
    }
}
