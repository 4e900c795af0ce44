//! Where the data come from, and what found no match.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{DatasetInfo, DisclosureInfo, Meta, UnmatchedInfo};
use utoipa::ToSchema;

/// Datasets.
#[derive(Serialize, ToSchema)]
pub(crate) struct Datasets {
    datasets: Vec<DatasetInfo>,
    umatchet: Vec<UnmatchedInfo>,
    personvern: DisclosureInfo,
    meta: Meta,
}

/// Current imports with source, licence, hash and counts, and names of the facts without a match in the data.
#[utoipa::path(get, path = "/api/v1/datasets", responses((status = 200, body = Datasets), (status = 304)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let answer = |s: &snapshot::Snapshot| {
        Ok(Datasets { datasets: s.datasets(), umatchet: s.unmatched(), personvern: s.disclosure(), meta: s.meta() })
    };
    app.json(&ask, "", "application/json", answer).await
}
