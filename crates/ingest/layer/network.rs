//! Streets one can walk, and the rivers and railways that bar the way. Which word of a file means what stands in the recipe.

use super::{Entry, Ledger, Sheet};
use crate::{Field, Recipe, StreetCount, recipe::key, text::counted};
use domain::{Records, Street, StreetClass};
use geo::{Euclidean, Length};
use std::collections::BTreeMap;

/// A word of a recipe: not to be walked, unless `foot` says so.
const CLOSED: &str = "stengt";
/// A word of a recipe: nothing of this network.
const LEFT_OUT: &str = "utelat";
const ALLOWED: [&str; 7] = ["yes", "ja", "true", "1", "designated", "permissive", "official"];
const DENIED: [&str; 6] = ["no", "nei", "false", "0", "private", "privat"];
/// Most reasons for leaving lines out that are listed.
const MOST_REASONS: usize = 15;

/// What a line is to somebody on foot.
#[derive(Debug, PartialEq, Eq)]
enum Standing {
    Taken(StreetClass),
    /// No part of the network, and why.
    LeftOut(String),
    /// Nobody knows, and why.
    Unknown(String),
}

pub(crate) fn records(sheet: Sheet, ledger: &mut Ledger, on_row: &mut dyn FnMut(u64)) -> Option<Records> {
    let recipe = sheet.recipe;
    let mut streets: Vec<Street> = Vec::new();
    let mut left_out: BTreeMap<String, u64> = BTreeMap::new();
    let mut accepted = 0;
    for mut entry in sheet.entries(on_row) {
        let class = match standing(&entry, recipe) {
            Standing::Taken(class) => class,
            Standing::LeftOut(why) => {
                *left_out.entry(why).or_default() += 1;
                continue;
            }
            Standing::Unknown(why) => {
                ledger.reject(&entry, Some(Field::WalkClass), why);
                continue;
            }
        };
        let Some(lines) = ledger.lines(&mut entry) else { continue };
        accepted += 1;
        let level = level(&entry);
        let street = |geometry| Street { source: recipe.source.clone(), class, level, geometry };
        streets.extend(lines.into_iter().map(street));
    }
    tell_what_is_left_out(left_out, ledger);
    ledger.report.accepted = accepted;
    ledger.report.streets = Some(counts(&streets));
    (!streets.is_empty()).then_some(Records::Network(streets))
}

fn standing(entry: &Entry, recipe: &Recipe) -> Standing {
    if let Some(word) = entry.get(Field::WalkClass) {
        return road(entry, word, recipe);
    }
    for field in [Field::Railway, Field::Waterway] {
        if let Some(word) = entry.get(field) {
            let class = entry.word(field).and_then(StreetClass::parse);
            return class.map_or_else(|| Standing::LeftOut(format!("{} {word}", field.as_str())), Standing::Taken);
        }
    }
    // OpenStreetMap has every line there is, most of them no road.
    if recipe.fields.contains_key(&Field::Railway) {
        return Standing::LeftOut("verken veg, bane eller elv".to_owned());
    }
    Standing::Unknown("mangler klasse; fyll ut feltet".to_owned())
}

fn road(entry: &Entry, raw: &str, recipe: &Recipe) -> Standing {
    let word = entry.word(Field::WalkClass).unwrap_or(raw);
    let class = match (StreetClass::parse(word), word) {
        (Some(class), _) => Some(class),
        (None, LEFT_OUT) => return Standing::LeftOut(raw.to_owned()),
        (None, CLOSED) => None,
        (None, _) => match recipe.constants.street_class {
            Some(class) => Some(class),
            None => return Standing::Unknown(format!("klassen «{raw}» er ukjent; før den opp i oppskriften")),
        },
    };
    if class.is_some_and(|c| !c.is_walked()) {
        return class.map_or_else(|| Standing::LeftOut(raw.to_owned()), Standing::Taken);
    }
    let says = |field, words: &[&str]| entry.get(field).is_some_and(|t| words.contains(&key(t).as_str()));
    if says(Field::Foot, &DENIED) {
        return Standing::LeftOut("ikke tillatt for gående".to_owned());
    }
    let allowed = says(Field::Foot, &ALLOWED);
    if !allowed && says(Field::Access, &DENIED) {
        return Standing::LeftOut("ikke åpen for alle".to_owned());
    }
    let motorway = entry.get(Field::Motorway).is_some_and(is_motorway);
    match class {
        Some(class) if allowed || !motorway => Standing::Taken(class),
        Some(_) => Standing::LeftOut("motorveg".to_owned()),
        None if allowed => Standing::Taken(StreetClass::Vei),
        None => Standing::LeftOut(raw.to_owned()),
    }
}

