//! "What if this arena joined?": the overlap with supposed relations beside those of the register, by the same rules.

use crate::answer::{Named, OverlapZone, StatValue, ValueState, WhatIfAnswer, WhatIfChange, WhatIfMeta, WhatIfState};
use crate::{OverlapQuery, QueryError, Snapshot};
use domain::programme::Subject;
use domain::{ActorId, Citation, Form, PartialDate, Period, PlaceId, ProgrammeId, Relation, RelationState};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An arena that is supposed to join; named by its place or by its actor.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct JoinRequest {
    /// Slug of a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sted: Option<String>,
    /// Slug of an actor, with all its houses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aktor: Option<String>,
    /// Slug of a programme or a delprosjekt; none = the first programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
}

/// What is supposed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WhatIfRequest {
    /// Arenas that join on the date, all in one programme or its delprosjekter.
    pub arenaer: Vec<JoinRequest>,
    /// YYYY-MM-DD; default today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many zones count as the most exposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub k: Option<usize>,
}

impl Snapshot {
    /// Zones whose class, share or gap would change.
    ///
    /// # Errors
    /// An unknown place, actor or programme, several programmes, a text that is no date, a K that cannot be asked for.
    pub fn what_if(&self, request: &WhatIfRequest, today: Date) -> Result<WhatIfAnswer, QueryError> {
        let date = match &request.date {
            Some(text) => text.parse().map_err(|_| QueryError::BadDate { value: text.clone() })?,
            None => today,
        };
        let supposed =
            request.arenaer.iter().map(|a| self.supposed(a, date)).collect::<Result<Vec<Relation>, QueryError>>()?;
        let programme = self.one_family(&supposed)?;
        let k = request.k.unwrap_or_else(|| self.default_k());
        let query = OverlapQuery { date, programme, k: Some(k) };
        let needs = self.needs(k)?;
        let before = self.work_with(&query, std::sync::Arc::clone(&needs))?;
        let after = self.work_supposing(&query, needs, &supposed)?;
        let change = |zone: usize| {
            let (row, then) = (before.zone(zone), after.zone(zone));
            let (before, after) = (state(&row), state(&then));
            (before != after).then_some(WhatIfChange { id: row.id, navn: row.navn, before, after })
        };
        let changes: Vec<WhatIfChange> = (0..self.zones.len()).filter_map(change).collect();
        let joins = |place: &usize| {
            let arena = &self.dataset.places[*place];
            let counts = arena.universal_arena.er && arena.join_point().is_some();
            counts && before.state(*place) != Some(RelationState::Aktiv)
        };
        let idle = supposed.iter().filter(|r| !self.subject_places(&r.subject).iter().any(joins));
        Ok(WhatIfAnswer {
            uendret: self.zones.len() - changes.len(),
            endringer: changes,
            meta: WhatIfMeta {
                meta: self.meta(),
                dato: date.to_string(),
                programme: before.programme.clone(),
                k,
                uten_virkning: idle.filter_map(|r| self.subject_named(&r.subject)).collect(),
            },
        })
    }

    /// The relation that is supposed. It never says more of a sensitive actor or programme than the overlap does.
    pub(crate) fn supposed(&self, join: &JoinRequest, date: Date) -> Result<Relation, QueryError> {
        let subject = match (&join.sted, &join.aktor) {
            (Some(id), None) => {
                let known = PlaceId::new(id.as_str()).ok().filter(|p| self.dataset.places.iter().any(|x| x.id == *p));
                Subject::Place(known.ok_or_else(|| QueryError::UnknownPlace { id: id.clone() })?)
            }
            (None, Some(id)) => {
                let known = ActorId::new(id.as_str()).ok().filter(|a| {
                    let houses =
                        |i: usize| !self.dataset.facts.actors[i].sensitive && !self.resolved.actor_places[i].is_empty();
                    self.actor_position(a).is_some_and(houses)
                });
                Subject::Actor(known.ok_or_else(|| QueryError::UnknownActor { id: id.clone() })?)
            }
            _ => return Err(QueryError::PlaceOrActor),
        };
        let programme = self.asked_programme(join.program.as_deref())?;
        let unknown = || QueryError::UnknownProgramme { id: programme.id.clone(), known: vec![] };
        Ok(Relation {
            subject,
            programme: ProgrammeId::new(programme.id.as_str()).map_err(|_| unknown())?,
            period: Period { from: Some(PartialDate::day(date)), to: None },
            state: RelationState::Aktiv,
            form: Form::Linje,
            serves_zone_names: vec![],
            source: Citation { kilde: "hva om".to_owned(), url: None, dato: None },
        })
    }

    /// The programme whose overlap is asked for: the one that all suppositions are part of.
    fn one_family(&self, supposed: &[Relation]) -> Result<Option<String>, QueryError> {
        let head = |r: &Relation| {
            let parent = self.programme(&r.programme).and_then(|p| p.parent.clone());
            parent.unwrap_or_else(|| r.programme.clone()).to_string()
        };
        let mut ids: Vec<String> = supposed.iter().map(head).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() > 1 { Err(QueryError::SeveralProgrammes { ids }) } else { Ok(ids.pop()) }
    }

