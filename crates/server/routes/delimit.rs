//! Suggested areas, and the units they are put together from.

use crate::app::App;
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::routes::priorities::answered;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use domain::UnitKind;
use geojson::{Feature, FeatureCollection, feature::Id};
use serde_json::{Map, Value};
use snapshot::answer::{DelimitAnswer, UnitOutline};
use snapshot::{DelimitRequest, Snapshot};

/// Connected, compact areas between two numbers of people that hold as many exposed people as can be found, each with a
/// bound that no area exceeds. The same question and data give the same bytes.
#[utoipa::path(post, path = "/api/v1/delimit", request_body = DelimitRequest,
    responses((status = 200, body = DelimitAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn delimit(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: DelimitRequest = question(&ask, body, MOST_QUESTION).await?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.delimit(r, today)).await
}

/// Zones, school districts or population cells with people, as GeoJSON in EPSG:4326 with name and persons.
#[utoipa::path(get, path = "/api/v1/units", params(("enhet" = String, Query, description = "soner, kretser or ruter")),
    responses((status = 200, description = "A FeatureCollection", content_type = "application/geo+json"), (status = 304),
        (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn units(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let word = ask.parameter("enhet").unwrap_or_default();
    let unknown = || Problem::refused("ukjent-enhetstype", &[("verdi", word.to_owned())]);
    let kind = UnitKind::parse(word).ok_or_else(|| ask.fail(unknown()))?;
    let answer = move |s: &Snapshot| {
        let features = s.units(kind).into_iter().map(feature).collect::<Result<_, _>>()?;
        let mut members = Map::new();
        members.insert("meta".to_owned(), serde_json::to_value(s.meta()).map_err(unwritten)?);
        Ok(FeatureCollection { bbox: None, features, foreign_members: Some(members) })
    };
    app.json(&ask, "", "application/geo+json", answer).await
}

fn unwritten(e: serde_json::Error) -> Problem {
    Problem::Internal { cause: e.to_string() }
}

fn feature(unit: UnitOutline) -> Result<Feature, Problem> {
    let mut properties = Map::new();
    let values = [("id", Value::from(unit.id.as_str())), ("navn", Value::from(unit.navn))];
    properties.extend(values.map(|(name, value)| (name.to_owned(), value)));
    properties.insert("folk".to_owned(), serde_json::to_value(&unit.folk).map_err(unwritten)?);
    Ok(Feature {
        id: Some(Id::String(unit.id)),
        bbox: None,
        geometry: Some(outline(&unit.geometri)?),
        properties: Some(properties),
        foreign_members: None,
    })
}

/// An outline as a GeoJSON geometry.
pub(super) fn outline(shape: &snapshot::answer::Outline) -> Result<geojson::Geometry, Problem> {
    serde_json::to_value(shape).and_then(serde_json::from_value).map_err(unwritten)
}
