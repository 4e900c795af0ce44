//! Serving on a listener until told to stop; running requests finish first.

use crate::App;
use crate::lane::Lane;
use axum::ServiceExt;
use axum::serve::ListenerExt;
use std::future::Future;
use tokio::net::TcpListener;

/// Serves until `stop` is done, then lets running requests finish; streams of news end at once.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // The end of an answer must not wait for the other side to acknowledge its beginning.
    let listener = listener.tap_io(|stream| {
        if let Err(e) = stream.set_nodelay(true) {
            tracing::debug!(cause = %e, "a connection keeps its delay");
        }
    });
    let told = app.clone();
    let stop = async move {
        stop.await;
        told.events.close();
    };
    let figures = tokio::spawn(crate::metrics::sum_up(app.metrics.clone()));
    let served = axum::serve(listener, Lane::new(app).into_make_service()).with_graceful_shutdown(stop).await;
    figures.abort();
    served
}
