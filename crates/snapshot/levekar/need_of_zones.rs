//! Need of each zone: D = P(rank ≤ K) under the default profile, by data and method together.

use super::simulated::LastDraws;
use super::{DEFAULT_K, Simulated};
use crate::{QueryError, Snapshot};
use domain::Value;
use need::uncertainty::UncertaintyError;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Need by K, each worked out once, and the draws of the last question; shared by snapshots of the same data.
#[derive(Default, Clone)]
pub(crate) struct NeedCache(Arc<Mutex<BTreeMap<usize, Arc<Vec<Value>>>>>, pub(super) LastDraws);

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
        let made = self.needs_of(self.simulated_or_none(k, None)?.as_deref());
        if kept.len() < KEPT {
            kept.insert(k, Arc::clone(&made));
        }
        Ok(made)
    }

    /// Need of every zone from its draws; missing everywhere without any.
    pub(crate) fn needs_of(&self, simulated: Option<&Simulated>) -> Arc<Vec<Value>> {
        simulated.map_or_else(|| Arc::new(vec![Value::Missing; self.zones.len()]), |s| Arc::clone(&s.needs))
    }

    /// The draws under a named weight profile, none = the first; none where there are no figures, or too few zones with
    /// an index for any ranking at all.
    ///
    /// # Errors
    /// As [`needs`](Self::needs), and an unknown profile.
    pub(crate) fn simulated_or_none(
        &self,
        k: usize,
        profile: Option<&str>,
    ) -> Result<Option<Arc<Simulated>>, QueryError> {
        match self.simulated(k, profile) {
            Ok(simulated) => Ok(Some(simulated)),
            Err(
                QueryError::NoFigures
                | QueryError::Index(_)
                | QueryError::Uncertainty(UncertaintyError::K { units: 0, .. }),
            ) => Ok(None),
            Err(other) => Err(other),
        }
    }
}
