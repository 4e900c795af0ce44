//! The one transactional source of truth: what is current, what was, who changed it, and who wants to know.
//!
//! [`Store`] is the contract; [`gpkg::GeoPackage`] keeps it in one file that QGIS opens, [`postgis::PostGis`] in a
//! database that many servers share. SQL stands in this crate only.
//! Which records a source gives is decided by `ingest`; what they mean is decided by `domain`.

pub mod accounts;
mod any;
mod backup;
mod error;
mod feed;
mod geoparquet;
pub mod gpkg;
mod kept;
mod moving;
pub mod postgis;
mod scratch;
mod sql;
mod store;

pub use accounts::{AccountError, Accounts};
pub use any::{AnyStore, OpenMode, export_gpkg};
pub use backup::{Checked, backup, restore, verify};
pub use error::StoreError;
pub use geoparquet::export_geoparquet;
pub use gpkg::scenario_gpkg;
pub use kept::{keep, kept};
pub use moving::{MovedTable, move_store};
pub use store::{Author, Change, Store, TableDiff, VersionRecord};
