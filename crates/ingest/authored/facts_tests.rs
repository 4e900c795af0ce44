//! The facts as the documents give them: areas, partners, dates, what is sensitive and what is not known.

use crate::authored::testdata::facts;
use domain::programme::{Subject, strongest};
use domain::{Facts, Form, ProgrammeStatus, RelationState, SatsingState, Scope};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

fn zones_of<'a>(facts: &'a Facts, list: &str) -> Vec<&'a str> {
    let areas = facts.areas.iter().filter(|a| a.list.as_str() == list);
    areas.flat_map(|a| a.zone_names.iter().map(String::as_str)).collect()
}

/// State of an actor in a programme on a date: none before it begins.
fn state(facts: &Facts, actor: &str, programme: &str, on: Date) -> Option<RelationState> {
    let is = |s: &Subject| matches!(s, Subject::Actor(id) if id.as_str() == actor);
    let mine = facts.relations.iter().filter(|r| is(&r.subject) && r.programme.as_str() == programme);
    strongest(mine.filter_map(|r| r.state_on(on)))
}

const TODAY: Date = date(2026, 11, 23);

#[test]
fn the_six_areas_stand_in_the_order_of_the_plan() {
    let facts = facts();
    let mut six: Vec<_> = facts.areas.iter().filter(|a| a.list.as_str() == "satsingsomrader").collect();
    six.sort_by_key(|a| a.order);
    let names: Vec<_> = six.iter().map(|a| a.navn.as_str()).collect();
    assert_eq!(
        names,
        [
            "Kattem",
            "Saupstad",
            "Romolslia/Hallset",
            "Tempe/Sorgenfri og Øya/Elgeseter",
            "Ila/Midtbyen",
            "Lademoen/Møllenberg"
        ]
    );
    for area in six {
        let slug = domain::AreaId::from_name(&area.navn).unwrap();
        assert_eq!(area.id, slug, "the id is the slug of the name");
    }
}

#[test]
fn ten_candidates_and_six_areas_are_the_same_ten_zones() {
    let facts = facts();
    let (six, ten) = (zones_of(&facts, "satsingsomrader"), zones_of(&facts, "kandidater-2021"));
    assert_eq!((six.len(), ten.len()), (10, 10));
    assert_eq!(BTreeSet::from_iter(six), BTreeSet::from_iter(ten));
    for candidate in facts.areas.iter().filter(|a| a.list.as_str() == "kandidater-2021") {
        let became = facts.areas.iter().find(|a| Some(&a.id) == candidate.became.as_ref()).unwrap();
        assert_eq!(became.list.as_str(), "satsingsomrader");
        assert!(became.zone_names.contains(&candidate.zone_names[0]), "{} is not in {}", candidate.id, became.id);
        assert_eq!(
            candidate.state_on(TODAY) == SatsingState::Aldri,
            part_state(&facts, candidate) == SatsingState::Aldri
        );
    }
    let note = facts.area_lists.iter().find(|l| l.id.as_str() == "kandidater-2021").unwrap().note.clone().unwrap();
    assert!(note.contains("ni") && note.contains("ti"), "{note}");
}

/// State of the satsing that covers the candidate's zone in the area it became part of.
fn part_state(facts: &Facts, candidate: &domain::Area) -> SatsingState {
    let became = facts.areas.iter().find(|a| Some(&a.id) == candidate.became.as_ref()).unwrap();
    let covers = |s: &&domain::AreaStatus| s.deler.contains(&candidate.zone_names[0]);
    became.satsinger.iter().find(covers).map_or(SatsingState::Aldri, |s| s.state_on(TODAY))
}

#[test]
fn brundalen_has_the_model_and_is_in_no_area() {
    let facts = facts();
    assert!(facts.areas.iter().all(|a| a.zone_names.iter().chain(&a.aliases).all(|n| n != "Brundalen")));
    assert_eq!(state(&facts, "brundalen-skole", "tidlig-innsats-brundalen", TODAY), Some(RelationState::Aktiv));
    assert_eq!(state(&facts, "brundalen-skole", "tidlig-innsats-brundalen", date(2021, 8, 31)), None);
}

