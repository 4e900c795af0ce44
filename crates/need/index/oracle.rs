//! Reads the published answers, which lie beside the project and are not part of it.

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
