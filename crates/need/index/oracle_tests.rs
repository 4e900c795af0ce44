//! The published answers for transforms, means, aggregation, coverage and area summaries.

use super::leave_one_out::of_scaled;
use super::*;
use crate::oracle::oracle;
use serde_json::Value as Json;

fn number(json: &Json) -> f64 {
    json.as_f64().unwrap_or_else(|| panic!("{json} is not a number"))
}

fn numbers(json: &Json) -> Vec<f64> {
    json.as_array().unwrap().iter().map(number).collect()
}

fn close(got: f64, want: f64, tolerance: f64, what: &Json) {
    assert!((got - want).abs() <= tolerance, "{what}: {got} is not {want} within {tolerance}");
}

/// The tolerance of a case, else that of its file.
fn tolerance(file: &Json, case: &Json) -> f64 {
    case["tolerance"]["abs"].as_f64().unwrap_or_else(|| number(&file["tolerance"]["abs"]))
}

/// Compares with the expected number, and tightly with the recomputed one where there is one.
fn agrees(file: &Json, case: &Json, got: f64, want: impl Fn(&Json) -> Option<f64>) {
    close(got, want(&case["expected"]).unwrap(), tolerance(file, case), &case["id"]);
    if let Some(tight) = want(&case["recomputed_value"]) {
        close(got, tight, 1e-9 * tight.abs().max(1.0), &case["id"]);
    }
}

fn column(id: &str, values: impl IntoIterator<Item = Option<f64>>) -> Column {
    let observations = values.into_iter().map(|v| v.map_or(Observation::Missing, Observation::exact)).collect();
    Column { indicator: id.to_owned(), direction: Direction::HigherIsMoreExposed, observations }
}

fn theme(id: &str, indicators: impl IntoIterator<Item = (String, f64)>) -> Theme {
    let entry = |(indicator, weight)| Entry { indicator, weight, role: Role::Levekar };
    Theme { id: id.to_owned(), weight: 1.0, indicators: indicators.into_iter().map(entry).collect() }
}

#[test]
fn exponential_scores_are_as_published() {
    let Some(file) = oracle("exponential") else { return };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 9);
    for case in cases {
        agrees(&file, case, exponential(number(&case["input"]["R"])), |e| e["X"].as_f64());
    }
}

#[test]
fn the_weighted_exponential_index_of_simd_is_as_published() {
    let Some(file) = oracle("simd_rows") else { return };
    let mut found: Vec<(f64, u64)> = Vec::new();
    for case in file["cases"].as_array().unwrap() {
        let input = &case["input"];
        let n = number(&input["N"]);
        let (mut x, mut w) = (Vec::new(), Vec::new());
        for (domain, rank) in input["domain_ranks"].as_object().unwrap() {
            x.push(exponential((n + 1.0 - number(rank)) / n));
            w.push(number(&input["weights"][domain]));
        }
        let score = arithmetic_mean(&x, &w).unwrap();
        agrees(&file, case, score, |e| e["score"].as_f64());
        found.push((score, case["expected"]["overall_rank"].as_u64().unwrap()));
    }
    assert_eq!(found.len(), 6);
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    assert!(found.windows(2).all(|w| w[0].1 < w[1].1), "the order of the six is the order of their ranks");
}

#[test]
fn an_index_column_of_simd_size_gives_its_published_rank_the_published_score() {
    // The ranks of a column without ties are 1…N: the transform of whole columns must agree with that of a rank.
    let n = 6976;
    let values: Vec<f64> = (0..n).map(|i| f64::from((i * 4321) % n)).collect();
    let mut scaled = vec![0.0; values.len()];
    normalise(Normalisation::Exponential, 1.0, &values, &mut scaled, &mut Scratch::default());
    for (value, x) in values.iter().zip(&scaled) {
        assert!((x - exponential((value + 1.0) / f64::from(n))).abs() < 1e-9);
    }
}

#[test]
fn means_and_goalposts_of_an_index_are_as_published() {
    let Some(file) = oracle("aggregation_unit") else { return };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 6);
    for case in cases {
        let i = &case["input"];
        let got = match i["fn"].as_str().unwrap() {
            "geometric_mean" => geometric_mean(&numbers(&i["x"]), &numbers(&i["w"])).unwrap(),
            "harmonic_mean" => harmonic_mean(&numbers(&i["x"]), &numbers(&i["w"])).unwrap(),
            "goalposts" => {
                let at = |key: &str| number(&i[key]);
                goalposts(at("x"), at("lower"), at("upper"), at("scale"), at("direction"))
            }
            "distance_to_target" => {
                let got = distance_to_target(&numbers(&i["x"]), number(&i["target"])).unwrap();
                let want = numbers(&case["expected"]);
                got.iter().zip(&want).for_each(|(g, w)| close(*g, *w, tolerance(&file, case), &case["id"]));
                assert_eq!(got.len(), want.len());
                continue;
            }
            other => panic!("unknown function {other}"),
        };
        close(got, number(&case["expected"]), tolerance(&file, case), &case["id"]);
    }
}

