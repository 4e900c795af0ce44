//! Places on the network: the nearest point of the nearest edge one may step onto.

use super::{Edge, Network};
use geo_types::Coord;
use rayon::prelude::*;
use rstar::{AABB, PointDistance, RTree, RTreeObject};

/// Where a place stands on the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snap {
    /// The place itself.
    pub point: Coord<f64>,
    /// The edge.
    pub edge: u32,
    /// Part of the edge from its first node, 0–1.
    pub t: f64,
    /// From the place to the edge, m; walked at the same speed.
    pub distance: f64,
}

/// A straight piece of an edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    a: [f64; 2],
    b: [f64; 2],
    /// From the edge's first node to `a`, m.
    along: f64,
    edge: u32,
}

impl Piece {
    /// Part of the piece, 0–1, and the squared distance to it.
    fn nearest(&self, p: [f64; 2]) -> (f64, f64) {
        let [dx, dy] = [self.b[0] - self.a[0], self.b[1] - self.a[1]];
        let squared = dx * dx + dy * dy;
        let along = (p[0] - self.a[0]) * dx + (p[1] - self.a[1]) * dy;
        let t = if squared > 0.0 { (along / squared).clamp(0.0, 1.0) } else { 0.0 };
        let (x, y) = (self.a[0] + t * dx - p[0], self.a[1] + t * dy - p[1]);
        (t, x * x + y * y)
    }
}

impl RTreeObject for Piece {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.a, self.b)
    }
}

impl PointDistance for Piece {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        self.nearest(*point).1
    }
}

/// The pieces of the edges that take places.
pub(super) fn index(edges: &[Edge], corners: &[Coord<f64>], takes: impl Fn(&Edge) -> bool) -> RTree<Piece> {
    let mut pieces = Vec::new();
    for (number, edge) in edges.iter().enumerate().filter(|(_, e)| takes(e)) {
        let mut along = 0.0;
        for w in corners[edge.corners[0] as usize..edge.corners[1] as usize].windows(2) {
            let (a, b) = ([w[0].x, w[0].y], [w[1].x, w[1].y]);
            pieces.push(Piece { a, b, along, edge: number as u32 });
            along += super::build::apart(w[0], w[1]);
        }
    }
    RTree::bulk_load(pieces)
}

impl Network {
    /// Where a place (EPSG:25832) stands: on the nearest edge at ground level, within [`super::Options::reach`], of a
    /// component that takes places. One cannot step onto a bridge from below, nor into a tunnel from above.
    ///
    /// None means [`crate::access::Reason::NoSnap`].
    pub fn snap(&self, point: Coord<f64>) -> Option<Snap> {
        let p = [point.x, point.y];
        if !(point.x.is_finite() && point.y.is_finite()) {
            return None;
        }
        let piece = self.index.nearest_neighbor(&p)?;
        let (t, squared) = piece.nearest(p);
        let distance = squared.sqrt();
        let edge = &self.edges[piece.edge as usize];
        let length = (piece.b[0] - piece.a[0]).hypot(piece.b[1] - piece.a[1]);
        let t = if edge.length > 0.0 { ((piece.along + t * length) / edge.length).min(1.0) } else { 0.0 };
        (distance <= self.options.reach).then_some(Snap { point, edge: piece.edge, t, distance })
    }

    /// Where each of many places stands.
    pub fn snap_all(&self, points: &[Coord<f64>]) -> Vec<Option<Snap>> {
        points.par_iter().map(|p| self.snap(*p)).collect()
    }

    /// Minutes from a place to the nodes at the ends of its edge.
    pub(super) fn to_nodes(&self, snap: &Snap) -> [(u32, f64); 2] {
        let edge = &self.edges[snap.edge as usize];
        let walk = snap.distance * self.pace();
        let [a, b] = edge.nodes;
        [(a, walk + snap.t * edge.minutes), (b, walk + (1.0 - snap.t) * edge.minutes)]
    }

    /// Minutes between two places on the same edge along it; none where they stand on two. A place itself is 0 minutes away.
    pub(super) fn along_edge(&self, a: &Snap, b: &Snap) -> Option<f64> {
        if a.point == b.point {
            return Some(0.0);
        }
        let on_edge = (a.t - b.t).abs() * self.edges[a.edge as usize].minutes;
        (a.edge == b.edge).then(|| (a.distance + b.distance) * self.pace() + on_edge)
    }

    /// Component a place stands in.
    pub(super) fn part(&self, snap: &Snap) -> u32 {
        self.component[self.edges[snap.edge as usize].nodes[0] as usize]
    }
}
