//! Prometheus figures: requests, latency, epoch, snapshot.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use snapshot::Snapshot;
use std::sync::OnceLock;
use std::time::Instant;

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
