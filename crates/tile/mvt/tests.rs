//! What is encoded comes back from an independent decoder.

use crate::layer::{Geometry, Layer, Property};
use crate::testing::{CORNER, layer, path};
use crate::world::to_mercator;
use crate::{Pyramid, TileId};
use geo_types::{Coord, Geometry as Shape, MultiPolygon, Polygon};
use mvt_reader::{Reader, feature::Value};

fn home() -> TileId {
    TileId::new(14, 8661, 4417).unwrap()
}

/// The features of the home tile as an independent decoder sees them.
fn decoded(layer: &Layer) -> Vec<mvt_reader::feature::Feature<i32>> {
    let pyramid = Pyramid::build(layer);
    let reader = Reader::new(pyramid.get(home()).unwrap().raw().to_vec()).unwrap();
    reader.get_features_as::<i32>(0).unwrap()
}

fn coords(line: &geo_types::LineString<i32>) -> Vec<(i32, i32)> {
    line.coords().map(|c| c.x_y()).collect()
}

#[test]
fn a_layer_is_version_2_with_its_name_and_an_extent_of_4096() {
    let layer = layer(vec![Geometry::Point(vec![to_mercator(CORNER + Coord { x: 7.0, y: 9.0 })])]);
    let pyramid = Pyramid::build(&layer);
    let metadata = Reader::new(pyramid.get(home()).unwrap().raw().to_vec()).unwrap().get_layer_metadata().unwrap();
    assert_eq!(metadata.len(), 1);
    assert_eq!((metadata[0].version, metadata[0].name.as_str(), metadata[0].extent), (2, "zones", 4096));
}

#[test]
fn ids_and_properties_of_every_type_come_back() {
    let mut layer = layer(vec![Geometry::Point(vec![to_mercator(CORNER + Coord { x: 7.0, y: 9.0 })])]);
    layer.features[0].id = (1 << 53) - 1;
    layer.features[0].properties = vec![
        ("navn", Property::Text("Øya-Elgeseter".into())),
        ("andel", Property::Number(0.25)),
        ("antall", Property::Integer(266)),
        ("endring", Property::Integer(-40)),
        ("universell", Property::Flag(true)),
        ("forelopig", Property::Flag(false)),
    ];
    let feature = decoded(&layer).remove(0);
    assert_eq!(feature.id, Some((1 << 53) - 1));
    let properties = feature.properties.unwrap();
    assert_eq!(properties.len(), 6);
    assert_eq!(properties["navn"], Value::String("Øya-Elgeseter".into()));
    assert_eq!(properties["andel"], Value::Double(0.25));
    assert_eq!(properties["antall"], Value::Int(266));
    assert_eq!(properties["endring"], Value::SInt(-40));
    assert_eq!(properties["universell"], Value::Bool(true));
    assert_eq!(properties["forelopig"], Value::Bool(false));
}

#[test]
fn a_repeated_key_or_value_stands_once_in_a_tile() {
    let point = || Geometry::Point(vec![to_mercator(CORNER + Coord { x: 7.0, y: 9.0 })]);
    let layer = layer((0..20).map(|_| point()).collect());
    let raw = Pyramid::build(&layer).get(home()).unwrap().raw().clone();
    let count = |text: &[u8]| raw.windows(text.len()).filter(|w| *w == text).count();
    assert_eq!(count(b"sonesett"), 1);
    assert_eq!(count(b"2020"), 1);
    assert_eq!(decoded(&layer).len(), 20);
}

#[test]
fn a_polygon_with_a_hole_and_a_second_part_keeps_both_whatever_way_its_rings_turn() {
    let square = |x: f64, size: f64| vec![(x, 100.0), (x + size, 100.0), (x + size, 100.0 + size), (x, 100.0 + size)];
    let reversed = |mut ring: Vec<(f64, f64)>| {
        ring.reverse();
        ring
    };
    let inner = vec![(200.0, 200.0), (300.0, 200.0), (300.0, 300.0)];
    for (outer, hole) in [(square(100.0, 900.0), inner.clone()), (reversed(square(100.0, 900.0)), reversed(inner))] {
        let first = Polygon::new(path(&outer), vec![path(&hole)]);
        let second = Polygon::new(path(&square(2000.0, 50.0)), vec![]);
        let feature = decoded(&layer(vec![Geometry::Polygon(MultiPolygon::new(vec![first, second]))])).remove(0);
        let Shape::MultiPolygon(polygons) = feature.geometry else { panic!("{:?}", feature.geometry) };
        // The decoder tells exterior from hole by direction alone.
        assert_eq!(polygons.0.iter().map(|p| p.interiors().len()).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(coords(polygons.0[0].exterior()).len(), 5);
        assert!(coords(&polygons.0[0].interiors()[0]).contains(&(300, 200)));
        assert!(coords(polygons.0[1].exterior()).contains(&(2050, 150)));
    }
}

#[test]
fn coordinates_come_back_within_half_a_unit() {
    let source = [(10.4, 20.6), (3000.3, 40.45), (2500.7, 3900.51), (77.49, 2000.2)];
    let feature = decoded(&layer(vec![Geometry::Line(vec![path(&source)])])).remove(0);
    let Shape::LineString(line) = feature.geometry else { panic!("{:?}", feature.geometry) };
    assert_eq!(line.0.len(), source.len());
    for (c, (x, y)) in line.coords().zip(source) {
        assert!((f64::from(c.x) - x).abs() <= 0.5 + 1e-6 && (f64::from(c.y) - y).abs() <= 0.5 + 1e-6, "{c:?}");
    }
}

#[test]
fn several_lines_and_several_points_stay_several() {
    let lines = vec![path(&[(0.0, 0.0), (50.0, 50.0)]), path(&[(10.0, 90.0), (60.0, 20.0), (99.0, 0.0)])];
    let points = [(5.0, 6.0), (4000.0, 1.0), (5000.0, 1.0)].map(|(x, y)| to_mercator(CORNER + Coord { x, y }));
    let features = decoded(&layer(vec![Geometry::Line(lines), Geometry::Point(points.to_vec())]));
    let Shape::MultiLineString(lines) = &features[0].geometry else { panic!("{:?}", features[0].geometry) };
    assert_eq!(
        lines.0.iter().map(coords).collect::<Vec<_>>(),
        [vec![(0, 0), (50, 50)], vec![(10, 90), (60, 20), (99, 0)]]
    );
    let Shape::MultiPoint(points) = &features[1].geometry else { panic!("{:?}", features[1].geometry) };
    // The third lies in the next tile, further away than the buffer.
    assert_eq!(points.0.iter().map(|p| (p.x(), p.y())).collect::<Vec<_>>(), [(5, 6), (4000, 1)]);
}

#[test]
fn a_hole_never_outlives_its_exterior() {
    // The second exterior crosses itself and has no area; its hole must not cut into the first.
    let whole = Polygon::new(path(&[(0.0, 100.0), (900.0, 100.0), (900.0, 900.0)]), vec![]);
    let crossed = path(&[(1000.0, 1000.0), (1400.0, 1400.0), (1400.0, 1000.0), (1000.0, 1400.0)]);
    let crossed = Polygon::new(crossed, vec![path(&[(1350.0, 1150.0), (1390.0, 1200.0), (1350.0, 1250.0)])]);
    let feature = decoded(&layer(vec![Geometry::Polygon(MultiPolygon::new(vec![whole, crossed]))])).remove(0);
    let Shape::MultiPolygon(polygons) = feature.geometry else { panic!("{:?}", feature.geometry) };
    assert_eq!(polygons.0.len(), 1);
    assert_eq!(polygons.0[0].interiors().len(), 0);
}
