//! KPA: plan areas, what the plan says at a point, and the picture of a zone, an area or a skolekrets.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use domain::PlanKind;
use serde::Serialize;
use snapshot::answer::{Meta, PlanInfo, PlanPictureAnswer, PlanPicturesAnswer};
use snapshot::{PictureOf, Snapshot};
use utoipa::ToSchema;

/// Plan areas.
#[derive(Serialize, ToSchema)]
pub(crate) struct Plan {
    plan: Vec<PlanInfo>,
    meta: Meta,
}

/// Plan areas, all, of one kind, or at one point; each with plan id, plan status and date.
#[utoipa::path(get, path = "/api/v1/plan",
    params(("kind" = Option<String>, Query), ("point" = Option<String>, Query, description = "LON,LAT in degrees: every plan area there, of all kinds; borders are part of their areas")),
    responses((status = 200, body = Plan), (status = 304), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let kinds = || PlanKind::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>().join(", ");
    let bad = |value: &str| Problem::BadParameter {
        field: "kind",
        value: value.to_owned(),
        right: ("en-av", vec![("kjente", kinds())]),
    };
    let kind = ask.parameter("kind").map(|v| PlanKind::parse(v).ok_or_else(|| ask.fail(bad(v)))).transpose()?;
    let point = ask.point("point")?;
    let answer = move |s: &Snapshot| {
        let mut plan = match point {
            Some([lon, lat]) => s.plan_at(lon, lat)?,
            None => s.plan(kind),
        };
        plan.retain(|p| kind.is_none_or(|k| p.kind == k.as_str()));
        Ok(Plan { plan, meta: s.meta() })
    };
    app.json(&ask, "", "application/json", answer).await
}

/// Hectares and shares by purpose, building zone and consideration zone, for one zone, area or skolekrets.
#[utoipa::path(get, path = "/api/v1/plan/picture",
    params(("zone" = Option<String>, Query), ("area" = Option<String>, Query), ("district" = Option<String>, Query)),
    responses((status = 200, body = PlanPictureAnswer), (status = 304), (status = 400, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn picture(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let of = |name, make: fn(String) -> PictureOf| ask.parameter(name).map(|id| (id.to_owned(), make(id.to_owned())));
    let mut asked = [of("zone", PictureOf::Zone), of("area", PictureOf::Area), of("district", PictureOf::District)]
        .into_iter()
        .flatten();
    let (Some((id, of)), None) = (asked.next(), asked.next()) else {
        return Err(ask.fail(Problem::refused("velg-en", &[("felt", "zone, area, district".to_owned())])));
    };
    let answer = move |s: &Snapshot| s.plan_picture(&of).ok_or(Problem::NotFound { value: id });
    app.json(&ask, "", "application/json", answer).await
}

/// The plan of every zone in brief: reserves, green, service and what is planned, for a map beside need.
#[utoipa::path(get, path = "/api/v1/plan/pictures", responses((status = 200, body = PlanPicturesAnswer), (status = 304)))]
pub(super) async fn pictures(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    app.json(&ask, "", "application/json", |s: &Snapshot| Ok(s.plan_pictures())).await
}
