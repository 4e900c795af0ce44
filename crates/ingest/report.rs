//! What an import found, for people and for programs.

use domain::{Layer, StreetClass};
use serde::Serialize;

/// The validation report of one import.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The layer that was made.
    pub layer: Layer,
    /// File name or address, without folders and secrets.
    pub file: String,
    /// Name of the recipe.
    pub recipe: String,
    /// Layers of the file that were read.
    pub read_layers: Vec<String>,
    /// Coordinate systems; none for a table without geometry.
    pub crs: Option<Crs>,
    /// Rows read; for indicators figures, of which a row of a wide table has several.
    pub read: u64,
    /// Rows taken in.
    pub accepted: u64,
    /// Rows refused; each stands in the rejects.
    pub rejected: u64,
    /// Rows that are no records of this layer, for example the outline and the lines of a plan.
    pub not_records: u64,
    /// Sum of persons taken in; none for other layers than population.
    pub persons: Option<f64>,
    /// Dwellings at the addresses taken in; none for other layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dwellings: Option<u64>,
    /// Numbers under 5 that the file showed and that are not kept; none for other layers than indicators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden_under_5: Option<u64>,
    /// What was taken in of a network by class; none for other layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub streets: Option<Vec<StreetCount>>,
    /// Areas whose rings were repaired.
    pub repaired: Vec<RepairedRow>,
    /// Repeated ids, kept with a suffix.
    pub duplicates: Vec<Duplicate>,
    /// Rows outside the kommune, but near enough to be taken in.
    pub outside_kommune: Vec<OutsideKommune>,
    /// Districts that cover each other. (Zones that do are refused as a file.)
    pub overlaps: Vec<OverlapFound>,
    /// Fields of the file that the recipe does not use.
    pub unknown_fields: Vec<String>,
    /// Everything a person should look at, in Norwegian, with row and name.
    pub warnings: Vec<String>,
}

/// From which coordinate system to which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crs {
    /// As the file or the recipe says.
    pub from: String,
    /// Always `EPSG:25832`.
    pub to: &'static str,
}

/// Lines of one class of a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StreetCount {
    /// What they are.
    pub class: StreetClass,
    /// How many.
    pub lines: u64,
    /// Their length together, m in EPSG:25832.
    pub metres: f64,
}

/// An area that was repaired.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepairedRow {
    /// Place in the file, from 1.
    pub row: u64,
    /// Name or id.
    pub name: String,
    /// What was wrong, in Norwegian.
    pub faults: Vec<String>,
    /// Area before, m².
    pub before_m2: f64,
    /// Area after, m².
    pub after_m2: f64,
}

/// An id that occurs again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// Place in the file, from 1.
    pub row: u64,
    /// Name.
    pub name: String,
    /// The id in the file, or the slug of the name.
    pub id: String,
    /// The id it was given.
    pub kept_as: String,
}

/// A row outside the kommune.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutsideKommune {
    /// Place in the file, from 1.
    pub row: u64,
    /// Name or id.
    pub name: String,
    /// Distance to the kommune's box, m.
    pub distance_m: f64,
}

/// Two areas that cover each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverlapFound {
    /// Name of one.
    pub a: String,
    /// Name of the other.
    pub b: String,
    /// What both cover, m².
    pub area_m2: f64,
}
