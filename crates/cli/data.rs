//! The project's own data, recipes and styles: embedded, or from a folder given with `--data`.

use crate::failure::Failure;
use bytes::Bytes;
use ingest::statistics::StatRecipes;
use rust_embed::RustEmbed;
use std::path::Path;

#[derive(RustEmbed)]
#[folder = "data"]
#[include = "*.toml"]
#[include = "*.csv"]
#[include = "*.geojson"]
#[include = "facts/*.toml"]
#[include = "recipes/*.toml"]
#[include = "recipes/statistikk/*"]
struct Data;

#[derive(RustEmbed)]
#[folder = "styles"]
#[include = "*.json"]
struct Styles;

/// Reads one file of the data folder as text.
pub(crate) fn read(folder: Option<&Path>, path: &str) -> Option<String> {
    match folder {
        Some(folder) => std::fs::read_to_string(folder.join(path)).ok(),
        None => String::from_utf8(Data::get(path)?.data.into_owned()).ok(),
    }
}

/// The recipes of geographic files, by file name without ending.
pub(crate) fn recipes(folder: Option<&Path>) -> Result<ingest::Recipes, Failure> {
    let files = texts(folder, "recipes/")?.into_iter().filter(|(name, _)| name.ends_with(".toml"));
    ingest::Recipes::parse(files.map(|(name, text)| (name.trim_end_matches(".toml").to_owned(), text)))
        .map_err(Failure::refused)
}

/// The recipes of tables of figures, with the crosswalks they name.
pub(crate) fn stat_recipes(folder: Option<&Path>) -> Result<StatRecipes, Failure> {
    StatRecipes::parse(texts(folder, "recipes/statistikk/")?).map_err(Failure::refused)
}

/// Name and text of the files straight in a folder of the data folder, in order of name.
fn texts(folder: Option<&Path>, inside: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut names: Vec<String> = match folder {
        Some(folder) => {
            let entries = std::fs::read_dir(folder.join(inside)).map_err(Failure::refused)?;
            entries.flatten().map(|e| format!("{inside}{}", e.file_name().to_string_lossy())).collect()
        }
        None => Data::iter().map(|n| n.to_string()).collect(),
    };
    names.sort();
    let own = names.iter().filter_map(|n| Some((n, n.strip_prefix(inside)?))).filter(|(_, name)| !name.contains('/'));
    Ok(own.filter_map(|(path, name)| Some((name.to_owned(), read(folder, path)?))).collect())
}

/// Styles by name, with the schematic background among them.
pub(crate) fn files(folder: Option<&Path>) -> server::Files {
    let mut files = server::Files::default();
    for name in Styles::iter() {
        if let Some(file) = Styles::get(&name) {
            files.styles.insert(name.trim_end_matches(".json").to_owned(), Bytes::from(file.data.into_owned()));
        }
    }
    if let Some(background) = read(folder, "background.geojson") {
        files.styles.insert("bakgrunn".to_owned(), Bytes::from(background));
    }
    files
}