/// `Motorveg`, `Motortrafikkveg`, `yes`, but not `Ikke motorveg`.
fn is_motorway(text: &str) -> bool {
    let key = key(text);
    key.starts_with("motor") || ALLOWED.contains(&key.as_str())
}

/// 0 = on the ground; a number as it stands, NVDB `medium` by its letter or word, else by bridge or tunnel.
fn level(entry: &Entry) -> i8 {
    let said = entry.get(Field::Level).and_then(level_of).unwrap_or(0);
    let is =
        |field| entry.get(field).is_some_and(|t| !DENIED.contains(&key(t).as_str()) && key(t) != "buildingpassage");
    match (said, is(Field::Bridge), is(Field::Tunnel)) {
        (0, true, _) => 1,
        (0, false, true) => -1,
        (said, ..) => said,
    }
}

fn level_of(text: &str) -> Option<i8> {
    let first = text.split(';').next().unwrap_or_default().trim();
    if let Ok(number) = first.parse::<f64>() {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
        return Some(number.clamp(-100.0, 100.0).round() as i8);
    }
    match key(first).as_str() {
        "l" | "ilufta" | "iluften" | "bru" | "bro" => Some(1),
        "u" | "underterrenget" | "underbakken" | "tunnel" => Some(-1),
        _ => None,
    }
}

fn counts(streets: &[Street]) -> Vec<StreetCount> {
    let of = |class: &StreetClass| {
        let lines = || streets.iter().filter(|s| s.class == *class);
        let metres: f64 = lines().map(|s| Euclidean.length(&s.geometry)).sum();
        StreetCount { class: *class, lines: lines().count() as u64, metres: metres.round() }
    };
    StreetClass::ALL.iter().map(of).filter(|c| c.lines > 0).collect()
}

fn tell_what_is_left_out(left_out: BTreeMap<String, u64>, ledger: &mut Ledger) {
    let total: u64 = left_out.values().sum();
    if total == 0 {
        return;
    }
    ledger.report.not_records += total;
    let mut reasons: Vec<(String, u64)> = left_out.into_iter().collect();
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let more = reasons.len().saturating_sub(MOST_REASONS);
    let mut words: Vec<String> =
        reasons.into_iter().take(MOST_REASONS).map(|(why, n)| format!("{why} ({n})")).collect();
    if more > 0 {
        words.push(format!("og {more} grunner til"));
    }
    let lines = counted(total, "linje", "linjer");
    ledger.warn(format!("{lines} er ikke del av gangnettet og er ikke lest: {}", words.join(", ")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_from_numbers_letters_and_words() {
        for (text, level) in [
            ("1", Some(1)),
            ("-2", Some(-2)),
            ("0;1", Some(0)),
            ("L", Some(1)),
            ("U", Some(-1)),
            ("I lufta", Some(1)),
            ("T", None),
            ("999", Some(100)),
            ("NaN", Some(0)),
        ] {
            assert_eq!(level_of(text), level, "{text}");
        }
    }

    #[test]
    fn a_motorway_says_so_and_an_ordinary_road_does_not() {
        for text in ["Motorveg", "motortrafikkveg", "Ja", "yes"] {
            assert!(is_motorway(text), "{text}");
        }
        for text in ["Ikke motorveg", "Nei", "0", "Ingen", "E"] {
            assert!(!is_motorway(text), "{text}");
        }
    }
}
