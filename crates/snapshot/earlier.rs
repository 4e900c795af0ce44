//! An earlier version of the data as a snapshot: what is hidden or sensitive now is so in every version.
//!
//! Two versions of a table may hide different cells of it, and side by side each would tell what the other hides. With the
//! cells of the table in use hidden in the earlier one as well, the two together tell no more than the one in use.

use crate::Snapshot;
use domain::{Dataset, Facts, Geography, IndicatorId, Observation, StatPeriod, UnitId, Value};
use std::collections::BTreeMap;

const HIDDEN: Value = Value::Suppressed { lo: None, hi: None };

/// Which parts of a figure are hidden.
#[derive(Debug, Default, Clone, Copy)]
struct Hidden {
    count: bool,
    n: bool,
    value: bool,
}

/// Hidden cells by indicator, period, division and unit.
type Cells<'a> = BTreeMap<(&'a IndicatorId, StatPeriod, Geography, &'a UnitId), Hidden>;

impl Snapshot {
    /// The snapshot of an earlier dataset, held to what this one, which is in use, hides. Its epoch is the version of the
    /// store.
    pub fn earlier(&self, mut dataset: Dataset) -> Self {
        mark_sensitive(&mut dataset.facts, &self.dataset.facts);
        let hidden = hidden_cells(&self.dataset.observations);
        let epoch = dataset.version.0;
        let mut given = dataset.observations.clone();
        loop {
            let built = Self::build(dataset, epoch, Some(self));
            // Hiding a cell may free another that was hidden for its sake: each round hides more of what was given.
            if !hide_more(&mut given, &built.dataset.observations, &hidden) {
                return built;
            }
            dataset = Dataset { observations: given.clone(), ..built.dataset };
        }
    }
}

fn is_hidden(value: &Value) -> bool {
    matches!(value, Value::Suppressed { .. })
}

fn hidden_cells(observations: &[Observation]) -> Cells<'_> {
    let mut cells = Cells::new();
    for o in observations {
        let value = is_hidden(&o.value);
        let (count, n) = (value || is_hidden(&o.count), is_hidden(&o.n));
        if count || n {
            let cell = cells.entry((&o.indicator, o.period, o.level, &o.unit)).or_default();
            *cell = Hidden { count: cell.count || count, n: cell.n || n, value: cell.value || value };
        }
    }
    cells
}

/// Hides what is still shown of the cells; false where nothing is. `shown` is what became of `given`, in the same order.
fn hide_more(given: &mut [Observation], shown: &[Observation], hidden: &Cells<'_>) -> bool {
    let mut more = false;
    for (given, shown) in given.iter_mut().zip(shown) {
        let Some(cell) = hidden.get(&(&given.indicator, given.period, given.level, &given.unit)) else { continue };
        let parts = [
            (cell.count, &mut given.count, &shown.count),
            (cell.n, &mut given.n, &shown.n),
            (cell.value, &mut given.value, &shown.value),
        ];
        let open = parts.iter().any(|(hide, given, shown)| *hide && shown.number().is_some() && !is_hidden(given));
        // All parts at once: a share may be worked out of the two others.
        for (_, given, _) in parts.into_iter().filter(|(hide, given, _)| open && *hide && given.number().is_some()) {
            *given = HIDDEN;
            more = true;
        }
    }
    more
}

/// What somebody has marked as sensitive must not be found by asking for the time before.
fn mark_sensitive(earlier: &mut Facts, now: &Facts) {
    for actor in &mut earlier.actors {
        actor.sensitive |= now.actors.iter().any(|a| a.id == actor.id && a.sensitive);
    }
    for programme in &mut earlier.programmes {
        programme.sensitive |= now.programmes.iter().any(|p| p.id == programme.id && p.sensitive);
    }
}

#[cfg(test)]
mod tests;
