//! Every reason for a refusal, and every format that is taken.

use super::*;
use gdal::{
    DriverManager,
    spatial_ref::SpatialRef,
    vector::{Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType},
};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

fn limits() -> UploadLimits {
    let bbox = Rect::new((550_000.0, 7_002_000.0), (590_000.0, 7_042_000.0));
    let organ = "formannskapet".to_owned();
    UploadLimits::of(&Kommune { nummer: "5001".to_owned(), navn: "Trondheim".to_owned(), organ, bbox })
}

fn taken(bytes: &[u8], name: &str) -> Uploaded {
    polygon(bytes, name, &limits()).unwrap()
}

fn refusal(bytes: impl AsRef<[u8]>) -> UploadError {
    polygon(bytes.as_ref(), "omrade.geojson", &limits()).unwrap_err()
}

/// GeoJSON of these geometries, in a system or in degrees.
fn geojson(crs: Option<&str>, geometries: &[Value]) -> String {
    let feature = |g: &Value| json!({"type": "Feature", "properties": {"navn": "Nedre Ila"}, "geometry": g});
    let mut all = json!({"type": "FeatureCollection", "features": geometries.iter().map(feature).collect::<Vec<_>>()});
    if let Some(crs) = crs {
        all["crs"] = json!({"type": "name", "properties": {"name": crs}});
    }
    all.to_string()
}

fn ring(points: &[(f64, f64)]) -> Value {
    let points: Vec<_> = points.iter().map(|(x, y)| json!([570_000.0 + x, 7_030_000.0 + y])).collect();
    json!({"type": "Polygon", "coordinates": [points]})
}

fn square(x: f64, y: f64, side: f64) -> Value {
    ring(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])
}

fn in_plane(geometries: &[Value]) -> String {
    geojson(Some("EPSG:25832"), geometries)
}

fn m2(uploaded: &Uploaded) -> f64 {
    spatial::area(&uploaded.polygon).0
}

/// A file written by GDAL with one layer for each name and a square in each.
fn written(driver: &str, path: &Path, srs: Option<u32>, layers: &[&str]) {
    let mut dataset = DriverManager::get_driver_by_name(driver).unwrap().create_vector_only(path).unwrap();
    let srs = srs.map(|code| SpatialRef::from_epsg(code).unwrap());
    for name in layers {
        let ty = OGRwkbGeometryType::wkbPolygon;
        let layer = dataset.create_layer(LayerOptions { name, srs: srs.as_ref(), ty, options: None }).unwrap();
        layer.create_defn_fields(&[("navn", OGRFieldType::OFTString)]).unwrap();
        let mut feature = gdal::vector::Feature::new(layer.defn()).unwrap();
        feature.set_field_string(0, "Øvre Ila").unwrap();
        let wkt = "POLYGON((570000 7030000,570100 7030000,570100 7030100,570000 7030100,570000 7030000))";
        feature.set_geometry(Geometry::from_wkt(wkt).unwrap()).unwrap();
        feature.create(&layer).unwrap();
    }
}

fn geopackage(srs: Option<u32>, layers: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    written("GPKG", &path, srs, layers);
    std::fs::read(path).unwrap()
}

/// The files of a shapefile, by name.
fn shapefile(srs: Option<u32>, stem: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    written("ESRI Shapefile", &folder.path().join(format!("{stem}.shp")), srs, &[stem]);
    let files = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap());
    files.map(|f| (f.file_name().into_string().unwrap(), std::fs::read(f.path()).unwrap())).collect()
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn geojson_geopackage_and_a_zipped_shapefile_give_the_same_area_and_its_name() {
    let geo = taken(in_plane(&[square(0.0, 0.0, 100.0)]).as_bytes(), "mappe/mitt område.geojson");
    assert_eq!((m2(&geo), geo.vertices, geo.features, geo.name.as_str()), (10_000.0, 5, 1, "Nedre Ila"));
    let gpkg = taken(&geopackage(Some(25832), &["a"]), "a.gpkg");
    let in_folder: Vec<_> = shapefile(Some(25832), "b").into_iter().map(|(n, c)| (format!("mappe/{n}"), c)).collect();
    let shp = taken(&zipped(&in_folder), "b.zip");
    for found in [&gpkg, &shp] {
        assert_eq!((m2(found), found.name.as_str()), (10_000.0, "Øvre Ila"));
        assert_eq!(found.repairs, []);
    }
}

