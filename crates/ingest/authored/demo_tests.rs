//! The demo as a whole: shapes, places, plan, figures, and how the facts find their zones and houses in it.

use super::*;
use crate::authored::testdata::{demo, folder, now, read};
use domain::programme::Subject;
use domain::resolve::{Unmatched, resolve};
use domain::{Category, Geography, Observation, PlanKind, Value};
use geo_types::{Coord, MultiPolygon};
use spatial::{Locator, SquareMetres, from_lonlat};
use std::collections::BTreeSet;

fn shapes(d: &Dataset) -> Vec<MultiPolygon<f64>> {
    d.zones.iter().map(|z| z.geometry.clone()).collect()
}

/// Name of the zone a place lies in.
fn zone_of<'a>(d: &'a Dataset, locator: &Locator, place: &str) -> Option<&'a str> {
    let place = d.places.iter().find(|p| p.navn == place)?;
    locator.locate(place.point?.into()).map(|i| d.zones[i].navn.as_str())
}

/// (navn, position) of a column file with `lon` and `lat` as fields `at` and `at + 1`.
fn points(file: &str, at: usize) -> Vec<(String, Coord<f64>)> {
    let text = read(file).unwrap();
    let rows = text.lines().filter(|l| !l.starts_with('#') && !l.starts_with("navn;"));
    let point = |l: &str| {
        let f: Vec<_> = l.split(';').collect();
        (f[0].to_owned(), from_lonlat(Coord { x: f[at].parse().unwrap(), y: f[at + 1].parse().unwrap() }))
    };
    rows.map(point).collect()
}

#[test]
fn sixty_valid_zones_that_do_not_overlap() {
    let d = demo();
    assert_eq!(d.zones.iter().map(|z| &z.id).collect::<BTreeSet<_>>().len(), 60);
    assert_eq!(spatial::overlaps(&shapes(&d), SquareMetres(1e-6)), []);
    for zone in &d.zones {
        assert_eq!(spatial::faults(&zone.geometry), [], "{}", zone.navn);
        assert!(zone.border.forelopig && !zone.border.opphav.is_empty());
    }
}

#[test]
fn every_zone_holds_its_own_point() {
    let d = demo();
    let locator = Locator::new(&shapes(&d));
    let centres = points("make/zone_centres.csv", 1);
    assert_eq!(centres.len(), 60);
    for (name, point) in centres {
        assert_eq!(locator.locate(point).map(|i| d.zones[i].navn.as_str()), Some(name.as_str()));
    }
}

#[test]
fn every_arena_lies_in_the_zone_its_source_says() {
    let d = demo();
    let locator = Locator::new(&shapes(&d));
    let text = read("arenas.csv").unwrap();
    let stated: Vec<_> =
        text.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(';').nth(5).unwrap()).collect();
    assert_eq!((stated.len(), d.places.len()), (120, 120));
    for (place, stated) in d.places.iter().zip(stated) {
        let found = locator.locate(place.point.unwrap().into()).map(|i| d.zones[i].navn.as_str());
        assert_eq!(found, Some(stated), "{}", place.navn);
        assert!(!place.universal_arena.grunn.is_empty(), "{}", place.navn);
    }
}

#[test]
fn nothing_stands_in_the_water() {
    let text = std::fs::read_to_string(folder().join("background.geojson")).unwrap();
    let all = text.parse::<geojson::FeatureCollection>().unwrap().features;
    let kind = |f: &geojson::Feature| f.property("kind").and_then(|k| k.as_str()).unwrap().to_owned();
    let water = all.iter().filter(|f| kind(f) == "vann").map(|f| {
        let polygon = geo_types::Polygon::<f64>::try_from(f.geometry.clone().unwrap()).unwrap();
        geo::MapCoords::map_coords(&MultiPolygon::from(polygon), from_lonlat)
    });
    let water = Locator::new(&water.collect::<Vec<_>>());
    for (name, point) in points("make/zone_centres.csv", 1).into_iter().chain(points("arenas.csv", 6)) {
        assert_eq!(water.locate(point), None, "{name} stands in the water");
    }
    let kinds: BTreeSet<_> = all.iter().map(kind).collect();
    assert_eq!(kinds, BTreeSet::from(["vann", "elv", "navn"].map(String::from)));
}

