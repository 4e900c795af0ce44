//! The published answers for noise and display, and the model against simulation.

use super::*;
use crate::oracle::{cases, close, numbers};
use domain::{LowestHidden, Value};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

fn seeded() -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32])
}

#[test]
fn noise_model_is_as_published() {
    let Some(cases) = cases("noise", 17) else { return };
    let mut random = 0;
    for case in &cases {
        let (input, id) = (&case["input"], &case["id"]);
        let want = &case["recomputed_value"];
        let number = |key: &str| input[key].as_f64().unwrap();
        match id.as_str().unwrap() {
            "sd_single_count" => close(Noise::MICRODATA.sd(), &want["sd"], 1e-9, id),
            "cell_key" => {
                let key = cell_key(&numbers(&input["record_keys"])).unwrap();
                close(key, &case["expected"]["cell_key"], 1e-9, id);
                let row: Vec<(u32, f64)> = input["p_row"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|r| (u32::try_from(r["value"].as_u64().unwrap()).unwrap(), r["p"].as_f64().unwrap()))
                    .collect();
                assert_eq!(Some(u64::from(perturbed(key, &row).unwrap())), case["expected"]["perturbed"].as_u64());
            }
            name if name.starts_with("rate_sd") => {
                let sd = Noise::MICRODATA.rate_sd(number("p"), number("N")).unwrap();
                close(sd * 100.0, &want["sd_pp"], 1e-9, id);
            }
            name if name.starts_with("rate_bounds") => {
                let once = Noise::MICRODATA.once();
                let got = rate(&Value::known(number("c")), &Value::known(number("N")), once, once).unwrap();
                let (lo, hi) = got.interval().unwrap();
                close(lo * 100.0, &want["lower_pct"], 1e-9, id);
                close(hi * 100.0, &want["upper_pct"], 1e-9, id);
            }
            name if name.starts_with("rank_width") => random += 1,
            other => panic!("unknown case {other}"),
        }
    }
    assert_eq!(random, 3, "the random cases have their own test");
}

/// Mean width of the 90 % rank interval, largest width, and zones with .05 < P(rank ≤ 6) < .95, noise alone.
fn world(rng: &mut TestRng, low: f64, high: f64) -> [f64; 3] {
    const ZONES: usize = 49;
    const DRAWS: usize = 300;
    let normal = |rng: &mut TestRng| {
        let (u, v): (f64, f64) = (1.0 - rng.random::<f64>(), rng.random());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    };
    let zones: Vec<(f64, f64)> = (0..ZONES)
        .map(|_| {
            let n = rng.random_range(low..high).round();
            ((n * (0.12 + 0.05 * normal(rng)).clamp(0.005, 0.6)).round(), n)
        })
        .collect();
    let mut ranks = vec![Vec::new(); ZONES];
    // As the model says: a noised count is not cut at 0. Cutting ties many small zones and narrows their ranks.
    let mut draw = |x: f64| x + f64::from(rng.random_range(-5_i32..=5));
    for _ in 0..DRAWS {
        let rates: Vec<f64> = zones.iter().map(|z| draw(z.0) / draw(z.1)).collect();
        for (zone, rate) in rates.iter().enumerate() {
            ranks[zone].push(1 + rates.iter().filter(|r| *r > rate).count());
        }
    }
    let (mut sum, mut largest, mut open) = (0.0, 0.0_f64, 0.0);
    for ranks in &mut ranks {
        ranks.sort_unstable();
        let width = (ranks[DRAWS * 95 / 100] - ranks[DRAWS * 5 / 100]) as f64;
        let top = ranks.iter().filter(|r| **r <= 6).count() as f64 / DRAWS as f64;
        (sum, largest) = (sum + width, largest.max(width));
        open += f64::from(u8::from(top > 0.05 && top < 0.95));
    }
    [sum / ZONES as f64, largest, open]
}

