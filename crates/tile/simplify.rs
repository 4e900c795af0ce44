//! Coverage-preserving simplification: vertices are taken away by the area of their triangle (Visvalingam–Whyatt), once for
//! all chains that share them, and only where the triangle holds no other vertex (topology-preserving, as in the coverage
//! simplifier of JTS and GEOS). So borders stay shared, and neither crossing, sliver nor gap can arise.
//!
//! A vertex with exactly two neighbours may go; every other is a node and stays. A new segment never doubles an existing
//! one, which also keeps three vertices in every ring. No ring needs an arbitrary start, so the result does not depend on it.

use crate::topology::Topology;
use crate::vertex_grid::VertexGrid;
use crate::world::{Bounds, cross};
use geo_types::Coord;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

const NONE: u32 = u32::MAX;

/// A topology that loses detail step by step, from fine to coarse.
pub(crate) struct Simplifier {
    pub(crate) topology: Topology,
    alive: Vec<bool>,
    /// The two neighbours of a vertex that is not a node.
    links: Vec<[u32; 2]>,
    node: Vec<bool>,
    /// Segments from node to node, smaller number first; no list of links holds these.
    between_nodes: HashSet<(u32, u32)>,
    /// Counts changes of a vertex's neighbours, so that outdated queue entries are known.
    changes: Vec<u32>,
}

impl Simplifier {
    pub(crate) fn new(topology: Topology) -> Self {
        let n = topology.points.len();
        let mut links = vec![[NONE; 2]; n];
        let mut node = vec![false; n];
        for (a, b) in topology.chains.iter().flat_map(|chain| chain.segments()) {
            for (from, to) in [(a, b), (b, a)] {
                let link = &mut links[from as usize];
                match link {
                    [x, y] if *x == to || *y == to => {}
                    [x, _] if *x == NONE => *x = to,
                    [_, y] if *y == NONE => *y = to,
                    _ => node[from as usize] = true,
                }
            }
        }
        for (node, link) in node.iter_mut().zip(&links) {
            *node |= link[1] == NONE;
        }
        let ends = topology.chains.iter().filter(|c| !c.closed).flat_map(|c| [c.vertices.first(), c.vertices.last()]);
        for end in ends.flatten() {
            node[*end as usize] = true;
        }
        let between_nodes = (topology.chains.iter().flat_map(|chain| chain.segments()))
            .filter(|&(a, b)| node[a as usize] && node[b as usize])
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        Self { alive: vec![true; n], links, node, between_nodes, changes: vec![0; n], topology }
    }

    /// Takes away vertices whose triangle is at most this large (square world units), smallest first, ties by number.
    pub(crate) fn reduce(&mut self, max_area: f64) {
        let alive: Vec<u32> = (0..self.alive.len() as u32).filter(|&v| self.alive[v as usize]).collect();
        let grid = VertexGrid::new(&self.topology.points, &alive);
        let mut queue: BinaryHeap<_> = alive.iter().filter_map(|&v| self.entry(v, max_area)).collect();
        while let Some(Reverse((_, v, change))) = queue.pop() {
            if !self.alive[v as usize] || self.changes[v as usize] != change || !self.may_go(v, &grid) {
                continue;
            }
            self.alive[v as usize] = false;
            let [p, n] = self.links[v as usize];
            self.join(p, v, n);
            self.join(n, v, p);
            for w in [p, n] {
                self.changes[w as usize] += 1;
                queue.extend(self.entry(w, max_area));
            }
        }
    }

    /// What is left of a chain.
    pub(crate) fn points(&self, chain: usize) -> impl Iterator<Item = Coord<f64>> {
        let vertices = self.topology.chains[chain].vertices.iter();
        vertices.filter(|&&v| self.alive[v as usize]).map(|&v| self.topology.points[v as usize])
    }

    fn at(&self, v: u32) -> Coord<f64> {
        self.topology.points[v as usize]
    }

    /// A vertex's place in the queue: area (as bits, which order as the positive number does), number, state.
    fn entry(&self, v: u32, max_area: f64) -> Option<Reverse<(u64, u32, u32)>> {
        if self.node[v as usize] {
            return None;
        }
        let [p, n] = self.links[v as usize];
        let area = cross(self.at(p), self.at(v), self.at(n)).abs() / 2.0;
        (area <= max_area).then(|| Reverse((area.to_bits(), v, self.changes[v as usize])))
    }

    fn may_go(&self, v: u32, grid: &VertexGrid) -> bool {
        let [p, n] = self.links[v as usize];
        if self.joined(p, n) {
            return false;
        }
        let corners = [self.at(p), self.at(v), self.at(n)];
        let Some(bounds) = Bounds::of(&corners) else { return false };
        !grid.near(bounds).any(|w| {
            let inside = |q| bounds.contains(q) && in_triangle(corners, q);
            w != p && w != v && w != n && self.alive[w as usize] && inside(self.at(w))
        })
    }

    /// Whether a segment between two vertices exists.
    fn joined(&self, a: u32, b: u32) -> bool {
        match (self.node[a as usize], self.node[b as usize]) {
            (true, true) => self.between_nodes.contains(&(a.min(b), a.max(b))),
            (true, false) => self.links[b as usize].contains(&a),
            (false, _) => self.links[a as usize].contains(&b),
        }
    }

    /// Puts `to` in the place of `gone` among the neighbours of `of`.
    fn join(&mut self, of: u32, gone: u32, to: u32) {
        if !self.node[of as usize] {
            let link = &mut self.links[of as usize];
            link[usize::from(link[0] != gone)] = to;
        } else if self.node[to as usize] {
            self.between_nodes.insert((of.min(to), of.max(to)));
        }
    }
}

/// Whether a place lies in the triangle or on its edge. In doubt yes: that only keeps a vertex that might have gone.
fn in_triangle([a, b, c]: [Coord<f64>; 3], q: Coord<f64>) -> bool {
    let whole = cross(a, b, c);
    let turn = if whole < 0.0 { -1.0 } else { 1.0 };
    let doubt = -1e-9 * (1.0 + whole.abs());
    cross(a, b, q) * turn >= doubt && cross(b, c, q) * turn >= doubt && cross(c, a, q) * turn >= doubt
}

#[cfg(test)]
mod tests;
