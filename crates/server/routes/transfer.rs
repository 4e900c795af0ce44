//! Figures from one geography to another.

use crate::app::App;
use crate::problem::HttpError;
use crate::request::Ask;
use axum::extract::State;
use axum::response::Response;
use snapshot::answer::TransferAnswer;
use snapshot::{Snapshot, TransferQuery};

/// People or an indicator on other units than they were published for, with method, interval and account. What is hidden
/// in a source is hidden in its targets.
#[utoipa::path(get, path = "/api/v1/transfer",
    params(("from" = String, Query, description = "zones | districts | cells"), ("to" = String, Query, description = "zones | districts | areas | plan"),
        ("kind" = Option<String>, Query, description = "with plan: kind of plan area, default arealformal"),
        ("variable" = String, Query, description = "personer, or the id of an indicator"), ("period" = Option<String>, Query),
        ("method" = Option<String>, Query, description = "auto | nested | address | population | housing | area | area_within")),
    responses((status = 200, body = TransferAnswer), (status = 304), (status = 400, body = crate::ProblemDocument), (status = 500, body = crate::ProblemDocument)))]
pub(super) async fn transfer(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let text = |name| ask.parameter(name).map(str::to_owned);
    let query = TransferQuery {
        from: text("from").unwrap_or_default(),
        to: text("to").unwrap_or_default(),
        plan_kind: text("kind"),
        variable: text("variable").unwrap_or_else(|| "personer".to_owned()),
        period: text("period"),
        method: text("method"),
    };
    let language = ask.language;
    app.json(&ask, "", "application/json", move |s: &Snapshot| Ok(s.transfer(&query, &language)?)).await
}
