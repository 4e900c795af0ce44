//! The real files of Trondheim through the real program, against answers computed independently with GeoPandas.

use crate::harness::{REAL_FILES, Server, by_id, real_data, satsing, satsing_ok};
use serde_json::Value;

/// Zone, kindergartens inside, schools inside.
const INSIDE: [(&str, u64, u64); 11] = [
    ("kattem", 11, 1),
    ("saupstad", 4, 2),
    ("romulslia", 1, 1),
    ("hallset", 4, 2),
    ("tempe-sorgenfri", 1, 1),
    ("oya-elgeseter", 7, 1),
    ("ila", 8, 0),
    ("midtbyen", 2, 2),
    ("lademoen", 4, 0),
    ("mollenberg", 3, 1),
    ("brundalen", 3, 1),
];

/// Persons carried to a zone by area.
const POPULATION: [(&str, f64); 10] = [
    ("lademoen", 4469.672),
    ("mollenberg", 3510.863),
    ("saupstad", 4546.515),
    ("kattem", 3396.188),
    ("hallset", 4454.352),
    ("romulslia", 1549.276),
    ("ila", 2737.033),
    ("midtbyen", 3996.297),
    ("tempe-sorgenfri", 1870.088),
    ("oya-elgeseter", 3264.779),
];

#[test]
fn the_overlap_gives_the_independent_answers() {
    let Some(server) = Server::real() else { return };
    let answer = server.json("/api/v1/overlap");
    for (zone, kindergartens, schools) in INSIDE {
        let inside = &by_id(&answer["zones"], zone)["arenaer"]["inside"];
        assert_eq!((&inside["barnehage"], &inside["skole"]), (&kindergartens.into(), &schools.into()), "{zone}");
    }
    assert_eq!(answer["meta"]["inside"]["barnehage"], 261);
    assert_eq!(answer["meta"]["inside"]["skole"], 67);
    assert_eq!(answer["meta"]["nearest"]["barnehage"], 5);
    assert_eq!(answer["meta"]["nearest"]["skole"], 1);
    assert_eq!(answer["arenas"].as_array().unwrap().len(), 266 + 68);
}

#[test]
fn population_carried_by_area_is_the_independent_answer() {
    let Some(server) = Server::real() else { return };
    let answer = server.json("/api/v1/zones");
    for (zone, persons) in POPULATION {
        let value = &by_id(&answer["zones"], zone)["befolkning"];
        assert_eq!(value["state"], "imputed");
        assert!((value["value"].as_f64().unwrap() - persons).abs() < 6e-4, "{zone}: {value}");
    }
    let sum: f64 = answer["zones"].as_array().unwrap().iter().map(|z| z["befolkning"]["value"].as_f64().unwrap()).sum();
    assert!((sum - 164_613.620).abs() < 6e-4, "{sum}");
}

#[test]
fn a_store_made_by_import_holds_no_demo_and_need_is_not_computed() {
    let Some(server) = Server::real() else { return };
    let answer = server.json("/api/v1/overlap");
    assert_eq!(answer["meta"]["demo"], false);
    assert_eq!(answer["meta"]["klasser"]["behov_ikke_beregnet"], 60);
    assert!(answer["zones"].as_array().unwrap().iter().all(|z| z["behov"]["value"].is_null() && z["gap"].is_null()));
    let lademoen = by_id(&answer["zones"], "lademoen");
    assert_eq!(lademoen["modell"]["aktiv"], 3);
}

#[test]
fn facts_are_resolved_against_the_real_names_and_what_finds_no_match_is_reported() {
    let Some(server) = Server::real() else { return };
    let areas = server.json("/api/v1/areas");
    for area in areas["areas"].as_array().unwrap() {
        assert_eq!(area["umatchet"], Value::Array(vec![]), "{}", area["id"]);
    }
    let romolslia = by_id(&areas["areas"], "romolslia-hallset");
    assert!(romolslia["soner"].as_array().unwrap().iter().any(|z| z["navn"] == "Romulslia"));
    let unmatched = &server.json("/api/v1/datasets")["umatchet"];
    assert!(unmatched.as_array().unwrap().iter().any(|u| u["navn"] == "Charlottenlund videregående skole"));
}

