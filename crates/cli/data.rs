//! The project's own data, recipes and styles: embedded, or from a folder given with `--data`.

use crate::failure::Failure;
use bytes::Bytes;
use rust_embed::RustEmbed;
use std::path::Path;

#[derive(RustEmbed)]
#[folder = "data"]
#[include = "*.toml"]
#[include = "*.csv"]
#[include = "*.geojson"]
#[include = "facts/*.toml"]
#[include = "recipes/*.toml"]
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

/// The recipes, by file name without ending.
pub(crate) fn recipes(folder: Option<&Path>) -> Result<ingest::Recipes, Failure> {
    let names: Vec<String> = match folder {
        Some(folder) => {
            let entries = std::fs::read_dir(folder.join("recipes")).map_err(Failure::refused)?;
            entries.flatten().map(|e| format!("recipes/{}", e.file_name().to_string_lossy())).collect()
        }
        None => Data::iter().map(|n| n.to_string()).collect(),
    };
    let mut names: Vec<String> =
        names.into_iter().filter(|n| n.starts_with("recipes/") && n.ends_with(".toml")).collect();
    names.sort();
    let files = names.into_iter().filter_map(|n| {
        let name = n.trim_start_matches("recipes/").trim_end_matches(".toml").to_owned();
        Some((name, read(folder, &n)?))
    });
    ingest::Recipes::parse(files).map_err(Failure::refused)
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
