//! Which recipe reads a table where none is named: the one that reads most of its columns. Two that fit alike are refused.

use super::{Input, StatisticsError, grid, grid::Grid, layout::Layout, recipe::StatRecipe, recipe::StatRecipes};
use crate::Options;

/// A table with the recipe that reads it.
pub(crate) struct Chosen<'a> {
    pub(crate) recipe: &'a StatRecipe,
    pub(crate) grid: Grid,
    pub(crate) layout: Layout,
}

/// Opens the table with the recipe that is given, or with the one that fits.
pub(crate) fn choose<'a>(
    input: &Input,
    given: Option<&'a StatRecipe>,
    options: &Options<'a, StatRecipes>,
) -> Result<Chosen<'a>, StatisticsError> {
    match given {
        Some(recipe) => open(input, recipe),
        None => find(input, options),
    }
}

fn open<'a>(input: &Input, recipe: &'a StatRecipe) -> Result<Chosen<'a>, StatisticsError> {
    let grid = grid::open(input, &recipe.file)?;
    let layout = Layout::of(input.file, recipe, &grid)?;
    Ok(Chosen { recipe, grid, layout })
}

fn find<'a>(input: &Input, options: &Options<'a, StatRecipes>) -> Result<Chosen<'a>, StatisticsError> {
    let tried: Vec<&StatRecipe> = options.recipes.iter().filter(|r| !r.only_by_name).collect();
    let mut existing: Vec<String> = Vec::new();
    let mut fits: Vec<Chosen> = Vec::new();
    let mut first_fault = None;
    for recipe in &tried {
        match open(input, recipe) {
            Ok(chosen) => fits.push(chosen),
            // The header as the recipe sees it that tells most columns apart.
            Err(StatisticsError::ColumnAbsent(absent)) if absent.existing.len() > existing.len() => {
                existing = absent.existing;
            }
            Err(StatisticsError::ColumnAbsent(_)) => {}
            Err(fault) => first_fault = first_fault.or(Some(fault)),
        }
    }
    let most = fits.iter().map(|c| c.layout.columns_used()).max().unwrap_or_default();
    fits.retain(|c| c.layout.columns_used() == most);
    let file = input.file.to_owned();
    match (fits.pop(), fits.is_empty()) {
        (Some(chosen), true) => Ok(chosen),
        (Some(last), false) => {
            let recipes = fits.iter().chain([&last]).map(|c| c.recipe.name.clone()).collect();
            Err(StatisticsError::SeveralRecipes { file, recipes })
        }
        (None, _) => {
            // Where no recipe gets as far as the columns, the reason is the file and not the recipes.
            if let Some(fault) = first_fault.filter(|_| existing.is_empty()) {
                return Err(fault);
            }
            Err(StatisticsError::NoRecipe { file, existing, recipes: tried.iter().map(|r| r.name.clone()).collect() })
        }
    }
}
