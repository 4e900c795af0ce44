//! The published answers for intervals, shrinkage, funnel and age standardisation.

use super::*;
use crate::noise::Noise;
use crate::oracle::{cases, close, numbers, values};
use domain::Value;
use serde_json::Value as Json;

fn z_of(level_pct: &Json) -> Z {
    match level_pct.as_f64().unwrap() {
        95.0 => Z::P95,
        99.8 => Z::P998,
        other => Z::of_confidence(other / 100.0).unwrap(),
    }
}

#[test]
fn small_wilson_and_byar_are_as_published() {
    let Some(cases) = cases("wilson_byar", 11) else { return };
    for case in &cases {
        let (input, want) = (&case["input"], &case["recomputed_value"]);
        let x = input["x"].as_f64().unwrap();
        let z = z_of(&input["level_pct"]);
        let (lo, hi, tolerance) = match input["method"].as_str().unwrap() {
            "wilson" => {
                let i = wilson(x, input["n"].as_f64().unwrap(), z).unwrap();
                (i.lo, i.hi, 1e-9)
            }
            "byar" => {
                let b = byar(x, z).unwrap();
                // Twelve significant digits of 1110 are 5e-9.
                (b.lo.unwrap(), b.hi, 1e-8)
            }
            other => panic!("unknown method {other}"),
        };
        close(lo, &want["lower"], tolerance, &case["id"]);
        close(hi, &want["upper"], tolerance, &case["id"]);
    }
}

#[test]
fn small_empirical_bayes_is_as_published() {
    let Some(cases) = cases("empirical_bayes", 12) else { return };
    let (mut tried, mut data_only) = (0, 0);
    for case in &cases {
        let (input, id) = (&case["input"], &case["id"]);
        let want = if case["recomputed_value"].is_object() { &case["recomputed_value"] } else { &case["expected"] };
        if input["data"].is_string() {
            data_only += 1;
            continue;
        }
        if let Some(tau) = input["tau_pp"].as_f64() {
            let (p, n) = (input["p"].as_f64().unwrap(), input["N"].as_f64().unwrap());
            let prior = Prior { mean: p, variance_before_clamp: (tau / 100.0).powi(2), zones: 1 };
            let shrunk = prior.shrink_with_noise(p * n, n, Noise::MICRODATA).unwrap();
            close(shrunk.weight, &want["w"], 1e-9, id);
        } else if let Some(mean) = input["rbar"].as_f64() {
            let prior = Prior { mean, variance_before_clamp: input["A"].as_f64().unwrap(), zones: 100 };
            let pairs = numbers(&input["e"]).into_iter().zip(numbers(&input["b"]));
            for (i, (e, b)) in pairs.enumerate() {
                close(prior.shrink(e, b).unwrap().theta, &want["theta"][i], 1e-9, id);
            }
        } else {
            let out = empirical_bayes(&values(&input["e"]), &values(&input["b"])).unwrap();
            close(out.prior.mean, &want["rbar"], 1e-9, id);
            close(out.prior.variance_before_clamp, &want["A_before_clamp"], 1e-9, id);
            for (i, zone) in out.zones.iter().enumerate() {
                close(zone.unwrap().weight, &want["w"][i], 1e-9, id);
                close(zone.unwrap().theta, &want["theta"][i], 1e-9, id);
            }
        }
        tried += 1;
    }
    eprintln!("{tried} cases tried, {data_only} need a data set that is not repeated in the vectors");
    assert_eq!((tried, data_only), (10, 2));
}

#[test]
fn small_funnel_is_as_published() {
    let Some(cases) = cases("funnel", 5) else { return };
    for case in &cases {
        let (input, id) = (&case["input"], &case["id"]);
        if input["baseline_pct"].is_number() {
            let share = input["baseline_pct"].as_f64().unwrap() / 100.0;
            let got = limits(share, input["n"].as_f64().unwrap(), z_of(&input["level_pct"])).unwrap();
            close(got.lo * 100.0, &case["recomputed_value"], 1e-9, id);
            assert_eq!(got.hi, 1.0, "{id}");
            continue;
        }
        let z = Z::new(input["z"].as_f64().unwrap()).unwrap();
        let (x, n) = (values(&input["numerators"]), values(&input["denominators"]));
        let (got, want) = (funnel(&x, &n, z, input["winsorise"].as_f64().unwrap()).unwrap(), &case["expected"]);
        close(got.target, &want["pbar"], 1e-9, id);
        close(got.phi, &want["phi"], 1e-9, id);
        close(got.tau2, &want["tau2"], 1e-9, id);
        for (i, zone) in got.zones.iter().map(|z| z.unwrap()).enumerate() {
            close(zone.z, &want["z"][i], 1e-9, id);
            close(zone.z_winsorised, &want["z_winsorised"][i], 1e-9, id);
            close(zone.limits.lo, &want["limits_95"][i]["lower"], 1e-9, id);
            close(zone.limits.hi, &want["limits_95"][i]["upper"], 1e-9, id);
        }
    }
}

#[test]
fn small_age_standardisation_is_as_published() {
    let Some(cases) = cases("agestd", 3) else { return };
    for case in &cases {
        let (input, want, id) = (&case["input"], &case["recomputed_value"], &case["id"]);
        let (e, b) = (numbers(&input["e"]), numbers(&input["b"]));
        let standard = if input["s_b"].is_array() { numbers(&input["s_b"]) } else { vec![1.0; e.len()] };
        let strata: Vec<Stratum> = (0..e.len())
            .map(|i| Stratum {
                events: Value::known(e[i]),
                population: Value::known(b[i]),
                standard_population: standard[i],
            })
            .collect();
        for region in 0..2 {
            let part = &strata[region * 4..region * 4 + 4];
            match id.as_str().unwrap() {
                "crude" => close(crude(part).unwrap().number().unwrap(), &want[region], 1e-9, id),
                "direct" => {
                    let got = direct(part).unwrap();
                    close(got.number().unwrap(), &want[region]["rate"], 1e-9, id);
                    let (lo, hi) = got.interval().unwrap();
                    close(lo, &want[region]["lower"], 1e-9, id);
                    close(hi, &want[region]["upper"], 1e-9, id);
                }
                "standardised_ratio" => {
                    let s_e = &numbers(&input["s_e"])[region * 4..region * 4 + 4];
                    close(ratio(part, s_e).unwrap().number().unwrap(), &want[region], 1e-9, id);
                }
                other => panic!("unknown case {other}"),
            }
        }
    }
}
