//! Reads the published answers, which lie beside the project and are not part of it.

use domain::Value;
use serde_json::Value as Json;

/// The file of a name; none, with a printed reason, where the answers are not there. With SATSING_REQUIRE_REAL_DATA
/// set, a missing file fails the test.
pub(crate) fn oracle(name: &str) -> Option<Json> {
    let path = format!("{}/../../../shared/oracles/{name}.json", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(error) if std::env::var_os("SATSING_REQUIRE_REAL_DATA").is_some() => panic!("{path}: {error}"),
        Err(_) => {
            eprintln!("skipped: {name}.json is not beside the project");
            None
        }
    }
}

/// Cases of an oracle file; `at_least` guards against a file that was emptied.
pub(crate) fn cases(name: &str, at_least: usize) -> Option<Vec<Json>> {
    let cases = oracle(name)?["cases"].as_array().unwrap().clone();
    assert!(cases.len() >= at_least, "{name}: {} cases only", cases.len());
    Some(cases)
}

pub(crate) fn numbers(list: &Json) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

pub(crate) fn values(list: &Json) -> Vec<Value> {
    numbers(list).into_iter().map(Value::known).collect()
}

pub(crate) fn close(got: f64, want: &Json, tolerance: f64, id: &Json) {
    let want = want.as_f64().unwrap_or_else(|| panic!("{id}: no number to compare {got} with"));
    assert!((got - want).abs() <= tolerance, "{id}: got {got}, want {want} ± {tolerance}");
}
