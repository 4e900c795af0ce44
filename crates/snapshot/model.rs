//! The state of a programme at each place on a date, and the zones that relations say are served.

use crate::Snapshot;
use domain::programme::{Subject, strongest};
use domain::{Citation, Form, PartialDate, ProgrammeId, Relation, RelationState};
use jiff::civil::Date;

/// A programme at a place on a date.
#[derive(Debug, Clone)]
pub(crate) struct ModelState {
    pub state: RelationState,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub forms: Vec<Form>,
    pub source: Citation,
}

/// Programme with its delprosjekter on a date, worked out for all places once.
pub(crate) struct ModelOnDate {
    /// For each place: the state, or none where there is no relation yet.
    pub places: Vec<Option<ModelState>>,
    /// For each place: zones it serves by partner list.
    pub serves: Vec<Vec<usize>>,
}

impl Snapshot {
    /// Whether a relation may be shown on a map, in an overlap or in an area.
    pub(crate) fn may_show(&self, relation: &Relation) -> bool {
        let sensitive_programme = self.programme(&relation.programme).is_some_and(|p| p.sensitive);
        let sensitive_actor = match &relation.subject {
            Subject::Actor(id) => self.actor_position(id).is_some_and(|i| self.dataset.facts.actors[i].sensitive),
            Subject::Place(_) | Subject::ZoneArenas(_) => false,
        };
        !sensitive_programme && !sensitive_actor
    }

    /// Relations of a programme and of its delprosjekter that may be shown and have begun, with what is supposed beside.
    fn relations_of<'a>(
        &'a self,
        programme: &ProgrammeId,
        date: Date,
        supposed: &'a [Relation],
    ) -> Vec<(&'a Relation, RelationState)> {
        let in_family = |id: &ProgrammeId| {
            id == programme || self.programme(id).and_then(|p| p.parent.as_ref()).is_some_and(|p| p == programme)
        };
        let all = self.dataset.facts.relations.iter().chain(supposed);
        let shown = all.filter(|r| in_family(&r.programme) && self.may_show(r));
        shown.filter_map(|r| Some((r, r.state_on(date)?))).collect()
    }

    /// Positions of the places a relation is about.
    pub(crate) fn subject_places(&self, subject: &Subject) -> Vec<usize> {
        match subject {
            Subject::Actor(id) => {
                self.actor_position(id).map(|i| self.resolved.actor_places[i].clone()).unwrap_or_default()
            }
            Subject::Place(id) => self.dataset.places.iter().position(|p| &p.id == id).into_iter().collect(),
            Subject::ZoneArenas(name) => {
                let zone = self.zone_index.find(name);
                let inside = |i: &usize| self.place_zone[*i].is_some_and(|z| z.is_inside() && Some(z.zone) == zone);
                self.arenas().filter(inside).collect()
            }
        }
    }

    /// State of a programme at every place.
    pub(crate) fn model_on(&self, programme: &ProgrammeId, date: Date) -> ModelOnDate {
        self.model_supposing(programme, date, &[])
    }

    /// As [`model_on`](Self::model_on), with relations that are supposed beside those of the register.
    pub(crate) fn model_supposing(&self, programme: &ProgrammeId, date: Date, supposed: &[Relation]) -> ModelOnDate {
        let n = self.dataset.places.len();
        let mut relations: Vec<Vec<(&Relation, RelationState)>> = vec![Vec::new(); n];
        let mut serves = vec![Vec::new(); n];
        for (relation, state) in self.relations_of(programme, date, supposed) {
            let zones: Vec<usize> = relation.serves_zone_names.iter().filter_map(|z| self.zone_index.find(z)).collect();
            for place in self.subject_places(&relation.subject) {
                relations[place].push((relation, state));
                if state != RelationState::Avsluttet {
                    serves[place].extend(&zones);
                }
            }
        }
        for zones in &mut serves {
            zones.sort_unstable();
            zones.dedup();
        }
        ModelOnDate { places: relations.iter().map(|r| summary(r)).collect(), serves }
    }
}

/// One state of several relations: since the earliest that says the same, in the forms that hold now.
fn summary(relations: &[(&Relation, RelationState)]) -> Option<ModelState> {
    let state = strongest(relations.iter().map(|(_, s)| *s))?;
    let holding: Vec<&Relation> = relations.iter().filter(|(_, s)| *s == state).map(|(r, _)| *r).collect();
    let mut forms: Vec<Form> = holding.iter().map(|r| r.form).collect();
    forms.sort_unstable();
    forms.dedup();
    // Since when counts only the time that a source vouches for: a start of unknown state is no start of an active one.
    let vouched = relations.iter().filter(|(r, _)| r.state == state || state == RelationState::Avsluttet);
    let from = vouched.filter_map(|(r, _)| r.period.from).min_by_key(|d| d.earliest());
    let ends = || relations.iter().filter_map(|(r, _)| r.period.to).max_by_key(|d| d.latest());
    let to = if state == RelationState::Avsluttet { ends() } else { None };
    let source = holding.last().map(|r| r.source.clone())?;
    Some(ModelState { state, from, to, forms, source })
}