#[test]
fn noise_alone_moves_ranks_as_much_as_in_the_published_worlds() {
    // Mean over 200 worlds and the 5–95 % range between worlds, from the notes of the cases and methods.md 4.3.
    let published = [
        ((150.0, 600.0), [(9.1, 7.6, 10.7), (21.0, 17.0, 26.0), (7.0, 3.0, 10.0)]),
        ((1500.0, 5000.0), [(1.3, 1.0, 1.7), (4.0, 3.0, 6.0), (1.0, 0.0, 3.0)]),
        ((30.0, 150.0), [(27.0, 24.6, 29.6), (47.0, 45.0, 48.0), (21.0, 17.0, 24.0)]),
    ];
    let mut rng = seeded();
    const WORLDS: usize = 40;
    for ((low, high), wanted) in published {
        let worlds: Vec<_> = (0..WORLDS).map(|_| world(&mut rng, low, high)).collect();
        for (i, (mean, from, to)) in wanted.into_iter().enumerate() {
            let got = worlds.iter().map(|w| w[i]).sum::<f64>() / WORLDS as f64;
            let between = (to - from) / (2.0 * 1.645_f64);
            let error = between * (1.0 / WORLDS as f64 + 1.0 / 200.0).sqrt();
            // The published means are printed to one decimal or to whole numbers.
            let printed = if i == 0 { 0.1 } else { 0.5 };
            eprintln!("{low}–{high} [{i}]: {got:.2}, published {mean} ± {:.2}", 3.0 * error + printed);
            assert!((got - mean).abs() <= 3.0 * error + printed, "{low}–{high} [{i}]: {got} {mean}");
        }
    }
}

#[test]
fn noise_of_a_rate_is_what_simulation_gives() {
    let mut rng = seeded();
    let (p, n, draws) = (0.12, 500.0, 40_000);
    let mut noise = || f64::from(rng.random_range(-5_i32..=5));
    let rates: Vec<f64> = (0..draws).map(|_| (p * n + noise()) / (n + noise())).collect();
    let mean = rates.iter().sum::<f64>() / f64::from(draws);
    let sd = (rates.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / f64::from(draws - 1)).sqrt();
    let model = Noise::MICRODATA.rate_sd(p, n).unwrap();
    // Standard error of an sd is below sd/√(2k) for a distribution with tails lighter than the normal's.
    assert!((sd - model).abs() < 3.0 * model / f64::from(2 * draws).sqrt(), "{sd} {model}");
    assert!((mean - p).abs() < 3.0 * model / f64::from(draws).sqrt(), "{mean}");
}

#[test]
fn noise_display_and_decimals_follow_the_thresholds() {
    let Some(cases) = cases("wording_and_display", 21) else { return };
    let mut tried = 0;
    for case in &cases {
        let input = &case["input"];
        match input["rule"].as_str().unwrap() {
            "display" => {
                let shown = display(&Value::known(input["N"].as_f64().unwrap()));
                assert_eq!(Some(shown.as_str()), case["expected"].as_str(), "{}", case["id"]);
            }
            "decimals" => {
                let got = decimals(input["noise_sd_pp"].as_f64().unwrap());
                assert_eq!(Some(u64::from(got)), case["expected"].as_u64(), "{}", case["id"]);
            }
            _ => continue,
        }
        tried += 1;
    }
    assert_eq!(tried, 7);
}

#[test]
fn noise_table_of_decimals_begins_at_637_persons() {
    let at = |n| decimals(Noise::MICRODATA.rate_sd(0.12, n).unwrap() * 100.0);
    assert_eq!((at(636.0), at(637.0)), (0, 1));
    assert_eq!(decimals(f64::NAN), 0);
}

#[test]
fn noise_display_hides_what_has_no_known_denominator() {
    assert_eq!(display(&Value::Missing), Display::Skjul);
    assert_eq!(display(&Value::Suppressed { lo: Some(300.0), hi: Some(400.0) }), Display::Skjul);
    assert_eq!(display(&Value::known(f64::NAN)), Display::Skjul);
}

#[test]
fn noise_published_total_is_taken_and_parts_are_not_added_beside_it() {
    let parts = vec![Value::known(40.0), Value::known(50.0)];
    let total = merge(Some(&Value::known(93.0)), &parts, Noise::MICRODATA);
    assert_eq!(total.value, Value::Known { value: 93.0, lo: Some(88.0), hi: Some(98.0) });
    assert_eq!((total.origin, total.noise.variance()), (Origin::Publisert, 10.0));
    let sum = merge(Some(&Value::Missing), &parts, Noise::MICRODATA);
    assert_eq!(sum.value, Value::Known { value: 90.0, lo: Some(80.0), hi: Some(100.0) });
    assert_eq!((sum.origin.as_str(), sum.noise.variance(), sum.noise.half_width()), ("beregnet sum", 20.0, 10.0));
    let hidden = hidden_count(LowestHidden::One);
    assert_eq!(merge(Some(&hidden), &parts, Noise::MICRODATA).value, hidden);
}

