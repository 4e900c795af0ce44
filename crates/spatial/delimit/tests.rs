//! Small cases worked out by hand.

use super::testdata::known;
use super::*;
use crate::measure::{Metres, SquareMetres};
use std::f64::consts::PI;

/// A row of squares of 100 m with these persons and needs, each a neighbour of the next.
fn row(figures: &[(f64, f64)]) -> Vec<Unit> {
    figures.iter().enumerate().map(|(at, &(persons, need))| known(at, persons, need, 10_000.0, 400.0)).collect()
}

fn beside(a: usize, b: usize) -> Neighbour {
    Neighbour { a, b, shared: Metres(100.0), river: 0, railway: 0 }
}

fn chain(units: usize) -> Vec<Neighbour> {
    (1..units).map(|b| beside(b - 1, b)).collect()
}

fn limits(min: f64, max: f64) -> Limits {
    Limits::new(min, max).unwrap()
}

fn only(penalties: Penalties) -> Options {
    Options { count: 1, penalties, ..Options::default() }
}

const NONE: Penalties = Penalties { compactness: 0.0, barrier: 0.0 };

/// Both ways of asking give this set.
fn assert_best(units: &Units, limits: &Limits, options: &Options, set: &[usize]) {
    for answer in [suggest(units, limits, options), local_search(units, limits, options)] {
        assert_eq!(answer.unwrap().suggestions[0].area.units, set);
    }
}

#[test]
fn a_square_and_a_row_have_the_compactness_that_is_written_down() {
    let square = Units::new(row(&[(1.0, 1.0); 4]), &[beside(0, 1), beside(2, 3), beside(0, 2), beside(1, 3)]).unwrap();
    let area = evaluate(&square, &[3, 1, 0, 2, 2], &Penalties::default()).unwrap();
    assert_eq!((area.units.as_slice(), area.parts), (&[0, 1, 2, 3][..], 1));
    assert!((area.compactness - PI / 4.0).abs() < 1e-12);
    assert!((area.score.lo - 4.0 * (1.0 - 0.3 * (1.0 - PI / 4.0))).abs() < 1e-12);
    // 4 × 1: 4π · 4 / 10².
    let row = Units::new(row(&[(1.0, 1.0); 4]), &chain(4)).unwrap();
    let area = evaluate(&row, &[0, 1, 2, 3], &Penalties::default()).unwrap();
    assert!((area.compactness - 0.16 * PI).abs() < 1e-12);
}

#[test]
fn neighbours_over_open_ground_keep_both_borders_and_are_less_compact() {
    let apart = Neighbour { shared: Metres(0.0), ..beside(0, 1) };
    let units = Units::new(row(&[(1.0, 1.0); 2]), &[apart]).unwrap();
    let area = evaluate(&units, &[0, 1], &NONE).unwrap();
    assert!((area.compactness - 4.0 * PI * 20_000.0 / 800.0_f64.powi(2)).abs() < 1e-12);
    assert_eq!(area.parts, 1);
}

#[test]
fn people_beyond_a_river_count_half_and_a_dry_way_around_makes_them_whole() {
    let river = Neighbour { river: 1, railway: 2, ..beside(1, 2) };
    let people = row(&[(100.0, 0.5), (100.0, 0.5), (100.0, 0.4), (100.0, 0.0)]);
    let weights = Penalties { compactness: 0.0, barrier: 0.5 };
    let parted = Units::new(people.clone(), &[beside(0, 1), river]).unwrap();
    let area = evaluate(&parted, &[0, 1, 2], &weights).unwrap();
    assert_eq!((area.exposed.lo, area.beyond, area.score.lo), (140.0, 40.0, 120.0));
    assert_eq!((area.river, area.railway, area.parts), (1, 2, 1));
    let bridged = Units::new(people, &[beside(0, 1), river, beside(0, 3), beside(3, 2)]).unwrap();
    assert_eq!(evaluate(&bridged, &[0, 1, 2], &weights).unwrap().beyond, 40.0);
    let area = evaluate(&bridged, &[0, 1, 2, 3], &weights).unwrap();
    assert_eq!((area.beyond, area.score.lo, area.river), (0.0, 140.0, 1));
}

