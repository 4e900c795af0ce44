//! Ranks with intervals for a profile of weights, the stability line, and the sensitivity.

use crate::app::App;
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use snapshot::answer::{PrioritiesAnswer, SensitivityAnswer, StabilityAnswer};
use snapshot::{PriorityRequest, QueryError, Snapshot, StabilityRequest};

/// Zones by need, each with the interval of its rank and P(among the K). The same question and data give the same bytes.
#[utoipa::path(post, path = "/api/v1/priorities", request_body = PriorityRequest,
    responses((status = 200, body = PrioritiesAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn priorities(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: PriorityRequest = question(&ask, body, MOST_QUESTION).await?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.priorities(r, today)).await
}

/// P(among the K) of each zone as the weight of one theme or indicator moves from nothing to everything.
#[utoipa::path(post, path = "/api/v1/priorities/stability", request_body = StabilityRequest,
    responses((status = 200, body = StabilityAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn stability(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: StabilityRequest = question(&ask, body, MOST_QUESTION).await?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.stability(r, today)).await
}

/// Sobol indices: which source of uncertainty moves the ranks.
#[utoipa::path(post, path = "/api/v1/priorities/sensitivity", request_body = PriorityRequest,
    responses((status = 200, body = SensitivityAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn sensitivity(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: PriorityRequest = question(&ask, body, MOST_QUESTION).await?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.sensitivity(r, today)).await
}

/// Answers a question, kept under its content.
pub(super) async fn answered<Q, A, F>(app: &App, ask: &Ask, question: Q, answer: F) -> Result<Response, HttpError>
where
    Q: Serialize + Send + 'static,
    A: Serialize,
    F: FnOnce(&Snapshot, &Q) -> Result<A, QueryError> + Send + 'static,
{
    let written = serde_json::to_string(&question).map_err(|e| ask.fail(Problem::Internal { cause: e.to_string() }))?;
    let key = format!("{}|{written}", app.today());
    app.json(ask, &key, "application/json", move |s: &Snapshot| Ok(answer(s, &question)?)).await
}
