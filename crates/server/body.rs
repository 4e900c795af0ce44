//! The body of a request, up to a number of bytes.

use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

/// Most bytes of a question without a polygon.
pub(crate) const MOST_QUESTION: usize = 64 * 1024;

/// Bytes of a refused body that are still read, and thrown away: a line that is closed while somebody writes on it breaks
/// before they can read why.
const READ_OUT: usize = 64 * 1024 * 1024;

/// The whole body, or the problem that it is too large.
pub(crate) async fn whole_body(ask: &Ask, mut body: Body, most: usize) -> Result<Bytes, HttpError> {
    let (mut kept, mut read) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|e| ask.fail(Problem::refused("ugyldig-sporring", &[("grunn", e.to_string())])))?;
        let Ok(data) = frame.into_data() else { continue };
        read += data.len();
        if read > READ_OUT {
            break;
        }
        if read <= most {
            kept.extend_from_slice(&data);
        }
    }
    if read > most { Err(ask.fail(Problem::TooLarge { most })) } else { Ok(kept.into()) }
}

/// Reads a question in JSON; an empty body asks with every default.
pub(crate) async fn question<T: DeserializeOwned>(ask: &Ask, body: Body, most: usize) -> Result<T, HttpError> {
    let body = whole_body(ask, body, most).await?;
    let body = if body.is_empty() { b"{}" } else { &body[..] };
    serde_json::from_slice(body)
        .map_err(|e| ask.fail(Problem::refused("ugyldig-sporring", &[("grunn", e.to_string())])))
}