#[test]
fn satsinger_run_have_ended_or_were_never_named() {
    let facts = facts();
    let on = |id: &str, day| facts.areas.iter().find(|a| a.id.as_str() == id).unwrap().state_on(day);
    assert_eq!(on("saupstad", TODAY), SatsingState::Avsluttet);
    assert_eq!(on("saupstad", date(2019, 1, 1)), SatsingState::Pagar);
    assert_eq!(on("lademoen-mollenberg", TODAY), SatsingState::Pagar);
    assert_eq!(on("lademoen-mollenberg", date(2021, 12, 31)), SatsingState::Aldri);
    assert_eq!(on("tempe-sorgenfri-oya-elgeseter", TODAY), SatsingState::Pagar);
    for id in ["kattem", "romolslia-hallset", "ila-midtbyen"] {
        assert_eq!(on(id, TODAY), SatsingState::Aldri, "{id}");
    }
}

#[test]
fn two_programmes_to_choose_between_and_nine_delprosjekter() {
    let facts = facts();
    let top: Vec<_> = facts.programmes.iter().filter(|p| p.parent.is_none()).map(|p| p.id.as_str()).collect();
    assert_eq!(top, ["innbyggernes-modell", "tett-pa"]);
    let parts: Vec<_> = facts.programmes.iter().filter(|p| p.parent.is_some()).collect();
    assert_eq!(parts.len(), 9);
    let with = |s| parts.iter().filter(|p| p.status == s).count();
    assert_eq!(with(ProgrammeStatus::Viderefort), 3);
    assert_eq!(with(ProgrammeStatus::AvsluttetUnderveis), 3);
    assert_eq!(with(ProgrammeStatus::Gjennomfort), 3);
    let itemised: u64 = parts.iter().filter_map(|p| p.funds_nok).sum();
    assert_eq!(itemised, 12_000_000, "the rest of the 16 million is not itemised");
}

#[test]
fn every_partner_of_every_programme_has_a_relation_and_nobody_else_has() {
    let facts = facts();
    for p in &facts.programmes {
        let named: BTreeSet<_> = p.partner_names.iter().map(String::as_str).collect();
        let related = facts.relations.iter().filter(|r| r.programme == p.id).filter_map(|r| match &r.subject {
            Subject::Actor(id) => {
                Some(facts.actors.iter().find(|a| a.id == *id).expect("the actor exists").navn.as_str())
            }
            Subject::Place(_) | Subject::ZoneArenas(_) => None,
        });
        assert_eq!(related.collect::<BTreeSet<_>>(), named, "{}", p.id);
    }
}

#[test]
fn lademoen_goes_on_in_the_line_and_in_the_omradesatsing() {
    let facts = facts();
    let lilleby = |on: Date| {
        let is = |s: &Subject| matches!(s, Subject::Actor(id) if id.as_str() == "lilleby-skole");
        let mine =
            facts.relations.iter().filter(move |r| is(&r.subject) && r.state_on(on) == Some(RelationState::Aktiv));
        mine.map(|r| r.form).collect::<Vec<_>>()
    };
    assert_eq!(lilleby(date(2022, 8, 31)), []);
    assert_eq!(lilleby(date(2022, 9, 1)), [Form::Prosjekt]);
    assert_eq!(lilleby(date(2023, 12, 31)), [Form::Prosjekt]);
    assert_eq!(lilleby(date(2024, 1, 1)), [Form::Linje, Form::Omradesatsing]);
    assert!(facts.relations.iter().any(|r| {
        r.programme.as_str() == "sammen-pa-lademoen"
            && r.serves_zone_names == ["Lademoen"]
            && r.source.kilde.contains("Sammen på Lademoen")
    }));
}

#[test]
fn who_joined_brundalen_later_is_unknown_until_it_is_sure() {
    let facts = facts();
    let state = |on| state(&facts, "charlottenlund-barnehage", "tidlig-innsats-brundalen", on);
    assert_eq!(state(date(2020, 1, 1)), None);
    assert_eq!(state(date(2022, 6, 1)), Some(RelationState::Ukjent));
    assert_eq!(state(TODAY), Some(RelationState::Aktiv));
}

