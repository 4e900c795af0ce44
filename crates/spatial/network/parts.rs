//! Components, and the arcs of each node.

use super::{Arc, Edge};
use petgraph::unionfind::UnionFind;

/// Components, the longest first.
pub(super) struct Parts {
    /// Component of each node.
    pub(super) component: Vec<u32>,
    /// Length of each, m.
    pub(super) lengths: Vec<f64>,
}

pub(super) fn parts(nodes: usize, edges: &[Edge]) -> Parts {
    let mut sets = UnionFind::new(nodes);
    for edge in edges {
        sets.union(edge.nodes[0] as usize, edge.nodes[1] as usize);
    }
    let label = sets.into_labeling();
    let mut length = vec![0.0; nodes];
    edges.iter().for_each(|e| length[label[e.nodes[0] as usize]] += e.length);
    let mut found: Vec<usize> = (0..nodes).filter(|n| label[*n] == *n).collect();
    found.sort_by(|a, b| length[*b].total_cmp(&length[*a]).then(a.cmp(b)));
    let mut rank = vec![0; nodes];
    found.iter().enumerate().for_each(|(i, n)| rank[*n] = i as u32);
    Parts { component: label.iter().map(|l| rank[*l]).collect(), lengths: found.iter().map(|n| length[*n]).collect() }
}

/// Where the arcs of each node begin, and the arcs: both directions of every edge.
pub(super) fn arcs(nodes: usize, edges: &[Edge]) -> (Vec<u32>, Vec<Arc>) {
    let mut first = vec![0_u32; nodes + 1];
    edges.iter().flat_map(|e| e.nodes).for_each(|n| first[n as usize + 1] += 1);
    for n in 0..nodes {
        first[n + 1] += first[n];
    }
    let mut arcs = vec![Arc { minutes: 0.0, to: 0, edge: 0 }; edges.len() * 2];
    let mut next = first.clone();
    for (i, edge) in edges.iter().enumerate() {
        let [a, b] = edge.nodes;
        for (from, to) in [(a, b), (b, a)] {
            arcs[next[from as usize] as usize] = Arc { minutes: edge.minutes, to, edge: i as u32 };
            next[from as usize] += 1;
        }
    }
    (first, arcs)
}
