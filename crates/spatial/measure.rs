//! Areas and lengths in EPSG:25832, and a point inside for labels.

use geo::Area;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// An area in m².
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct SquareMetres(pub f64);

/// A length in m.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Metres(pub f64);

/// Area of a polygon in EPSG:25832, holes taken out, whichever way its rings turn.
///
/// The sum runs over coordinates relative to the first point of each ring: 7 000 000 m north of the origin, nine of
/// sixteen digits would else be lost. For an invalid polygon it is a sum of signed parts and may mean little.
pub fn area(polygon: &MultiPolygon<f64>) -> SquareMetres {
    SquareMetres(polygon.unsigned_area())
}

/// Lines that are searched for a good place of the label.
const SCAN_LINES: usize = 15;

/// A point strictly inside, far from the border as labels want it; none for a polygon without an inside.
///
/// Of the widest stretches on fifteen horizontal lines through the largest part, the middle that lies farthest from
/// the border. The same polygon gives the same point.
pub fn interior_point(polygon: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let mut parts: Vec<&Polygon<f64>> = polygon.iter().filter(|p| p.unsigned_area() > 0.0).collect();
    parts.sort_by(|a, b| b.unsigned_area().total_cmp(&a.unsigned_area()));
    parts.into_iter().find_map(|part| (1..=3).find_map(|finer| inside_part(part, SCAN_LINES * finer)))
}

fn inside_part(part: &Polygon<f64>, lines: usize) -> Option<Coord<f64>> {
    let (bottom, top) = part.exterior().coords().fold((f64::MAX, f64::MIN), |(lo, hi), c| (lo.min(c.y), hi.max(c.y)));
    let step = (top - bottom) / (lines + 1) as f64;
    let mut best: Option<(f64, Coord<f64>)> = None;
    for i in 1..=lines {
        let Some(middle) = widest_middle(part, bottom + step * i as f64) else { continue };
        let clearance = distance_to_border(part, middle);
        if clearance > best.map_or(0.0, |(c, _)| c) {
            best = Some((clearance, middle));
        }
    }
    best.map(|(_, middle)| middle)
}

/// Middle of the widest stretch of the polygon on the line at height `y`.
fn widest_middle(part: &Polygon<f64>, y: f64) -> Option<Coord<f64>> {
    let mut crossings: Vec<f64> = rings(part)
        .flat_map(LineString::lines)
        .filter(|e| (e.start.y > y) != (e.end.y > y))
        .map(|e| e.start.x + (e.end.x - e.start.x) * ((y - e.start.y) / (e.end.y - e.start.y)))
        .collect();
    crossings.sort_by(f64::total_cmp);
    let widest = crossings.chunks_exact(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
    Some(Coord { x: f64::midpoint(widest[0], widest[1]), y })
}

fn distance_to_border(part: &Polygon<f64>, p: Coord<f64>) -> f64 {
    let squared = rings(part).flat_map(LineString::lines).map(|e| squared_distance(p, e.start, e.end));
    squared.fold(f64::MAX, f64::min).sqrt()
}

fn squared_distance(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (d, v) = (b - a, p - a);
    let length = d.x * d.x + d.y * d.y;
    let t = if length > 0.0 { ((v.x * d.x + v.y * d.y) / length).clamp(0.0, 1.0) } else { 0.0 };
    let rest = v - d * t;
    rest.x * rest.x + rest.y * rest.y
}

fn rings(part: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(part.exterior()).chain(part.interiors())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};

    #[test]
    fn a_hole_is_taken_out_and_the_turn_of_the_rings_does_not_matter() {
        let mut p = with_hole(rectangle(0.0, 0.0, 10.0, 10.0), rectangle(2.0, 2.0, 5.0, 4.0));
        assert_eq!(area(&p), SquareMetres(94.0));
        p.0[0].exterior_mut(|ring| ring.0.reverse());
        assert_eq!(area(&p), SquareMetres(94.0));
    }

    #[test]
    fn a_small_square_far_north_keeps_its_digits() {
        let p = rectangle(569_000.0, 7_034_000.0, 569_000.125, 7_034_000.125);
        assert_eq!(area(&p), SquareMetres(0.015_625));
    }

    #[test]
    fn the_label_of_a_horseshoe_stands_on_the_horseshoe() {
        let p = geo::wkt!(POLYGON((0. 0., 10. 0., 10. 10., 8. 10., 8. 2., 2. 2., 2. 10., 0. 10., 0. 0.)));
        let at = interior_point(&MultiPolygon(vec![p.clone()])).unwrap();
        assert!(distance_to_border(&p, at) > 0.5, "{at:?}");
        assert!(at.y < 2.0 || at.x < 2.0 || at.x > 8.0);
    }

    #[test]
    fn what_has_no_inside_gets_no_label() {
        assert_eq!(interior_point(&MultiPolygon(vec![])), None);
        assert_eq!(interior_point(&geo::wkt!(MULTIPOLYGON(((0. 0., 1. 1., 2. 2., 0. 0.))))), None);
    }
}
