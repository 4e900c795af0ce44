//! Areal transfer of a variable by weights: counts are divided, rates are averaged, and nothing is lost unseen.
//!
//! A value that is not known is never taken as 0: a target that holds any piece of a source without a value, a sliver
//! too, has no value. A target that no source meets has none either: nobody counted there.

use crate::Weights;

/// What a transfer gave, with its account: `sum_from = sum of the pieces + outside`.
#[derive(Debug, Clone, PartialEq)]
pub struct Transferred {
    /// One value for each target; none where a source without a value has a piece, or no source at all.
    pub values: Vec<Option<f64>>,
    /// Sum of the known sources.
    pub sum_from: f64,
    /// What the known sources gave to targets, those that then got no value included.
    pub sum_to: f64,
    /// What the known sources have outside every target.
    pub outside: f64,
    /// Sources without a value; their mass is in no sum.
    pub unknown_sources: usize,
    /// Pieces below 0.5 % of their source; their mass is counted like that of any other.
    pub slivers: usize,
}

/// Method `area`, for counts: target k gets Σ v·A_jk/A_j, where A_j is the whole source j. What lies outside every
/// target is reported as `outside`. `values` has one entry for each source; what it lacks is unknown.
pub fn transfer_area(values: &[Option<f64>], weights: &Weights) -> Transferred {
    transfer(values, weights, |source| weights.source_areas()[source])
}

/// Method `area_within`, for counts: each source is spread wholly over the targets it meets, by the areas of its
/// pieces. `outside` holds the sources that meet none.
pub fn transfer_area_within(values: &[Option<f64>], weights: &Weights) -> Transferred {
    transfer(values, weights, |source| weights.row(source).map(|(_, area)| area).sum())
}

fn transfer(values: &[Option<f64>], weights: &Weights, whole: impl Fn(usize) -> f64) -> Transferred {
    let mut sums = vec![Sum::Untouched; weights.targets()];
    let mut out = Transferred {
        values: vec![],
        sum_from: 0.0,
        sum_to: 0.0,
        outside: 0.0,
        unknown_sources: 0,
        slivers: weights.slivers(),
    };
    for source in 0..weights.sources() {
        let Some(value) = known(values, source) else {
            out.unknown_sources += 1;
            weights.row(source).for_each(|(target, _)| sums[target] = Sum::Unknown);
            continue;
        };
        let whole = whole(source);
        let mut given = 0.0;
        for (target, area) in weights.row(source) {
            let part = value * (area / whole);
            given += part;
            sums[target].add(part);
        }
        out.sum_from += value;
        out.sum_to += given;
        out.outside += value - given;
    }
    out.values = sums.into_iter().map(Sum::value).collect();
    out
}

/// For rates: target k gets Σ v·A_jk / Σ A_jk, the mean over that part of it which sources cover.
///
/// A rate is better carried as numerator and denominator by [`transfer_area`] and divided afterwards; this is for
/// what has no denominator. The same rule for unknown values.
pub fn mean_area(values: &[Option<f64>], weights: &Weights) -> Vec<Option<f64>> {
    let mut sums = vec![Sum::Untouched; weights.targets()];
    let mut covered = vec![0.0; weights.targets()];
    for piece in weights.iter() {
        covered[piece.target] += piece.area;
        match known(values, piece.source) {
            Some(value) => sums[piece.target].add(value * piece.area),
            None => sums[piece.target] = Sum::Unknown,
        }
    }
    sums.into_iter().zip(covered).map(|(sum, covered)| sum.value().map(|s| s / covered)).collect()
}

/// NaN is no value either.
fn known(values: &[Option<f64>], source: usize) -> Option<f64> {
    values.get(source).copied().flatten().filter(|v| v.is_finite())
}

#[derive(Debug, Clone, Copy)]
enum Sum {
    Untouched,
    Known(f64),
    Unknown,
}

impl Sum {
    fn add(&mut self, part: f64) {
        *self = match *self {
            Self::Untouched => Self::Known(part),
            Self::Known(sum) => Self::Known(sum + part),
            Self::Unknown => Self::Unknown,
        }
    }

    fn value(self) -> Option<f64> {
        match self {
            Self::Known(sum) => Some(sum),
            Self::Untouched | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Piece, testdata};

    /// Sources 0 and 1 of 10 m²; target 0 holds all of 0 and half of 1, target 1 a sliver of 1, target 2 nothing.
    fn weights() -> Weights {
        let pieces =
            [(0, 0, 10.0), (1, 0, 5.0), (1, 1, 0.01)].map(|(source, target, area)| Piece { source, target, area });
        Weights::new(pieces.to_vec(), vec![10.0, 10.0], vec![20.0, 20.0, 20.0], vec![])
    }

    #[test]
    fn counts_are_divided_by_area_and_the_rest_is_outside() {
        let t = transfer_area(&[Some(100.0), Some(40.0)], &weights());
        assert_eq!(t.values, [Some(120.0), Some(0.04), None]);
        assert!((t.outside - 19.96).abs() < 1e-12 && (t.sum_from - 140.0).abs() < 1e-12);
        assert_eq!((t.slivers, t.unknown_sources), (1, 0));
    }

    #[test]
    fn a_target_with_a_hidden_source_has_no_value_and_never_zero() {
        for hidden in [None, Some(f64::NAN)] {
            let t = transfer_area(&[Some(100.0), hidden], &weights());
            assert_eq!(t.values, [None, None, None]);
            assert_eq!((t.unknown_sources, t.sum_from), (1, 100.0));
            assert_eq!(mean_area(&[Some(100.0), hidden], &weights()), [None, None, None]);
        }
        assert_eq!(transfer_area(&[Some(100.0)], &weights()).values[0], None);
    }

    #[test]
    fn area_within_leaves_nothing_outside_that_meets_a_target() {
        let t = transfer_area_within(&[Some(100.0), Some(40.0)], &weights());
        assert!((t.sum_to - 140.0).abs() < 1e-9 && t.outside.abs() < 1e-9);
    }

    #[test]
    fn a_mean_stays_between_what_it_is_the_mean_of() {
        let m = mean_area(&[Some(3.0), Some(6.0)], &weights());
        assert_eq!(m, [Some(4.0), Some(6.0), None]);
    }

    #[test]
    fn the_published_hand_example_comes_out() {
        let Some(oracle) = testdata::oracle("areal.json") else { return };
        let wards = oracle["cases"].as_array().unwrap().iter().find(|c| c["id"] == "wards").unwrap();
        let (sources, targets) = (["1100", "1200"], ["11", "12", "13"]);
        let (mut values, mut whole) = (vec![None; 2], vec![0.0; 2]);
        let mut pieces = vec![];
        for part in wards["input"]["parts"].as_array().unwrap() {
            let source = sources.iter().position(|s| part["source"] == *s).unwrap();
            let target = targets.iter().position(|t| part["target"] == *t).unwrap();
            values[source] = part["value"].as_f64();
            whole[source] = part["area_source"].as_f64().unwrap();
            pieces.push(Piece { source, target, area: part["area_part"].as_f64().unwrap() });
        }
        let t = transfer_area(&values, &Weights::new(pieces, whole, vec![1e7; 3], vec![]));
        for (name, value) in targets.iter().zip(&t.values) {
            let expected = wards["recomputed_value"][name].as_f64().unwrap();
            assert!((value.unwrap() - expected).abs() < 1e-6, "{name}: {value:?} is not {expected}");
        }
        assert!((t.sum_to - 6055.0).abs() < 6055.0 * 1e-9);
    }
}
