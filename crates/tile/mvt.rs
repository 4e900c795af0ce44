//! Mapbox Vector Tile 2.1: one layer of one tile as bytes. Keys and values stand once per tile, rings turn as the
//! specification asks (exterior positive, hole negative), and what rounding makes nothing is left out.

use crate::clip::{Piece, Role};
use crate::grid::{EXTENT, TileId};
use crate::layer::{Layer, Property};
use crate::protobuf::{Message, varint, zigzag};
use crate::world::{rounded, units_at};
use geo_types::Coord;
use std::collections::HashMap;

const MOVE_TO: u64 = 1;
const LINE_TO: u64 = 2;
const CLOSE_PATH: u64 = 7;

/// Writes tiles of one layer.
pub(crate) struct Encoder<'a> {
    layer: &'a Layer,
    keys: Vec<&'static str>,
    /// Distinct values, each an encoded `Value` message.
    values: Vec<Vec<u8>>,
    /// Key and value numbers of each feature.
    tags: Vec<Vec<(u32, u32)>>,
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(layer: &'a Layer) -> Self {
        let (mut keys, mut values) = (Table::default(), Table::default());
        let tags = layer.features.iter().map(|feature| {
            feature
                .properties
                .iter()
                .map(|(key, value)| (keys.number(*key), values.number(value_message(value))))
                .collect()
        });
        let tags = tags.collect();
        Self { layer, keys: keys.items, values: values.items, tags }
    }

    /// The tile's bytes; none if no feature leaves anything in it.
    pub(crate) fn encode(&self, tile: TileId, pieces: &[Piece]) -> Option<Vec<u8>> {
        let (mut keys, mut values) = (Table::default(), Table::default());
        let mut layer = Message(Vec::with_capacity(64 + 4 * pieces.iter().map(|p| p.points.len()).sum::<usize>()));
        layer.varint_field(15, 2);
        layer.bytes_field(1, self.layer.name.as_bytes());
        let empty = layer.0.len();
        let (mut feature, mut tags) = (Message::default(), Vec::new());
        for pieces in pieces.chunk_by(|a, b| a.feature == b.feature) {
            let Some(geometry) = Geometry::of(tile, pieces) else { continue };
            let i = pieces[0].feature as usize;
            feature.0.clear();
            tags.clear();
            for &(key, value) in &self.tags[i] {
                varint(&mut tags, u64::from(keys.number(key)));
                varint(&mut tags, u64::from(values.number(value)));
            }
            feature.varint_field(1, self.layer.features[i].id);
            if !tags.is_empty() {
                feature.bytes_field(2, &tags);
            }
            feature.varint_field(3, geometry.kind);
            feature.bytes_field(4, &geometry.commands);
            layer.bytes_field(2, &feature.0);
        }
        if layer.0.len() == empty {
            return None;
        }
        keys.items.iter().for_each(|key| layer.bytes_field(3, self.keys[*key as usize].as_bytes()));
        values.items.iter().for_each(|value| layer.bytes_field(4, &self.values[*value as usize]));
        layer.varint_field(5, u64::from(EXTENT));
        let mut bytes = Message(Vec::with_capacity(layer.0.len() + 6));
        bytes.bytes_field(3, &layer.0);
        Some(bytes.0)
    }
}

/// Numbers distinct items in order of appearance.
struct Table<T> {
    items: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Table<T> {
    fn number(&mut self, item: T) -> u32 {
        *self.numbers.entry(item).or_insert_with_key(|item| {
            self.items.push(item.clone());
            self.items.len() as u32 - 1
        })
    }
}

fn value_message(property: &Property) -> Vec<u8> {
    let mut message = Message::default();
    match property {
        Property::Text(text) => message.bytes_field(1, text.as_bytes()),
        Property::Number(number) => message.double_field(3, *number),
        Property::Integer(number) if *number >= 0 => message.varint_field(4, *number as u64),
        Property::Integer(number) => message.varint_field(6, zigzag(*number)),
        Property::Flag(flag) => message.varint_field(7, u64::from(*flag)),
    }
    message.0
}

/// Drawing commands of one feature, deltas from one cursor.
#[derive(Default)]
struct Geometry {
    kind: u64,
    commands: Vec<u8>,
    cursor: (i64, i64),
    points: Vec<(i64, i64)>,
}

impl Geometry {
    fn of(tile: TileId, pieces: &[Piece]) -> Option<Self> {
        let units = units_at(tile.z());
        let origin = (i64::from(tile.x()) * i64::from(EXTENT), i64::from(tile.y()) * i64::from(EXTENT));
        let mut geometry = Self::default();
        // A hole whose exterior came to nothing would cut into the polygon before it.
        let mut exterior_stands = false;
        for piece in pieces {
            let mut points = to_grid(&piece.points, units, origin);
            match piece.role {
                Role::Points => geometry.points.append(&mut points),
                Role::Line if points.len() >= 2 => geometry.line(&points),
                Role::Line => {}
                Role::Exterior => {
                    let area = doubled_area(&points);
                    if area < 0 {
                        points.reverse();
                    }
                    exterior_stands = area != 0;
                    if exterior_stands {
                        geometry.ring(&points);
                    }
                }
                Role::Hole if exterior_stands && doubled_area(&points) < 0 => geometry.ring(&points),
                Role::Hole => {}
            }
        }
        let points = std::mem::take(&mut geometry.points);
        if !points.is_empty() {
            geometry.kind = 1;
            geometry.command(MOVE_TO, points.len());
            points.iter().for_each(|p| geometry.step(*p));
        }
        (!geometry.commands.is_empty()).then_some(geometry)
    }

    fn line(&mut self, points: &[(i64, i64)]) {
        self.kind = 2;
        self.command(MOVE_TO, 1);
        self.step(points[0]);
        self.command(LINE_TO, points.len() - 1);
        points[1..].iter().for_each(|p| self.step(*p));
    }

    fn ring(&mut self, points: &[(i64, i64)]) {
        // A ring ends where it began on the grid at times; ClosePath draws that step.
        let points = if points.first() == points.last() { &points[1..] } else { points };
        self.line(points);
        self.kind = 3;
        self.command(CLOSE_PATH, 1);
    }

    fn command(&mut self, id: u64, count: usize) {
        varint(&mut self.commands, (count as u64) << 3 | id);
    }

    fn step(&mut self, to: (i64, i64)) {
        varint(&mut self.commands, zigzag(to.0 - self.cursor.0));
        varint(&mut self.commands, zigzag(to.1 - self.cursor.1));
        self.cursor = to;
    }
}

/// Rounds to the grid, from the tile's corner, without repeats in a row.
pub(crate) fn to_grid(points: &[Coord<f64>], units: f64, origin: (i64, i64)) -> Vec<(i64, i64)> {
    let mut grid = Vec::with_capacity(points.len());
    for &p in points {
        let (x, y) = rounded(p, units);
        let p = (x - origin.0, y - origin.1);
        if grid.last() != Some(&p) {
            grid.push(p);
        }
    }
    grid
}

/// Twice the signed area of a ring by the surveyor's formula, which the specification defines direction by.
pub(crate) fn doubled_area(ring: &[(i64, i64)]) -> i64 {
    let Some(&(x0, y0)) = ring.first() else { return 0 };
    ring.windows(2).map(|w| (w[0].0 - x0) * (w[1].1 - y0) - (w[1].0 - x0) * (w[0].1 - y0)).sum()
}

#[cfg(test)]
mod tests;
