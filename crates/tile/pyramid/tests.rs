//! The pyramid holds the tiles that the layer touches, the same bytes each time.

use super::*;
use crate::layer::{Feature, Geometry, Property};
use crate::testing::{CORNER, coverage_layer, coverages, layer, path};
use crate::world::to_mercator;
use crate::{BUFFER, EXTENT, compose};
use geo::{Area, BooleanOps};
use geo_types::{Coord, Geometry as Shape, MultiPolygon, Polygon, Rect};
use mvt_reader::Reader;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn features(tile: &Encoded) -> Vec<mvt_reader::feature::Feature<f64>> {
    Reader::new(tile.raw().to_vec()).unwrap().get_features_as::<f64>(0).unwrap()
}

fn polygons(tile: &Encoded) -> Vec<Polygon<f64>> {
    let shapes = features(tile).into_iter().flat_map(|f| match f.geometry {
        Shape::MultiPolygon(polygons) => polygons.0,
        other => panic!("{other:?}"),
    });
    shapes.collect()
}

fn zoom_tiles(pyramid: &Pyramid, zoom: u8) -> impl Iterator<Item = (TileId, &Encoded)> {
    pyramid.tiles().filter(move |(id, _)| id.z() == zoom)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_zone_is_in_some_tile_of_every_zoom_from_8_on(rings in coverages()) {
        let pyramid = Pyramid::build(&coverage_layer(&rings));
        for zoom in 8..=14 {
            let ids: BTreeSet<_> = zoom_tiles(&pyramid, zoom).flat_map(|(_, tile)| features(tile)).filter_map(|f| f.id).collect();
            prop_assert_eq!(ids, (1..=rings.len() as u64).collect::<BTreeSet<_>>(), "zoom {}", zoom);
        }
    }

    #[test]
    fn the_tiles_of_a_zoom_together_have_the_area_of_the_coverage(rings in coverages()) {
        let pyramid = Pyramid::build(&coverage_layer(&rings));
        let extent = f64::from(EXTENT);
        let core = Rect::new(Coord { x: 0.0, y: 0.0 }, Coord { x: extent, y: extent }).to_polygon();
        let expected: f64 = rings.iter().map(|r| crate::world::ring_area(r)).sum();
        let found: f64 = zoom_tiles(&pyramid, 14)
            .flat_map(|(_, tile)| polygons(tile))
            .map(|p| p.intersection(&core).unsigned_area())
            .sum();
        // Rounding and triangles under one unit move a border by less than a unit; the outer border is at most 20 × 1.5 cells long.
        prop_assert!((found - expected).abs() < 1e-3 * expected, "found {found}, expected {expected}");
    }

    #[test]
    fn decoded_vertices_are_source_vertices_within_half_a_unit_or_lie_on_the_clip_edge(rings in coverages()) {
        let pyramid = Pyramid::build(&coverage_layer(&rings));
        let source: Vec<Coord<f64>> = rings.iter().flatten().map(|&p| p + Coord { x: 600.0, y: 600.0 }).collect();
        let (low, high) = (-f64::from(BUFFER), f64::from(EXTENT + BUFFER));
        for (id, tile) in zoom_tiles(&pyramid, 14) {
            let corner = Coord { x: f64::from(id.x()) * 4096.0, y: f64::from(id.y()) * 4096.0 } - CORNER;
            for p in polygons(tile) {
                prop_assert!(p.exterior().0.len() >= 4);
                for c in p.exterior().coords() {
                    let on_edge = [c.x, c.y].iter().any(|v| *v == low || *v == high);
                    let at = *c + corner;
                    let near = |s: &Coord<f64>| (s.x - at.x).abs() <= 0.5 + 1e-6 && (s.y - at.y).abs() <= 0.5 + 1e-6;
                    prop_assert!(c.x >= low && c.x <= high && c.y >= low && c.y <= high);
                    prop_assert!(on_edge || source.iter().any(near), "{c:?} in {id:?}");
                }
            }
        }
    }

    #[test]
    fn the_same_layer_gives_the_same_bytes_on_one_thread_and_on_many(rings in coverages()) {
        let layer = coverage_layer(&rings);
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(|| Pyramid::build(&layer));
        let many = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap().install(|| Pyramid::build(&layer));
        prop_assert!(one.tiles().eq(many.tiles()));
        prop_assert_eq!(one.version(), many.version());
    }
}

/// Two zones beside each other in the home tile, and a third of less than a unit.
fn zones() -> Layer {
    let square = |x: f64, side: f64| {
        let ring = path(&[(x, 100.0), (x + side, 100.0), (x + side, 100.0 + side), (x, 100.0 + side)]);
        Geometry::Polygon(MultiPolygon::new(vec![Polygon::new(ring, vec![])]))
    };
    layer(vec![square(100.0, 900.0), square(1000.0, 900.0), square(3000.0, 0.8)])
}

#[test]
fn a_zone_too_small_for_a_zoom_is_drawn_as_one_unit_down_to_zoom_8() {
    let pyramid = Pyramid::build(&zones());
    for zoom in 8..14 {
        let (_, tile) = zoom_tiles(&pyramid, zoom).next().unwrap();
        let areas: Vec<f64> = polygons(tile).iter().map(Area::unsigned_area).collect();
        assert_eq!(areas.len(), 3, "zoom {zoom}");
        assert_eq!(areas[2], 1.0, "zoom {zoom}");
        assert!(areas[0] >= 100.0, "zoom {zoom}: {areas:?}");
    }
    assert_eq!(zoom_tiles(&pyramid, 7).flat_map(|(_, tile)| features(tile)).filter(|f| f.id == Some(3)).count(), 0);
}

