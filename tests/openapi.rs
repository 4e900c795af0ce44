//! The OpenAPI document that is checked in is the one the code gives.

use crate::harness::{Server, satsing_ok};
use serde_json::Value;
use std::path::Path;

fn checked_in() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/server/openapi.json")).unwrap()
}

#[test]
fn the_checked_in_document_is_up_to_date() {
    let now = satsing_ok(Path::new("."), &["openapi"]);
    assert!(now.trim() == checked_in().trim(), "run `make openapi` and check in the result");
}

#[test]
fn the_served_document_is_the_same_and_every_route_is_in_it() {
    let served = Server::demo().json("/openapi.json");
    let file: Value = serde_json::from_str(&checked_in()).unwrap();
    assert_eq!(served["paths"], file["paths"]);
    for path in [
        "/healthz",
        "/readyz",
        "/metrics",
        "/tiles/{layers}/{z}/{x}/{y}",
        "/styles/{file}",
        "/api/v1/zones",
        "/api/v1/zones/{id}",
        "/api/v1/areas",
        "/api/v1/areas/{id}",
        "/api/v1/places",
        "/api/v1/actors",
        "/api/v1/programmes",
        "/api/v1/plan",
        "/api/v1/plan/picture",
        "/api/v1/plan/pictures",
        "/api/v1/transfer",
        "/api/v1/area-profile",
        "/api/v1/area-profile/upload",
        "/api/v1/what-if",
        "/api/v1/access",
        "/api/v1/access/{category}",
        "/api/v1/isochrone",
        "/api/v1/delimit",
        "/api/v1/units",
        "/api/v1/scenarios",
        "/api/v1/scenarios/{id}",
        "/api/v1/scenarios/{id}/eksport",
        "/api/v1/overlap",
        "/api/v1/datasets",
        "/api/v1/search",
        "/api/v1/events",
    ] {
        assert!(served["paths"].get(path).is_some(), "{path} is not documented");
    }
}
