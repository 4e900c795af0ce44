//! The statistics recipes that are at hand.

use super::StatRecipe;
use crate::RecipeError;
use std::{collections::BTreeMap, sync::LazyLock};

/// Recipes by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StatRecipes(Vec<StatRecipe>);

macro_rules! shipped {
    ($($file:literal)*) => {
        &[$(($file, include_str!(concat!("../../../../data/recipes/statistikk/", $file))),)*]
    };
}

/// What lies under `data/recipes/statistikk/`, compiled in so that it is at hand wherever the binary runs.
pub(crate) const SHIPPED: &[(&str, &str)] = shipped! {
    "barnefattigdom-bufdir.toml" "levekar-lang.toml" "levekar-oppdiktet.toml" "microdata-soner.toml" "ssb-csv.toml"
};

#[expect(clippy::expect_used, reason = "a test reads every shipped recipe")]
static READ: LazyLock<StatRecipes> = LazyLock::new(|| {
    let files = SHIPPED.iter().map(|(f, t)| ((*f).to_owned(), (*t).to_owned()));
    StatRecipes::parse(files).expect("shipped recipes are tested")
});

impl StatRecipes {
    /// The recipes that ship.
    pub fn shipped() -> &'static Self {
        &READ
    }

    /// Reads recipes from (file name, text); those that end in `.csv` are crosswalks that the recipes name.
    ///
    /// # Errors
    /// The first recipe that cannot be read, or whose name is taken.
    pub fn parse(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, RecipeError> {
        let (tables, recipes): (BTreeMap<_, _>, BTreeMap<_, _>) =
            files.into_iter().collect::<BTreeMap<_, _>>().into_iter().partition(|(f, _)| f.ends_with(".csv"));
        let mut read: Vec<StatRecipe> = Vec::new();
        for (file, text) in recipes {
            let recipe = StatRecipe::parse(&file, &text, &|name| tables.get(name).cloned())?;
            if read.iter().any(|r| r.name == recipe.name) {
                return Err(RecipeError::Twice { file, name: recipe.name });
            }
            read.push(recipe);
        }
        read.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self(read))
    }

    /// Every recipe, by name.
    pub fn iter(&self) -> impl Iterator<Item = &StatRecipe> {
        self.0.iter()
    }

    /// Names, in order.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|r| r.name.clone()).collect()
    }

    /// The recipe of this name.
    ///
    /// # Errors
    /// When there is none; the error lists the names there are.
    pub fn by_name(&self, name: &str) -> Result<&StatRecipe, RecipeError> {
        let unknown = || RecipeError::Unknown { name: name.to_owned(), names: self.names() };
        self.0.iter().find(|r| r.name == name).ok_or_else(unknown)
    }
}
