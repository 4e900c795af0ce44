//! How far people walk to arenas, and how far one comes on foot.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::text::{Language, text};
use axum::extract::{Path, State};
use axum::response::Response;
use snapshot::answer::{AccessAnswer, AccessCategories, IsochroneAnswer, NetMeta};
use snapshot::{IsochroneFrom, IsochroneQuery, Snapshot};

/// Most numbers of minutes of one answer.
const MOST_ISOCHRONES: usize = 4;
/// Longest walk of an isochrone, minutes.
const MOST_MINUTES: f64 = 60.0;
/// What is drawn where nothing else is asked.
const MINUTES: [f64; 3] = [5.0, 10.0, 15.0];

/// How walking was measured, in words.
fn named(mut meta: NetMeta, language: Language) -> NetMeta {
    meta.nett_navn = text(language, "nett", &meta.nett, &[]);
    meta
}

/// Categories that access can be asked for, with their places; `arena` stands for the universal arenas.
#[utoipa::path(get, path = "/api/v1/access", responses((status = 200, body = AccessCategories), (status = 304)))]
pub(super) async fn categories(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let language = ask.language;
    let answer = move |s: &Snapshot| {
        let found = s.access_categories();
        Ok(AccessCategories { meta: named(found.meta, language), ..found })
    };
    app.json(&ask, "", "application/json", answer).await
}

/// Walking minutes of each zone to the n-th nearest place of a category, and shares of people and children within 10 and
/// 15 minutes. Every missing time has its reason.
#[utoipa::path(get, path = "/api/v1/access/{category}",
    params(("category" = String, Path), ("n" = Option<usize>, Query, description = "1 = the nearest")),
    responses((status = 200, body = AccessAnswer), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn access(
    State(app): State<App>,
    Path(category): Path<String>,
    ask: Ask,
) -> Result<Response, HttpError> {
    let bad = |v: &str| Problem::BadParameter { field: "n", value: v.to_owned(), right: ("heltall", vec![]) };
    let n = ask.parameter("n").map(|v| v.parse::<usize>().map_err(|_| ask.fail(bad(v)))).transpose()?.unwrap_or(1);
    let language = ask.language;
    let answer = move |s: &Snapshot| {
        let mut found = s.access(&category, n)?;
        found.meta.net = named(found.meta.net, language);
        Ok(found)
    };
    app.json(&ask, "", "application/json", answer).await
}

/// Ground within some minutes on foot of a point or a place, along the network: never a circle.
#[utoipa::path(get, path = "/api/v1/isochrone",
    params(("point" = Option<String>, Query, description = "LON,LAT in degrees"), ("place" = Option<String>, Query),
        ("minutes" = Option<String>, Query, description = "up to four numbers with commas, at most 60; 5,10,15")),
    responses((status = 200, body = IsochroneAnswer), (status = 304), (status = 400, body = crate::ProblemDocument),
        (status = 422, body = crate::ProblemDocument, description = "no network, or none near the place")))]
pub(super) async fn isochrone(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let point = ask.point("point")?.map(IsochroneFrom::Point);
    let place = ask.parameter("place").map(|id| IsochroneFrom::Place(id.to_owned()));
    let from = match (point, place) {
        (Some(from), None) | (None, Some(from)) => from,
        _ => return Err(ask.fail(Problem::refused("velg-en", &[("felt", "point, place".to_owned())]))),
    };
    let query = IsochroneQuery { from, minutes: minutes(&ask)? };
    let language = ask.language;
    let answer = move |s: &Snapshot| {
        let mut found = s.isochrones(&query)?;
        found.meta.net = named(found.meta.net, language);
        Ok(found)
    };
    app.json(&ask, "", "application/json", answer).await
}

fn minutes(ask: &Ask) -> Result<Vec<f64>, HttpError> {
    let Some(value) = ask.parameter("minutes") else { return Ok(MINUTES.to_vec()) };
    let numbers: Option<Vec<f64>> = value.split(',').map(|part| part.trim().parse().ok()).collect();
    let fits = |m: &Vec<f64>| m.len() <= MOST_ISOCHRONES && m.iter().all(|m| *m > 0.0 && *m <= MOST_MINUTES);
    let right = ("minutter", vec![("antall", MOST_ISOCHRONES.to_string()), ("maks", MOST_MINUTES.to_string())]);
    let bad = || Problem::BadParameter { field: "minutes", value: value.to_owned(), right };
    numbers.filter(fits).ok_or_else(|| ask.fail(bad()))
}
