//! Scenarios: read by all, saved by planners, handed out as files.

use crate::app::App;
use crate::auth::Caller;
use crate::body::question;
use crate::polygon::polygons;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::text::{Language, text};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Import, Provenance, Records, Scenario, SourceId, Trust};
use geojson::Feature;
use jiff::Timestamp;
use snapshot::answer::{ScenarioAnswer, ScenarioInfo, ScenariosAnswer};
use snapshot::{ScenarioRequest, Snapshot};

/// Most bytes of a scenario: a polygon of as many corners as an area may have.
pub(super) const MOST_BODY: usize = 4 * 1024 * 1024;

/// All scenarios, the one saved last first.
#[utoipa::path(get, path = "/api/v1/scenarios", responses((status = 200, body = ScenariosAnswer), (status = 304)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    app.json(&ask, "", "application/json", |s: &Snapshot| Ok(s.scenarios())).await
}

/// One scenario; with `Accept: application/geo+json` as a Feature in EPSG:4326.
#[utoipa::path(get, path = "/api/v1/scenarios/{id}", params(("id" = String, Path)),
    responses((status = 200, body = ScenarioAnswer), (status = 304), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn one(State(app): State<App>, Path(id): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    if ask.geojson {
        return app.json(&ask, "", "application/geo+json", move |s: &Snapshot| feature(s, &id)).await;
    }
    let answer = move |s: &Snapshot| s.scenario(&id).ok_or(Problem::NotFound { value: id });
    app.json(&ask, "", "application/json", answer).await
}

/// A scenario as a file: GeoPackage (EPSG:25832) or GeoJSON (EPSG:4326).
#[utoipa::path(get, path = "/api/v1/scenarios/{id}/eksport",
    params(("id" = String, Path), ("format" = Option<String>, Query, description = "gpkg (default) or geojson")),
    responses((status = 200, description = "The file"), (status = 304), (status = 400, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn file(State(app): State<App>, Path(id): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    let (ending, wanted) = match ask.parameter("format").unwrap_or("gpkg") {
        "gpkg" => ("gpkg", id.clone()),
        "geojson" => ("geojson", id.clone()),
        other => {
            let right = ("filformat", vec![]);
            return Err(ask.fail(Problem::BadParameter { field: "format", value: other.to_owned(), right }));
        }
    };
    let mut response = if ending == "gpkg" {
        let bytes = move |s: &Snapshot| {
            let scenario = s.shown_scenario(&wanted).ok_or(Problem::NotFound { value: wanted })?;
            store::scenario_gpkg(&scenario).map_err(|e| Problem::Internal { cause: e.to_string() })
        };
        app.bytes(&ask, "", "application/geopackage+sqlite3", bytes).await?
    } else {
        app.json(&ask, "", "application/geo+json", move |s: &Snapshot| feature(s, &wanted)).await?
    };
    // An id is a slug: nothing of it has a meaning in a header.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{id}.{ending}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Saves a scenario.
#[utoipa::path(post, path = "/api/v1/scenarios", request_body = ScenarioRequest,
    responses((status = 201, body = ScenarioInfo), (status = 400, body = crate::ProblemDocument), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument),
        (status = 413, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument), (status = 503, body = crate::ProblemDocument)))]
pub(super) async fn create(State(app): State<App>, by: Caller, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let asked: ScenarioRequest = question(&ask, body, MOST_BODY).await?;
    let now = Timestamp::now();
    let make = move |s: &Snapshot| {
        let (list, made) = s.with_scenario(&asked, &drawn(&asked)?, now)?;
        Ok((import(list, &made.source, now), s.scenario_info(&made)))
    };
    let info = app.change(&ask, &by, &reason("laget"), make).await?;
    let place = HeaderValue::from_str(&format!("/api/v1/scenarios/{}", info.id));
    let mut response = saved(StatusCode::CREATED, &info);
    if let Ok(place) = place {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

/// Changes a scenario; `If-Match` names the version that was read.
#[utoipa::path(put, path = "/api/v1/scenarios/{id}", request_body = ScenarioRequest,
    params(("id" = String, Path), ("If-Match" = String, Header, description = "The version that was read, in quotation marks")),
    responses((status = 200, body = ScenarioInfo), (status = 400, body = crate::ProblemDocument), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument),
        (status = 404, body = crate::ProblemDocument), (status = 409, body = crate::ProblemDocument), (status = 413, body = crate::ProblemDocument),
        (status = 422, body = crate::ProblemDocument), (status = 428, body = crate::ProblemDocument), (status = 503, body = crate::ProblemDocument)))]
