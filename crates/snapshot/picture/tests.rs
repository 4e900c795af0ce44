//! Pictures of squares of 1 km, with hectares that can be counted on the fingers.

use crate::answer::PlanPicture;
use crate::fixture::{dataset, square};
use crate::{PictureOf, QueryError, Snapshot};
use domain::{PlanArea, PlanAreaId, PlanKind, PlanStatus, SourceId};
use geo::MultiPolygon;

const X: f64 = 570_000.0;
const Y: f64 = 7_033_000.0;

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> MultiPolygon<f64> {
    let r = geo::Rect::new((X + x, Y + y), (X + x + width, Y + y + height));
    MultiPolygon::new(vec![r.to_polygon()])
}

fn plan_area(n: usize, kind: PlanKind, code: &str, status: PlanStatus, geometry: MultiPolygon<f64>) -> PlanArea {
    PlanArea {
        id: PlanAreaId::new(format!("flate-{n}")).unwrap(),
        source: SourceId::new("plan").unwrap(),
        kind,
        objekttype: String::new(),
        code: code.into(),
        navn: format!("navn {code}"),
        status,
        planident: "k2022".into(),
        planstatus: "vedtatt".into(),
        ikraft: None,
        geometry,
    }
}

fn built(areas: &[(PlanKind, &str, PlanStatus, MultiPolygon<f64>)]) -> Snapshot {
    let mut data = dataset();
    let area = |(n, (kind, code, status, shape)): (usize, &(PlanKind, &str, PlanStatus, MultiPolygon<f64>))| {
        plan_area(n, *kind, code, *status, shape.clone())
    };
    data.plan_areas = areas.iter().enumerate().map(area).collect();
    Snapshot::build(data, 1, None)
}

fn vestby(s: &Snapshot) -> PlanPicture {
    s.plan_picture(&PictureOf::Zone("vestby".into())).unwrap().bilde
}

use PlanKind::{Arealformal, Byggesone, Hensynssone};
use PlanStatus::{Framtidig, Navaerende, Ukjent};

#[test]
fn plan_areas_over_each_other_count_once() {
    let s = built(&[
        (Arealformal, "1110", Navaerende, rectangle(0.0, 0.0, 600.0, 500.0)),
        (Arealformal, "1110", Navaerende, rectangle(400.0, 0.0, 600.0, 500.0)),
        (Hensynssone, "570", Ukjent, rectangle(0.0, 0.0, 1000.0, 200.0)),
    ]);
    let p = vestby(&s);
    let row = &p.arealformal[0];
    assert_eq!((row.code.as_str(), row.hektar, row.andel, row.flater), ("1110", 50.0, 0.5, 2));
    assert_eq!((row.navn.as_str(), row.gruppe.as_str()), ("Boligbebyggelse", "Bebyggelse og anlegg"));
    assert_eq!((p.areal_ha, p.dekket_ha), (100.0, 50.0));
    assert_eq!((p.hensynssoner[0].hektar, p.planer[0].flater), (20.0, 3));
}

#[test]
fn reserves_are_planned_housing_and_1001_goes_by_byggesone() {
    let s = built(&[
        (Arealformal, "1110", Framtidig, rectangle(0.0, 0.0, 100.0, 1000.0)),
        (Arealformal, "1800", Framtidig, rectangle(50.0, 0.0, 100.0, 1000.0)),
        (Arealformal, "1130", Navaerende, rectangle(900.0, 0.0, 100.0, 1000.0)),
        (Arealformal, "1001", Framtidig, rectangle(200.0, 0.0, 300.0, 1000.0)),
        (Byggesone, "2", Ukjent, rectangle(200.0, 0.0, 100.0, 1000.0)),
        (Byggesone, "4", Ukjent, rectangle(300.0, 0.0, 100.0, 1000.0)),
    ]);
    let p = vestby(&s);
    let found: Vec<(&str, &str, f64)> =
        p.reserver.iter().map(|r| (r.code.as_str(), r.regel.as_str(), r.hektar)).collect();
    assert_eq!(found, [("1110", "formal", 10.0), ("1800", "formal", 10.0), ("2", "byggesone", 10.0)]);
    // 1110 and 1800 lie over each other by 5 ha, which count once.
    assert_eq!(p.reserver_ha, Some(25.0));
    let brief = &s.plan_pictures().soner[0];
    assert_eq!((brief.reserver_ha, brief.framtidig_andel), (Some(25.0), Some(0.45)));
}

