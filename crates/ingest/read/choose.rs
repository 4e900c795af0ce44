//! Which recipe and which layers of a file to read.

use crate::{IngestError, LayerChoice, Recipe, Recipes, source::Source, vector::LayerInfo};
use domain::Layer;

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
        (None, _) => Err(several(layers, source)),
    }
}

/// The layers that `recipe` reads.
fn select(recipe: &Recipe, layers: &[&LayerInfo], source: &Source) -> Result<Vec<LayerInfo>, IngestError> {
    let named: Vec<&LayerInfo> = match layers {
        // The only layer is meant, whatever it is called, when the recipe was asked for by name.
        [only] => vec![only],
        _ => layers.iter().copied().filter(|l| recipe.fits_name(&[&l.name])).collect(),
    };
    if recipe.layers == LayerChoice::All && !named.is_empty() {
        return Ok(named.into_iter().cloned().collect());
    }
    let complete: Vec<&LayerInfo> = named.iter().copied().filter(|l| recipe.absent(&l.fields).is_none()).collect();
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
