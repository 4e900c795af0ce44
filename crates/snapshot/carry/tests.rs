//! Figures carried between small geographies, with sums worked out by hand.

use super::*;
use crate::answer::ValueState;
use crate::fixture::{dataset, figure, indicator, square};
use crate::words::Keys;
use domain::*;
use geo::{BoundingRect, Point};

const X: f64 = 570_000.0;
const Y: f64 = 7_033_000.0;

fn query(from: &str, to: &str, variable: &str, method: &str) -> TransferQuery {
    let text = |t: &str| Some(t.to_owned()).filter(|t| !t.is_empty());
    TransferQuery {
        from: from.into(),
        to: to.into(),
        variable: variable.into(),
        method: text(method),
        ..TransferQuery::default()
    }
}

fn built(change: impl FnOnce(&mut Dataset)) -> Snapshot {
    let mut data = dataset();
    change(&mut data);
    Snapshot::build(data, 1, None)
}

fn value_of(answer: &TransferAnswer, id: &str) -> StatValue {
    answer.values.iter().find(|r| r.id == id).unwrap().figure.clone()
}

fn plan_area(id: &str, x: f64, width: f64) -> PlanArea {
    let r = geo::Rect::new((X + x, Y), (X + x + width, Y + 1000.0));
    PlanArea {
        id: PlanAreaId::new(id).unwrap(),
        source: SourceId::new("plan").unwrap(),
        kind: PlanKind::Arealformal,
        objekttype: String::new(),
        code: "1110".into(),
        navn: id.into(),
        status: PlanStatus::Navaerende,
        planident: "k1".into(),
        planstatus: "vedtatt".into(),
        ikraft: None,
        geometry: geo::MultiPolygon::new(vec![r.to_polygon()]),
    }
}

#[test]
fn people_of_cells_go_to_zones_by_area_and_what_is_outside_is_told() {
    let s = built(|_| ());
    let answer = s.transfer(&query("cells", "zones", "personer", ""), &Keys).unwrap();
    let m = &answer.meta;
    assert_eq!((m.metode.as_str(), m.grovt, m.valg.as_str()), ("area", true, "valg.area()"));
    let sums = [m.sum_from, m.sum_to, m.outside].map(|x| x.unwrap().round());
    assert_eq!(sums, [100.0, 50.0, 50.0]);
    let vestby = value_of(&answer, "vestby");
    assert!((vestby.value.unwrap() - 50.0).abs() < 1e-6);
    assert_eq!((vestby.state, vestby.method.as_deref()), (ValueState::Imputed, Some("area")));
    assert_eq!(value_of(&answer, "fjernby").state, ValueState::Missing);
    let within = s.transfer(&query("cells", "zones", "personer", "area_within"), &Keys).unwrap();
    assert_eq!((within.meta.valg.as_str(), within.meta.outside.map(f64::round)), ("valg.bedt_om()", Some(0.0)));
    assert!((value_of(&within, "vestby").value.unwrap() - 100.0).abs() < 1e-6);
}

#[test]
fn areas_are_their_zones_put_together_and_a_share_is_carried_as_two_counts() {
    let s = built(|_| ());
    let answer = s.transfer(&query("zones", "areas", "lavinntekt", "auto"), &Keys).unwrap();
    assert_eq!((answer.meta.metode.as_str(), answer.meta.grovt), ("nested", false));
    let row = &answer.values[0];
    let parts = (row.teller.as_ref().unwrap().value, row.nevner.as_ref().unwrap().value);
    assert_eq!((row.figure.value, parts), (Some(20.0), (Some(400.0), Some(2000.0))));
    assert_eq!(row.figure.state, ValueState::Known);
    assert_eq!((answer.meta.hidden_sources, answer.meta.periode.as_deref()), (1, Some("2023")));
}

