//! What a statistics recipe refuses, and with which words.

use super::*;

const HEAD: &str = "name='x'\nsource='x'\ntitle='X'\nopphav='X'\nlisens='X'\ntrust='ekte'\n";
const WHOLE: &str = "shape='long'\ncolumns={unit_name=['a'],value=['b'],period=['c']}\nmarks={''='missing'}\n\
                     units={match_by='name'}\nconstants={indicator='i',level='sone'}\n";

fn parse(text: &str) -> Result<StatRecipe, RecipeError> {
    StatRecipe::parse("min.toml", &format!("{HEAD}{text}"), &|_| None)
}

#[test]
fn a_recipe_that_lacks_a_part_is_refused_with_what_to_add() {
    assert!(parse(WHOLE).is_ok());
    for (from, to, part) in [
        ("''='missing'", "", "[marks]"),
        ("unit_name=['a'],", "", "unit_code eller unit_name"),
        (",level='sone'", "", "nivået"),
        ("indicator='i',", "", "indikatoren"),
        (",period=['c']", "", "perioden"),
        ("value=['b'],", "", "value eller count"),
        ("shape='long'", "shape='wide_by_indicator'", "[[series]]"),
        ("value=['b']", "value=['b'],measure=['m']", "[words.measure]"),
        ("marks=", "numbers={decimal='.',thousands=['.']}\nmarks=", "tusenskille"),
    ] {
        let error = parse(&WHOLE.replace(from, to)).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains("min.toml"), "{error}");
    }
}

#[test]
fn a_misspelt_key_a_mark_without_meaning_and_a_long_delimiter_are_refused_with_file_and_place() {
    for (from, to, part) in [
        ("match_by='name'", "match_by='name',widht=4", "widht"),
        ("'missing'", "'mangler'", "mangler"),
        ("marks=", "file={delimiter=';;'}\nmarks=", "delimiter"),
        ("unit_name=['a']", "navn=['a']", "navn"),
    ] {
        let error = parse(&WHOLE.replace(from, to)).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains("min.toml"), "{error}");
    }
}

#[test]
fn two_recipes_of_one_name_are_refused_and_an_unknown_name_gets_the_list() {
    let text = format!("{HEAD}{WHOLE}");
    let error = StatRecipes::parse([("a.toml".to_owned(), text.clone()), ("b.toml".to_owned(), text)]).unwrap_err();
    assert!(matches!(error, RecipeError::Twice { file, .. } if file == "b.toml"));
    let error = StatRecipes::shipped().by_name("levekår").unwrap_err().to_string();
    assert!(error.contains("levekar-lang") && error.contains("ssb-csv"), "{error}");
}

#[test]
fn a_crosswalk_file_among_the_recipes_belongs_to_the_recipe_that_names_it() {
    let text = format!("{HEAD}{WHOLE}[crosswalk]\nfile = 'n.csv'\n");
    let files = [("a.toml".to_owned(), text), ("n.csv".to_owned(), "gammel;ny\n1;2\n".to_owned())];
    let recipes = StatRecipes::parse(files).unwrap();
    assert_eq!(recipes.iter().next().unwrap().crosswalk().unwrap().became("1"), Became::New("2"));
}
