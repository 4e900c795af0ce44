//! From lines to a graph: what is no line is left out, what meets is joined, and lines are cut into edges at the nodes.

use super::join::{Joined, join};
use super::touch::add_touches;
use super::{Edge, Joining, Line, Network, NetworkReport, Options, WalkClass, bridges, parts, snap};
use crate::access::minutes_per_metre;
use geo_types::Coord;

/// A line that has a length.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) corners: Vec<Coord<f64>>,
    pub(super) level: i8,
    class: WalkClass,
    line: u32,
}

impl Path {
    fn new((number, line): (usize, &Line<'_>)) -> Option<Self> {
        let mut corners = line.geometry.0.clone();
        corners.dedup();
        let finite = corners.iter().all(|c| c.x.is_finite() && c.y.is_finite());
        let line = Self { corners, level: line.level, class: line.class, line: u32::try_from(number).ok()? };
        (finite && line.corners.len() > 1).then_some(line)
    }

    /// Whether a corner is an end.
    pub(super) fn is_end(&self, corner: usize) -> bool {
        corner == 0 || corner + 1 == self.corners.len()
    }
}

/// Distance of two points, m.
pub(super) fn apart(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Length of a line through these corners, m.
pub(super) fn length(corners: &[Coord<f64>]) -> f64 {
    corners.windows(2).map(|w| apart(w[0], w[1])).sum()
}

pub(super) fn build(lines: &[Line<'_>], options: Options) -> (Network, NetworkReport) {
    let mut paths: Vec<Path> = lines.iter().enumerate().filter_map(Path::new).collect();
    if options.joining == Joining::CornersAndTouches {
        add_touches(&mut paths, options.tolerance);
    }
    let joined = join(&paths, options.tolerance);
    let snapped_ends = joined.moved_ends;
    let (edges, corners) = cut(&paths, &joined, &options);

    let mut kept: Vec<u32> = edges.iter().map(|e| e.line).collect();
    kept.dedup();
    let dropped = lines.len() - kept.len();
    let parts = parts::parts(joined.nodes.len(), &edges);
    let (first, arcs) = parts::arcs(joined.nodes.len(), &edges);
    let cut_edges = bridges::cut_edges(&first, &arcs, &edges);
    let length: f64 = parts.lengths.iter().sum();
    let report = NetworkReport {
        nodes: joined.nodes.len(),
        edges: edges.len(),
        length,
        components: parts.lengths.len(),
        largest_share: parts.lengths.first().map_or(0.0, |l| if length > 0.0 { l / length } else { 1.0 }),
        bridges: cut_edges.len(),
        snapped_ends,
        dropped,
    };
    let takes_places = |edge: &Edge| {
        let part = parts.component[edge.nodes[0] as usize];
        edge.level == 0 && (part == 0 || parts.lengths[part as usize] >= options.least_component)
    };
    let index = snap::index(&edges, &corners, takes_places);
    let (nodes, component) = (joined.nodes, parts.component);
    (Network { options, nodes, edges, corners, first, arcs, component, cut_edges, index }, report)
}

/// Pieces of the paths between nodes, and their corners. A piece from a node back to it that is no longer than what joining
/// may have moved is left out.
fn cut(paths: &[Path], joined: &Joined, options: &Options) -> (Vec<Edge>, Vec<Coord<f64>>) {
    let (mut edges, mut corners) = (Vec::new(), Vec::new());
    let mut vertex = 0;
    for path in paths {
        let pace = minutes_per_metre(match path.class {
            WalkClass::Path | WalkClass::Road => options.speed,
            WalkClass::Stairs => options.stairs,
        });
        let mut piece: Vec<Coord<f64>> = Vec::new();
        let mut from = 0;
        for &corner in &path.corners {
            let node = joined.node[vertex];
            vertex += 1;
            let Some(node) = node else {
                piece.push(corner);
                continue;
            };
            piece.push(joined.nodes[node as usize]);
            if piece.len() > 1 {
                let length = length(&piece);
                if from != node || length > 2.0 * options.tolerance {
                    let start = corners.len() as u32;
                    corners.extend_from_slice(&piece);
                    edges.push(Edge {
                        nodes: [from, node],
                        length,
                        minutes: length * pace,
                        class: path.class,
                        level: path.level,
                        line: path.line,
                        corners: [start, corners.len() as u32],
                    });
                }
            }
            piece.clear();
            piece.push(joined.nodes[node as usize]);
            from = node;
        }
    }
    (edges, corners)
}