#[test]
fn tempe_sorgenfri_has_the_model_without_a_named_arena() {
    let facts = facts();
    let zone: Vec<_> = facts.relations.iter().filter(|r| matches!(r.subject, Subject::ZoneArenas(_))).collect();
    assert_eq!(zone.len(), 1);
    assert_eq!(zone[0].subject, Subject::ZoneArenas("Tempe-Sorgenfri".into()));
    assert_eq!((zone[0].state, zone[0].form), (RelationState::Ukjent, Form::Omradesatsing));
    assert_eq!(zone[0].programme.as_str(), "innbyggernes-modell");
}

#[test]
fn what_ended_and_what_nobody_knows_are_told_apart() {
    let facts = facts();
    let on = |actor, programme, day| state(&facts, actor, programme, day);
    assert_eq!(on("inn", "flyktningefamilien-i-sentrum", TODAY), Some(RelationState::Avsluttet));
    assert_eq!(on("kirkens-bymisjon", "som-de-andre", date(2021, 9, 1)), Some(RelationState::Avsluttet));
    assert_eq!(on("asveien-skole", "tett-pa", date(2024, 6, 1)), Some(RelationState::Aktiv));
    assert_eq!(on("asveien-skole", "tett-pa", TODAY), Some(RelationState::Ukjent));
    assert_eq!(on("hvk-falkenborg", "stodig-start", TODAY), Some(RelationState::Aktiv));
}

#[test]
fn work_without_a_place_serves_no_zone() {
    let facts = facts();
    for p in facts.programmes.iter().filter(|p| p.scope == Scope::HeleByen) {
        assert!(p.zone_names.is_empty(), "{}", p.id);
        assert!(
            facts.relations.iter().filter(|r| r.programme == p.id).all(|r| r.serves_zone_names.is_empty()),
            "{}",
            p.id
        );
    }
}

#[test]
fn the_sensitive_are_marked_and_say_nothing_of_their_group() {
    let facts = facts();
    let marked: BTreeSet<_> = facts.programmes.iter().filter(|p| p.sensitive).map(|p| p.id.as_str()).collect();
    assert_eq!(marked, BTreeSet::from(["stodig-start", "veien-til-forerkortet"]));
    assert!(
        facts.programmes.iter().filter(|p| p.sensitive).all(|p| p.target_group.is_none() && p.scope == Scope::HeleByen)
    );
    let actors: BTreeSet<_> = facts.actors.iter().filter(|a| a.sensitive).map(|a| a.id.as_str()).collect();
    let expected =
        ["forebyggende-sentrum-politistasjon", "ressursteam-bft-ostbyen", "st-olavs-klinikk-rus", "uteseksjonen"];
    assert_eq!(actors, BTreeSet::from(expected));
    assert!(
        facts.actors.iter().filter(|a| a.sensitive).all(|a| a.place_names.is_empty()),
        "a sensitive actor has no house"
    );
}

#[test]
fn minimum_counts_keep_their_flag() {
    let facts = facts();
    let families = |id: &str| {
        let p = facts.programmes.iter().find(|p| p.id.as_str() == id).unwrap();
        p.results.iter().find(|r| r.hva.starts_with("Familier")).and_then(|r| r.antall).unwrap()
    };
    assert_eq!((families("tidlig-innsats-brundalen").n, families("tidlig-innsats-brundalen").minst), (70, true));
    assert_eq!((families("sammen-pa-lademoen").n, families("sammen-pa-lademoen").minst), (40, true));
    assert_eq!(
        (families("fritid-for-alle-barn-og-unge").n, families("fritid-for-alle-barn-og-unge").minst),
        (50, false)
    );
}

#[test]
fn universal_arenas_say_why_and_only_schools_and_kindergartens_are() {
    let facts = facts();
    for a in &facts.actors {
        assert!(!a.universal_arena.grunn.is_empty(), "{}", a.id);
        let kind = matches!(a.category, domain::Category::Barnehage | domain::Category::Skole);
        assert!(!a.universal_arena.er || kind, "{} is no school or kindergarten", a.id);
        assert!(!a.universal_arena.er || !a.place_names.is_empty(), "{} has no house", a.id);
    }
    assert_eq!(facts.actors.len(), 79);
}
