//! Recipes: which field of a file is what, and what the file does not say itself (origin, licence, category).
//!
//! They are TOML under `data/recipes/`; a new source needs a recipe and no code.

mod error;
mod field;
mod set;

pub use error::RecipeError;
pub use field::Field;
pub(crate) use field::{find, key};
pub use set::Recipes;

use domain::{
    Border, Category, GeoQuality, Layer, PartialDate, Period, PlanKind, Sector, SourceId, StreetClass, Trust,
    UniversalArena, ZoneSetId,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How one kind of file becomes records of one layer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Name, unique; what `--recipe` takes.
    pub name: String,
    /// The layer it makes.
    pub layer: Layer,
    /// Id of the source: importing it again replaces its records.
    pub source: SourceId,
    /// Title for people.
    pub title: String,
    /// Who made the data.
    pub opphav: String,
    /// Licence, or that none is stated.
    pub lisens: String,
    /// What the records are worth.
    pub trust: Trust,
    /// Coordinate system, `EPSG:n`; used where the file does not say.
    #[serde(default)]
    pub crs: Option<String>,
    /// Layer or file names it is for; `*` at the end stands for any ending. Empty = any.
    #[serde(default)]
    pub layer_name: Vec<String>,
    /// Whether one layer or every matching layer is read.
    #[serde(default)]
    pub layers: LayerChoice,
    /// Fields without which the recipe does not fit.
    #[serde(default)]
    pub required: Vec<Field>,
    /// Fields of which at least one must be there; empty = no such demand.
    #[serde(default)]
    pub any_of: Vec<Field>,
    /// Names that each field may have, best first. Case, diacritics and punctuation do not matter.
    pub fields: BTreeMap<Field, Vec<String>>,
    /// Words of the file → words of the vocabulary, for example `Offentlig` → `kommunal`.
    #[serde(default)]
    pub values: BTreeMap<Field, BTreeMap<String, String>>,
    /// What holds for every row.
    #[serde(default)]
    pub constants: Constants,
    /// The zone set, for zones.
    #[serde(default)]
    pub zones: Option<ZoneSetRecipe>,
    /// Other spellings of a name.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
    /// How names are written.
    #[serde(default)]
    pub name_case: NameCase,
    /// Lets a URL of this recipe lie in a private network, for example the kommune's own map server.
    #[serde(default)]
    pub allow_private_network: bool,
}

/// One layer of the file or all that match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LayerChoice {
    /// One; several are a fault.
    #[default]
    One,
    /// All that match.
    All,
}

/// How names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameCase {
    /// As the source writes them.
    #[default]
    Source,
    /// Names all in capitals are shown in ordinary case: `ØVRE ILA` → `Øvre Ila`.
    Ordinary,
}

/// What holds for every row of a file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constants {
    /// Category of a place where no field says it.
    pub category: Option<Category>,
    /// Sector of a place where no field says it.
    pub sector: Option<Sector>,
    /// Universal arena or not, and why; said here and never derived from the category.
    pub universal_arena: Option<UniversalArena>,
    /// How well positions are known.
    pub geo_quality: Option<GeoQuality>,
    /// Put before a web address that begins with `/`.
    pub url_base: Option<String>,
    /// Year of a count.
    pub year: Option<i16>,
    /// Kind of plan area where neither field nor object type says it.
    pub plan_kind: Option<PlanKind>,
    /// National plan id where no field says it.
    pub planident: Option<String>,
    /// Plan status in words where no field says it.
    pub planstatus: Option<String>,
    /// In force from, where no field says it.
    pub ikraft: Option<PartialDate>,
    /// Class of a line whose word the recipe does not translate; none = such a line is refused.
    pub street_class: Option<StreetClass>,
}

/// The zone set that a zone file makes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneSetRecipe {
    /// Id of the set.
    pub zone_set: ZoneSetId,
    /// Name for people.
    pub navn: String,
    /// When these borders were in use.
    pub gyldig: Period,
    /// Origin, date and firmness of the borders.
    pub border: Border,
}

