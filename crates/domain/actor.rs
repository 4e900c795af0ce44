//! Actors: organisations and units. One may have several houses, or none (then it is in lists only).

use crate::{ActorId, Category, Citation, Sector, UniversalArena};
use serde::{Deserialize, Serialize};

/// An organisation or unit that works with people in an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Slug.
    pub id: ActorId,
    /// Name for people.
    pub navn: String,
    /// Other spellings, old names and OCR forms.
    pub aliases: Vec<String>,
    /// Category.
    pub category: Category,
    /// Sector.
    pub sector: Sector,
    /// False where the sector follows from the kind of actor and waits for a check.
    pub sector_stated: bool,
    /// Universal arena or not, and why.
    pub universal_arena: UniversalArena,
    /// Names of its houses; matched by name and alias against the places that are there.
    pub place_names: Vec<String>,
    /// The larger unit it is part of.
    pub part_of: Option<String>,
    /// Bydel in the office's own name.
    pub bydel: Option<String>,
    /// A kind of service rather than one unit.
    pub generic: bool,
    /// A sensitive target group: never on a map, in an overlap or in an area join.
    pub sensitive: bool,
    /// A remark for people.
    pub note: Option<String>,
    /// Where it is named.
    pub sources: Vec<Citation>,
}
