//! Rows of weights as shares of their source, made once for all the columns of a transfer.

use crate::weights::{SLIVER_SHARE, Weights};

/// One row for each source; `share`, `rest` and `sliver` are parts of 1.
pub(super) struct Shares {
    indptr: Vec<usize>,
    targets: Vec<u32>,
    share: Vec<f64>,
    /// What of each source lies outside every target.
    pub(super) rest: Vec<f64>,
    /// What of each source goes by slivers.
    pub(super) sliver: Vec<f64>,
    /// Pieces that are slivers.
    pub(super) slivers: usize,
    /// Targets that no source meets.
    pub(super) untouched: Vec<bool>,
}

impl Shares {
    pub(super) fn new(weights: &Weights) -> Self {
        let mut out = Self {
            indptr: Vec::with_capacity(weights.sources() + 1),
            targets: Vec::with_capacity(weights.pieces()),
            share: Vec::with_capacity(weights.pieces()),
            rest: Vec::with_capacity(weights.sources()),
            sliver: Vec::with_capacity(weights.sources()),
            slivers: 0,
            untouched: vec![true; weights.targets()],
        };
        out.indptr.push(0);
        for source in 0..weights.sources() {
            let whole = weights.source_areas()[source];
            let (mut given, mut sliver) = (0.0, 0.0);
            for (target, area) in weights.row(source).filter(|(_, area)| *area > 0.0) {
                let share = area / whole;
                given += area;
                if share < SLIVER_SHARE {
                    sliver += share;
                    out.slivers += 1;
                }
                #[expect(clippy::cast_possible_truncation, reason = "a coverage has far fewer than 2³² zones")]
                out.targets.push(target as u32);
                out.share.push(share);
                out.untouched[target] = false;
            }
            out.indptr.push(out.share.len());
            // Pieces above the whole leave nothing outside: the account then does not add up, as it should not.
            out.rest.push(if given == 0.0 { 1.0 } else { ((whole - given) / whole).max(0.0) });
            out.sliver.push(sliver);
        }
        out
    }

    pub(super) fn sources(&self) -> usize {
        self.rest.len()
    }

    /// Pieces of each source.
    pub(super) fn counts(&self) -> impl Iterator<Item = usize> {
        self.indptr.windows(2).map(|ends| ends[1] - ends[0])
    }

    /// Target and share of all pieces, source after source.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (usize, f64)> {
        self.targets.iter().zip(&self.share).map(|(&target, &share)| (target as usize, share))
    }

    pub(super) fn row(&self, source: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.indptr[source]..self.indptr[source + 1];
        self.targets[range.clone()].iter().zip(&self.share[range]).map(|(&target, &share)| (target as usize, share))
    }
}
