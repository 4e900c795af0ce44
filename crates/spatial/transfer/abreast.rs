//! Columns of plain numbers, several abreast: the weights are read once for all of them.

use super::carry::{Carried, opened};
use super::shares::Shares;
use super::{Amount, NotKept};
use crate::weights::Weights;

/// Columns that go abreast; as many bits has a mark.
pub(super) const LANES: usize = 8;

type Lanes = [f64; LANES];

/// Each of at most [`LANES`] columns carried; a number that is not finite, or is not there, is missing.
pub(super) fn abreast(columns: &[&[f64]], shares: &Shares, weights: &Weights) -> Vec<Result<Carried, NotKept>> {
    let mut sums: Vec<Lanes> = vec![[0.0; LANES]; weights.targets()];
    let mut missing = vec![0_u8; weights.targets()];
    let (mut from, mut size, mut outside, mut sliver) = ([0.0; LANES], [0.0; LANES], [0.0; LANES], [0.0; LANES]);
    let mut unknown = [0; LANES];
    for source in 0..shares.sources() {
        let mut values = [0.0; LANES];
        let mut lacking = 0_u8;
        for (lane, column) in columns.iter().enumerate() {
            match column.get(source) {
                Some(value) if value.is_finite() => values[lane] = *value,
                _ => {
                    lacking |= 1 << lane;
                    unknown[lane] += 1;
                }
            }
        }
        for (target, share) in shares.row(source) {
            add(&mut sums[target], &values, share);
            missing[target] |= lacking;
        }
        add(&mut from, &values, 1.0);
        add(&mut size, &values.map(f64::abs), 1.0);
        add(&mut outside, &values, shares.rest[source]);
        add(&mut sliver, &values, shares.sliver[source]);
    }
    let carried = |lane: usize| {
        let mut account = opened(shares, weights);
        (account.sum_from, account.size) = (from[lane], size[lane]);
        (account.outside, account.sliver_mass) = (outside[lane], sliver[lane]);
        account.unknown_sources = unknown[lane];
        account.known_sources = shares.sources() - unknown[lane];
        account.sum_to = sums.iter().map(|s| s[lane]).sum();
        account.conserve()?;
        let value = |target: usize| {
            if shares.untouched[target] || missing[target] & (1 << lane) != 0 {
                Amount::Missing
            } else {
                Amount::exact(sums[target][lane])
            }
        };
        Ok(Carried { values: (0..sums.len()).map(value).collect(), account })
    };
    (0..columns.len()).map(carried).collect()
}

fn add(to: &mut Lanes, values: &Lanes, share: f64) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to += share * value);
}
