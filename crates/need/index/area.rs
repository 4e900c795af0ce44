//! From zones to an area: population-weighted mean, share in the most exposed tenth, extent, and the spread inside.

use super::Row;
use crate::total;
use domain::Value;
use serde::Serialize;

/// Weight of a percentile group in the extent, 0–1; group 1 = most exposed. Source: English indices 2019.
pub fn extent_weight(percentile: u32) -> f64 {
    match percentile {
        0..=10 => 1.0,
        11..=30 => 0.95 - f64::from(percentile - 11) * 0.9 / 19.0,
        _ => 0.0,
    }
}

/// Σ w·population/Σ population, 0–1, of (percentile group, persons); none without people.
pub fn extent(parts: &[(u32, f64)]) -> Option<f64> {
    let people = total(parts.iter().map(|p| p.1));
    (people > 0.0).then(|| total(parts.iter().map(|p| extent_weight(p.0) * p.1)) / people)
}

/// Percentile group 1–100 of a rank among `of` ranked units, 1 = most exposed.
pub fn percentile_group(rank: usize, of: usize) -> u32 {
    u32::try_from((100 * rank).div_ceil(of.max(1))).unwrap_or(100).clamp(1, 100)
}

/// A zone of an area, or the part of it that lies there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Row of the index.
    pub row: usize,
    /// Persons of the zone that belong to the area.
    pub people: f64,
}

/// Summary of an area in the style of the English indices.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaSummary {
    /// Population-weighted mean of the index: an interval when a hidden value takes part, missing when a zone with
    /// people has no index.
    pub mean: Value,
    /// Share of the people who live in zones of the most exposed tenth, 0–1; missing unless each zone has a rank.
    pub most_exposed_tenth: Value,
    /// Extent, 0–1; missing unless each zone has a rank. With some 50 zones it jumps: show it with its interval.
    pub extent: Value,
    /// Smallest and largest index of its zones, where two or more are numbers.
    pub spread: Option<(f64, f64)>,
    /// Persons.
    pub people: f64,
    /// Persons in zones whose index is a number.
    pub people_with_index: f64,
}

/// Summarises an area from the rows of an index. `members` name rows that exist; others count as without index.
pub fn summarise(rows: &[Row], members: &[Member]) -> AreaSummary {
    let ranked = rows.iter().filter(|r| r.rank.is_some()).count();
    let lived_in: Vec<&Member> = members.iter().filter(|m| m.people > 0.0).collect();
    let people = total(lived_in.iter().map(|m| m.people));
    let value = |m: &&Member| rows.get(m.row).map_or(&Value::Missing, |r| &r.value);
    let groups: Option<Vec<(u32, f64)>> =
        lived_in.iter().map(|m| Some((percentile_group(rows.get(m.row)?.rank?.place, ranked), m.people))).collect();
    let share = |parts: &[(u32, f64)]| total(parts.iter().filter(|p| p.0 <= 10).map(|p| p.1)) / people;
    let shown = groups.filter(|g| !g.is_empty());
    let known = |v: Option<f64>| v.map_or(Value::Missing, Value::known);
    let numbers: Vec<f64> = lived_in.iter().filter_map(|m| value(m).number()).collect();
    AreaSummary {
        mean: mean(lived_in.iter().map(|m| (value(m), m.people)), people),
        most_exposed_tenth: known(shown.as_deref().map(share)),
        extent: known(shown.as_deref().and_then(extent)),
        spread: (numbers.len() > 1).then(|| super::normalise::ends(&numbers)),
        people,
        people_with_index: total(lived_in.iter().filter(|m| value(m).number().is_some()).map(|m| m.people)),
    }
}

fn mean<'a>(parts: impl Iterator<Item = (&'a Value, f64)>, people: f64) -> Value {
    let (mut lo, mut hi, mut hidden, mut method) = (Some(0.0), Some(0.0), false, None);
    for (value, weight) in parts {
        let (a, b) = match value {
            Value::Missing => return Value::Missing,
            Value::Suppressed { lo, hi } => {
                hidden = true;
                (*lo, *hi)
            }
            Value::Known { value, .. } => (Some(*value), Some(*value)),
            Value::Imputed { value, method: m, .. } => {
                method = Some(m.clone());
                (Some(*value), Some(*value))
            }
        };
        let add = |sum: Option<f64>, end: Option<f64>| Some(sum? + end? * weight / people);
        (lo, hi) = (add(lo, a), add(hi, b));
    }
    match (lo, hidden, method) {
        _ if people <= 0.0 => Value::Missing,
        (_, true, _) => Value::Suppressed { lo, hi },
        (Some(value), false, Some(method)) => Value::Imputed { value, lo: None, hi: None, method },
        (Some(value), false, None) => Value::known(value),
        (None, false, _) => Value::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Rank;

    fn row(value: Value, place: Option<usize>) -> Row {
        let rank = place.map(|place| Rank { place, tied: 1 });
        Row { value, coverage: 1.0, rank, hidden: 0, missing: 0, imputed: 0, computed: None }
    }

    #[test]
    fn an_index_summary_of_an_area_weighs_by_people_and_keeps_states() {
        let rows = [
            row(Value::known(3.0), Some(1)),
            row(Value::known(1.0), Some(2)),
            row(Value::Suppressed { lo: Some(0.0), hi: Some(2.0) }, None),
            row(Value::Missing, None),
        ];
        let of = |members: &[(usize, f64)]| {
            let members: Vec<Member> = members.iter().map(|&(row, people)| Member { row, people }).collect();
            summarise(&rows, &members)
        };
        let whole = of(&[(0, 300.0), (1, 100.0)]);
        assert_eq!(whole.mean, Value::known(2.5));
        assert_eq!(whole.spread, Some((1.0, 3.0)));
        assert_eq!(whole.extent, Value::known(0.0), "first of two stands in the 50th group");
        let share = whole.most_exposed_tenth.number().unwrap();
        assert!(share == 0.0 && share.is_sign_positive(), "nobody lives in the most exposed tenth: 0 and not −0");
        let hidden = of(&[(0, 100.0), (2, 100.0)]);
        assert_eq!(hidden.mean, Value::Suppressed { lo: Some(1.5), hi: Some(2.5) });
        assert_eq!(hidden.extent, Value::Missing);
        assert_eq!(of(&[(0, 100.0), (3, 1.0)]).mean, Value::Missing);
        assert_eq!(of(&[(0, 100.0), (3, 0.0)]).mean, Value::known(3.0), "nobody lives in the missing part");
        let nobody = of(&[]);
        assert_eq!(nobody.mean, Value::Missing);
        assert!(nobody.people.is_sign_positive() && nobody.people_with_index.is_sign_positive());
    }
}
