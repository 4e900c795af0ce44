//! Which recipe and which layers of a file to read.

use crate::{IngestError, LayerChoice, Recipe, Recipes, source::Source, vector::LayerInfo};
use domain::{Layer, SourceId};
use std::borrow::Cow;

/// The recipe, given or found, and the layers it reads.
pub(crate) fn choose<'a>(
    layer: Layer,
    given: Option<&'a Recipe>,
    recipes: &'a Recipes,
    layers: &[LayerInfo],
    source: &Source,
) -> Result<(&'a Recipe, Vec<LayerInfo>), IngestError> {
    // A table without geometry is only of interest where there is nothing else.
    let mut spatial: Vec<&LayerInfo> = layers.iter().filter(|l| l.has_geometry).collect();
    if spatial.is_empty() {
        spatial = layers.iter().collect();
    }
    let recipe = match given {
        Some(recipe) => recipe,
        None => find(layer, recipes, &spatial, source)?,
    };
    if recipe.layer != layer {
        return Err(IngestError::OtherLayer {
            recipe: recipe.name.clone(),
            recipe_layer: recipe.layer.as_str(),
            layer: layer.as_str(),
        });
    }
    Ok((recipe, select(recipe, &spatial, source)?))
}

fn names<'a>(info: &'a LayerInfo, source: &'a Source) -> [&'a str; 2] {
    [&info.name, &source.stem]
}

/// The most specific recipe that fits a layer; a recipe named for a layer beats one that fits several by their fields.
fn find<'a>(
    layer: Layer,
    recipes: &'a Recipes,
    layers: &[&LayerInfo],
    source: &Source,
) -> Result<&'a Recipe, IngestError> {
    let fits: Vec<(&LayerInfo, &Recipe)> =
        layers.iter().filter_map(|l| Some((*l, recipes.matching(layer, &l.fields, &names(l, source))?))).collect();
    let named = fits.iter().find(|(_, r)| !r.layer_name.is_empty());
    match (named, fits.as_slice()) {
        (Some((_, recipe)), _) | (None, [(_, recipe)]) => Ok(recipe),
        (None, []) => Err(IngestError::NoRecipe {
            file: source.file.clone(),
            layer: layer.as_str(),
            existing: layers.iter().flat_map(|l| l.fields.clone()).collect(),
            recipes: recipes.names(layer),
        }),
        (None, fits) => {
            let fields: Vec<&[String]> = fits.iter().map(|(l, _)| l.fields.as_slice()).collect();
            recipes.for_all(layer, &fields).ok_or_else(|| several(layers, source))
        }
    }
}

/// The recipe under a source of its own where the file holds one theme of a plan alone: the other themes come in files
/// of their own, and must not replace each other.
pub(crate) fn themed<'a>(
    recipe: &'a Recipe,
    layers: &[LayerInfo],
    chosen: &[LayerInfo],
    stem: &str,
) -> Cow<'a, Recipe> {
    let spatial = layers.iter().filter(|l| l.has_geometry).count();
    let ([only], 1, LayerChoice::All, false) = (chosen, spatial, recipe.layers, recipe.layer_name.is_empty()) else {
        return Cow::Borrowed(recipe);
    };
    let theme = if recipe.fits_name(&[&only.name]) { &only.name } else { stem };
    let mut own = recipe.clone();
    let Ok(source) = SourceId::from_name(&format!("{} {theme}", recipe.source)) else { return Cow::Borrowed(recipe) };
    own.source = source;
    own.title = format!("{}: {theme}", recipe.title);
    Cow::Owned(own)
}

/// The layers that `recipe` reads.
fn select(recipe: &Recipe, layers: &[&LayerInfo], source: &Source) -> Result<Vec<LayerInfo>, IngestError> {
    let named: Vec<&LayerInfo> = match layers {
        // The only layer is meant, whatever it is called, when the recipe was asked for by name.
        [only] => vec![only],
        _ => layers.iter().copied().filter(|l| recipe.fits_name(&[&l.name])).collect(),
    };
    let complete: Vec<&LayerInfo> = named.iter().copied().filter(|l| recipe.absent(&l.fields).is_none()).collect();
    if recipe.layers == LayerChoice::All && !named.is_empty() {
        let read = if complete.is_empty() { named } else { complete };
        return Ok(read.into_iter().cloned().collect());
    }
    match (named.as_slice(), complete.as_slice()) {
        ([], _) => Err(IngestError::NoSuchLayer {
            file: source.file.clone(),
            recipe: recipe.name.clone(),
            wanted: recipe.layer_name.clone(),
            layers: layers.iter().map(|l| l.name.clone()).collect(),
        }),
        ([only], _) | (_, [only]) => Ok(vec![(*only).clone()]),
        _ => Err(several(layers, source)),
    }
}

fn several(layers: &[&LayerInfo], source: &Source) -> IngestError {
    let layers = layers.iter().map(|l| format!("{} ({})", l.name, l.geometry)).collect();
    IngestError::SeveralLayers { file: source.file.clone(), layers }
}