#[test]
fn noise_hidden_part_leaves_an_interval_and_no_parts_leave_nothing() {
    let parts = vec![Value::known(40.0), hidden_count(LowestHidden::Zero)];
    let sum = merge(None, &parts, Noise::MICRODATA).value;
    assert_eq!(sum, Value::Suppressed { lo: Some(35.0), hi: Some(49.0) });
    assert_eq!(merge(None, &[Value::known(1.0), Value::Missing], Noise::MICRODATA).value, Value::Missing);
    assert_eq!(merge(None, &[], Noise::MICRODATA).value, Value::Missing);
}

#[test]
fn noise_rate_of_a_hidden_count_is_hidden_and_of_nobody_is_missing() {
    let once = Noise::MICRODATA.once();
    let n = Value::known(100.0);
    let hidden = rate(&hidden_count(LowestHidden::One), &n, once, once).unwrap();
    assert_eq!(hidden, Value::Suppressed { lo: Some(1.0 / 105.0), hi: Some(4.0 / 95.0) });
    assert_eq!(rate(&n, &Value::known(0.0), once, once), Ok(Value::Missing));
    assert_eq!(rate(&n, &Value::Missing, once, once), Ok(Value::Missing));
    let open = rate(&n, &Value::Suppressed { lo: None, hi: None }, once, once);
    assert_eq!(open, Ok(Value::Suppressed { lo: None, hi: None }));
}

#[test]
fn noise_cannot_explain_every_count() {
    let (once, exact) = (Noise::MICRODATA.once(), Noise::EXACT.once());
    let v = Value::known;
    assert_eq!(
        rate(&v(21.0), &v(10.0), once, once),
        Err(NoiseError::CountAboveDenominator { count: 21.0, denominator: 10.0 })
    );
    assert_eq!(rate(&v(12.0), &v(10.0), once, once).unwrap().number(), Some(1.0));
    assert!(rate(&v(12.0), &v(10.0), exact, exact).is_err());
    assert_eq!(rate(&v(-6.0), &v(10.0), once, once), Err(NoiseError::Impossible { given: -6.0 }));
    assert_eq!(rate(&v(3.0), &v(12.0), exact, exact), Ok(v(0.25)));
}

#[test]
fn noise_keys_and_rows_that_cannot_be_are_refused() {
    assert_eq!(cell_key(&[0.5, 1.0]), Err(KeyError::RecordKey { given: 1.0 }));
    assert_eq!(perturbed(0.5, &[(1, 0.4)]), Err(KeyError::Row { sum: 0.4 }));
    assert_eq!(perturbed(0.5, &[]), Err(KeyError::Row { sum: 0.0 }));
}

proptest! {
    #[test]
    fn noise_bounds_always_hold_the_true_rate(n in 1_i32..3000, share in 0.0..=1.0_f64, a in -5..=5_i32, b in -5..=5_i32) {
        let truth = (f64::from(n) * share).floor();
        let once = Noise::MICRODATA.once();
        let published = (Value::known((truth + f64::from(a)).max(0.0)), Value::known(f64::from((n + b).max(0))));
        let got = rate(&published.0, &published.1, once, once).unwrap();
        if got == Value::Missing {
            prop_assert!(n + b <= 0);
            return Ok(());
        }
        let ((lo, hi), value) = (got.interval().unwrap(), got.number().unwrap());
        let truth = truth / f64::from(n);
        prop_assert!(0.0 <= lo && lo <= truth && truth <= hi && hi <= 1.0, "{got:?} {truth}");
        prop_assert!(lo <= value && value <= hi);
    }

    #[test]
    fn noise_sum_does_not_depend_on_order(counts in prop::collection::vec(0_u32..500, 0..12), h in 0_u32..6) {
        let parts: Vec<Value> = counts.iter().map(|c| Value::known(f64::from(*c))).collect();
        let mut back = parts.clone();
        back.reverse();
        prop_assert_eq!(merge(None, &parts, Noise::within(h)), merge(None, &back, Noise::within(h)));
    }
}
