//! Long and wide tables, encodings and delimiters, and which recipe reads which.

use super::*;

const BY_YEAR: &str = r#"
shape = "wide_by_period"
[columns]
unit_name = ["sone"]
[units]
match_by = "name"
[constants]
level = "sone"
indicator = "barn"
[marks]
"" = "missing"
"#;

const BY_INDICATOR: &str = r#"
shape = "wide_by_indicator"
[columns]
unit_name = ["sone"]
period = ["år"]
[[series]]
indicator = "barn"
columns = { value = ["Barn"] }
[[series]]
indicator = "lavinntekt"
columns = { value = ["Andel"], n = ["Barn"] }
[units]
match_by = "name"
[constants]
level = "sone"
[marks]
"" = "missing"
"#;

#[test]
fn a_table_that_is_wide_by_year_gives_a_figure_for_each_year() {
    let outcome = read_text("sone;2022;2023;Merknad\nIla;100;110;x\nLade;;90;\n", &recipe(BY_YEAR));
    assert_eq!(outcome.report.unknown_fields, ["Merknad"]);
    assert_eq!((outcome.report.read, outcome.report.accepted), (4, 4));
    let found: Vec<_> = figures(outcome).into_iter().map(|o| (o.navn, o.period, o.value.number())).collect();
    let ila = |y, v| ("Ila".to_owned(), year(y), v);
    assert_eq!(found[..2], [ila(2022, Some(100.0)), ila(2023, Some(110.0))]);
    assert_eq!(found[2].2, None);
}

#[test]
fn a_prefix_tells_the_year_columns_of_each_measure_apart() {
    let both = "[[period_columns]]\nprefix = 'Barn '\nmeasure = 'n'\n[[period_columns]]\nprefix = 'Fattige '\nmeasure = 'count'\n";
    let text = BY_YEAR.replace("indicator = \"barn\"", "indicator = \"lavinntekt\"") + both;
    let o = accepted("sone;Barn 2023;Fattige 2023\nIla;200;37\n", &recipe(&text)).remove(0);
    assert_eq!((o.value, o.n, o.period), (Value::known(18.5), Value::known(200.0), year(2023)));
}

#[test]
fn a_table_that_is_wide_by_indicator_gives_a_figure_for_each_and_one_may_be_the_denominator_of_another() {
    let figures = accepted("sone;år;Barn;Andel\nIla;2023;200;18,5\n", &recipe(BY_INDICATOR));
    let shown: Vec<_> = figures.iter().map(|o| (o.indicator.as_str(), o.value.number(), o.n.number())).collect();
    assert_eq!(shown, [("barn", Some(200.0), None), ("lavinntekt", Some(18.5), Some(200.0))]);
}

#[test]
fn a_measure_column_gathers_one_figure_from_several_rows() {
    let measured = LONG.replace("count = [\"teller\"]\nn = [\"nevner\"]\n", "measure = [\"mål\"]\n")
        + "[words.measure]\nantall = 'count'\nbarn = 'n'\n";
    let text = "sone;indikator;år;mål;verdi;merke\nIla;lavinntekt;2023;Antall;37;\nIla;lavinntekt;2023;Barn;200;\n\
                Lade;lavinntekt;2023;Barn;;:\nLade;lavinntekt;2023;annet;9;\n";
    let outcome = read_text(text, &recipe(&measured));
    says(&outcome.rejects[0].reason, &["rad 5", "kolonne D «mål»", "«annet»", "antall, barn"]);
    let figures = figures(outcome);
    assert_eq!((&figures[0].value, figures.len()), (&Value::known(18.5), 2));
    assert_eq!(figures[1].n, UNBOUNDED);
}

#[test]
fn only_the_words_that_the_recipe_keeps_are_read() {
    let kept = recipe(&format!("{BY_YEAR}[keep]\nalder = ['0-17 år']\n"));
    let outcome = read_text("sone;alder;2023\nIla;0-17 år;100\nIla;18+ år;900\n", &kept);
    assert_eq!((outcome.report.accepted, outcome.report.not_records), (1, 1));
}

#[test]
fn another_definition_is_a_figure_of_its_own() {
    let text =
        "sone;indikator;år;verdi;definisjon\nIla;lavinntekt;2023;12,3;\nIla;lavinntekt;2023;14,1;Oslos egen grense\n";
    let figures = accepted(text, &recipe(LONG));
    let definitions: Vec<_> = figures.iter().map(|o| o.definition.as_deref()).collect();
    assert_eq!(definitions, [None, Some("Oslos egen grense")]);
}

