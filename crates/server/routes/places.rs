//! Places.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use domain::Category;
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, Position};
use serde::Serialize;
use snapshot::answer::{Meta, PlaceInfo};
use snapshot::{PlaceFilter, Snapshot};
use utoipa::ToSchema;

/// Places.
#[derive(Serialize, ToSchema)]
pub(crate) struct Places {
    places: Vec<PlaceInfo>,
    meta: Meta,
}

/// Places by category, zone and name; with `Accept: application/geo+json` as points (those without a position are left out).
#[utoipa::path(get, path = "/api/v1/places",
    params(("category" = Option<String>, Query), ("zone" = Option<String>, Query), ("q" = Option<String>, Query), ("date" = Option<String>, Query)),
    responses((status = 200, body = Places), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let date = ask.date(app.today())?;
    let filter = PlaceFilter {
        category: ask.parameter("category").map(|c| category(&ask, c)).transpose()?,
        zone: ask.parameter("zone").map(str::to_owned),
        text: ask.parameter("q").map(str::to_owned),
    };
    let key = date.to_string();
    if ask.geojson {
        return app.json(&ask, &key, "application/geo+json", move |s| collection(s, s.places(&filter, date))).await;
    }
    app.json(&ask, &key, "application/json", move |s| Ok(Places { places: s.places(&filter, date), meta: s.meta() }))
        .await
}

fn category(ask: &Ask, value: &str) -> Result<Category, HttpError> {
    let known: Vec<&str> = Category::ALL.iter().map(|c| c.as_str()).collect();
    let right = ("kategori", vec![("kjente", known.join(", "))]);
    Category::parse(value)
        .ok_or_else(|| ask.fail(Problem::BadParameter { field: "category", value: value.to_owned(), right }))
}

fn collection(s: &Snapshot, places: Vec<PlaceInfo>) -> Result<FeatureCollection, Problem> {
    let fail = |e: serde_json::Error| Problem::Internal { cause: e.to_string() };
    let mut features = Vec::new();
    for place in places {
        let (Some(lon), Some(lat)) = (place.lon, place.lat) else { continue };
        let properties = match serde_json::to_value(&place).map_err(fail)? {
            serde_json::Value::Object(map) => Some(map),
            _ => None,
        };
        let geometry = Geometry::new(GeometryValue::Point { coordinates: Position::from(vec![lon, lat]) });
        features.push(Feature {
            id: Some(geojson::feature::Id::String(place.id)),
            bbox: None,
            geometry: Some(geometry),
            properties,
            foreign_members: None,
        });
    }
    let mut members = serde_json::Map::new();
    members.insert("meta".to_owned(), serde_json::to_value(s.meta()).map_err(fail)?);
    Ok(FeatureCollection { bbox: None, features, foreign_members: Some(members) })
}
