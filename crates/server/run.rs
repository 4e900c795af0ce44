//! Serving on a listener until told to stop; running requests finish first.

use crate::{App, router};
use std::future::Future;
use tokio::net::TcpListener;

/// Serves until `stop` is done, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(app)).with_graceful_shutdown(stop).await
}
