//! Alive, ready, figures.

use crate::app::App;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

/// State of the service.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ready {
    /// `ok | degraded | starting`.
    status: &'static str,
    /// Epoch of the snapshot in use.
    epoch: Option<u64>,
    /// Whether the store could be reached at the last try.
    store: bool,
}

/// The process is alive.
#[utoipa::path(get, path = "/healthz", responses((status = 200, description = "Alive", body = String)))]
pub(super) async fn healthz() -> &'static str {
    "ok"
}

/// There is a snapshot to answer from; `degraded` while the store is away.
#[utoipa::path(get, path = "/readyz", responses((status = 200, body = Ready), (status = 503, body = Ready)))]
pub(super) async fn readyz(State(app): State<App>) -> impl IntoResponse {
    let (epoch, store) = (app.snapshot().map(|s| s.epoch()), app.store_reachable());
    let (code, status) = match (epoch, store) {
        (None, _) => (StatusCode::SERVICE_UNAVAILABLE, "starting"),
        (Some(_), true) => (StatusCode::OK, "ok"),
        (Some(_), false) => (StatusCode::OK, "degraded"),
    };
    (code, [(header::CACHE_CONTROL, "no-store")], Json(Ready { status, epoch, store }))
}

/// Figures for Prometheus.
#[utoipa::path(get, path = "/metrics", responses((status = 200, description = "Prometheus text format", body = String)))]
pub(super) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], app.metrics.render())
}
