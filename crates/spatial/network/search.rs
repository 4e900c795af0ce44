//! Dijkstra's search from the nodes around one place, as far as a limit; memory is kept from one search to the next.

use super::Network;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Minutes as a whole number in the same order. They are never below 0.
pub(super) fn rank(minutes: f64) -> u64 {
    debug_assert!(minutes >= 0.0);
    (minutes + 0.0).to_bits()
}

/// What a search found, and its memory.
#[derive(Debug)]
pub(super) struct Search {
    minutes: Vec<f64>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Search {
    pub(super) fn new(network: &Network) -> Self {
        Self { minutes: vec![f64::INFINITY; network.nodes.len()], touched: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Minutes from the start to a node; infinite where it was not reached.
    pub(super) fn minutes(&self, node: u32) -> f64 {
        self.minutes[node as usize]
    }

    /// Nodes that were reached, each once.
    pub(super) fn reached(&self) -> &[u32] {
        &self.touched
    }

    /// Searches from nodes that take so many minutes to get to, up to a limit in minutes.
    pub(super) fn run(&mut self, network: &Network, start: &[(u32, f64)], limit: f64) {
        self.touched.drain(..).for_each(|n| self.minutes[n as usize] = f64::INFINITY);
        self.heap.clear();
        start.iter().for_each(|(node, minutes)| self.reach(*node, *minutes, limit));
        while let Some(Reverse((key, node))) = self.heap.pop() {
            let minutes = f64::from_bits(key);
            if minutes > self.minutes[node as usize] {
                continue;
            }
            for arc in network.arcs(node) {
                self.reach(arc.to, minutes + arc.minutes, limit);
            }
        }
    }

    fn reach(&mut self, node: u32, minutes: f64, limit: f64) {
        let best = &mut self.minutes[node as usize];
        if minutes < *best && minutes <= limit {
            if best.is_infinite() {
                self.touched.push(node);
            }
            *best = minutes;
            self.heap.push(Reverse((rank(minutes), node)));
        }
    }
}
