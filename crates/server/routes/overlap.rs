//! Need × arena × model.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use snapshot::Snapshot;
use snapshot::answer::OverlapAnswer;

/// The overlap of need, universal arenas and a programme on a date.
#[utoipa::path(get, path = "/api/v1/overlap",
    params(("date" = Option<String>, Query, description = "YYYY-MM-DD, default today"), ("programme" = Option<String>, Query), ("k" = Option<usize>, Query)),
    responses((status = 200, body = OverlapAnswer), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn overlap(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let query = ask.overlap_query(app.today())?;
    let key = query.date.to_string();
    app.json(&ask, &key, "application/json", move |s: &Snapshot| Ok(s.overlap(&query)?)).await
}