#[test]
fn a_hidden_zone_hides_its_area_between_bounds() {
    let s = built(|d| {
        d.observations[1] = figure(
            "lavinntekt",
            "Østby",
            2023,
            Value::Suppressed { lo: Some(0.0), hi: Some(4.0) },
            Value::known(1000.0),
        );
    });
    let answer = s.transfer(&query("zones", "areas", "lavinntekt", ""), &Keys).unwrap();
    let row = &answer.values[0];
    assert_eq!((row.figure.value, row.figure.state), (None, ValueState::Suppressed));
    assert_eq!((row.figure.lo, row.figure.hi), (Some(15.0), Some(15.2)));
    let teller = row.teller.as_ref().unwrap();
    assert_eq!((teller.value, teller.lo, teller.hi), (None, Some(300.0), Some(304.0)));
}

#[test]
fn what_is_spread_over_parts_keeps_its_sum_and_small_parts_are_not_shown() {
    let s = built(|d| d.plan_areas = vec![plan_area("stor", 0.0, 970.0), plan_area("liten", 970.0, 30.0)]);
    let answer = s.transfer(&query("zones", "plan", "lavinntekt", "area"), &Keys).unwrap();
    let large = &answer.values[0];
    assert!((large.teller.as_ref().unwrap().value.unwrap() - 291.0).abs() < 1e-6);
    assert!((large.figure.value.unwrap() - 30.0).abs() < 1e-9);
    // 30 people are too few to tell a share of.
    let small = &answer.values[1];
    assert_eq!((small.figure.value, small.figure.state, small.figure.hi), (None, ValueState::Suppressed, None));
    assert!((answer.meta.sum_to.unwrap() - 300.0).abs() < 1e-6);
    assert_eq!(answer.meta.sum_from, Some(400.0));
}

#[test]
fn the_method_is_the_best_there_is_ground_for() {
    let method = |s: &Snapshot| s.transfer(&query("districts", "zones", "personer", ""), &Keys).map(|a| a.meta.metode);
    let figures = |d: &mut Dataset| {
        d.catalogue.indicators.push(indicator("befolkning", None, Role::Grunntall, NoiseModel::Ingen));
        let row = figure("befolkning", "FJERNBY", 2023, Value::known(800.0), Value::Missing);
        d.observations.push(Observation { level: Geography::Skolekrets, ..row });
    };
    assert_eq!(method(&built(figures)).unwrap(), "population");
    let without = |d: &mut Dataset| {
        figures(d);
        d.cells.clear();
    };
    assert_eq!(method(&built(without)).unwrap(), "area");
    let housing = |d: &mut Dataset| {
        without(d);
        d.plan_areas = vec![plan_area("bolig", 1900.0, 200.0)];
    };
    let s = built(housing);
    let answer = s.transfer(&query("districts", "zones", "personer", ""), &Keys).unwrap();
    assert_eq!((answer.meta.metode.as_str(), answer.meta.fallback), ("housing", 0));
    assert!((value_of(&answer, "ostby").value.unwrap() - 400.0).abs() < 1e-6);
    let forced = s.transfer(&query("districts", "zones", "personer", "population"), &Keys).unwrap_err();
    assert!(matches!(forced, QueryError::MethodLacking { method: "population", available }
        if available.contains(&"housing") && available.contains(&"area")));
}

#[test]
fn addresses_are_taken_before_cells_and_tell_where_people_live_within_a_unit() {
    let with = |addresses: Vec<(f64, u32)>| {
        built(move |d| {
            d.catalogue.indicators.push(indicator("befolkning", None, Role::Grunntall, NoiseModel::Ingen));
            let row = figure("befolkning", "FJERNBY", 2023, Value::known(800.0), Value::Missing);
            d.observations.push(Observation { level: Geography::Skolekrets, ..row });
            // The krets begins 100 m before the border of Østby and holds Fjernby.
            let (edge, south) = d.districts[0].geometry.bounding_rect().unwrap().min().x_y();
            let at = |(i, (dx, dwellings)): (usize, (f64, u32))| Address {
                id: i.to_string(),
                source: "adresser".parse().unwrap(),
                dwellings,
                position: Point::new(edge + dx, south + 500.0),
            };
            d.addresses = addresses.into_iter().enumerate().map(at).collect();
        })
    };
    let s = with(vec![(50.0, 30), (2_500.0, 10)]);
    let answer = s.transfer(&query("districts", "zones", "personer", ""), &Keys).unwrap();
    assert_eq!((answer.meta.metode.as_str(), answer.meta.fallback), ("address", 0));
    let people = ["ostby", "fjernby"].map(|zone| value_of(&answer, zone).value.unwrap());
    assert_eq!(people.map(f64::round), [600.0, 200.0]);
    let forced = s.transfer(&query("districts", "zones", "personer", "address"), &Keys).unwrap();
    assert_eq!(forced.values, answer.values);
    // A unit without any address is spread by area, and says so.
    let elsewhere = with(vec![(90_000.0, 1)]);
    let answer = elsewhere.transfer(&query("districts", "zones", "personer", "address"), &Keys).unwrap();
    assert!(answer.meta.fallback > 0);
    let lacking = with(vec![]).transfer(&query("districts", "zones", "personer", "address"), &Keys).unwrap_err();
    assert!(matches!(lacking, QueryError::MethodLacking { method: "address", .. }), "{lacking:?}");
}

