//! Structural faults: the whole file is refused, and the message says what would be right.

use super::*;

#[test]
fn a_missing_file_is_refused_by_name() {
    let error = import(Layer::Zones, "finnes/ikke.gpkg", None).unwrap_err();
    assert!(
        matches!(&error, IngestError::MissingFile { .. }) && error.to_string().contains("finnes/ikke.gpkg"),
        "{error}"
    );
}

#[test]
fn a_file_that_gdal_cannot_read_is_refused_with_the_formats_that_work() {
    for (name, text) in [("x.gpkg", "dette er ikke en GeoPackage"), ("x.txt", "hei"), ("x.geojson", "{\"type\":")] {
        let error = Made::text(name, text).refused(Layer::Zones);
        assert!(error.contains(name) && error.contains("GeoPackage"), "{error}");
        assert!(!error.contains("GDAL method"), "{error}");
    }
}

#[test]
fn a_file_without_a_coordinate_system_is_refused_until_the_recipe_says_it() {
    let made = Made::text("plan.gml", include_str!("plan_without_crs.gml"));
    let error = made.refused(Layer::Plan);
    assert!(error.contains("koordinatsystem") && error.contains("crs = \"EPSG:25832\""), "{error}");
    let mut recipe = Recipes::shipped().by_name("kommuneplan-gml").unwrap().clone();
    recipe.crs = Some("EPSG:25832".to_owned());
    let outcome = made.read_with(Layer::Plan, &recipe).unwrap();
    assert_eq!((outcome.report.accepted, outcome.report.crs.as_ref().unwrap().from.as_str()), (1, "EPSG:25832"));
}

#[test]
fn geojson_whose_degrees_are_metres_is_refused_until_the_recipe_says_the_system() {
    let made = Made::text("soner.geojson", collection(None, &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]));
    let error = made.refused(Layer::Zones);
    assert!(error.contains("grader") && error.contains("570000") && error.contains("rad 1"), "{error}");
    let mut recipe = Recipes::shipped().by_name("soner").unwrap().clone();
    recipe.crs = Some("EPSG:25832".to_owned());
    let outcome = made.read_with(Layer::Zones, &recipe).unwrap();
    assert_eq!(outcome.report.accepted, 1);
    assert!(
        outcome.report.warnings.iter().any(|w| w.contains("EPSG:25832 fra oppskriften")),
        "{:?}",
        outcome.report.warnings
    );
}

#[test]
fn an_unknown_coordinate_system_in_a_recipe_is_refused() {
    let made = Made::text("plan.gml", include_str!("plan_without_crs.gml"));
    let mut recipe = Recipes::shipped().by_name("kommuneplan-gml").unwrap().clone();
    recipe.crs = Some("EPSG:99999999".to_owned());
    let error = made.read_with(Layer::Plan, &recipe).unwrap_err();
    assert!(matches!(&error, IngestError::UnknownCrs { .. }) && error.to_string().contains("99999999"), "{error}");
}

#[test]
fn an_absent_field_is_refused_with_the_fields_there_are() {
    let made = Made::geojson("soner.geojson", &[(json!({"sonenamn": "Ila", "areal": 1}), square(0.0, 0.0, 100.0))]);
    let error = made.refused(Layer::Zones);
    assert!(error.contains("sonenamn") && error.contains("areal") && error.contains("levekaarssoner-2020"), "{error}");
    let recipe = Recipes::shipped().by_name("soner").unwrap();
    let error = made.read_with(Layer::Zones, recipe).unwrap_err();
    assert!(matches!(&error, IngestError::FieldAbsent { field: "name", .. }), "{error}");
    assert!(error.to_string().contains("sonenamn, areal"), "{error}");
}

#[test]
fn zones_that_overlap_are_refused_with_both_names_and_the_area() {
    let made = Made::geojson(
        "soner.geojson",
        &[
            (json!({"navn": "Ila"}), square(0.0, 0.0, 100.0)),
            (json!({"navn": "Øya"}), square(90.0, 0.0, 100.0)),
            (json!({"navn": "Lade"}), square(300.0, 0.0, 100.0)),
        ],
    );
    let error = made.read(Layer::Zones).unwrap_err();
    let IngestError::ZonesOverlap { a, b, row_a: 1, row_b: 2, area_m2, more: 0, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!((a.as_str(), b.as_str()), ("Ila", "Øya"));
    assert!((area_m2 - 1_000.0).abs() < 0.01, "{area_m2}");
    assert!(error.to_string().contains("rad 2 Øya"), "{error}");
}

#[test]
fn zones_that_share_a_border_are_taken_in() {
    let made = Made::geojson(
        "soner.geojson",
        &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0)), (json!({"navn": "Øya"}), square(100.0, 0.0, 100.0))],
    );
    assert_eq!(made.read(Layer::Zones).unwrap().report.accepted, 2);
}

