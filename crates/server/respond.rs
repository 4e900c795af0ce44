//! Answers with a validator: 304 before any work, bytes made and compressed once, then kept.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::{Ask, Encoding};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Serialize;
use sha2::{Digest, Sha256};
use snapshot::Snapshot;
use std::sync::Arc;
use tile::Encoded;

/// May be kept, but must be asked about each time.
pub(crate) const REVALIDATE: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");
/// Its address carries its version.
pub(crate) const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Everything the page needs comes from here; patterns and symbols are drawn into blobs.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; \
    style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; \
    form-action 'self'; frame-ancestors 'self'";

/// 16 hexadecimal digits that stand for a text.
pub(crate) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// 64 hexadecimal digits that stand for a text that somebody else chose.
pub(crate) fn full_digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// Strong validator of a key in an encoding.
pub(crate) fn etag(key: &str, encoding: Encoding) -> String {
    format!("\"{}{}\"", digest(key), encoding.mark())
}

/// Whether the client already has what this validator stands for.
pub(crate) fn matches(if_none_match: Option<&str>, etag: &str) -> bool {
    let same = |t: &str| t.trim().trim_start_matches("W/") == etag || t.trim() == "*";
    if_none_match.is_some_and(|list| list.split(',').any(same))
}

/// 304 without a body.
pub(crate) fn not_modified(etag: &str, cache: HeaderValue) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    stamp(&mut response, etag, cache);
    response
}

fn bytes_in(encoded: &Encoded, encoding: Encoding) -> &Bytes {
    match encoding {
        Encoding::Brotli => encoded.brotli(),
        Encoding::Gzip => encoded.gzip(),
        Encoding::Identity => encoded.raw(),
    }
}

/// 200 with the bytes in the asked encoding.
pub(crate) fn ok(encoded: &Encoded, encoding: Encoding, kind: HeaderValue, etag: &str, cache: HeaderValue) -> Response {
    let empty = encoded.raw().is_empty();
    let mut response =
        Response::new(Body::from(if empty { Bytes::new() } else { bytes_in(encoded, encoding).clone() }));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    if let Some(name) = encoding.name().filter(|_| !empty) {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    stamp(&mut response, etag, cache);
    response
}

/// Headers that every answer carries, unless it has its own.
pub(crate) fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CONTENT_POLICY));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    response
}

fn stamp(response: &mut Response, etag: &str, cache: HeaderValue) {
    let headers = response.headers_mut();
    headers.reserve(8);
    if let Ok(value) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, value);
    }
    headers.insert(header::CACHE_CONTROL, cache);
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language, Accept"));
}

impl App {
    /// The snapshot in use, or the answer that there is none yet.
    pub(crate) fn ready(&self, ask: &Ask) -> Result<Arc<Snapshot>, HttpError> {
        self.snapshot().ok_or_else(|| ask.fail(Problem::Busy))
    }

    /// Bytes under a key: from the cache, or made once off the async threads, however many ask at the same time.
    pub(crate) async fn encoded<F>(&self, ask: &Ask, key: String, make: F) -> Result<Arc<Encoded>, HttpError>
    where
        F: FnOnce() -> Result<Vec<u8>, Problem> + Send + 'static,
    {
        if let Some(found) = self.answers.get(&key).await {
            return Ok(found);
        }
        let (heavy, encoding) = (Arc::clone(&self.heavy), ask.encoding);
        let job = async move {
            // Only the one that does the work takes a place: every open page asks for the same when there is something new.
            let permit = heavy.try_acquire_owned().map_err(|_| Problem::Busy)?;
            let work = move || {
                let made = make().map(|raw| Encoded::new(raw.into()));
                // Compressed here, and not where other requests wait.
                if let Ok(made) = &made {
                    bytes_in(made, encoding);
                }
                drop(permit);
                made
            };
            match tokio::task::spawn_blocking(work).await {
                Ok(encoded) => encoded.map(Arc::new),
                Err(e) => Err(Problem::Internal { cause: e.to_string() }),
            }
        };
        self.answers.try_get_with(key, job).await.map_err(|p| ask.fail((*p).clone()))
    }

    /// A JSON answer from the snapshot. `key` holds what the target does not say, such as today's date.
    pub(crate) async fn json<T, F>(
        &self,
        ask: &Ask,
        key: &str,
        kind: &'static str,
        answer: F,
    ) -> Result<Response, HttpError>
    where
        T: Serialize,
        F: FnOnce(&Snapshot) -> Result<T, Problem> + Send + 'static,
    {
        let bytes = |snapshot: &Snapshot| {
            let answer = answer(snapshot)?;
            serde_json::to_vec(&answer).map_err(|e| Problem::Internal { cause: e.to_string() })
        };
        self.bytes(ask, key, kind, bytes).await
    }

    /// An answer of any kind from the snapshot.
    pub(crate) async fn bytes<F>(
        &self,
        ask: &Ask,
        key: &str,
        kind: &'static str,
        answer: F,
    ) -> Result<Response, HttpError>
    where
        F: FnOnce(&Snapshot) -> Result<Vec<u8>, Problem> + Send + 'static,
    {
        let snapshot = self.asked(ask).await?;
        let (version, store) = (snapshot.version(), snapshot.store_version().0);
        let key = format!("{version}|{store}|{}|{key}|{kind}|{}|{}", snapshot.epoch(), ask.language.tag(), ask.target);
        let etag = etag(&key, ask.encoding);
        if matches(ask.if_none_match.as_deref(), &etag) {
            return Ok(not_modified(&etag, REVALIDATE));
        }
        let encoded = self.encoded(ask, key, move || answer(&snapshot)).await?;
        Ok(ok(&encoded, ask.encoding, HeaderValue::from_static(kind), &etag, REVALIDATE))
    }
}
