//! Set operations on polygons: those of `geo`, with every hole in the polygon that it is a hole of.
//!
//! Where parts touch in corners, `i_overlay` (4.5 behind `geo`, and 9.1) may give a hole to an island that lies in another
//! hole, and then areas are wrong though every ring is right. The operations run on whole numbers with steps of extent / 2²⁹.

use geo::{Area, BooleanOps, Buffer, Contains, Orient, orient::Direction, unary_union};
use geo_types::{Line, LineString, MultiLineString, MultiPolygon, Polygon};

/// What valid polygons hold together.
pub fn union<'a>(polygons: impl IntoIterator<Item = &'a MultiPolygon<f64>>) -> MultiPolygon<f64> {
    // One turn for all rings, as the rule wants it.
    let turned: Vec<MultiPolygon<f64>> = polygons.into_iter().map(|p| p.orient(Direction::Default)).collect();
    with_own_holes(unary_union(&turned))
}

/// What two valid polygons both hold.
pub fn intersection(a: &MultiPolygon<f64>, b: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    with_own_holes(a.intersection(b))
}

/// What rings enclose an odd number of times, however they cross.
pub(crate) fn even_odd(rings: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    with_own_holes(rings.union(&MultiPolygon(vec![])))
}

/// The ground within `width` m of lines, with round ends and corners.
pub(crate) fn along(lines: &MultiLineString<f64>, width: f64) -> MultiPolygon<f64> {
    with_own_holes(lines.buffer(width))
}

/// Gives each hole to the smallest polygon around it. An island in the hole is smaller than the hole.
fn with_own_holes(polygons: MultiPolygon<f64>) -> MultiPolygon<f64> {
    let right = |p: &Polygon<f64>| p.interiors().iter().all(|hole| is_around(p, hole));
    if polygons.iter().all(right) {
        return polygons;
    }
    let (mut shells, mut holes) = (Vec::new(), Vec::new());
    for (exterior, interiors) in polygons.into_iter().map(Polygon::into_inner) {
        shells.push(Polygon::new(exterior, vec![]));
        holes.extend(interiors);
    }
    let sizes: Vec<f64> = shells.iter().map(Area::unsigned_area).collect();
    let mut own: Vec<Vec<LineString<f64>>> = vec![Vec::new(); shells.len()];
    for hole in holes {
        let around = (0..shells.len()).filter(|s| is_around(&shells[*s], &hole));
        if let Some(shell) = around.min_by(|a, b| sizes[*a].total_cmp(&sizes[*b])) {
            own[shell].push(hole);
        }
    }
    shells.into_iter().zip(own).map(|(shell, holes)| Polygon::new(shell.into_inner().0, holes)).collect()
}

/// Whether the exterior of a polygon lies around a ring that neither crosses it nor runs along it.
fn is_around(polygon: &Polygon<f64>, ring: &LineString<f64>) -> bool {
    let size = |ring: &LineString<f64>| Polygon::new(ring.clone(), vec![]).unsigned_area();
    // They may touch in corners, so the middle of a side tells.
    let middle =
        ring.lines().max_by(|a, b| length(*a).total_cmp(&length(*b))).map(|side| (side.start + side.end) / 2.0);
    size(polygon.exterior()) > size(ring)
        && middle.is_some_and(|point| Polygon::new(polygon.exterior().clone(), vec![]).contains(&point))
}

fn length(side: Line<f64>) -> f64 {
    side.dx().hypot(side.dy())
}
