//! Scenarios: delimitations that somebody has saved, as answers and as they are made from a question.
//!
//! Whatever a planner writes in one is text and nothing else; what it supposes is never a fact of the register.

mod fault;
mod make;
#[cfg(test)]
mod tests;

pub use fault::ScenarioFault;
pub use make::{MOST_SCENARIOS, SOURCE, ScenarioRequest};

use crate::Snapshot;
use crate::answer::{Outline, ScenarioAnswer, ScenarioInfo, ScenariosAnswer, SupposedInfo};
use domain::{Arena, Extent, Scenario, WhatIf};
use geo::MultiPolygon;

impl Snapshot {
    /// All scenarios, the one saved last first.
    pub fn scenarios(&self) -> ScenariosAnswer {
        let mut all: Vec<&Scenario> = self.dataset.scenarios.iter().collect();
        all.sort_by(|a, b| b.endret.cmp(&a.endret).then_with(|| a.id.cmp(&b.id)));
        ScenariosAnswer { scenarier: all.into_iter().map(|s| self.scenario_info(s)).collect(), meta: self.meta() }
    }

    /// One scenario.
    pub fn scenario(&self, id: &str) -> Option<ScenarioAnswer> {
        Some(ScenarioAnswer { scenario: self.scenario_info(self.kept_scenario(id)?), meta: self.meta() })
    }

    /// A scenario as it is kept, without suppositions that may not be shown.
    pub fn shown_scenario(&self, id: &str) -> Option<Scenario> {
        let kept = self.kept_scenario(id)?;
        let what_if = kept.what_if.iter().filter(|w| self.may_suppose(w)).cloned().collect();
        Some(Scenario { what_if, ..kept.clone() })
    }

    /// A scenario as it is kept.
    pub fn kept_scenario(&self, id: &str) -> Option<&Scenario> {
        self.dataset.scenarios.iter().find(|s| s.id.as_str() == id)
    }

    /// The answer of a scenario, whether or not it is kept.
    pub fn scenario_info(&self, s: &Scenario) -> ScenarioInfo {
        let (enhet, enheter) = match &s.extent {
            Extent::Units { kind, ids, .. } => (Some(kind.as_str().to_owned()), ids.clone()),
            Extent::Polygon(_) => (None, vec![]),
        };
        // Where the outline was not kept, the units may still be there.
        let outline =
            s.extent.outline().cloned().or_else(|| self.outline_of(&s.extent)).unwrap_or(MultiPolygon(vec![]));
        let supposed = |w: &WhatIf| {
            let (sted, aktor) = match &w.arena {
                Arena::Sted(id) => (Some(id.to_string()), None),
                Arena::Aktor(id) => (None, Some(id.to_string())),
            };
            SupposedInfo { sted, aktor, program: w.program.to_string() }
        };
        ScenarioInfo {
            id: s.id.to_string(),
            navn: s.navn.clone(),
            versjon: s.versjon,
            laget: s.laget.clone(),
            endret: s.endret.clone(),
            dataversjon: s.dataversjon.clone(),
            utdatert: s.dataversjon != self.data_version,
            enhet,
            enheter,
            geometri: Outline::new(&outline),
            hva_om: s.what_if.iter().filter(|w| self.may_suppose(w)).map(supposed).collect(),
            merknad: s.note.clone(),
        }
    }

    /// What has become sensitive since it was saved is not told any more.
    fn may_suppose(&self, w: &WhatIf) -> bool {
        let actor = match &w.arena {
            Arena::Aktor(id) => !self.dataset.facts.actors.iter().any(|a| a.id == *id && a.sensitive),
            Arena::Sted(_) => true,
        };
        actor && !self.dataset.facts.programmes.iter().any(|p| p.id == w.program && p.sensitive)
    }
}
