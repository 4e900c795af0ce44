//! Actors.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{ActorInfo, Meta};
use utoipa::ToSchema;

/// Actors.
#[derive(Serialize, ToSchema)]
pub(crate) struct Actors {
    actors: Vec<ActorInfo>,
    meta: Meta,
}

/// The register of actors, with what they take part in on a date.
#[utoipa::path(get, path = "/api/v1/actors", params(("date" = Option<String>, Query)),
    responses((status = 200, body = Actors), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let date = ask.date(app.today())?;
    let answer = move |s: &snapshot::Snapshot| Ok(Actors { actors: s.actors(date), meta: s.meta() });
    app.json(&ask, &date.to_string(), "application/json", answer).await
}
