//! Tables made here, read with recipes made here, against a small catalogue; and the fixtures beside the repository.

mod bad_files;
mod columns;
mod fixtures;
mod marks;
mod numbers;
mod shipped;
mod small_counts;
mod spreadsheets;
mod units;

use super::*;
use domain::{Border, StatPeriod, Value, ZoneId, ZoneSetId};

/// A catalogue with one indicator of each kind.
pub(super) fn catalogue() -> Catalogue {
    let mut text = String::new();
    for (id, unit, finest, hidden, more) in [
        ("lavinntekt", "prosent", "sone", "one", "nevner_id = 'barn'"),
        ("trangbodd", "prosent", "sone", "zero", ""),
        ("barnevern", "prosent", "bydel", "one", ""),
        ("barn", "antall", "grunnkrets", "one", ""),
        ("inntekt", "kroner", "sone", "one", ""),
    ] {
        let words = |key: &str, word: &str| format!("{key} = {{ nb = '{word}', nn = '{word}', en = '{word}' }}\n");
        let name = format!("{}{}", id[..1].to_uppercase(), &id[1..]);
        text += &format!("[[indicator]]\nid = '{id}'\n{}{}", words("navn", &name), words("kort", &name));
        text += &format!("{}{}enhet = '{unit}'\n", words("definisjon", "d"), words("teller", "t"));
        text += "retning = 'higher_is_more_exposed'\nstudenter = 'med'\nvariasjon = 'none'\nkilde = 'k'\nrolle = 'levekar'\n";
        text += &format!(
            "finest = '{finest}'\nstoy = {{ kind = 'telling', half_width = 5, skjult_fra = '{hidden}' }}\n{more}\n"
        );
    }
    toml::from_str(&text).unwrap()
}

const HEAD: &str = "name='prøve'\nsource='prove'\ntitle='Prøve'\nopphav='Ingen'\nlisens='Ingen'\ntrust='oppdiktet'\n";

/// The long shape with every column and every mark.
pub(super) const LONG: &str = r#"
shape = "long"
[columns]
unit_name = ["sone"]
indicator = ["indikator"]
period = ["år"]
count = ["teller"]
n = ["nevner"]
value = ["verdi"]
lo = ["lav"]
hi = ["høy"]
mark = ["merke"]
definition = ["definisjon"]
[units]
match_by = "name"
[constants]
level = "sone"
[marks]
"" = "missing"
":" = "suppressed"
".." = "missing"
"." = "not_applicable"
"*" = "under_5"
"<5" = "under_5"
"-" = "zero"
"–" = "zero"
"x" = "refused"
"e" = "note"
"#;

pub(super) fn recipe(text: &str) -> StatRecipe {
    StatRecipe::parse("prøve.toml", &format!("{HEAD}{text}"), &|_| None).unwrap()
}

/// The recipe with one part of its text changed.
pub(super) fn changed(text: &str, from: &str, to: &str) -> StatRecipe {
    assert!(text.contains(from), "the recipe has no {from:?}");
    recipe(&text.replacen(from, to, 1))
}

pub(super) fn read_bytes(
    bytes: &[u8],
    recipe: &StatRecipe,
    zones: Option<&[&Zone]>,
) -> Result<Outcome, StatisticsError> {
    let catalogue = catalogue();
    let input = Input { file: "tall.csv", sha256: "0", bytes };
    let request =
        StatRequest { source: "", recipe: Some(recipe), catalogue: &catalogue, zones, now: Timestamp::UNIX_EPOCH };
    read_input(&input, &request, &Options::default(), &mut |_| ())
}

pub(super) fn read_text(text: &str, recipe: &StatRecipe) -> Outcome {
    read_bytes(text.as_bytes(), recipe, None).unwrap()
}

/// The figures, of a table in which nothing is refused.
pub(super) fn accepted(text: &str, recipe: &StatRecipe) -> Vec<Observation> {
    let outcome = read_text(text, recipe);
    assert_eq!(outcome.rejects, []);
    figures(outcome)
}

pub(super) fn figures(outcome: Outcome) -> Vec<Observation> {
    match outcome.import.map(|i| i.records) {
        Some(Records::Indicators(observations)) => observations,
        None => vec![],
        other => panic!("{other:?}"),
    }
}

/// The reason why the only refused row is refused.
pub(super) fn reason(text: &str, recipe: &StatRecipe) -> String {
    let rejects = read_text(text, recipe).rejects;
    assert_eq!(rejects.len(), 1, "{rejects:?}");
    rejects[0].reason.clone()
}

pub(super) fn refused(text: &str, recipe: &StatRecipe) -> String {
    read_bytes(text.as_bytes(), recipe, None).unwrap_err().to_string()
}

pub(super) fn says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "{message:?} does not say {part:?}");
    }
}

pub(super) fn zone(name: &str, aliases: &[&str], code: Option<&str>) -> Zone {
    Zone {
        id: ZoneId::from_name(name).unwrap(),
        zone_set: ZoneSetId::new("prove").unwrap(),
        navn: name.to_owned(),
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        code: code.map(str::to_owned),
        border: Border { opphav: "ingen".to_owned(), dato: None, forelopig: true },
        geometry: geo_types::MultiPolygon::new(vec![]),
    }
}

pub(super) fn year(year: i16) -> StatPeriod {
    StatPeriod::year(year)
}

pub(super) fn hidden(lo: f64, hi: f64) -> Value {
    Value::Suppressed { lo: Some(lo), hi: Some(hi) }
}

pub(super) const UNBOUNDED: Value = Value::Suppressed { lo: None, hi: None };
