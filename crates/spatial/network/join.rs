//! Which corners of lines are the same place.
//!
//! - Ends join ends, whatever their levels: a bridge begins where the road before it stops.
//! - An end joins a corner of another line of its level, or of any level where it lies exactly on it.
//! - Two inner corners of one level join where each is the other's nearest on its line. A bridge is not joined to what it
//!   crosses, even where both have a corner there.
//!
//! Of each line only the nearest corner is joined, so that a bend drawn with many corners is not drawn together.

use super::build::{Path, apart, length};
use geo_types::Coord;
use petgraph::unionfind::UnionFind;

/// Corners nearer than this were meant to be the same, m.
const SAME: f64 = 1e-3;

/// Nodes, and which corner is at which.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) nodes: Vec<Coord<f64>>,
    /// Node of each corner of each path, one path after the other; none between nodes.
    pub(super) node: Vec<Option<u32>>,
    /// Ends that lie apart from what they were joined to.
    pub(super) moved_ends: usize,
}

#[derive(Debug, Clone, Copy)]
struct Vertex {
    at: Coord<f64>,
    path: u32,
    corner: u32,
    level: i8,
    end: bool,
}

/// Joins the corners of paths that lie within a tolerance (m).
pub(super) fn join(paths: &[Path], tolerance: f64) -> Joined {
    let vertices: Vec<Vertex> = paths.iter().enumerate().flat_map(|(p, path)| of_path(p as u32, path)).collect();
    let near = Near::new(&vertices, tolerance.max(SAME));
    let mut same = UnionFind::new(vertices.len());
    let mut moved = vec![false; vertices.len()];
    let mut found = Vec::new();
    for (i, v) in vertices.iter().enumerate() {
        near.of(i, &mut found);
        if v.end {
            found.retain(|(u, d)| {
                may_end_at(v, &vertices[*u], *d)
                    && (vertices[*u].path != v.path || far(paths, v, &vertices[*u], tolerance))
            });
            // Of each line an end before an inner corner, and the nearest of them.
            found.sort_by(|a, b| order(&vertices, a, b, true));
            let mut last = u32::MAX;
            for &(u, distance) in &found {
                if vertices[u].path != std::mem::replace(&mut last, vertices[u].path) || distance <= SAME {
                    same.union(i, u);
                    moved[i] |= distance > SAME;
                    moved[u] |= distance > SAME && vertices[u].end;
                }
            }
        } else {
            found.retain(|(u, _)| !vertices[*u].end && vertices[*u].level == v.level);
            found.sort_by(|a, b| order(&vertices, a, b, false));
            let mut last = u32::MAX;
            for &(u, distance) in &found {
                let nearest = vertices[u].path != std::mem::replace(&mut last, vertices[u].path);
                let meant = nearest && vertices[u].path != v.path && near.nearest_on(u, v.path, &vertices) == Some(i);
                if distance <= SAME || meant {
                    same.union(i, u);
                }
            }
        }
    }
    let moved_ends = moved.iter().filter(|m| **m).count();
    let (nodes, node) = nodes(&vertices, same.into_labeling());
    Joined { nodes, node, moved_ends }
}

fn of_path(number: u32, path: &Path) -> impl Iterator<Item = Vertex> + '_ {
    path.corners.iter().enumerate().map(move |(c, at)| Vertex {
        at: *at,
        path: number,
        corner: c as u32,
        level: path.level,
        end: path.is_end(c),
    })
}

fn may_end_at(v: &Vertex, other: &Vertex, distance: f64) -> bool {
    other.end || other.level == v.level || distance <= SAME
}

/// Whether a corner of the same line is its other end, or so far along it that the line has come back.
fn far(paths: &[Path], v: &Vertex, other: &Vertex, tolerance: f64) -> bool {
    let corners = &paths[v.path as usize].corners;
    let (a, b) = (v.corner.min(other.corner) as usize, v.corner.max(other.corner) as usize);
    other.end || length(&corners[a..=b]) > 4.0 * tolerance
}

fn order(vertices: &[Vertex], a: &(usize, f64), b: &(usize, f64), ends_first: bool) -> std::cmp::Ordering {
    let key = |u: usize| (vertices[u].path, ends_first && !vertices[u].end);
    key(a.0).cmp(&key(b.0)).then(a.1.total_cmp(&b.1)).then(a.0.cmp(&b.0))
}

/// Numbers the places that are ends or shared; a place is where its corners are, or in the middle of them.
fn nodes(vertices: &[Vertex], label: Vec<usize>) -> (Vec<Coord<f64>>, Vec<Option<u32>>) {
    let mut shared = vec![0_u32; vertices.len()];
    for (v, l) in vertices.iter().zip(&label) {
        shared[*l] += if v.end { 2 } else { 1 };
    }
    let mut number: Vec<Option<u32>> = vec![None; vertices.len()];
    let mut places: Vec<(Coord<f64>, Coord<f64>, f64)> = Vec::new();
    let mut node = Vec::with_capacity(vertices.len());
    for (v, l) in vertices.iter().zip(&label) {
        if shared[*l] < 2 {
            node.push(None);
            continue;
        }
        let n = *number[*l].get_or_insert_with(|| {
            places.push((v.at, Coord::zero(), 0.0));
            places.len() as u32 - 1
        });
        let (first, away, count) = &mut places[n as usize];
        *away = *away + (v.at - *first);
        *count += 1.0;
        node.push(Some(n));
    }
    (places.into_iter().map(|(first, away, count)| first + away / count).collect(), node)
}

/// Vertices by the square of the tolerance they lie in, to find those near one.
struct Near<'a> {
    vertices: &'a [Vertex],
    cells: Vec<(i64, i64, u32)>,
    tolerance: f64,
}

impl<'a> Near<'a> {
    fn new(vertices: &'a [Vertex], tolerance: f64) -> Self {
        let mut near = Self { vertices, cells: Vec::new(), tolerance };
        near.cells =
            vertices.iter().enumerate().map(|(i, v)| (near.cell(v.at.x), near.cell(v.at.y), i as u32)).collect();
        near.cells.sort_unstable();
        near
    }

    fn cell(&self, x: f64) -> i64 {
        (x / self.tolerance).floor() as i64
    }

    /// Other vertices within the tolerance, with their distance.
    fn of(&self, i: usize, found: &mut Vec<(usize, f64)>) {
        found.clear();
        let at = self.vertices[i].at;
        let (x, y) = (self.cell(at.x), self.cell(at.y));
        for column in x - 1..=x + 1 {
            let start = self.cells.partition_point(|c| (c.0, c.1) < (column, y - 1));
            let here = self.cells[start..].iter().take_while(|c| (c.0, c.1) <= (column, y + 1));
            found.extend(here.map(|c| (c.2 as usize, apart(at, self.vertices[c.2 as usize].at))));
        }
        found.retain(|(u, distance)| *u != i && *distance <= self.tolerance);
    }

    /// The inner vertex of a path nearest to one; none within the tolerance.
    fn nearest_on(&self, i: usize, path: u32, vertices: &[Vertex]) -> Option<usize> {
        let mut found = Vec::new();
        self.of(i, &mut found);
        found.retain(|(u, _)| vertices[*u].path == path && !vertices[*u].end);
        found.into_iter().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0))).map(|(u, _)| u)
    }
}
