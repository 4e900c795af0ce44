//! The real files beside the repository, with no recipe named: counts, sums and names that are known.

use super::*;
use domain::{Category, Records, Sector};

fn read_real(layer: Layer, file: &str) -> Option<(Records, Report)> {
    let outcome = import(layer, &beside(&format!("data/{file}"))?, None).unwrap();
    assert_eq!(outcome.rejects, []);
    Some((outcome.import.unwrap().records, outcome.report))
}

#[test]
fn the_sixty_zones_are_read_with_their_names_and_every_vertex() {
    let Some((records, report)) = read_real(Layer::Zones, "levekaarssoner_2020_trondheim_25832.gpkg") else { return };
    let Records::Zones(set, zones) = records else { panic!() };
    assert_eq!(
        (zones.len(), set.id.as_str(), report.recipe.as_str()),
        (60, "levekaarssoner-2020", "levekaarssoner-2020")
    );
    assert_eq!((report.repaired.len(), report.duplicates.len(), report.warnings.len()), (0, 0, 0), "{report:?}");
    let vertices: usize = zones.iter().map(|z| geo::CoordsIter::coords_count(&z.geometry)).sum();
    assert_eq!(vertices, 98_837);
    let zone = |id: &str| zones.iter().find(|z| z.id.as_str() == id).unwrap();
    assert_eq!(zone("romulslia").aliases, ["Romolslia"]);
    assert_eq!(
        (zone("oya-elgeseter").navn.as_str(), zone("oya-elgeseter").code.as_deref()),
        ("Øya-Elgeseter", Some("131"))
    );
    assert_eq!(zone("lademoen").code, None);
    assert_eq!(report.unknown_fields, ["sone_idx", "areal_km2"]);
    assert!(zone("ila").border.forelopig, "the kommune has not confirmed the copy");
}

#[test]
fn two_hundred_and_sixty_six_kindergartens_stay_so_though_ids_repeat() {
    let Some((records, report)) = read_real(Layer::Places, "barnehager_trondheim_25832.gpkg") else { return };
    let Records::Places(places) = records else { panic!() };
    assert_eq!((places.len(), report.recipe.as_str()), (266, "barnehager-trondheim"));
    let kept: Vec<_> = report.duplicates.iter().map(|d| (d.name.as_str(), d.kept_as.as_str())).collect();
    let expected = [
        ("Gartneriet barnehage", "012138-2"),
        ("Krinkelkroken barnehage", "012138-3"),
        ("Duttestien familiebarnehage AS", "062584-2"),
    ];
    assert_eq!(kept, expected);
    assert!(places.iter().all(|p| p.category == Category::Barnehage && p.universal_arena.er));
    let first = &places[0];
    assert_eq!(first.url.as_deref(), Some("https://www.trondheim.kommune.no/org/oppvekst/barnehager/aastahagen-bhg/"));
    assert!(first.universal_arena.grunn.contains("God hjelp til familier"));
}

#[test]
fn sixty_eight_schools_get_their_sector_and_metres() {
    let Some((records, report)) = read_real(Layer::Places, "grunnskoler_trondheim_4326.geojson") else { return };
    let Records::Places(places) = records else { panic!() };
    assert_eq!(
        (places.len(), report.crs.as_ref().unwrap().from.as_str(), report.crs.as_ref().unwrap().to),
        (68, "EPSG:4326", "EPSG:25832")
    );
    let count = |sector| places.iter().filter(|p| p.sector == sector).count();
    assert_eq!((count(Sector::Kommunal), count(Sector::Privat)), (58, 10));
    let lilleby = places.iter().find(|p| p.id.as_str() == "lilleby-skole").unwrap();
    let at = lilleby.point.unwrap();
    assert!((570_000.0..573_000.0).contains(&at.x()) && (7_033_000.0..7_036_000.0).contains(&at.y()), "{at:?}");
}

#[test]
fn forty_three_districts_are_shown_in_ordinary_case() {
    let Some((records, _)) = read_real(Layer::Districts, "barneskolekrets_trondheim_25832.geojson") else { return };
    let Records::Districts(districts) = records else { panic!() };
    assert_eq!(districts.len(), 43);
    let first = &districts[0];
    assert_eq!((first.navn.as_str(), first.id.as_str(), first.code.as_deref()), ("Ila", "ila", Some("11")));
    assert!(districts.iter().any(|d| d.navn == "Åsvang") && districts.iter().any(|d| d.navn == "Hansbakken"));
}

#[test]
fn the_population_keeps_its_sum_through_the_change_of_utm_zone() {
    let Some((records, report)) = read_real(Layer::Population, "befolkning_250m_2015_trondheim_25833.gpkg") else {
        return;
    };
    let Records::Population(cells) = records else { panic!() };
    assert_eq!(
        (cells.len(), report.persons, report.crs.as_ref().unwrap().from.as_str()),
        (2_058, Some(189_072.0), "EPSG:25833")
    );
    assert!(cells.iter().all(|c| c.year == Some(2015)));
    for cell in &cells {
        // UTM is conformal: a cell keeps its shape, and its size within the change of scale between the zones.
        let area = spatial::area(&cell.geometry).0;
        assert!((area - 62_500.0).abs() < 300.0, "{} has {area} m²", cell.id);
    }
}
