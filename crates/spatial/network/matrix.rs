//! Times from many to many: one search for each origin, or for each destination where there are fewer of them.

use super::search::Search;
use super::{Network, Snap};
use crate::access::{Reason, Time, Times};
use rayon::prelude::*;

impl Network {
    /// Walking times in minutes from each origin to each destination, up to `limit` minutes (`f64::INFINITY` for none).
    ///
    /// A time is the walk to the network, along it, and from it to the place. From a place to itself (the same coordinates)
    /// it is 0; two places beside each other still walk to the network and back. A place that does not stand on the network
    /// ([`Network::snap`] found nothing) gives [`Reason::NoSnap`], also to itself.
    pub fn times(&self, origins: &[Option<Snap>], destinations: &[Option<Snap>], limit: f64) -> Times {
        if origins.len() > destinations.len() {
            return self.rows(destinations, origins, limit).transposed();
        }
        self.rows(origins, destinations, limit)
    }

    fn rows(&self, from: &[Option<Snap>], to: &[Option<Snap>], limit: f64) -> Times {
        let row = |search: &mut Search, from: &Option<Snap>| match from {
            Some(from) => self.row(search, from, to, limit),
            None => vec![Time::Missing(Reason::NoSnap); to.len()],
        };
        let rows: Vec<Vec<Time>> = from.par_iter().map_init(|| Search::new(self), row).collect();
        Times::from_cells(from.len(), to.len(), rows.concat())
    }

    fn row(&self, search: &mut Search, from: &Snap, to: &[Option<Snap>], limit: f64) -> Vec<Time> {
        search.run(self, &self.to_nodes(from), limit);
        let time = |to: &Option<Snap>| {
            let Some(to) = to else { return Time::Missing(Reason::NoSnap) };
            let by_node = self.to_nodes(to).map(|(node, minutes)| search.minutes(node) + minutes);
            let best = self.along_edge(from, to).unwrap_or(f64::INFINITY).min(by_node[0]).min(by_node[1]);
            match Time::within(best, limit) {
                Time::Minutes(minutes) if minutes.is_finite() => Time::Minutes(minutes),
                _ if self.part(from) != self.part(to) => Time::Missing(Reason::Unreachable),
                _ => Time::Missing(Reason::OverLimit),
            }
        };
        to.iter().map(time).collect()
    }
}
