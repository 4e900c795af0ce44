//! Satsingsområder and candidates.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{AreaInfo, AreaListInfo, AreaProfile, Meta};
use utoipa::ToSchema;

/// Areas of all lists.
#[derive(Serialize, ToSchema)]
pub(crate) struct Areas {
    areas: Vec<AreaInfo>,
    lists: Vec<AreaListInfo>,
    meta: Meta,
}

/// An area.
#[derive(Serialize, ToSchema)]
pub(crate) struct Area {
    area: AreaProfile,
    meta: Meta,
}

/// Areas of all lists, with their state on a date.
#[utoipa::path(get, path = "/api/v1/areas", params(("date" = Option<String>, Query)),
    responses((status = 200, body = Areas), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let date = ask.date(app.today())?;
    let answer =
        move |s: &snapshot::Snapshot| Ok(Areas { areas: s.areas(date), lists: s.area_lists(), meta: s.meta() });
    app.json(&ask, &date.to_string(), "application/json", answer).await
}

/// An area's profile on a date and for a programme.
#[utoipa::path(get, path = "/api/v1/areas/{id}",
    params(("id" = String, Path), ("date" = Option<String>, Query), ("programme" = Option<String>, Query), ("k" = Option<usize>, Query)),
    responses((status = 200, body = Area), (status = 304), (status = 400, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn one(State(app): State<App>, Path(id): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    let query = ask.overlap_query(app.today())?;
    let key = query.date.to_string();
    let answer = move |s: &snapshot::Snapshot| {
        let area = s.area_profile(&id, &query)?.ok_or_else(|| Problem::NotFound { value: id.clone() })?;
        Ok(Area { area, meta: s.meta() })
    };
    app.json(&ask, &key, "application/json", answer).await
}
