//! `satsing import indicators`: figures from a table, held to the catalogue and to the zones that the store has.

use super::{facts, with_bar};
use crate::args::Import;
use crate::data;
use crate::failure::{Failure, runtime};
use crate::text::text;
use domain::{Dataset, Records, Zone};
use ingest::statistics::{StatRecipe, StatRecipes, StatRequest};
use ingest::{Options, Outcome, PrivateNetwork};
use jiff::Timestamp;
use std::path::Path;
use store::{AnyStore, OpenMode, Store, StoreError};

/// Reads the figures. A store that is not there yet takes zones by the names in the file.
pub(super) fn read(args: &Import, now: Timestamp) -> Result<Outcome, Failure> {
    let folder = args.store.data.as_deref();
    let recipes = data::stat_recipes(folder)?;
    let recipe = args.recipe.as_deref().map(|name| recipe(&recipes, name)).transpose()?;
    let Records::Catalogue(catalogue) = catalogue(folder, now)?.records else {
        return Err(Failure::Inner(text("no_catalogue", &[])));
    };
    let dataset = current(args)?;
    let zones: Option<Vec<&Zone>> = dataset.as_ref().map(|d| d.current_zones().1).filter(|z| !z.is_empty());
    let request = StatRequest {
        source: &args.source,
        recipe: recipe.as_ref(),
        catalogue: &catalogue,
        zones: zones.as_deref(),
        now,
    };
    let options = Options { recipes: &recipes, network: PrivateNetwork::Refused };
    with_bar(|progress| ingest::statistics::read(&request, &options, progress)).map_err(Failure::refused)
}

/// The catalogue of the data folder.
pub(super) fn catalogue(folder: Option<&Path>, now: Timestamp) -> Result<domain::Import, Failure> {
    let found = facts(folder, now)?.into_iter().find(|i| matches!(i.records, Records::Catalogue(_)));
    found.ok_or_else(|| Failure::Inner(text("no_catalogue", &[])))
}

/// What the store holds now; none where it is not there.
fn current(args: &Import) -> Result<Option<Dataset>, Failure> {
    runtime()?.block_on(async {
        match AnyStore::open(&args.store.store, OpenMode::Existing).await {
            Ok(store) => Ok(Some(store.load().await?)),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(other) => Err(other.into()),
        }
    })
}

fn recipe(recipes: &StatRecipes, name: &str) -> Result<StatRecipe, Failure> {
    if !name.ends_with(".toml") {
        return recipes.by_name(name).cloned().map_err(Failure::refused);
    }
    let bad =
        |cause: &dyn std::fmt::Display| Failure::Refused(text("recipe_file", &[("path", &name), ("cause", cause)]));
    let content = std::fs::read_to_string(name).map_err(|e| bad(&e))?;
    let beside = |file: &str| std::fs::read_to_string(Path::new(name).with_file_name(file)).ok();
    StatRecipe::parse(name, &content, &beside).map_err(Failure::refused)
}
