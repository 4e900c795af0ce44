//! The profile of an area of somebody's own, and the reading of one from a file.

use crate::app::App;
use crate::body::{question, whole_body};
use crate::polygon::polygons;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::respond::full_digest;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use snapshot::answer::{Outline, OwnAreaAnswer};
use snapshot::{AreaProfileRequest, Snapshot};
use std::sync::Arc;
use utoipa::ToSchema;

/// Most bytes of a question with a polygon.
pub(super) const MOST_POLYGON: usize = 4 * 1024 * 1024;
/// Most bytes of a file.
pub(super) const MOST_FILE: usize = 16 * 1024 * 1024;
/// Most characters of a file name.
const MOST_NAME: usize = 200;

/// A polygon from a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct Uploaded {
    polygon: Outline,
    /// Corners.
    hjorner: usize,
    navn: String,
}

/// People, need, indicators, arenas and plan of a polygon, or of zones, skolekretser or cells together. Whatever polygons
/// are asked for, no hidden figure can be worked out of the answers.
#[utoipa::path(post, path = "/api/v1/area-profile", request_body = AreaProfileRequest,
    responses((status = 200, body = OwnAreaAnswer), (status = 400, body = crate::ProblemDocument), (status = 413, body = crate::ProblemDocument),
        (status = 422, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn profile(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: AreaProfileRequest = question(&ask, body, MOST_POLYGON).await?;
    let written = serde_json::to_string(&request).map_err(|e| ask.fail(Problem::Internal { cause: e.to_string() }))?;
    let (today, language) = (app.today(), ask.language);
    let key = format!("{today}|{}", full_digest(&written));
    let answer = move |s: &Snapshot| {
        let drawn = request.polygon.as_ref().map(polygons).transpose()?.unwrap_or_default();
        Ok(s.own_area(&request, &drawn, today, &language)?)
    };
    app.json(&ask, &key, "application/json", answer).await
}

/// Reads the polygons of a GeoJSON, GeoPackage or zipped shapefile; the name of the file stands in `X-Filename`.
#[utoipa::path(post, path = "/api/v1/area-profile/upload",
    params(("X-Filename" = Option<String>, Header, description = "Name of the file, percent-encoded")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Uploaded), (status = 400, body = crate::ProblemDocument), (status = 413, body = crate::ProblemDocument),
        (status = 422, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument), (status = 501, body = crate::ProblemDocument)))]
pub(super) async fn upload(
    State(app): State<App>,
    ask: Ask,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, HttpError> {
    let body = whole_body(&ask, body, MOST_FILE).await?;
    let read = app.config.read_upload.clone().ok_or_else(|| ask.fail(Problem::NotSetUp))?;
    let snapshot = app.asked(&ask).await?;
    let name = file_name(&headers);
    let permit = Arc::clone(&app.heavy).try_acquire_owned().map_err(|_| ask.fail(Problem::Busy))?;
    let job = tokio::task::spawn_blocking(move || {
        let found = read(&body, &name).map_err(Problem::Upload)?;
        let (polygon, hjorner) = snapshot.uploaded(&found.polygon)?;
        drop(permit);
        Ok(Uploaded { polygon, hjorner, navn: found.navn })
    });
    let answer = job.await.unwrap_or_else(|e| Err(Problem::Internal { cause: e.to_string() }));
    let mut response = axum::Json(answer.map_err(|p| ask.fail(p))?).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The last part of the name that was sent, without what a path or a shell could make of it.
fn file_name(headers: &HeaderMap) -> String {
    let sent = headers.get("x-filename").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let query = format!("f={}", sent.replace('&', "%26").replace('+', "%2B"));
    let decoded = form_urlencoded::parse(query.as_bytes()).next().map(|(_, v)| v.into_owned()).unwrap_or_default();
    let last = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(MOST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_its_last_part_without_tricks() {
        let named = |sent: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-filename", HeaderValue::from_static(sent));
            file_name(&headers)
        };
        assert_eq!(named("../../etc/omr%C3%A5de+1.geojson"), "område+1.geojson");
        assert_eq!(named("C:%5Cfiler%5Ca%26b.zip"), "a&b.zip");
        assert_eq!(named("a%0Ab.zip"), "ab.zip");
        assert_eq!(file_name(&HeaderMap::new()), "");
    }
}
