//! Counts of merged areas: the published total if there is one, else a sum that says that it is one.

use super::{Noise, SummedNoise};
use crate::sum;
use domain::{Value, labels};

labels! {
    /// How the count of a merged area came about.
    Origin {
        /// Published at the level of the area.
        Publisert = "publisert",
        /// Added up here; shown as «beregnet sum».
        BeregnetSum = "beregnet sum",
    }
}

/// A count of a merged area.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Persons, with hard bounds ±5 for a published total and ±5k for a sum of k cells.
    pub value: Value,
    /// The noise it carries.
    pub noise: SummedNoise,
    /// Published or added up.
    pub origin: Origin,
}

/// Count of an area from its published total or, only where there is none, from its parts (persons).
///
/// A hidden total stays hidden: it is never worked out from the parts beside it. A hidden part leaves an interval, a
/// missing part or no parts at all a missing value.
pub fn merge(published: Option<&Value>, parts: &[Value], noise: Noise) -> Merged {
    match published {
        Some(total) if *total != Value::Missing => {
            Merged { value: with_bounds(total, noise), noise: noise.once(), origin: Origin::Publisert }
        }
        _ => {
            let known = parts.iter().filter(|p| p.number().is_some()).count();
            let noised: Vec<_> = parts.iter().map(|p| with_bounds(p, noise)).collect();
            let value = if parts.is_empty() { Value::Missing } else { sum(&noised) };
            // More cells than a u32 holds do not exist; the largest number is the safe side.
            let noise = noise.of_cells(u32::try_from(known).unwrap_or(u32::MAX));
            Merged { value, noise, origin: Origin::BeregnetSum }
        }
    }
}

/// A published count with the hard bounds of the truth behind it.
fn with_bounds(value: &Value, noise: Noise) -> Value {
    let h = noise.half_width();
    let ends = |x: f64| if h > 0.0 { (Some((x - h).max(0.0)), Some(x + h)) } else { (None, None) };
    match value {
        Value::Known { value, .. } => {
            let (lo, hi) = ends(*value);
            Value::Known { value: *value, lo, hi }
        }
        Value::Imputed { value, method, .. } => {
            let (lo, hi) = ends(*value);
            Value::Imputed { value: *value, lo, hi, method: method.clone() }
        }
        other => other.clone(),
    }
}
