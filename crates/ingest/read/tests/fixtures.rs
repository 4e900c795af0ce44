//! Plan files in the forms that exports have: GML 20190401, arcs, SOSI in two character sets, the national copy as GeoJSON.

use super::*;
use domain::{PlanArea, PlanKind, PlanStatus, Records};

fn read_plan(file: &str, recipe: Option<&Recipe>) -> Option<(Vec<PlanArea>, Report)> {
    let outcome = import(Layer::Plan, &beside(&format!("fixtures/{file}"))?, recipe).unwrap();
    assert_eq!(outcome.rejects, []);
    let Records::Plan(areas) = outcome.import.unwrap().records else { panic!() };
    Some((areas, outcome.report))
}

fn summary(areas: &[PlanArea]) -> Vec<(&str, &str, f64)> {
    areas.iter().map(|a| (a.code.as_str(), a.navn.as_str(), spatial::area(&a.geometry).0)).collect()
}

#[test]
fn gml_gives_purposes_and_considerations_with_the_plan_they_belong_to() {
    let Some((areas, report)) = read_plan("kommuneplan_20190401.gml", None) else { return };
    let expected = [
        ("20", "Kommuneplanens arealdel (prøve)", 16_000_000.0),
        ("1110", "Boligbebyggelse (B1)", 2_090_000.0),
        ("1160", "Offentlig eller privat tjenesteyting (T1)", 80_000.0),
        ("9999", "ukjent formål 9999", 10_000.0),
        ("530", "Hensyn friluftsliv (H530_1)", 500_000.0),
    ];
    assert_eq!(summary(&areas), expected);
    assert_eq!((report.read, report.accepted, report.not_records), (5, 5, 0));
    assert!(report.warnings.iter().any(|w| w.contains("«9999» er ukjent")), "{:?}", report.warnings);
    assert_eq!((areas[0].kind, areas[0].objekttype.as_str()), (PlanKind::Planomrade, "KpOmråde"));
    let bolig = &areas[1];
    assert_eq!((bolig.kind, bolig.status), (PlanKind::Arealformal, PlanStatus::Framtidig));
    assert_eq!((bolig.planident.as_str(), bolig.planstatus.as_str()), ("k99990001", "endelig vedtatt"));
    assert_eq!(bolig.ikraft.map(|d| d.to_string()).as_deref(), Some("2024-07-01"));
    assert_eq!(bolig.id.as_str(), "00000000-0000-4000-8000-000000000102");
    assert_eq!((areas[4].kind, areas[4].objekttype.as_str()), (PlanKind::Hensynssone, "KpAngittHensynSone"));
    assert!(
        areas.iter().all(|a| a.planident == "k99990001" && a.planstatus == "endelig vedtatt" && a.ikraft.is_some())
    );
}

#[test]
fn arcs_are_stepped_finely_and_said() {
    let Some((areas, report)) = read_plan("kommuneplan_20190401_arc.gml", None) else { return };
    let exact = 1_000_000.0 + std::f64::consts::PI * 500.0 * 500.0 / 2.0;
    let area = spatial::area(&areas[0].geometry).0;
    assert!((area - exact).abs() < exact * 1e-4, "{area} m² of {exact}");
    assert!(report.warnings.iter().any(|w| w.contains("buer")), "{:?}", report.warnings);
}

const SOSI: [(&str, &str, f64); 4] = [
    ("20", "Kommuneplanens arealdel (prøve)", 16_000_000.0),
    ("1110", "Boligbebyggelse (B1)", 2_090_000.0),
    ("3040", "Friområde (FRI1)", 750_000.0),
    ("530", "Hensyn friluftsliv (H530_1)", 500_000.0),
];

#[test]
fn sosi_is_read_from_a_copy_in_both_character_sets() {
    for file in ["kommuneplan.sos", "kommuneplan_utf8.sos"] {
        let Some((areas, report)) = read_plan(file, None) else { return };
        assert_eq!(summary(&areas), SOSI, "{file}");
        assert_eq!(
            (report.crs.as_ref().unwrap().from.as_str(), areas[0].planident.as_str()),
            ("EPSG:3044", "k99990001"),
            "{file}"
        );
        assert_eq!(areas[0].ikraft.map(|d| d.to_string()).as_deref(), Some("2024-07-01"), "{file}");
        assert_eq!(report.warnings.iter().any(|w| w.contains("UTF-8")), file.contains("utf8"), "{:?}", report.warnings);
    }
}

#[test]
fn the_national_copy_is_read_through_its_nested_fields() {
    let mut recipe = Recipes::shipped().by_name("kpa-arealformal").unwrap().clone();
    recipe.crs = Some("EPSG:25832".to_owned());
    let Some((areas, _)) = read_plan("nap_kparealformal_items.json", Some(&recipe)) else { return };
    assert_eq!(summary(&areas)[0].1, "Boligbebyggelse (B1)");
    assert_eq!(areas[0].planident, "k99990001");
    assert_eq!(areas[0].id.as_str(), "00000000-0000-4000-8000-000000000101");
}

#[test]
fn flat_exports_are_read_by_their_own_recipes() {
    let made = Made::geojson(
        "byggesoner.geojson",
        &[
            (json!({"BYGGESONE": 1, "PLANID": "k20210049"}), square(0.0, 0.0, 100.0)),
            (json!({"BYGGESONE": "Byggesone 3", "PLANID": "k20210049"}), square(200.0, 0.0, 100.0)),
            (json!({"BYGGESONE": null, "PLANID": "k20210049"}), square(400.0, 0.0, 100.0)),
        ],
    );
    let outcome = made.read(Layer::Plan).unwrap();
    let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
    let found: Vec<_> = areas.iter().map(|a| (a.kind, a.navn.as_str(), a.id.as_str())).collect();
    let expected = [
        (PlanKind::Byggesone, "Byggesone 1", "k20210049-byggesone-1-1"),
        (PlanKind::Byggesone, "Byggesone 3", "k20210049-byggesone-3-1"),
    ];
    assert_eq!(found, expected);
    assert_eq!(outcome.rejects[0].field.as_deref(), Some("BYGGESONE"));

    let made = Made::geojson(
        "KpStoySone_gul.geojson",
        &[(json!({"KPSTOY": "220 - gul", "HENSYNSONENAVN": "H220_1"}), square(0.0, 0.0, 100.0))],
    );
    let outcome = made.read(Layer::Plan).unwrap();
    let Some(Records::Plan(areas)) = outcome.import.map(|i| i.records) else { panic!() };
    assert_eq!((areas[0].kind, areas[0].navn.as_str()), (PlanKind::Hensynssone, "Gul støysone (H220_1)"));
    assert_eq!((areas[0].planident.as_str(), areas[0].planstatus.as_str()), ("ikke oppgitt", "ikke oppgitt"));
}

#[test]
fn grunnkretser_become_zones_by_the_generic_recipe() {
    let Some(path) = beside("fixtures/grunnkretser_5001_25832.geojson") else { return };
    let outcome = import(Layer::Zones, &path, None).unwrap();
    let Some(Records::Zones(set, zones)) = outcome.import.map(|i| i.records) else { panic!() };
    assert_eq!((set.id.as_str(), zones.len(), outcome.rejects.len()), ("soner", 5, 1));
    assert_eq!((zones[0].navn.as_str(), zones[0].code.as_deref()), ("Prøvekrets 1", Some("50019001")));
    assert!(zones.iter().all(|z| (spatial::area(&z.geometry).0 - 1_000_000.0).abs() < 1e-6));
    assert!(outcome.rejects[0].reason.contains("ingen geometri"), "{:?}", outcome.rejects);
}
