//! How many of the people have a walk no longer than so many minutes, and how long the middle one's is.

use super::{Reason, Time};

/// Weight (persons, children) by what is known of the walk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Within {
    /// Who is within the time.
    pub within: f64,
    /// Who is not: a longer time, one over the limit, or no way at all.
    pub beyond: f64,
    /// Who stands too far from the network for anything to be known.
    pub unknown: f64,
}

impl Within {
    /// Share of those one knows of, 0–1; none where one knows of nobody.
    pub fn share(&self) -> Option<f64> {
        let known = self.within + self.beyond;
        (known > 0.0).then(|| self.within / known)
    }

    /// Share of all if none of the unknown is within, 0–1.
    pub fn lo(&self) -> f64 {
        self.within / self.total()
    }

    /// Share of all if every one of the unknown is within, 0–1.
    pub fn hi(&self) -> f64 {
        (self.within + self.unknown) / self.total()
    }

    /// All weight.
    pub fn total(&self) -> f64 {
        self.within + self.beyond + self.unknown
    }
}

/// Who is within so many minutes, the limit included; none where nobody lives there or the numbers of times and weights differ.
///
/// A time over the limit of the question counts as longer, so that limit must be no less than `minutes`. Weights that are
/// not above zero do not count.
pub fn share_within(times: &[Time], weights: &[f64], minutes: f64) -> Option<Within> {
    if times.len() != weights.len() {
        return None;
    }
    let mut sum = Within { within: 0.0, beyond: 0.0, unknown: 0.0 };
    for (time, weight) in counted(times, weights) {
        match time {
            Time::Minutes(m) if m <= minutes => sum.within += weight,
            Time::Missing(Reason::NoSnap) => sum.unknown += weight,
            Time::Minutes(_) | Time::Missing(Reason::OverLimit | Reason::Unreachable) => sum.beyond += weight,
        }
    }
    (sum.total() > 0.0).then_some(sum)
}

/// The time that half of the weight does not exceed; none where nobody lives there or the numbers differ.
///
/// Those of whom nothing is known (`NoSnap`) are left out while there are others; those without a way, or over the limit,
/// are longer than any time, so that the median itself can be missing.
pub fn weighted_median(times: &[Time], weights: &[f64]) -> Option<Time> {
    if times.len() != weights.len() {
        return None;
    }
    let mut all: Vec<(Time, f64)> = counted(times, weights).collect();
    if all.iter().any(|(t, _)| t.missing() != Some(Reason::NoSnap)) {
        all.retain(|(t, _)| t.missing() != Some(Reason::NoSnap));
    }
    all.sort_by(|a, b| a.0.order(&b.0));
    let half = all.iter().map(|(_, w)| w).sum::<f64>() / 2.0;
    let mut reached = 0.0;
    let at = all.iter().find(|(_, w)| {
        reached += w;
        reached >= half
    });
    at.or(all.last()).map(|(time, _)| *time)
}

fn counted<'a>(times: &'a [Time], weights: &'a [f64]) -> impl Iterator<Item = (Time, f64)> + 'a {
    times.iter().copied().zip(weights.iter().copied()).filter(|(_, w)| *w > 0.0 && w.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_SNAP: Time = Time::Missing(Reason::NoSnap);
    const OVER: Time = Time::Missing(Reason::OverLimit);
    const CUT_OFF: Time = Time::Missing(Reason::Unreachable);

    #[test]
    fn who_is_off_the_network_widens_the_share_and_who_has_no_way_is_beyond() {
        let times = [Time::Minutes(10.0), Time::Minutes(10.1), OVER, CUT_OFF, NO_SNAP];
        let w = share_within(&times, &[40.0, 20.0, 10.0, 10.0, 20.0], 10.0).unwrap();
        assert_eq!(w, Within { within: 40.0, beyond: 40.0, unknown: 20.0 });
        assert_eq!((w.share(), w.lo(), w.hi()), (Some(0.5), 0.4, 0.6));
    }

    #[test]
    fn where_nobody_lives_there_is_no_share_and_where_nobody_is_known_only_bounds() {
        assert_eq!(share_within(&[Time::Minutes(1.0)], &[0.0], 10.0), None);
        assert_eq!(share_within(&[Time::Minutes(1.0)], &[], 10.0), None);
        let w = share_within(&[NO_SNAP], &[3.0], 10.0).unwrap();
        assert_eq!((w.share(), w.lo(), w.hi()), (None, 0.0, 1.0));
    }

    #[test]
    fn the_median_counts_people_and_may_be_missing() {
        let times = [Time::Minutes(20.0), Time::Minutes(4.0), Time::Minutes(9.0), NO_SNAP];
        assert_eq!(weighted_median(&times, &[1.0, 3.0, 3.0, 100.0]), Some(Time::Minutes(9.0)));
        assert_eq!(weighted_median(&[Time::Minutes(4.0), CUT_OFF], &[1.0, 3.0]), Some(CUT_OFF));
        assert_eq!(weighted_median(&[NO_SNAP, NO_SNAP], &[1.0, 3.0]), Some(NO_SNAP));
        assert_eq!(weighted_median(&[OVER], &[0.0]), None);
    }
}
