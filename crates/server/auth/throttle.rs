//! How long one waits after wrong passwords. A name that nobody has waits as one that somebody has, so that waiting tells nothing.

use jiff::{SignedDuration, Timestamp};
use moka::sync::Cache;
use std::time::Duration;

/// Wrong passwords in a row that cost nothing.
const FREE: u32 = 4;
/// Wait after the first one that does, s; it doubles with each.
const FIRST_S: i64 = 15;
/// The longest wait, s.
const LONGEST_S: i64 = 3600;

/// Until when no password is tried after so many wrong ones in a row; none where there is no wait.
pub(crate) fn wait_until(failures: u32, now: Timestamp) -> Option<Timestamp> {
    let over = failures.checked_sub(FREE + 1)?;
    let seconds = FIRST_S.saturating_mul(1_i64.checked_shl(over.min(30)).unwrap_or(i64::MAX)).min(LONGEST_S);
    now.checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// Wrong passwords of names that nobody has.
pub(crate) struct Throttle(Cache<String, (u32, Option<Timestamp>)>);

impl Default for Throttle {
    fn default() -> Self {
        let hour = Duration::from_secs(LONGEST_S.unsigned_abs());
        Self(Cache::builder().max_capacity(10_000).time_to_idle(hour).build())
    }
}

impl Throttle {
    /// Until when a name must wait.
    pub(crate) fn until(&self, name: &str) -> Option<Timestamp> {
        self.0.get(name).and_then(|(_, until)| until)
    }

    /// Counts a wrong password.
    pub(crate) fn failed(&self, name: &str, now: Timestamp) {
        let failures = self.0.get(name).map_or(0, |(n, _)| n).saturating_add(1);
        self.0.insert(name.to_owned(), (failures, wait_until(failures, now)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour_and_never_overflows() {
        let now = Timestamp::UNIX_EPOCH;
        let seconds = |n| wait_until(n, now).map(|t| t.as_second());
        assert_eq!([0, 4, 5, 6, 7].map(seconds), [None, None, Some(15), Some(30), Some(60)]);
        assert_eq!([12, 13, 40, u32::MAX].map(seconds), [Some(1920), Some(3600), Some(3600), Some(3600)]);
    }

    #[test]
    fn a_name_that_nobody_has_waits_as_one_that_somebody_has() {
        let throttle = Throttle::default();
        let now = Timestamp::UNIX_EPOCH;
        (0..5).for_each(|_| throttle.failed("ingen", now));
        assert_eq!(throttle.until("ingen"), wait_until(5, now));
        assert_eq!(throttle.until("en annen"), None);
    }
}
