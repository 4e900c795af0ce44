//! Numbers as Norwegians write them, percentages, and numbers that cannot be right.

use super::*;

fn table(indicator: &str, cells: &str) -> String {
    format!("sone;indikator;år;teller;nevner;verdi\nIla;{indicator};2023;{cells}\n")
}

fn value(indicator: &str, cells: &str, recipe: &StatRecipe) -> Option<f64> {
    accepted(&table(indicator, cells), recipe).remove(0).value.number()
}

#[test]
fn thousands_may_have_any_blank_and_a_dot_only_where_the_recipe_says_so() {
    for cell in ["412\u{a0}300", "412\u{202f}300", "412 300", "412300", "  412 300,0 "] {
        assert_eq!(value("inntekt", &format!(";;{cell}"), &recipe(LONG)), Some(412_300.0), "{cell:?}");
    }
    let message = reason(&table("inntekt", ";;412.300"), &recipe(LONG));
    says(&message, &["rad 2", "kolonne F «verdi»", "«412.300»", "punktum"]);
    let dotted = recipe(&format!("{LONG}\n[numbers]\nthousands = ['.']\n"));
    assert_eq!(value("inntekt", ";;412.300", &dotted), Some(412_300.0));
}

#[test]
fn the_decimal_mark_is_what_the_recipe_says_and_nothing_else() {
    assert_eq!(value("lavinntekt", ";;12,3", &recipe(LONG)), Some(12.3));
    let point = recipe(&format!("{LONG}\n[numbers]\ndecimal = '.'\n"));
    assert_eq!(value("lavinntekt", ";;12.3", &point), Some(12.3));
    says(&reason(&table("lavinntekt", ";;12,3"), &point), &["rad 2", "«12,3»", "komma"]);
}

#[test]
fn a_percentage_may_be_written_with_its_sign_or_as_a_share() {
    assert_eq!(value("lavinntekt", ";;12,3 %", &recipe(LONG)), Some(12.3));
    let share = recipe(&format!("{LONG}\n[numbers]\npercent_as = 'share'\n"));
    assert_eq!(value("lavinntekt", ";;0,123", &share), Some(12.3));
    assert_eq!(value("lavinntekt", ";;12,3\u{a0}%", &share), Some(12.3), "a sign says outright what it is");
    says(&reason(&table("lavinntekt", ";;12,3"), &share), &["1230 %", "fra 0 til 100"]);
}

#[test]
fn a_bad_number_is_named_with_header_row_and_column() {
    let text = "# kommentar\n\nsone;indikator;år;teller;nevner;verdi\n\nIla;lavinntekt;2023;;;12,3\n# mer\nLade;lavinntekt;2023;;;tolv\n";
    let commented = recipe(&format!("{LONG}\n[file]\ncomment = '#'\n"));
    let outcome = read_text(text, &commented);
    let reject = &outcome.rejects[0];
    assert_eq!((reject.row, reject.name.as_deref(), reject.field.as_deref()), (7, Some("Lade"), Some("verdi")));
    says(&reject.reason, &["rad 7", "kolonne F «verdi»", "«tolv»"]);
    assert_eq!((outcome.report.accepted, outcome.report.rejected, outcome.report.read), (1, 1, 2));
}

#[test]
fn a_share_beyond_0_to_100_and_a_count_that_is_negative_or_broken_are_refused() {
    for (cells, parts) in [
        (";;101", ["«verdi»", "101 %"]),
        (";;-3", ["«verdi»", "-3 %"]),
        ("-7;200;", ["«teller»", "under null"]),
        ("7,5;200;", ["«teller»", "helt tall"]),
        ("212;200;", ["«teller»", "større enn nevneren 200"]),
    ] {
        says(&reason(&table("lavinntekt", cells), &recipe(LONG)), &parts);
    }
    says(&reason(&table("barn", ";;-7"), &recipe(LONG)), &["under null"]);
}

#[test]
fn a_numerator_over_its_denominator_by_no_more_than_noise_is_taken_as_all_and_said() {
    let outcome = read_text(&table("lavinntekt", "208;200;"), &recipe(LONG));
    says(&outcome.report.warnings.join("\n"), &["Ila, 2023", "208", "200", "satt til 100 %"]);
    assert_eq!(figures(outcome)[0].value, Value::known(100.0));
}

#[test]
fn a_share_is_reckoned_from_numerator_and_denominator_and_one_that_differs_is_refused_with_both() {
    assert_eq!(value("lavinntekt", "37;200;", &recipe(LONG)), Some(18.5));
    for rounded in ["18,5", "18,50", "19"] {
        assert_eq!(value("lavinntekt", &format!("37;200;{rounded}"), &recipe(LONG)), Some(18.5), "{rounded}");
    }
    let message = reason(&table("lavinntekt", "37;200;17,5"), &recipe(LONG));
    says(&message, &["rad 2", "kolonne F «verdi»", "17,5 %", "37", "200", "18,5 %"]);
    says(&reason(&table("barn", "37;;38"), &recipe(LONG)), &["teller og verdi"]);
}

#[test]
fn a_share_of_nobody_is_missing() {
    assert_eq!(accepted(&table("lavinntekt", "0;0;"), &recipe(LONG))[0].value, Value::Missing);
}

#[test]
fn an_interval_stands_around_its_value_or_is_refused() {
    let table = |cells: &str| format!("sone;indikator;år;verdi;lav;høy\nIla;lavinntekt;2023;{cells}\n");
    let o = accepted(&table("12,3;10;15"), &recipe(LONG)).remove(0);
    assert_eq!(o.value, Value::Known { value: 12.3, lo: Some(10.0), hi: Some(15.0) });
    says(&reason(&table("12,3;13;15"), &recipe(LONG)), &["«lav»", "12,3", "13", "15"]);
    says(&reason(&table(";10;15"), &recipe(LONG)), &["grenser", "ingen verdi"]);
}

#[test]
fn percentages_that_are_all_one_or_less_are_pointed_out() {
    let rows: String = (0..6).map(|i| format!("Sone {i};lavinntekt;2023;0,1{i}\n")).collect();
    let outcome = read_text(&format!("sone;indikator;år;verdi\n{rows}"), &recipe(LONG));
    says(&outcome.report.warnings.join("\n"), &["Lavinntekt", "percent_as"]);
}