#[test]
fn degrees_and_the_next_zone_come_out_in_the_plane() {
    let ring = json!({"type": "Polygon", "coordinates":
        [[[10.40, 63.40], [10.42, 63.40], [10.42, 63.41], [10.40, 63.41], [10.40, 63.40]]]});
    let found = taken(geojson(None, &[ring]).as_bytes(), "a.json");
    let centre = found.polygon.bounding_rect().unwrap().center();
    let expected = spatial::from_lonlat(Coord { x: 10.41, y: 63.405 });
    assert!((centre.x - expected.x).hypot(centre.y - expected.y) < 5.0, "{centre:?} {expected:?}");
    let next = json!({"type": "Polygon", "coordinates":
        [[[270_000.0, 7_041_000.0], [270_100.0, 7_041_000.0], [270_100.0, 7_041_100.0], [270_000.0, 7_041_000.0]]]});
    let found = taken(geojson(Some("EPSG:25833"), &[next]).as_bytes(), "a.json");
    assert!((m2(&found) - 5_000.0).abs() < 20.0, "{}", m2(&found));
}

#[test]
fn several_features_become_one_area_where_what_both_cover_counts_once() {
    let two = [square(0.0, 0.0, 100.0), square(50.0, 0.0, 100.0), Value::Null, square(500.0, 0.0, 10.0)];
    let found = taken(in_plane(&two).as_bytes(), "C:\\mine filer\\to.geojson");
    assert!((m2(&found) - 15_100.0).abs() < 1e-6, "{}", m2(&found));
    assert_eq!((found.features, found.polygon.0.len()), (3, 2));
    assert!(found.name.ends_with("to"), "{}", found.name);
}

#[test]
fn a_small_crossing_is_repaired_and_said_and_a_bow_tie_is_refused() {
    // A corner drawn 1 m too far, so that the border crosses itself by half a square metre.
    let nearly = ring(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (-1.0, 100.0), (0.0, 101.0), (0.0, 0.0)]);
    let found = taken(in_plane(&[nearly]).as_bytes(), "a.geojson");
    assert_eq!(found.repairs.len(), 1);
    assert!(!found.repairs[0].faults.is_empty() && (m2(&found) - 10_000.0).abs() < 2.0, "{:?}", found.repairs);
    let bow = ring(&[(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 100.0), (0.0, 0.0)]);
    let error = refusal(in_plane(&[square(500.0, 0.0, 10.0), bow]));
    assert!(matches!(error, UploadError::SelfIntersecting { row: 2, .. }), "{error}");
}

#[test]
fn a_file_that_is_too_large_in_bytes_is_refused_before_it_is_read() {
    let few = UploadLimits { bytes: 10, ..limits() };
    let error = polygon(&[b'{'; 11], "a.json", &few).unwrap_err();
    assert_eq!(error, UploadError::TooLarge { bytes: 11, limit: 10 });
}

