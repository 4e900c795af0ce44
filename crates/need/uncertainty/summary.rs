//! What the ranks of all draws say about a unit or an area.

use super::Simulation;
use super::engine::Edge;
use crate::index::{Member, extent, percentile_group};
use crate::{Word, word};
use domain::Value;
use rayon::prelude::*;
use serde::Serialize;

/// Ranks of one unit over the draws. 1 = most exposed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RankSummary {
    /// Rank on the published numbers, among all units that have an interval here; none where a hidden value takes part.
    pub nominal: Option<usize>,
    /// Mean rank.
    pub mean: f64,
    /// Median rank.
    pub median: f64,
    /// 5 % quantile (linear interpolation, type 7).
    pub lo: f64,
    /// 95 % quantile.
    pub hi: f64,
    /// P(rank ≤ K), 0–1; over all units it sums to K.
    pub p_top_k: f64,
}

impl RankSummary {
    /// P(among the K) as a value that need classes are made of.
    pub fn need(&self) -> Value {
        Value::known(self.p_top_k)
    }

    /// The word a text uses.
    pub fn word(&self) -> Option<Word> {
        word(&self.need())
    }
}

/// Units whose histograms are held at once.
const BLOCK: usize = 32;

/// Summaries in the order of the ranked units; `ranks` holds draw after draw.
pub(crate) fn summarise(ranks: &[u16], edges: &[Edge], units: usize) -> Vec<RankSummary> {
    let blocks: Vec<usize> = (0..units).step_by(BLOCK).collect();
    let of = |start: usize| {
        let end = (start + BLOCK).min(units);
        let mut counts = vec![0_u32; (end - start) * (units + 1)];
        let mut among = vec![0.0; end - start];
        for (draw, edge) in ranks.chunks_exact(units).zip(edges) {
            for (i, rank) in draw[start..end].iter().enumerate() {
                let rank = usize::from(*rank);
                counts[i * (units + 1) + rank] += 1;
                among[i] += match rank.cmp(&edge.place) {
                    std::cmp::Ordering::Less => 1.0,
                    std::cmp::Ordering::Equal => edge.share,
                    std::cmp::Ordering::Greater => 0.0,
                };
            }
        }
        let draws = edges.len() as f64;
        (counts.chunks_exact(units + 1).zip(among))
            .map(|(counts, among)| {
                let (sum, [lo, median, hi]) = scan(counts, edges.len(), [0.05, 0.5, 0.95]);
                RankSummary { nominal: None, mean: sum / draws, median, lo, hi, p_top_k: among / draws }
            })
            .collect::<Vec<_>>()
    };
    blocks.into_par_iter().flat_map_iter(of).collect()
}

/// Sum of the counted ranks and their quantiles (rising, linear between order statistics, type 7), in one pass: with
/// all of a country's units the histogram is long, and most of it empty.
fn scan<const N: usize>(counts: &[u32], draws: usize, quantiles: [f64; N]) -> (f64, [f64; N]) {
    let at = quantiles.map(|q| (draws - 1) as f64 * q);
    let (mut lower, mut upper) = ([None; N], [None; N]);
    let (mut seen, mut sum) = (0_usize, 0.0);
    for (rank, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        seen += *count as usize;
        sum += rank as f64 * f64::from(*count);
        for (i, at) in at.iter().enumerate() {
            let low = *at as usize;
            if seen > low {
                lower[i].get_or_insert(rank);
            }
            if seen > (low + 1).min(draws - 1) {
                upper[i].get_or_insert(rank);
            }
        }
    }
    let value = |i: usize| {
        let (lower, upper) = (lower[i].unwrap_or(0) as f64, upper[i].unwrap_or(0) as f64);
        lower + at[i].fract() * (upper - lower)
    };
    (sum, std::array::from_fn(value))
}

/// Ranks of the zones of an area over the draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AreaRanks {
    /// Population-weighted mean rank of its zones: median, 5 % and 95 %.
    pub mean_rank: [f64; 3],
    /// Extent, 0–1: median, 5 % and 95 %.
    pub extent: [f64; 3],
}

impl Simulation {
    /// Summarises an area over the draws; none when a zone with people has no rank, or nobody lives there.
    pub fn area(&self, members: &[Member]) -> Option<AreaRanks> {
        let units = self.ranked.len();
        let parts: Option<Vec<(usize, f64)>> = (members.iter().filter(|m| m.people > 0.0))
            .map(|m| Some((self.ranked.binary_search(&m.row).ok()?, m.people)))
            .collect();
        let parts = parts.filter(|p| !p.is_empty())?;
        let people: f64 = parts.iter().map(|p| p.1).sum();
        let (mut means, mut extents) = (Vec::new(), Vec::new());
        for draw in self.ranks.chunks_exact(units) {
            means.push(parts.iter().map(|(i, n)| f64::from(draw[*i]) * n).sum::<f64>() / people);
            let groups = parts.iter().map(|(i, n)| (percentile_group(usize::from(draw[*i]), units), *n));
            extents.push(extent(&groups.collect::<Vec<_>>())?);
        }
        Some(AreaRanks { mean_rank: three(&mut means), extent: three(&mut extents) })
    }
}

fn three(values: &mut [f64]) -> [f64; 3] {
    values.sort_unstable_by(f64::total_cmp);
    [0.5, 0.05, 0.95].map(|q| {
        let at = (values.len() - 1) as f64 * q;
        let (low, next) = (at.floor() as usize, at.ceil() as usize);
        values[low] + (at - at.floor()) * (values[next] - values[low])
    })
}
