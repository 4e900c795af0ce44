//! Flat exports written by GDAL: one layer with every type, or a file for each theme, with the field names of the field's
//! alias table.

use super::*;
use gdal::{
    DriverManager,
    spatial_ref::SpatialRef,
    vector::{Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType},
};
use std::io::Write as _;

/// Names of the columns: type, purpose, zone, name, status, plan, plan status, in force.
type Names = [&'static str; 8];
/// As SOSI has them, folded to ASCII.
const SOSI: Names =
    ["OBJTYPE", "KPAREALFORMAL", "KPANGITTHENSYN", "OMRNAVN", "AREALST", "PLANID", "PLANSTAT", "IKRAFT"];
/// As GML has them.
const GML: Names = [
    "objekttypenavn",
    "arealformål",
    "angittHensyn",
    "områdenavn",
    "arealbruksstatus",
    "planidentifikasjon",
    "planstatus",
    "ikrafttredelsesdato",
];
/// With å and ø written out.
const LONG: Names =
    ["featuretype", "arealformaal", "kpstoey", "omraadenavn", "arealstatus", "arealplanid", "planstat", "ikraft"];

fn wkt(o: &Object) -> String {
    let ring = |ring: &Vec<(f64, f64)>| {
        format!("({})", ring.iter().map(|(x, y)| format!("{x} {y}")).collect::<Vec<_>>().join(","))
    };
    let part = |n: usize| format!("({})", o.rings(n).iter().map(ring).collect::<Vec<_>>().join(","));
    format!("MULTIPOLYGON({})", (0..o.parts.len()).map(part).collect::<Vec<_>>().join(","))
}

/// Writes a layer; codes are written as `code` makes them.
fn written(driver: &str, path: &Path, layer: &str, names: &Names, objects: &[Object], code: fn(&str) -> String) {
    let mut dataset = DriverManager::get_driver_by_name(driver).unwrap().create_vector_only(path).unwrap();
    let srs = SpatialRef::from_epsg(25832).unwrap();
    let ty = OGRwkbGeometryType::wkbMultiPolygon;
    let layer = dataset.create_layer(LayerOptions { name: layer, srs: Some(&srs), ty, options: None }).unwrap();
    layer.create_defn_fields(&names.map(|n| (n, OGRFieldType::OFTString))).unwrap();
    for o in objects {
        let mut feature = gdal::vector::Feature::new(layer.defn()).unwrap();
        let purpose = o.kind == PlanKind::Arealformal;
        let name = o.name.as_ref().map(|(_, name)| name.clone());
        for (i, value) in [
            Some(o.objekttype.to_owned()),
            purpose.then(|| code(&o.code)),
            (o.kind == PlanKind::Hensynssone).then(|| code(&o.code)),
            name,
            o.status_code().map(str::to_owned),
            Some(PLAN.to_owned()),
            Some("3".to_owned()),
            Some(made::IKRAFT[0].to_owned()),
        ]
        .into_iter()
        .enumerate()
        {
            if let Some(value) = value {
                feature.set_field_string(i, &value).unwrap();
            }
        }
        feature.set_geometry(Geometry::from_wkt(&wkt(o)).unwrap()).unwrap();
        feature.create(&layer).unwrap();
    }
}

/// The purposes, zones and byggesoner: a flat export has no field for what the rest says.
fn themes() -> Vec<Object> {
    let known = [PlanKind::Arealformal, PlanKind::Hensynssone, PlanKind::Byggesone];
    plan().into_iter().filter(|o| known.contains(&o.kind)).collect()
}

#[test]
fn one_flat_layer_with_every_type_comes_in_from_each_format_and_spelling() {
    let objects = themes();
    let plain: fn(&str) -> String = str::to_owned;
    for (driver, file, names, code) in [
        ("GPKG", "kpa.gpkg", &SOSI, plain),
        ("GPKG", "kpa.gpkg", &LONG, |c| format!("{c}.0")),
        ("GeoJSON", "kpa.geojson", &GML, |c| format!("{c} - et navn")),
        ("OpenFileGDB", "kpa.gdb", &SOSI, plain),
        ("ESRI Shapefile", "kpa.shp", &SOSI, plain),
        ("ESRI Shapefile", "kpa.shp", &GML, plain),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file);
        written(driver, &path, "kpa", names, &objects, code);
        let label = format!("{driver} {}", names[1]);
        let (areas, report) = areas(&path, None);
        assert_eq!(report.recipe, "kpa", "{label}");
        assert_whole(&areas, &objects, &label);
    }
}

