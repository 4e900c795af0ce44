//! Recipes: what parses, what is refused and why, and which one is chosen.

use super::*;

#[test]
fn every_shipped_recipe_is_compiled_in_and_can_be_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/recipes");
    let names = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names.filter(|n| n.ends_with(".toml")).collect();
    files.sort();
    let mut shipped: Vec<String> = set::SHIPPED.iter().map(|(file, _)| (*file).to_owned()).collect();
    shipped.sort();
    assert_eq!(files, shipped);
    for recipe in Recipes::shipped().iter() {
        assert!(shipped.contains(&format!("{}.toml", recipe.name)), "{} is named as its file", recipe.name);
    }
}

#[test]
fn an_unknown_name_gets_the_list_of_names() {
    let error = Recipes::shipped().by_name("soner2").unwrap_err().to_string();
    assert!(error.contains("soner2") && error.contains("levekaarssoner-2020") && error.contains("steder"), "{error}");
}

#[test]
fn field_names_match_in_any_case_and_spelling() {
    let fields = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let recipe = Recipes::shipped().by_name("kpa-arealformal").unwrap();
    for name in ["arealformål", "KPAREALFORMAL", "KpArealFormaal", "areal_formål", "plan.arealformål"] {
        assert_eq!(recipe.columns(Field::Landuse, &fields(&["x", name])), [1], "{name}");
    }
    assert_eq!(recipe.absent(&fields(&["areal", "x"])), Some(Field::Landuse));
    let nested = fields(&["planid", "arealplanId.planidentifikasjon"]);
    assert_eq!(recipe.columns(Field::Planident, &nested), [1, 0], "the recipe's order, not the file's");
}

#[test]
fn the_most_specific_recipe_is_chosen() {
    let chosen = |layer, fields: &[&str], names: &[&str]| {
        let fields: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
        Recipes::shipped().matching(layer, &fields, names).map(|r| r.name.clone())
    };
    let places = ["id", "navn", "adresse", "url"];
    assert_eq!(chosen(Layer::Places, &places, &["Barnehager_2026"]).as_deref(), Some("barnehager-trondheim"));
    assert_eq!(chosen(Layer::Places, &places, &["lekeplasser"]).as_deref(), Some("steder"));
    assert_eq!(chosen(Layer::Zones, &["levekaarsnavn"], &["x"]).as_deref(), Some("levekaarssoner-2020"));
    assert_eq!(chosen(Layer::Population, &["ru250m", "pop_tot"], &["x"]).as_deref(), Some("befolkning-ssb-250m"));
    assert_eq!(chosen(Layer::Population, &["Personer"], &["x"]).as_deref(), Some("rutenett"));
    assert_eq!(chosen(Layer::Zones, &["areal"], &["x"]), None);
}

#[test]
fn a_generic_recipe_makes_nothing_a_universal_arena() {
    let recipe = Recipes::shipped().by_name("steder").unwrap();
    assert!(!recipe.constants.universal_arena.as_ref().unwrap().er);
}

fn refused(text: &str) -> String {
    Recipe::parse("min.toml", text).unwrap_err().to_string()
}

const HEAD: &str = "name='x'\nsource='x'\ntitle='X'\nopphav='X'\nlisens='X'\ntrust='ekte'\n";

#[test]
fn a_recipe_that_lacks_a_part_is_refused_with_what_to_add() {
    assert!(refused(&format!("{HEAD}layer='zones'\n[fields]\nname=['a']")).contains("zone_set"));
    let places = format!("{HEAD}layer='places'\n[fields]\nname=['a']\n[constants]\ncategory='skole'");
    assert!(refused(&places).contains("universal_arena"), "the flag is never derived from the category");
    assert!(refused(&format!("{HEAD}layer='districts'\nrequired=['name']\n[fields]")).contains("name = "));
}

#[test]
fn a_misspelt_key_is_refused_with_file_and_place() {
    let error = refused(&format!("{HEAD}layer='districts'\nlisense='X'\n[fields]\nname=['a']"));
    assert!(error.contains("min.toml") && error.contains("lisense"), "{error}");
    let error = refused(&format!("{HEAD}layer='districts'\n[fields]\nnavn=['a']"));
    assert!(error.contains("navn"), "{error}");
}

#[test]
fn two_recipes_of_one_name_are_refused() {
    let text = format!("{HEAD}layer='districts'\n[fields]\nname=['a']");
    let error = Recipes::parse([("a.toml".to_owned(), text.clone()), ("b.toml".to_owned(), text)]).unwrap_err();
    assert!(matches!(error, RecipeError::Twice { file, .. } if file == "b.toml"));
}
