//! The real files of `data/` for tests, and the same with one text changed.

use domain::{Catalogue, ChangeSet, Dataset, Facts, Records, Version};
use jiff::Timestamp;
use std::path::PathBuf;

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

pub(crate) fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(folder().join(path)).ok()
}

/// Reads `data/`, with `from` replaced by `to` in one file; `from` must stand there.
pub(crate) fn changed<'a>(file: &'a str, from: &'a str, to: &'a str) -> impl Fn(&str) -> Option<String> + 'a {
    move |path| {
        let text = read(path)?;
        if path != file {
            return Some(text);
        }
        assert!(text.contains(from), "{file} has no {from:?} to change");
        Some(text.replacen(from, to, 1))
    }
}

pub(crate) fn now() -> Timestamp {
    "2026-01-02T03:04:05Z".parse().unwrap()
}

pub(crate) fn facts() -> Facts {
    match crate::facts::load(&read, now()).unwrap().remove(0).records {
        Records::Facts(facts) => facts,
        other => panic!("{:?} is not facts", other.layer()),
    }
}

/// The change as a store would hold it.
pub(crate) fn dataset(change: ChangeSet) -> Dataset {
    let mut d = Dataset {
        version: Version(1),
        kommune: change.kommune,
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
    };
    for import in change.imports {
        d.imports.push((import.records.layer(), import.provenance));
        match import.records {
            Records::Zones(set, zones) => (d.zone_sets, d.zones) = (vec![set], zones),
            Records::Places(places) => d.places = places,
            Records::Plan(areas) => d.plan_areas = areas,
            Records::Catalogue(catalogue) => d.catalogue = catalogue,
            Records::Indicators(observations) => d.observations = observations,
            Records::Facts(facts) => d.facts = facts,
            other => panic!("a demo holds no {:?}", other.layer()),
        }
    }
    d
}

pub(crate) fn demo() -> Dataset {
    dataset(crate::demo::load(&read, now()).unwrap())
}
