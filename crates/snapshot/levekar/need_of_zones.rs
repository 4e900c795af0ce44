//! Need of each zone: D = P(rank ≤ K) under the default profile, by data and method together.

use super::request::PriorityRequest;
use super::{DEFAULT_K, DEFAULT_SEED};
use crate::{QueryError, Snapshot};
use domain::Value;
use jiff::civil::date;
use need::index::index;
use need::uncertainty::{Source, UncertaintyError, simulate};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Need by K, each worked out once; shared by snapshots of the same data.
#[derive(Default, Clone)]
pub(crate) struct NeedCache(Arc<Mutex<BTreeMap<usize, Arc<Vec<Value>>>>>);

impl NeedCache {
    /// Whether need has been worked out for any K.
    pub(crate) fn has_any(&self) -> bool {
        !self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_empty()
    }
}

/// Most K whose answers are kept.
const KEPT: usize = 64;

impl Snapshot {
    /// K where nothing else is asked: 10, or a sixth of the zones with an index where there are not as many.
    pub(crate) fn default_k(&self) -> usize {
        let zones = self.zones.len();
        let k = if zones > DEFAULT_K { DEFAULT_K } else { (zones / 6).max(1) };
        match self.needs(k) {
            Err(QueryError::Uncertainty(UncertaintyError::K { units, .. })) => (units / 6).max(1),
            _ => k,
        }
    }

    /// Need of every zone for a K; missing everywhere where no figures are there.
    ///
    /// # Errors
    /// K that is 0 or larger than the zones that have an index.
    pub(crate) fn needs(&self, k: usize) -> Result<Arc<Vec<Value>>, QueryError> {
        // A poisoned lock only means that another request panicked; what is kept is whole.
        let mut kept = self.needs.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = kept.get(&k) {
            return Ok(Arc::clone(found));
        }
        let made = Arc::new(self.work_out_needs(k, None)?);
        if kept.len() < KEPT {
            kept.insert(k, Arc::clone(&made));
        }
        Ok(made)
    }

    /// Need of every zone for a K under a named weight profile; none = the first.
    ///
    /// # Errors
    /// As [`needs`](Self::needs), and an unknown profile.
    pub(crate) fn needs_by(&self, k: usize, profile: Option<&str>) -> Result<Arc<Vec<Value>>, QueryError> {
        let first = self.dataset.catalogue.profiles.first().map(|p| p.id.as_str());
        match profile.filter(|p| Some(*p) != first) {
            None => self.needs(k),
            Some(named) => Ok(Arc::new(self.work_out_needs(k, Some(named))?)),
        }
    }

    fn work_out_needs(&self, k: usize, profile: Option<&str>) -> Result<Vec<Value>, QueryError> {
        let request = PriorityRequest {
            k: Some(k),
            seed: Some(DEFAULT_SEED),
            mixed_years: true,
            profile: profile.map(str::to_owned),
            ..Default::default()
        };
        // Nothing of the default question hangs on the date.
        let asked = match self.ask(&request, date(2000, 1, 1)) {
            Ok(asked) => asked,
            Err(QueryError::NoFigures | QueryError::Index(_)) => return Ok(vec![Value::Missing; self.zones.len()]),
            Err(other) => return Err(other),
        };
        let run = match simulate(&asked.table, &asked.profile, &asked.setup, Source::Both) {
            Ok(run) => run,
            // Too few zones have an index for any ranking at all.
            Err(UncertaintyError::K { units: 0, .. }) => {
                return Ok(vec![Value::Missing; self.zones.len()]);
            }
            Err(other) => return Err(QueryError::Uncertainty(other)),
        };
        let index = index(&asked.table, &asked.profile, &asked.setup.recipe).map_err(QueryError::Index)?;
        let mut out = vec![Value::Missing; self.zones.len()];
        for (row, zone) in asked.rows.iter().enumerate() {
            out[*zone] = match &run.rows[row] {
                Some(summary) => summary.need(),
                None => index.rows[row].need_without_rank(),
            };
        }
        Ok(out)
    }
}
