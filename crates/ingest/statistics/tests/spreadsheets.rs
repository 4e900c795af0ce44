//! Spreadsheets made here: codes as text and as numbers, percent formats, sheets, and cells that are no figures.

use super::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

const CODES: &str = r#"
shape = "long"
[columns]
unit_code = ["kode"]
period = ["år"]
value = ["verdi"]
[units]
match_by = "code"
[constants]
level = "kommune"
indicator = "lavinntekt"
[marks]
"" = "missing"
".." = "missing"
"#;

fn book(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    for (column, header) in (0..).zip(["kode", "år", "verdi"]) {
        sheet.write(0, column, header).unwrap();
    }
    fill(sheet).unwrap();
    book.save_to_buffer().unwrap()
}

fn read_book(bytes: &[u8], recipe: &StatRecipe) -> Outcome {
    read_bytes(bytes, recipe, None).unwrap()
}

#[test]
fn a_code_stored_as_text_keeps_its_zeros_and_numbers_are_read_without_decimals_of_their_own() {
    let bytes = book(|s| s.write(1, 0, "0301")?.write(1, 1, 2023)?.write(1, 2, 12.3).map(drop));
    let outcome = read_book(&bytes, &recipe(CODES));
    assert_eq!((outcome.rejects.len(), outcome.report.read_layers.clone()), (0, vec!["Data".to_owned()]));
    let o = &figures(outcome)[0];
    assert_eq!((o.unit.as_str(), o.period, &o.value), ("0301", year(2023), &Value::known(12.3)));
}

#[test]
fn a_code_stored_as_a_number_is_refused_unless_the_recipe_knows_its_width() {
    let bytes = book(|s| s.write(1, 0, 301)?.write(1, 1, 2023)?.write(1, 2, 12.3).map(drop));
    let refused = &read_book(&bytes, &recipe(CODES)).rejects[0].reason;
    says(refused, &["rad 2", "kolonne A «kode»", "tallet 301", "code_width"]);
    let width = changed(CODES, "match_by = \"code\"", "match_by = \"code\"\ncode_width = 4");
    let outcome = read_book(&bytes, &width);
    says(&outcome.report.warnings.join("\n"), &["1 kode var lagret som tall", "4 tegn"]);
    assert_eq!(figures(outcome)[0].unit.as_str(), "0301");
}

#[test]
fn a_cell_shown_in_percent_is_read_as_it_is_shown() {
    let percent = Format::new().set_num_format("0.0%");
    let bytes = book(|s| s.write(1, 0, "0301")?.write(1, 1, 2023)?.write_with_format(1, 2, 0.123, &percent).map(drop));
    for percent_as in ["percent", "share"] {
        let recipe = recipe(&format!("{CODES}[numbers]\npercent_as = '{percent_as}'\n"));
        assert_eq!(figures(read_book(&bytes, &recipe))[0].value, Value::known(12.3));
    }
}

#[test]
fn a_percentage_as_text_with_decimal_comma_and_leading_blanks_is_read() {
    let bytes = book(|s| s.write(1, 0, "0301")?.write(1, 1, "2023")?.write(1, 2, "     9,2").map(drop));
    assert_eq!(figures(read_book(&bytes, &recipe(CODES)))[0].value, Value::known(9.2));
}

#[test]
fn a_truth_value_and_a_date_are_no_figures() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = book(|s| {
        s.write(1, 0, "0301")?.write(1, 1, 2023)?.write(1, 2, true)?;
        s.write(2, 0, "5001")?.write(2, 1, 2023)?.write_with_format(2, 2, 45_000.0, &day)?;
        s.write(4, 0, "1103")?.write(4, 1, 2023)?.write(4, 2, "..").map(drop)
    });
    let outcome = read_book(&bytes, &recipe(CODES));
    let reasons: Vec<&str> = outcome.rejects.iter().map(|r| r.reason.as_str()).collect();
    says(reasons[0], &["rad 2", "kolonne C «verdi»", "SANN"]);
    says(reasons[1], &["rad 3", "kolonne C «verdi»", "dato"]);
    assert_eq!((outcome.report.accepted, outcome.report.not_records), (1, 1), "row 4 is empty");
}

#[test]
fn the_sheet_is_the_only_one_or_the_one_that_the_recipe_names() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Om").unwrap().write(0, 0, "Om tallene").unwrap();
    let sheet = book.add_worksheet().set_name("Tall").unwrap();
    // The table begins in B3: a title stands above it.
    sheet.write(0, 1, "Tittel").unwrap();
    for (column, (header, cell)) in (1..).zip([("kode", "0301"), ("år", "2023"), ("verdi", "12,3")]) {
        sheet.write(2, column, header).unwrap().write(3, column, cell).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    says(&read_bytes(&bytes, &recipe(CODES), None).unwrap_err().to_string(), &["flere ark", "Om, Tall", "`sheet`"]);
    let named = recipe(&format!("{CODES}[file]\nsheet = 'Data'\n"));
    says(&read_bytes(&bytes, &named, None).unwrap_err().to_string(), &["Data", "Om, Tall"]);
    let right = recipe(&format!("{CODES}[file]\nsheet = 'Tall'\nheader_row = 3\n"));
    assert_eq!(figures(read_book(&bytes, &right))[0].value, Value::known(12.3));
    let bad = recipe(&format!("{CODES}[file]\nsheet = 'Tall'\nheader_row = 3\n[numbers]\ndecimal = '.'\n"));
    says(&read_book(&bytes, &bad).rejects[0].reason, &["rad 4", "kolonne D «verdi»"]);
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_opened() {
    let mut bytes = book(|s| s.write(1, 0, "0301")?.write(1, 1, 2023)?.write(1, 2, 12.3).map(drop));
    // The size of the first part, as the archive's directory has it.
    let entry = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&(600_u32 << 20).to_le_bytes());
    let error = read_bytes(&bytes, &recipe(CODES), None).unwrap_err();
    says(&error.to_string(), &["tall.csv", "601 MiB", "512 MiB", "CSV"]);
}

#[test]
fn a_workbook_that_says_less_of_a_part_than_there_is_cannot_be_read() {
    let mut bytes = book(|s| {
        s.write(1, 0, "0301")?.write(1, 1, 2023)?.write(1, 2, 12.3)?;
        (2..5000).try_for_each(|row| s.write(row, 0, "0301")?.write(row, 1, 2023)?.write(row, 2, 1).map(drop))
    });
    let name = b"xl/worksheets/sheet1.xml";
    let at = bytes.windows(name.len()).collect::<Vec<_>>().iter().rposition(|w| *w == name).unwrap() - 46;
    assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
    bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
    let error = read_bytes(&bytes, &recipe(CODES), None).unwrap_err();
    says(&error.to_string(), &["tall.csv", "Excel"]);
}