#[test]
fn lilleby_skole_serves_lademoen_by_partner_list_and_its_krets_is_shown_too() {
    let Some(server) = Server::real() else { return };
    let lademoen = server.json("/api/v1/zones/lademoen");
    let school = by_id(&lademoen["zone"]["arenaer"], "lilleby-skole");
    assert_eq!(school["forhold"], "serves");
    assert_eq!(school["sone"]["id"], "lilleby-ladesletta");
    let reasons: Vec<(&str, &str)> = school["betjener"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["sone"].as_str().unwrap(), b["grunn"].as_str().unwrap()))
        .collect();
    assert!(reasons.contains(&("lademoen", "partner")));
}

#[test]
fn duplicated_ids_are_kept_with_a_suffix_and_importing_again_replaces() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = data.join(REAL_FILES[1].1);
    let report: Value =
        serde_json::from_str(&satsing_ok(folder.path(), &["import", "places", file.to_str().unwrap(), "--json"]))
            .unwrap();
    assert_eq!((&report["report"]["read"], &report["report"]["accepted"]), (&266.into(), &266.into()));
    assert_eq!(report["report"]["duplicates"].as_array().unwrap().len(), 3);
    let again: Value =
        serde_json::from_str(&satsing_ok(folder.path(), &["import", "places", file.to_str().unwrap(), "--json"]))
            .unwrap();
    assert_eq!(again["meta"]["version"], 2);
    let server = Server::start(folder);
    assert_eq!(server.json("/api/v1/places")["places"].as_array().unwrap().len(), 266);
}

#[test]
fn a_dry_run_writes_nothing() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = data.join(REAL_FILES[0].1);
    satsing_ok(folder.path(), &["import", "zones", file.to_str().unwrap(), "--dry-run"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_import_in_a_pipe_is_silent_but_for_its_result() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let out = satsing(folder.path(), &["import", "zones", data.join(REAL_FILES[0].1).to_str().unwrap()]);
    assert_eq!(String::from_utf8_lossy(&out.stderr), "");
    assert_eq!(String::from_utf8_lossy(&out.stdout).lines().count(), 1);
}

#[test]
fn every_layer_of_the_store_opens_in_gdal() {
    let Some(server) = Server::real() else { return };
    let out = std::process::Command::new("ogrinfo")
        .args(["-so", "-al", "satsing.gpkg"])
        .current_dir(server.folder.path())
        .output();
    let Ok(out) = out else {
        eprintln!("skipped: ogrinfo is not installed");
        return;
    };
    let text = String::from_utf8_lossy(&out.stdout);
    for (layer, count) in [("zones", 60), ("places", 334), ("population_cells", 2058), ("districts", 43)] {
        let part = text
            .split("Layer name: ")
            .find(|p| p.lines().next() == Some(layer))
            .unwrap_or_else(|| panic!("no {layer}: {text}"));
        assert!(part.contains(&format!("Feature Count: {count}")), "{layer}");
        assert!(part.contains("ETRS89 / UTM zone 32N"), "{layer}");
    }
    assert_eq!(
        String::from_utf8_lossy(&out.stderr).matches("Warning").count(),
        0,
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn a_second_source_with_ids_that_are_taken_adds_its_places_with_a_suffix() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, x: f64| {
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"navn":"Prøve skole","kategori":"skole"}},"geometry":{{"type":"Point","coordinates":[{x},63.43]}}}}]}}"#
        );
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    file("a.geojson", 10.40);
    file("b.geojson", 10.42);
    satsing_ok(folder.path(), &["import", "places", "a.geojson"]);
    let recipe = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/recipes/steder.toml")).unwrap();
    let other: Vec<String> = recipe
        .lines()
        .map(|l| if l.starts_with("source") { "source = \"annen\"".into() } else { l.to_owned() })
        .collect();
    std::fs::write(folder.path().join("annen.toml"), other.join("\n")).unwrap();
    let out = satsing(folder.path(), &["import", "places", "b.geojson", "--recipe", "annen.toml"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(String::from_utf8_lossy(&out.stderr).contains("prove-skole-2"));
    let server = Server::start(folder);
    let places = server.json("/api/v1/places");
    let ids: Vec<&str> = places["places"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["prove-skole", "prove-skole-2"]);
}
