//! The walking network of the data, and the straight line where there is none.

use crate::fingerprint;
use domain::{Dataset, StreetClass};
use geo::Coord;
use spatial::access::{DETOUR, Nearest, WALKING_SPEED, straight_nearest};
use spatial::network::{Line, Network, NetworkReport, Options, Snap, WalkClass};
use std::sync::Arc;

/// Longest walk that is told apart, minutes; beyond it the answer is `over_limit`.
pub(crate) const LIMIT: f64 = 60.0;

/// A network with what was found when it was built.
pub(crate) struct Net {
    /// What it was built from.
    fingerprint: u64,
    pub(super) network: Network,
    pub(super) report: NetworkReport,
}

/// How people walk.
#[derive(Clone)]
pub(crate) enum Walking {
    /// Along a network.
    Along(Arc<Net>),
    /// Straight ahead, times a detour: no streets have been imported.
    Straight,
}

impl Walking {
    /// The network of the streets; taken over where they did not change.
    pub(crate) fn build(dataset: &Dataset, previous: Option<&Self>) -> Self {
        if !dataset.streets.iter().any(|s| s.class.is_walked()) {
            return Self::Straight;
        }
        let fingerprint = fingerprint::streets(&dataset.streets);
        match previous {
            Some(Self::Along(net)) if net.fingerprint == fingerprint => Self::Along(Arc::clone(net)),
            _ => {
                let line = |s: &'_ domain::Street| {
                    let class = match s.class {
                        StreetClass::Gang => WalkClass::Path,
                        StreetClass::Vei => WalkClass::Road,
                        StreetClass::Trapp => WalkClass::Stairs,
                        StreetClass::Elv | StreetClass::Jernbane => return None,
                    };
                    Some((class, s.level))
                };
                let lines: Vec<Line<'_>> = (dataset.streets.iter())
                    .filter_map(|s| line(s).map(|(class, level)| Line { geometry: &s.geometry, class, level }))
                    .collect();
                let (network, report) = Network::build(&lines, Options::default());
                Self::Along(Arc::new(Net { fingerprint, network, report }))
            }
        }
    }

    /// `gangnett | luftlinje`.
    pub(super) fn id(&self) -> &'static str {
        match self {
            Self::Along(_) => "gangnett",
            Self::Straight => "luftlinje",
        }
    }

    /// Where places stand on the network; everybody stands on a straight line.
    pub(super) fn stand(&self, points: &[Coord<f64>]) -> Standing {
        let snaps = match self {
            Self::Along(net) => net.network.snap_all(points),
            Self::Straight => vec![],
        };
        Standing { points: points.to_vec(), snaps }
    }

    /// The n-th nearest of each origin, up to [`LIMIT`].
    pub(super) fn nearest(&self, from: &Standing, to: &Standing, n: usize) -> Vec<Nearest> {
        match self {
            Self::Along(net) => net.network.nearest(&from.snaps, &to.snaps, n, LIMIT),
            Self::Straight => straight_nearest(&from.points, &to.points, n, DETOUR, WALKING_SPEED, LIMIT),
        }
    }
}

/// Points, and where they stand on the network if there is one.
pub(super) struct Standing {
    points: Vec<Coord<f64>>,
    snaps: Vec<Option<Snap>>,
}

impl Standing {
    pub(super) fn len(&self) -> usize {
        self.points.len()
    }

    /// Those too far from the network to stand on it.
    pub(super) fn off(&self) -> usize {
        self.snaps.iter().filter(|s| s.is_none()).count()
    }
}
