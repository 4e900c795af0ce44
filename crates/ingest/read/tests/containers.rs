//! Files that GDAL would write beside, and files in other files.

use super::*;
use gdal::{
    DriverManager, GdalOpenFlags,
    spatial_ref::SpatialRef,
    vector::{Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType},
};

/// One zone, `Ila`, 100 m × 100 m, written by GDAL; `srs` none = the file says no coordinate system.
fn written(driver: &str, path: &Path, srs: Option<u32>) {
    let mut dataset = DriverManager::get_driver_by_name(driver).unwrap().create_vector_only(path).unwrap();
    let srs = srs.map(|code| SpatialRef::from_epsg(code).unwrap());
    let options = LayerOptions { name: "soner", srs: srs.as_ref(), ty: OGRwkbGeometryType::wkbPolygon, options: None };
    let layer = dataset.create_layer(options).unwrap();
    layer.create_defn_fields(&[("navn", OGRFieldType::OFTString)]).unwrap();
    let wkt = "POLYGON((570000 7030000,570100 7030000,570100 7030100,570000 7030100,570000 7030000))";
    let mut feature = gdal::vector::Feature::new(layer.defn()).unwrap();
    feature.set_field_string(0, "Ila").unwrap();
    feature.set_geometry(Geometry::from_wkt(wkt).unwrap()).unwrap();
    feature.create(&layer).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_geopackage_in_wal_mode_is_read_with_its_log_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("soner.gpkg");
    written("GPKG", &path, Some(25832));
    let open = gdal::DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_UPDATE | GdalOpenFlags::GDAL_OF_VECTOR,
        ..Default::default()
    };
    let other = gdal::Dataset::open_ex(&path, open).unwrap();
    drop(other.execute_sql("PRAGMA journal_mode=WAL", None, gdal::vector::sql::Dialect::DEFAULT).unwrap());
    drop(other.execute_sql("UPDATE soner SET navn = 'Øya'", None, gdal::vector::sql::Dialect::DEFAULT).unwrap());
    let before = names(folder.path());
    assert!(before.iter().any(|n| n.ends_with("-wal")), "{before:?}");
    let outcome = import(Layer::Zones, path.to_str().unwrap(), None).unwrap();
    let Some(domain::Records::Zones(_, zones)) = outcome.import.map(|i| i.records) else { panic!() };
    assert_eq!(zones[0].navn, "Øya", "what only the log holds is read");
    assert_eq!(names(folder.path()), before);
    drop(other);
}

#[test]
fn a_shapefile_without_prj_has_no_coordinate_system() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("soner.shp");
    written("ESRI Shapefile", &path, None);
    let error = import(Layer::Zones, path.to_str().unwrap(), None).unwrap_err();
    assert!(matches!(&error, IngestError::NoCrs { layer, .. } if layer == "soner"), "{error}");
}

#[test]
fn a_zip_is_read_without_unpacking_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("soner.zip");
    written("GeoJSON", &PathBuf::from(format!("/vsizip/{}/soner.geojson", path.display())), Some(25832));
    let outcome = import(Layer::Zones, path.to_str().unwrap(), None).unwrap();
    assert_eq!((outcome.report.accepted, outcome.report.file.as_str()), (1, "soner.zip"));
    assert_eq!(names(folder.path()), ["soner.zip"]);
}
