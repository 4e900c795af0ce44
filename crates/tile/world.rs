//! World units: the one coordinate system inside this crate. One unit is a tile unit at [`MAX_ZOOM`] (0.597 m in
//! EPSG:3857), x grows to the east and y to the south from the grid's north-west corner, so a zoom is a power of two away.

use crate::grid::{EXTENT, MAX_ZOOM};
use geo_types::Coord;
use spatial::project::{MERCATOR_RADIUS, mercator_to_lonlat};

/// Side of the world square, units.
pub(crate) const WORLD: f64 = (EXTENT as u64 * (1 << MAX_ZOOM)) as f64;
/// Side of the world square in EPSG:3857, m.
const WORLD_M: f64 = 2.0 * std::f64::consts::PI * MERCATOR_RADIUS;

/// World units of an EPSG:3857 position; none where a coordinate is not finite.
pub(crate) fn from_mercator(c: Coord<f64>) -> Option<Coord<f64>> {
    (c.x.is_finite() && c.y.is_finite())
        .then(|| Coord { x: (0.5 + c.x / WORLD_M) * WORLD, y: (0.5 - c.y / WORLD_M) * WORLD })
}

/// EPSG:3857 of a position in world units.
pub(crate) fn to_mercator(c: Coord<f64>) -> Coord<f64> {
    Coord { x: (c.x / WORLD - 0.5) * WORLD_M, y: (0.5 - c.y / WORLD) * WORLD_M }
}

/// Longitude and latitude (EPSG:4326, degrees) of a position in world units.
pub(crate) fn to_lonlat(c: Coord<f64>) -> Coord<f64> {
    mercator_to_lonlat(to_mercator(c))
}

/// How many world units one tile unit of a zoom is.
pub(crate) fn units_at(zoom: u8) -> f64 {
    f64::from(1_u32 << (MAX_ZOOM - zoom))
}

/// Tile units from the grid's corner, where one tile unit is this many world units. Every tile rounds the same way, so
/// what neighbours share stays shared.
pub(crate) fn rounded(p: Coord<f64>, units: f64) -> (i64, i64) {
    ((p.x / units).round() as i64, (p.y / units).round() as i64)
}

/// Twice the signed area of the triangle, positive where a, b, c turn from east to south (clockwise on the map).
pub(crate) fn cross(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
}

/// Signed area of a ring given without its closing point, positive as MVT wants an exterior ring.
pub(crate) fn ring_area(points: &[Coord<f64>]) -> f64 {
    let Some(&origin) = points.first() else { return 0.0 };
    points.windows(2).map(|w| cross(origin, w[0], w[1])).sum::<f64>() / 2.0
}

/// An upright rectangle in world units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) min: Coord<f64>,
    pub(crate) max: Coord<f64>,
}

impl Bounds {
    /// The rectangle around the points; none without points.
    pub(crate) fn of<'a>(points: impl IntoIterator<Item = &'a Coord<f64>>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = *points.next()?;
        Some(points.fold(Self { min: first, max: first }, |b, p| Self {
            min: Coord { x: b.min.x.min(p.x), y: b.min.y.min(p.y) },
            max: Coord { x: b.max.x.max(p.x), y: b.max.y.max(p.y) },
        }))
    }

    /// The rectangle around both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            min: Coord { x: self.min.x.min(other.min.x), y: self.min.y.min(other.min.y) },
            max: Coord { x: self.max.x.max(other.max.x), y: self.max.y.max(other.max.y) },
        }
    }

    /// Larger by a margin on every side.
    pub(crate) fn grown(self, margin: f64) -> Self {
        Self {
            min: Coord { x: self.min.x - margin, y: self.min.y - margin },
            max: Coord { x: self.max.x + margin, y: self.max.y + margin },
        }
    }

    pub(crate) fn contains(&self, p: Coord<f64>) -> bool {
        self.min.x <= p.x && p.x <= self.max.x && self.min.y <= p.y && p.y <= self.max.y
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_of_mercator_is_the_middle_of_the_world_and_comes_back_as_zero_degrees() {
        let middle = from_mercator(Coord { x: 0.0, y: 0.0 }).unwrap();
        assert_eq!(middle, Coord { x: WORLD / 2.0, y: WORLD / 2.0 });
        assert_eq!(to_lonlat(middle), Coord { x: 0.0, y: 0.0 });
    }

    #[test]
    fn the_north_west_corner_is_85_degrees_north() {
        let corner = to_lonlat(Coord { x: 0.0, y: 0.0 });
        assert!((corner.x + 180.0).abs() < 1e-9 && (corner.y - 85.051_128_779_806_6).abs() < 1e-9, "{corner:?}");
    }

    #[test]
    fn a_position_that_is_not_a_number_has_no_place() {
        assert_eq!(from_mercator(Coord { x: f64::NAN, y: 0.0 }), None);
        assert_eq!(from_mercator(Coord { x: 0.0, y: f64::INFINITY }), None);
    }
}
