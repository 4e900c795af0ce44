//! Search.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{Meta, SearchHit};
use utoipa::ToSchema;

/// Hits shown when the request does not say.
const DEFAULT_LIMIT: usize = 8;
/// Hits at most.
const MAX_LIMIT: usize = 50;

/// Hits, best first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Hits {
    hits: Vec<SearchHit>,
    meta: Meta,
}

/// Zones, areas, places and actors by name, alias, address and misspelling.
#[utoipa::path(get, path = "/api/v1/search", params(("q" = String, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = Hits), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn search(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let query = ask.parameter("q").unwrap_or_default().chars().take(100).collect::<String>();
    let bad =
        |value: &str| Problem::BadParameter { field: "limit", value: value.to_owned(), right: ("grense", vec![]) };
    let limit = match ask.parameter("limit") {
        None => DEFAULT_LIMIT,
        Some(text) => match text.parse() {
            Ok(n) if (1..=MAX_LIMIT).contains(&n) => n,
            _ => return Err(ask.fail(bad(text))),
        },
    };
    let answer = move |s: &snapshot::Snapshot| Ok(Hits { hits: s.search(&query, limit), meta: s.meta() });
    app.json(&ask, "", "application/json", answer).await
}