#[test]
fn six_areas_find_ten_zones_and_the_candidates_the_same_ten() {
    let d = demo();
    let zones: Vec<_> = d.zones.iter().collect();
    let resolved = resolve(&d, &zones);
    let of = |list: &str| {
        let areas = d.facts.areas.iter().zip(&resolved.area_zones).filter(|(a, _)| a.list.as_str() == list);
        areas.flat_map(|(_, zones)| zones.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(of("satsingsomrader").len(), 10);
    assert_eq!(of("satsingsomrader"), of("kandidater-2021"));
    let lost: Vec<_> = resolved.unmatched.iter().map(|(what, name)| (*what, name.as_str())).collect();
    let house = |name| (Unmatched::ActorPlace, name);
    let expected = [
        "Charlottenlund videregående skole",
        "Sverresborg barnehager",
        "Vårres barnehager",
        "Åsveien skole",
        "Ugla ungdomsskole",
    ];
    assert_eq!(lost, expected.map(house), "these have no known position in the demo");
}

#[test]
fn every_zone_that_a_fact_names_exists() {
    let d = demo();
    let known: BTreeSet<_> = d.zones.iter().map(|z| z.navn.as_str()).collect();
    let served = d.facts.relations.iter().flat_map(|r| &r.serves_zone_names);
    let arenas = d.facts.relations.iter().filter_map(|r| match &r.subject {
        Subject::ZoneArenas(name) => Some(name),
        Subject::Actor(_) | Subject::Place(_) => None,
    });
    let parts = d.facts.areas.iter().flat_map(|a| a.satsinger.iter().flat_map(|s| &s.deler));
    let programmes = d.facts.programmes.iter().flat_map(|p| &p.zone_names);
    for name in served.chain(arenas).chain(parts).chain(programmes) {
        assert!(known.contains(name.as_str()), "{name}");
    }
}

#[test]
fn lilleby_skole_lies_next_door_and_serves_lademoen() {
    let d = demo();
    let locator = Locator::new(&shapes(&d));
    assert_eq!(zone_of(&d, &locator, "Lilleby skole"), Some("Lilleby-Ladesletta"));
    let zones: Vec<_> = d.zones.iter().collect();
    let actor = d.facts.actors.iter().position(|a| a.id.as_str() == "lilleby-skole").unwrap();
    let houses = &resolve(&d, &zones).actor_places[actor];
    assert_eq!(houses.iter().map(|i| d.places[*i].navn.as_str()).collect::<Vec<_>>(), ["Lilleby skole"]);
    let serves = d.facts.relations.iter().filter(|r| r.subject == Subject::Actor(d.facts.actors[actor].id.clone()));
    assert!(serves.clone().count() > 0 && serves.clone().all(|r| r.serves_zone_names == ["Lademoen"]));
}

#[test]
fn brundalen_barnehager_are_three_houses_and_sentrum_is_one() {
    let d = demo();
    let zones: Vec<_> = d.zones.iter().collect();
    let resolved = resolve(&d, &zones);
    let houses = |id: &str| {
        let actor = d.facts.actors.iter().position(|a| a.id.as_str() == id).unwrap();
        resolved.actor_places[actor].iter().map(|i| d.places[*i].navn.as_str()).collect::<BTreeSet<_>>()
    };
    assert_eq!(
        houses("brundalen-barnehager"),
        BTreeSet::from(["Brundalen barnehager", "Brundalsgrenda barnehage", "Leistad barnehage"])
    );
    assert_eq!(houses("sentrum-barnehage"), BTreeSet::from(["Sentrum barnehager"]));
}

#[test]
fn arenas_by_zone_are_as_the_sources_count_them() {
    let d = demo();
    let locator = Locator::new(&shapes(&d));
    let universal = |zone: &str| {
        let inside =
            |p: &&domain::Place| locator.locate(p.point.unwrap().into()).is_some_and(|i| d.zones[i].navn == zone);
        let here: Vec<_> = d.places.iter().filter(|p| p.universal_arena.er).filter(inside).collect();
        let of = |c| here.iter().filter(|p| p.category == c).count();
        (of(Category::Barnehage), of(Category::Skole))
    };
    for (zone, expected) in [
        ("Kattem", (11, 1)),
        ("Saupstad", (4, 2)),
        ("Romulslia", (1, 1)),
        ("Hallset", (4, 2)),
        ("Lademoen", (4, 0)),
        ("Møllenberg", (3, 1)),
        ("Brundalen", (3, 1)),
        ("Ila", (8, 0)),
        ("Tempe-Sorgenfri", (1, 0)),
        ("Tonstad", (0, 0)),
    ] {
        assert_eq!(universal(zone), expected, "{zone}");
    }
}

/// The figures of an indicator for the zones in its newest period.
fn newest<'a>(d: &'a Dataset, indicator: &str) -> Vec<&'a Observation> {
    let of = |o: &&Observation| o.indicator.as_str() == indicator && o.level == Geography::Sone;
    let period = d.observations.iter().filter(of).map(|o| o.period).max();
    d.observations.iter().filter(of).filter(|o| Some(o.period) == period).collect()
}

#[test]
fn each_indicator_of_the_default_index_has_a_figure_with_a_state_for_every_zone() {
    let d = demo();
    let zones: BTreeSet<_> = d.zones.iter().map(|z| z.id.as_str()).collect();
    for indicator in d.catalogue.default_index() {
        let figures = newest(&d, indicator.id.as_str());
        assert_eq!(figures.iter().map(|o| o.unit.as_str()).collect::<BTreeSet<_>>(), zones, "{}", indicator.id);
        let known = |o: &&&Observation| matches!(o.value, Value::Known { value, .. } if (0.0..=100.0).contains(&value));
        assert!(figures.iter().filter(known).count() >= 40, "{}", indicator.id);
    }
    assert!(d.observations.iter().any(|o| matches!(o.value, Value::Suppressed { .. })));
    assert!(d.observations.iter().any(|o| o.value == Value::Missing));
}

