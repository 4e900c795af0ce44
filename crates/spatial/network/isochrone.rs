//! How far one gets: the parts of the network within so many minutes, and the ground along them.

use super::search::Search;
use super::{Edge, Network, Snap};
use crate::boolean;
use geo_types::{Coord, LineString, MultiLineString, MultiPolygon};

/// How far from a street the ground beside it still belongs to it, m: the depth of a plot or two. An assumption.
pub const STREET: f64 = 50.0;

/// What is within so many minutes of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Isochrone {
    /// So many minutes.
    pub minutes: f64,
    /// The network within them, cut where they end.
    pub lines: MultiLineString<f64>,
    /// The ground along it; empty where the place is further than that from the network.
    pub ground: MultiPolygon<f64>,
}

impl Network {
    /// What is within each of some times (minutes) of a place, in the order of the times; `width` (m, [`STREET`]) of ground on
    /// either side of the network belongs to it, without any walk from the network counted.
    ///
    /// A longer time holds the ground of a shorter one: it is united with it.
    pub fn isochrones(&self, from: &Snap, minutes: &[f64], width: f64) -> Vec<Isochrone> {
        let mut search = Search::new(self);
        search.run(self, &self.to_nodes(from), minutes.iter().copied().fold(0.0, f64::max));
        let mut touched: Vec<u32> = search.reached().iter().flat_map(|n| self.arcs(*n)).map(|arc| arc.edge).collect();
        touched.push(from.edge);
        touched.sort_unstable();
        touched.dedup();

        let mut order: Vec<usize> = (0..minutes.len()).collect();
        order.sort_by(|a, b| minutes[*a].total_cmp(&minutes[*b]));
        let mut found: Vec<(usize, Isochrone)> = Vec::new();
        for i in order {
            let parts = touched.iter().flat_map(|e| self.within(&search, from, *e, minutes[i]));
            let lines = MultiLineString(parts.collect());
            let along = boolean::along(&lines, width);
            let ground = match found.last() {
                Some((_, smaller)) => boolean::union([&along, &smaller.ground]),
                None => along,
            };
            found.push((i, Isochrone { minutes: minutes[i], lines, ground }));
        }
        found.sort_by_key(|(i, _)| *i);
        found.into_iter().map(|(_, isochrone)| isochrone).collect()
    }

    /// Parts of an edge within so many minutes.
    fn within(&self, search: &Search, from: &Snap, number: u32, minutes: f64) -> Vec<LineString<f64>> {
        let edge = &self.edges[number as usize];
        let part = |left: f64| if edge.minutes > 0.0 { left / edge.minutes } else { f64::from(left >= 0.0) };
        let [a, b] = edge.nodes.map(|node| part(minutes - search.minutes(node)));
        let mut spans = vec![(0.0, a), (1.0 - b, 1.0)];
        if number == from.edge {
            let left = part(minutes - from.distance * self.pace());
            spans.push((from.t - left, from.t + left));
        }
        spans.retain(|(start, end)| end > start);
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut joined: Vec<(f64, f64)> = Vec::new();
        for (start, end) in spans {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        joined.into_iter().filter_map(|(start, end)| self.piece(edge, start.max(0.0), end.min(1.0))).collect()
    }

    /// An edge from one part of its length to another; none where that is nothing.
    fn piece(&self, edge: &Edge, start: f64, end: f64) -> Option<LineString<f64>> {
        let (start, end) = (start * edge.length, end * edge.length);
        let mut corners: Vec<Coord<f64>> = Vec::new();
        let mut along = 0.0;
        for w in self.geometry(edge).windows(2) {
            let length = super::build::apart(w[0], w[1]);
            let at = |metres: f64| w[0] + (w[1] - w[0]) * ((metres - along) / length).clamp(0.0, 1.0);
            if length > 0.0 && along + length > start && along < end {
                corners.push(at(start));
                corners.push(at(end));
            }
            along += length;
        }
        corners.dedup();
        (corners.len() > 1).then_some(LineString(corners))
    }
}
