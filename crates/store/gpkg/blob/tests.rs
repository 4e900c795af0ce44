//! Round trips, blobs of other programs and damaged blobs.

use super::*;
use crate::sql::geometry::{Kept, line as line_of, multi_polygon as area_of, point as point_of};
use geo_types::{LineString, MultiPolygon, Point};
use geo_types::{Polygon, line_string, point, polygon};
use proptest::prelude::*;

fn of_multi_polygon(area: &MultiPolygon<f64>) -> Result<Vec<u8>, String> {
    encode(&Geometry::MultiPolygon(area.clone()))
}

fn of_point(point: Point<f64>) -> Result<Vec<u8>, String> {
    encode(&Geometry::Point(point))
}

fn of_line(line: &LineString<f64>) -> Result<Vec<u8>, String> {
    encode(&Geometry::LineString(line.clone()))
}

fn multi_polygon(blob: &[u8]) -> Result<MultiPolygon<f64>, String> {
    area_of(Kept::Gpkg(blob))
}

fn point(blob: &[u8]) -> Result<Option<Point<f64>>, String> {
    point_of(Kept::Gpkg(blob))
}

fn line(blob: &[u8]) -> Result<LineString<f64>, String> {
    line_of(Kept::Gpkg(blob))
}

fn square_with_hole() -> MultiPolygon<f64> {
    MultiPolygon(vec![
        polygon!(
            exterior: [(x: 569_000.1, y: 7_030_000.0), (x: 569_100.0, y: 7_030_000.0), (x: 569_100.0, y: 7_030_100.7)],
            interiors: [[(x: 569_050.0, y: 7_030_010.0), (x: 569_060.0, y: 7_030_010.0), (x: 569_060.0, y: 7_030_020.0)]],
        ),
        polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 0.0, y: 1.0)],
    ])
}

#[test]
fn the_header_is_what_the_standard_says() {
    let blob = of_multi_polygon(&square_with_hole()).unwrap();
    assert_eq!(&blob[..8], [b'G', b'P', 0, 0b0000_0011, 0xE8, 0x64, 0, 0], "magic, version, flags, 25832");
    assert_eq!(f64::from_le_bytes(blob[8..16].try_into().unwrap()), 0.0, "min x comes first");
    assert_eq!(f64::from_le_bytes(blob[16..24].try_into().unwrap()), 569_100.0, "max x comes second");
    assert_eq!(&blob[40..45], [1, 6, 0, 0, 0], "little-endian WKB MultiPolygon");
}

#[test]
fn an_area_with_a_hole_comes_back_the_same() {
    let blob = of_multi_polygon(&square_with_hole()).unwrap();
    assert_eq!(multi_polygon(&blob).unwrap(), square_with_hole());
    let b = bounds(&blob).unwrap().unwrap();
    assert_eq!((b.min_x, b.max_x, b.min_y, b.max_y), (0.0, 569_100.0, 0.0, 7_030_100.7));
}

#[test]
fn an_empty_area_has_no_box_and_says_so() {
    let blob = of_multi_polygon(&MultiPolygon(vec![])).unwrap();
    assert_eq!(blob[3] & read::EMPTY, read::EMPTY);
    assert_eq!(bounds(&blob).unwrap(), None);
    assert_eq!(multi_polygon(&blob).unwrap(), MultiPolygon(vec![]));
}

#[test]
fn a_point_without_a_box_in_its_header_still_has_one() {
    // As GDAL writes points: no envelope.
    let mut blob = vec![b'G', b'P', 0, 1, 0xE8, 0x64, 0, 0, 1, 1, 0, 0, 0];
    blob.extend(569_000.5_f64.to_le_bytes());
    blob.extend(7_030_000.5_f64.to_le_bytes());
    assert_eq!(point(&blob).unwrap(), Some(point!(x: 569_000.5, y: 7_030_000.5)));
    let b = bounds(&blob).unwrap().unwrap();
    assert_eq!((b.min_x, b.max_y), (569_000.5, 7_030_000.5));
}