impl Recipe {
    /// Reads one recipe; `file` names it in errors.
    ///
    /// # Errors
    /// When the text is not TOML of this shape, or a part that the layer needs is not there.
    pub fn parse(file: &str, text: &str) -> Result<Self, RecipeError> {
        let recipe: Self = toml::from_str(text)
            .map_err(|e| RecipeError::Syntax { file: file.to_owned(), reason: e.to_string().trim_end().to_owned() })?;
        recipe.check(file)?;
        Ok(recipe)
    }

    fn check(&self, file: &str) -> Result<(), RecipeError> {
        let lacks =
            |what: &'static str| Err(RecipeError::Incomplete { file: file.to_owned(), name: self.name.clone(), what });
        if let Some(field) =
            self.required.iter().chain(&self.any_of).find(|f| self.fields.get(f).is_none_or(Vec::is_empty))
        {
            return Err(RecipeError::RequiredUnnamed {
                file: file.to_owned(),
                name: self.name.clone(),
                field: field.as_str(),
            });
        }
        match self.layer {
            Layer::Zones if self.zones.is_none() => lacks("[zones] med zone_set, navn, gyldig og border"),
            Layer::Places if self.constants.universal_arena.is_none() => lacks(
                "constants.universal_arena = { er = true eller false, grunn = \"…\" }; den utledes ikke av kategorien",
            ),
            Layer::Places if self.constants.category.is_none() => lacks("constants.category"),
            Layer::Zones
            | Layer::Districts
            | Layer::Places
            | Layer::Population
            | Layer::Addresses
            | Layer::Plan
            | Layer::Network => Ok(()),
            _ => lacks("layer = zones, districts, places, population, addresses, plan eller network"),
        }
    }

    /// Whether the recipe is for a layer or file of this name.
    pub(crate) fn fits_name(&self, names: &[&str]) -> bool {
        let fits = |pattern: &str, name: &str| match pattern.strip_suffix('*') {
            Some(start) => field::key(name).starts_with(&field::key(start)),
            None => field::key(name) == field::key(pattern),
        };
        self.layer_name.is_empty() || self.layer_name.iter().any(|p| names.iter().any(|n| fits(p, n)))
    }

    /// The first required field that none of the file's fields is, if any.
    pub(crate) fn absent(&self, fields: &[String]) -> Option<Field> {
        let none_of_them = || self.any_of.first().copied().filter(|_| self.found(fields) == 0);
        self.required.iter().copied().find(|f| self.columns(*f, fields).is_empty()).or_else(none_of_them)
    }

    /// How well the recipe fits fields of which none is absent: what it is named for beats what it requires, and where
    /// one field of several is enough, only the second one says more than a recipe for that one field.
    pub(crate) fn specificity(&self, fields: &[String]) -> (bool, usize) {
        (!self.layer_name.is_empty(), self.required.len() + 2 * self.found(fields).saturating_sub(1))
    }

    /// How many of `any_of` are among the fields.
    fn found(&self, fields: &[String]) -> usize {
        self.any_of.iter().filter(|f| !self.columns(**f, fields).is_empty()).count()
    }

    /// Positions of the file's fields that are `field`, in the recipe's order.
    pub(crate) fn columns(&self, field: Field, fields: &[String]) -> Vec<usize> {
        let mut found = Vec::new();
        for accepted in self.fields.get(&field).into_iter().flatten() {
            found.extend(field::find(accepted, fields).filter(|i| !found.contains(i)).collect::<Vec<_>>());
        }
        found
    }

    /// The vocabulary's word for a word of the file, where the recipe has one.
    pub(crate) fn translate<'a>(&'a self, field: Field, word: &'a str) -> &'a str {
        let key = field::key(word);
        let words = self.values.get(&field).into_iter().flatten();
        words.into_iter().find(|(from, _)| field::key(from) == key).map_or(word, |(_, to)| to)
    }

    /// Other spellings of a name.
    pub(crate) fn aliases_of(&self, name: &str) -> Vec<String> {
        let key = field::key(name);
        self.aliases.iter().filter(|(n, _)| field::key(n) == key).flat_map(|(_, a)| a.clone()).collect()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
