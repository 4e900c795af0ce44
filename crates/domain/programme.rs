//! Programmes, their delprosjekter, and dated, sourced relations between actors, places and programmes.

use crate::{ActorId, Citation, Count, Period, PlaceId, ProgrammeId, labels};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

labels! {
    /// How a delprosjekt ended.
    ProgrammeStatus {
        /// Carried on in ordinary operation.
        Viderefort = "viderefort",
        /// Ran its time; nothing is said of what came after.
        Gjennomfort = "gjennomfort",
        /// Stopped on the way.
        AvsluttetUnderveis = "avsluttet_underveis",
        /// Running.
        Pagar = "pagar",
        /// Not stated.
        Ukjent = "ukjent",
    }
}

labels! {
    /// Whether a delprosjekt belongs to a place.
    Scope {
        /// The sources name a place.
        Sted = "sted",
        /// No place is named: never drawn on one area.
        HeleByen = "hele_byen",
    }
}

labels! {
    /// In which form the work goes on.
    Form {
        /// In the line, as ordinary operation.
        Linje = "linje",
        /// In a områdesatsing.
        Omradesatsing = "omradesatsing",
        /// As a project.
        Prosjekt = "prosjekt",
    }
}

labels! {
    /// State of a relation; `Ukjent` is neither yes nor no.
    RelationState {
        /// In use.
        Aktiv = "aktiv",
        /// Ended.
        Avsluttet = "avsluttet",
        /// Not known.
        Ukjent = "ukjent",
    }
}

/// A named figure with its source text, for example families helped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportedResult {
    /// What is counted, in words.
    pub hva: String,
    /// How many; none where the source gives no figure.
    pub antall: Option<Count>,
}

/// A programme (Innbyggernes modell, Tett på) or a delprosjekt of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Slug.
    pub id: ProgrammeId,
    /// The programme a delprosjekt belongs to.
    pub parent: Option<ProgrammeId>,
    /// Name for people.
    pub navn: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// When it ran.
    pub period: Period,
    /// How it ended.
    pub status: ProgrammeStatus,
    /// Status in words.
    pub status_tekst: Option<String>,
    /// Bound to a place or not.
    pub scope: Scope,
    /// Names of the zones it is bound to.
    pub zone_names: Vec<String>,
    /// Target group in words; empty where it is sensitive.
    pub target_group: Option<String>,
    /// Money in NOK as stated.
    pub funds_nok: Option<u64>,
    /// Results as stated by the source; experience, not proof.
    pub results: Vec<ReportedResult>,
    /// Partners by actor name.
    pub partner_names: Vec<String>,
    /// Figures or target group are sensitive: never on a map, in an overlap or in an area join.
    pub sensitive: bool,
    /// A remark where documents disagree.
    pub note: Option<String>,
    /// Where it is described.
    pub sources: Vec<Citation>,
}

/// Who or what a relation is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// An actor, with all its houses.
    Actor(ActorId),
    /// One house.
    Place(PlaceId),
    /// All universal arenas in a zone, by zone name, where the source names the zone and no arena.
    ZoneArenas(String),
}

/// That somebody takes part in a programme, from when to when, in which form, and who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Who.
    pub subject: Subject,
    /// In what.
    pub programme: ProgrammeId,
    /// When.
    pub period: Period,
    /// State as the source gives it while the period lasts.
    pub state: RelationState,
    /// In which form.
    pub form: Form,
    /// Names of zones that the subject serves by this relation (partner list).
    pub serves_zone_names: Vec<String>,
    /// Where it stands, and when it was last checked.
    pub source: Citation,
}

impl Relation {
    /// State on a date: none before it begins, `Avsluttet` after its end, else as stated.
    pub fn state_on(&self, date: Date) -> Option<RelationState> {
        if !self.period.has_begun(date) {
            return None;
        }
        Some(if self.period.is_over(date) { RelationState::Avsluttet } else { self.state })
    }
}

/// The one state of several relations: active beats unknown beats ended.
pub fn strongest(states: impl IntoIterator<Item = RelationState>) -> Option<RelationState> {
    let rank = |s: &RelationState| match s {
        RelationState::Aktiv => 2,
        RelationState::Ukjent => 1,
        RelationState::Avsluttet => 0,
    };
    states.into_iter().max_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn relation(from: &str, to: Option<&str>, state: RelationState) -> Relation {
        Relation {
            subject: Subject::ZoneArenas("Lademoen".into()),
            programme: ProgrammeId::new("p").unwrap(),
            period: Period { from: from.parse().ok(), to: to.and_then(|t| t.parse().ok()) },
            state,
            form: Form::Prosjekt,
            serves_zone_names: vec![],
            source: Citation::default(),
        }
    }

    #[test]
    fn a_relation_is_dated() {
        let r = relation("2022-09", Some("2023-12"), RelationState::Aktiv);
        assert_eq!(r.state_on(date(2022, 8, 31)), None);
        assert_eq!(r.state_on(date(2022, 9, 1)), Some(RelationState::Aktiv));
        assert_eq!(r.state_on(date(2024, 1, 1)), Some(RelationState::Avsluttet));
    }

    #[test]
    fn unknown_is_neither_yes_nor_no() {
        let r = relation("2022", None, RelationState::Ukjent);
        assert_eq!(r.state_on(date(2026, 1, 1)), Some(RelationState::Ukjent));
        use RelationState::{Aktiv, Avsluttet, Ukjent};
        assert_eq!(strongest([Avsluttet, Ukjent]), Some(Ukjent));
        assert_eq!(strongest([Ukjent, Aktiv]), Some(Aktiv));
        assert_eq!(strongest([]), None);
    }
}
