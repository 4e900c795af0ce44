//! KPA.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use domain::PlanKind;
use serde::Serialize;
use snapshot::answer::{Meta, PlanInfo};
use utoipa::ToSchema;

/// Plan areas.
#[derive(Serialize, ToSchema)]
pub(crate) struct Plan {
    plan: Vec<PlanInfo>,
    meta: Meta,
}

/// Plan areas, all or of one kind; each with plan id, plan status and date.
#[utoipa::path(get, path = "/api/v1/plan", params(("kind" = Option<String>, Query)),
    responses((status = 200, body = Plan), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let bad = |value: &str| Problem::BadParameter { field: "kind", value: value.to_owned(), right: ("plan", vec![]) };
    let kind = ask.parameter("kind").map(|v| PlanKind::parse(v).ok_or_else(|| ask.fail(bad(v)))).transpose()?;
    let answer = move |s: &snapshot::Snapshot| Ok(Plan { plan: s.plan(kind), meta: s.meta() });
    app.json(&ask, "", "application/json", answer).await
}
