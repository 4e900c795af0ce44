//! Need of every zone for any K and profile, together with the draws it was counted in.

use super::request::PriorityRequest;
use crate::{DEFAULT_SEED, QueryError, Snapshot};
use domain::Value;
use jiff::civil::date;
use need::index::{Member, index};
use need::uncertainty::{Simulation, Source, simulate};
use std::sync::{Arc, Mutex, PoisonError};

/// The draws of the last question, by K and profile: totals that follow a hand on the map ask the same again and again.
pub(super) type LastDraws = Arc<Mutex<Option<(usize, Option<String>, Arc<Simulated>)>>>;

/// P(among the K) of every zone, and the draws.
pub(crate) struct Simulated {
    /// By zone; what has no rank is hidden or missing.
    pub(crate) needs: Arc<Vec<Value>>,
    simulation: Simulation,
    /// Row of the table of each zone.
    rows: Vec<Option<usize>>,
}

impl Simulated {
    /// Of persons by zone, those who live in a zone that is among the K: 5 % and 95 % quantile over the draws.
    pub(crate) fn exposed(&self, persons: impl IntoIterator<Item = (usize, f64)>) -> Option<[f64; 2]> {
        let member = |(zone, people): (usize, f64)| Some(Member { row: self.rows[zone]?, people });
        self.simulation.exposed(&persons.into_iter().filter_map(member).collect::<Vec<_>>())
    }
}

impl Snapshot {
    /// The draws behind the need of every zone, under a named profile or the first, by data and method together: the same
    /// numbers as the overlap has.
    ///
    /// # Errors
    /// No figures, an unknown profile, a K that is 0 or larger than the zones that have an index.
    pub(crate) fn simulated(&self, k: usize, profile: Option<&str>) -> Result<Arc<Simulated>, QueryError> {
        let first = self.dataset.catalogue.profiles.first().map(|p| p.id.as_str());
        let profile = profile.filter(|p| Some(*p) != first);
        // A poisoned lock only means that another request panicked; what is kept is whole.
        let last = || self.needs.1.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, _, found)) = last().as_ref().filter(|(at, of, _)| *at == k && of.as_deref() == profile) {
            return Ok(Arc::clone(found));
        }
        let made = Arc::new(self.simulate_need(k, profile)?);
        *last() = Some((k, profile.map(str::to_owned), Arc::clone(&made)));
        Ok(made)
    }

    fn simulate_need(&self, k: usize, profile: Option<&str>) -> Result<Simulated, QueryError> {
        let request = PriorityRequest {
            k: Some(k),
            profile: profile.map(str::to_owned),
            seed: Some(DEFAULT_SEED),
            mixed_years: true,
            ..Default::default()
        };
        // Nothing of this question hangs on the date.
        let asked = self.ask(&request, date(2000, 1, 1))?;
        let simulation =
            simulate(&asked.table, &asked.profile, &asked.setup, Source::Both).map_err(QueryError::Uncertainty)?;
        let index = index(&asked.table, &asked.profile, &asked.setup.recipe).map_err(QueryError::Index)?;
        let mut needs = vec![Value::Missing; self.zones.len()];
        let mut rows = vec![None; self.zones.len()];
        for (row, zone) in asked.rows.iter().enumerate() {
            rows[*zone] = Some(row);
            needs[*zone] = match &simulation.rows[row] {
                Some(summary) => summary.need(),
                None => index.rows[row].need_without_rank(),
            };
        }
        Ok(Simulated { needs: Arc::new(needs), simulation, rows })
    }
}
