//! Local clusters.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use snapshot::answer::ClustersAnswer;
use snapshot::{ClusterQuery, Snapshot};

/// Moran's I, local Moran and Getis–Ord of an indicator or of the index of a profile, with permutations and FDR.
#[utoipa::path(get, path = "/api/v1/clusters",
    params(("indicator" = Option<String>, Query), ("profile" = Option<String>, Query), ("period" = Option<String>, Query),
        ("seed" = Option<u64>, Query), ("permutations" = Option<usize>, Query)),
    responses((status = 200, body = ClustersAnswer), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn clusters(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let text = |name| ask.parameter(name).map(str::to_owned);
    let number = |name: &'static str| {
        let bad =
            |value: &str| Problem::BadParameter { field: name, value: value.to_owned(), right: ("heltall", vec![]) };
        ask.parameter(name).map(|v| v.parse::<u64>().map_err(|_| ask.fail(bad(v)))).transpose()
    };
    let query = ClusterQuery {
        indicator: text("indicator"),
        profile: text("profile"),
        period: text("period"),
        seed: number("seed")?,
        permutations: number("permutations")?.map(|n| usize::try_from(n).unwrap_or(usize::MAX)),
    };
    let today = app.today();
    app.json(&ask, &today.to_string(), "application/json", move |s: &Snapshot| Ok(s.clusters(&query, today)?)).await
}
