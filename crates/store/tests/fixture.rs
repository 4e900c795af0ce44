//! Records of every kind, with what is easily lost: æøå, holes, parts, empty lists, missing positions, hidden figures.

mod delimited;
mod facts;
mod figures;

pub(crate) use delimited::{scenario, scenarios, streets};
pub(crate) use facts::facts;
pub(crate) use figures::{catalogue, figures, observation, observations, theme};

use domain::{
    Address, Border, Catalogue, Category, ChangeSet, Dataset, District, Facts, GeoQuality, Import, Kommune, Layer,
    PartialDate, Period, Place, PlaceId, PlanArea, PlanKind, PlanStatus, PopulationCell, Provenance, Records, Sector,
    SourceId, Trust, UniversalArena, Version, Zone, ZoneId, ZoneSet, ZoneSetId,
};
use geo_types::{MultiPolygon, Point, Polygon, Rect, coord, point, polygon};
use std::str::FromStr;

pub(crate) fn id<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> Option<PartialDate> {
    Some(text.parse().unwrap())
}

pub(crate) fn square(x: f64, y: f64, side: f64) -> Polygon<f64> {
    Rect::new(coord! { x: x, y: y }, coord! { x: x + side, y: y + side }).to_polygon()
}

pub(crate) fn holed() -> MultiPolygon<f64> {
    let with_hole = polygon!(
        exterior: [(x: 569_000.1, y: 7_030_000.2), (x: 569_300.0, y: 7_030_000.0), (x: 569_150.0, y: 7_030_300.3)],
        interiors: [
            [(x: 569_100.0, y: 7_030_050.0), (x: 569_110.0, y: 7_030_050.0), (x: 569_105.0, y: 7_030_060.0)],
            [(x: 569_200.0, y: 7_030_050.0), (x: 569_210.0, y: 7_030_050.0), (x: 569_205.0, y: 7_030_060.0)],
        ],
    );
    MultiPolygon(vec![with_hole, square(570_000.0, 7_031_000.0, 0.1 + 0.2)])
}

pub(crate) fn provenance(source: &str, trust: Trust) -> Provenance {
    Provenance {
        source: id(source),
        tittel: format!("Tittel på {source}"),
        opphav: "Trondheim kommune".into(),
        lisens: "ikke oppgitt".into(),
        trust,
        hentet: "2026-11-23T07:08:09.123456789Z".parse().unwrap(),
        sha256: "00ff".repeat(16),
        fil: "fil æøå.gpkg".into(),
        oppskrift: "soner".into(),
        lest: 62,
        tatt_inn: 60,
        avvist: 2,
        varsler: vec!["rad 3: «Øya» står to ganger".into(), String::new()],
    }
}

pub(crate) fn import(source: &str, trust: Trust, records: Records) -> Import {
    Import { provenance: provenance(source, trust), records }
}

pub(crate) fn change(imports: Vec<Import>) -> ChangeSet {
    ChangeSet { base: None, reason: "prøve".into(), kommune: None, imports }
}

pub(crate) fn kommune() -> Kommune {
    let bbox = Rect::new(coord! { x: 548_000.5, y: 7_010_000.0 }, coord! { x: 594_000.0, y: 7_050_000.25 });
    Kommune { nummer: "5001".into(), navn: "Trondheim – Tråante".into(), organ: "formannskapet".into(), bbox }
}

pub(crate) fn zone_set(set: &str, source: &str) -> ZoneSet {
    let gyldig = Period { from: day("2020"), to: None };
    ZoneSet { id: id(set), navn: format!("Soner {set}"), gyldig, source: id(source) }
}

pub(crate) fn zone(set: &str, name: &str) -> Zone {
    Zone {
        id: ZoneId::from_name(name).unwrap(),
        zone_set: ZoneSetId::new(set).unwrap(),
        navn: name.into(),
        aliases: vec![],
        code: None,
        border: Border { opphav: "Byplan".into(), dato: day("2020-06"), forelopig: true },
        geometry: MultiPolygon(vec![square(569_000.0, 7_030_000.0, 100.0)]),
    }
}

