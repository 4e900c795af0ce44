//! What a planner reads in beside the zones: the kommuneplan and a walking network, from the command line to the store.

use crate::harness::{satsing, satsing_ok};
use rusqlite::Connection;
use std::path::Path;

const NETWORK: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
{"type":"Feature","properties":{"klasse":"gangvei"},"geometry":{"type":"LineString","coordinates":[[570000,7033000],[571000,7033000]]}},
{"type":"Feature","properties":{"klasse":"elv","nivå":"0"},"geometry":{"type":"LineString","coordinates":[[570000,7033100],[570500,7033100]]}},
{"type":"Feature","properties":{"klasse":"elv"},"geometry":{"type":"LineString","coordinates":[[570000,7033100],[570000,7033100]]}}]}"#;

fn rows(folder: &Path, sql: &str) -> i64 {
    let store = Connection::open(folder.join("satsing.gpkg")).unwrap();
    store.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_network_is_read_in_with_counts_by_class_and_stands_in_a_layer_that_other_programs_draw() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("nett.geojson"), NETWORK).unwrap();
    let said = satsing_ok(at, &["import", "network", "nett.geojson"]);
    for line in [
        "network: 2 av 3 rader",
        "gang- og sykkelveg, fortau, sti: 1,0 km i 1 deler",
        "elv (stenger): 0,5 km i 1 deler",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(rows(at, "SELECT count(*) FROM streets WHERE klasse IN ('gang', 'elv')"), 2);
    let rejects = std::fs::read_to_string(at.join("satsing.network.avvist.csv")).unwrap();
    assert!(rejects.contains("ingen lengde"), "{rejects}");
    let Ok(run) =
        std::process::Command::new("ogrinfo").args(["-ro", "-so", "satsing.gpkg", "streets"]).current_dir(at).output()
    else {
        println!("skipped: ogrinfo is not installed (package gdal-bin)");
        return;
    };
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(told.contains("Geometry: Line String") && told.contains("Feature Count: 2"), "{told}");
}

#[test]
fn a_network_of_another_country_is_refused_and_no_store_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("nett.geojson"), NETWORK.replace("70330", "65800").replace("70331", "65801")).unwrap();
    let out = satsing(at, &["import", "network", "nett.geojson"]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("nett.geojson"), "{said}");
    assert!(!at.join("satsing.gpkg").exists());
}

#[test]
fn a_second_theme_of_a_plan_stands_beside_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let theme = |name: &str, field: &str, code: &str| {
        let square = "[[[570000,7033000],[571000,7033000],[571000,7034000],[570000,7034000],[570000,7033000]]]";
        let text = format!(
            r#"{{"type":"FeatureCollection","name":"{name}","crs":{{"type":"name","properties":{{"name":"EPSG:25832"}}}},"features":[
{{"type":"Feature","properties":{{"{field}":"{code}","PLANID":"k99990003"}},"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}"#
        );
        std::fs::write(at.join(format!("{name}.geojson")), text).unwrap();
        satsing_ok(at, &["import", "plan", &format!("{name}.geojson")]);
    };
    theme("KpStøySone_gul_2018", "KPSTOY", "220");
    theme("KpFareSone_2018", "KPFARE", "320 - flom");
    theme("KpStøySone_gul_2018", "KPSTOY", "220");
    assert_eq!(rows(at, "SELECT count(*) FROM plan_areas"), 2);
    assert_eq!(rows(at, "SELECT count(*) FROM plan_areas WHERE objekttype = 'KpFareSone' AND kode = '320'"), 1);
    assert_eq!(rows(at, "SELECT count(*) FROM imports WHERE lag = 'plan'"), 2);
}