#[test]
fn a_shapefile_in_a_zip_is_read_with_its_letters() {
    let objects: Vec<Object> = themes().into_iter().filter(|o| o.kind == PlanKind::Arealformal).collect();
    let folder = tempfile::tempdir().unwrap();
    written("ESRI Shapefile", &folder.path().join("formål.shp"), "formål", &GML, &objects, str::to_owned);
    let path = folder.path().join("arealformål.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
        let name = format!("formål.{ending}");
        let Ok(content) = std::fs::read(folder.path().join(&name)) else { continue };
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap();
    let (areas, report) = areas(&path, None);
    assert_eq!((report.recipe.as_str(), report.accepted as usize), ("kpa", objects.len()));
    assert_whole(&areas, &objects, "zip");
}

#[test]
fn a_geopackage_with_a_layer_for_each_theme_is_read_as_one_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kpa.gpkg");
    let mut dataset = DriverManager::get_driver_by_name("GPKG").unwrap().create_vector_only(&path).unwrap();
    let srs = SpatialRef::from_epsg(25832).unwrap();
    for (layer, field, value) in [
        ("formål", "arealformål", "1110"),
        ("støysoner", "støy", "220"),
        ("soner", "byggesone", "3"),
        ("annet", "x", "1"),
    ] {
        let ty = OGRwkbGeometryType::wkbPolygon;
        let layer = dataset.create_layer(LayerOptions { name: layer, srs: Some(&srs), ty, options: None }).unwrap();
        layer.create_defn_fields(&[(field, OGRFieldType::OFTString)]).unwrap();
        let mut feature = gdal::vector::Feature::new(layer.defn()).unwrap();
        feature.set_field_string(0, value).unwrap();
        let wkt = "POLYGON((570000 7030000,570100 7030000,570100 7030100,570000 7030100,570000 7030000))";
        feature.set_geometry(Geometry::from_wkt(wkt).unwrap()).unwrap();
        feature.create(&layer).unwrap();
    }
    drop(dataset);
    let error = import(Layer::Plan, path.to_str().unwrap(), None);
    let outcome = error.unwrap();
    assert_eq!((outcome.report.recipe.as_str(), outcome.report.accepted), ("kpa", 3));
    assert_eq!(outcome.report.read_layers, ["formål", "støysoner", "soner"]);
    let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
    let found: Vec<_> = areas.iter().map(|a| (a.objekttype.as_str(), a.navn.as_str())).collect();
    let wanted = [("KpArealformålOmråde", "Boligbebyggelse"), ("KpStøySone", "Gul støysone"), ("", "Byggesone 3")];
    assert_eq!(found, wanted);
}

#[test]
fn codes_that_a_shapefile_writes_as_zero_are_no_codes() {
    let made = super::Made::geojson(
        "kpa.geojson",
        &[
            (json!({"KPAREALFORMAL": 1110, "KPFARE": 0, "AREALST": 0}), square(0.0, 0.0, 100.0)),
            (json!({"KPAREALFORMAL": 0, "KPFARE": 320, "AREALST": 1}), square(200.0, 0.0, 100.0)),
        ],
    );
    let (areas, _) = areas(&made.path, None);
    let found: Vec<_> = areas.iter().map(|a| (a.kind, a.code.as_str(), a.status)).collect();
    let wanted =
        [(PlanKind::Arealformal, "1110", PlanStatus::Ukjent), (PlanKind::Hensynssone, "320", PlanStatus::Navaerende)];
    assert_eq!(found, wanted);
}

#[test]
fn every_alias_is_known_in_each_folding() {
    for (alias, kind) in [
        ("formål", PlanKind::Arealformal),
        ("formaal", PlanKind::Arealformal),
        ("FORMAL", PlanKind::Arealformal),
        ("RpArealformål", PlanKind::Arealformal),
        ("kp_båndlegging", PlanKind::Hensynssone),
        ("KPBANDLEGGING", PlanKind::Hensynssone),
        ("kpbaandlegging", PlanKind::Hensynssone),
        ("rpgjennomfoering", PlanKind::Hensynssone),
        ("Gjennomføring", PlanKind::Hensynssone),
        ("rpstøy", PlanKind::Hensynssone),
    ] {
        let code = if kind == PlanKind::Arealformal { "1110" } else { "730" };
        let made = super::Made::geojson("tema.geojson", &[(json!({alias: code}), square(0.0, 0.0, 100.0))]);
        let (areas, _) = areas(&made.path, None);
        assert_eq!((areas[0].kind, areas[0].code.as_str()), (kind, code), "{alias}");
    }
}
