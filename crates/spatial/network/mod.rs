//! The walking network: lines joined into a graph, places set on its edges, and walking times along it.
//!
//! One walks either way, so the graph is undirected, and it is a multigraph: two paths may join the same two corners, and a
//! path may end where it began. Its search is the plain one of Dijkstra, from as many places at once as there are and with
//! n labels for each node: no crate has that, nor trips that begin and end within an edge, and contraction does not help one
//! who asks for everything within a quarter of an hour. `petgraph` gives the disjoint sets, and in the tests the second answer.
//!
//! Geometry is EPSG:25832 (metres); times are minutes. What the times mean for people and arenas is left to `access`.

mod bridges;
mod build;
mod isochrone;
mod join;
mod matrix;
mod nearest;
mod parts;
mod search;
mod snap;
mod touch;

pub use bridges::CutEdge;
pub use isochrone::{Isochrone, STREET};
pub use snap::Snap;

use geo_types::{Coord, LineString};
use rstar::RTree;

/// What one walks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WalkClass {
    /// A foot or cycle path, a pavement.
    Path,
    /// A road one may walk along.
    Road,
    /// Stairs.
    Stairs,
}

/// A line of the source, in EPSG:25832.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Its corners; lines without length or with a corner that is no number are dropped.
    pub geometry: &'a LineString<f64>,
    /// What it is.
    pub class: WalkClass,
    /// 0 on the ground, above it a bridge, below it a tunnel.
    pub level: i8,
}

/// Where lines are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// At ends and shared corners only, as OpenStreetMap has them.
    Corners,
    /// Also where an end touches another line of its level between two corners (NVDB, GeoJSON).
    CornersAndTouches,
}

/// How a network is built.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Ends and corners nearer than this are the same, m.
    pub tolerance: f64,
    /// Where lines are joined.
    pub joining: Joining,
    /// Walking speed, km/h.
    pub speed: f64,
    /// Speed on stairs, along their length on the map, km/h. An assumption: half of the walking speed, up and down alike.
    pub stairs: f64,
    /// A place further from the network than this does not stand on it, m.
    pub reach: f64,
    /// A component shorter than this in all, m, takes no places, unless it is the largest: a path that is drawn loose is a
    /// fault of the map and nobody's only way, while an island with its own roads is real.
    pub least_component: f64,
}

impl Default for Options {
    fn default() -> Self {
        let speed = crate::access::WALKING_SPEED;
        Self {
            tolerance: 0.5,
            joining: Joining::CornersAndTouches,
            speed,
            stairs: speed / 2.0,
            reach: 250.0,
            least_component: 1000.0,
        }
    }
}

/// What building found.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkReport {
    /// Ends and corners where lines meet or stop.
    pub nodes: usize,
    /// Pieces of line between them.
    pub edges: usize,
    /// All edges together, m.
    pub length: f64,
    /// Parts that are not joined to each other.
    pub components: usize,
    /// Share of the length that is in the longest of them, 0–1; 0 where there is nothing.
    pub largest_share: f64,
    /// Edges without which a component falls apart, dead ends included; see [`Network::cut_edges`].
    pub bridges: usize,
    /// Ends that were moved to meet another line.
    pub snapped_ends: usize,
    /// Lines that were left out: without length, not finite, or shorter than what is joined.
    pub dropped: usize,
}

/// A piece of line between two nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The nodes at its ends.
    pub nodes: [u32; 2],
    /// Length in m.
    pub length: f64,
    /// Minutes to walk it.
    pub minutes: f64,
    /// What it is.
    pub class: WalkClass,
    /// Level of its line.
    pub level: i8,
    /// Which of the lines given it is a piece of.
    pub line: u32,
    corners: [u32; 2],
}

/// One direction of an edge.
#[derive(Debug, Clone, Copy)]
struct Arc {
    minutes: f64,
    to: u32,
    edge: u32,
}

/// A network to walk on.
#[derive(Debug)]
pub struct Network {
    options: Options,
    nodes: Vec<Coord<f64>>,
    edges: Vec<Edge>,
    corners: Vec<Coord<f64>>,
    /// Where the arcs of each node begin, and the end of the last.
    first: Vec<u32>,
    arcs: Vec<Arc>,
    /// Component of each node, 0 for the longest.
    component: Vec<u32>,
    cut_edges: Vec<CutEdge>,
    index: RTree<snap::Piece>,
}

impl Network {
    /// Joins lines into a network. The same lines in the same order give the same network.
    pub fn build(lines: &[Line<'_>], options: Options) -> (Self, NetworkReport) {
        build::build(lines, options)
    }

    /// What it was built with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Where the nodes are.
    pub fn nodes(&self) -> &[Coord<f64>] {
        &self.nodes
    }

    /// The edges.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The corners of an edge, from its first node to its second.
    pub fn geometry(&self, edge: &Edge) -> &[Coord<f64>] {
        &self.corners[edge.corners[0] as usize..edge.corners[1] as usize]
    }

    /// Edges without which a component falls apart, with what would be cut off; those that cut off most come first.
    pub fn cut_edges(&self) -> &[CutEdge] {
        &self.cut_edges
    }

    /// Which component a node is in, 0 for the longest.
    pub fn component(&self, node: u32) -> u32 {
        self.component[node as usize]
    }

    fn arcs(&self, node: u32) -> &[Arc] {
        let node = node as usize;
        &self.arcs[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Minutes to walk a metre off the network.
    fn pace(&self) -> f64 {
        crate::access::minutes_per_metre(self.options.speed)
    }
}

#[cfg(test)]
mod tests;
