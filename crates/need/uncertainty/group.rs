//! Units whose intervals overlap are one group: no order is claimed inside it.

use serde::Serialize;

/// The interval that a unit is ordered and grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RankInterval {
    /// Lower end of the rank.
    pub lo: f64,
    /// Median rank.
    pub median: f64,
    /// Upper end of the rank.
    pub hi: f64,
}

/// Groups units, most exposed first, by position in `intervals`; units without an interval are in no group.
///
/// Units are taken by median (then interval, then position). A unit joins the open group when its interval overlaps the
/// interval of *every* unit in it (ends that touch overlap), else it opens the next one. So a group never holds two
/// units that are told apart; units of two neighbouring groups may still overlap.
pub fn overlap_groups(intervals: &[Option<RankInterval>]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, RankInterval)> =
        intervals.iter().enumerate().filter_map(|(i, r)| Some((i, (*r)?))).collect();
    let key = |r: &RankInterval| [r.median, r.lo, r.hi];
    order.sort_by(|a, b| {
        let by_key = key(&a.1).iter().zip(key(&b.1)).map(|(x, y)| x.total_cmp(&y)).find(|o| o.is_ne());
        by_key.unwrap_or(a.0.cmp(&b.0))
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut common = (f64::INFINITY, f64::NEG_INFINITY);
    for (unit, r) in order {
        let shared = (common.0.max(r.lo), common.1.min(r.hi));
        match groups.last_mut() {
            // Intervals that overlap in pairs have a point in common.
            Some(group) if shared.0 <= shared.1 => {
                group.push(unit);
                common = shared;
            }
            _ => {
                groups.push(vec![unit]);
                common = (r.lo, r.hi);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncertainty_groups_hold_only_units_that_overlap_each_other() {
        let of = |lo: f64, median: f64, hi: f64| Some(RankInterval { lo, median, hi });
        let intervals =
            [of(1.0, 1.0, 2.0), of(1.0, 2.0, 4.0), of(3.0, 3.0, 5.0), None, of(4.0, 4.0, 4.0), of(6.0, 6.0, 9.0)];
        assert_eq!(overlap_groups(&intervals), [vec![0, 1], vec![2, 4], vec![5]]);
        assert_eq!(overlap_groups(&[None]), Vec::<Vec<usize>>::new());
    }
}
