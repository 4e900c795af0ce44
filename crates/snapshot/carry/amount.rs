//! Figures with their states, to and from what is carried; and the share that a carried numerator and denominator make.

use domain::{Indicator, Observation, Sampling, Value};
use need::noise::{Display, Noise, display};
use need::small::Z;
use need::suppress::{Rule, mask, primary};
use spatial::transfer::{Amount, Spread, divide};

/// Counts of at most this many persons are hidden, also where they were estimated.
const MAX_HIDDEN: u32 = 4;
/// Shares of at most this many persons are hidden.
const MIN_DENOMINATOR: u32 = 49;

/// A figure between the bounds that it carries.
pub(crate) fn hard(value: &Value) -> Amount {
    match value {
        Value::Known { value, lo, hi } | Value::Imputed { value, lo, hi, .. } => {
            Amount::Known { value: *value, lo: lo.unwrap_or(*value), hi: hi.unwrap_or(*value) }
        }
        Value::Suppressed { lo, hi } => Amount::Hidden { lo: lo.unwrap_or(0.0), hi: hi.unwrap_or(f64::INFINITY) },
        Value::Missing => Amount::Missing,
    }
}

/// A published count with the 95 % interval of its noise.
pub(crate) fn noised(value: &Value, noise: Noise) -> Amount {
    match (hard(value), value) {
        // Bounds that came with the figure say as much as the noise does.
        (Amount::Known { value, .. }, Value::Known { lo: None, .. } | Value::Imputed { lo: None, .. }) => {
            let half = Z::P95.get() * noise.sd();
            Amount::Known { value, lo: (value - half).max(0.0), hi: value + half }
        }
        (other, _) => other,
    }
}

/// The count behind a share: as published, or what a published share of a published denominator comes to.
pub(crate) fn numerator(o: &Observation) -> Value {
    match (&o.count, &o.value, o.n.number()) {
        (Value::Missing, value, Some(n)) => match value {
            Value::Known { value, .. } | Value::Imputed { value, .. } => Value::known(value * n / 100.0),
            other => other.clone(),
        },
        (count, ..) => count.clone(),
    }
}

/// What an amount is called in an answer: known where figures were only put together, imputed by the method else.
pub(crate) fn value(amount: Amount, estimated_by: Option<&str>) -> Value {
    let end = |x: f64| Some(x).filter(|x| x.is_finite());
    match amount {
        Amount::Known { value, lo, hi } => {
            let exact = lo == value && hi == value;
            let (lo, hi) = if exact { (None, None) } else { (end(lo), end(hi)) };
            match estimated_by {
                Some(method) => Value::Imputed { value, lo, hi, method: method.to_owned() },
                None => Value::Known { value, lo, hi },
            }
        }
        Amount::Hidden { lo, hi } => Value::Suppressed { lo: end(lo), hi: end(hi) },
        Amount::Missing => Value::Missing,
    }
}

/// A share with its parts, as it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Share {
    /// Percent.
    pub(crate) share: Value,
    pub(crate) numerator: Value,
    pub(crate) denominator: Value,
    pub(crate) display: Display,
}

/// The share of carried counts, with the 95 % interval of noise and sampling. The rules of published figures hold for
/// estimated ones too: nothing of fewer than 50, no count under 5.
pub(crate) fn share(indicator: &Indicator, n: Amount, d: Amount, estimated_by: Option<&str>) -> Share {
    let (numerator, denominator) = (value(n, estimated_by), value(d, estimated_by));
    let ratio = divide(n, d, Spread::Variance).clamp(0.0, 1.0);
    let ratio = match (ratio, d.value()) {
        (Amount::Known { value, lo, hi }, Some(d)) if indicator.variasjon == Sampling::Binomial => {
            let chance = Z::P95.get() * (value * (1.0 - value) / d).sqrt();
            Amount::Known { value, lo: value - (value - lo).hypot(chance), hi: value + (hi - value).hypot(chance) }
        }
        (other, _) => other,
    };
    let percent = match ratio.clamp(0.0, 1.0) {
        Amount::Known { value, lo, hi } => Amount::Known { value: 100.0 * value, lo: 100.0 * lo, hi: 100.0 * hi },
        Amount::Hidden { lo, hi } => Amount::Hidden { lo: 100.0 * lo, hi: 100.0 * hi },
        Amount::Missing => Amount::Missing,
    };
    let share = value(percent, estimated_by);
    if share.number().is_none() {
        return Share { share, numerator, denominator, display: Display::Skjul };
    }
    let (display, few) = (display(&denominator), Value::Suppressed { lo: Some(0.0), hi: Some(f64::from(MAX_HIDDEN)) });
    let rule = Rule::new(MAX_HIDDEN, MIN_DENOMINATOR);
    let masked = rule.map(|rule| primary(&numerator, Some(&denominator), rule).map(|why| mask(&numerator, why, rule)));
    match masked {
        Ok(None) if display != Display::Skjul => Share { share, numerator, denominator, display },
        masked => Share {
            share: Value::Suppressed { lo: None, hi: None },
            numerator: masked.ok().flatten().unwrap_or(Value::Suppressed { lo: None, hi: None }),
            denominator: if denominator.number().is_some_and(|n| n < f64::from(MAX_HIDDEN + 1)) {
                few
            } else {
                denominator
            },
            display: Display::Skjul,
        },
    }
}
