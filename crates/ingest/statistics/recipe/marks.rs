//! What the marks of a publisher mean; each recipe says it for its own source.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What a mark says about the figure it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Hidden for disclosure control; how large it is, is not known.
    Suppressed,
    /// Hidden because it is under 5.
    #[serde(rename = "under_5")]
    Under5,
    /// Not measured or not delivered.
    Missing,
    /// There can be no figure.
    NotApplicable,
    /// Exactly zero, or less than half of the unit.
    Zero,
    /// A mark that should not be there: the figure is refused.
    Refused,
    /// A remark beside a number, which stands; in a mark column only.
    Note,
}

/// Marks as written → what they mean; the empty text is an empty cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Marks(BTreeMap<String, Meaning>);

impl Marks {
    /// What a mark means; none where the recipe does not know it.
    pub fn meaning(&self, mark: &str) -> Option<Meaning> {
        self.0.get(mark).copied()
    }

    /// The marks for people: `: .. «tom celle»`.
    pub fn shown(&self) -> String {
        let marks: Vec<&str> = self.0.keys().map(|m| if m.is_empty() { "«tom celle»" } else { m }).collect();
        if marks.is_empty() { "ingen".to_owned() } else { marks.join(" ") }
    }

    /// Whether no mark is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
