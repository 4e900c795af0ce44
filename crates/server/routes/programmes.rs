//! Programmes and delprosjekter.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{Meta, ProgrammeInfo};
use utoipa::ToSchema;

/// Programmes.
#[derive(Serialize, ToSchema)]
pub(crate) struct Programmes {
    programmes: Vec<ProgrammeInfo>,
    meta: Meta,
}

/// Programmes and delprosjekter, those without a place and those that stopped included.
#[utoipa::path(get, path = "/api/v1/programmes", responses((status = 200, body = Programmes), (status = 304)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let answer = |s: &snapshot::Snapshot| Ok(Programmes { programmes: s.programmes(), meta: s.meta() });
    app.json(&ask, "", "application/json", answer).await
}