    fn subject_named(&self, subject: &Subject) -> Option<Named> {
        match subject {
            Subject::Place(id) => {
                let place = self.dataset.places.iter().find(|p| p.id == *id)?;
                Some(Named { id: id.to_string(), navn: place.navn.clone() })
            }
            Subject::Actor(id) => {
                let navn = self.dataset.facts.actors[self.actor_position(id)?].navn.clone();
                Some(Named { id: id.to_string(), navn })
            }
            Subject::ZoneArenas(_) => None,
        }
    }
}

fn state(zone: &OverlapZone) -> WhatIfState {
    let none = StatValue { value: None, state: ValueState::Missing, lo: None, hi: None, method: None };
    let share = zone.andel.map(|s| StatValue {
        value: Some(s.value),
        state: ValueState::Known,
        lo: Some(s.lo),
        hi: Some(s.hi),
        method: None,
    });
    WhatIfState {
        klasse: zone.klasse.clone(),
        grunn: zone.grunn.clone(),
        gap: zone.gap.clone().unwrap_or_else(|| none.clone()),
        andel: share.unwrap_or(none),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::dataset;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 10, 1);

    fn asked(arenaer: Vec<JoinRequest>) -> Result<WhatIfAnswer, QueryError> {
        let request = WhatIfRequest { arenaer, k: Some(1), ..WhatIfRequest::default() };
        Snapshot::build(dataset(), 1, None).what_if(&request, TODAY)
    }

    fn place(id: &str) -> JoinRequest {
        JoinRequest { sted: Some(id.into()), ..JoinRequest::default() }
    }

    fn actor(id: &str) -> JoinRequest {
        JoinRequest { aktor: Some(id.into()), ..JoinRequest::default() }
    }

    #[test]
    fn an_arena_that_joins_closes_the_gap_of_its_zone_and_leaves_the_others_alone() {
        for join in [place("vestby-barnehage"), actor("vestby-barnehage")] {
            let answer = asked(vec![join]).unwrap();
            assert_eq!((answer.endringer.len(), answer.uendret), (1, 2));
            let change = &answer.endringer[0];
            assert_eq!(
                (change.id.as_str(), change.before.andel.value, change.after.andel.value),
                ("vestby", Some(0.5), Some(1.0))
            );
            assert_eq!((change.before.gap.value, change.after.gap.value), (Some(200.0), Some(0.0)));
            assert!(answer.meta.uten_virkning.is_empty());
            assert_eq!(answer.meta.programme.id, "modellen");
        }
    }

    #[test]
    fn the_answer_is_that_of_the_overlap_with_the_relation_in_the_register() {
        let join = JoinRequest { program: Some("annen".into()), ..place("ostby-skole") };
        let answer = asked(vec![join]).unwrap();
        let mut data = dataset();
        data.facts.relations.push(crate::fixture::relation(
            Subject::Place(PlaceId::new("ostby-skole").unwrap()),
            "annen",
            "2026-10-01",
            None,
            RelationState::Aktiv,
            &[],
        ));
        let query = OverlapQuery { date: TODAY, programme: Some("annen".into()), k: Some(1) };
        let real = Snapshot::build(data, 1, None).overlap(&query).unwrap();
        for change in &answer.endringer {
            let zone = real.zones.iter().find(|z| z.id == change.id).unwrap();
            assert_eq!(change.after, state(zone));
        }
        assert_eq!(answer.endringer.len(), 1);
        assert_eq!(answer.endringer[0].after.klasse, "modell_uten_hoyt_sonebehov");
    }

    #[test]
    fn hidden_need_stays_hidden_whatever_joins() {
        let answer = asked(vec![place("fjernby-skole")]).unwrap();
        let change = answer.endringer.iter().find(|c| c.id == "fjernby").unwrap();
        assert_eq!((change.after.klasse.as_str(), change.after.gap.value), ("behov_ikke_beregnet", None));
        assert_eq!(change.after.gap.state, ValueState::Suppressed);
    }

    #[test]
    fn what_changes_nothing_is_named() {
        let answer = asked(vec![place("ostby-skole"), place("usikker-barnehage"), actor("vestby-barnehage")]).unwrap();
        let idle: Vec<&str> = answer.meta.uten_virkning.iter().map(|n| n.id.as_str()).collect();
        assert_eq!(idle, ["ostby-skole", "usikker-barnehage"]);
        assert_eq!(asked(vec![]).unwrap().uendret, 3);
    }

    #[test]
    fn what_may_not_be_shown_is_unknown_here_too() {
        let with = |program: &str| JoinRequest { program: Some(program.into()), ..place("vestby-barnehage") };
        assert!(matches!(asked(vec![actor("rusklinikken")]), Err(QueryError::UnknownActor { .. })));
        assert!(matches!(asked(vec![actor("nav-falkenborg")]), Err(QueryError::UnknownActor { .. })));
        assert!(matches!(asked(vec![place("finnes-ikke")]), Err(QueryError::UnknownPlace { .. })));
        assert!(matches!(asked(vec![with("sensitivt")]), Err(QueryError::UnknownProgramme { .. })));
        assert!(matches!(asked(vec![JoinRequest::default()]), Err(QueryError::PlaceOrActor)));
        let both = vec![with("annen"), with("sammen-i-vestby")];
        assert!(matches!(asked(both), Err(QueryError::SeveralProgrammes { ids }) if ids == ["annen", "modellen"]));
        assert!(asked(vec![with("sammen-i-vestby"), with("modellen")]).is_ok());
    }
}
