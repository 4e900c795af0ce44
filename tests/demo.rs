//! The demo data as a person meets them: what a new store holds, and how it is marked.

use crate::harness::{Server, by_id, satsing, satsing_ok};

#[test]
fn a_new_store_holds_the_demo_and_says_so_everywhere() {
    let server = Server::demo();
    let zones = server.json("/api/v1/zones");
    assert_eq!(zones["zones"].as_array().unwrap().len(), 60);
    assert_eq!(zones["meta"]["demo"], true);
    let skjematisk = zones["meta"]["skjematisk"].as_array().unwrap();
    for layer in ["zones", "places", "indicators", "plan"] {
        assert!(skjematisk.iter().any(|l| l == layer), "{layer} is not marked");
    }
    assert_eq!(server.json("/tiles/zones.json")["skjematisk"], true);
    for zone in zones["zones"].as_array().unwrap() {
        assert_eq!(zone["grense"]["forelopig"], true);
    }
}

#[test]
fn the_six_areas_are_made_of_ten_zones_and_brundalen_is_in_none() {
    let server = Server::demo();
    let answer = server.json("/api/v1/areas");
    let areas = answer["areas"].as_array().unwrap();
    let six: Vec<_> = areas.iter().filter(|a| a["liste"] == "satsingsomrader").collect();
    let ids: Vec<&str> = six.iter().map(|a| a["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        [
            "kattem",
            "saupstad",
            "romolslia-hallset",
            "tempe-sorgenfri-oya-elgeseter",
            "ila-midtbyen",
            "lademoen-mollenberg"
        ]
    );
    assert_eq!(six.iter().map(|a| a["soner"].as_array().unwrap().len()).sum::<usize>(), 10);
    let candidates: Vec<_> = areas.iter().filter(|a| a["liste"] == "kandidater-2021").collect();
    assert_eq!(candidates.len(), 10);
    assert!(candidates.iter().all(|c| ids.contains(&c["ble"]["id"].as_str().unwrap())));
    let brundalen = server.json("/api/v1/zones/brundalen");
    assert_eq!(brundalen["zone"]["omrader"].as_array().unwrap().len(), 0);
    assert!(brundalen["zone"]["overlapp"]["modell"]["aktiv"].as_u64().unwrap() >= 2);
}

#[test]
fn lilleby_skole_lies_beside_lademoen_and_serves_it() {
    let server = Server::demo();
    let lademoen = server.json("/api/v1/zones/lademoen?date=2026-10-01");
    let school = by_id(&lademoen["zone"]["arenaer"], "lilleby-skole");
    assert_eq!(school["forhold"], "serves");
    assert_eq!(school["sone"]["id"], "lilleby-ladesletta");
    assert_eq!(school["modell"], "aktiv");
    assert_eq!(school["fra"], "2022-09");
}

#[test]
fn the_overlap_changes_with_the_date() {
    let server = Server::demo();
    let class = |date: &str| {
        by_id(&server.json(&format!("/api/v1/overlap?date={date}"))["zones"], "lademoen")["klasse"].clone()
    };
    assert_eq!(class("2026-10-01"), "modellen_treffer");
    assert_eq!(class("2022-08-31"), "klar_for_utvidelse");
}

#[test]
fn hidden_and_missing_need_is_a_class_of_its_own_and_never_a_number() {
    let answer = Server::demo().json("/api/v1/overlap");
    let hidden = answer["meta"]["ikke_vist"].as_u64().unwrap();
    assert!(hidden > 0);
    for zone in answer["zones"].as_array().unwrap() {
        let state = zone["behov"]["state"].as_str().unwrap();
        if state == "suppressed" || state == "missing" {
            assert!(zone["behov"]["value"].is_null());
            assert_eq!(zone["klasse"], "behov_ikke_beregnet");
            assert!(zone["gap"].is_null() || zone["gap"]["value"].is_null());
        }
    }
    let classes: u64 = answer["meta"]["klasser"].as_object().unwrap().values().map(|v| v.as_u64().unwrap()).sum();
    assert_eq!(classes, 60);
}

#[test]
fn sensitive_programmes_are_listed_and_drawn_nowhere() {
    let server = Server::demo();
    let programmes = server.json("/api/v1/programmes");
    for id in ["stodig-start", "veien-til-forerkortet"] {
        assert_eq!(by_id(&programmes["programmes"], id)["sensitiv"], true);
        server.problem(&format!("/api/v1/overlap?programme={id}"), 400);
    }
    for zone in server.json("/api/v1/zones")["zones"].as_array().unwrap() {
        let id = zone["id"].as_str().unwrap();
        let text = server.send(&format!("/api/v1/zones/{id}")).text().unwrap().to_lowercase();
        for word in ["stødig start", "førerkort", "uteseksjonen", "politisak", "rusmed"] {
            assert!(!text.contains(word), "{id} shows {word}");
        }
    }
}

#[test]
fn search_finds_zones_areas_places_and_actors_in_any_spelling() {
    let server = Server::demo();
    let first = |q: &str| server.json(&format!("/api/v1/search?q={q}"))["hits"][0].clone();
    assert_eq!(first("romolslia")["id"], "romulslia");
    assert_eq!(first("romulslia")["id"], "romulslia");
    assert_eq!(first("nav falkenberg")["id"], "nav-falkenborg");
    assert_eq!(first("mollenberg")["id"], "mollenberg");
    assert_eq!(first("katterem")["id"], "kattem");
    assert_eq!(first("lilleby skole")["type"], "sted");
}

#[test]
fn a_second_start_keeps_what_was_put_in() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::start(folder);
    let point = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Ny skole","kategori":"skole"},
        "geometry":{"type":"Point","coordinates":[10.4,63.43]}}]}"#;
    std::fs::write(first.folder.path().join("ny.geojson"), point).unwrap();
    satsing_ok(first.folder.path(), &["import", "places", "ny.geojson"]);
    let second = Server::start(first.cut());
    let places = second.json("/api/v1/places");
    assert_eq!(by_id(&places["places"], "ny-skole")["navn"], "Ny skole");
    assert_eq!(places["meta"]["demo"], true, "the demo zones are still there");
    let before = second.json("/api/v1/places")["meta"]["version"].clone();
    let third = Server::start(second.cut());
    assert_eq!(third.json("/api/v1/places")["meta"]["version"], before);
}

#[test]
fn two_servers_cannot_share_a_file_and_the_second_says_why() {
    let server = Server::demo();
    let out = satsing(server.folder.path(), &["serve", "--store", "satsing.gpkg", "--listen", "127.0.0.1:0"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("satsing.gpkg"));
}

#[test]
fn an_import_beside_a_running_server_is_seen_within_two_seconds() {
    let Some(data) = crate::harness::real_data() else { return };
    let server = Server::start(tempfile::tempdir().unwrap());
    let epoch = || server.json("/api/v1/zones")["meta"]["epoch"].as_u64().unwrap();
    let before = epoch();
    satsing_ok(
        server.folder.path(),
        &["import", "places", data.join("grunnskoler_trondheim_4326.geojson").to_str().unwrap()],
    );
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(4);
    while epoch() == before {
        assert!(std::time::Instant::now() < deadline, "the import was not seen");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let answer = server.json("/api/v1/places?category=skole");
    assert_eq!(answer["places"].as_array().unwrap().len(), 68, "schematic schools must give way to real ones");
}