#[test]
fn overlapping_districts_are_reported_and_taken_in() {
    let made = Made::geojson(
        "kretser.geojson",
        &[(json!({"navn": "ILA"}), square(0.0, 0.0, 100.0)), (json!({"navn": "LADE"}), square(90.0, 0.0, 100.0))],
    );
    let report = made.read(Layer::Districts).unwrap().report;
    assert_eq!((report.accepted, report.overlaps.len()), (2, 1));
    assert_eq!((report.overlaps[0].a.as_str(), report.overlaps[0].b.as_str()), ("Ila", "Lade"));
}

#[test]
fn points_are_no_zones_and_areas_are_no_places() {
    let points = Made::geojson("x.geojson", &[(json!({"navn": "Ila"}), point(570_000.0, 7_030_000.0))]);
    let error = points.refused(Layer::Zones);
    assert!(error.contains("punkter") && error.contains("flater"), "{error}");
    let areas = Made::geojson("x.geojson", &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]);
    let error = areas.refused(Layer::Places);
    assert!(error.contains("places") && error.contains("punkter"), "{error}");
}

#[test]
fn a_file_without_rows_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tom.gpkg");
    geopackage(&path, &["soner"]);
    let error = import(Layer::Zones, path.to_str().unwrap(), None).unwrap_err();
    assert!(matches!(&error, IngestError::NoRows { .. }) && error.to_string().contains("soner"), "{error}");
}

#[test]
fn several_layers_that_fit_are_refused_with_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flere.gpkg");
    geopackage(&path, &["soner_2020", "soner_2024"]);
    let error = import(Layer::Zones, path.to_str().unwrap(), None).unwrap_err();
    assert!(matches!(&error, IngestError::SeveralLayers { .. }), "{error}");
    assert!(error.to_string().contains("soner_2020 (Polygon), soner_2024 (Polygon)"), "{error}");
    let mut recipe = Recipes::shipped().by_name("soner").unwrap().clone();
    recipe.layer_name = vec!["soner_2024".to_owned()];
    let chosen = import(Layer::Zones, path.to_str().unwrap(), Some(&recipe)).unwrap_err();
    assert!(matches!(&chosen, IngestError::NoRows { layer, .. } if layer == "soner_2024"), "{chosen}");
    recipe.layer_name = vec!["soner_2030".to_owned()];
    let absent = import(Layer::Zones, path.to_str().unwrap(), Some(&recipe)).unwrap_err();
    assert!(
        matches!(&absent, IngestError::NoSuchLayer { .. }) && absent.to_string().contains("soner_2024"),
        "{absent}"
    );
}

#[test]
fn a_file_that_names_other_files_is_not_followed() {
    let made = Made::geojson("soner.geojson", &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]);
    let vrt = format!(
        "<OGRVRTDataSource><OGRVRTLayer name=\"soner\"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        made.path.display()
    );
    for name in ["soner.vrt", "soner.xml", "soner.gml"] {
        let error = Made::text(name, &vrt).read(Layer::Zones).unwrap_err();
        assert!(matches!(&error, IngestError::Unreadable { .. }), "{name}: {error}");
    }
}

#[test]
fn a_recipe_for_another_layer_is_refused() {
    let made = Made::geojson("x.geojson", &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]);
    let recipe = Recipes::shipped().by_name("distrikter").unwrap();
    let error = made.read_with(Layer::Zones, recipe).unwrap_err().to_string();
    assert!(error.contains("distrikter") && error.contains("districts"), "{error}");
}

#[test]
fn facts_are_not_read_from_vector_files() {
    let error = import(Layer::Facts, "x.toml", None).unwrap_err().to_string();
    assert!(error.contains("facts") && error.contains("population"), "{error}");
}

/// An empty GeoPackage with polygon layers that have a field `navn`.
fn geopackage(path: &Path, layers: &[&str]) {
    use gdal::{
        DriverManager,
        spatial_ref::SpatialRef,
        vector::{LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType},
    };
    let mut dataset = DriverManager::get_driver_by_name("GPKG").unwrap().create_vector_only(path).unwrap();
    let srs = SpatialRef::from_epsg(25832).unwrap();
    for name in layers {
        let options = LayerOptions { name, srs: Some(&srs), ty: OGRwkbGeometryType::wkbPolygon, options: None };
        let layer = dataset.create_layer(options).unwrap();
        layer.create_defn_fields(&[("navn", OGRFieldType::OFTString)]).unwrap();
    }
}
