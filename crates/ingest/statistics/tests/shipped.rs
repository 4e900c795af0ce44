//! The recipes that ship: all compiled in, all for indicators that the catalogue has, and what each of them reads.

use super::*;
use crate::authored::testdata;

fn shipped_catalogue() -> Catalogue {
    crate::authored::catalogue::catalogue(&testdata::read).unwrap()
}

fn read_shipped(name: &str, text: &str) -> Outcome {
    let catalogue = shipped_catalogue();
    let recipe = StatRecipes::shipped().by_name(name).unwrap();
    let input = Input { file: "tall.csv", sha256: "0", bytes: text.as_bytes() };
    let request = StatRequest {
        source: "",
        recipe: Some(recipe),
        catalogue: &catalogue,
        zones: None,
        now: Timestamp::UNIX_EPOCH,
    };
    read_input(&input, &request, &Options::default(), &mut |_| ()).unwrap()
}

#[test]
fn every_shipped_recipe_is_compiled_in_is_named_as_its_file_and_reads_known_indicators() {
    let folder = testdata::folder().join("recipes/statistikk");
    let mut files: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let mut shipped: Vec<String> = recipe::SHIPPED.iter().map(|(file, _)| (*file).to_owned()).collect();
    shipped.sort();
    assert_eq!(files, shipped);
    let catalogue = shipped_catalogue();
    for recipe in StatRecipes::shipped().iter() {
        assert!(shipped.contains(&format!("{}.toml", recipe.name)), "{} is named as its file", recipe.name);
        assert_eq!(indicators_are_known(recipe, &catalogue), Ok(()));
    }
}

#[test]
fn the_general_long_recipe_reads_zones_by_name_and_others_by_code() {
    let text = "# egne tall\nIndikator;Nivå;Enhet;Periode;Teller;Nevner;Verdi;Merke\n\
                barn-lavinntekt;levekårssone;Ila;2023;91;1 546;;\nbarn-lavinntekt;kommune;5001;2023;;;9,2;\n\
                barn-lavinntekt;sone;Rye;2023;;;;:\nbarn-0-17;bydel;500101;2023;3 400;;;\n";
    let outcome = read_shipped("levekar-lang", text);
    assert_eq!(outcome.rejects, []);
    let found: Vec<_> = figures(outcome).into_iter().map(|o| (o.unit.to_string(), o.value)).collect();
    assert_eq!(found[0], ("ila".to_owned(), Value::known(100.0 * 91.0 / 1546.0)));
    assert_eq!(found[1], ("5001".to_owned(), Value::known(9.2)));
    assert_eq!((&found[2].1, &found[3].1), (&UNBOUNDED, &Value::known(3400.0)));
}

#[test]
fn a_table_downloaded_from_ssb_is_read_with_its_title_and_its_codes() {
    let text = "\"07459: Befolkning, etter region, alder, statistikkvariabel og år\"\n\n\
                \"region\";\"alder\";\"Personer 2023\";\"Personer 2024\"\n\"5001 Trondheim\";\"0-17 år\";40100;40250\n\
                \"K-5001 Trondheim\";\"18 år eller eldre\";170000;171000\n\"500101 Midtbyen\";\"0-17 år\";..;7000\n";
    let outcome = read_shipped("ssb-csv", text);
    assert_eq!((outcome.report.not_records, outcome.rejects.len()), (1, 0));
    let found: Vec<_> = figures(outcome).into_iter().map(|o| (o.unit.to_string(), o.navn, o.value)).collect();
    assert_eq!(found[0], ("5001".to_owned(), "Trondheim".to_owned(), Value::known(40_100.0)));
    assert_eq!((found[2].0.as_str(), &found[2].2), ("500101", &Value::Missing));
    assert_eq!(found.len(), 4);
}

#[test]
fn the_demo_file_is_read_from_disk_by_its_recipe_and_not_found_to_be_real() {
    let path = testdata::folder().join("observations.csv");
    let catalogue = shipped_catalogue();
    let source = path.to_str().unwrap();
    let recipe = StatRecipes::shipped().by_name("levekar-oppdiktet").unwrap();
    let request =
        StatRequest { source, recipe: Some(recipe), catalogue: &catalogue, zones: None, now: Timestamp::UNIX_EPOCH };
    let mut stages = vec![];
    let outcome = read(&request, &Options::default(), &mut |p| stages.push(p.stage)).unwrap();
    assert_eq!(outcome.rejects, []);
    let import = outcome.import.unwrap();
    assert_eq!(import.provenance.source.as_str(), "oppdiktede-levekaarstall");
    assert_eq!((import.provenance.trust, import.provenance.sha256.len()), (domain::Trust::Oppdiktet, 64));
    assert!(import.provenance.varsler[0].starts_with("Oppdiktede tall"));
    assert!(stages.contains(&Stage::Check));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let catalogue = catalogue();
    let request = StatRequest {
        source: "finnes-ikke.csv",
        recipe: None,
        catalogue: &catalogue,
        zones: None,
        now: Timestamp::UNIX_EPOCH,
    };
    let error = read(&request, &Options::default(), &mut |_| ()).unwrap_err().to_string();
    says(&error, &["finnes-ikke.csv"]);
}
