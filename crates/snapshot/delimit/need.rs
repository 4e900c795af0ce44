//! Need of a unit: a zone's own, or the mean of the zones it meets weighted by the people who live in both.

use super::ground::ZonePart;
use domain::{UnitKind, Value};
use spatial::delimit::Figure;

/// Method of a need that is a mean of zones.
pub(super) const MEAN_OF_ZONES: &str = "sonesnitt";

/// P(among the K) of a unit. Where a zone without a number takes part by more than a sliver there is no number, and where
/// it is hidden only bounds: its need lies somewhere in 0–1.
pub(super) fn need_of(kind: UnitKind, parts: &[ZonePart], needs: &[Value]) -> Value {
    if kind == UnitKind::Soner {
        return parts.first().map_or(Value::Missing, |p| needs[p.zone].clone());
    }
    let (mut all, mut known, mut unknown) = (0.0, 0.0, 0.0);
    let (mut hidden, mut missing, mut unweighted) = (false, false, false);
    for part in parts {
        let need = &needs[part.zone];
        hidden |= matches!(need, Value::Suppressed { .. });
        missing |= matches!(need, Value::Missing);
        let Some(persons) = part.persons else {
            unweighted = true;
            continue;
        };
        all += persons;
        match need.number() {
            Some(p) => known += persons * p,
            None => unknown += persons,
        }
    }
    if missing || parts.is_empty() || (all <= 0.0 && !unweighted) {
        return Value::Missing;
    }
    match (hidden, unweighted) {
        (false, false) => Value::Imputed { value: known / all, lo: None, hi: None, method: MEAN_OF_ZONES.to_owned() },
        (true, false) => Value::Suppressed { lo: Some(known / all), hi: Some((known + unknown) / all) },
        // How much each zone weighs is hidden: the mean lies between the lowest and the highest of them.
        (_, true) => {
            let ends = parts.iter().map(|p| needs[p.zone].number().map_or((0.0, 1.0), |n| (n, n)));
            let (lo, hi) = ends.fold((1.0_f64, 0.0_f64), |(lo, hi), (a, b)| (lo.min(a), hi.max(b)));
            Value::Suppressed { lo: Some(lo), hi: Some(hi) }
        }
    }
}

/// A value as the search takes it.
pub(super) fn figure(value: &Value) -> Figure {
    match (value.number(), value) {
        (Some(n), _) => Figure::Known(n),
        (None, Value::Suppressed { lo, hi: Some(hi) }) => Figure::Between { lo: lo.unwrap_or(0.0), hi: *hi },
        _ => Figure::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(zone: usize, persons: Option<f64>) -> ZonePart {
        ZonePart::new(zone, persons, 1.0)
    }

    fn of(parts: &[ZonePart]) -> Value {
        let hidden = Value::Suppressed { lo: None, hi: None };
        need_of(UnitKind::Ruter, parts, &[Value::known(0.9), Value::known(0.1), hidden, Value::Missing])
    }

    #[test]
    fn the_mean_is_weighted_by_people_and_says_that_it_is_a_mean() {
        let mean = of(&[part(0, Some(30.0)), part(1, Some(10.0))]);
        assert_eq!((mean.number(), figure(&mean)), (Some(0.7), Figure::Known(0.7)));
        assert!(matches!(mean, Value::Imputed { method, .. } if method == MEAN_OF_ZONES));
    }

    #[test]
    fn a_hidden_zone_leaves_bounds_and_a_missing_one_nothing() {
        let hidden = of(&[part(0, Some(30.0)), part(2, Some(10.0))]);
        assert_eq!(hidden, Value::Suppressed { lo: Some(27.0 / 40.0), hi: Some(37.0 / 40.0) });
        assert_eq!(figure(&hidden), Figure::Between { lo: 27.0 / 40.0, hi: 37.0 / 40.0 });
        assert_eq!(of(&[part(0, Some(30.0)), part(3, Some(10.0))]), Value::Missing);
        assert_eq!(of(&[part(0, None), part(1, Some(10.0))]), Value::Suppressed { lo: Some(0.1), hi: Some(0.9) });
        assert_eq!((of(&[]), of(&[part(0, Some(0.0))])), (Value::Missing, Value::Missing));
    }
}
