//! Prometheus figures: requests, latency, epoch, snapshot.

use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use metrics::{Counter, Histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use snapshot::Snapshot;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The process has one recorder, however many apps it holds.
pub(crate) fn handle() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let install = || {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another metrics recorder is in use; /metrics stays empty");
        }
        handle
    };
    HANDLE.get_or_init(install).clone()
}

pub(crate) fn published(snapshot: &Snapshot) {
    metrics::gauge!("satsing_epoch").set(snapshot.epoch() as f64);
    metrics::gauge!("satsing_tile_bytes").set(snapshot.tile_bytes() as f64);
}

/// How long the last rebuild took.
pub(crate) fn rebuilt(seconds: f64) {
    metrics::gauge!("satsing_rebuild_seconds").set(seconds);
}

/// The figures of a route whose answers cost so little that looking the figures up would cost more.
pub(crate) struct RouteFigures {
    ok: Counter,
    not_modified: Counter,
    seconds: Histogram,
}

impl RouteFigures {
    /// After [`handle`], under the name that [`count`] gives the route.
    pub(crate) fn of(route: &'static str) -> Self {
        let requests =
            |status: &'static str| metrics::counter!("satsing_requests_total", "route" => route, "status" => status);
        let seconds = metrics::histogram!("satsing_request_seconds", "route" => route);
        Self { ok: requests("200"), not_modified: requests("304"), seconds }
    }

    /// Counts an answer, 200 or 304.
    pub(crate) fn count(&self, answer: &Response, taken: Duration) {
        let is_not_modified = answer.status() == StatusCode::NOT_MODIFIED;
        if is_not_modified { &self.not_modified } else { &self.ok }.increment(1);
        self.seconds.record(taken.as_secs_f64());
    }
}

/// Sums up the times for as long as the future is polled; else every one is kept until somebody reads `/metrics`.
pub(crate) async fn sum_up(handle: PrometheusHandle) {
    let mut often = tokio::time::interval(Duration::from_secs(5));
    loop {
        often.tick().await;
        handle.run_upkeep();
    }
}

/// Counts a request and its time under the route it matched.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "none".to_owned(), |m| m.as_str().to_owned());
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("satsing_requests_total", "route" => route.clone(), "status" => status).increment(1);
    metrics::histogram!("satsing_request_seconds", "route" => route).record(started.elapsed().as_secs_f64());
    response
}
