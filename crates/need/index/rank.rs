//! Two tie rules, on purpose two functions: average ranks inside transforms, lowest rank where a rank is displayed.

use serde::{Deserialize, Serialize};

/// A displayed rank: 1 is the most exposed, ties share the lowest number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// 1 + number of units strictly more exposed.
    pub place: usize,
    /// How many units share the place, this one counted: 1 = no tie.
    pub tied: usize,
}

/// Ranks with 1 = smallest; ties share the average, so half ranks occur.
pub fn average_ranks(values: &[f64]) -> Vec<f64> {
    let order = ascending(values);
    let mut ranks = vec![0.0; values.len()];
    for group in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        let first = order.partition_point(|o| values[*o].total_cmp(&values[group[0]]).is_lt());
        let average = first as f64 + (group.len() + 1) as f64 / 2.0;
        group.iter().for_each(|i| ranks[*i] = average);
    }
    ranks
}

/// Ranks with 1 = largest score; ties share the lowest, units without a score have none.
pub fn displayed_ranks(scores: &[Option<f64>]) -> Vec<Option<Rank>> {
    let present: Vec<usize> = (0..scores.len()).filter(|i| scores[*i].is_some()).collect();
    // Zero added once: −0.0 and 0.0 are the same score.
    let values: Vec<f64> = present.iter().filter_map(|i| scores[*i]).map(|s| -s + 0.0).collect();
    let order = ascending(&values);
    let mut ranks = vec![None; scores.len()];
    let mut above = 0;
    for group in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        group.iter().for_each(|i| ranks[present[*i]] = Some(Rank { place: above + 1, tied: group.len() }));
        above += group.len();
    }
    ranks
}

fn ascending(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    order
}

/// Low bits of a sort key that hold the position; the rest holds the value, good to 1.5e-11 of its size.
pub(crate) const KEY_INDEX_BITS: u32 = 16;

/// Most units that can be ranked: positions and ranks must fit in the low bits of a key.
pub(crate) const MAX_ROWS: usize = (1 << KEY_INDEX_BITS) - 1;

/// A key that sorts the largest value first and carries its position, so that one integer sort ranks a draw.
pub(crate) fn descending_key(value: f64, position: usize) -> u64 {
    let bits = (value + 0.0).to_bits();
    let ascending = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
    (!ascending >> KEY_INDEX_BITS << KEY_INDEX_BITS) | position as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_transforms_average_ties_and_displays_take_the_lowest() {
        assert_eq!(average_ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        let places: Vec<_> = displayed_ranks(&[Some(3.0), Some(1.0), None, Some(3.0), Some(2.0)])
            .into_iter()
            .map(|r| r.map(|r| (r.place, r.tied)))
            .collect();
        assert_eq!(places, [Some((1, 2)), Some((4, 1)), None, Some((1, 2)), Some((3, 1))]);
    }

    #[test]
    fn index_keys_sort_the_largest_first() {
        let values = [-2.5, 0.0, 7.0, -0.0, 1e-9, 6.999, f64::MIN, 1e300];
        let mut keys: Vec<u64> = values.iter().enumerate().map(|(i, v)| descending_key(*v, i)).collect();
        keys.sort_unstable();
        let order: Vec<u64> = keys.iter().map(|k| k & 0xffff).collect();
        assert_eq!(order, [7, 2, 5, 4, 1, 3, 0, 6]);
        assert_eq!(keys[4] >> KEY_INDEX_BITS, keys[5] >> KEY_INDEX_BITS, "both zeros are one score");
    }
}