#[test]
fn a_word_of_the_file_may_stand_for_an_indicator() {
    let words = recipe(&format!("{LONG}[words.indicator]\n'Barn 0–17' = 'barn'\n"));
    assert_eq!(accepted("sone;indikator;år;teller\nIla;barn 0-17;2023;100\n", &words)[0].indicator.as_str(), "barn");
    let message = reason("sone;indikator;år;teller\nIla;lavintekt;2023;100\n", &recipe(LONG));
    says(&message, &["rad 2", "kolonne B «indikator»", "«lavintekt»", "mente du «lavinntekt»?"]);
}

#[test]
fn latin_1_and_utf_8_are_read_as_the_recipe_says_and_auto_is_reported() {
    let text = "sone;indikator;år;teller;merke\nØya;barn;2023;100;\nÅsvang;barn;2023;;–\n";
    let latin1 = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let with = |e: &str| recipe(&format!("{LONG}[file]\nencoding = '{e}'\n"));
    let bom = format!("\u{feff}{text}").into_bytes();
    for (bytes, encoding) in [(&latin1, "iso-8859-1"), (&latin1, "auto"), (&bom, "utf-8"), (&bom, "auto")] {
        let outcome = read_bytes(bytes, &with(encoding), None).unwrap();
        let told = outcome.report.warnings.iter().any(|w| w.contains("tegnsettet"));
        assert_eq!(told, encoding == "auto");
        let figures = figures(outcome);
        assert_eq!((figures[0].unit.as_str(), figures[1].mark.as_deref()), ("oya", Some("–")), "{encoding}");
    }
    let error = read_bytes(&latin1, &with("utf-8"), None).unwrap_err().to_string();
    says(&error, &["tall.csv", "rad 1", "UTF-8", "iso-8859-1"]);
    says(&read_bytes(&bom, &with("iso-8859-1"), None).unwrap_err().to_string(), &["utf-8"]);
}

#[test]
fn a_letter_of_two_parts_is_the_same_as_one() {
    let o = accepted("sone;indikator;a\u{30a}r;teller\nA\u{30a}svang;barn;2023;100\n", &recipe(LONG)).remove(0);
    assert_eq!((o.navn.as_str(), o.unit.as_str()), ("Åsvang", "asvang"));
}

#[test]
fn the_delimiter_is_found_only_where_the_recipe_says_so_and_then_reported() {
    let auto = recipe(&format!("{LONG}[file]\ndelimiter = 'auto'\n"));
    for (d, name) in [(",", "«,»"), ("\t", "tabulator"), (";", "«;»")] {
        let text = "sone;indikator;år;teller\nIla;barn;2023;100\n".replace(';', d);
        let outcome = read_text(&text, &auto);
        says(&outcome.report.warnings.join("\n"), &["skilletegnet", name]);
        assert_eq!(outcome.report.accepted, 1);
    }
    says(&refused("sone,indikator,år,teller\nIla,barn,2023,100\n", &recipe(LONG)), &["tall.csv", "sone,indikator"]);
    says(&refused("sone;a,b\n1;2,3\n", &auto), &["delimiter", "«;» gir 2", "«,» gir 2"]);
}

#[test]
fn the_recipe_that_reads_most_columns_is_chosen_and_two_alike_are_refused() {
    let made = |name: &str, text: &str| {
        (format!("{name}.toml"), format!("{HEAD}{text}").replace("name='prøve'", &format!("name='{name}'")))
    };
    let catalogue = catalogue();
    let choose = |files: Vec<(String, String)>, text: &str| {
        let recipes = StatRecipes::parse(files).unwrap();
        let request =
            StatRequest { source: "", recipe: None, catalogue: &catalogue, zones: None, now: Timestamp::UNIX_EPOCH };
        let options = Options { recipes: &recipes, network: PrivateNetwork::Refused };
        let input = Input { file: "tall.csv", sha256: "0", bytes: text.as_bytes() };
        read_input(&input, &request, &options, &mut |_| ()).map(|o| o.report.recipe).map_err(|e| e.to_string())
    };
    let long = "sone;indikator;år;teller;nevner\nIla;lavinntekt;2023;37;200\n";
    let all = || vec![made("lang", LONG), made("bred", BY_YEAR)];
    assert_eq!(choose(all(), long).unwrap(), "lang");
    assert_eq!(choose(all(), "sone;2022;2023\nIla;1;2\n").unwrap(), "bred");
    says(&choose(vec![made("a", LONG), made("b", LONG)], long).unwrap_err(), &["a, b", "--recipe"]);
    says(&choose(all(), "x;y\n1;2\n").unwrap_err(), &["tall.csv", "x, y", "bred, lang"]);
    let named = format!("only_by_name = true\n{LONG}");
    assert_eq!(choose(vec![made("a", &named), made("b", LONG)], long).unwrap(), "b");
}
