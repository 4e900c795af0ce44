//! The one place where EPSG:25832 meets EPSG:4326, EPSG:3857 and EPSG:25833.
//!
//! ETRS89 and WGS 84 are taken as one datum (the null transformation that PROJ uses for these codes; they differ by
//! less than a metre, which no map here can show). Agreement with PROJ in Trondheim is better than 1 µm.

use geo_types::Coord;
use proj4rs::Proj;
use proj4rs::transform::transform;
use std::sync::LazyLock;

static UTM32: LazyLock<Proj> = LazyLock::new(|| proj("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs"));
static UTM33: LazyLock<Proj> = LazyLock::new(|| proj("+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs"));
static LONLAT: LazyLock<Proj> = LazyLock::new(|| proj("+proj=longlat +ellps=GRS80 +no_defs"));

/// Radius of the sphere of EPSG:3857, m.
pub const MERCATOR_RADIUS: f64 = 6_378_137.0;

#[expect(clippy::expect_used, reason = "three constant definitions, each used by a test")]
fn proj(definition: &str) -> Proj {
    Proj::from_proj_string(definition).expect("a constant projection definition is valid")
}

/// A point that a projection cannot take (not finite, or on the other side of the Earth) becomes NaN, never a wrong place.
fn convert(from: &Proj, to: &Proj, p: Coord<f64>) -> Coord<f64> {
    let mut point = (p.x, p.y, 0.0);
    match transform(from, to, &mut point) {
        Ok(()) if point.0.is_finite() && point.1.is_finite() => Coord { x: point.0, y: point.1 },
        _ => Coord { x: f64::NAN, y: f64::NAN },
    }
}

fn degrees(p: Coord<f64>) -> Coord<f64> {
    Coord { x: p.x.to_degrees(), y: p.y.to_degrees() }
}

fn radians(p: Coord<f64>) -> Coord<f64> {
    Coord { x: p.x.to_radians(), y: p.y.to_radians() }
}

/// EPSG:25832 (m) → EPSG:4326 as longitude, latitude in degrees. NaN where the projection does not reach.
pub fn to_lonlat(p: Coord<f64>) -> Coord<f64> {
    degrees(convert(&UTM32, &LONLAT, p))
}

/// EPSG:4326 as longitude, latitude in degrees → EPSG:25832 (m). NaN where the projection does not reach.
pub fn from_lonlat(p: Coord<f64>) -> Coord<f64> {
    convert(&LONLAT, &UTM32, radians(p))
}

/// EPSG:25832 → EPSG:25833, both in m. NaN where the projection does not reach.
pub fn to_utm33(p: Coord<f64>) -> Coord<f64> {
    convert(&UTM32, &UTM33, p)
}

/// EPSG:25833 → EPSG:25832, both in m. NaN where the projection does not reach.
pub fn from_utm33(p: Coord<f64>) -> Coord<f64> {
    convert(&UTM33, &UTM32, p)
}

/// EPSG:4326 as longitude, latitude in degrees → EPSG:3857 (m). The poles are infinitely far away.
pub fn lonlat_to_mercator(p: Coord<f64>) -> Coord<f64> {
    let p = radians(p);
    Coord { x: MERCATOR_RADIUS * p.x, y: MERCATOR_RADIUS * p.y.tan().asinh() }
}

/// EPSG:3857 (m) → EPSG:4326 as longitude, latitude in degrees.
pub fn mercator_to_lonlat(p: Coord<f64>) -> Coord<f64> {
    degrees(Coord { x: p.x / MERCATOR_RADIUS, y: (p.y / MERCATOR_RADIUS).sinh().atan() })
}

/// EPSG:25832 (m) → EPSG:3857 (m).
pub fn to_mercator(p: Coord<f64>) -> Coord<f64> {
    lonlat_to_mercator(to_lonlat(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

    const PLACES: [(f64, f64); 6] = [
        (569_000.0, 7_034_000.0),
        (571_852.123_456, 7_035_120.654_321),
        (556_185.917_087, 7_019_194.970_408),
        (579_402.761_528, 7_037_356.805_263),
        (566_000.5, 7_025_500.25),
        (500_000.0, 7_000_000.0),
    ];

    /// The second engine: PROJ.
    fn by_proj(from: u32, to: u32, p: Coord<f64>) -> Coord<f64> {
        let crs = |code| {
            let mut crs = SpatialRef::from_epsg(code).unwrap();
            crs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
            crs
        };
        let (mut x, mut y) = ([p.x], [p.y]);
        let t = CoordTransform::new(&crs(from), &crs(to)).unwrap();
        t.transform_coords(&mut x, &mut y, &mut [0.0]).unwrap();
        Coord { x: x[0], y: y[0] }
    }

    fn assert_near(a: Coord<f64>, b: Coord<f64>, tolerance: f64) {
        assert!((a.x - b.x).abs() < tolerance && (a.y - b.y).abs() < tolerance, "{a:?} is not {b:?}");
    }

    #[test]
    fn every_reprojection_agrees_with_proj() {
        let micrometre_in_degrees = 1e-11;
        for (x, y) in PLACES {
            let p = Coord { x, y };
            let lonlat = by_proj(25832, 4326, p);
            assert_near(to_lonlat(p), lonlat, micrometre_in_degrees);
            assert_near(from_lonlat(lonlat), by_proj(4326, 25832, lonlat), 1e-6);
            assert_near(to_mercator(p), by_proj(25832, 3857, p), 1e-6);
            assert_near(lonlat_to_mercator(lonlat), by_proj(4326, 3857, lonlat), 1e-6);
            assert_near(to_utm33(p), by_proj(25832, 25833, p), 1e-6);
        }
    }

    #[test]
    fn there_and_back_is_the_same_place() {
        for (x, y) in PLACES {
            let p = Coord { x, y };
            assert_near(from_lonlat(to_lonlat(p)), p, 1e-6);
            assert_near(from_utm33(to_utm33(p)), p, 1e-6);
            assert_near(from_lonlat(mercator_to_lonlat(to_mercator(p))), p, 1e-6);
        }
    }

    #[test]
    fn a_point_that_cannot_be_projected_becomes_no_place() {
        let nowhere = to_lonlat(Coord { x: f64::NAN, y: 7_034_000.0 });
        assert!(nowhere.x.is_nan() && nowhere.y.is_nan());
        assert!(from_lonlat(Coord { x: f64::INFINITY, y: 63.4 }).x.is_nan());
    }
}