/// Scaled columns and weights of the 51 × 8 pillar scores.
fn pillars(file: &Json) -> (Scaled, Weights, Vec<String>, Vec<String>) {
    let input = &file["cases"][0]["input"];
    let names: Vec<String> = input["columns"].as_array().unwrap().iter().map(|n| n.as_str().unwrap().into()).collect();
    let units: Vec<String> = input["pillars"].as_object().unwrap().keys().cloned().collect();
    let at = |unit: &String, i: usize| number(&input["pillars"][unit][i]);
    let columns: Vec<Column> =
        names.iter().enumerate().map(|(i, n)| column(n, units.iter().map(|u| Some(at(u, i))))).collect();
    let scaled = Scaled {
        rows: units.len(),
        columns: columns.iter().map(|c| c.observations.iter().map(Observation::span).collect()).collect(),
    };
    let themes = input["groups"].as_object().unwrap().iter().map(|(group, pillars)| {
        theme(group, pillars.as_array().unwrap().iter().map(|p| (p.as_str().unwrap().to_owned(), 1.0)))
    });
    let profile = Profile::new(themes.collect()).unwrap();
    let table = Table::new(units.len(), columns).unwrap();
    (scaled, profile.resolve(&table).unwrap(), names, units)
}

#[test]
fn the_two_level_index_of_asem_is_as_published() {
    let (Some(file), Some(scores)) = (oracle("asem"), oracle("asem_leave_one_out")) else { return };
    let (scaled, weights, _, units) = pillars(&scores);
    let rows = compute::combine(&scaled, &weights, Aggregation::Arithmetic);
    let index: Vec<Option<f64>> = rows.iter().map(|r| r.value.number()).collect();
    let ranks = displayed_ranks(&index);
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 6);
    let mut groups = 0;
    for case in cases {
        let (id, want) = (case["id"].as_str().unwrap(), &case["expected"]);
        let unit = units.iter().position(|u| u == id).unwrap();
        close(index[unit].unwrap(), number(&want["Index"]), 0.01, &case["id"]);
        assert_eq!(ranks[unit].unwrap().place as u64, want["rank"].as_u64().unwrap(), "{id}");
        for group in ["Conn", "Sust"] {
            let Some(given) = case["input"][group].as_object() else { continue };
            let x: Vec<f64> = given.values().map(number).collect();
            close(arithmetic_mean(&x, &vec![1.0; x.len()]).unwrap(), number(&want[group]), 0.01, &case["id"]);
            groups += 1;
        }
    }
    assert_eq!(groups, 6);
}

#[test]
fn leaving_out_one_pillar_moves_the_ranks_of_the_index_as_published() {
    let Some(file) = oracle("asem_leave_one_out") else { return };
    let (scaled, weights, names, _) = pillars(&file);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let got = of_scaled(&scaled, &weights, Aggregation::Arithmetic, &names);
    let case = &file["cases"][0];
    assert_eq!(got.len(), 8);
    for left in got {
        let of = |e: &Json| e["mean_abs_rank_change"][&left.indicator].as_f64();
        agrees(&file, case, left.mean_abs_rank_change.unwrap(), of);
    }
}

#[test]
fn an_index_with_a_missing_value_has_the_published_coverage_and_is_hidden_under_two_thirds() {
    let Some(file) = oracle("mini_index_with_null") else { return };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        let input = &case["input"];
        let zones: Vec<&str> = input["zones"].as_array().unwrap().iter().map(|z| z.as_str().unwrap()).collect();
        let indicators = input["indicators"].as_object().unwrap();
        let columns = indicators.iter().map(|(id, v)| column(id, v.as_array().unwrap().iter().map(Json::as_f64)));
        let table = Table::new(zones.len(), columns.collect()).unwrap();
        let entries = indicators.keys().map(|id| (id.clone(), number(&input["weights"][id])));
        let profile = Profile::new(vec![theme("alt", entries)]).unwrap();
        let norm = Normalisation::parse(input["normalisation"].as_str().unwrap()).unwrap();
        let method = Method::new(norm, Aggregation::Arithmetic).unwrap();
        let recipe = Recipe { outliers: OutlierRule::OFF, method };
        let rows = index(&table, &profile, &recipe).unwrap().rows;
        for (zone, row) in zones.iter().zip(&rows) {
            agrees(&file, case, row.computed.unwrap(), |e| e[zone]["index"].as_f64());
            let want = &case["expected"][zone];
            close(row.coverage, number(&want["coverage"]), 1e-12, &case["id"]);
            assert_eq!(row.value.number().is_some(), want["shown"].as_bool().unwrap(), "{zone}");
            assert_eq!(row.rank.is_some(), want["shown"].as_bool().unwrap(), "{zone}");
        }
    }
}

#[test]
fn an_index_is_shown_from_a_coverage_of_two_thirds() {
    let Some(file) = oracle("wording_and_display") else { return };
    let cases: Vec<&Json> =
        file["cases"].as_array().unwrap().iter().filter(|c| c["input"]["rule"] == "coverage").collect();
    assert_eq!(cases.len(), 3);
    for case in cases {
        assert_eq!(covered(number(&case["input"]["coverage"])), case["expected"].as_bool().unwrap(), "{}", case["id"]);
    }
}

#[test]
fn the_extent_of_an_area_of_the_index_is_as_published() {
    let Some(file) = oracle("extent") else { return };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 9);
    for case in cases {
        let group = |json: &Json| u32::try_from(json["percentile"].as_u64().unwrap()).unwrap();
        match case["input"]["areas"].as_array() {
            None => agrees(&file, case, extent_weight(group(&case["input"])), |e| e["w"].as_f64()),
            Some(parts) => {
                let parts: Vec<(u32, f64)> = parts.iter().map(|p| (group(p), number(&p["pop"]))).collect();
                agrees(&file, case, extent(&parts).unwrap(), |e| e["extent"].as_f64());
            }
        }
    }
}
