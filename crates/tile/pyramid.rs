//! The pyramid: every tile of a layer that has something in it, encoded ahead of all requests.

use crate::assemble::Assembly;
use crate::compress::Encoded;
use crate::grid::{MAX_ZOOM, TileId};
use crate::layer::Layer;
use crate::mvt::Encoder;
use crate::simplify::Simplifier;
use crate::split::tiles;
use crate::world::{to_lonlat, units_at};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Rises when the same layer would give other bytes, by the encoder or by a compressor, so that caches let go of the old ones.
pub const ENCODER_VERSION: u32 = 2;

/// Smallest triangle (square tile units) that stays at the finest zoom, where clients overzoom: 0.07 m² on the ground at
/// 63° north and zoom 14.
const FINEST_TRIANGLE: f64 = 1.0;
/// The same at coarser zooms: 16 square units are a quarter of a pixel where a tile is 512 pixels wide.
const COARSER_TRIANGLE: f64 = 16.0;

/// All tiles of one layer.
#[derive(Debug, Clone)]
pub struct Pyramid {
    tiles: Vec<(TileId, Encoded)>,
    version: String,
    bounds_lonlat: Option<[f64; 4]>,
    min_zoom: u8,
    max_zoom: u8,
    fields: BTreeMap<String, &'static str>,
}

struct Tile {
    id: TileId,
    encoded: Encoded,
    digest: [u8; 32],
}

impl Pyramid {
    /// Simplifies, cuts and encodes a layer, on all threads of the current rayon pool. The same layer gives
    /// the same bytes and version.
    pub fn build(layer: &Layer) -> Self {
        let max_zoom = layer.max_zoom.min(MAX_ZOOM);
        let mut assembly = Assembly::new(&layer.features);
        let mut simplifier = Simplifier::new(assembly.take_topology());
        let encoder = Encoder::new(layer);
        let encode = |id: TileId, pieces: &[_]| encoder.encode(id, pieces).map(|raw| finish(id, raw));
        let zooms: Vec<u8> = (layer.min_zoom..=max_zoom).rev().collect();
        let mut by_zoom: Vec<Vec<Tile>> = zooms.iter().map(|_| Vec::new()).collect();
        // Simplification goes from zoom to zoom and cannot be shared out; the tiles of finer zooms are made beside it.
        rayon::scope(|scope| {
            for (&zoom, slot) in zooms.iter().zip(&mut by_zoom) {
                let triangle = if zoom == max_zoom { FINEST_TRIANGLE } else { COARSER_TRIANGLE };
                simplifier.reduce(triangle * units_at(zoom).powi(2));
                let pieces = assembly.pieces(&simplifier, zoom);
                let encode = &encode;
                scope.spawn(move |_| *slot = tiles(pieces, zoom, encode));
            }
        });
        let mut tiles: Vec<Tile> = by_zoom.into_iter().flatten().collect();
        tiles.sort_unstable_by_key(|tile| tile.id);
        Self {
            version: version(&tiles),
            tiles: tiles.into_iter().map(|tile| (tile.id, tile.encoded)).collect(),
            bounds_lonlat: assembly.bounds().map(|bounds| {
                let (north_west, south_east) = (to_lonlat(bounds.min), to_lonlat(bounds.max));
                [north_west.x, south_east.y, south_east.x, north_west.y]
            }),
            min_zoom: layer.min_zoom,
            max_zoom,
            fields: fields(layer),
        }
    }

    /// The tile at an address; none where the layer has nothing (an empty tile if the zoom is in range).
    pub fn get(&self, id: TileId) -> Option<&Encoded> {
        let i = self.tiles.binary_search_by_key(&id, |tile| tile.0).ok()?;
        Some(&self.tiles[i].1)
    }

    /// 32 hexadecimal digits that change when the encoder or a byte of any tile does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// West, south, east and north of all features, EPSG:4326 degrees; none for a layer without geometry.
    pub fn bounds_lonlat(&self) -> Option<[f64; 4]> {
        self.bounds_lonlat
    }

    /// Coarsest zoom with tiles.
    pub fn min_zoom(&self) -> u8 {
        self.min_zoom
    }

    /// Finest zoom with tiles.
    pub fn max_zoom(&self) -> u8 {
        self.max_zoom
    }

    /// The properties that features have, with their TileJSON types `String`, `Number` or `Boolean`. A property of several
    /// types is a `String`.
    pub fn fields(&self) -> &BTreeMap<String, &'static str> {
        &self.fields
    }

    /// Bytes held, all encodings together.
    pub fn bytes(&self) -> usize {
        self.tiles.iter().map(|(_, tile)| tile.held()).sum()
    }

    /// Every tile that is not empty, by zoom, column and row.
    pub fn tiles(&self) -> impl Iterator<Item = (TileId, &Encoded)> {
        self.tiles.iter().map(|(id, encoded)| (*id, encoded))
    }
}

fn finish(id: TileId, raw: Vec<u8>) -> Tile {
    let mut hasher = Sha256::new();
    for number in [u32::from(id.z()), id.x(), id.y()] {
        hasher.update(number.to_le_bytes());
    }
    hasher.update((raw.len() as u64).to_le_bytes());
    hasher.update(&raw);
    Tile { id, digest: hasher.finalize().into(), encoded: Encoded::new(raw.into()) }
}

fn version(tiles: &[Tile]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(ENCODER_VERSION.to_le_bytes());
    tiles.iter().for_each(|tile| hasher.update(tile.digest));
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn fields(layer: &Layer) -> BTreeMap<String, &'static str> {
    let mut fields = BTreeMap::new();
    for (key, value) in layer.features.iter().flat_map(|feature| &feature.properties) {
        let kind = value.field_type();
        let known = fields.entry((*key).to_owned()).or_insert(kind);
        if *known != kind {
            *known = "String";
        }
    }
    fields
}

#[cfg(test)]
mod tests;
