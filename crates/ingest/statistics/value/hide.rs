//! Counts under 5 are hidden whatever the source: what stays is the bounds that everybody knows anyway.

use super::super::number::Written;
use super::reading::State;
use domain::{LowestHidden, Value};

/// The mark of what is hidden here.
pub(super) const MARK: &str = "<5";
/// The largest count that is hidden.
const MOST: f64 = 4.0;

/// Hidden, and nothing known of how much.
pub(super) const UNBOUNDED: Value = Value::Suppressed { lo: None, hi: None };

/// What is small: 1–4, and 0 where the source hides zeros too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Small {
    lowest: f64,
}

impl Small {
    pub(super) fn new(lowest: LowestHidden) -> Self {
        Self { lowest: if lowest == LowestHidden::Zero { 0.0 } else { 1.0 } }
    }

    /// Whether a count is hidden.
    pub(super) fn holds(self, count: f64) -> bool {
        (self.lowest..=MOST).contains(&count)
    }

    /// A hidden count.
    pub(super) fn value(self) -> Value {
        Value::Suppressed { lo: Some(self.lowest), hi: Some(MOST) }
    }

    /// A count with its state; true where a number was in the file and is not kept.
    pub(super) fn count(self, state: State) -> (Value, bool) {
        match state {
            State::Number(n) if self.holds(n.value) => (self.value(), true),
            State::Number(n) => (Value::known(n.value), false),
            State::Under5 => (self.value(), false),
            State::Hidden => (UNBOUNDED, false),
            State::Missing => (Value::Missing, false),
        }
    }

    /// Whether a share of `n` tells of a count that is hidden. The share may be rounded, so the least it can stand for counts.
    pub(super) fn shines_through(self, share: Written, n: f64) -> bool {
        let half = 0.5 * 10_f64.powi(-i32::try_from(share.decimals.min(12)).unwrap_or(12));
        let least = (share.value - half).max(0.0) / 100.0 * n;
        least < MOST + 0.5 && (share.value > 0.0 || self.lowest == 0.0)
    }
}

/// What is known of a share, percent, whose numerator is hidden.
pub(super) fn share(count: &Value, n: &Value) -> Value {
    match (count, n) {
        (Value::Suppressed { lo: Some(lo), hi: Some(hi) }, Value::Known { value, .. }) if *value > 0.0 => {
            let of = |c: f64| Some((100.0 * c / value).min(100.0));
            Value::Suppressed { lo: of(*lo), hi: of(*hi) }
        }
        _ => UNBOUNDED,
    }
}
