//! Geometry of zones and points in EPSG:25832 (metres): validation and repair, point in zone with the nearest as
//! fallback, overlay of two coverages into sparse weights, areal transfer, dissolving, and the one place that reprojects.
//!
//! Pure functions: no IO, no clock. What the answers mean for needs and arenas is left to `need` and `snapshot`.

pub mod access;
pub mod boolean;
pub mod border;
mod boxes;
mod common;
pub mod contiguity;
mod crossings;
pub mod crosswalk;
pub mod delimit;
mod grid;
pub mod locate;
pub mod measure;
mod nesting;
pub mod network;
pub mod overlaps;
pub mod overlay;
pub mod project;
pub mod repair;
mod rings;
pub mod transfer;
pub mod union;
pub mod validate;
pub mod weights;

pub use border::{Barriers, Borders};
pub use contiguity::{Contiguity, OPEN_GROUND, contiguity};
pub use crosswalk::{Crosswalk, Measure, Method};
pub use locate::{Assigned, Locator};
pub use measure::{Metres, SquareMetres, area, interior_point};
pub use overlaps::{Overlap, overlaps};
pub use overlay::overlay;
pub use project::{from_lonlat, lonlat_to_mercator, to_lonlat, to_mercator};
pub use repair::{Repaired, repair};
pub use transfer::{Account, Amount, Spread, Transferred, mean_area, transfer_area, transfer_area_within};
pub use union::dissolve;
pub use validate::{GeometryFault, faults};
pub use weights::{NotConserved, Piece, Weights};

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod real_data_tests;
#[cfg(test)]
mod testdata;
