//! The lists against the national styles, and what is not on them.

use super::*;
use std::{collections::BTreeSet, path::Path};

/// Letters and digits alone, so that punctuation and accents of two spellings do not count.
fn letters(name: &str) -> String {
    name.to_lowercase().replace('é', "e").chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn names_and_colours_of_arealformal_are_those_of_the_national_styles() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/kp_arealformaal_kodeliste_fra_dibk_sld.csv");
    let Ok(text) = std::fs::read_to_string(Path::new(file)) else {
        println!("skipped: {file} is not there");
        return;
    };
    let mut seen = BTreeSet::new();
    for line in text.lines().skip(1) {
        let (code, rest) = line.split_once(',').unwrap();
        let (status, rest) = rest.split_once(',').unwrap();
        let (rule, wanted) = rest.rsplit_once(',').unwrap();
        let rule = rule.trim_matches('"');
        let name = rule.strip_prefix(&format!("{code} - ")).unwrap().rsplit_once(" - (").unwrap().0;
        let found = arealformal(code).unwrap_or_else(|| panic!("{code} is not on the list"));
        assert_eq!(letters(found.navn), letters(name), "{code}");
        let status = if status == "2" { PlanStatus::Framtidig } else { PlanStatus::Navaerende };
        let colour = colour(PlanKind::Arealformal, code, status);
        assert_eq!(colour.to_lowercase(), wanted, "{rule}");
        assert!(!found.gruppe.is_empty(), "{code} has no group");
        seen.insert(found.code);
    }
    let ours: BTreeSet<u16> = landuse::LANDUSE.iter().map(|c| c.code).collect();
    assert_eq!(ours, seen);
}

#[test]
fn no_code_stands_twice_and_every_one_has_a_group() {
    for list in [landuse::LANDUSE, landuse::REGULATED, consideration::CONSIDERATION] {
        assert!(list.is_sorted_by_key(|c| c.code));
        assert_eq!(list.iter().map(|c| c.code).collect::<BTreeSet<_>>().len(), list.len());
        assert!(list.iter().all(|c| !c.gruppe.is_empty() && !c.navn.is_empty()));
    }
    assert!(landuse::REGULATED.iter().all(|c| arealformal(&c.code.to_string()).is_none()));
}

#[test]
fn a_subdivision_of_a_reguleringsplan_has_the_colours_of_what_it_divides() {
    for c in landuse::REGULATED {
        let divided = (c.code / 10 * 10, c.code / 100 * 100);
        let of = arealformal(&divided.0.to_string()).or_else(|| arealformal(&divided.1.to_string())).unwrap();
        assert_eq!(c.colours, of.colours, "{}", c.code);
    }
}

#[test]
fn a_code_on_no_list_has_the_colour_of_its_group_and_no_name() {
    for (code, wanted) in [("1999", "#FFCC00"), ("3999", "#99FF99"), ("9999", "#EDEDED"), ("", "#EDEDED")] {
        assert_eq!(arealformal(code), None);
        assert_eq!(colour(PlanKind::Arealformal, code, PlanStatus::Ukjent), wanted, "{code}");
        assert_eq!(gruppe(PlanKind::Arealformal, code), "", "{code}");
    }
    assert_eq!(unknown(PlanKind::Arealformal, "9999"), "ukjent formål 9999");
    assert_eq!(
        (hensyn("530").unwrap().navn, gruppe(PlanKind::Hensynssone, "530")),
        ("Hensyn friluftsliv", "Sone med angitte særlige hensyn")
    );
    assert_eq!((planstatus("3"), planstatus("7")), (Some("endelig vedtatt"), None));
}
