//! Which crate may use which. Read from cargo itself, so that it cannot drift from what is built.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

const ALLOWED: [(&str, &[&str]); 10] = [
    ("satsing-domain", &[]),
    ("satsing-spatial", &["satsing-domain"]),
    ("satsing-need", &["satsing-domain", "satsing-spatial"]),
    ("satsing-tile", &["satsing-domain", "satsing-spatial"]),
    ("satsing-store", &["satsing-domain"]),
    ("satsing-ingest", &["satsing-domain", "satsing-spatial"]),
    ("satsing-snapshot", &["satsing-domain", "satsing-spatial", "satsing-need", "satsing-tile", "satsing-store"]),
    ("satsing-ui", &[]),
    (
        "satsing-server",
        &[
            "satsing-domain",
            "satsing-need",
            "satsing-tile",
            "satsing-store",
            "satsing-snapshot",
            "satsing-spatial",
            "satsing-ui",
        ],
    ),
    ("satsing", &["satsing-domain", "satsing-ingest", "satsing-server", "satsing-snapshot", "satsing-store"]),
];

/// Crates that do IO, know async or give chance and time; the pure core has none of them.
const IMPURE: [&str; 9] = ["tokio", "axum", "sqlx", "rusqlite", "gdal", "reqwest", "hyper", "rand", "tracing"];
const PURE: [&str; 5] = ["satsing-domain", "satsing-spatial", "satsing-need", "satsing-tile", "satsing-snapshot"];

fn dependencies() -> Vec<(String, BTreeSet<String>)> {
    let out = Command::new(env!("CARGO")).args(["metadata", "--no-deps", "--format-version", "1"]).output().unwrap();
    let meta: Value = serde_json::from_slice(&out.stdout).unwrap();
    let of = |package: &Value| {
        let normal = package["dependencies"].as_array().unwrap().iter().filter(|d| d["kind"].is_null());
        let names = normal.map(|d| d["name"].as_str().unwrap().to_owned()).collect();
        (package["name"].as_str().unwrap().to_owned(), names)
    };
    meta["packages"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn each_crate_uses_only_what_lies_below_it() {
    let all = dependencies();
    assert_eq!(all.len(), ALLOWED.len(), "a crate without a rule: {:?}", all.iter().map(|a| &a.0).collect::<Vec<_>>());
    for (name, used) in all {
        let allowed = ALLOWED.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("{name} has no rule")).1;
        for dependency in used.iter().filter(|d| d.starts_with("satsing")) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not use {dependency}");
        }
    }
}

#[test]
fn the_core_does_no_io_and_knows_no_async() {
    for (name, used) in dependencies().into_iter().filter(|(n, _)| PURE.contains(&n.as_str())) {
        for impure in IMPURE {
            assert!(!used.contains(impure), "{name} must not use {impure}");
        }
    }
}
