//! Questions to a small made-up kommune, with answers worked out by hand.

use crate::answer::{OverlapAnswer, OverlapZone, ValueState};
use crate::fixture::{by_actor, dataset, relation};
use crate::{OverlapQuery, PlaceFilter, QueryError, Snapshot};
use jiff::civil::{Date, date};

fn snapshot() -> Snapshot {
    Snapshot::build(dataset(), 1, None)
}

fn on(date: Date) -> OverlapQuery {
    OverlapQuery { date, programme: None, k: None }
}

const TODAY: Date = date(2026, 10, 1);

fn row<'a>(answer: &'a OverlapAnswer, id: &str) -> &'a OverlapZone {
    answer.zones.iter().find(|z| z.id == id).unwrap()
}

#[test]
fn an_arena_that_lies_outside_a_zone_and_serves_it_counts_there_and_once_in_totals() {
    let answer = snapshot().overlap(&on(TODAY)).unwrap();
    let vestby = row(&answer, "vestby");
    assert_eq!((vestby.arenaer.inside.total, vestby.arenaer.serves.total, vestby.arenaer.total), (1, 1, 2));
    assert_eq!(vestby.klasse, "modellen_treffer");
    assert_eq!(vestby.andel.unwrap().value, 0.5);
    assert_eq!(vestby.gap.as_ref().unwrap().value, Some(0.5 * 400.0));
    assert_eq!(answer.meta.arenaer.aktiv, 1);
    assert_eq!((answer.meta.inside.total, answer.meta.nearest.total), (3, 1));
    assert_eq!(answer.arenas.len(), 4);
}

#[test]
fn the_answer_follows_the_date() {
    let s = snapshot();
    let before = s.overlap(&on(date(2022, 8, 31))).unwrap();
    assert_eq!(row(&before, "vestby").klasse, "klar_for_utvidelse");
    assert_eq!(row(&before, "vestby").arenaer.serves.total, 0);
    let during = s.overlap(&on(date(2023, 1, 1))).unwrap();
    let school = during.arenas.iter().find(|a| a.id == "ostby-skole").unwrap();
    assert_eq!((school.modell.as_str(), school.former.as_slice()), ("aktiv", &["prosjekt".to_owned()][..]));
    let after = s.overlap(&on(TODAY)).unwrap();
    let school = after.arenas.iter().find(|a| a.id == "ostby-skole").unwrap();
    assert_eq!(school.fra.as_deref(), Some("2022-09"));
    assert_eq!(school.former, ["linje"]);
}

#[test]
fn a_time_of_unknown_state_is_no_start_of_an_active_one() {
    use domain::RelationState::{Aktiv, Ukjent};
    let mut data = dataset();
    let kindergarten = || by_actor("Vestby barnehage");
    data.facts.relations.push(relation(kindergarten(), "sammen-i-vestby", "2021-09", Some("2023"), Ukjent, &[]));
    data.facts.relations.push(relation(kindergarten(), "sammen-i-vestby", "2024", None, Aktiv, &[]));
    let s = Snapshot::build(data, 1, None);
    let state = |day| {
        let answer = s.overlap(&on(day)).unwrap();
        let arena = answer.arenas.into_iter().find(|a| a.id == "vestby-barnehage").unwrap();
        (arena.modell, arena.fra)
    };
    assert_eq!(state(date(2022, 6, 1)), ("ukjent".into(), Some("2021-09".into())));
    assert_eq!(state(TODAY), ("aktiv".into(), Some("2024".into())));
}

#[test]
fn the_answer_follows_the_programme() {
    let s = snapshot();
    let query = OverlapQuery { programme: Some("annen".into()), ..on(TODAY) };
    let answer = s.overlap(&query).unwrap();
    assert_eq!(row(&answer, "vestby").klasse, "klar_for_utvidelse");
    assert_eq!(answer.meta.arenaer.avsluttet, 1);
    let unknown = OverlapQuery { programme: Some("finnes-ikke".into()), ..on(TODAY) };
    assert!(
        matches!(s.overlap(&unknown), Err(QueryError::UnknownProgramme { known, .. }) if known.contains(&"modellen".into()))
    );
}

#[test]
fn a_zone_with_hidden_need_has_no_number_anywhere_and_still_shows_its_arenas() {
    let answer = snapshot().overlap(&on(TODAY)).unwrap();
    let fjernby = row(&answer, "fjernby");
    assert_eq!(fjernby.klasse, "behov_ikke_beregnet");
    assert_eq!((fjernby.behov.state, fjernby.behov.value), (ValueState::Suppressed, None));
    assert_eq!(fjernby.barn.value, None);
    assert!(fjernby.gap.as_ref().is_some_and(|g| g.value.is_none() && g.state == ValueState::Suppressed));
    assert_eq!((fjernby.arenaer.total, fjernby.modell.ukjent), (1, 1));
    assert_eq!((answer.meta.ikke_vist, answer.meta.mangler), (1, 0));
}

#[test]
fn a_sensitive_programme_or_actor_reaches_no_map_overlap_or_area() {
    let s = snapshot();
    let answer = s.overlap(&on(TODAY)).unwrap();
    let kindergarten = answer.arenas.iter().find(|a| a.id == "vestby-barnehage").unwrap();
    assert_eq!(kindergarten.modell, "ingen");
    let profile = s.zone_profile("vestby", &on(TODAY)).unwrap().unwrap();
    assert!(profile.aktorer.iter().all(|a| a.id != "rusklinikken"));
    let text = serde_json::to_string(&profile).unwrap();
    assert!(!text.contains("sensitivt") && !text.contains("usklinik"), "{text}");
    let asked = OverlapQuery { programme: Some("sensitivt".into()), ..on(TODAY) };
    assert!(s.overlap(&asked).is_err());
    let clinic = s.actors(TODAY).into_iter().find(|a| a.id == "rusklinikken").unwrap();
    assert!(clinic.steder.is_empty());
}

