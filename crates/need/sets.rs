//! Three sets of zones: high need and model, only high need, only model. By zones and by children.

use crate::{Coverage, Level, sum_entry};
use domain::Value;

/// How many zones and how many children.
#[derive(Debug, Clone, PartialEq)]
pub struct SetsEntry {
    /// Zones.
    pub zones: usize,
    /// Children; hidden or missing parts keep it from being a plain number.
    pub children: Value,
}

impl Default for SetsEntry {
    fn default() -> Self {
        Self { zones: 0, children: Value::known(0.0) }
    }
}

impl SetsEntry {
    fn add(&mut self, children: &Value) {
        self.zones += 1;
        self.children = sum_entry(&self.children, children);
    }
}

/// The three sets. Zones with uncertain or unknown need are in `only_model` never and in no set unless need is high.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sets {
    /// High need, model active.
    pub both: SetsEntry,
    /// High need, no active model and none of unknown state.
    pub only_need: SetsEntry,
    /// Low need, model active.
    pub only_model: SetsEntry,
}

/// Puts zones into the sets.
pub fn sets<'a>(zones: impl IntoIterator<Item = (Level, Coverage, &'a Value)>) -> Sets {
    let mut out = Sets::default();
    for (level, coverage, children) in zones {
        match (level, coverage.active > 0, coverage.unknown > 0) {
            (Level::Hoy, true, _) => out.both.add(children),
            (Level::Hoy, false, false) => out.only_need.add(children),
            (Level::Lav, true, _) => out.only_model.add(children),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_counted_once_and_children_are_added() {
        let c = |arenas, active| Coverage { arenas, active, unknown: 0, ended: 0 };
        let b = Value::known(100.0);
        let s = sets([
            (Level::Hoy, c(4, 3), &b),
            (Level::Hoy, c(3, 0), &b),
            (Level::Hoy, c(0, 0), &b),
            (Level::Lav, c(5, 1), &b),
            (Level::Lav, c(5, 0), &b),
            (Level::Usikker, c(5, 1), &b),
            (Level::IkkeBeregnet, c(5, 1), &b),
        ]);
        assert_eq!((s.both.zones, s.only_need.zones, s.only_model.zones), (1, 2, 1));
        assert_eq!(s.only_need.children.number(), Some(200.0));
    }
}