pub(crate) fn zones(set: &str, source: &str, names: &[&str]) -> Records {
    Records::Zones(zone_set(set, source), names.iter().map(|n| zone(set, n)).collect())
}

pub(crate) fn place(source: &str, name: &str) -> Place {
    Place {
        id: PlaceId::from_name(name).unwrap(),
        source: SourceId::new(source).unwrap(),
        source_ref: None,
        navn: name.into(),
        aliases: vec![],
        category: Category::Skole,
        sector: Sector::Kommunal,
        universal_arena: UniversalArena { er: true, grunn: "alle barn går der".into() },
        address: None,
        url: None,
        point: Some(point!(x: 569_012.345_678_9, y: 7_030_098.765_432_1)),
        geo_quality: GeoQuality::Adresse,
    }
}

pub(crate) fn places(source: &str, names: &[&str]) -> Records {
    Records::Places(names.iter().map(|n| place(source, n)).collect())
}

/// One place of every category, sector and quality, some without a position.
fn every_kind_of_place() -> Records {
    let kinds = Category::ALL.iter().zip(Sector::ALL.iter().cycle()).zip(GeoQuality::ALL.iter().cycle());
    let list = kinds.enumerate().map(|(n, ((category, sector), quality))| Place {
        source_ref: (n % 2 == 0).then(|| format!("NSR {n}/æ")),
        aliases: (0..n % 3).map(|k| format!("navn {k}, «Ø\"å'»")).collect(),
        category: *category,
        sector: *sector,
        universal_arena: UniversalArena { er: n % 2 == 1, grunn: String::new() },
        address: (n % 4 == 0).then(|| "Østersunds gate 1".into()),
        url: (n % 4 == 1).then(|| "https://example.org/å?b=c".into()),
        point: (n % 3 != 0).then_some(point!(x: 569_000.0 + n as f64 / 3.0, y: 7_030_000.0)),
        geo_quality: *quality,
        ..place("steder", &format!("Sted {n}"))
    });
    Records::Places(list.collect())
}

fn plan_areas() -> Records {
    let kinds = PlanKind::ALL.iter().zip(PlanStatus::ALL.iter().cycle());
    let list = kinds.enumerate().map(|(n, (kind, status))| PlanArea {
        id: id(&format!("plan.{n}")),
        source: id("kpa"),
        kind: *kind,
        objekttype: if n == 0 { String::new() } else { format!("KpType{n}Område") },
        code: format!("{}", 1110 + n),
        navn: "Boligbebyggelse, nåværende".into(),
        status: *status,
        planident: "k20210049".into(),
        planstatus: "vedtatt plan med utsatt rettsvirkning".into(),
        ikraft: (n > 0).then(|| id("2024-05-22")),
        geometry: holed(),
    });
    Records::Plan(list.collect())
}

/// Two addresses, one of them without a dwelling.
pub(crate) fn addresses(source: &str) -> Vec<Address> {
    let at = |id: &str, dwellings, x| Address {
        id: id.into(),
        source: crate::fixture::id(source),
        dwellings,
        position: Point::new(x, 7_034_000.0),
    };
    vec![at("0070", 12, 570_000.25), at("Prøve 1", 0, 570_010.0)]
}

