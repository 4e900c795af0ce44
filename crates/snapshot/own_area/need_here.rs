//! Expected people in the most exposed zones.

use super::extent::Extent;
use super::names;
use super::part_of;
use super::people::{People, rounded};
use crate::Snapshot;
use crate::answer::{AreaNeed, StatValue};
use crate::levekar::Simulated;
use crate::overlap::drawn;
use crate::words::Words;
use domain::Value;
use need::{Coverage, gap};

impl Snapshot {
    /// Σ P·people over the zones, and their share of the people in zones.
    pub(super) fn need_here(
        &self,
        extent: &Extent,
        people: &People,
        (needs, simulated): (&[Value], Option<&Simulated>),
        said: &mut Vec<String>,
        words: &dyn Words,
    ) -> AreaNeed {
        // Expected people are the gap of an area where no arena has the model: P·(1 − 0)·people, states and bounds alike.
        let none_has_it = Coverage { arenas: 1, ..Coverage::default() };
        let expected = |(zone, people): &(usize, Value)| {
            gap(&drawn(&needs[*zone]), &none_has_it, people).unwrap_or(Value::Missing)
        };
        let parts: Vec<Value> = people.by_zone.iter().map(expected).collect();
        let exposed = if parts.is_empty() { Value::Missing } else { need::sum(&parts) };
        // Which zones are among the K is not known either: the interval over the draws, as a suggested area has it.
        let numbers = people.by_zone.iter().filter_map(|(zone, n)| Some((*zone, n.number()?)));
        let exposed = widened(exposed, simulated.and_then(|s| s.exposed(numbers)));
        let whole = need::sum(people.by_zone.iter().map(|z| &z.1));
        let touched = || extent.zones.iter().map(|t| t.zone);
        for (key, of) in [
            ("behov_skjult", (|v| matches!(v, Value::Suppressed { .. })) as fn(&Value) -> bool),
            ("behov_mangler", |v| *v == Value::Missing),
        ] {
            let zones = names(self, touched().filter(|z| of(&needs[*z])));
            if !zones.is_empty() {
                said.push(words.text("skjult", key, &[("soner", &zones)]));
            }
        }
        // Where people are not told, neither is what they are a factor of.
        let few = matches!(rounded(&people.total), Value::Suppressed { .. }) && people.total.number().is_some();
        let hidden = Value::Suppressed { lo: None, hi: None };
        let (exposed, share) = if few { (hidden.clone(), hidden) } else { (tens(&exposed), share(&exposed, &whole)) };
        AreaNeed { utsatte_folk: StatValue::from(&exposed), andel: StatValue::from(&share), soner: vec![] }
    }
}

/// A number with bounds that hold those given; what is no number stays as it is.
fn widened(value: Value, ends: Option<[f64; 2]>) -> Value {
    let Some([low, high]) = ends else { return value };
    let around =
        |at: f64, lo: Option<f64>, hi: Option<f64>| (Some(lo.unwrap_or(at).min(low)), Some(hi.unwrap_or(at).max(high)));
    match value {
        Value::Known { value, lo, hi } => {
            let (lo, hi) = around(value, lo, hi);
            Value::Known { value, lo, hi }
        }
        Value::Imputed { value, lo, hi, method } => {
            let (lo, hi) = around(value, lo, hi);
            Value::Imputed { value, lo, hi, method }
        }
        other => other,
    }
}

/// An expectation in tens; unlike people it may be few, since it counts nobody.
fn tens(value: &Value) -> Value {
    value.mapped(|x| (x / 10.0).round() * 10.0, |x| (x / 10.0).floor() * 10.0, |x| (x / 10.0).ceil() * 10.0)
}

/// Share of a whole that is known, 0–1, in hundredths.
fn share(part: &Value, whole: &Value) -> Value {
    let hundredths = |x: f64| (x.clamp(0.0, 1.0) * 100.0).round() / 100.0;
    part_of(part, whole).mapped(hundredths, hundredths, hundredths)
}