#[test]
fn an_area_that_snaps_to_one_place_is_still_on_the_map() {
    let dot = Polygon::new(path(&[(10.0, 10.0), (10.005, 10.0), (10.0, 10.005)]), vec![]);
    let pyramid = Pyramid::build(&layer(vec![Geometry::Polygon(MultiPolygon::new(vec![dot]))]));
    for zoom in 8..=14 {
        let areas: Vec<f64> =
            zoom_tiles(&pyramid, zoom).flat_map(|(_, t)| polygons(t)).map(|p| p.unsigned_area()).collect();
        assert!(!areas.is_empty() && areas.iter().all(|area| *area == 1.0), "zoom {zoom}");
    }
}

#[test]
fn only_tiles_with_something_in_them_exist() {
    let mut layer = zones();
    layer.min_zoom = 6;
    let pyramid = Pyramid::build(&layer);
    let at_14: Vec<_> = zoom_tiles(&pyramid, 14).map(|(id, _)| (id.x(), id.y())).collect();
    assert_eq!(at_14, [(8661, 4417)]);
    assert!(pyramid.get(TileId::new(14, 8662, 4417).unwrap()).is_none());
    assert!(pyramid.get(TileId::new(5, 16, 8).unwrap()).is_none());
    assert_eq!(pyramid.tiles().map(|(id, _)| id.z()).collect::<Vec<_>>(), [6, 7, 8, 9, 10, 11, 12, 13, 14]);
    assert_eq!((pyramid.min_zoom(), pyramid.max_zoom()), (6, 14));
}

#[test]
fn a_symbol_just_beyond_the_edge_is_in_both_tiles() {
    let points = vec![to_mercator(CORNER + Coord { x: 4096.0 + 30.0, y: 2000.0 })];
    let pyramid = Pyramid::build(&layer(vec![Geometry::Point(points)]));
    let at_14: Vec<_> = zoom_tiles(&pyramid, 14).map(|(id, _)| id.x()).collect();
    assert_eq!(at_14, [8661, 8662]);
}

#[test]
fn the_version_changes_with_geometry_name_and_properties_and_with_nothing_else() {
    let version = |layer: &Layer| Pyramid::build(layer).version().to_owned();
    let base = version(&zones());
    assert_eq!(base, version(&zones()));
    assert!(base.len() == 32 && base.bytes().all(|b| b.is_ascii_hexdigit()));
    let (mut renamed, mut moved, mut described) = (zones(), zones(), zones());
    renamed.name = "areas".into();
    moved.features.swap(0, 1);
    described.features[0].properties.push(("navn", Property::Text("Ila".into())));
    let versions = BTreeSet::from([base, version(&renamed), version(&moved), version(&described)]);
    assert_eq!(versions.len(), 4);
}

#[test]
fn a_composite_of_layers_decodes_to_all_of_them() {
    let mut places = layer(vec![Geometry::Point(vec![to_mercator(CORNER + Coord { x: 9.0, y: 9.0 })])]);
    places.name = "places".into();
    let id = TileId::new(14, 8661, 4417).unwrap();
    let (zones, places) = (Pyramid::build(&zones()), Pyramid::build(&places));
    let bytes = compose(&[zones.get(id).unwrap(), places.get(id).unwrap()]);
    assert_eq!(Reader::new(bytes.to_vec()).unwrap().get_layer_names().unwrap(), ["zones", "places"]);
}

#[test]
fn bounds_are_in_degrees_and_fields_have_tilejson_types() {
    let oslo = Coord { x: 1_197_000.0, y: 8_382_000.0 };
    let trondheim = Coord { x: 1_157_000.0, y: 9_197_000.0 };
    let mut places = layer(vec![Geometry::Point(vec![oslo]), Geometry::Point(vec![trondheim])]);
    let mixed = [("n", Property::Integer(1)), ("universell", Property::Flag(true)), ("m", Property::Integer(1))];
    places.features[0].properties = mixed.to_vec();
    places.features[1].properties = vec![("n", Property::Number(0.5)), ("m", Property::Text("to".into()))];
    let pyramid = Pyramid::build(&places);
    let bounds = pyramid.bounds_lonlat().unwrap().map(|degrees| (degrees * 100.0).round() / 100.0);
    assert_eq!(bounds, [10.39, 59.92, 10.75, 63.39]);
    let fields: Vec<_> = pyramid.fields().iter().map(|(key, kind)| (key.as_str(), *kind)).collect();
    assert_eq!(fields, [("m", "String"), ("n", "Number"), ("universell", "Boolean")]);
}

#[test]
fn a_layer_without_geometry_is_an_empty_pyramid() {
    let nothing = Feature { id: 1, geometry: Geometry::Point(vec![]), properties: vec![] };
    let broken = Feature { geometry: Geometry::Point(vec![Coord { x: f64::NAN, y: 0.0 }]), ..nothing.clone() };
    let pyramid =
        Pyramid::build(&Layer { name: "places".into(), features: vec![nothing, broken], min_zoom: 0, max_zoom: 14 });
    assert_eq!((pyramid.tiles().count(), pyramid.bytes(), pyramid.bounds_lonlat()), (0, 0, None));
}

#[test]
fn bytes_counts_all_three_encodings() {
    let pyramid = Pyramid::build(&zones());
    let sum: usize = pyramid.tiles().map(|(_, t)| t.held()).sum();
    assert!(sum > 0 && pyramid.bytes() == sum);
}
