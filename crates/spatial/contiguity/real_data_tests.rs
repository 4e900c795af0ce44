//! The neighbours of the real zones of Trondheim, as Shapely and GEOS see them.

use super::*;
use crate::testdata::{Rows, polygons, real};
use gdal::vector::ToGdal;

const ZONES: &str = "levekaarssoner_2020_trondheim_25832.gpkg";

fn zones() -> Option<(Rows, Vec<MultiPolygon<f64>>)> {
    let rows = real(ZONES, "levekaarsnavn")?;
    let shapes = polygons(&rows);
    Some((rows, shapes))
}

fn names(rows: &Rows, positions: impl Iterator<Item = usize>) -> Vec<&str> {
    let mut names: Vec<&str> = positions.map(|i| rows[i].0.as_str()).collect();
    names.sort_unstable();
    names
}

fn neighbours<'a>(rows: &'a Rows, list: &Contiguity, name: &str) -> Vec<&'a str> {
    let zone = rows.iter().position(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}"));
    names(rows, list.neighbours(zone).iter().map(|&i| i as usize))
}

#[test]
fn zones_that_touch_are_those_that_touch_by_geos() {
    let Some((_, shapes)) = zones() else { return };
    let list = contiguity(&shapes, Metres(0.0));
    let by_geos: Vec<_> = shapes.iter().map(|z| z.to_gdal().unwrap()).collect();
    let pairs = (0..shapes.len()).flat_map(|a| (a + 1..shapes.len()).map(move |b| (a, b)));
    let touching: Vec<_> = pairs.filter(|&(a, b)| by_geos[a].intersects(&by_geos[b])).collect();
    assert_eq!(list.pairs().collect::<Vec<_>>(), touching);
    assert_eq!((list.links(), list.isolates().count()), (2 * 113, 5));
}

#[test]
fn open_ground_adds_sixteen_pairs_and_the_villages_stay_isolates() {
    let Some((rows, shapes)) = zones() else { return };
    let (touch, list) = (contiguity(&shapes, Metres(0.0)), contiguity(&shapes, OPEN_GROUND));
    assert_eq!(list.links(), 2 * 129);
    assert_eq!(names(&rows, list.isolates()), ["Nypvang", "Rye", "Spongdal", "Sørborgen", "Tanem"]);
    let added = list.pairs().filter(|(a, b)| !touch.neighbours(*a).contains(&(*b as u32)));
    let mut added: Vec<_> = added.map(|(a, b)| [rows[a].0.as_str(), rows[b].0.as_str()]).collect();
    added.sort_unstable();
    assert_eq!(added, OVER_OPEN_GROUND);
    // The list stands still over the whole stretch without distances.
    for reach in [192.0, 264.0] {
        assert_eq!(contiguity(&shapes, Metres(reach)), list, "{reach}");
    }
}

/// By Shapely: pairs 0.01–200 m apart whose shortest line meets no third zone.
const OVER_OPEN_GROUND: [[&str; 2]; 16] = [
    ["Bromstad-Leangen", "Nedre Charlottenlund"],
    ["Flatås-Huseby", "Åsheim"],
    ["Hallset", "Nedre Flatåsen"],
    ["Ila", "Øya-Elgeseter"],
    ["Midtbyen", "Bakklandet"],
    ["Midtbyen", "Lademoen"],
    ["Midtbyen", "Møllenberg"],
    ["Midtbyen", "Nedre elvehavn"],
    ["Midtbyen", "Øya-Elgeseter"],
    ["Sjetnemarka-Okstad", "Romulslia"],
    ["Stavset", "Flatås-Huseby"],
    ["Stavset", "Nedre Flatåsen"],
    ["Sverresborg", "Ugla"],
    ["Tempe-Sorgenfri", "Havstein-Stavne"],
    ["Tiller sør", "Tiller nord"],
    ["Øya-Elgeseter", "Havstein-Stavne"],
];

#[test]
fn the_river_does_not_part_midtbyen_from_the_other_bank_and_the_harbour_parts_it_from_lade() {
    let Some((rows, shapes)) = zones() else { return };
    assert_eq!(neighbours(&rows, &contiguity(&shapes, Metres(0.0)), "Midtbyen"), ["Ila"]);
    let list = contiguity(&shapes, OPEN_GROUND);
    let others = ["Bakklandet", "Ila", "Lademoen", "Møllenberg", "Nedre elvehavn", "Øya-Elgeseter"];
    assert_eq!(neighbours(&rows, &list, "Midtbyen"), others);
}

#[test]
fn lademoen_and_saupstad_have_the_neighbours_that_shapely_found() {
    let Some((rows, shapes)) = zones() else { return };
    let list = contiguity(&shapes, OPEN_GROUND);
    let lademoen =
        ["Lade", "Lilleby-Ladesletta", "Midtbyen", "Møllenberg", "Nedre elvehavn", "Rosenborg", "Strindheim"];
    assert_eq!(neighbours(&rows, &list, "Lademoen"), lademoen);
    let saupstad = ["Breidablikk", "Flatås-Huseby", "Heimdal", "Nedre Flatåsen", "Romulslia"];
    assert_eq!(neighbours(&rows, &list, "Saupstad"), saupstad);
}
