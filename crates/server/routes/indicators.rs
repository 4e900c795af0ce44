//! The catalogue of indicators, the figures of one of them, and weight profiles.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::{Path, State};
use axum::response::Response;
use snapshot::answer::{IndicatorsAnswer, ProfilesAnswer, ValuesAnswer};
use snapshot::{Snapshot, ValuesQuery};

/// Indicators and themes, with the periods that there are figures for.
#[utoipa::path(get, path = "/api/v1/indicators", responses((status = 200, body = IndicatorsAnswer), (status = 304)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    app.json(&ask, "", "application/json", |s: &Snapshot| Ok(s.indicators())).await
}

/// Figures of an indicator, beside the geometry of the tiles: each with its state, interval and denominator.
#[utoipa::path(get, path = "/api/v1/values/{indicator}",
    params(("indicator" = String, Path), ("zoneset" = Option<String>, Query), ("period" = Option<String>, Query, description = "YYYY or YYYY-YYYY, default the newest")),
    responses((status = 200, body = ValuesAnswer), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn values(
    State(app): State<App>,
    Path(indicator): Path<String>,
    ask: Ask,
) -> Result<Response, HttpError> {
    let query = ValuesQuery {
        indicator,
        zone_set: ask.parameter("zoneset").map(str::to_owned),
        period: ask.parameter("period").map(str::to_owned),
    };
    app.json(&ask, "", "application/json", move |s: &Snapshot| Ok(s.values(&query)?)).await
}

/// Weight profiles, written out; the first is the default.
#[utoipa::path(get, path = "/api/v1/weight-profiles", responses((status = 200, body = ProfilesAnswer), (status = 304)))]
pub(super) async fn weight_profiles(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    app.json(&ask, "", "application/json", |s: &Snapshot| Ok(s.weight_profiles())).await
}

/// The same as `/api/v1/weight-profiles`, by its short name.
#[utoipa::path(get, path = "/api/v1/profiles", responses((status = 200, body = ProfilesAnswer), (status = 304)))]
pub(super) async fn profiles(state: State<App>, ask: Ask) -> Result<Response, HttpError> {
    weight_profiles(state, ask).await
}
