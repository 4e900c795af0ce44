//! Suggested areas.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use crate::routes::priorities::{answered, question};
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use snapshot::DelimitRequest;
use snapshot::answer::DelimitAnswer;

/// Connected, compact areas between two numbers of people that hold as many exposed people as can be found, each with a
/// bound that no area exceeds. The same question and data give the same bytes.
#[utoipa::path(post, path = "/api/v1/delimit", request_body = DelimitRequest,
    responses((status = 200, body = DelimitAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn delimit(State(app): State<App>, ask: Ask, body: Bytes) -> Result<Response, HttpError> {
    let request: DelimitRequest = question(&ask, &body)?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.delimit(r, today)).await
}
