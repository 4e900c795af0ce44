//! Laws of a transfer that hold for any weights and any figures.

use super::*;
use crate::{Piece, Weights};
use proptest::prelude::*;

const TARGETS: usize = 4;

/// Shares of each source in each target; they add up to 1 where `covered`, else to less.
fn rows(covered: bool) -> impl Strategy<Value = Vec<Vec<f64>>> {
    let row = prop::collection::vec(prop_oneof![Just(0.0), 0.0001..10.0f64], TARGETS).prop_map(move |mut row| {
        if covered && row.iter().all(|w| *w == 0.0) {
            row[0] = 1.0;
        }
        let sum: f64 = row.iter().sum();
        let scale = if covered { 1.0 / sum } else { 0.7 / sum.max(1.0) };
        row.iter().map(|w| w * scale).collect()
    });
    prop::collection::vec(row, 1..9)
}

fn weights(rows: &[Vec<f64>]) -> Weights {
    let piece = |(source, row): (usize, &Vec<f64>)| {
        row.iter()
            .enumerate()
            .filter(|(_, w)| **w > 0.0)
            .map(move |(target, w)| Piece { source, target, area: *w })
            .collect::<Vec<_>>()
    };
    Weights::new(rows.iter().enumerate().flat_map(piece).collect(), vec![1.0; rows.len()], vec![9.0; TARGETS], vec![])
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        6 => (0.0..1000.0f64, 0.0..50.0f64, 0.0..50.0f64)
            .prop_map(|(value, a, b)| Amount::Known { value, lo: value - a, hi: value + b }),
        2 => (0.0..3.0f64, 0.0..3.0f64).prop_map(|(lo, more)| Amount::Hidden { lo, hi: lo + more }),
        1 => Just(Amount::Missing),
    ]
}

