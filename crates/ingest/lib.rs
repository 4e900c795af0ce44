//! Any vector file or address that GDAL reads, and any table of statistics → records of one layer with a validation report;
//! writes nothing to a store.
//!
//! A structural fault refuses the whole file ([`IngestError`]); a single bad row becomes a [`Reject`] and the rest goes in.

pub mod authored;
pub mod demo;
mod error;
pub mod facts;
mod fault;
mod layer;
mod progress;
mod read;
mod recipe;
mod reject;
mod report;
mod source;
pub mod statistics;
mod text;
pub mod upload;
mod vector;

pub use authored::{AuthoredError, ReadData};
pub use error::IngestError;
pub use progress::{Progress, Stage};
pub use read::{Options, Outcome, Request, read, read_with};
pub use recipe::{Constants, Field, LayerChoice, NameCase, Recipe, RecipeError, Recipes, ZoneSetRecipe};
pub use reject::{Reject, rejects_csv, write_rejects};
pub use report::{Crs, Duplicate, OutsideKommune, OverlapFound, RepairedRow, Report, StreetCount};
pub use source::PrivateNetwork;
pub use statistics::{StatOptions, StatRecipe, StatRecipes, StatRequest, StatisticsError};