#[test]
fn the_best_area_reaches_for_need_through_a_unit_without_any() {
    // 0.9 and 0.8 of 100 with 50 people between them, or 0.9 and 0.5 beside each other.
    let units = Units::new(row(&[(100.0, 0.5), (100.0, 0.9), (50.0, 0.0), (100.0, 0.8)]), &chain(4)).unwrap();
    assert_best(&units, &limits(200.0, 250.0), &only(NONE), &[1, 2, 3]);
    assert_best(&units, &limits(200.0, 240.0), &only(NONE), &[0, 1]);
}

#[test]
fn a_barrier_with_its_full_price_turns_the_area_the_other_way() {
    let river = Neighbour { river: 1, ..beside(1, 2) };
    let units = Units::new(row(&[(100.0, 0.5), (100.0, 0.9), (100.0, 0.8)]), &[beside(0, 1), river]).unwrap();
    assert_best(&units, &limits(200.0, 200.0), &only(NONE), &[1, 2]);
    assert_best(&units, &limits(200.0, 200.0), &only(Penalties { barrier: 1.0, ..NONE }), &[0, 1]);
}

#[test]
fn included_and_excluded_units_are_and_are_not_there() {
    let units = Units::new(row(&[(100.0, 0.9), (100.0, 0.8), (100.0, 0.2), (100.0, 0.1)]), &chain(4)).unwrap();
    assert_best(&units, &limits(200.0, 200.0), &only(NONE), &[0, 1]);
    assert_best(&units, &limits(200.0, 200.0), &Options { include: vec![2], ..only(NONE) }, &[1, 2]);
    assert_best(&units, &limits(200.0, 200.0), &Options { exclude: vec![1], ..only(NONE) }, &[2, 3]);
}

#[test]
fn a_hidden_unit_is_passed_over_unless_it_must_be_there_and_then_the_score_has_two_ends() {
    let mut people = row(&[(100.0, 0.9), (100.0, 0.0), (100.0, 0.2), (100.0, 0.1)]);
    people[1].need = Figure::Missing;
    let units = Units::new(people.clone(), &chain(4)).unwrap();
    assert_best(&units, &limits(150.0, 200.0), &only(NONE), &[2, 3]);
    let include = Options { include: vec![1], ..only(NONE) };
    assert_best(&units, &limits(150.0, 200.0), &include, &[0, 1]);
    let area = suggest(&units, &limits(150.0, 200.0), &include).unwrap().suggestions.remove(0).area;
    assert_eq!(area.unknown, [1]);
    assert_eq!((area.score.lo, area.score.hi), (90.0, Some(190.0)));

    people[1].persons = Figure::Missing;
    let units = Units::new(people.clone(), &chain(4)).unwrap();
    let area = evaluate(&units, &[0, 1], &NONE).unwrap();
    assert_eq!((area.persons.lo, area.persons.hi, area.score.hi), (100.0, None, None));

    people[1].persons = Figure::Known(0.0);
    let units = Units::new(people, &chain(4)).unwrap();
    assert_best(&units, &limits(150.0, 200.0), &only(NONE), &[0, 1, 2]);
}

#[test]
fn a_hidden_population_is_held_against_each_limit_at_its_worse_end() {
    let mut people = row(&[(100.0, 0.9), (0.0, 0.5)]);
    people[1].persons = Figure::Between { lo: 1.0, hi: 4.0 };
    let units = Units::new(people, &chain(2)).unwrap();
    let options = Options { include: vec![0, 1], ..only(NONE) };
    assert_best(&units, &limits(101.0, 104.0), &options, &[0, 1]);
    assert!(matches!(suggest(&units, &limits(101.0, 103.0), &options), Err(DelimitError::IncludeTooLarge { .. })));
    assert!(matches!(suggest(&units, &limits(102.0, 104.0), &options), Err(DelimitError::TooFewPersons { .. })));
}