#[test]
fn a_million_vertices_are_refused() {
    let mut text = String::from(r#"{"type":"Polygon","coordinates":[[[10,63]"#);
    for n in 0..1_000_000_u32 {
        write!(text, ",[{}.{:04},63.4]", 10 + n % 2, n % 10_000).unwrap();
    }
    text += ",[10,63]]]}";
    let wide = UploadLimits { bytes: 100 << 20, ..limits() };
    let error = polygon(text.as_bytes(), "a.json", &wide).unwrap_err();
    assert!(matches!(error, UploadError::TooManyVertices { vertices: 1_000_002, limit: 20_000 }), "{error}");
    let error = polygon(text.as_bytes(), "a.json", &limits()).unwrap_err();
    assert!(matches!(error, UploadError::TooLarge { .. }), "{error}");
}

#[test]
fn a_zip_that_unpacks_to_too_much_is_refused_whatever_it_says_of_itself() {
    let mut files = shapefile(Some(25832), "a");
    files.iter_mut().find(|(n, _)| n == "a.dbf").unwrap().1 = vec![0; 60 << 20];
    let bomb = zipped(&files);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let error = polygon(&bomb, "a.zip", &limits()).unwrap_err();
    assert_eq!(error, UploadError::UnpackedTooLarge { limit: 50 << 20 });
}

#[test]
fn a_zip_without_one_shapefile_or_a_damaged_one_is_refused() {
    let text = zipped(&[("../../etc/passwd".to_owned(), vec![1]), ("a.vrt".to_owned(), vec![1])]);
    assert_eq!(refusal(text), UploadError::NoShapefile);
    let both = [shapefile(Some(25832), "a"), shapefile(Some(25832), "b")].concat();
    assert_eq!(refusal(zipped(&both)), UploadError::SeveralShapefiles { n: 2 });
    let mut whole = zipped(&shapefile(Some(25832), "a"));
    whole.truncate(whole.len() / 2);
    assert!(matches!(refusal(whole), UploadError::DamagedZip { .. }));
}

#[test]
fn other_formats_and_files_that_lead_elsewhere_are_refused() {
    for text in [
        "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        "/vsicurl/https://example.org/a.geojson",
        "navn;x;y\nIla;1;2",
        "",
    ] {
        assert_eq!(refusal(text), UploadError::UnknownFormat, "{text}");
    }
    for text in ["{", r#"{"type":"Topology","objects":{}}"#, r#"{"a":1}"#] {
        assert!(
            matches!(refusal(text), UploadError::Unreadable { .. } | UploadError::Empty),
            "{text}: {}",
            refusal(text)
        );
    }
}

#[test]
fn several_layers_are_refused_by_name() {
    let error = polygon(&geopackage(Some(25832), &["a", "b"]), "a.gpkg", &limits()).unwrap_err();
    assert_eq!(error, UploadError::SeveralLayers { layers: vec!["a".to_owned(), "b".to_owned()] });
}

#[test]
fn a_missing_or_another_coordinate_system_is_refused() {
    let error = polygon(&zipped(&shapefile(None, "a")), "a.zip", &limits()).unwrap_err();
    assert_eq!(error, UploadError::NoCrs);
    let error = polygon(&geopackage(Some(3857), &["a"]), "a.gpkg", &limits()).unwrap_err();
    assert_eq!(error, UploadError::OtherCrs { crs: "EPSG:3857".to_owned() });
    let error = refusal(geojson(None, &[square(0.0, 0.0, 100.0)]));
    assert_eq!(error, UploadError::NotDegrees { x: 570_000.0, y: 7_030_000.0 });
}

#[test]
fn what_is_no_polygon_or_has_no_area_is_refused() {
    let line = json!({"type": "LineString", "coordinates": [[570_000.0, 7_030_000.0], [570_100.0, 7_030_000.0]]});
    assert_eq!(refusal(in_plane(&[line])), UploadError::NotPolygons { found: "linjer".to_owned() });
    let point = json!({"type": "Point", "coordinates": [570_000.0, 7_030_000.0]});
    let error = refusal(in_plane(&[square(0.0, 0.0, 1.0), point]));
    assert_eq!(error, UploadError::NotPolygons { found: "punkter".to_owned() });
    for empty in [
        in_plane(&[]),
        in_plane(&[Value::Null]),
        in_plane(&[json!({"type": "Polygon", "coordinates": []})]),
        in_plane(&[ring(&[(0.0, 0.0), (10.0, 0.0), (0.0, 0.0)])]),
        in_plane(&[ring(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (0.0, 0.0)])]),
    ] {
        assert_eq!(refusal(&empty), UploadError::Empty, "{empty}");
    }
}

#[test]
fn another_country_is_refused_and_the_neighbour_is_not() {
    let at = |lon: f64, lat: f64| {
        let (e, n) = (lon + 0.01, lat + 0.01);
        json!({"type": "Polygon", "coordinates": [[[lon, lat], [e, lat], [e, n], [lon, n], [lon, lat]]]})
    };
    let error = refusal(geojson(None, &[at(18.06, 59.33)]));
    assert!(matches!(error, UploadError::Elsewhere { km } if km > 300.0), "{error}");
    assert!(matches!(refusal(geojson(None, &[at(10.4, 63.4), at(18.06, 59.33)])), UploadError::Elsewhere { .. }));
    taken(geojson(None, &[at(10.9, 63.45)]).as_bytes(), "stjordal.geojson");
}
