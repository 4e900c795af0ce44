//! Which zone a row is for: names, codes with their zeros, crosswalks, and those that nobody knows.

use super::*;

const BY_CODE: &str = r#"
shape = "long"
[columns]
unit_code = ["kode"]
unit_name = ["navn"]
value = ["verdi"]
[units]
match_by = "code"
[constants]
level = "sone"
indicator = "barn"
period = "2023"
[marks]
"" = "missing"
"#;

fn zones() -> Vec<Zone> {
    vec![zone("Lademoen", &[], Some("0101")), zone("Romulslia", &["Romolslia"], Some("0102"))]
}

fn read_known(text: &str, recipe: &StatRecipe) -> Outcome {
    let zones = zones();
    read_bytes(text.as_bytes(), recipe, Some(&zones.iter().collect::<Vec<_>>())).unwrap()
}

#[test]
fn a_zone_is_known_by_name_and_alias_and_an_unknown_one_is_named_with_the_nearest() {
    let text = "sone;indikator;år;teller\nROMOLSLIA;barn;2023;100\nLademon;barn;2023;120\nXyzzy;barn;2023;130\n";
    let outcome = read_known(text, &recipe(LONG));
    let reasons: Vec<&str> = outcome.rejects.iter().map(|r| r.reason.as_str()).collect();
    says(reasons[0], &["rad 3", "kolonne A «sone»", "«Lademon»", "mente du «Lademoen»?"]);
    says(reasons[1], &["rad 4", "«Xyzzy»", "finnes ikke"]);
    assert!(!reasons[1].contains("mente du"));
    let o = &figures(outcome)[0];
    assert_eq!(
        (o.unit.as_str(), o.navn.as_str()),
        ("romulslia", "ROMOLSLIA"),
        "the zone's slug, the source's spelling"
    );
}

#[test]
fn without_zones_a_row_is_taken_by_the_name_in_the_file() {
    let o = accepted("sone;indikator;år;teller\nØya-Elgeseter;barn;2023;100\n", &recipe(LONG)).remove(0);
    assert_eq!((o.unit.as_str(), o.level.as_str()), ("oya-elgeseter", "sone"));
}

#[test]
fn a_code_is_text_and_keeps_its_zeros() {
    let outcome = read_known("kode;navn;verdi\n0101;Lademoen;100\n101;Lademoen;100\n", &recipe(BY_CODE));
    says(&outcome.rejects[0].reason, &["rad 3", "kolonne A «kode»", "«101»", "mente du «Lademoen»?"]);
    assert_eq!(outcome.rejects[0].id.as_deref(), Some("101"));
    assert_eq!(figures(outcome)[0].unit.as_str(), "lademoen");
    let alone = accepted("kode;navn;verdi\n0101;Lademoen;100\n", &recipe(BY_CODE)).remove(0);
    assert_eq!(alone.unit.as_str(), "0101");
    let width = changed(BY_CODE, "match_by = \"code\"", "match_by = \"code\"\ncode_width = 4");
    says(&reason("kode;navn;verdi\n101;Lademoen;100\n", &width), &["«101»", "4 tegn", "nuller"]);
}

const OLD: &str = "[crosswalk.map]\n'9001' = '0101'\n'9002' = '0102'\n'9003' = ['0101', '0102']\n'9004' = []\n";

#[test]
fn codes_of_an_older_vintage_lead_to_the_current_ones_and_it_is_said() {
    let recipe = recipe(&format!("{BY_CODE}{OLD}"));
    let text = "kode;navn;verdi\n9001;Lademoen;100\n0102;Romulslia;120\n";
    let outcome = read_known(text, &recipe);
    says(&outcome.report.warnings.join("\n"), &["9001 → 0101"]);
    assert_eq!(outcome.rejects, []);
    let units: Vec<String> = figures(outcome).iter().map(|o| o.unit.to_string()).collect();
    assert_eq!(units, ["lademoen", "romulslia"]);
}

