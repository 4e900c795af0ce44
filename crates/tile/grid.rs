//! The tile grid: which addresses exist, and the sizes that all tiles share.

/// Finest zoom that is encoded; clients overzoom beyond it.
pub const MAX_ZOOM: u8 = 14;
/// Units along the side of a tile.
pub const EXTENT: u32 = 4096;
/// Units of geometry that a tile carries beyond its edge, so that outlines and symbols meet across tiles.
pub const BUFFER: u32 = 64;

/// Address of a tile in the web mercator grid, x from the west and y from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

/// Why an address is not a tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TileRangeError {
    /// Finer than what is encoded.
    #[error("zoom {z} is over the maximum {MAX_ZOOM}; ask for zoom {MAX_ZOOM} and overzoom it")]
    ZoomTooHigh {
        /// The zoom asked for.
        z: u8,
    },
    /// Column or row beyond the grid of its zoom.
    #[error("tile {z}/{x}/{y} is outside the grid; x and y go from 0 to {max} at zoom {z}")]
    OutsideGrid {
        /// The zoom asked for.
        z: u8,
        /// The column asked for.
        x: u32,
        /// The row asked for.
        y: u32,
        /// The last column and row of that zoom.
        max: u32,
    },
}

impl TileId {
    /// Takes an address that lies in the grid: z ≤ [`MAX_ZOOM`], x and y < 2^z.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, TileRangeError> {
        if z > MAX_ZOOM {
            return Err(TileRangeError::ZoomTooHigh { z });
        }
        let max = (1_u32 << z) - 1;
        if x > max || y > max {
            return Err(TileRangeError::OutsideGrid { z, x, y, max });
        }
        Ok(Self { z, x, y })
    }

    /// Zoom.
    pub fn z(self) -> u8 {
        self.z
    }

    /// Column, from the west.
    pub fn x(self) -> u32 {
        self.x
    }

    /// Row, from the north.
    pub fn y(self) -> u32 {
        self.y
    }

    pub(crate) const ROOT: Self = Self { z: 0, x: 0, y: 0 };

    /// The child in the given half of each axis: 0 west or north, 1 east or south. Stays in the grid as long as z < [`MAX_ZOOM`].
    pub(crate) fn child(self, east: u32, south: u32) -> Self {
        debug_assert!(self.z < MAX_ZOOM && east < 2 && south < 2);
        Self { z: self.z + 1, x: self.x * 2 + east, y: self.y * 2 + south }
    }
}

#[cfg(test)]
mod tests;
