//! Topology of a layer: chains (rings and lines) over shared vertices, so that a border between neighbours exists once.
//!
//! Vertices closer than [`SNAP`] become one. A vertex of one chain that lies on a segment of another (a T-junction) is
//! inserted there, within [`junction_tolerance`]; what is narrower than that falls together and is left out.

use crate::vertex_grid::VertexGrid;
use crate::world::Bounds;
use geo_types::Coord;
use rayon::prelude::*;
use std::collections::{HashMap, VecDeque};

/// Vertices closer than this are the same: 1/64 unit at zoom 14, which is 4 mm on the ground at 63° north.
pub(crate) const SNAP: f64 = 1.0 / 64.0;
/// No T-junction is looked for further from a segment than this, units: what rounding to the tile grid can hide.
const FARTHEST_JUNCTION: f64 = 0.5;
/// A line that is straight in UTM bends by up to L²/8R in mercator, so a vertex on it lies beside the chord of its ends.
/// In units of 0.597 m with R = 6 378 137 m the factor is 1.17e-8; half as much again is margin.
const BEND: f64 = 1.8e-8;

/// How far beside a segment a vertex may lie and still be on it, both in world units.
fn junction_tolerance(length_squared: f64) -> f64 {
    (SNAP + BEND * length_squared).min(FARTHEST_JUNCTION)
}

/// A ring or a line, as vertex numbers without repeats in a row. A ring does not repeat its first vertex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    pub(crate) vertices: Vec<u32>,
    pub(crate) closed: bool,
}

impl Chain {
    /// The segments as pairs of vertices, the closing one included.
    pub(crate) fn segments(&self) -> impl Iterator<Item = (u32, u32)> {
        let closing = match (self.vertices.last(), self.vertices.first()) {
            (Some(&last), Some(&first)) if self.closed && last != first => Some((last, first)),
            _ => None,
        };
        self.vertices.windows(2).map(|w| (w[0], w[1])).chain(closing)
    }
}

/// Vertices and the chains over them, in the order given.
pub(crate) struct Topology {
    pub(crate) points: Vec<Coord<f64>>,
    pub(crate) chains: Vec<Chain>,
}

impl Topology {
    /// Builds the topology of rings and lines in world units; `true` marks a ring, given without its closing point.
    pub(crate) fn new(chains: &[(Vec<Coord<f64>>, bool)]) -> Self {
        let mut snapper = Snapper::default();
        let mut chains: Vec<Chain> = chains
            .iter()
            .map(|(points, closed)| {
                let mut vertices: Vec<u32> = points.iter().map(|&p| snapper.vertex(p)).collect();
                vertices.dedup();
                while *closed && vertices.len() > 1 && vertices.first() == vertices.last() {
                    vertices.pop();
                }
                Chain { vertices, closed: *closed }
            })
            .collect();
        let points = snapper.points;
        insert_junctions(&points, &mut chains);
        for chain in chains.iter_mut().filter(|chain| chain.closed) {
            chain.vertices = without_spikes(&chain.vertices);
        }
        Self { points, chains }
    }
}

/// A ring without the places where it goes out and back along the same segment: a sliver narrower than the tolerance
/// becomes that when its junctions are inserted. Empty if nothing else is left.
fn without_spikes(ring: &[u32]) -> Vec<u32> {
    let mut kept: VecDeque<u32> = VecDeque::with_capacity(ring.len());
    for &v in ring {
        if kept.len() >= 2 && kept[kept.len() - 2] == v {
            kept.pop_back();
        } else if kept.back() != Some(&v) {
            kept.push_back(v);
        }
    }
    // The same where the ring closes.
    while kept.len() >= 3 {
        let n = kept.len();
        if kept[n - 1] == kept[0] || kept[n - 2] == kept[0] {
            kept.pop_back();
        } else if kept[n - 1] == kept[1] {
            kept.pop_front();
        } else {
            return kept.into();
        }
    }
    Vec::new()
}

/// Gives every place one vertex: the first that was seen within [`SNAP`] of it.
#[derive(Default)]
struct Snapper {
    points: Vec<Coord<f64>>,
    /// Newest vertex of a cell, and for each vertex the one before it in its cell.
    newest: HashMap<(i64, i64), u32>,
    before: Vec<Option<u32>>,
}

impl Snapper {
    /// Much wider than the snap distance, so that most places look into one cell only.
    const CELL: f64 = 16.0 * SNAP;

    fn cell(x: f64) -> i64 {
        (x / Self::CELL).floor() as i64
    }

    fn vertex(&mut self, p: Coord<f64>) -> u32 {
        for x in Self::cell(p.x - SNAP)..=Self::cell(p.x + SNAP) {
            for y in Self::cell(p.y - SNAP)..=Self::cell(p.y + SNAP) {
                let mut candidate = self.newest.get(&(x, y)).copied();
                while let Some(v) = candidate {
                    let q = self.points[v as usize];
                    if (q.x - p.x).powi(2) + (q.y - p.y).powi(2) <= SNAP * SNAP {
                        return v;
                    }
                    candidate = self.before[v as usize];
                }
            }
        }
        let new = self.points.len() as u32;
        self.points.push(p);
        self.before.push(self.newest.insert((Self::cell(p.x), Self::cell(p.y)), new));
        new
    }
}

/// Inserts into every segment the vertices that lie on it, in order along it.
fn insert_junctions(points: &[Coord<f64>], chains: &mut [Chain]) {
    let all: Vec<u32> = (0..points.len() as u32).collect();
    let grid = VertexGrid::new(points, &all);
    chains.par_iter_mut().for_each(|chain| {
        let mut vertices = Vec::with_capacity(chain.vertices.len());
        for (a, b) in chain.segments() {
            vertices.push(a);
            vertices.extend(vertices_on(points, &grid, a, b));
        }
        if let (false, Some(&last)) = (chain.closed, chain.vertices.last()) {
            vertices.push(last);
        }
        chain.vertices = vertices;
    });
}

/// The vertices strictly between a and b on their segment, sorted from a to b. The answer for (b, a) is the same, reversed.
fn vertices_on(points: &[Coord<f64>], grid: &VertexGrid, a: u32, b: u32) -> Vec<u32> {
    let (low, high) = (a.min(b), a.max(b));
    let (p, q) = (points[low as usize], points[high as usize]);
    let d = Coord { x: q.x - p.x, y: q.y - p.y };
    let length_squared = d.x * d.x + d.y * d.y;
    let tolerance = junction_tolerance(length_squared);
    let Some(bounds) = Bounds::of([&p, &q]) else { return Vec::new() };
    let bounds = bounds.grown(tolerance);
    let mut found: Vec<(f64, u32)> = grid
        .near(bounds)
        .filter(|&v| v != a && v != b && bounds.contains(points[v as usize]))
        .filter_map(|v| {
            let r = Coord { x: points[v as usize].x - p.x, y: points[v as usize].y - p.y };
            let along = r.x * d.x + r.y * d.y;
            let beside = d.x * r.y - d.y * r.x;
            let on = along > 0.0 && along < length_squared && beside * beside <= tolerance * tolerance * length_squared;
            on.then_some((along, v))
        })
        .collect();
    found.sort_unstable_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
    let vertices = found.into_iter().map(|(_, v)| v);
    if a == low { vertices.collect() } else { vertices.rev().collect() }
}

#[cfg(test)]
mod tests;
