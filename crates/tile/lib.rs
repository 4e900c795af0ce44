//! Vector tiles of a layer: tile grid, coverage-preserving simplification, clipping, MVT 2.1 and the pre-encoded pyramid.
//!
//! Input is EPSG:3857 (metres), projected by the caller. Nothing here does IO, knows async or reads a clock, and the same
//! layer gives the same bytes. Rights, caching headers and TileJSON belong to the server.

mod assemble;
mod clip;
mod compress;
mod grid;
mod id;
mod layer;
mod mvt;
mod protobuf;
mod pyramid;
#[cfg(test)]
mod real_data_tests;
mod simplify;
mod split;
#[cfg(test)]
mod testing;
mod topology;
mod vertex_grid;
mod world;

pub use compress::{Encoded, compose};
pub use grid::{BUFFER, EXTENT, MAX_ZOOM, TileId, TileRangeError};
pub use id::stable_id;
pub use layer::{Feature, Geometry, Layer, Property};
pub use pyramid::{ENCODER_VERSION, Pyramid};
