//! One figure made from a count and a denominator that may be shown, with the interval of noise and sampling.

use crate::noise::{Noise, share_interval};
use crate::small::{Z, range};
use domain::{Indicator, NoiseModel, Unit, Value};

/// Persons as published, for shares given without a count.
pub(super) fn count_of(value: &Value, n: &Value) -> Value {
    match (value, n.number()) {
        (Value::Known { value, .. } | Value::Imputed { value, .. }, Some(n)) => Value::known(value * n / 100.0),
        (Value::Suppressed { lo, hi }, Some(n)) => {
            let part = |x: &Option<f64>| x.map(|x| x * n / 100.0);
            Value::Suppressed { lo: part(lo), hi: part(hi) }
        }
        (Value::Suppressed { .. }, None) => Value::Suppressed { lo: None, hi: None },
        _ => Value::Missing,
    }
}

/// Whether the figure is made of counts of persons that noise and hiding work on.
pub(super) fn is_counted(indicator: &Indicator) -> bool {
    matches!(indicator.enhet, Unit::Prosent | Unit::Antall) && indicator.stoy != NoiseModel::Intervall
}

/// The figure in the unit of the indicator, from what may be shown of its count and denominator.
pub(super) fn figure(indicator: &Indicator, original: &Value, count: &Value, n: &Value) -> Value {
    let noise = Noise::within(indicator.noise_half_width());
    match indicator.enhet {
        Unit::Antall => with_noise(count, noise),
        Unit::Prosent => match (count.number(), n.number()) {
            (Some(x), Some(n)) if n > 0.0 => percent(indicator, original, x, n, noise),
            (Some(_), Some(_)) => Value::Missing,
            _ if *original == Value::Missing => Value::Missing,
            // Also a share whose denominator nobody gave: how few it is of cannot be told.
            _ => hidden(count, n),
        },
        Unit::Kroner | Unit::Skar => original.clone(),
    }
}

fn percent(indicator: &Indicator, original: &Value, x: f64, n: f64, noise: Noise) -> Value {
    let value = (100.0 * x / n).clamp(0.0, 100.0);
    let interval = share_interval(x.max(0.0), n, noise, indicator.variasjon, Z::P95).ok();
    let (lo, hi) = (interval.map(|i| 100.0 * i.lo), interval.map(|i| 100.0 * i.hi));
    match original {
        Value::Imputed { method, .. } => Value::Imputed { value, lo, hi, method: method.clone() },
        _ => Value::Known { value, lo, hi },
    }
}

/// A hidden share keeps the bounds of its count where the denominator is known.
fn hidden(count: &Value, n: &Value) -> Value {
    let (lo, hi) = range(count);
    let part = |x: Option<f64>| Some((100.0 * x? / n.number().filter(|n| *n > 0.0)?).clamp(0.0, 100.0));
    match (part(lo), part(hi)) {
        (Some(lo), Some(hi)) => Value::Suppressed { lo: Some(lo), hi: Some(hi) },
        _ => Value::Suppressed { lo: None, hi: None },
    }
}

fn with_noise(count: &Value, noise: Noise) -> Value {
    let h = noise.half_width();
    let ends = |x: f64| if h > 0.0 { (Some((x - h).max(0.0)), Some(x + h)) } else { (None, None) };
    match count {
        Value::Known { value, lo: None, hi: None } => {
            let (lo, hi) = ends(*value);
            Value::Known { value: *value, lo, hi }
        }
        other => other.clone(),
    }
}
