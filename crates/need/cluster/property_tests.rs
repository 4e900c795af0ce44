//! Laws of cluster statistics: any graph, any values, any numbering.

use super::testdata::known;
use super::*;
use proptest::prelude::*;
use spatial::Contiguity;

/// Values in tenths, some missing, on a random graph of 6 to 20 units.
fn world() -> impl Strategy<Value = (Vec<Option<f64>>, Contiguity)> {
    (6..20_usize).prop_flat_map(|n| {
        let value = prop_oneof![1 => Just(None), 6 => (0..400_i32).prop_map(|v| Some(f64::from(v) / 10.0))];
        let links = prop::collection::vec((0..n, 0..n), n..3 * n);
        (prop::collection::vec(value, n), links).prop_map(move |(values, links)| {
            let pairs: Vec<_> = links.into_iter().filter(|(a, b)| a != b).collect();
            (values, Contiguity::from_pairs(n, &pairs).unwrap())
        })
    })
}

fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn all_alike(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => alike(*a, *b),
            (None, None) => true,
            _ => false,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_local_ones_average_to_the_global_one((values, list) in world()) {
        let Ok(global) = moran(&values, &list, Weighting::RowStandardised) else { return Ok(()) };
        let local: Vec<f64> = local_moran(&values, &list, Weighting::RowStandardised).unwrap().into_iter().flatten().collect();
        prop_assert!(alike(local.iter().sum::<f64>() / local.len() as f64, global.i));
    }

    #[test]
    fn another_numbering_of_the_units_gives_the_same_numbers(
        ((values, list), order) in world().prop_flat_map(|w| { let n = w.0.len(); (Just(w), Just((0..n).collect::<Vec<_>>()).prop_shuffle()) }),
    ) {
        let moved: Vec<_> = order.iter().map(|&i| values[i]).collect();
        let other = list.among(&order);
        match (moran(&values, &list, Weighting::RowStandardised), moran(&moved, &other, Weighting::RowStandardised)) {
            (Err(a), b) => prop_assert_eq!(Err(a), b),
            (Ok(a), b) => {
                let b = b.unwrap();
                prop_assert!(alike(a.i, b.i) && alike(a.variance, b.variance) && alike(a.z_normal, b.z_normal));
                let moved_answers = |answers: Vec<Option<f64>>| order.iter().map(|&i| answers[i]).collect::<Vec<_>>();
                for ball in [Ball::Neighbours, Ball::WithSelf] {
                    let (one, two) = (getis_ord(&values, &list, ball).unwrap(), getis_ord(&moved, &other, ball).unwrap());
                    prop_assert!(all_alike(&moved_answers(one), &two));
                }
                let local = |v: &[Option<f64>], l: &Contiguity| local_moran(v, l, Weighting::Binary).unwrap();
                prop_assert!(all_alike(&moved_answers(local(&values, &list)), &local(&moved, &other)));
            }
        }
    }

    #[test]
    fn another_unit_of_measure_changes_nothing_and_another_sign_turns_hot_into_cold(
        (values, list) in world(), factor in 0.01..100.0f64, shift in -50.0..50.0f64,
    ) {
        prop_assume!(moran(&values, &list, Weighting::Binary).is_ok());
        for sign in [1.0, -1.0] {
            let other: Vec<_> = values.iter().map(|v| v.map(|v| sign * factor * v + shift)).collect();
            for weighting in [Weighting::Binary, Weighting::RowStandardised] {
                let [a, b] = [&values, &other].map(|v| moran(v, &list, weighting).unwrap());
                prop_assert!(alike(a.i, b.i) && alike(a.z, b.z) && alike(a.z_normal, b.z_normal));
                let [a, b] = [&values, &other].map(|v| local_moran(v, &list, weighting).unwrap());
                prop_assert!(all_alike(&a, &b));
            }
            for ball in [Ball::Neighbours, Ball::WithSelf] {
                let [a, b] = [&values, &other].map(|v| getis_ord(v, &list, ball).unwrap());
                prop_assert!(all_alike(&a, &b.iter().map(|g| g.map(|g| sign * g)).collect::<Vec<_>>()));
            }
        }
    }

    #[test]
    fn the_answer_depends_on_the_seed_and_not_on_the_threads((values, list) in world(), seed in any::<u64>()) {
        let on = |threads: usize, seed: u64| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| clusters(&values, &list, Permutations::new(99, seed).unwrap()))
        };
        prop_assert_eq!(on(1, seed), on(3, seed));
    }

    #[test]
    fn a_unit_without_a_value_is_as_good_as_not_there((values, list) in world()) {
        let there: Vec<usize> = (0..values.len()).filter(|&i| values[i].is_some()).collect();
        let kept = known(&there.iter().filter_map(|&i| values[i]).collect::<Vec<_>>());
        let (whole, less) = (moran(&values, &list, Weighting::Binary), moran(&kept, &list.among(&there), Weighting::Binary));
        prop_assert_eq!(whole, less);
        for (i, local) in local_moran(&values, &list, Weighting::Binary).into_iter().flatten().enumerate() {
            prop_assert!(local.is_none() || values[i].is_some());
        }
    }

    #[test]
    fn p_and_q_are_shares_and_no_q_is_below_its_p((values, list) in world(), seed in any::<u64>()) {
        let Ok(found) = clusters(&values, &list, Permutations::new(99, seed).unwrap()) else { return Ok(()) };
        prop_assert!((0.02..=1.0).contains(&found.global.p_permutation));
        prop_assert_eq!(found.units.iter().flatten().count(), found.global.n);
        for u in found.units.iter().flatten() {
            prop_assert!((0.02..=1.0).contains(&u.p) && (u.p..=1.0).contains(&u.q));
            prop_assert!((0.02..=1.0).contains(&u.g_p) && (u.g_p..=1.0).contains(&u.g_q));
            prop_assert!(u.q <= FALSE_DISCOVERIES || u.label == Quadrant::IkkeSignifikant);
        }
    }
}
