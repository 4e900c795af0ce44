//! Keys of machines.

use super::login::{no_store, refused};
use super::users::display_name;
use crate::app::App;
use crate::auth::{Caller, new_secret, print_of};
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::role::Role;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::accounts::{Event, Key, NewKey};
use utoipa::ToSchema;

/// Most days that a key lasts.
const MOST_DAYS: i64 = 365;
/// Most keys of a user.
const MOST_KEYS: usize = 50;

/// A key without its secret.
#[derive(Serialize, ToSchema)]
pub(super) struct KeyInfo {
    id: i64,
    navn: String,
    rolle: &'static str,
    #[schema(value_type = String)]
    laget: Timestamp,
    #[schema(value_type = String)]
    utloper: Timestamp,
    #[schema(value_type = Option<String>)]
    sist_brukt: Option<Timestamp>,
}

/// The keys of whoever asks.
#[derive(Serialize, ToSchema)]
pub(super) struct Keys {
    nokler: Vec<KeyInfo>,
}

/// A key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyRequest {
    navn: String,
    /// At most one's own role.
    rolle: String,
    /// 1–365.
    dager: i64,
}

/// A key that was made; its secret is told once.
#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    nokkel: KeyInfo,
    hemmelighet: String,
}

impl From<Key> for KeyInfo {
    fn from(key: Key) -> Self {
        let Key { id, name, role, created, until, used, .. } = key;
        Self { id, navn: name, rolle: role.as_str(), laget: created, utloper: until, sist_brukt: used }
    }
}

/// Keys of whoever asks.
#[utoipa::path(get, path = "/api/v1/nokler", responses((status = 200, body = Keys), (status = 401, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, by: Caller, ask: Ask) -> Result<Response, HttpError> {
    let keys = app.users(&ask)?.keys(Some(by.id)).await.map_err(|e| ask.fail(refused(e)))?;
    Ok(no_store(axum::Json(Keys { nokler: keys.into_iter().map(Into::into).collect() }).into_response()))
}

/// Makes a key.
#[utoipa::path(post, path = "/api/v1/nokler", request_body = KeyRequest,
    responses((status = 201, body = Made), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument)))]
pub(super) async fn make(State(app): State<App>, by: Caller, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let sent: KeyRequest = question(&ask, body, MOST_QUESTION).await?;
    let unfit = |kind| ask.fail(Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, kind, &[]));
    let accounts = app.users(&ask)?;
    let name = display_name(&sent.navn).ok_or_else(|| unfit("ugyldig-nokkel"))?;
    let role = Role::parse(&sent.rolle).filter(|r| *r <= by.role).ok_or_else(|| unfit("ugyldig-nokkel"))?;
    // A key that makes keys would outlive itself.
    let by_key = by.csrf.is_none();
    let full = accounts.keys(Some(by.id)).await.map_err(|e| ask.fail(refused(e)))?.len() >= MOST_KEYS;
    if by_key || full || !(1..=MOST_DAYS).contains(&sent.dager) {
        return Err(unfit("ugyldig-nokkel"));
    }
    let now = Timestamp::now();
    let secret = new_secret().map_err(|e| ask.fail(Problem::Internal { cause: e.to_string() }))?;
    let secret = format!("sk_{secret}");
    let until = now + SignedDuration::from_hours(24 * sent.dager);
    let new = NewKey { user: by.id, name, role, until, hash: print_of(&secret) };
    let made = accounts.add_key(new, Event::new(now, Some(&by.name), "nokkel-laget")).await;
    let made = made.map_err(|e| ask.fail(refused(e)))?;
    let answer = Made { nokkel: made.into(), hemmelighet: secret };
    Ok(no_store((StatusCode::CREATED, axum::Json(answer)).into_response()))
}

/// Takes a key back.
#[utoipa::path(delete, path = "/api/v1/nokler/{id}", params(("id" = i64, Path)),
    responses((status = 204), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn revoke(
    State(app): State<App>,
    Path(id): Path<i64>,
    by: Caller,
    ask: Ask,
) -> Result<Response, HttpError> {
    let of = (by.role < Role::Administrator).then_some(by.id);
    let event = Event::new(Timestamp::now(), Some(&by.name), "nokkel-trukket");
    app.users(&ask)?.remove_key(id, of, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    Ok(no_store(StatusCode::NO_CONTENT.into_response()))
}