#[test]
fn a_polygon_with_heights_in_big_endian_is_read_as_an_area() {
    let mut blob = vec![b'G', b'P', 0, 0];
    blob.extend(25832_i32.to_be_bytes());
    blob.extend([0]);
    blob.extend(1003_u32.to_be_bytes());
    blob.extend([0, 0, 0, 1, 0, 0, 0, 4]);
    for (x, y) in [(0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)] {
        for n in [x, y, 99.0_f64] {
            blob.extend(n.to_be_bytes());
        }
    }
    let wanted: Polygon<f64> = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 0.0, y: 2.0)];
    assert_eq!(multi_polygon(&blob).unwrap(), MultiPolygon(vec![wanted]));
    assert_eq!(bounds(&blob).unwrap().unwrap().max_x, 2.0);
}

#[test]
fn a_line_comes_back_the_same_and_needs_two_positions() {
    let drawn =
        line_string![(x: 569_000.1, y: 7_030_000.0), (x: 569_100.7, y: 7_030_000.0), (x: 569_100.0, y: 7_030_100.7)];
    let blob = of_line(&drawn).unwrap();
    assert_eq!(&blob[40..45], [1, 2, 0, 0, 0], "little-endian WKB LineString");
    assert_eq!(line(&blob).unwrap(), drawn);
    assert_eq!(bounds(&blob).unwrap().unwrap().max_x, 569_100.7);
    // As a program writes it that leaves the box out.
    let bare = [&[b'G', b'P', 0, 1, 0xE8, 0x64, 0, 0][..], &blob[40..]].concat();
    assert_eq!(line(&bare).unwrap(), drawn);
    assert_eq!(bounds(&bare).unwrap().unwrap().max_y, 7_030_100.7);
    assert!(of_line(&line_string![(x: 1.0, y: 2.0)]).is_err());
    assert_eq!(
        line(&of_point(point!(x: 1.0, y: 2.0)).unwrap()).unwrap_err(),
        "a line is wanted, and the geometry has WKB type 1"
    );
}

#[test]
fn another_crs_or_another_kind_of_geometry_is_refused_in_words() {
    let mut blob = of_point(point!(x: 1.0, y: 2.0)).unwrap();
    assert_eq!(multi_polygon(&blob).unwrap_err(), "an area is wanted, and the geometry has WKB type 1");
    blob[4..8].copy_from_slice(&4326_i32.to_le_bytes());
    assert_eq!(point(&blob).unwrap_err(), "EPSG:25832 is wanted, and the geometry has EPSG:4326");
}

#[test]
fn what_is_not_a_number_is_never_written() {
    assert!(of_point(point!(x: f64::NAN, y: 2.0)).is_err());
    assert!(of_point(point!(x: 1.0, y: f64::INFINITY)).is_err());
}

#[test]
fn a_blob_that_claims_four_thousand_million_rings_is_refused_and_takes_no_memory() {
    let mut blob = of_multi_polygon(&square_with_hole()).unwrap();
    blob[45..49].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(multi_polygon(&blob).is_err());
}

proptest! {
    #[test]
    fn no_damaged_blob_panics(cut in 0_usize..400, at in 0_usize..400, to in any::<u8>()) {
        let mut blob = of_multi_polygon(&square_with_hole()).unwrap();
        let at = at % blob.len();
        blob[at] = to;
        blob.truncate(cut.max(1));
        let _ = (multi_polygon(&blob), point(&blob), line(&blob), bounds(&blob));
    }

    #[test]
    fn any_position_comes_back_bit_for_bit(x in -1e7_f64..1e7, y in -1e7_f64..1e7) {
        prop_assert_eq!(point(&of_point(point!(x: x, y: y)).unwrap()).unwrap(), Some(point!(x: x, y: y)));
    }
}
