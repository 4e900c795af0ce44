//! A fault in an authored file names file, place, field and what would be right.

use super::testdata::{changed, now, read};
use crate::{demo, facts};

fn refused(file: &str, from: &str, to: &str) -> String {
    match demo::load(&changed(file, from, to), now()) {
        Ok(_) => panic!("{file} with {to:?} must be refused"),
        Err(fault) => fault.to_string(),
    }
}

fn assert_says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "{message:?} does not say {part:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let without = |path: &str| if path == "facts/actors.toml" { None } else { read(path) };
    assert_says(&facts::load(&without, now()).unwrap_err().to_string(), &["data/facts/actors.toml", "--data"]);
}

#[test]
fn an_unknown_field_or_word_is_named_with_those_that_exist() {
    let message = refused("facts/actors.toml", "sector_stated = false\nuniversal", "sektor_oppgitt = false\nuniversal");
    assert_says(&message, &["data/facts/actors.toml", "line", "sektor_oppgitt", "sector_stated"]);
    let message = refused("facts/actors.toml", "category = \"barnehage\"", "category = \"barnehave\"");
    assert_says(&message, &["barnehave", "barnehage", "skole"]);
    let message = refused("facts/relations.toml", "from = \"2021-09\"", "from = \"september 2021\"");
    assert_says(&message, &["data/facts/relations.toml", "september 2021", "YYYY-MM"]);
    let message = refused("plan.geojson", "\"code\":\"1\"", "\"kode\":\"1\"");
    assert_says(&message, &["data/plan.geojson", "objekt 1", "kode", "code"]);
}

#[test]
fn a_name_that_nothing_has_is_named_with_where_to_look() {
    let message = refused("facts/relations.toml", "\"brundalen-skole\"", "\"brundalen-skule\"");
    assert_says(&message, &["gruppe 1 (tidlig-innsats-brundalen)", "`actors`", "brundalen-skule", "facts/actors.toml"]);
    let message = refused("facts/programmes.toml", "\"Rosendal teater\"", "\"Rosendal kino\"");
    assert_says(&message, &["sammen-pa-lademoen", "`partners`", "Rosendal kino"]);
    let message = refused("facts/areas.toml", "became = \"ila-midtbyen\"", "became = \"ila\"");
    assert_says(&message, &["kandidat-ila", "`became`"]);
    let message = refused("facts/areas.toml", "sources = [\"omradesatsingene\"]", "sources = [\"rapporten\"]");
    assert_says(&message, &["kandidater-2021", "`sources`", "rapporten", "facts/sources.toml", "temaplan"]);
    let message = refused("facts/actors.toml", "universal = \"skole\"", "universal = \"skolen\"");
    assert_says(&message, &["brundalen-skole", "`universal`", "videregaende"]);
    let message = refused("zones.toml", "Romulslia = ", "Romslia = ");
    assert_says(&message, &["data/zones.toml", "Romslia", "zones.geojson"]);
}

#[test]
fn a_value_that_cannot_be_right_is_named_with_its_row() {
    let message = refused("arenas.csv", ";10.369;63.36\n", ";63.36;10.369\n");
    assert_says(&message, &["data/arenas.csv", "linje 5 (Bamsehiet familiebarnehage)", "`lon`", "Trondheim"]);
    let message = refused("arenas.csv", "barnehage;ukjent;ja;", "barnehage;ukjent;kanskje;");
    assert_says(&message, &["`universell`", "kanskje", "ja eller nei"]);
    let message = refused("arenas.csv", "navn;kategori;", "navn;type;");
    assert_says(&message, &["data/arenas.csv", "navn;type", "navn;kategori"]);
    let message =
        refused("observations.csv", "barn-lavinntekt;sone;Ila;2022;91;546", "barn-lavinntekt;sone;Ilaa;2022;91;546");
    assert_says(&message, &["data/observations.csv", "rad 7", "kolonne C «enhet»", "«Ilaa»", "«Ila»"]);
    let message =
        refused("observations.csv", "barn-lavinntekt;sone;Ila;2022;91;546", "barn-lavinntekt;sone;Ila;2022;91,5;546");
    assert_says(&message, &["rad 7", "kolonne E «teller»", "«91,5»"]);
    let message = refused("observations.csv", "barnevern;bydel;500101;", "barnevern;sone;Ila;");
    assert_says(&message, &["data/observations.csv", "barnevernet", "per sone", "finere enn bydel"]);
    let message = refused("indicators.toml", "tema = \"okonomi\"", "tema = \"okonomien\"");
    assert_says(&message, &["data/indicators.toml", "okonomien"]);
    let message = refused("kommune.toml", "540000.0", "640000.0");
    assert_says(&message, &["data/kommune.toml", "`bbox`", "vest < øst"]);
}

#[test]
fn what_must_not_be_said_cannot_be_written() {
    let message =
        refused("facts/programmes.toml", "sensitive = true", "sensitive = true\ntarget_group = \"En gruppe\"");
    assert_says(&message, &["stodig-start", "`target_group`"]);
    let message =
        refused("facts/programmes.toml", "scope = \"hele_byen\"", "scope = \"hele_byen\"\nzone_names = [\"Ila\"]");
    assert_says(&message, &["flyktningefamilien-i-sentrum", "`zone_names`", "aldri på ett område"]);
    let message = refused("facts/relations.toml", "from = \"2021-09\"\n", "");
    assert_says(&message, &["gruppe 1", "`from`", "start"]);
}

#[test]
fn an_id_stands_only_once() {
    let message = refused("facts/actors.toml", "id = \"brundalen-skole\"", "id = \"lilleby-skole\"");
    assert_says(&message, &["data/facts/actors.toml", "lilleby-skole", "bare én gang"]);
}