/// Every kind of record in one change, as the first one of a store.
pub(crate) fn everything() -> ChangeSet {
    let holed_zone = Zone {
        aliases: vec!["Romolslia".into(), "Romulslia/Hallset".into()],
        code: Some("07".into()),
        border: Border { opphav: "skjematisk".into(), dato: None, forelopig: false },
        geometry: holed(),
        ..zone("demo-2026", "Øya-Elgeseter")
    };
    let zones = vec![zone("demo-2026", "Lademoen"), holed_zone, zone("demo-2026", "Ila")];
    let district = District {
        id: id("asvang"),
        source: id("kretser"),
        navn: "Åsvang".into(),
        code: Some("12".into()),
        geometry: holed(),
    };
    let cell = |name: &str, persons, year| PopulationCell {
        id: name.into(),
        source: id("ruter"),
        persons,
        year,
        geometry: MultiPolygon(vec![square(569_000.0, 7_030_000.0, 250.0)]),
    };
    ChangeSet {
        base: Some(Version(0)),
        reason: "første innlasting – alt på én gang".into(),
        kommune: Some(kommune()),
        imports: vec![
            import("demo", Trust::Skjematisk, Records::Zones(zone_set("demo-2026", "demo"), zones)),
            import("kretser", Trust::Ekte, Records::Districts(vec![district])),
            import("steder", Trust::Ekte, every_kind_of_place()),
            import(
                "ruter",
                Trust::Ekte,
                Records::Population(vec![cell("22500007030000", 12.5, Some(2015)), cell("Rute nr. 2 Æ", 0.0, None)]),
            ),
            import("adresser", Trust::Ekte, Records::Addresses(addresses("adresser"))),
            import("kpa", Trust::Skjematisk, plan_areas()),
            import("fakta", Trust::Fakta, Records::Facts(facts())),
            import("katalog", Trust::Fakta, Records::Catalogue(catalogue())),
            import("levekar", Trust::Oppdiktet, Records::Indicators(observations())),
            import("gangnett", Trust::Ekte, Records::Network(streets("gangnett"))),
            import("avgrensning", Trust::Fakta, Records::Scenarios(scenarios("avgrensning"))),
        ],
    }
}

/// What a store that was empty holds after one change, worked out without a store.
pub(crate) fn dataset_of(change: &ChangeSet, version: Version) -> Dataset {
    let mut d = empty();
    d.version = version;
    d.kommune = change.kommune.clone();
    for Import { provenance, records } in &change.imports {
        d.imports.push((records.layer(), provenance.clone()));
        match records.clone() {
            Records::Zones(set, zones) => {
                d.zone_sets.push(set);
                d.zones.extend(zones);
            }
            Records::Districts(list) => d.districts.extend(list),
            Records::Places(list) => d.places.extend(list),
            Records::Population(list) => d.cells.extend(list),
            Records::Addresses(list) => d.addresses.extend(list),
            Records::Plan(list) => d.plan_areas.extend(list),
            Records::Facts(facts) => d.facts = facts,
            Records::Catalogue(catalogue) => d.catalogue = catalogue,
            Records::Indicators(list) => d.observations.extend(list),
            Records::Network(list) => d.streets.extend(list),
            Records::Scenarios(list) => d.scenarios.extend(list),
        }
    }
    d.imports.sort_by_key(|(layer, p)| (*layer, p.source.clone()));
    d
}

pub(crate) fn empty() -> Dataset {
    Dataset {
        version: Version(0),
        kommune: None,
        zone_sets: vec![],
        zones: vec![],
        districts: vec![],
        places: vec![],
        cells: vec![],
        addresses: vec![],
        plan_areas: vec![],
        facts: Facts::default(),
        catalogue: Catalogue::default(),
        observations: vec![],
        streets: vec![],
        scenarios: vec![],
        imports: vec![],
    }
}

/// The layers that a change brings records of.
pub(crate) fn layers_of(change: &ChangeSet) -> Vec<Layer> {
    let mut layers: Vec<_> = change.imports.iter().map(|i| i.records.layer()).collect();
    layers.sort_unstable();
    layers
}

/// Layers and sources of the current imports.
pub(crate) fn sources(d: &Dataset) -> Vec<(Layer, String)> {
    d.imports.iter().map(|(l, p)| (*l, p.source.to_string())).collect()
}