fn amounts() -> impl Strategy<Value = Vec<Amount>> {
    prop::collection::vec(amount(), 9)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn alike(a: &Amount, b: &Amount) -> bool {
    let same_state = std::mem::discriminant(a) == std::mem::discriminant(b);
    let near = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| close(a, b));
    let of = |a: &Amount| (a.value(), a.bounds().map(|b| b.0), a.bounds().map(|b| b.1));
    let ((av, al, ah), (bv, bl, bh)) = (of(a), of(b));
    same_state && near(av, bv) && near(al, bl) && near(ah, bh)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_targets_cover_the_sources_the_sum_is_kept(rows in rows(true), values in prop::collection::vec(-1000.0..1000.0f64, 9)) {
        let amounts: Vec<Amount> = values.iter().take(rows.len()).map(|v| Amount::exact(*v)).collect();
        let c = carry(&amounts, &weights(&rows), Spread::Hard).unwrap();
        let sum: f64 = c.values.iter().filter_map(|v| v.value()).sum();
        let size: f64 = amounts.iter().filter_map(|v| v.value()).map(f64::abs).sum();
        prop_assert!((sum - c.account.sum_from).abs() <= 1e-9 * size && c.account.outside.abs() <= 1e-9 * size);
    }

    #[test]
    fn a_constant_rate_stays_constant(rows in rows(false), rate in 0.0..1.0f64) {
        for value in carry_mean(&vec![Amount::exact(rate); rows.len()], &weights(&rows), Spread::Hard) {
            prop_assert!(value == Amount::Missing || close(value.value().unwrap(), rate));
        }
        let tenth = |share: f64| vec![Amount::exact(share * 300.0); rows.len()];
        for value in carry_ratio(&tenth(rate), &tenth(1.0), &weights(&rows), Spread::Hard).unwrap().values {
            prop_assert!(value == Amount::Missing || close(value.value().unwrap(), rate));
        }
    }

    #[test]
    fn what_is_not_known_comes_out_as_not_known(rows in rows(false), amounts in amounts()) {
        let c = carry(&amounts, &weights(&rows), Spread::Variance).unwrap();
        for (target, value) in c.values.iter().enumerate() {
            let parts: Vec<&Amount> = rows.iter().zip(&amounts).filter(|(r, _)| r[target] > 0.0).map(|(_, a)| a).collect();
            let missing = parts.is_empty() || parts.iter().any(|a| **a == Amount::Missing);
            let hidden = parts.iter().any(|a| matches!(a, Amount::Hidden { .. }));
            prop_assert_eq!(*value == Amount::Missing, missing);
            prop_assert_eq!(matches!(value, Amount::Hidden { .. }), hidden && !missing);
        }
    }

    #[test]
    fn the_truth_lies_in_the_interval_whatever_the_figures_are(rows in rows(false), amounts in amounts(), at in 0.0..1.0f64) {
        let truth: Vec<Amount> = amounts.iter().map(|a| match a.bounds() {
            Some((lo, hi)) => Amount::exact(lo + at * (hi - lo)),
            None => Amount::Missing,
        }).collect();
        let w = weights(&rows);
        let (said, is) = (carry(&amounts, &w, Spread::Hard).unwrap(), carry(&truth, &w, Spread::Hard).unwrap());
        for (said, is) in said.values.iter().zip(&is.values) {
            if let Some((lo, hi)) = said.bounds() {
                let is = is.value().unwrap();
                prop_assert!(lo <= is + 1e-9 && is <= hi + 1e-9, "{} is not in {:?}", is, said);
            }
        }
        let narrow = carry(&amounts, &w, Spread::Variance).unwrap();
        for (narrow, hard) in narrow.values.iter().zip(&said.values) {
            let (n, h) = (narrow.bounds(), hard.bounds());
            prop_assert!(n.zip(h).is_none_or(|(n, h)| n.0 >= h.0 - 1e-9 && n.1 <= h.1 + 1e-9));
        }
    }

    #[test]
    fn the_order_of_the_sources_does_not_matter(rows in rows(false), amounts in amounts(), by in 0..9usize) {
        let n = rows.len();
        let turned = |i: usize| (i + by) % n;
        let other_rows: Vec<_> = (0..n).map(|i| rows[turned(i)].clone()).collect();
        let other: Vec<_> = (0..n).map(|i| amounts[turned(i)]).collect();
        for spread in [Spread::Hard, Spread::Variance] {
            let a = carry(&amounts[..n], &weights(&rows), spread).unwrap();
            let b = carry(&other, &weights(&other_rows), spread).unwrap();
            prop_assert!(a.values.iter().zip(&b.values).all(|(a, b)| alike(a, b)), "{:?} {:?}", a.values, b.values);
            prop_assert!(close(a.account.sum_to, b.account.sum_to) && a.account.slivers == b.account.slivers);
        }
    }

    #[test]
    fn a_source_in_two_halves_gives_the_same(rows in rows(false), amounts in amounts(), share in 0.05..0.95f64) {
        // The first source is halved by its measure: both halves have its shares, and its figure by their size.
        let part = |a: Amount, s: f64| match a {
            Amount::Known { value, lo, hi } => Amount::Known { value: value * s, lo: lo * s, hi: hi * s },
            Amount::Hidden { lo, hi } => Amount::Hidden { lo: lo * s, hi: hi * s },
            Amount::Missing => Amount::Missing,
        };
        let n = rows.len();
        let whole = weights(&rows);
        let pieces = whole.iter().flat_map(|p| if p.source == 0 {
            vec![Piece { area: p.area * share, ..p }, Piece { source: n, area: p.area * (1.0 - share), ..p }]
        } else {
            vec![p]
        });
        let mut sizes = vec![1.0; n + 1];
        (sizes[0], sizes[n]) = (share, 1.0 - share);
        let halved = Weights::new(pieces.collect(), sizes, vec![9.0; TARGETS], vec![]);
        let mut other = amounts[..n].to_vec();
        other[0] = part(amounts[0], share);
        other.push(part(amounts[0], 1.0 - share));
        let (a, b) = (carry(&amounts[..n], &whole, Spread::Hard).unwrap(), carry(&other, &halved, Spread::Hard).unwrap());
        prop_assert!(a.values.iter().zip(&b.values).all(|(a, b)| alike(a, b)), "{:?} {:?}", a.values, b.values);
        prop_assert!(close(a.account.outside, b.account.outside));
    }
}
