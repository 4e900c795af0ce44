//! Recipes for statistics: what a table's columns, marks, numbers and units mean, and what the file does not say itself.
//!
//! They are TOML under `data/recipes/statistikk/`; a new source needs a recipe and no code.

mod crosswalk;
mod marks;
mod parts;
mod set;

pub(crate) use crosswalk::Became;
pub use crosswalk::Crosswalk;
pub use marks::{Marks, Meaning};
pub use parts::{
    Column, CrosswalkPart, Delimiter, Encoding, FileFormat, MatchBy, Measure, Numbers, PercentAs, PeriodColumns,
    Series, Shape, StatConstants, Units, Words,
};
#[cfg(test)]
pub(crate) use set::SHIPPED;
pub use set::StatRecipes;

use crate::RecipeError;
use domain::{SourceId, Trust};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How one kind of table becomes figures.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatRecipe {
    /// Name, unique; what `--recipe` takes.
    pub name: String,
    /// Id of the source: importing it again replaces its figures.
    pub source: SourceId,
    /// Title for people.
    pub title: String,
    /// Who made the data.
    pub opphav: String,
    /// Licence, or that none is stated.
    pub lisens: String,
    /// What the figures are worth.
    pub trust: Trust,
    /// Whether it is used only where it is asked for by name.
    #[serde(default)]
    pub only_by_name: bool,
    /// Lets a URL of this recipe lie in a private network.
    #[serde(default)]
    pub allow_private_network: bool,
    /// What people should know of every import, among the warnings.
    #[serde(default)]
    pub remarks: Vec<String>,
    /// How rows and columns make figures.
    pub shape: Shape,
    /// How the file is written.
    #[serde(default)]
    pub file: FileFormat,
    /// Names that each column may have, best first. Case, diacritics and punctuation do not matter.
    #[serde(default)]
    pub columns: BTreeMap<Column, Vec<String>>,
    /// Columns of periods; empty = those whose header is a period.
    #[serde(default)]
    pub period_columns: Vec<PeriodColumns>,
    /// The columns of each indicator.
    #[serde(default)]
    pub series: Vec<Series>,
    /// How numbers are written.
    #[serde(default)]
    pub numbers: Numbers,
    /// What marks mean.
    pub marks: Marks,
    /// How units are known.
    pub units: Units,
    /// Words of the file → words of the vocabulary.
    #[serde(default)]
    pub words: Words,
    /// Header → the only words to read in that column; other rows are left out and counted.
    #[serde(default)]
    pub keep: BTreeMap<String, Vec<String>>,
    /// What holds for every row.
    #[serde(default)]
    pub constants: StatConstants,
    /// Where codes of an older vintage lead.
    #[serde(default)]
    pub crosswalk: Option<CrosswalkPart>,
}

impl StatRecipe {
    /// Reads one recipe; `file` names it in errors, `beside` gives the text of a file in the same folder.
    ///
    /// # Errors
    /// When the text is not TOML of this shape, a part is not there, or the crosswalk cannot be read.
    pub fn parse(file: &str, text: &str, beside: &dyn Fn(&str) -> Option<String>) -> Result<Self, RecipeError> {
        let mut recipe: Self = toml::from_str(text)
            .map_err(|e| RecipeError::Syntax { file: file.to_owned(), reason: e.to_string().trim_end().to_owned() })?;
        if let Some(part) = &mut recipe.crosswalk
            && let Some(name) = &part.file
        {
            let fault = |reason| RecipeError::Syntax { file: name.clone(), reason };
            let text = beside(name).ok_or_else(|| fault(format!("filen finnes ikke ved siden av {file}")))?;
            part.map = Crosswalk::from_csv(&text).map_err(fault)?;
        }
        recipe.check(file)?;
        Ok(recipe)
    }

    fn check(&self, file: &str) -> Result<(), RecipeError> {
        let lacks =
            |what: &'static str| Err(RecipeError::Incomplete { file: file.to_owned(), name: self.name.clone(), what });
        let has = |column| self.columns.get(&column).is_some_and(|names| !names.is_empty());
        let figure = has(Column::Value) || has(Column::Count);
        let (constants, by_length) = (&self.constants, !self.units.level_by_length.is_empty());
        let unit = match self.units.match_by {
            MatchBy::Code => Column::UnitCode,
            MatchBy::Name | MatchBy::ZoneNameElseCode => Column::UnitName,
        };
        let wide_by_indicator = self.shape == Shape::WideByIndicator;
        match self.shape {
            _ if self.marks.is_empty() => lacks("[marks] som sier hva hvert merke betyr, tom celle (\"\") med"),
            _ if self.numbers.thousands.contains(&self.numbers.decimal) => {
                lacks("[numbers] der desimaltegnet ikke også er tusenskille")
            }
            _ if self.file.comment.is_some_and(|c| !c.is_ascii()) => lacks("[file] der comment er ett ASCII-tegn"),
            _ if !has(unit) && !has(Column::Unit) => {
                lacks("[columns] unit_code eller unit_name, det som units.match_by peker på")
            }
            _ if !has(Column::Level) && constants.level.is_none() && !by_length => {
                lacks("nivået: [columns] level, units.level_by_length eller constants.level")
            }
            _ if !wide_by_indicator && !has(Column::Indicator) && constants.indicator.is_none() => {
                lacks("indikatoren: [columns] indicator eller constants.indicator")
            }
            Shape::Long | Shape::WideByIndicator if !has(Column::Period) && constants.period.is_none() => {
                lacks("perioden: [columns] period eller constants.period")
            }
            Shape::Long if !figure => lacks("tallet: [columns] value eller count"),
            Shape::Long if has(Column::Measure) && !has(Column::Value) => {
                lacks("[columns] value, som measure sier hva er")
            }
            Shape::WideByIndicator if self.series.is_empty() => lacks("[[series]] med indicator og columns"),
            Shape::WideByIndicator if self.series.iter().any(|s| !s.has_figure()) => {
                lacks("[[series]] columns med value eller count")
            }
            _ if has(Column::Measure) && self.words.measure.is_empty() => {
                lacks("[words.measure] som sier hva ordene i measure er: count, n, value, lo eller hi")
            }
            _ => Ok(()),
        }
    }

    /// Where older codes lead, if the recipe says so.
    pub(crate) fn crosswalk(&self) -> Option<&Crosswalk> {
        self.crosswalk.as_ref().map(|c| &c.map)
    }
}

impl Series {
    fn has_figure(&self) -> bool {
        [Measure::Value, Measure::Count].iter().any(|m| self.columns.get(m).is_some_and(|names| !names.is_empty()))
    }
}

#[cfg(test)]
mod tests;
