//! What would change if an arena joined.

use crate::app::App;
use crate::body::{MOST_QUESTION, question};
use crate::problem::HttpError;
use crate::request::Ask;
use crate::routes::priorities::answered;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use snapshot::WhatIfRequest;
use snapshot::answer::WhatIfAnswer;

/// Zones whose class, share or gap would change if arenas joined a programme on the date, with before and after.
#[utoipa::path(post, path = "/api/v1/what-if", request_body = WhatIfRequest,
    responses((status = 200, body = WhatIfAnswer), (status = 400, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn what_if(State(app): State<App>, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let request: WhatIfRequest = question(&ask, body, MOST_QUESTION).await?;
    let today = app.today();
    answered(&app, &ask, request, move |s, r| s.what_if(r, today)).await
}
