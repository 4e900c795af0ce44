//! News for open pages, as server-sent events.

use crate::app::App;
use crate::events::{EpochNews, News};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use std::time::Duration;

/// A line without content is sent so often that nobody on the way takes the connection for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// How long a page waits before it comes back to a stream that ended.
const COME_BACK: Duration = Duration::from_secs(2);

/// Server-sent events: `epoch` for each snapshot taken into use and `store` when the store goes away or comes back. A stream
/// begins with what is so now, whatever `Last-Event-ID` says. At most 256 are open at once.
#[utoipa::path(get, path = "/api/v1/events",
    responses((status = 200, description = "A stream; data of `epoch` as below, of `store` as StoreNews", body = EpochNews, content_type = "text/event-stream"),
        (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn events(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let news = app.events.listen().ok_or_else(|| ask.fail(Problem::Busy))?;
    let stream = Sse::new(news.map(event)).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE));
    let mut response = stream.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy must not gather what is to be sent at once.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

fn event(news: News) -> Result<Event, axum::Error> {
    match news {
        News::Epoch(e) => Event::default().event("epoch").id(e.store_version.to_string()).retry(COME_BACK).json_data(e),
        News::Store(s) => Event::default().event("store").json_data(s),
    }
}