#[test]
fn units_that_stand_alone_are_areas_of_their_own() {
    let units = Units::new(row(&[(100.0, 0.9), (100.0, 0.8)]), &[]).unwrap();
    assert_best(&units, &limits(50.0, 300.0), &only(NONE), &[0]);
    assert_eq!(suggest(&units, &limits(150.0, 300.0), &only(NONE)), Err(DelimitError::NoArea));
    assert_eq!(local_search(&units, &limits(150.0, 300.0), &only(NONE)), Err(DelimitError::NoArea));
}

#[test]
fn three_suggestions_differ_and_come_with_what_no_area_can_reach() {
    let units = Units::new(row(&[(100.0, 0.9), (100.0, 0.8), (100.0, 0.7), (100.0, 0.6)]), &chain(4)).unwrap();
    let answer = suggest(&units, &limits(200.0, 200.0), &Options { penalties: NONE, ..Options::default() }).unwrap();
    let sets: Vec<&[usize]> = answer.suggestions.iter().map(|s| s.area.units.as_slice()).collect();
    // {1, 2} shares a third of its people with each of the others.
    assert_eq!(sets, [&[0, 1][..], &[1, 2], &[2, 3]]);
    assert_eq!((answer.method, answer.candidates), (Method::Exact, 4));
    assert!((answer.upper_bound - 170.0).abs() < 1e-9 && answer.suggestions[0].gap < 1e-12);
    assert!((answer.suggestions[2].gap - (1.0 - 130.0 / 170.0)).abs() < 1e-9);
    let apart = Options { penalties: NONE, overlap: 0.0, ..Options::default() };
    assert_eq!(suggest(&units, &limits(200.0, 200.0), &apart).unwrap().suggestions.len(), 2);
}

#[test]
fn a_question_that_cannot_be_answered_says_why() {
    let units = Units::new(row(&[(100.0, 0.9), (100.0, 0.8), (100.0, 0.7)]), &chain(3)).unwrap();
    let ask = |limits: Limits, options: &Options| {
        let said = [suggest, local_search].map(|ask| ask(&units, &limits, options).unwrap_err().to_string());
        assert_eq!(said[0], said[1]);
        said[0].clone()
    };
    let some = limits(100.0, 200.0);
    assert_eq!(
        ask(limits(301.0, 400.0), &only(NONE)),
        "the minimum of 301 persons is more than the 300 who live in the units that may be chosen"
    );
    let with = |include: &[usize], exclude: &[usize]| Options {
        include: include.to_vec(),
        exclude: exclude.to_vec(),
        ..only(NONE)
    };
    assert_eq!(ask(some, &with(&[7], &[])), "there is no unit at 7: give positions below 3");
    assert_eq!(ask(some, &with(&[], &[7])), "there is no unit at 7: give positions below 3");
    assert_eq!(ask(some, &with(&[1], &[1])), "00001 is both to be included and to be excluded: choose one");
    assert!(ask(some, &with(&[], &[0, 1, 2])).starts_with("there are no units to choose from"));
    let apart = "00000 and 00002 cannot be joined by units that may be chosen with at most 200 persons together";
    assert_eq!(ask(some, &with(&[0, 2], &[])), apart);
    assert_eq!(ask(limits(1.0, 300.0), &with(&[0, 2], &[1])), apart.replace("200", "300"));
    assert!(ask(some, &with(&[0, 1, 2], &[])).starts_with("300 persons live in the units to be included"));
    for (compactness, barrier) in [(1.1, 0.0), (0.0, -0.1), (f64::NAN, 0.0)] {
        assert!(ask(some, &only(Penalties { compactness, barrier })).ends_with("it must be from 0 to 1"));
    }
    assert!(ask(some, &Options { overlap: 2.0, ..only(NONE) }).starts_with("overlap of the options is 2"));
    assert!(matches!(evaluate(&units, &[3], &NONE), Err(DelimitError::UnknownUnit { position: 3, units: 3 })));
}

