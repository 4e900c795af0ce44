//! The independent answers for the real files of Trondheim: GeoPandas and Shapely, and GEOS beside it.

use crate::testdata::{Rows, points, polygons, real};
use crate::transfer::carry;
use crate::*;
use gdal::vector::ToGdal;
use geo_types::MultiPolygon;

const ZONES: &str = "levekaarssoner_2020_trondheim_25832.gpkg";
const CELLS: &str = "befolkning_250m_2015_trondheim_25833.gpkg";
const KINDERGARTENS: &str = "barnehager_trondheim_25832.gpkg";
const SCHOOLS: &str = "grunnskoler_trondheim_4326.geojson";
const DISTRICTS: &str = "barneskolekrets_trondheim_25832.geojson";

fn zones() -> Option<(Rows, Vec<MultiPolygon<f64>>)> {
    let rows = real(ZONES, "levekaarsnavn")?;
    let shapes = polygons(&rows);
    Some((rows, shapes))
}

fn position(rows: &Rows, name: &str) -> usize {
    rows.iter().position(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn kindergartens_and_schools_lie_in_the_zones_that_geopandas_found() {
    let Some((rows, shapes)) = zones() else { return };
    let Some(kindergartens) = real(KINDERGARTENS, "navn") else { return };
    let Some(schools) = real(SCHOOLS, "navn") else { return };
    let locator = Locator::new(&shapes);
    let (k, s) = (locator.locate_all(&points(&kindergartens)), locator.locate_all(&points(&schools)));
    let inside = |found: &[Option<u32>]| found.iter().flatten().count();
    assert_eq!((k.len(), inside(&k), s.len(), inside(&s)), (266, 261, 68, 67));
    let expected = [
        ("Kattem", 11, 1),
        ("Saupstad", 4, 2),
        ("Romulslia", 1, 1),
        ("Hallset", 4, 2),
        ("Tempe-Sorgenfri", 1, 1),
        ("Øya-Elgeseter", 7, 1),
        ("Ila", 8, 0),
        ("Midtbyen", 2, 2),
        ("Lademoen", 4, 0),
        ("Møllenberg", 3, 1),
        ("Brundalen", 3, 1),
    ];
    for (zone, in_k, in_s) in expected {
        let here = |found: &[Option<u32>]| found.iter().filter(|z| **z == Some(position(&rows, zone) as u32)).count();
        assert_eq!((here(&k), here(&s)), (in_k, in_s), "{zone}");
    }
}

#[test]
fn who_lies_outside_goes_to_the_nearest_zone_with_the_distance() {
    let Some((_, shapes)) = zones() else { return };
    let Some(kindergartens) = real(KINDERGARTENS, "navn") else { return };
    let locator = Locator::new(&shapes);
    let places = points(&kindergartens);
    let outside = places.iter().filter(|p| locator.locate(**p).is_none());
    let gdal_zones: Vec<_> = shapes.iter().map(|z| z.to_gdal().unwrap()).collect();
    let mut seen = 0;
    for &p in outside {
        let found = locator.assign(p).unwrap();
        let circle = |radius: f64| geo_types::Point(p).to_gdal().unwrap().buffer(radius, 64).unwrap();
        // GEOS: no zone within the distance, and the zone just beyond it.
        assert!(gdal_zones.iter().all(|z| !z.intersects(&circle(found.distance.0 * 0.999))));
        assert!(gdal_zones[found.zone].intersects(&circle(found.distance.0 * 1.001)));
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn lilleby_school_the_partner_on_lademoen_lies_in_the_zone_beside_it() {
    let Some((rows, shapes)) = zones() else { return };
    let Some(schools) = real(SCHOOLS, "navn") else { return };
    let at = points(&schools)[position(&schools, "Lilleby skole")];
    let found = Locator::new(&shapes).assign(at).unwrap();
    assert_eq!((rows[found.zone].0.as_str(), found.distance), ("Lilleby-Ladesletta", Metres(0.0)));
}

#[test]
fn the_population_grid_on_the_zones_gives_the_pieces_and_persons_of_geopandas() {
    let Some((rows, shapes)) = zones() else { return };
    let Some(cells) = real(CELLS, "pop_tot") else { return };
    let w = overlay(&polygons(&cells), &shapes);
    assert_eq!((w.sources(), w.pieces()), (2058, 1761));
    assert!((w.total().0 - 55_839_001.1).abs() < 0.05, "{:?}", w.total());
    w.check().unwrap();

    let persons: Vec<Option<f64>> = cells.iter().map(|(n, _)| n.parse().ok()).collect();
    let t = transfer_area(&persons, &w);
    assert_eq!(t.sum_from, 189_072.0);
    assert!(
        (t.sum_to - 164_613.620).abs() < 5e-4 && (t.outside - 24_458.380).abs() < 5e-4,
        "{} {}",
        t.sum_to,
        t.outside
    );
    let expected = [
        ("Lademoen", 4_469.672),
        ("Møllenberg", 3_510.863),
        ("Saupstad", 4_546.515),
        ("Kattem", 3_396.188),
        ("Hallset", 4_454.352),
        ("Romulslia", 1_549.276),
        ("Ila", 2_737.033),
        ("Midtbyen", 3_996.297),
        ("Tempe-Sorgenfri", 1_870.088),
        ("Øya-Elgeseter", 3_264.779),
    ];
    for (zone, value) in expected {
        let got = t.values[position(&rows, zone)].unwrap();
        assert!((got - value).abs() < 5e-4, "{zone}: {got} is not {value}");
    }
    let within = transfer_area_within(&persons, &w);
    assert!((within.sum_to - 183_014.0).abs() < 1e-6 && (within.sum_to + within.outside - 189_072.0).abs() < 1e-6);
}

/// The same numbers with states, an account that is checked, and what goes with them.
#[test]
fn the_population_grid_is_kept_to_a_thousand_millionth_by_every_method() {
    let Some((rows, shapes)) = zones() else { return };
    let Some(cells) = real(CELLS, "pop_tot") else { return };
    let Some(districts) = real(DISTRICTS, "barneskolenavn") else { return };
    let (grid, districts) = (polygons(&cells), polygons(&districts));
    let persons: Vec<f64> = cells.iter().map(|(n, _)| n.parse().unwrap()).collect();
    let amounts: Vec<Amount> = persons.iter().map(|p| Amount::exact(*p)).collect();

    let walk = Crosswalk::new(&grid, &shapes);
    let area = carry(&amounts, walk.area(), Spread::Hard).unwrap();
    let a = area.account;
    assert!((a.sum_to - 164_613.620).abs() < 5e-4 && (a.outside - 24_458.380).abs() < 5e-4, "{a:?}");
    assert!((a.sum_to + a.outside - 189_072.0).abs() <= 1e-9 * 189_072.0 && a.sum_from == 189_072.0);
    assert!((area.values[position(&rows, "Lademoen")].value().unwrap() - 4_469.672).abs() < 5e-4);
    assert!(a.slivers > 0 && a.sliver_mass > 0.0 && a.sliver_mass < 0.001 * a.sum_to, "{a:?}");
    let within = carry(&amounts, &walk.area_within(), Spread::Hard).unwrap().account;
    assert!((within.sum_to - 183_014.0).abs() < 1e-6 && (within.outside - 6_058.0).abs() < 1e-6);

    // Zones to school districts by persons: the districts lie over each other by slivers, which the first gets.
    let walk = Crosswalk::new(&shapes, &districts);
    assert!(walk.shared() > 0.0 && walk.shared() < 1000.0, "{}", walk.shared());
    assert!(walk.nested().is_none());
    let w = walk.by_cells(&grid, &persons);
    let in_zones: f64 = w.source_areas().iter().sum();
    assert!((in_zones - 164_613.620).abs() < 5e-4 && (w.stray() - 24_458.380).abs() < 5e-4);
    for (zone, value) in area.values.iter().enumerate().filter(|(zone, _)| !w.fallback().contains(&(*zone as u32))) {
        assert!((w.source_areas()[zone] - value.value().unwrap()).abs() < 1e-6, "{}", rows[zone].0);
    }
    let by_persons = carry(&area.values, &w, Spread::Hard).unwrap();
    // Carried on by the persons themselves, the zones give each district what its persons in the zones are.
    let held: f64 = w.target_areas().iter().sum();
    assert!((by_persons.account.sum_to - held).abs() < 1e-9 * held);
    let housing = walk.by_housing(&shapes[..30]);
    assert_eq!(housing.fallback().len(), shapes.len() - 30);
    carry(&area.values, &housing, Spread::Hard).unwrap();
}

#[test]
fn geos_finds_the_same_persons_where_borders_of_zones_and_districts_cut_a_cell() {
    let Some((_, shapes)) = zones() else { return };
    let Some(cells) = real(CELLS, "pop_tot") else { return };
    let Some(districts) = real(DISTRICTS, "barneskolenavn") else { return };
    let (grid, districts) = (polygons(&cells), polygons(&districts));
    let persons: Vec<f64> = cells.iter().map(|(n, _)| n.parse().unwrap()).collect();
    let walk = Crosswalk::new(&shapes, &districts);
    let w = walk.by_cells(&grid, &persons);
    let gdal = |p: &MultiPolygon<f64>| p.to_gdal().unwrap();
    let cells: Vec<_> = grid.iter().map(gdal).collect();
    // Every seventh piece is enough; overlaps of districts move less than a hundredth of a person.
    for piece in w.iter().step_by(7).filter(|p| p.area > 0.01) {
        let ground = gdal(&shapes[piece.source]).intersection(&gdal(&districts[piece.target])).unwrap();
        let of_cell = |(cell, persons): (&gdal::vector::Geometry, &f64)| {
            ground.intersection(cell).map_or(0.0, |g| g.area()) / cell.area() * persons
        };
        let near = cells.iter().zip(&persons).filter(|(c, _)| c.intersects(&ground));
        let by_geos: f64 = near.map(of_cell).sum();
        assert!((piece.area - by_geos).abs() < 0.01, "{piece:?} is {by_geos} by GEOS");
    }
}

#[test]
fn the_zones_are_valid_and_lie_beside_each_other() {
    let Some((rows, shapes)) = zones() else { return };
    for (row, shape) in rows.iter().zip(&shapes) {
        assert_eq!(faults(shape), [], "{}", row.0);
        assert!(geo::Contains::contains(shape, &interior_point(shape).unwrap()), "{}", row.0);
    }
    assert_eq!(overlaps(&shapes, SquareMetres(1.0)), []);
}

#[test]
fn geos_measures_the_same_pieces_of_zones_and_school_districts() {
    let Some((_, shapes)) = zones() else { return };
    let Some(districts) = real(DISTRICTS, "barneskolenavn") else { return };
    let districts = polygons(&districts);
    assert_eq!(districts.len(), 43);
    let w = overlay(&shapes, &districts);
    let gdal = |p: &MultiPolygon<f64>| p.to_gdal().unwrap();
    let (zones, districts): (Vec<_>, Vec<_>) =
        (shapes.iter().map(gdal).collect(), districts.iter().map(gdal).collect());
    for piece in w.iter() {
        let by_geos = zones[piece.source].intersection(&districts[piece.target]).map_or(0.0, |g| g.area());
        assert!((piece.area - by_geos).abs() < 1e-3, "{piece:?} is {by_geos} by GEOS");
    }
    let back = overlay(&polygons(&real(DISTRICTS, "barneskolenavn").unwrap()), &shapes).transpose();
    assert!((w.total().0 - back.total().0).abs() < 1e-9 * w.total().0);
}

#[test]
fn two_neighbour_zones_dissolve_into_one_outline() {
    let Some((rows, shapes)) = zones() else { return };
    let (a, b) = (&shapes[position(&rows, "Lademoen")], &shapes[position(&rows, "Møllenberg")]);
    let both = dissolve(&[a, b]);
    assert_eq!(faults(&both), []);
    assert!((area(&both).0 - area(a).0 - area(b).0).abs() < 1.0);
    let holes = |p: &MultiPolygon<f64>| p.iter().map(|part| part.interiors().len()).sum::<usize>();
    assert_eq!((both.0.len(), holes(&both)), (1, 0));
}
#[test]
fn school_districts_that_lie_over_each_other_do_so_by_the_area_geos_measures() {
    let Some(rows) = real(DISTRICTS, "barneskolenavn") else { return };
    let districts = polygons(&rows);
    let found = overlaps(&districts, SquareMetres(1.0));
    assert!(!found.is_empty() && found.iter().all(|o| o.area.0 < 100.0), "{found:?}");
    for o in found {
        let [a, b] = [o.a, o.b].map(|i| districts[i].to_gdal().unwrap());
        assert!((a.intersection(&b).unwrap().area() - o.area.0).abs() < 1e-3, "{o:?}");
        assert!([o.a, o.b].iter().all(|i| geo::Contains::contains(&districts[*i], &o.at)), "{o:?}");
    }
}
