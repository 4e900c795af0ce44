//! The 60 real levekårssoner: 98 837 vertices, clipped to the built-up land. Skipped where the shared data is not there.

#[path = "examples/speed/real_zones.rs"]
mod real_zones;

use crate::assemble::Assembly;
use crate::layer::{Feature, Geometry, Layer};
use crate::simplify::Simplifier;
use crate::testing::{Segment, conflict, segments};
use crate::world::{ring_area, to_mercator, units_at};
use crate::{BUFFER, Pyramid};
use geo::{BoundingRect, Intersects};
use geo_types::{Coord, Rect};
use mvt_reader::Reader;
use std::collections::{BTreeSet, HashMap};

fn zones() -> Option<Layer> {
    let zones = real_zones::real_zones().unwrap()?;
    let features = zones.into_iter().zip(1..).map(|((_, area), id)| Feature {
        id,
        geometry: Geometry::Polygon(area),
        properties: Vec::new(),
    });
    Some(Layer { name: "zones".into(), features: features.collect(), min_zoom: 0, max_zoom: 14 })
}

fn rings(simplifier: &Simplifier) -> Vec<Vec<Coord<f64>>> {
    (0..simplifier.topology.chains.len()).map(|c| simplifier.points(c).collect()).collect()
}

/// Segments that two zones share, and those that occur twice in one direction.
fn shared_and_doubled(rings: &[Vec<Coord<f64>>]) -> (usize, usize) {
    let mut count: HashMap<[u64; 4], usize> = HashMap::new();
    for (a, b) in rings.iter().flat_map(|r| segments(r)) {
        *count.entry([a.x, a.y, b.x, b.y].map(f64::to_bits)).or_default() += 1;
    }
    let shared = count.keys().filter(|[a, b, c, d]| count.contains_key(&[*c, *d, *a, *b])).count();
    (shared / 2, count.values().filter(|n| **n > 1).count())
}

/// Pairs of segments that meet anywhere but at a common end.
fn crossings(rings: &[Vec<Coord<f64>>]) -> usize {
    let left = |s: &Segment| s.0.x.min(s.1.x);
    let right = |s: &Segment| s.0.x.max(s.1.x);
    let mut all: Vec<Segment> = rings.iter().flat_map(|r| segments(r)).collect();
    all.sort_by(|s, t| left(s).total_cmp(&left(t)));
    let mut found = 0;
    for (i, s) in all.iter().enumerate() {
        let beside = all[i + 1..].iter().take_while(|t| left(t) <= right(s));
        found += beside.filter(|t| conflict(*s, **t)).count();
    }
    found
}

#[test]
fn the_real_coverage_is_simplified_at_every_zoom_without_a_new_crossing_or_a_lost_border() {
    let Some(layer) = zones() else { return };
    let mut assembly = Assembly::new(&layer.features);
    let mut simplifier = Simplifier::new(assembly.take_topology());
    let whole: f64 = rings(&simplifier).iter().map(|r| ring_area(r)).sum();
    let (shared_before, doubled_before) = shared_and_doubled(&rings(&simplifier));
    let crossings_before = crossings(&rings(&simplifier));
    println!("full: {shared_before} shared, {doubled_before} doubled, {crossings_before} crossings");
    assert!(shared_before > 3000);
    for zoom in (6..=14).rev() {
        simplifier.reduce(if zoom == 14 { 1.0 } else { 16.0 * units_at(zoom).powi(2) });
        let rings = rings(&simplifier);
        let (shared, doubled) = shared_and_doubled(&rings);
        let (vertices, area) =
            (rings.iter().map(Vec::len).sum::<usize>(), rings.iter().map(|r| ring_area(r)).sum::<f64>());
        let crossings = crossings(&rings);
        println!("z{zoom}: {vertices} vertices, {shared} shared, area {:.5}, {crossings} crossings", area / whole);
        assert!(doubled <= doubled_before && crossings <= crossings_before && shared > 0, "zoom {zoom}");
        assert!(rings.iter().all(|r| r.len() >= 3 || r.is_empty()), "zoom {zoom}");
        assert!((area / whole - 1.0).abs() < if zoom >= 11 { 0.002 } else { 0.05 }, "zoom {zoom}: {area} of {whole}");
    }
}

#[test]
fn every_real_zone_is_on_the_map_from_zoom_8_on() {
    let Some(layer) = zones() else { return };
    let pyramid = Pyramid::build(&layer);
    for zoom in 8..=14 {
        let tiles = pyramid.tiles().filter(|(id, _)| id.z() == zoom);
        let features = tiles.flat_map(|(_, tile)| Reader::new(tile.raw().to_vec()).unwrap().get_features(0).unwrap());
        let ids: BTreeSet<_> = features.filter_map(|f| f.id).collect();
        assert_eq!(ids.len(), 60, "zoom {zoom}");
    }
}

#[test]
fn the_tiles_at_zoom_14_are_those_whose_buffered_square_a_zone_touches() {
    let Some(layer) = zones() else { return };
    let pyramid = Pyramid::build(&layer);
    let found: BTreeSet<_> = pyramid.tiles().filter(|(id, _)| id.z() == 14).map(|(id, _)| (id.x(), id.y())).collect();
    let areas = layer.features.iter().filter_map(|f| match &f.geometry {
        Geometry::Polygon(area) => Some((area.bounding_rect()?, area)),
        _ => None,
    });
    let areas: Vec<_> = areas.collect();
    // Two units of room either way for what simplification and rounding move.
    let touched = |(x, y): (u32, u32), margin: f64| {
        let corner =
            |dx: f64, dy: f64| to_mercator(Coord { x: f64::from(x) * 4096.0 + dx, y: f64::from(y) * 4096.0 + dy });
        let square = Rect::new(corner(-margin, -margin), corner(4096.0 + margin, 4096.0 + margin));
        areas.iter().any(|(bounds, area)| bounds.intersects(&square) && area.intersects(&square))
    };
    let (xs, ys) = (found.iter().map(|t| t.0), found.iter().map(|t| t.1));
    let (left, right) = (xs.clone().min().unwrap() - 1, xs.max().unwrap() + 1);
    let (top, bottom) = (ys.clone().min().unwrap() - 1, ys.max().unwrap() + 1);
    for tile in (left..=right).flat_map(|x| (top..=bottom).map(move |y| (x, y))) {
        let buffer = f64::from(BUFFER);
        assert!(!found.contains(&tile) || touched(tile, buffer + 2.0), "{tile:?} holds nothing");
        assert!(found.contains(&tile) || !touched(tile, buffer - 2.0), "{tile:?} is missing");
    }
    println!("{} tiles at zoom 14", found.len());
}
