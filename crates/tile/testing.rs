//! Shared test data: a grid coverage whose inner and outer borders are jittered, and checks on segments.

use crate::layer::{Feature, Geometry, Layer, Property};
use crate::world::to_mercator;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

/// A ring without its closing point.
pub(crate) fn ring(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
    points.iter().map(|&(x, y)| Coord { x, y }).collect()
}

pub(crate) fn polygon(ring: &[Coord<f64>]) -> Polygon<f64> {
    Polygon::new(LineString::new(ring.to_vec()), Vec::new())
}

/// Side of a grid cell, world units.
pub(crate) const CELL: f64 = 1000.0;
/// Vertices inside each side of a cell.
const INSIDE: usize = 7;

/// Rings of the cells of an n × n grid. Corners and side vertices are moved, the same way for both neighbours, and by so
/// little that nothing crosses. A cell for which `moats` is true is a little smaller than its place, so that a strip about
/// 7 units wide parts it from its neighbours: simplified carelessly, the two sides of the strip cross.
pub(crate) fn coverage(n: usize, jitter: &[f64], moats: &[bool]) -> Vec<Vec<Coord<f64>>> {
    let random = |i: usize| jitter[i % jitter.len()];
    let corner = |x: usize, y: usize| {
        let i = 2 * (y * (n + 1) + x);
        Coord { x: (x as f64 + 0.2 * random(i)) * CELL, y: (y as f64 + 0.2 * random(i + 1)) * CELL }
    };
    // A side from its lower corner on, without its far corner.
    let side = |x: usize, y: usize, along_x: bool| -> Vec<Coord<f64>> {
        let (a, b) = (corner(x, y), if along_x { corner(x + 1, y) } else { corner(x, y + 1) });
        let mut points = vec![a];
        for k in 1..=INSIDE {
            let t = k as f64 / (INSIDE + 1) as f64;
            let off = 0.25 * t * (1.0 - t) * CELL * random(31 * (x * 57 + y * 13 + usize::from(along_x)) + k);
            let (dx, dy) = if along_x { (0.0, off) } else { (off, 0.0) };
            points.push(Coord { x: a.x + t * (b.x - a.x) + dx, y: a.y + t * (b.y - a.y) + dy });
        }
        points
    };
    // The same side walked from its far corner on, without its near corner.
    let back = |x: usize, y: usize, along_x: bool| {
        let mut points = side(x, y, along_x);
        points.remove(0);
        points.push(if along_x { corner(x + 1, y) } else { corner(x, y + 1) });
        points.reverse();
        points
    };
    let cell = |x: usize, y: usize| {
        [side(x, y, true), side(x + 1, y, false), back(x, y + 1, true), back(x, y, false)].concat()
    };
    let shrunk = |ring: Vec<Coord<f64>>, x: usize, y: usize| -> Vec<Coord<f64>> {
        let middle = Coord { x: x as f64 + 0.5, y: y as f64 + 0.5 } * CELL;
        ring.into_iter().map(|p| middle + (p - middle) * 0.985).collect()
    };
    let places = (0..n * n).map(|i| (i, i % n, i / n));
    places.map(|(i, x, y)| if moats[i % moats.len()] { shrunk(cell(x, y), x, y) } else { cell(x, y) }).collect()
}

/// Random coverages of 3 × 3 to 5 × 5 cells, about every fifth cell behind a moat.
pub(crate) fn coverages() -> impl Strategy<Value = Vec<Vec<Coord<f64>>>> {
    let jitter = prop::collection::vec(-1.0..1.0_f64, 400);
    let moats = prop::collection::vec(prop::bool::weighted(0.2), 25);
    (3..=5_usize, jitter, moats).prop_map(|(n, jitter, moats)| coverage(n, &jitter, &moats))
}

pub(crate) type Segment = (Coord<f64>, Coord<f64>);

/// The segments of a ring, the closing one included.
pub(crate) fn segments(ring: &[Coord<f64>]) -> Vec<Segment> {
    (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()])).collect()
}

/// Whether two segments meet anywhere but at a common end.
pub(crate) fn conflict(s: Segment, t: Segment) -> bool {
    use geo::line_intersection::{LineIntersection, line_intersection};
    let ends = [s.0, s.1];
    match line_intersection(geo::Line::new(s.0, s.1), geo::Line::new(t.0, t.1)) {
        None => false,
        Some(LineIntersection::SinglePoint { is_proper: true, .. }) => true,
        Some(LineIntersection::SinglePoint { intersection, .. }) => {
            !(ends.contains(&intersection) && (t.0 == intersection || t.1 == intersection))
        }
        Some(LineIntersection::Collinear { .. }) => !(ends.contains(&t.0) && ends.contains(&t.1)),
    }
}

/// North-west corner of the zoom 14 tile that test layers begin in, world units.
pub(crate) const CORNER: Coord<f64> = Coord { x: 8661.0 * 4096.0, y: 4417.0 * 4096.0 };

/// A line string in EPSG:3857 from positions relative to [`CORNER`].
pub(crate) fn path(points: &[(f64, f64)]) -> LineString<f64> {
    points.iter().map(|&(x, y)| to_mercator(CORNER + Coord { x, y })).collect()
}

/// A layer at zooms 0–14 with the given features, numbered from 1.
pub(crate) fn layer(geometries: Vec<Geometry>) -> Layer {
    let features = geometries.into_iter().zip(1..).map(|(geometry, id)| {
        let properties =
            vec![("id", Property::Text(format!("sone-{id}"))), ("sonesett", Property::Text("2020".into()))];
        Feature { id, geometry, properties }
    });
    Layer { name: "zones".into(), features: features.collect(), min_zoom: 0, max_zoom: 14 }
}

/// The layer of a coverage, one polygon a ring, that begins a little inside the tile at [`CORNER`].
pub(crate) fn coverage_layer(rings: &[Vec<Coord<f64>>]) -> Layer {
    let place =
        |r: &Vec<Coord<f64>>| r.iter().map(|&p| to_mercator(CORNER + Coord { x: 600.0, y: 600.0 } + p)).collect();
    let polygons = rings.iter().map(|r| Polygon::new(place(r), Vec::new()));
    layer(polygons.map(|p| Geometry::Polygon(MultiPolygon::new(vec![p]))).collect())
}
