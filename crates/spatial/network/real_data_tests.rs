//! The roads of Ranheim, a corner of Trondheim: joined, counted, and walked along.

use super::*;
use crate::access::Time;
use crate::testdata::real;
use geo::{Area, BooleanOps};
use geo_types::Geometry;

const ROADS: &str = "ranheim_veg_4326.geojson";

/// Lines with their class and level; none where the file is not there.
fn roads() -> Option<Vec<(LineString<f64>, WalkClass, i8)>> {
    let (classes, levels) = (real(ROADS, "typeVeg")?, real(ROADS, "medium")?);
    let road = |(i, (class, geometry)): (usize, &(String, Geometry<f64>))| {
        let Geometry::LineString(line) = geometry else { panic!("{class} is no line") };
        let class = if class == "Gang- og sykkelveg" { WalkClass::Path } else { WalkClass::Road };
        // L is in the air, U under the ground; T is on it.
        let level = match levels[i].0.as_str() {
            "L" => 1,
            "U" => -1,
            _ => 0,
        };
        (line.clone(), class, level)
    };
    Some(classes.iter().enumerate().map(road).collect())
}

fn build(roads: &[(LineString<f64>, WalkClass, i8)], joining: Joining) -> (Network, NetworkReport) {
    let line = |(geometry, class, level): &'_ (LineString<f64>, WalkClass, i8)| (geometry.clone(), *class, *level);
    let lines: Vec<_> = roads.iter().map(line).collect();
    let lines: Vec<Line<'_>> =
        lines.iter().map(|(geometry, class, level)| Line { geometry, class: *class, level: *level }).collect();
    Network::build(&lines, Options { joining, ..Options::default() })
}

/// The same by networkx on the same lines, its graph built apart from this one: components, share of the longest, and edges
/// without which it falls apart.
#[test]
fn ranheim_falls_into_the_parts_that_networkx_found() {
    let Some(roads) = roads() else { return };
    let (_, corners) = build(&roads, Joining::Corners);
    assert_eq!((corners.components, corners.dropped, corners.snapped_ends), (16, 0, 0), "{corners:?}");
    assert!(
        (corners.length - 98_663.988).abs() < 0.01 && (corners.largest_share - 0.962_748_1).abs() < 1e-6,
        "{corners:?}"
    );
    let (_, touches) = build(&roads, Joining::CornersAndTouches);
    assert_eq!((touches.nodes, touches.edges, touches.components), (985, 1_145, 16));
    assert_eq!((touches.bridges, touches.snapped_ends), (394, 4));
}

/// From the westernmost to the easternmost crossing on the ground, and from the northernmost to the southernmost.
#[test]
fn across_ranheim_one_walks_as_long_as_networkx_says() {
    let Some(roads) = roads() else { return };
    let (network, _) = build(&roads, Joining::CornersAndTouches);
    let trips = [
        ((573_978.708, 7_032_126.054), (579_441.707, 7_034_718.624), 98.382),
        ((579_111.354, 7_035_149.964), (575_004.456, 7_031_663.387), 87.071),
    ];
    for ((x0, y0), (x1, y1), expected) in trips {
        let snaps = network.snap_all(&[Coord { x: x0, y: y0 }, Coord { x: x1, y: y1 }]);
        let found = network.times(&snaps[..1], &snaps[1..], f64::INFINITY).get(0, 0).and_then(Time::minutes);
        assert!(found.is_some_and(|m| (m - expected).abs() < 0.002), "{found:?} is not {expected}");
        // One does not fly, nor walk three times as far.
        let straight = (x1 - x0).hypot(y1 - y0) / 80.0;
        assert!(
            found.is_some_and(|m| m > straight && m < 3.0 * straight),
            "{found:?} for {straight} in a straight line"
        );
    }
}

#[test]
fn a_quarter_of_an_hour_in_ranheim_is_smaller_than_its_circle_and_holds_ten_minutes() {
    let Some(roads) = roads() else { return };
    let (network, _) = build(&roads, Joining::CornersAndTouches);
    let from = network.snap(Coord { x: 576_500.0, y: 7_033_400.0 }).unwrap();
    let found = network.isochrones(&from, &[5.0, 10.0, 15.0], STREET);
    for pair in found.windows(2) {
        assert!(pair[0].ground.unsigned_area() < pair[1].ground.unsigned_area());
        assert!(pair[0].ground.difference(&pair[1].ground).unsigned_area() < 0.01);
    }
    for i in &found {
        let circle = std::f64::consts::PI * (i.minutes * 80.0 + STREET).powi(2);
        assert!(i.ground.unsigned_area() < 0.8 * circle && crate::faults(&i.ground).is_empty(), "{}", i.minutes);
    }
}
