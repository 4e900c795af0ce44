//! Cuts a layer's pieces into tiles: from the whole world down, each half is clipped from what its parent kept, so a
//! vertex is looked at a few times per zoom and not once per tile.

use crate::clip::{Axis, HalfPlane, Piece, divide, keep};
use crate::grid::{BUFFER, MAX_ZOOM, TileId};
use crate::world::{WORLD, units_at};

/// Calls `encode` for every tile of a zoom that has geometry within its buffer, in parallel; the answers stand in an order
/// that does not depend on threads.
pub(crate) fn tiles<T: Send>(
    pieces: Vec<Piece>,
    zoom: u8,
    encode: &(impl Fn(TileId, &[Piece]) -> Option<T> + Sync),
) -> Vec<T> {
    let buffer = f64::from(BUFFER) * units_at(zoom);
    let edges = [Axis::X, Axis::Y].map(|axis| [HalfPlane::From(axis, -buffer), HalfPlane::UpTo(axis, WORLD + buffer)]);
    let pieces = edges.into_iter().flatten().fold(pieces, keep);
    below(TileId::ROOT, pieces, zoom, buffer, encode)
}

fn below<T: Send>(
    tile: TileId,
    pieces: Vec<Piece>,
    zoom: u8,
    buffer: f64,
    encode: &(impl Fn(TileId, &[Piece]) -> Option<T> + Sync),
) -> Vec<T> {
    if pieces.is_empty() {
        return Vec::new();
    }
    if tile.z() == zoom {
        return encode(tile, &pieces).into_iter().collect();
    }
    let side = WORLD / f64::from(1_u32 << tile.z());
    let halves = |pieces: Vec<Piece>, axis: Axis, position: u32| {
        let middle = (f64::from(position) + 0.5) * side;
        divide(pieces, HalfPlane::UpTo(axis, middle + buffer), HalfPlane::From(axis, middle - buffer))
    };
    debug_assert!(tile.z() < MAX_ZOOM);
    let column = |pieces: Vec<Piece>, east: u32| {
        let (north, south) = halves(pieces, Axis::Y, tile.y());
        rayon::join(
            || below(tile.child(east, 0), north, zoom, buffer, encode),
            || below(tile.child(east, 1), south, zoom, buffer, encode),
        )
    };
    let (west, east) = halves(pieces, Axis::X, tile.x());
    let ((mut tiles, b), (c, d)) = rayon::join(|| column(west, 0), || column(east, 1));
    tiles.extend(b.into_iter().chain(c).chain(d));
    tiles
}
