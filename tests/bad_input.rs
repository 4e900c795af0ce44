//! Bad input gets a clear answer, the right exit code, and leaves the store as it was.

use crate::harness::{satsing, satsing_ok};
use std::path::Path;

const ZONES: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
{"type":"Feature","properties":{"levekaarsnavn":"Vestby"},"geometry":{"type":"Polygon","coordinates":[[[570000,7033000],[571000,7033000],[571000,7034000],[570000,7034000],[570000,7033000]]]}},
{"type":"Feature","properties":{"levekaarsnavn":"Østby"},"geometry":{"type":"Polygon","coordinates":[[[571000,7033000],[572000,7033000],[572000,7034000],[571000,7034000],[571000,7033000]]]}}]}"#;

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// Exit code and what was said on standard error.
fn refused(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let out = satsing(folder, args);
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

#[test]
fn a_refused_file_names_itself_and_leaves_the_store_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "soner.geojson", ZONES);
    satsing_ok(at, &["import", "zones", "soner.geojson"]);
    let before = std::fs::read(at.join("satsing.gpkg")).unwrap();
    write(at, "tekst.gpkg", "dette er ikke en GeoPackage");
    write(
        at,
        "overlapp.geojson",
        &ZONES
            .replace("[[[571000", "[[[570500")
            .replace("[571000,7034000],[571000,7033000]]]", "[570500,7034000],[570500,7033000]]]"),
    );
    write(at, "felt.geojson", &ZONES.replace("levekaarsnavn", "overskrift"));
    write(at, "uten.csv", "navn;WKT\nVestby;POLYGON((0 0,1 0,1 1,0 0))\n");
    for (file, words) in [
        ("finnes-ikke.gpkg", &["finnes-ikke.gpkg"][..]),
        ("tekst.gpkg", &["tekst.gpkg"]),
        ("overlapp.geojson", &["overlapp.geojson", "Vestby", "Østby", "m²"]),
        ("felt.geojson", &["felt.geojson", "overskrift"]),
        ("uten.csv", &["uten.csv"]),
    ] {
        let (code, said) = refused(at, &["import", "zones", file]);
        assert_eq!(code, Some(1), "{file}: {said}");
        for word in words {
            assert!(said.contains(word), "{file} must say {word:?}: {said}");
        }
    }
    assert!(std::fs::read(at.join("satsing.gpkg")).unwrap() == before);
}

#[test]
fn a_file_without_a_coordinate_system_is_refused_by_that_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "soner.geojson", ZONES);
    let args = ["-a_srs", "None", "punkter.gpkg", "soner.geojson"];
    assert!(std::process::Command::new("ogr2ogr").args(args).current_dir(at).status().unwrap().success());
    let (code, said) = refused(at, &["import", "zones", "punkter.gpkg"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("punkter") && said.to_lowercase().contains("koordinatsystem"), "{said}");
}

#[test]
fn an_unknown_recipe_lists_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "soner.geojson", ZONES);
    let (code, said) = refused(folder.path(), &["import", "zones", "soner.geojson", "--recipe", "finnes-ikke"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("finnes-ikke") && said.contains("levekaar"), "{said}");
}

#[test]
fn rejected_rows_are_kept_in_a_file_beside_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let broken = ZONES.replace(
        r#"{"levekaarsnavn":"Østby"},"geometry":{"#,
        r#"{"levekaarsnavn":"Østby"},"geometry":null,"gammel":{"#,
    );
    write(at, "soner.geojson", &broken);
    let out = satsing(at, &["import", "zones", "soner.geojson"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let rejects = std::fs::read_to_string(at.join("satsing.zones.avvist.csv")).unwrap();
    assert!(rejects.contains("Østby"), "{rejects}");
    assert!(String::from_utf8_lossy(&out.stdout).contains("1 av 2"));
}

#[test]
fn wrong_use_is_exit_code_two() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["import", "slott", "a.gpkg"][..], &["finnes-ikke"], &["serve", "--listen", "ikke-en-adresse"], &[]] {
        assert_eq!(refused(folder.path(), args).0, Some(2), "{args:?}");
    }
}

#[test]
fn a_store_that_is_something_else_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "brev.gpkg", "kjære kommune");
    let (code, said) = refused(at, &["serve", "--store", "brev.gpkg", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("brev.gpkg"), "{said}");
    assert_eq!(std::fs::read_to_string(at.join("brev.gpkg")).unwrap(), "kjære kommune");
}
