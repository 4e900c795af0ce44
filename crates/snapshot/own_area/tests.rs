//! Profiles of areas of somebody's own: what they say, what they refuse, and what nobody can work out of them.

use super::*;
use crate::answer::ValueState;
use crate::fixture::{dataset, figure, indicator, square};
use crate::words::Keys;
use domain::*;
use geo::MapCoords;
use jiff::civil::date;
use need::suppress::{Ledger, attack};

const TODAY: Date = date(2026, 10, 1);
const X: f64 = 570_000.0;
const Y: f64 = 7_033_000.0;

/// Vestby and Østby lie side by side, Fjernby 2 km off; each has four cells of 500 m. `few` stands for the children and
/// the poor of Fjernby, which are hidden.
fn data(few: f64) -> Dataset {
    let mut d = dataset();
    let cell = |id: String, x: f64, y: f64, persons: f64| PopulationCell {
        id,
        source: SourceId::new("rute").unwrap(),
        persons,
        year: Some(2025),
        geometry: square(X + x, Y + y, 500.0),
    };
    d.cells.clear();
    for (zone, x) in [0.0, 1000.0, 4000.0].into_iter().enumerate() {
        for (i, persons) in [400.0, 300.0, 200.0, 100.0].into_iter().enumerate() {
            let (dx, dy) = (500.0 * (i % 2) as f64, 500.0 * (i / 2) as f64);
            d.cells.push(cell(format!("{zone}{i}"), x + dx, dy, persons));
        }
    }
    d.catalogue.indicators.push(indicator("befolkning", None, Role::Grunntall, NoiseModel::Ingen));
    d.catalogue.indicators[1].stoy = NoiseModel::Ingen;
    d.observations.clear();
    for (zone, poor, n, children) in
        [("Vestby", 300.0, 1000.0, 400.0), ("Østby", 100.0, 1000.0, 200.0), ("Fjernby", few, 900.0, few)]
    {
        d.observations.push(figure("lavinntekt", zone, 2023, Value::known(poor), Value::known(n)));
        d.observations.push(figure("barn-0-17", zone, 2023, Value::known(children), Value::Missing));
    }
    d
}

fn built(few: f64) -> Snapshot {
    Snapshot::build(data(few), 1, None)
}

