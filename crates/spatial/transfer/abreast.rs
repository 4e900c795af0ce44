//! Columns of plain numbers, several abreast: the weights are read once for all of them.

use super::carry::{Carried, opened};
use super::shares::Shares;
use super::{Amount, NotKept};
use crate::weights::Weights;
use std::borrow::Cow;

/// Columns that go abreast; as many bits has a mark.
pub(super) const LANES: usize = 8;
/// Sources that are laid out side by side at a time: few enough to stay in the nearest cache.
const ROWS: usize = 64;

/// A line of the cache: a sum is fetched at once.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Lanes([f64; LANES]);

/// Some sources in order, with their numbers side by side.
struct Block {
    rows: [Lanes; ROWS],
    /// Columns in which a source has no number, as bits; none unless the block says so.
    lacking: [u8; ROWS],
    whole: bool,
}

/// Each of at most [`LANES`] columns carried; a number that is not finite, or is not there, is missing.
pub(super) fn abreast(columns: &[&[f64]], shares: &Shares, weights: &Weights) -> Vec<Result<Carried, NotKept>> {
    let columns: Vec<Cow<'_, [f64]>> = columns.iter().map(|column| of_length(column, shares.sources())).collect();
    let mut sums = vec![Lanes::default(); weights.targets()];
    let mut missing = vec![0_u8; weights.targets()];
    let [mut from, mut size, mut outside, mut sliver, mut to] = [Lanes::default(); 5];
    let mut unknown = [0; LANES];
    let mut block = Block { rows: [Lanes::default(); ROWS], lacking: [0; ROWS], whole: true };
    let mut pieces = shares.pieces();
    let mut sources = shares.counts().zip(shares.rest.iter().zip(&shares.sliver));
    for start in (0..shares.sources()).step_by(ROWS) {
        let rows = block.fill(&columns, start..(start + ROWS).min(shares.sources()), &mut unknown);
        for values in &block.rows[..rows] {
            from.add(values, 1.0);
            size.add(&Lanes(values.0.map(f64::abs)), 1.0);
        }
        let filled = block.rows[..rows].iter().zip(&block.lacking);
        for ((values, lacking), (count, (rest, slivers))) in filled.zip(sources.by_ref()) {
            for (target, share) in pieces.by_ref().take(count) {
                sums[target].add(values, share);
                if !block.whole {
                    missing[target] |= lacking;
                }
            }
            // Most sources have neither, and nothing times a number adds nothing.
            if *rest != 0.0 {
                outside.add(values, *rest);
            }
            if *slivers != 0.0 {
                sliver.add(values, *slivers);
            }
        }
    }
    sums.iter().for_each(|sum| to.add(sum, 1.0));
    let carried = |lane: usize| {
        let mut account = opened(shares, weights);
        (account.sum_from, account.sum_to, account.size) = (from.0[lane], to.0[lane], size.0[lane]);
        (account.outside, account.sliver_mass) = (outside.0[lane], sliver.0[lane]);
        account.unknown_sources = unknown[lane];
        account.known_sources = shares.sources() - unknown[lane];
        account.conserve()?;
        let value = |((sum, missing), untouched): ((&Lanes, &u8), &bool)| {
            if *untouched || missing & (1 << lane) != 0 { Amount::Missing } else { Amount::exact(sum.0[lane]) }
        };
        Ok(Carried { values: sums.iter().zip(&missing).zip(&shares.untouched).map(value).collect(), account })
    };
    (0..columns.len()).map(carried).collect()
}

/// The column with no number where it has no entry.
fn of_length(column: &[f64], sources: usize) -> Cow<'_, [f64]> {
    match column.get(..sources) {
        Some(column) => Cow::Borrowed(column),
        None => Cow::Owned(column.iter().copied().chain(std::iter::repeat(f64::NAN)).take(sources).collect()),
    }
}

impl Lanes {
    fn add(&mut self, values: &Self, share: f64) {
        self.0.iter_mut().zip(&values.0).for_each(|(to, value)| *to += share * value);
    }
}

impl Block {
    /// Takes sources of the columns; what is no number becomes 0, is marked and counted. Returns how many rows there are.
    ///
    /// By itself, so that its columns need not share the registers with the weights.
    #[inline(never)]
    fn fill(
        &mut self,
        columns: &[Cow<'_, [f64]>],
        sources: std::ops::Range<usize>,
        unknown: &mut [usize; LANES],
    ) -> usize {
        const NONE: [f64; ROWS] = [0.0; ROWS];
        let parts: [&[f64]; LANES] = std::array::from_fn(|lane| match columns.get(lane) {
            Some(column) => &column[sources.clone()],
            None => &NONE[..sources.len()],
        });
        // Nothing times a number is 0, and times what is not finite it is none.
        let mut zeros = [0.0; LANES];
        for (i, row) in self.rows[..sources.len()].iter_mut().enumerate() {
            row.0 = std::array::from_fn(|lane| parts[lane][i]);
            zeros.iter_mut().zip(&row.0).for_each(|(zero, value)| *zero += 0.0 * value);
        }
        self.whole = zeros == [0.0; LANES];
        if !self.whole {
            for (row, lacking) in self.rows[..sources.len()].iter_mut().zip(&mut self.lacking) {
                *lacking = 0;
                for (lane, value) in row.0.iter_mut().enumerate().filter(|(_, value)| !value.is_finite()) {
                    *value = 0.0;
                    *lacking |= 1 << lane;
                    unknown[lane] += 1;
                }
            }
        }
        sources.len()
    }
}
