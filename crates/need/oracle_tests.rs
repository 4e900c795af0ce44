//! The published answers for class, share, gap and wording.

use crate::oracle::oracle;
use crate::*;
use domain::Value;

#[test]
fn class_share_and_gap_are_as_published() {
    let Some(file) = oracle("overlap_gap") else { return };
    let classes = [
        Class::ModellenTreffer,
        Class::KlarForUtvidelse,
        Class::BehovUtenArena,
        Class::ModellUtenHoytSonebehov,
        Class::Usikker,
    ];
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 5);
    for case in cases {
        let (input, want, id) = (&case["input"], &case["expected"], &case["id"]);
        let count = |key: &str| usize::try_from(input[key].as_u64().unwrap()).unwrap();
        let coverage =
            Coverage { arenas: count("arenas"), active: count("arenas_with_active_model"), ..Coverage::default() };
        let p = Value::known(input["D"].as_f64().unwrap());
        let children = Value::known(input["children"].as_f64().unwrap());
        assert_eq!(level(&p).as_str(), want["need"].as_str().unwrap(), "{id}");
        let class = classify(level(&p), &coverage).class;
        assert_eq!(class, classes[usize::try_from(want["class"].as_u64().unwrap()).unwrap() - 1], "{id}");
        assert_eq!(coverage.share().map(|s| s.value), want["s"].as_f64(), "{id}");
        let got = gap(&p, &coverage, &children).and_then(|g| g.number());
        match want["gap"].as_f64() {
            None => assert_eq!(got, None, "{id}"),
            Some(g) => assert!((got.unwrap() - g).abs() < 1e-9, "{id}"),
        }
    }
}

#[test]
fn the_word_follows_the_probability() {
    let Some(file) = oracle("wording_and_display") else { return };
    let mut tried = 0;
    for case in file["cases"].as_array().unwrap() {
        let input = &case["input"];
        let p = match input["rule"].as_str() {
            Some("wording") => Value::known(input["p_top_k"].as_f64().unwrap()),
            Some("need") => Value::known(input["D"].as_f64().unwrap_or_else(|| panic!("{case}"))),
            _ => continue,
        };
        let got = if input["rule"] == "need" { level(&p).as_str() } else { word(&p).unwrap().as_str() };
        let want = case["expected"].as_str().unwrap().replace('ø', "o");
        assert_eq!(got, want.trim_end_matches(" blant de K"), "{}", case["id"]);
        tried += 1;
    }
    assert!(tried >= 7, "{tried} cases only");
}