#[test]
fn a_place_outside_every_zone_belongs_to_the_nearest_with_its_distance() {
    let places = snapshot().places(&PlaceFilter::default(), TODAY);
    let lonely = places.iter().find(|p| p.id == "enslig-barnehage").unwrap();
    assert_eq!(lonely.sone.as_ref().unwrap().id, "ostby");
    assert_eq!((lonely.relasjon.as_deref(), lonely.avstand_m), (Some("nearest"), Some(250.0)));
}

#[test]
fn a_position_by_postal_code_is_left_out_of_zone_joins() {
    let places = snapshot().places(&PlaceFilter::default(), TODAY);
    let unsure = places.iter().find(|p| p.id == "usikker-barnehage").unwrap();
    assert_eq!((unsure.sone.as_ref(), unsure.relasjon.as_ref()), (None, None));
}

#[test]
fn a_skolekrets_makes_a_school_serve_the_zones_it_covers() {
    let places = snapshot().places(&PlaceFilter::default(), TODAY);
    let school = places.iter().find(|p| p.id == "fjernby-skole").unwrap();
    let zones: Vec<(&str, &str)> = school.betjener.iter().map(|b| (b.sone.as_str(), b.grunn.as_str())).collect();
    assert_eq!(zones, [("ostby", "krets"), ("fjernby", "krets")]);
}

#[test]
fn the_constellation_says_who_serves_from_outside_and_never_that_something_is_missing() {
    let profile = snapshot().zone_profile("vestby", &on(TODAY)).unwrap().unwrap();
    let slot = |name: &str| profile.konstellasjon.iter().find(|s| s.plass == name).unwrap();
    assert_eq!(profile.konstellasjon.len(), 10);
    assert_eq!(slot("barnehage").tilstand, "registrert");
    assert_eq!(slot("nav").tilstand, "betjener_utenfra");
    assert_eq!(slot("politi").tilstand, "ikke_registrert");
}

#[test]
fn an_area_answers_for_its_zones_and_lists_names_without_a_match() {
    let s = snapshot();
    let area = s.area_profile("vestby-ostby", &on(date(2023, 5, 1))).unwrap().unwrap();
    assert_eq!(area.area.soner.len(), 2);
    assert_eq!(area.area.tilstand, "pagar");
    assert_eq!(area.arenaer.iter().filter(|a| a.id == "ostby-skole").count(), 1);
    assert_eq!(s.areas(TODAY)[0].tilstand, "avsluttet");
    let lost = s.areas(TODAY).into_iter().find(|a| a.id == "tapt").unwrap();
    assert_eq!((lost.umatchet.as_slice(), lost.bbox), (&["Ukjentby".to_owned()][..], None));
    assert_eq!(s.unmatched().iter().filter(|u| u.hva == "area_zone").count(), 1);
    assert!(s.area_profile("finnes-ikke", &on(TODAY)).unwrap().is_none());
}

#[test]
fn population_is_carried_by_area_and_labelled() {
    let zones = snapshot().zones();
    let vestby = &zones[0].befolkning;
    assert_eq!((vestby.state, vestby.method.as_deref()), (ValueState::Imputed, Some("area")));
    assert!((vestby.value.unwrap() - 50.0).abs() < 1e-9);
}

#[test]
fn search_forgives_spelling_and_finds_aliases_and_addresses() {
    let s = snapshot();
    let first = |q: &str| s.search(q, 5).first().map(|h| (h.kind.clone(), h.id.clone()));
    assert_eq!(first("ostby"), Some(("sone".into(), "ostby".into())));
    assert_eq!(first("Vesterby"), Some(("sone".into(), "vestby".into())));
    assert_eq!(first("nav falkenberg"), Some(("aktor".into(), "nav-falkenborg".into())));
    assert!(s.search("prøvegata", 5).iter().all(|h| h.kind == "sted"));
    assert!(s.search("zzzz", 5).is_empty());
}

#[test]
fn need_follows_k_and_a_k_larger_than_the_zones_is_refused() {
    let s = snapshot();
    let with = |k| s.overlap(&OverlapQuery { k: Some(k), ..on(TODAY) });
    let both = with(2).unwrap();
    assert_eq!((both.meta.k, row(&both, "ostby").behov.value), (2, Some(1.0)));
    let error = with(6).err().unwrap();
    assert_eq!(error.to_string(), "k must be between 1 and the 2 units that have an index, got 6");
}

#[test]
fn the_same_data_give_the_same_version_and_a_change_gives_another() {
    let (a, b) = (snapshot(), Snapshot::build(dataset(), 9, None));
    assert_eq!(a.version(), b.version());
    let mut changed = dataset();
    changed.places[0].navn = "Vestby gårdsbarnehage".into();
    let c = Snapshot::build(changed, 10, Some(&a));
    assert_ne!(a.version(), c.version());
    assert!(std::sync::Arc::ptr_eq(a.pyramid("zones").unwrap(), c.pyramid("zones").unwrap()));
    assert!(!std::sync::Arc::ptr_eq(a.pyramid("places").unwrap(), c.pyramid("places").unwrap()));
}