fn lonlat(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    shape.map_coords(spatial::to_lonlat)
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> MultiPolygon<f64> {
    let r = geo::Rect::new((X + x, Y + y), (X + x + width, Y + y + height));
    MultiPolygon::new(vec![r.to_polygon()])
}

fn drawn(s: &Snapshot, shape: &MultiPolygon<f64>) -> Result<OwnArea, QueryError> {
    let request = AreaProfileRequest { polygon: Some(serde_json::Value::Null), k: Some(1), ..Default::default() };
    s.own_area(&request, &[lonlat(shape)], TODAY, &Keys).map(|a| a.profil)
}

fn of_zones(s: &Snapshot, zones: &[&str]) -> OwnArea {
    let soner = zones.iter().map(|z| (*z).to_owned()).collect();
    let request = AreaProfileRequest { soner, k: Some(1), ..Default::default() };
    s.own_area(&request, &[], TODAY, &Keys).unwrap().profil
}

#[test]
fn people_are_whole_cells_by_their_centre_and_children_are_spread_by_people() {
    let s = built(3.0);
    // The west half of Vestby and a strip that holds no centre.
    let area = drawn(&s, &rectangle(0.0, 0.0, 600.0, 1000.0)).unwrap();
    assert_eq!((area.folk.figure.value, area.folk.metode.as_str(), area.folk.grovt), (Some(600.0), "cells", false));
    assert_eq!((area.barn.figure.value, area.barn.metode.as_str()), (Some(240.0), "population"));
    assert_eq!(area.barn.figure.state, ValueState::Imputed);
    assert_eq!((area.areal_ha, area.sammensatt_av), (60.0, None));
    assert_eq!(area.behov.soner.len(), 1);
    assert_eq!((area.behov.soner[0].andel_av_omradet, area.behov.soner[0].klasse.as_str()), (1.0, "modellen_treffer"));
    assert_eq!((area.behov.utsatte_folk.value, area.behov.andel.value), (Some(600.0), Some(1.0)));
    assert!(area.behov.utsatte_folk.lo.unwrap() <= 600.0);
    let poor = &area.indikatorer[0];
    assert_eq!((poor.figure.value, poor.visning.as_str(), poor.metode.as_str()), (Some(30.0), "vis", "population"));
}

#[test]
fn whole_zones_are_the_sum_of_their_published_figures() {
    let area = of_zones(&built(3.0), &["vestby", "ostby"]);
    assert_eq!((area.barn.figure.value, area.barn.figure.state), (Some(600.0), ValueState::Known));
    assert_eq!((area.barn.metode.as_str(), area.folk.figure.value), ("nested", Some(2000.0)));
    assert_eq!(area.indikatorer[0].figure.value, Some(20.0));
    assert_eq!(area.sammensatt_av.unwrap().soner.len(), 2);
    assert_eq!((area.arenaer.len(), area.med_modell, area.areal_ha), (3, 1, 200.0));
    let counted = Snapshot::build(
        {
            let mut d = data(3.0);
            for zone in ["Vestby", "Østby"] {
                d.observations.push(figure("befolkning", zone, 2023, Value::known(1234.0), Value::Missing));
            }
            d
        },
        1,
        None,
    );
    let area = of_zones(&counted, &["vestby", "ostby"]);
    assert_eq!((area.folk.figure.value, area.folk.metode.as_str()), (Some(2470.0), "nested"));
}

#[test]
fn an_arena_that_serves_a_whole_zone_is_there_and_one_that_serves_a_part_is_not() {
    let s = built(3.0);
    let serving = |area: &OwnArea| area.arenaer.iter().filter(|a| a.forhold == "serves").count();
    assert_eq!(serving(&of_zones(&s, &["vestby"])), 1);
    assert_eq!(serving(&drawn(&s, &rectangle(0.0, 0.0, 600.0, 1000.0)).unwrap()), 0);
}

#[test]
fn fewer_than_fifty_people_are_not_told_nor_what_follows_from_them() {
    let mut d = data(3.0);
    d.cells.iter_mut().for_each(|c| c.persons /= 10.0);
    let area = drawn(&Snapshot::build(d, 1, None), &rectangle(0.0, 0.0, 500.0, 500.0)).unwrap();
    assert_eq!((area.folk.figure.value, area.folk.figure.hi), (None, Some(49.0)));
    assert_eq!((area.behov.utsatte_folk.value, area.behov.andel.value, area.behov.andel.lo), (None, None, None));
    assert!(area.skjult.iter().any(|s| s.starts_with("skjult.folk_faa")));
}

#[test]
fn an_indicator_of_few_people_is_hidden_and_one_of_up_to_199_is_marked() {
    let s = built(3.0);
    let mut d = data(3.0);
    d.observations[0] = figure("lavinntekt", "Vestby", 2023, Value::known(60.0), Value::known(200.0));
    let small = Snapshot::build(d, 1, None);
    let poor = |s: &Snapshot, w: f64, h: f64| drawn(s, &rectangle(0.0, 0.0, w, h)).unwrap().indikatorer[0].clone();
    assert_eq!(poor(&s, 500.0, 500.0).visning, "vis");
    let some = poor(&small, 500.0, 500.0);
    assert_eq!((some.visning.as_str(), some.figure.value), ("usikker_skravert", Some(30.0)));
    // The cell in the north-east has a tenth of 200.
    let few = drawn(&small, &rectangle(500.0, 500.0, 500.0, 500.0)).unwrap();
    assert_eq!((few.indikatorer[0].visning.as_str(), few.indikatorer[0].figure.value), ("skjul", None));
    assert!(few.skjult.iter().any(|s| s.starts_with("skjult.indikatorer_ikke_vist")), "{:?}", few.skjult);
}

#[test]
fn where_nobody_counted_cells_zones_are_cut_by_housing_and_else_by_area_which_is_rough() {
    let mut d = data(3.0);
    d.cells.clear();
    d.observations.push(figure("befolkning", "Vestby", 2023, Value::known(1000.0), Value::Missing));
    let rough = drawn(&Snapshot::build(d.clone(), 1, None), &rectangle(0.0, 0.0, 250.0, 1000.0)).unwrap();
    assert_eq!((rough.folk.figure.value, rough.folk.metode.as_str(), rough.folk.grovt), (Some(250.0), "area", true));
    assert!(rough.skjult.iter().any(|s| s.starts_with("skjult.grovt")));
    let housing = PlanArea {
        id: PlanAreaId::new("bolig").unwrap(),
        source: SourceId::new("plan").unwrap(),
        kind: PlanKind::Arealformal,
        objekttype: String::new(),
        code: "1110".into(),
        navn: "Bolig".into(),
        status: PlanStatus::Navaerende,
        planident: "k1".into(),
        planstatus: "vedtatt".into(),
        ikraft: None,
        geometry: rectangle(0.0, 0.0, 500.0, 1000.0),
    };
    d.plan_areas.push(housing);
    let better = drawn(&Snapshot::build(d, 1, None), &rectangle(0.0, 0.0, 250.0, 1000.0)).unwrap();
    assert_eq!(
        (better.folk.figure.value, better.folk.metode.as_str(), better.folk.grovt),
        (Some(500.0), "housing", false)
    );
}

#[test]
fn people_outside_every_zone_are_told_and_have_no_need() {
    let mut d = data(3.0);
    d.cells.push(PopulationCell { id: "ute".into(), geometry: square(X + 2200.0, Y, 500.0), ..d.cells[0].clone() });
    let s = Snapshot::build(d, 1, None);
    let area = drawn(&s, &rectangle(1000.0, 0.0, 1800.0, 1000.0)).unwrap();
    assert_eq!((area.folk.figure.value, area.behov.utsatte_folk.value), (Some(1400.0), Some(0.0)));
    assert!(area.skjult.iter().any(|s| s.starts_with("skjult.utenfor_soner")));
    let nobody = drawn(&s, &rectangle(2750.0, 0.0, 200.0, 200.0)).unwrap();
    assert_eq!((nobody.folk.figure.value, nobody.barn.figure.state), (None, ValueState::Missing));
    assert!(nobody.behov.soner.is_empty() && nobody.indikatorer.is_empty());
}

/// Polygons of every sort around the zone with a hidden figure.
fn shapes() -> Vec<MultiPolygon<f64>> {
    let mut out = vec![
        rectangle(4000.0, 0.0, 1000.0, 1000.0),
        rectangle(4000.0, 0.0, 999.0, 1000.0),
        rectangle(4000.0, 0.0, 500.0, 500.0),
        rectangle(3990.0, -10.0, 20.0, 20.0),
        rectangle(0.0, 0.0, 5000.0, 1000.0),
        rectangle(0.0, 0.0, 4999.0, 1000.0),
        rectangle(0.0, 0.0, 4001.0, 1000.0),
        rectangle(0.0, 0.0, 4000.0, 1000.0),
        rectangle(0.0, 0.0, 4300.0, 300.0),
    ];
    out.extend((0..20).map(|i| rectangle(137.0 * f64::from(i), 0.0, 2500.0, 45.0 * f64::from(i) + 60.0)));
    out
}

#[test]
fn no_answer_depends_on_a_hidden_number() {
    let (a, b) = (built(1.0), built(4.0));
    for shape in shapes() {
        let text = |s: &Snapshot| serde_json::to_string(&drawn(s, &shape).unwrap()).unwrap();
        assert_eq!(text(&a), text(&b));
    }
    for zones in [&["fjernby"][..], &["vestby", "fjernby"], &["vestby", "ostby", "fjernby"]] {
        let text = |s: &Snapshot| serde_json::to_string(&of_zones(s, zones)).unwrap();
        assert_eq!(text(&a), text(&b));
    }
}

#[test]
fn a_polygon_that_cuts_a_hidden_zone_has_bounds_and_no_number() {
    let s = built(3.0);
    for shape in [rectangle(4000.0, 0.0, 500.0, 500.0), rectangle(0.0, 0.0, 4600.0, 1000.0)] {
        let area = drawn(&s, &shape).unwrap();
        assert_eq!((area.barn.figure.value, area.barn.figure.state), (None, ValueState::Suppressed));
        assert_eq!(area.indikatorer[0].figure.value, None);
        assert!(area.skjult.iter().any(|s| s.contains("barn_skjult(Fjernby)")), "{:?}", area.skjult);
    }
    // Counted people are published whatever else is hidden.
    assert_eq!(drawn(&s, &rectangle(4000.0, 0.0, 500.0, 500.0)).unwrap().folk.figure.value, Some(400.0));
}

#[test]
fn polygons_that_differ_by_a_sliver_give_the_same_figures_and_else_a_whole_cell() {
    let s = built(3.0);
    let figures = |shape: MultiPolygon<f64>| {
        let area = drawn(&s, &shape).unwrap();
        let indicators: Vec<_> = area.indikatorer.iter().map(|i| i.figure.clone()).collect();
        (area.folk.figure.value, area.barn.figure, area.behov.utsatte_folk, area.behov.andel, indicators)
    };
    for (x, width) in [(0.0, 600.0), (100.0, 800.0), (0.0, 1000.0), (0.0, 1996.0)] {
        assert_eq!(figures(rectangle(x, 0.0, width, 1000.0)), figures(rectangle(x, 0.0, width + 3.0, 999.0)));
    }
    let (small, large) = (figures(rectangle(0.0, 0.0, 740.0, 400.0)).0, figures(rectangle(0.0, 0.0, 760.0, 400.0)).0);
    assert_eq!(large.unwrap() - small.unwrap(), 300.0);
}

#[test]
fn subtracting_answers_works_no_hidden_zone_out() {
    let s = built(3.0);
    let mut ledger = Ledger::new();
    let all = ["vestby", "ostby", "fjernby"];
    let mut asked: Vec<Vec<&str>> = all.iter().map(|z| vec![*z]).collect();
    asked.extend([vec!["vestby", "ostby"], vec!["ostby", "fjernby"], vec!["vestby", "fjernby"], all.to_vec()]);
    for zones in asked {
        let barn = of_zones(&s, &zones).barn.figure;
        let id = zones.join("+");
        match barn.value {
            // A number in tens stands for all that round to it.
            Some(x) => ledger.show(&id, x, 5.0).unwrap(),
            None => ledger.hide(&id, barn.lo, barn.hi).unwrap(),
        }
        if zones.len() > 1 {
            ledger.total(&id, &zones);
        }
    }
    let found = attack(&ledger).unwrap();
    assert!(found.tried() >= 4, "{found}");
    assert_eq!(found.computable().count(), 0, "{found}");
    let fjernby = found.cells.iter().find(|c| c.id == "fjernby").unwrap();
    assert!(fjernby.lo <= 0.0 && fjernby.hi.unwrap() >= 4.0, "{fjernby:?}");
}

#[test]
fn what_is_no_area_is_refused_with_the_reason() {
    let s = built(3.0);
    let bad = |shape: MultiPolygon<f64>| drawn(&s, &shape).unwrap_err();
    let ring = |c: &[(f64, f64)]| {
        let ring: Vec<(f64, f64)> = c.iter().map(|(x, y)| (X + x, Y + y)).collect();
        MultiPolygon::new(vec![geo::Polygon::new(ring.into(), vec![])])
    };
    let bow_tie = ring(&[(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0)]);
    assert!(matches!(bad(bow_tie), QueryError::BadPolygon { fault: "krysser", at: Some(_) }));
    assert!(matches!(bad(ring(&[(0.0, 0.0), (10.0, 10.0)])), QueryError::BadPolygon { fault: "faa_hjorner", .. }));
    assert!(matches!(bad(MultiPolygon::new(vec![])), QueryError::BadPolygon { fault: "tom", .. }));
    let many: Vec<(f64, f64)> = (0..20_001)
        .map(|i| f64::from(i) / 20_001.0 * std::f64::consts::TAU)
        .map(|t| (90.0 * t.cos(), 90.0 * t.sin()))
        .collect();
    assert!(matches!(bad(ring(&many)), QueryError::TooManyCorners { corners: 20_002, most: 20_000 }));
    let milan = MultiPolygon::new(vec![geo::Rect::new((9.1, 45.4), (9.2, 45.5)).to_polygon()]);
    let request = AreaProfileRequest { polygon: Some(serde_json::Value::Null), ..Default::default() };
    let abroad = |shape: MultiPolygon<f64>| s.own_area(&request, &[shape], TODAY, &Keys).unwrap_err();
    assert!(matches!(abroad(milan), QueryError::OutsideKommune { .. }));
    assert!(
        matches!(abroad(rectangle(0.0, 0.0, 100.0, 100.0)), QueryError::OutsideKommune { .. }),
        "metres for degrees"
    );
    let asked = |request: AreaProfileRequest| s.own_area(&request, &[], TODAY, &Keys).unwrap_err();
    assert!(matches!(asked(AreaProfileRequest::default()), QueryError::PolygonOrUnits));
    let unknown = AreaProfileRequest { kretser: vec!["finnes-ikke".into()], ..Default::default() };
    assert!(matches!(asked(unknown), QueryError::UnknownUnit { what: "krets", .. }));
    let profile =
        AreaProfileRequest { soner: vec!["vestby".into()], profil: Some("finnes-ikke".into()), ..Default::default() };
    assert!(matches!(asked(profile), QueryError::UnknownProfile { .. }));
}

#[test]
fn parts_that_share_a_border_or_lie_over_each_other_are_one_area() {
    let s = built(3.0);
    let parts = |b: MultiPolygon<f64>| {
        let all = rectangle(0.0, 0.0, 500.0, 1000.0).0.into_iter().chain(b.0).collect();
        drawn(&s, &MultiPolygon(all)).unwrap()
    };
    let (beside, over) = (parts(rectangle(500.0, 0.0, 500.0, 1000.0)), parts(rectangle(400.0, 0.0, 600.0, 1000.0)));
    assert_eq!((beside.areal_ha, over.areal_ha), (100.0, 100.0));
    assert_eq!((beside.folk.figure.value, over.folk.figure.value), (Some(1000.0), Some(1000.0)));
}

#[test]
fn cells_and_skolekretser_put_an_area_together_too() {
    let s = built(3.0);
    let asked = |request: AreaProfileRequest| s.own_area(&request, &[], TODAY, &Keys).unwrap().profil;
    let cells = asked(AreaProfileRequest { ruter: vec!["00".into(), "01".into()], ..Default::default() });
    assert_eq!((cells.folk.figure.value, cells.folk.figure.state), (Some(700.0), ValueState::Known));
    assert_eq!(cells.sammensatt_av.unwrap().ruter, 2);
    let krets = asked(AreaProfileRequest { kretser: vec!["fjernby".into()], ..Default::default() });
    assert_eq!(krets.sammensatt_av.unwrap().kretser[0].navn, "FJERNBY");
    assert_eq!((krets.barn.figure.value, krets.barn.figure.state), (None, ValueState::Suppressed));
}

#[test]
fn a_sensitive_actor_is_not_counted() {
    // Vestby barnehage and the clinic lie in Vestby; only one of them is told.
    assert_eq!(of_zones(&built(3.0), &["vestby"]).aktorer, 1);
}