pub(super) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    by: Caller,
    headers: HeaderMap,
    ask: Ask,
    body: Body,
) -> Result<Response, HttpError> {
    let from = version(&headers).map_err(|p| ask.fail(p))?;
    let asked: ScenarioRequest = question(&ask, body, MOST_BODY).await?;
    let now = Timestamp::now();
    let make = move |s: &Snapshot| {
        let (list, made) = s.with_changed_scenario(&id, from, &asked, &drawn(&asked)?, now)?;
        Ok((import(list, &made.source, now), s.scenario_info(&made)))
    };
    Ok(saved(StatusCode::OK, &app.change(&ask, &by, &reason("endret"), make).await?))
}

/// Removes a scenario; `If-Match` names the version that was read.
#[utoipa::path(delete, path = "/api/v1/scenarios/{id}",
    params(("id" = String, Path), ("If-Match" = String, Header, description = "The version that was read, in quotation marks")),
    responses((status = 204), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument),
        (status = 409, body = crate::ProblemDocument), (status = 428, body = crate::ProblemDocument), (status = 503, body = crate::ProblemDocument)))]
pub(super) async fn remove(
    State(app): State<App>,
    Path(id): Path<String>,
    by: Caller,
    headers: HeaderMap,
    ask: Ask,
) -> Result<Response, HttpError> {
    let from = version(&headers).map_err(|p| ask.fail(p))?;
    let now = Timestamp::now();
    let make = move |s: &Snapshot| {
        let (list, source) = s.without_scenario(&id, from)?;
        Ok((import(list, &source, now), ()))
    };
    app.change(&ask, &by, &reason("fjernet"), make).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn drawn(asked: &ScenarioRequest) -> Result<Vec<geo_types::MultiPolygon<f64>>, Problem> {
    Ok(asked.polygon.as_ref().map(polygons).transpose()?.unwrap_or_default())
}

/// The version in `If-Match`: a number in quotation marks.
fn version(headers: &HeaderMap) -> Result<u32, Problem> {
    let missing = || Problem::denied(StatusCode::PRECONDITION_REQUIRED, "mangler-versjon", &[]);
    let mut sent = headers.get_all(header::IF_MATCH).iter();
    let (Some(one), None) = (sent.next(), sent.next()) else { return Err(missing()) };
    let text = one.to_str().unwrap_or_default().trim();
    let number = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).and_then(|t| t.parse().ok());
    number.ok_or_else(missing)
}

/// A saved scenario with its version as the validator.
fn saved(status: StatusCode, info: &ScenarioInfo) -> Response {
    let mut response = (status, axum::Json(info)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", info.versjon)) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Why there is a version, for the log of the store.
fn reason(what: &str) -> String {
    text(Language::default(), "scenario", what, &[])
}

/// The whole list of a source, which takes the place of the one that is kept.
fn import(list: Vec<Scenario>, source: &SourceId, now: Timestamp) -> Import {
    let word = |key| text(Language::default(), "scenario", key, &[]);
    let count = list.len() as u64;
    let provenance = Provenance {
        source: source.clone(),
        tittel: word("tittel"),
        opphav: word("opphav"),
        lisens: word("lisens"),
        trust: Trust::Fakta,
        hentet: now,
        sha256: String::new(),
        fil: String::new(),
        oppskrift: String::new(),
        lest: count,
        tatt_inn: count,
        avvist: 0,
        varsler: vec![],
    };
    Import { provenance, records: Records::Scenarios(list) }
}

/// A scenario as a GeoJSON Feature; what was written in it stands in strings.
fn feature(s: &Snapshot, id: &str) -> Result<Feature, Problem> {
    let fail = |e: serde_json::Error| Problem::Internal { cause: e.to_string() };
    let info = s.scenario(id).ok_or_else(|| Problem::NotFound { value: id.to_owned() })?.scenario;
    let geometry = super::delimit::outline(&info.geometri)?;
    let mut properties = match serde_json::to_value(&info).map_err(fail)? {
        serde_json::Value::Object(map) => map,
        _ => serde_json::Map::new(),
    };
    properties.remove("geometri");
    Ok(Feature {
        id: Some(geojson::feature::Id::String(info.id)),
        bbox: None,
        geometry: Some(geometry),
        properties: Some(properties),
        foreign_members: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_a_number_in_quotation_marks_sent_once() {
        let of = |list: &[&'static str]| {
            let mut headers = HeaderMap::new();
            list.iter().for_each(|v| {
                headers.append(header::IF_MATCH, HeaderValue::from_static(v));
            });
            version(&headers).ok()
        };
        assert_eq!(of(&["\"7\""]), Some(7));
        for bad in [&[][..], &["7"], &["*"], &["\"a\""], &["\"-1\""], &["\"7\"", "\"8\""], &["W/\"7\""]] {
            assert_eq!(of(bad), None, "{bad:?}");
        }
    }
}
