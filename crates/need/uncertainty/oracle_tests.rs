//! The published answers for Sobol indices and wording, and the shape of a published table of rank intervals.

use super::testdata::{Gaps, profile, table};
use super::*;
use crate::Word;
use crate::index::{Aggregation, Method, Normalisation};
use crate::oracle::oracle;

#[test]
fn sobol_indices_under_uncertainty_are_the_closed_form() {
    let Some(file) = oracle("sobol") else { return };
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    let wide = file["tolerance"]["abs_monte_carlo"].as_f64().unwrap();
    let linear = &cases[0];
    let of = |key: &str, value: &str| -> Vec<f64> {
        linear[key][value].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
    };
    let c = of("input", "coefficients");
    let squares: f64 = c.iter().map(|c| c * c).sum();
    let found = sobol(c.len(), 8_192, 1, || (), |(), x| x.iter().zip(&c).map(|(x, c)| x * c).sum());
    for (got, key) in [(&found.first, "S"), (&found.total, "ST")] {
        for ((got, want), c) in got.iter().zip(of("expected", key)).zip(&c) {
            assert!((want - c * c / squares).abs() < 1e-12, "the closed form of the file");
            assert!((got - want).abs() < wide, "{key}: {got} is not {want}");
            assert!(*c != 0.0 || *got == 0.0, "an input that is not used has exactly zero");
        }
    }
    assert!((found.variance - squares / 12.0).abs() < 0.5);
    assert_eq!(cases[1]["expected"]["S"], 0);
}

#[test]
fn a_choice_without_different_alternatives_has_no_share_in_the_uncertainty() {
    let mut setup = Setup::new(5, 6);
    // Min–max 0–100 and 1–100 under the arithmetic mean are one scale, stretched: the ranks are the same.
    let same = |n| Method::new(n, Aggregation::Arithmetic).unwrap();
    setup.choices.methods = vec![same(Normalisation::MinMax0To100), same(Normalisation::MinMax1To100)];
    setup.recipe.method = setup.choices.methods[0];
    let found = sensitivity(&table(40, 6, 400.0, Gaps::None), &profile(6), &setup, 64).unwrap();
    assert_eq!(found.runs, 64 * 6);
    for factor in &found.factors {
        let zero = factor.varied == Varied::Method;
        assert_eq!((factor.first == 0.0 && factor.total == 0.0), zero, "{factor:?}");
    }
    setup.choices.methods = Method::ALTERNATIVES.to_vec();
    let found = sensitivity(&table(40, 6, 400.0, Gaps::None), &profile(6), &setup, 64).unwrap();
    assert!(found.factors[2].total > 0.0);
}

#[test]
fn a_table_of_rank_uncertainty_has_the_published_shape() {
    let Some(file) = oracle("uncertainty_shape") else { return };
    let units = usize::try_from(file["cases"][0]["input"]["units_total"].as_u64().unwrap()).unwrap();
    let setup = Setup::new(1, 6);
    let found = simulate(&table(units, 8, 1_000.0, Gaps::None), &profile(8), &setup, Source::Both).unwrap();
    assert_eq!(found.rows.len(), units);
    for row in found.rows.iter().flatten() {
        let (lo, hi) = (1.0, units as f64);
        assert!(lo <= row.lo && row.lo <= row.median && row.median <= row.hi && row.hi <= hi, "{row:?}");
        assert!(row.lo <= row.mean && row.mean <= row.hi, "{row:?}");
    }
    let columns: Vec<&String> = file["cases"][0]["expected"].as_object().unwrap().keys().collect();
    assert_eq!(columns, ["nominal", "mean", "median", "q5", "q95"]);
    let ours = serde_json::to_value(found.rows[0]).unwrap();
    assert!(["nominal", "mean", "median", "lo", "hi"].iter().all(|key| ours[key].is_number()), "{ours}");
    // As published: the rank on the published numbers lies near the median.
    let off = |r: &RankSummary| (r.nominal.unwrap() as f64 - r.median).abs();
    let mean_off = found.rows.iter().flatten().map(off).sum::<f64>() / units as f64;
    assert!(mean_off < file["tolerance"]["abs"].as_f64().unwrap(), "{mean_off}");
}

#[test]
fn the_word_for_an_uncertainty_follows_its_probability() {
    let Some(file) = oracle("wording_and_display") else { return };
    let cases: Vec<_> = file["cases"].as_array().unwrap().iter().filter(|c| c["input"]["rule"] == "wording").collect();
    assert_eq!(cases.len(), 7);
    for case in cases {
        let p_top_k = case["input"]["p_top_k"].as_f64().unwrap();
        let row = RankSummary { nominal: None, mean: 1.0, median: 1.0, lo: 1.0, hi: 1.0, p_top_k };
        let want = case["expected"].as_str().unwrap().split(' ').next().and_then(Word::parse);
        assert!(want.is_some());
        assert_eq!(row.word(), want, "{}", case["id"]);
    }
}
