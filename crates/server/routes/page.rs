//! The page and its files, and the OpenAPI document.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::respond::{IMMUTABLE, REVALIDATE, etag, matches, not_modified, ok};
use axum::extract::State;
use axum::http::{HeaderValue, Uri};
use axum::response::Response;

/// Paths that are pages of the application; each is the same document.
const PAGES: [&str; 8] = ["", "overlapp", "prioritering", "avgrens", "data", "innlogging", "min-side", "brukere"];

/// A file of the page; the application itself on its own paths; else 404.
pub(super) async fn page(State(app): State<App>, uri: Uri, ask: Ask) -> Result<Response, HttpError> {
    let path = uri.path().trim_matches('/');
    let file = if PAGES.contains(&path) { "index.html" } else { path };
    let Some(found) = ui::asset(file) else {
        return Err(ask.fail(Problem::NotFound { value: uri.path().to_owned() }));
    };
    let cache = if found.hashed { IMMUTABLE } else { REVALIDATE };
    let kind = kind(file);
    let digest = etag(&format!("{file}|{}", hash(&found.bytes)), ask.encoding);
    if matches(ask.if_none_match.as_deref(), &digest) {
        return Ok(not_modified(&digest, cache));
    }
    let encoded = app.encoded(&ask, format!("page|{file}|{digest}"), move || Ok(found.bytes.into_owned())).await?;
    Ok(ok(&encoded, ask.encoding, kind, &digest, cache))
}

/// The OpenAPI document.
pub(super) async fn openapi(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    app.json(&ask, "", "application/json", |_| Ok(super::openapi())).await
}

fn hash(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn kind(file: &str) -> HeaderValue {
    HeaderValue::from_static(match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    })
}
