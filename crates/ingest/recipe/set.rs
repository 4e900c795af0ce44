//! The recipes that are at hand, and which of them fits a file.

use super::{LayerChoice, Recipe, RecipeError};
use domain::Layer;
use std::{cmp::Reverse, sync::LazyLock};

/// Recipes by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recipes(Vec<Recipe>);

macro_rules! shipped {
    ($($name:literal)*) => {
        &[$((concat!($name, ".toml"), include_str!(concat!("../../../data/recipes/", $name, ".toml"))),)*]
    };
}

/// The recipes under `data/recipes/`, compiled in so that they are at hand wherever the binary runs.
pub(crate) const SHIPPED: &[(&str, &str)] = shipped! {
    "adresser" "adresser-matrikkelen"
    "barnehager-trondheim" "barneskolekretser-trondheim" "befolkning-ssb-250m" "distrikter" "gangnett-linjer"
    "gangnett-nvdb" "gangnett-osm" "grunnskoler-nsr" "kommuneplan-gml" "kommuneplan-sosi" "kpa" "kpa-arealformal" "kpa-byggesone" "kpa-hensynssone" "levekaarssoner-2020"
    "rutenett" "soner" "steder"
};

#[expect(clippy::expect_used, reason = "a test reads every shipped recipe")]
static READ: LazyLock<Recipes> = LazyLock::new(|| {
    Recipes::parse(SHIPPED.iter().map(|(f, t)| ((*f).to_owned(), (*t).to_owned()))).expect("shipped recipes are tested")
});

impl Recipes {
    /// The recipes that ship.
    pub fn shipped() -> &'static Self {
        &READ
    }

    /// Reads recipes from (file name, text).
    ///
    /// # Errors
    /// The first recipe that cannot be read, or whose name is taken.
    pub fn parse(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, RecipeError> {
        let mut recipes: Vec<Recipe> = Vec::new();
        for (file, text) in files {
            let recipe = Recipe::parse(&file, &text)?;
            if recipes.iter().any(|r| r.name == recipe.name) {
                return Err(RecipeError::Twice { file, name: recipe.name });
            }
            recipes.push(recipe);
        }
        recipes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self(recipes))
    }

    /// Every recipe, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Recipe> {
        self.0.iter()
    }

    /// Names, in order, of the recipes for a layer.
    pub fn names(&self, layer: Layer) -> Vec<String> {
        self.0.iter().filter(|r| r.layer == layer).map(|r| r.name.clone()).collect()
    }

    /// The recipe of this name.
    ///
    /// # Errors
    /// When there is none; the error lists the names there are.
    pub fn by_name(&self, name: &str) -> Result<&Recipe, RecipeError> {
        self.0.iter().find(|r| r.name == name).ok_or_else(|| RecipeError::Unknown {
            name: name.to_owned(),
            names: self.0.iter().map(|r| r.name.clone()).collect(),
        })
    }

    /// The recipe for `layer` whose required fields are all among `fields` and whose layer names fit one of `names`
    /// (layer name, file name without ending); the most specific one, see [`Recipe::specificity`].
    pub fn matching(&self, layer: Layer, fields: &[String], names: &[&str]) -> Option<&Recipe> {
        let fits = |r: &&Recipe| r.layer == layer && r.fits_name(names) && r.absent(fields).is_none();
        // The first of equals, so that the choice does not hang on the order of a directory.
        self.0.iter().filter(fits).min_by_key(|r| Reverse(r.specificity(fields)))
    }

    /// The recipe for `layer` that takes every layer of a file whatever it is called, where each fits it.
    pub(crate) fn for_all(&self, layer: Layer, fields: &[&[String]]) -> Option<&Recipe> {
        let takes_all = |r: &&Recipe| r.layer == layer && r.layers == LayerChoice::All && r.layer_name.is_empty();
        self.0.iter().filter(takes_all).find(|r| fields.iter().all(|f| r.absent(f).is_none()))
    }
}