#[test]
fn no_figure_of_the_demo_tells_of_fewer_than_five_or_is_finer_than_its_indicator_allows() {
    let d = demo();
    for o in &d.observations {
        let indicator = d.catalogue.indicator(&o.indicator).unwrap();
        assert!(o.level >= indicator.finest, "{o:?}");
        for count in [&o.count, &o.n] {
            assert!(count.number().is_none_or(|n| n == 0.0 || n >= 5.0), "{o:?}");
        }
    }
}

#[test]
fn a_share_of_the_demo_is_its_numerator_of_its_denominator() {
    let d = demo();
    let lademoen = newest(&d, "barn-lavinntekt").into_iter().find(|o| o.unit.as_str() == "lademoen").unwrap();
    let (count, n) = (lademoen.count.number().unwrap(), lademoen.n.number().unwrap());
    assert!((lademoen.value.number().unwrap() - 100.0 * count / n).abs() < 1e-9);
    assert_eq!(lademoen.navn, "Lademoen");
}

#[test]
fn a_store_of_an_earlier_version_gets_the_catalogue_and_the_invented_figures_and_a_whole_one_gets_nothing() {
    let mut d = demo();
    assert_eq!(missing(&d, &read, now()).unwrap(), []);
    d.observations.clear();
    d.catalogue = domain::Catalogue::default();
    let layers = |d: &Dataset| -> Vec<&str> {
        missing(d, &read, now()).unwrap().iter().map(|i| i.records.layer().as_str()).collect()
    };
    assert_eq!(layers(&d), ["catalogue", "indicators"]);
    for (_, provenance) in &mut d.imports {
        provenance.trust = Trust::Ekte;
    }
    assert_eq!(layers(&d), ["catalogue"], "real zones get no invented figures");
}

#[test]
fn the_plan_has_four_byggesoner_and_a_status_that_must_be_checked() {
    let d = demo();
    let codes = |kind| d.plan_areas.iter().filter(|a| a.kind == kind).map(|a| a.code.as_str()).collect::<BTreeSet<_>>();
    assert_eq!(codes(PlanKind::Byggesone), BTreeSet::from(["1", "2", "3", "4"]));
    assert_eq!(codes(PlanKind::Arealformal), BTreeSet::from(["1110", "1130", "1160", "1800", "3040"]));
    assert_eq!(codes(PlanKind::Hensynssone).len(), 1);
    for kind in [PlanKind::Byggesone, PlanKind::Arealformal] {
        let of_kind: Vec<_> = d.plan_areas.iter().filter(|a| a.kind == kind).map(|a| a.geometry.clone()).collect();
        assert_eq!(spatial::overlaps(&of_kind, SquareMetres(1.0)), [], "{}", kind.as_str());
    }
    for a in &d.plan_areas {
        assert_eq!(spatial::faults(&a.geometry), [], "{}", a.id);
        assert_eq!(a.planident, "k20210049");
        assert!(a.planstatus.contains("må kontrolleres") && a.ikraft.is_none(), "{}", a.id);
    }
}

#[test]
fn everything_lies_in_the_kommune_and_says_what_it_is_worth() {
    let d = demo();
    let bbox = d.kommune.as_ref().unwrap().bbox;
    let inside = |c: &Coord<f64>| geo::Intersects::intersects(&bbox, c);
    let plan = d.plan_areas.iter().map(|a| &a.geometry);
    assert!(
        d.zones.iter().map(|z| &z.geometry).chain(plan).all(|g| geo::CoordsIter::coords_iter(g).all(|c| inside(&c)))
    );
    // The extent of the kommune's own zones of 2020.
    assert!([(556_185.0, 7_019_194.0), (579_403.0, 7_037_357.0)].into_iter().all(|(x, y)| inside(&Coord { x, y })));
    let trust: Vec<_> = d.imports.iter().map(|(layer, p)| (layer.as_str(), p.trust)).collect();
    let expected = [
        ("facts", Trust::Fakta),
        ("catalogue", Trust::Fakta),
        ("zones", Trust::Skjematisk),
        ("places", Trust::Skjematisk),
        ("plan", Trust::Skjematisk),
        ("indicators", Trust::Oppdiktet),
    ];
    assert_eq!(trust, expected);
    for (_, p) in &d.imports {
        assert!(p.sha256.len() == 64 && p.lest == p.tatt_inn && p.lest > 0, "{}", p.source);
        assert!(p.trust == Trust::Fakta || !p.varsler.is_empty(), "{} must warn", p.source);
    }
}

#[test]
fn the_same_files_give_the_same_demo() {
    assert!(load(&read, now()).unwrap() == load(&read, now()).unwrap());
}
