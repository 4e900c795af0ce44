//! The authored fixtures beside the repository, read by the recipes that ship for files of their shape.

use super::*;
use domain::Geography;
use std::path::PathBuf;

/// The path of a fixture, or none with a word on why the test is skipped.
fn fixture(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures").join(name);
    if !path.exists() {
        println!("skipped: {name} does not lie beside the repository");
        return None;
    }
    Some(path)
}

/// The catalogue that ships.
fn shipped_catalogue() -> Catalogue {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/indicators.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn read_fixture(name: &str, recipe: Option<&StatRecipe>) -> Option<Outcome> {
    let path = fixture(name)?;
    let catalogue = shipped_catalogue();
    let source = path.to_str().unwrap();
    let request = StatRequest { source, recipe, catalogue: &catalogue, zones: None, now: Timestamp::UNIX_EPOCH };
    Some(read(&request, &Options::default(), &mut |_| ()).unwrap())
}

fn find<'a>(figures: &'a [Observation], indicator: &str, unit: &str, period: i16) -> &'a Observation {
    let at =
        |o: &&Observation| o.indicator.as_str() == indicator && o.unit.as_str() == unit && o.period == year(period);
    figures.iter().find(at).unwrap()
}

#[test]
fn a_workbook_that_is_wide_by_year_is_read_from_its_sheet_with_text_percentages_and_marks() {
    let Some(outcome) = read_fixture("levekar_wide.xlsx", None) else { return };
    assert_eq!((outcome.report.recipe.as_str(), outcome.rejects.len()), ("barnefattigdom-bufdir", 0));
    assert_eq!((outcome.report.read_layers.as_slice(), outcome.report.not_records), (&["Data".to_owned()][..], 1));
    assert_eq!(outcome.report.accepted, 9, "three units and three years; Oslo and households are left out");
    let figures = figures(outcome);
    let city = find(&figures, "barn-lavinntekt", "5001", 2023);
    assert_eq!((&city.count, &city.value, &city.n), (&Value::known(3150.0), &Value::known(9.2), &Value::Missing));
    assert_eq!((city.navn.as_str(), city.level), ("Trondheim", Geography::Kommune));
    let bydel = find(&figures, "barn-lavinntekt", "500101", 2022);
    assert_eq!((&bydel.value, bydel.mark.as_deref(), bydel.level), (&Value::Missing, Some(".."), Geography::Bydel));
    assert_eq!(find(&figures, "barn-lavinntekt", "0", 2021).value, Value::known(11.3));
}

#[test]
fn a_region_code_with_a_leading_zero_keeps_it_and_an_empty_cell_is_missing() {
    let mut recipe = StatRecipes::shipped().by_name("barnefattigdom-bufdir").unwrap().clone();
    recipe.units.only = vec!["0301".to_owned()];
    recipe.keep.insert("Enhet".to_owned(), vec!["husholdning".to_owned()]);
    let Some(outcome) = read_fixture("levekar_wide.xlsx", Some(&recipe)) else { return };
    let figures = figures(outcome);
    assert_eq!(find(&figures, "barn-lavinntekt", "0301", 2022).count, Value::known(14_050.0));
    let empty = find(&figures, "barn-lavinntekt", "0301", 2023);
    assert_eq!((&empty.count, &empty.value, &empty.mark), (&Value::Missing, &Value::Missing, &None));
}

#[test]
fn an_export_with_every_mark_is_read_with_thousands_of_both_blanks_and_nothing_small_is_kept() {
    let Some(outcome) = read_fixture("microdata_export.csv", None) else { return };
    assert_eq!((outcome.report.recipe.as_str(), outcome.rejects.len()), ("microdata-soner", 0));
    assert_eq!(outcome.report.unknown_fields, ["Median inntekt etter skatt", "Merknad"]);
    assert_eq!(outcome.report.not_records, 1, "those who are in no zone");
    let figures = figures(outcome);
    let persons = |unit: &str, y| find(&figures, "befolkning", unit, y).value.clone();
    assert_eq!(persons("50019001", 2024), Value::known(1267.0));
    assert_eq!(persons("50019002", 2024), Value::known(1033.0));
    assert_eq!(persons("50019003", 2024), UNBOUNDED);
    assert_eq!(persons("50019003", 2023), Value::Missing);
    let share = |unit: &str, y| find(&figures, "lavinntekt-alle", unit, y);
    assert_eq!(
        (&share("50019002", 2024).value, &share("50019002", 2024).n),
        (&Value::known(7.8), &Value::known(1033.0))
    );
    assert_eq!((&share("50019003", 2024).value, share("50019003", 2024).mark.as_deref()), (&UNBOUNDED, Some("*")));
    assert_eq!(share("50019003", 2023).value, Value::known(0.0), "a true zero");
}

#[test]
fn four_persons_in_an_export_are_hidden_and_so_is_the_share_of_them() {
    let mut recipe = StatRecipes::shipped().by_name("microdata-soner").unwrap().clone();
    recipe.units.leave_out.clear();
    let Some(outcome) = read_fixture("microdata_export.csv", Some(&recipe)) else { return };
    says(&outcome.report.warnings.join("\n"), &["tall under 5 er skjult"]);
    let figures = figures(outcome);
    assert_eq!(find(&figures, "befolkning", "00000000", 2024).value, hidden(1.0, 4.0));
    let share = find(&figures, "lavinntekt-alle", "00000000", 2024);
    assert_eq!((&share.value, &share.n), (&UNBOUNDED, &hidden(1.0, 4.0)));
}
