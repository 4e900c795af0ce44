//! Tile numbers and their range.

use super::*;

#[test]
fn the_corners_of_the_grid_are_tiles() {
    assert!(TileId::new(0, 0, 0).is_ok());
    let last = TileId::new(14, 16383, 16383).unwrap();
    assert_eq!((last.z(), last.x(), last.y()), (14, 16383, 16383));
}

#[test]
fn an_address_outside_the_grid_says_what_the_range_is() {
    assert_eq!(TileId::new(15, 0, 0), Err(TileRangeError::ZoomTooHigh { z: 15 }));
    let error = TileId::new(3, 8, 0).unwrap_err();
    assert_eq!(error.to_string(), "tile 3/8/0 is outside the grid; x and y go from 0 to 7 at zoom 3");
    assert!(TileId::new(3, 0, 8).is_err());
    assert!(TileId::new(255, 0, 0).is_err());
}

#[test]
fn four_children_cover_their_parent() {
    let parent = TileId::new(10, 541, 276).unwrap();
    let children = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(e, s)| parent.child(e, s));
    let expected = [(1082, 552), (1083, 552), (1082, 553), (1083, 553)].map(|(x, y)| TileId::new(11, x, y).unwrap());
    assert_eq!(children, expected);
}
