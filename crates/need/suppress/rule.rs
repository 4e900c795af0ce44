//! The primary rule: which counts are hidden for what they are, and why.

use super::SuppressError;
use domain::{Value, labels};
use serde::{Deserialize, Serialize};

labels! {
    /// Why a count is hidden.
    Reason {
        /// The source hides it.
        SkjultIKilden = "skjult_i_kilden",
        /// At most T persons.
        FaaPersoner = "faa_personer",
        /// All but at most T persons of the denominator.
        FaaUtenfor = "faa_utenfor",
        /// The denominator is at most N.
        LitenNevner = "liten_nevner",
        /// Hidden so that a hidden neighbour cannot be worked out.
        Naboprikking = "naboprikking",
    }
}

/// Thresholds of the primary rule, persons. Any rule hides counts under 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Thresholds", into = "Thresholds")]
pub struct Rule {
    max_hidden: u32,
    min_denominator: u32,
}

#[derive(Serialize, Deserialize)]
struct Thresholds {
    max_hidden: u32,
    min_denominator: u32,
}

impl Default for Rule {
    /// T = 4, N = 20.
    fn default() -> Self {
        Self { max_hidden: 4, min_denominator: 20 }
    }
}

impl Rule {
    /// T (hide counts of at most T) and N (hide where the denominator is at most N). Errors: T under 4.
    pub fn new(max_hidden: u32, min_denominator: u32) -> Result<Self, SuppressError> {
        if max_hidden < 4 {
            return Err(SuppressError::Threshold { given: max_hidden });
        }
        Ok(Self { max_hidden, min_denominator })
    }

    /// T, persons.
    pub fn max_hidden(self) -> f64 {
        f64::from(self.max_hidden)
    }

    /// N, persons.
    pub fn min_denominator(self) -> f64 {
        f64::from(self.min_denominator)
    }

    /// T or fewer persons. An interpolated 4.3 is under 5 too, and what is no number is not shown.
    pub(super) fn is_few(self, persons: f64) -> bool {
        persons.is_nan() || persons < self.max_hidden() + 1.0
    }
}

impl TryFrom<Thresholds> for Rule {
    type Error = SuppressError;
    fn try_from(t: Thresholds) -> Result<Self, SuppressError> {
        Self::new(t.max_hidden, t.min_denominator)
    }
}

impl From<Rule> for Thresholds {
    fn from(rule: Rule) -> Self {
        Self { max_hidden: rule.max_hidden, min_denominator: rule.min_denominator }
    }
}

/// Why a count of persons must be hidden for what it is; none if it may be shown or if there is nothing to show.
///
/// Hidden: count ≤ T, or denominator − count ≤ T, or denominator ≤ N (khfunctions), whatever the source; and what the
/// source hides. A missing count is missing, not hidden. Without a denominator the count alone is judged.
pub fn primary(count: &Value, denominator: Option<&Value>, rule: Rule) -> Option<Reason> {
    if matches!(count, Value::Suppressed { .. }) {
        return Some(Reason::SkjultIKilden);
    }
    let x = count.number()?;
    if rule.is_few(x) {
        return Some(Reason::FaaPersoner);
    }
    match denominator {
        Some(Value::Suppressed { hi, .. }) if hi.is_some_and(|n| n <= rule.min_denominator()) => {
            Some(Reason::LitenNevner)
        }
        other => {
            let n = other?.number()?;
            match n {
                n if rule.is_few(n - x) => Some(Reason::FaaUtenfor),
                n if n <= rule.min_denominator() => Some(Reason::LitenNevner),
                _ => None,
            }
        }
    }
}

/// What may be published of a count with this reason: a hidden value. Only a count hidden for being small, or by its
/// source, carries bounds; the others would tell more than the mark.
pub fn mask(count: &Value, reason: Reason, rule: Rule) -> Value {
    match (reason, count) {
        (Reason::SkjultIKilden, Value::Suppressed { .. }) => count.clone(),
        (Reason::FaaPersoner, _) => Value::Suppressed { lo: Some(0.0), hi: Some(rule.max_hidden()) },
        _ => Value::Suppressed { lo: None, hi: None },
    }
}
