//! Positions for people and maps: longitude, latitude and boxes.

use geo::{BoundingRect, Coord, MultiPolygon};

/// Longitude and latitude, rounded to 6 decimals (about a decimetre).
pub(crate) fn lonlat(p: Coord<f64>) -> [f64; 2] {
    let p = spatial::to_lonlat(p);
    [round6(p.x), round6(p.y)]
}

fn round6(v: f64) -> f64 {
    (v * 1e6).round() / 1e6
}

/// West, south, east, north of a polygon in EPSG:25832; the corners of the box are projected, which is good to metres.
pub(crate) fn bbox(polygon: &MultiPolygon<f64>) -> Option<[f64; 4]> {
    let r = polygon.bounding_rect()?;
    let corners = [(r.min().x, r.min().y), (r.min().x, r.max().y), (r.max().x, r.min().y), (r.max().x, r.max().y)];
    let points = corners.map(|(x, y)| lonlat(Coord { x, y }));
    Some(join(points.iter().map(|p| [p[0], p[1], p[0], p[1]]).reduce(join)?, [f64::MAX, f64::MAX, f64::MIN, f64::MIN]))
}

/// Smallest box around two.
pub(crate) fn join(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}
