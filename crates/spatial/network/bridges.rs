//! Edges that alone join two parts of a component (in graph theory: bridges), found in one walk through it (Tarjan 1974).
//! `petgraph::algo::bridges` is for simple graphs, and takes one of two parallel paths for the only way.

use super::{Arc, Edge};

/// An edge without which its component falls apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutEdge {
    /// Which edge.
    pub edge: u32,
    /// What lies behind it on the shorter side, m; 0 for the last edge of a dead end.
    pub behind: f64,
}

/// A node on the way from the root: by which edge it was reached, and which of its arcs comes next.
struct Step {
    node: u32,
    by: Option<u32>,
    next: u32,
}

/// All of them, those with most behind them first.
pub(super) fn cut_edges(first: &[u32], arcs: &[Arc], edges: &[Edge]) -> Vec<CutEdge> {
    let nodes = first.len() - 1;
    let (mut entered, mut lowest) = (vec![0_u32; nodes], vec![0_u32; nodes]);
    // Metres that hang below each node; each edge counts where it is left downwards.
    let mut below = vec![0.0; nodes];
    let mut found: Vec<CutEdge> = Vec::new();
    let mut clock = 0;
    for root in 0..nodes as u32 {
        if entered[root as usize] != 0 {
            continue;
        }
        let start = found.len();
        clock += 1;
        (entered[root as usize], lowest[root as usize]) = (clock, clock);
        let mut way = vec![Step { node: root, by: None, next: first[root as usize] }];
        while let Some(step) = way.last_mut() {
            let node = step.node as usize;
            if step.next < first[node + 1] {
                let arc = arcs[step.next as usize];
                step.next += 1;
                if step.by == Some(arc.edge) {
                    continue;
                }
                let to = arc.to as usize;
                if entered[to] == 0 {
                    clock += 1;
                    (entered[to], lowest[to]) = (clock, clock);
                    way.push(Step { node: arc.to, by: Some(arc.edge), next: first[to] });
                } else {
                    lowest[node] = lowest[node].min(entered[to]);
                    // Seen from both of its ends, and a loop twice from its one: half each time.
                    below[node] += edges[arc.edge as usize].length / 2.0;
                }
            } else {
                let (node, by) = (step.node as usize, step.by);
                way.pop();
                let (Some(parent), Some(by)) = (way.last(), by) else { continue };
                let parent = parent.node as usize;
                lowest[parent] = lowest[parent].min(lowest[node]);
                if lowest[node] > entered[parent] {
                    found.push(CutEdge { edge: by, behind: below[node] });
                }
                below[parent] += below[node] + edges[by as usize].length;
            }
        }
        let all = below[root as usize];
        for cut in &mut found[start..] {
            cut.behind = cut.behind.min(all - cut.behind - edges[cut.edge as usize].length).max(0.0);
        }
    }
    found.sort_by(|a, b| b.behind.total_cmp(&a.behind).then(a.edge.cmp(&b.edge)));
    found
}
