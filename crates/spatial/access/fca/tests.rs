//! The published example, and that no supply is lost or made.

use super::*;
use crate::testdata::oracle;
use proptest::prelude::*;
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn table(rows: &[Vec<f64>]) -> Times {
    let cells: Vec<Time> = rows.iter().flatten().map(|m| Time::Minutes(*m)).collect();
    Times::new(rows.len(), cells.len() / rows.len().max(1), cells).unwrap()
}

fn decay(input: &Value) -> Decay {
    match input["decay"].as_str().or(input["fn"].as_str()).unwrap() {
        "1" => Decay::Alike,
        "1/d" => Decay::Gravity { scale: 1.0, alpha: -1.0, min: 1.0 },
        "step" => {
            let steps = input["cutoffs"].as_object().unwrap();
            Decay::Step(steps.iter().map(|(cutoff, w)| (cutoff.parse().unwrap(), number(w))).collect())
        }
        "gaussian" => Decay::Gaussian { sigma: number(&input["sigma"]) },
        "gravity" => Decay::Gravity {
            scale: number(&input["scale"]),
            alpha: number(&input["alpha"]),
            min: number(&input["min_dist"]),
        },
        other => panic!("no decay {other}"),
    }
}

#[test]
fn the_published_hospitals_and_decays_come_out() {
    let Some(oracle) = oracle("two_step_fca.json") else { return };
    let mut seen = 0;
    for case in oracle["cases"].as_array().unwrap() {
        let (input, expected) = (&case["input"], &case["expected"]);
        let tolerance = case["tolerance"]["abs"].as_f64().unwrap_or(number(&oracle["tolerance"]["abs"]));
        let close = |a: f64, b: f64| assert!((a - b).abs() <= tolerance, "{}: {a} is not {b}", case["id"]);
        if input.get("pop").is_some() {
            let rows: Vec<Vec<f64>> = input["cost"].as_array().unwrap().iter().map(numbers).collect();
            let people = numbers(&input["pop"]);
            let supply = numbers(&input["supply"]);
            let found = two_step_fca(&people, &supply, &table(&rows), &decay(input), number(&input["d0"])).unwrap();
            let known = |v: &[Option<f64>]| v.iter().map(|x| x.unwrap()).collect::<Vec<_>>();
            let (ratio, access) = (known(&found.ratio), known(&found.access));
            for (found, name) in [(&ratio, "R"), (&access, "A")] {
                found.iter().zip(numbers(&expected[name])).for_each(|(a, b)| close(*a, b));
            }
            close(access.iter().zip(&people).map(|(a, p)| a * p).sum(), number(&expected["conservation"]));
        } else {
            let found: Vec<f64> = numbers(&input["x"]).iter().map(|x| decay(input).weight(*x)).collect();
            found.iter().zip(numbers(expected)).for_each(|(a, b)| close(*a, b));
        }
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn people_off_the_network_have_no_access_known_and_people_without_a_place_have_none() {
    let missing = Time::Missing;
    let times = Times::new(3, 1, vec![Time::Minutes(5.0), missing(Reason::NoSnap), missing(Reason::OverLimit)]);
    let found = two_step_fca(&[10.0, 10.0, 10.0], &[20.0], &times.unwrap(), &Decay::Alike, 15.0).unwrap();
    assert_eq!((found.access, found.ratio), (vec![Some(2.0), None, Some(0.0)], vec![Some(2.0)]));
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let times = table(&[vec![1.0, 2.0]]);
    let ask = |p: &[f64], s: &[f64], decay: Decay| two_step_fca(p, s, &times, &decay, 10.0).unwrap_err();
    assert_eq!(ask(&[1.0], &[1.0], Decay::Alike), FcaError::Shape { origins: 1, destinations: 2 });
    assert_eq!(ask(&[-1.0], &[1.0, 1.0], Decay::Alike), FcaError::Amount);
    assert_eq!(ask(&[1.0], &[1.0, f64::NAN], Decay::Alike), FcaError::Amount);
    let bad = [
        Decay::Gaussian { sigma: 0.0 },
        Decay::Step(vec![(10.0, 1.0), (5.0, 0.5)]),
        Decay::Gravity { scale: 1.0, alpha: -1.0, min: 0.0 },
    ];
    assert!(bad.into_iter().all(|d| ask(&[1.0], &[1.0, 1.0], d) == FcaError::Decay));
}

fn any_decay() -> impl Strategy<Value = Decay> {
    prop_oneof![
        Just(Decay::Alike),
        Just(Decay::Step(vec![(10.0, 1.0), (20.0, 0.4)])),
        (2.0..30.0).prop_map(|sigma| Decay::Gaussian { sigma }),
        (1.0..30.0, -3.0..-0.5).prop_map(|(scale, alpha)| Decay::Gravity { scale, alpha, min: 1.0 }),
    ]
}

proptest! {
    #[test]
    fn what_people_get_is_what_there_is(
        (people, supply, rows) in (1..9_usize, 1..6_usize).prop_flat_map(|(o, d)| (
            prop::collection::vec(0.0..500.0, o),
            prop::collection::vec(0.0..50.0, d),
            prop::collection::vec(prop::collection::vec(0.0..40.0, d), o),
        )),
        decay in any_decay(),
        d0 in 1.0..45.0,
    ) {
        let found = two_step_fca(&people, &supply, &table(&rows), &decay, d0).unwrap();
        let got: f64 = found.access.iter().zip(&people).map(|(a, p)| a.unwrap() * p).sum();
        let there: f64 = supply.iter().sum();
        prop_assert!((got + found.unused - there).abs() < 1e-9 * there.max(1.0), "{got} + {} is not {there}", found.unused);
    }
}
