//! The n-th nearest destination of all origins at once: one search from all destinations, in which each node takes the labels
//! of the first n that reach it. One walks either way alike, so what reaches a node first is what is nearest to it.

use super::search::rank;
use super::{Network, Snap};
use crate::access::{Nearest, Reason, Time};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The nearest destinations of each node, nearest first.
struct Labels {
    n: usize,
    count: Vec<u32>,
    /// `n` places for each node: destination and minutes.
    labels: Vec<(u32, f64)>,
}

impl Labels {
    fn of(&self, node: u32) -> &[(u32, f64)] {
        let start = node as usize * self.n;
        &self.labels[start..start + self.count[node as usize] as usize]
    }

    /// Whether a destination is among the nearest of a node and has not been there.
    fn take(&mut self, node: u32, destination: u32, minutes: f64) -> bool {
        let count = self.count[node as usize] as usize;
        if count == self.n || self.of(node).iter().any(|(d, _)| *d == destination) {
            return false;
        }
        self.labels[node as usize * self.n + count] = (destination, minutes);
        self.count[node as usize] += 1;
        true
    }

    fn full(&self, node: u32) -> bool {
        self.count[node as usize] as usize == self.n
    }
}

impl Network {
    /// The n-th nearest destination of each origin, n = 1 for the nearest, within `limit` minutes (`f64::INFINITY` for none).
    ///
    /// The times are those of [`Network::times`], and so is the reason where there is none: see [`crate::access::Times::nth`].
    pub fn nearest(
        &self,
        origins: &[Option<Snap>],
        destinations: &[Option<Snap>],
        n: usize,
        limit: f64,
    ) -> Vec<Nearest> {
        if n == 0 || n > destinations.len() {
            return vec![Nearest::missing(Reason::Unreachable); origins.len()];
        }
        let labels = self.labels(destinations, n, limit);
        let mut by_edge: Vec<(u32, u32)> =
            destinations.iter().enumerate().filter_map(|(d, s)| Some((s.as_ref()?.edge, d as u32))).collect();
        by_edge.sort_unstable();
        let off = destinations.iter().filter(|d| d.is_none()).count();
        let mut in_part = vec![0_usize; self.component.iter().max().map_or(0, |c| *c as usize + 1)];
        destinations.iter().flatten().for_each(|s| in_part[self.part(s) as usize] += 1);

        let nth = |found: &mut Vec<(f64, u32)>, origin: &Option<Snap>| {
            let Some(origin) = origin else { return Nearest::missing(Reason::NoSnap) };
            self.candidates(origin, destinations, &labels, &by_edge, found);
            match found.get(n - 1) {
                Some(&(minutes, d)) if minutes <= limit => {
                    Nearest { time: Time::Minutes(minutes), destination: Some(d as usize) }
                }
                _ => match in_part[self.part(origin) as usize] {
                    here if n <= here => Nearest::missing(Reason::OverLimit),
                    here if n <= here + off => Nearest::missing(Reason::NoSnap),
                    _ => Nearest::missing(Reason::Unreachable),
                },
            }
        };
        origins.par_iter().map_init(Vec::new, nth).collect()
    }

    fn labels(&self, destinations: &[Option<Snap>], n: usize, limit: f64) -> Labels {
        let nodes = self.nodes.len();
        let mut labels = Labels { n, count: vec![0; nodes], labels: vec![(0, 0.0); nodes * n] };
        let mut heap = BinaryHeap::new();
        for (d, snap) in destinations.iter().enumerate() {
            for (node, minutes) in snap.iter().flat_map(|s| self.to_nodes(s)) {
                heap.push(Reverse((rank(minutes), d as u32, node)));
            }
        }
        while let Some(Reverse((key, destination, node))) = heap.pop() {
            let minutes = f64::from_bits(key);
            if minutes > limit {
                break;
            }
            if labels.take(node, destination, minutes) {
                let open = self.arcs(node).iter().filter(|arc| !labels.full(arc.to));
                heap.extend(open.map(|arc| Reverse((rank(minutes + arc.minutes), destination, arc.to))));
            }
        }
        labels
    }

    /// Destinations that may be among the nearest of an origin, each once, nearest first.
    fn candidates(
        &self,
        origin: &Snap,
        destinations: &[Option<Snap>],
        labels: &Labels,
        by_edge: &[(u32, u32)],
        found: &mut Vec<(f64, u32)>,
    ) {
        found.clear();
        for (node, minutes) in self.to_nodes(origin) {
            found.extend(labels.of(node).iter().map(|(d, m)| (m + minutes, *d)));
        }
        let start = by_edge.partition_point(|(edge, _)| *edge < origin.edge);
        for (_, d) in by_edge[start..].iter().take_while(|(edge, _)| *edge == origin.edge) {
            let minutes = destinations[*d as usize].as_ref().and_then(|s| self.along_edge(origin, s));
            found.extend(minutes.map(|m| (m, *d)));
        }
        // The shortest of each destination, and then the shortest of all.
        found.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)));
        found.dedup_by_key(|(_, d)| *d);
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    }
}
