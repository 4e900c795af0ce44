//! Properties that hold for any numbers.

use super::*;
use crate::noise::Noise;
use domain::Value;
use proptest::prelude::*;

/// Count and denominator of each zone, some hidden or missing.
fn zones() -> impl Strategy<Value = (Vec<Value>, Vec<Value>)> {
    let zone = (20_u32..5000, 0.0..1.0_f64, 0..8_u8).prop_map(|(n, share, state)| {
        let count = match state {
            0 => Value::Suppressed { lo: Some(0.0), hi: Some(4.0) },
            1 => Value::Missing,
            _ => Value::known((f64::from(n) * share).floor()),
        };
        (count, Value::known(f64::from(n)))
    });
    prop::collection::vec(zone, 1..30).prop_map(|zones| zones.into_iter().unzip())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn small_wilson_stays_in_0_to_1_and_holds_the_share(n in 1_u32..100_000, share in 0.0..=1.0_f64, c in 0.5..0.999_f64) {
        let n = f64::from(n);
        let x = (n * share).floor();
        let i = wilson(x, n, Z::of_confidence(c).unwrap()).unwrap();
        prop_assert!(0.0 <= i.lo && i.lo <= x / n && x / n <= i.hi && i.hi <= 1.0, "{i:?}");
        prop_assert!(i.hi > i.lo);
    }

    #[test]
    fn small_byar_holds_the_count(x in 0_u32..100_000, c in 0.5..0.999_f64) {
        let x = f64::from(x);
        let i = byar(x, Z::of_confidence(c).unwrap()).unwrap();
        prop_assert!(i.lo.is_none_or(|lo| 0.0 <= lo && lo < x) && i.hi > x, "{i:?}");
    }

    #[test]
    fn small_shrinkage_lies_between_raw_and_mean((e, b) in zones(), h in 0_u32..6) {
        for out in [empirical_bayes(&e, &b), empirical_bayes_with_noise(&e, &b, Noise::within(h))] {
            let out = match out {
                Ok(out) => out,
                Err(SmallError::NoZone) => continue,
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            };
            for ((e, b), zone) in e.iter().zip(&b).zip(&out.zones) {
                prop_assert_eq!(e.number().is_some(), zone.is_some(), "only a number gives a number");
                let Some(zone) = zone else { continue };
                let raw = e.number().unwrap() / b.number().unwrap();
                let (low, high) = (raw.min(out.prior.mean), raw.max(out.prior.mean));
                prop_assert!((0.0..=1.0).contains(&zone.weight));
                prop_assert!(low - 1e-12 <= zone.theta && zone.theta <= high + 1e-12, "{zone:?} {raw}");
            }
        }
    }

    #[test]
    fn small_logit_shrinkage_lies_between_its_own_and_the_mean((e, b) in zones()) {
        let Ok(out) = logit_shrinkage_unverified(&e, &b) else { return Ok(()) };
        for zone in out.zones.iter().flatten() {
            let (low, high) = (zone.m.min(out.mean), zone.m.max(out.mean));
            prop_assert!(low - 1e-9 <= zone.shrunk && zone.shrunk <= high + 1e-9);
            prop_assert!((0.0..=1.0).contains(&zone.share));
        }
    }

    #[test]
    fn small_answers_follow_the_zones_when_their_order_changes((e, b) in zones()) {
        let back = |v: &[Value]| v.iter().rev().cloned().collect::<Vec<_>>();
        let near = |x: f64, y: f64| (x - y).abs() <= 1e-9 * (1.0 + x.abs());
        let (Ok(one), Ok(two)) = (empirical_bayes(&e, &b), empirical_bayes(&back(&e), &back(&b))) else { return Ok(()) };
        for (x, y) in one.zones.iter().zip(two.zones.iter().rev()) {
            let same = x.zip(*y).map_or(x == y, |(x, y)| near(x.theta, y.theta));
            prop_assert!(same, "{:?} {:?}", x, y);
        }
        let one = funnel(&e, &b, Z::P95, 0.1).unwrap();
        let two = funnel(&back(&e), &back(&b), Z::P95, 0.1).unwrap();
        prop_assert!(near(one.tau2, two.tau2) && one.tau2 >= 0.0);
        for (x, y) in one.zones.iter().zip(two.zones.iter().rev()) {
            let Some((x, y)) = x.zip(*y) else { prop_assert!(x.is_none() && y.is_none()); continue };
            prop_assert!(near(x.limits.lo, y.limits.lo) && near(x.limits.hi, y.limits.hi));
            prop_assert!(0.0 <= x.limits.lo && x.limits.lo <= x.limits.hi && x.limits.hi <= 1.0);
        }
    }

    #[test]
    fn small_parent_rate_lies_between_its_childrens((e, b) in zones(), h in 0_u32..6) {
        let out = merged_rate((None, None), &e, &b, Noise::within(h)).unwrap();
        let all = e.iter().all(|e| e.number().is_some());
        prop_assert_eq!(out.rate.number().is_some(), all, "a hidden or missing part never gives a number");
        if let Some((lo, hi)) = out.rate.interval() {
            prop_assert!(0.0 <= lo && lo <= hi && hi <= 1.0);
        }
        if let Some(rate) = out.rate.number() {
            let shares: Vec<f64> = e.iter().zip(&b).map(|(e, b)| e.number().unwrap() / b.number().unwrap()).collect();
            let (low, high) = shares.iter().fold((1.0_f64, 0.0_f64), |(l, h), s| (l.min(*s), h.max(*s)));
            prop_assert!(low - 1e-12 <= rate && rate <= high + 1e-12);
        }
    }

    #[test]
    fn small_direct_rate_lies_between_the_rates_of_its_age_groups(
        groups in prop::collection::vec((0_u32..50, 50_u32..2000, 1_u32..2000), 1..12)
    ) {
        let strata: Vec<Stratum> = groups.iter().map(|&(e, b, s)| Stratum {
            events: Value::known(f64::from(e)),
            population: Value::known(f64::from(b)),
            standard_population: f64::from(s),
        }).collect();
        let rate = direct(&strata).unwrap();
        let (r, (lo, hi)) = (rate.number().unwrap(), rate.interval().unwrap());
        let own = groups.iter().map(|&(e, b, _)| f64::from(e) / f64::from(b));
        let (low, high) = own.fold((f64::INFINITY, 0.0_f64), |(l, h), s| (l.min(s), h.max(s)));
        prop_assert!(low - 1e-12 <= r && r <= high + 1e-12);
        prop_assert!(0.0 <= lo && lo <= r && r < hi);
    }
}