#[test]
fn a_code_that_splits_is_gone_or_is_in_no_vintage_is_refused_by_name() {
    let recipe = recipe(&format!("{BY_CODE}{OLD}"));
    let text = "kode;navn;verdi\n9003;Byen;100\n9004;Borte;120\n7777;Ukjent;130\n";
    let reasons: Vec<String> = read_known(text, &recipe).rejects.into_iter().map(|r| r.reason).collect();
    says(&reasons[0], &["rad 2", "«9003» (Byen)", "delt i 0101 og 0102", "uten vekter"]);
    says(&reasons[1], &["rad 3", "«9004» (Borte)", "finnes ikke lenger"]);
    says(&reasons[2], &["rad 4", "«7777» (Ukjent)", "nøkkelen"]);
}

#[test]
fn two_old_codes_that_became_one_are_two_values_for_it() {
    let merged = recipe(&format!("{BY_CODE}[crosswalk.map]\n'9001' = '0101'\n'9002' = '0101'\n"));
    let message = refused("kode;navn;verdi\n9001;A;100\n9002;B;120\n", &merged);
    says(&message, &["rad 2", "rad 3", "9001 og 9002 er slått sammen til 0101"]);
}

#[test]
fn a_crosswalk_can_be_a_file_beside_the_recipe() {
    let text = format!("{HEAD}{BY_CODE}[crosswalk]\nfile = 'nøkkel.csv'\n");
    let beside = |name: &str| (name == "nøkkel.csv").then(|| "gammel;ny\n9001;0101\n".to_owned());
    let recipe = StatRecipe::parse("a.toml", &text, &beside).unwrap();
    assert_eq!(accepted("kode;navn;verdi\n9001;A;100\n", &recipe)[0].unit.as_str(), "0101");
    let error = StatRecipe::parse("a.toml", &text, &|_| None).unwrap_err().to_string();
    says(&error, &["nøkkel.csv", "a.toml"]);
}

#[test]
fn units_that_the_recipe_leaves_out_are_counted_and_not_refused() {
    let some = changed(BY_CODE, "match_by = \"code\"", "match_by = \"code\"\nonly = ['01*']\nleave_out = ['0199']");
    let outcome = read_text("kode;navn;verdi\n0101;A;100\n0199;Uoppgitt;7\n0301;Oslo;9\n;;\n", &some);
    assert_eq!((outcome.report.accepted, outcome.report.not_records, outcome.rejects.len()), (1, 3, 0));
    says(&outcome.report.warnings.join("\n"), &["2 rader er holdt utenfor"]);
}

#[test]
fn code_and_name_in_one_cell_are_told_apart_and_the_level_follows_the_length_of_the_code() {
    let combined = BY_CODE
        .replace("unit_code = [\"kode\"]\nunit_name = [\"navn\"]", "unit = [\"region\"]")
        .replace("level = \"sone\"\n", "")
        .replace("match_by", "code_prefix = ['K-']\nlevel_by_length = { 4 = 'kommune', 6 = 'bydel' }\nmatch_by");
    let text = "region;verdi\nK-5001 Trondheim;100\n500101 Midtbyen;50\n50 Trøndelag;70\n";
    let outcome = read_text(text, &recipe(&combined));
    says(&outcome.rejects[0].reason, &["rad 4", "«50»", "4 (kommune)", "6 (bydel)"]);
    let units: Vec<_> = figures(outcome).into_iter().map(|o| (o.unit.to_string(), o.navn, o.level.as_str())).collect();
    assert_eq!(units[0], ("5001".to_owned(), "Trondheim".to_owned(), "kommune"));
    assert_eq!(units[1], ("500101".to_owned(), "Midtbyen".to_owned(), "bydel"));
}

#[test]
fn zones_by_name_and_coarser_units_by_code_may_stand_in_one_column() {
    let mixed = LONG
        .replace("unit_name = [\"sone\"]", "unit_name = [\"enhet\"]\nunit_code = [\"enhet\"]\nlevel = [\"nivå\"]")
        .replace("match_by = \"name\"", "match_by = \"zone_name_else_code\"");
    let text =
        "nivå;enhet;indikator;år;teller\nsone;Lademoen;barn;2023;100\nkommune;0301;barn;2023;900\nby;1;barn;2023;9\n";
    let outcome = read_known(text, &recipe(&mixed));
    says(&outcome.rejects[0].reason, &["rad 4", "kolonne A «nivå»", "«by»", "bydel", "kommune"]);
    let units: Vec<String> = figures(outcome).iter().map(|o| o.unit.to_string()).collect();
    assert_eq!(units, ["lademoen", "0301"]);
}