#[test]
fn weights_are_made_once_for_a_pair() {
    let s = built(|_| ());
    let of = |method| s.weights(From::Cells, To::Zones, method).unwrap();
    assert!(std::sync::Arc::ptr_eq(&of(None), &of(None)));
    assert!(!std::sync::Arc::ptr_eq(&of(None), &of(Some(Method::AreaWithin))));
}

#[test]
fn what_cannot_be_carried_is_refused_with_the_reason() {
    let s = built(|_| ());
    let bad = |q: TransferQuery| s.transfer(&q, &Keys).unwrap_err();
    for (q, field) in [
        (query("hus", "zones", "personer", ""), "from"),
        (query("zones", "hus", "personer", ""), "to"),
        (query("zones", "areas", "personer", "gjetting"), "method"),
        (TransferQuery { plan_kind: Some("hus".into()), ..query("zones", "plan", "personer", "") }, "kind"),
    ] {
        assert!(matches!(bad(q), QueryError::BadChoice { field: f, .. } if f == field), "{field}");
    }
    assert!(matches!(bad(query("cells", "zones", "lavinntekt", "")), QueryError::OnlyPersons { .. }));
    assert!(matches!(bad(query("zones", "areas", "finnes-ikke", "")), QueryError::UnknownIndicator { .. }));
    assert!(matches!(bad(query("zones", "plan", "personer", "")), QueryError::NoUnits { what: "plan" }));
    assert!(matches!(bad(query("districts", "zones", "lavinntekt", "")), QueryError::PeriodLacking { .. }));
    let period = TransferQuery { period: Some("1999".into()), ..query("zones", "areas", "lavinntekt", "") };
    assert!(matches!(bad(period), QueryError::PeriodLacking { known, .. } if known == ["2023"]));
}

#[test]
fn a_mean_is_a_mean_of_what_covers_the_target_and_has_no_sum() {
    let s = built(|d| {
        d.catalogue.indicators[0].enhet = Unit::Kroner;
        for o in &mut d.observations {
            if o.indicator.as_str() == "lavinntekt" {
                (o.count, o.n) = (Value::Missing, Value::known(500.0));
                o.value = Value::known(if o.navn == "Vestby" { 100.0 } else { 300.0 });
            }
        }
    });
    let answer = s.transfer(&query("zones", "areas", "lavinntekt", ""), &Keys).unwrap();
    assert_eq!((answer.values[0].figure.value, answer.meta.sum_from), (Some(200.0), None));
}

#[test]
fn cells_that_a_plan_area_holds_are_people_of_it() {
    let s = built(|d| {
        d.plan_areas = vec![plan_area("a", 0.0, 500.0), plan_area("b", 250.0, 500.0)];
        d.cells[0].geometry = square(X, Y, 1000.0);
    });
    let answer = s.transfer(&query("cells", "plan", "personer", "area"), &Keys).unwrap();
    let people: Vec<f64> = answer.values.iter().map(|v| v.figure.value.unwrap().round()).collect();
    // Ground in two plan areas goes to the first.
    assert_eq!(people, [50.0, 25.0]);
    assert!((answer.meta.delt_m2 - 250_000.0).abs() < 1.0);
}