#[test]
fn where_no_purpose_is_drawn_totals_are_null_and_where_one_is_they_may_be_nothing() {
    let s = built(&[
        (Arealformal, "3040", Navaerende, rectangle(0.0, 0.0, 200.0, 1000.0)),
        (Byggesone, "1", Ukjent, rectangle(0.0, 0.0, 2000.0, 1000.0)),
        // A sliver over the border says nothing of the neighbour.
        (Arealformal, "1160", Navaerende, rectangle(999.0, 0.0, 2.0, 1000.0)),
    ]);
    let (west, east) = (vestby(&s), s.plan_picture(&PictureOf::Zone("ostby".into())).unwrap().bilde);
    assert_eq!((west.gront_ha, west.reserver_ha, west.tjenesteyting_ha), (Some(20.0), Some(0.0), Some(0.1)));
    assert_eq!((east.gront_ha, east.reserver_ha, east.tjenesteyting_ha), (None, None, None));
    assert_eq!(east.byggesoner[0].hektar, 100.0);
    let none = s.plan_picture(&PictureOf::Zone("fjernby".into())).unwrap().bilde;
    assert_eq!((none.dekket_ha, none.reserver_ha), (0.0, None));
    assert!(s.plan_pictures().soner[1].framtidig_andel.is_none());
}

#[test]
fn schools_and_kindergartens_count_as_service_in_a_reguleringsplan_only() {
    let service = |ident: &str| {
        let mut data = dataset();
        data.plan_areas = vec![PlanArea {
            planident: ident.into(),
            ..plan_area(0, Arealformal, "1161", Navaerende, rectangle(0.0, 0.0, 100.0, 1000.0))
        }];
        vestby(&Snapshot::build(data, 1, None)).tjenesteyting_ha
    };
    assert_eq!((service("r20190012"), service("k20210049")), (Some(10.0), Some(0.0)));
}

#[test]
fn an_area_is_drawn_as_its_zones_together_and_a_krets_as_it_is() {
    let s = built(&[(Arealformal, "1110", Framtidig, rectangle(900.0, 0.0, 200.0, 1000.0))]);
    let of = |of| s.plan_picture(&of).map(|a| (a.bilde.areal_ha, a.bilde.reserver_ha));
    assert_eq!(of(PictureOf::Area("vestby-ostby".into())), Some((200.0, Some(20.0))));
    assert_eq!(of(PictureOf::Area("vestby-ostby".into())), Some((200.0, Some(20.0))));
    assert_eq!(of(PictureOf::District("fjernby".into())), Some((1225.0, None)));
    assert_eq!(of(PictureOf::Area("tapt".into())), None);
    assert_eq!(of(PictureOf::Zone("finnes-ikke".into())), None);
}

#[test]
fn a_plan_that_did_not_change_is_not_put_together_again() {
    let first = built(&[(Arealformal, "1110", Framtidig, rectangle(0.0, 0.0, 100.0, 100.0))]);
    let mut data = dataset();
    data.plan_areas = first.dataset().plan_areas.clone();
    first.warm();
    let second = Snapshot::build(data, 2, Some(&first));
    assert!(std::sync::Arc::ptr_eq(&first.pictures().layers, &second.pictures().layers));
    assert_eq!(vestby(&first), vestby(&second));
}

#[test]
fn every_kind_at_a_point_comes_by_kind_and_a_border_belongs_to_its_area() {
    let s = built(&[
        (Hensynssone, "570", Ukjent, square(X, Y, 1000.0)),
        (Arealformal, "1110", Navaerende, square(X, Y, 500.0)),
        (Byggesone, "1", Ukjent, square(X, Y, 2000.0)),
    ]);
    let at = |x: f64, y: f64| {
        let p = spatial::to_lonlat(geo::Coord { x: X + x, y: Y + y });
        s.plan_at(p.x, p.y).map(|found| found.into_iter().map(|p| p.code).collect::<Vec<_>>())
    };
    assert_eq!(at(250.0, 250.0).unwrap(), ["1", "1110", "570"]);
    assert_eq!(at(600.0, 250.0).unwrap(), ["1", "570"]);
    assert_eq!(at(5000.0, 250.0).unwrap(), Vec::<String>::new());
    let entry = &s.plan[1];
    assert!(entry.holds(&square(X, Y, 500.0), geo::Coord { x: X + 500.0, y: Y + 100.0 }));
    assert!(!entry.holds(&square(X, Y, 500.0), geo::Coord { x: X + 500.001, y: Y + 100.0 }));
}

#[test]
fn a_point_in_another_country_or_nowhere_is_refused() {
    let s = built(&[]);
    for (lon, lat) in [(9.19, 45.46), (63.43, 10.39), (f64::NAN, 63.0), (10.4, 99.0)] {
        assert!(matches!(s.plan_at(lon, lat), Err(QueryError::OutsideKommune { kommune, .. }) if kommune == "Prøve"));
    }
}