#[test]
fn limits_that_nothing_lies_between_are_refused() {
    for (min, max) in [(2.0, 1.0), (-1.0, 1.0), (0.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
        assert!(Limits::new(min, max).is_err(), "{min} to {max}");
    }
}

#[test]
fn without_any_known_need_there_is_nothing_to_aim_at() {
    let mut people = row(&[(100.0, 0.9), (0.0, 0.8)]);
    people.iter_mut().for_each(|u| u.need = Figure::Missing);
    let units = Units::new(people, &chain(2)).unwrap();
    for options in [only(NONE), Options { include: vec![0], ..only(NONE) }] {
        assert_eq!(suggest(&units, &limits(1.0, 200.0), &options), Err(DelimitError::NoKnownNeed));
    }
}

#[test]
fn units_that_cannot_be_are_refused_by_name() {
    let of = |unit: Unit| Units::new(vec![unit], &[]).unwrap_err().to_string();
    let good = known(0, 10.0, 0.5, 100.0, 40.0);
    assert!(of(Unit { need: Figure::Known(1.5), ..good.clone() }).starts_with("need of 00000 is 1.5"));
    assert!(of(Unit { need: Figure::Known(f64::NAN), ..good.clone() }).starts_with("need of 00000 is NaN"));
    assert!(of(Unit { persons: Figure::Known(-1.0), ..good.clone() }).starts_with("population of 00000"));
    assert!(of(Unit { persons: Figure::Known(f64::INFINITY), ..good.clone() }).starts_with("population of 00000"));
    assert!(of(Unit { persons: Figure::Between { lo: 4.0, hi: 1.0 }, ..good.clone() }).starts_with("population"));
    assert!(of(Unit { area: SquareMetres(0.0), ..good.clone() }).starts_with("area of 00000 is 0"));
    assert!(of(Unit { perimeter: Metres(f64::NAN), ..good.clone() }).starts_with("perimeter of 00000"));
    assert_eq!(Units::new(vec![], &[]), Err(DelimitError::NoUnits));
    assert!(matches!(Units::new(vec![good.clone(), good], &[]), Err(DelimitError::DuplicateId { .. })));
    let pair = |neighbours: &[Neighbour]| Units::new(row(&[(1.0, 1.0); 2]), neighbours).unwrap_err();
    assert!(matches!(pair(&[beside(0, 0)]), DelimitError::NotAPair { .. }));
    assert!(matches!(pair(&[beside(0, 2)]), DelimitError::NotAPair { .. }));
    assert!(matches!(pair(&[beside(0, 1), beside(1, 0)]), DelimitError::DuplicatePair { .. }));
    let nan = Neighbour { shared: Metres(f64::NAN), ..beside(0, 1) };
    assert!(pair(&[nan]).to_string().starts_with("common border of 00000 and 00001 is NaN"));
}

#[test]
fn more_units_than_can_be_tried_are_left_to_the_search() {
    let units = Units::new(row(&[(100.0, 0.5); EXACT + 1]), &chain(EXACT + 1)).unwrap();
    let some = limits(200.0, 300.0);
    assert!(matches!(
        exhaustive(&units, &some, &only(NONE)),
        Err(DelimitError::TooManyUnits { candidates: 21, most: 20 })
    ));
    let answer = suggest(&units, &some, &only(NONE)).unwrap();
    assert_eq!((answer.method, answer.suggestions[0].area.units.len()), (Method::LocalSearch, 3));
    // Of equally good areas the first by id.
    assert_eq!(answer.suggestions[0].area.units, [0, 1, 2]);
}
