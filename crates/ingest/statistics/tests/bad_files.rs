//! Files that are refused as a whole, with rows, columns and what would be right.

use super::*;

#[test]
fn two_values_for_a_zone_and_a_period_are_refused_with_both_rows() {
    let text = "sone;indikator;år;verdi\nIla;lavinntekt;2023;12,3\nLade;lavinntekt;2023;9\nILA;lavinntekt;2023;12,3\n";
    says(
        &refused(text, &recipe(LONG)),
        &[
            "tall.csv",
            "rad 2",
            "rad 4",
            "kolonne D «verdi»",
            "en verdi",
            "ILA",
            "Lavinntekt",
            "2023",
            "ingenting er tatt inn",
        ],
    );
    let hidden = "sone;indikator;år;verdi\nIla;lavinntekt;2023;:\nIla;lavinntekt;2023;12,3\n";
    says(&refused(hidden, &recipe(LONG)), &["rad 2", "rad 3"]);
}

#[test]
fn two_year_columns_of_one_year_are_two_values() {
    let wide = "shape = 'wide_by_period'\ncolumns = { unit_name = ['sone'] }\nunits = { match_by = 'name' }\n\
                constants = { level = 'sone', indicator = 'barn' }\nmarks = { '' = 'missing' }\n";
    says(&refused("sone;2023;2023\nIla;100;110\n", &recipe(wide)), &["rad 2 (kolonne B «2023»)", "(kolonne C «2023»)"]);
}

#[test]
fn barnevern_by_zone_is_refused_and_by_bydel_it_is_not() {
    let text = "sone;indikator;år;verdi\nIla;lavinntekt;2023;12\nIla;barnevern;2023;5\n";
    says(&refused(text, &recipe(LONG)), &["tall.csv", "rad 3", "Barnevern", "per sone", "finere enn bydel"]);
    let bydel = changed(LONG, "level = \"sone\"", "level = \"bydel\"");
    assert_eq!(accepted("sone;indikator;år;verdi\nMidtbyen;barnevern;2023;5\n", &bydel).len(), 1);
}

#[test]
fn a_column_that_is_not_there_is_named_with_those_that_are() {
    let message = refused("sone;indikator;verdi\nIla;lavinntekt;12\n", &recipe(LONG));
    says(&message, &["tall.csv", "prøve", "perioden", "år", "rad 1", "sone, indikator, verdi"]);
}

#[test]
fn a_name_of_two_columns_is_refused_where_it_is_read() {
    let message = refused("sone;indikator;år;verdi;Verdi\nIla;lavinntekt;2023;12;13\n", &recipe(LONG));
    says(&message, &["rad 1", "D og E", "«verdi»"]);
    assert_eq!(accepted("sone;indikator;år;verdi;x;x\nIla;lavinntekt;2023;12;1;2\n", &recipe(LONG)).len(), 1);
}

#[test]
fn an_empty_file_and_one_with_a_header_only_are_refused() {
    says(&refused("", &recipe(LONG)), &["tall.csv", "overskriften", "tom"]);
    says(&refused("sone;indikator;år;verdi\n;;;\n", &recipe(LONG)), &["ingen rader", "rad 1"]);
    let third = recipe(&format!("{LONG}[file]\nheader_row = 3\n"));
    assert_eq!(accepted("Tittel\n\nsone;indikator;år;verdi\nIla;lavinntekt;2023;12\n", &third).len(), 1);
    says(&refused("sone;indikator;år;verdi\nIla;lavinntekt;2023;12\n", &third), &["rad 3", "header_row"]);
}

#[test]
fn a_row_with_other_fields_than_the_header_is_refused_and_the_rest_goes_in() {
    let outcome = read_text(
        "sone;indikator;år;verdi\nIla;lavinntekt;2023\nLade;lavinntekt;2023;9;;x\nRye;lavinntekt;2023;8\n",
        &recipe(LONG),
    );
    let reasons: Vec<&str> = outcome.rejects.iter().map(|r| r.reason.as_str()).collect();
    says(reasons[0], &["rad 2", "3 felt", "4"]);
    says(reasons[1], &["rad 3", "6 felt", "skilletegn"]);
    assert_eq!(outcome.report.accepted, 1);
}

#[test]
fn a_row_without_name_or_with_a_bad_period_is_refused_with_its_column() {
    says(
        &reason("sone;indikator;år;verdi\n;lavinntekt;2023;12\n", &recipe(LONG)),
        &["rad 2", "kolonne A «sone»", "mangler navn"],
    );
    says(
        &reason("sone;indikator;år;verdi\nIla;lavinntekt;23;12\n", &recipe(LONG)),
        &["kolonne C «år»", "«23»", "2019-2023"],
    );
}

#[test]
fn nothing_taken_in_is_an_outcome_without_an_import_and_said() {
    let outcome = read_text("sone;indikator;år;verdi\nIla;ukjent;2023;12\n", &recipe(LONG));
    assert!(outcome.import.is_none());
    says(&outcome.report.warnings.join("\n"), &["ingen tall ble tatt inn"]);
}

#[test]
fn an_old_spreadsheet_and_an_archive_are_refused_with_what_to_do() {
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    says(&read_bytes(&old, &recipe(LONG), None).unwrap_err().to_string(), &["tall.csv", ".xlsx"]);
    says(&read_bytes(b"PK\x03\x04tull", &recipe(LONG), None).unwrap_err().to_string(), &["arkiv", "pakk det ut"]);
}

#[test]
fn an_indicator_of_the_recipe_that_the_catalogue_lacks_is_named() {
    let other = changed(LONG, "level = \"sone\"", "level = \"sone\"\nindicator = \"lavinnteckt\"");
    says(&refused("sone;år;verdi\nIla;2023;12\n", &other), &["prøve", "«lavinnteckt»", "mente du «lavinntekt»?"]);
}

#[test]
fn the_report_has_no_coordinate_system_and_says_what_was_read() {
    let outcome = read_text("sone;indikator;år;verdi\nIla;lavinntekt;2023;12\n", &recipe(LONG));
    let json = serde_json::to_value(&outcome.report).unwrap();
    assert_eq!(
        (&json["crs"], &json["layer"], &json["hidden_under_5"]),
        (&serde_json::Value::Null, &"indicators".into(), &0.into())
    );
    let p = outcome.import.unwrap().provenance;
    assert_eq!((p.lest, p.tatt_inn, p.avvist, p.oppskrift.as_str(), p.fil.as_str()), (1, 1, 0, "prøve", "tall.csv"));
}
