//! Logging in with a password, and out.

use super::account::{Me, me_of};
use crate::app::App;
use crate::auth::{Caller, SESSION_HOURS, cookie, no_cookie, print_of, token_of, verify};
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::time::Duration;
use store::AccountError;
use store::accounts::{Account, Event, Secret};
use utoipa::ToSchema;

/// Wait for one's turn to have a password hashed.
const TURN: Duration = Duration::from_secs(5);

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Login {
    /// User name.
    brukernavn: String,
    /// Password.
    passord: String,
}

/// Whether a session lasts elsewhere.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Logout {
    /// Ends every session of the user.
    overalt: bool,
}

/// Logs in. The same answer for a wrong name and a wrong password.
#[utoipa::path(post, path = "/api/v1/innlogging", request_body = Login,
    responses((status = 200, body = Me), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument), (status = 503, body = crate::ProblemDocument)))]
pub(super) async fn login(
    State(app): State<App>,
    headers: HeaderMap,
    ask: Ask,
    body: Body,
) -> Result<Response, HttpError> {
    let sent: Login = question(&ask, body, MOST_QUESTION).await?;
    let account = app.with_password(&sent.brukernavn, sent.passord).await.map_err(|p| ask.fail(p))?;
    app.logged_in(&ask, &headers, account, "innlogging").await
}

/// Logs out: this session, or every one of the user.
#[utoipa::path(post, path = "/api/v1/utlogging", request_body = Logout,
    responses((status = 204), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument)))]
pub(super) async fn logout(State(app): State<App>, by: Caller, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let sent: Logout = question(&ask, body, MOST_QUESTION).await?;
    let what = if sent.overalt { "utlogging-overalt" } else { "utlogging" };
    let accounts = app.users(&ask)?;
    let event = Event::new(Timestamp::now(), Some(&by.name), what);
    accounts.close_session(&by.print, sent.overalt, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().insert(header::SET_COOKIE, no_cookie());
    Ok(no_store(response))
}

/// What a refusal of the users' part of the store is to whoever asked.
pub(super) fn refused(error: AccountError) -> Problem {
    let denied = |status, kind| Problem::denied(status, kind, &[]);
    match error {
        AccountError::Taken(name) => {
            Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, "brukernavn-opptatt", &[("verdi", name)])
        }
        AccountError::Unknown => denied(StatusCode::NOT_FOUND, "ukjent-bruker"),
        AccountError::LastAdministrator => denied(StatusCode::CONFLICT, "siste-administrator"),
        other => {
            tracing::warn!(cause = %other, "the store did not do what was asked of users");
            denied(StatusCode::SERVICE_UNAVAILABLE, "kan-ikke-lagre")
        }
    }
}

/// Nobody but whoever asked keeps it.
pub(super) fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl App {
    /// The users of the store.
    pub(super) fn users(&self, ask: &Ask) -> Result<&store::Accounts, HttpError> {
        let away = || ask.fail(Problem::denied(StatusCode::SERVICE_UNAVAILABLE, "kan-ikke-lagre", &[]));
        self.auth.accounts().ok_or_else(away)
    }

    /// Does what takes much of a core, few at a time.
    pub(super) async fn hashing<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let busy = Problem::Wait { kind: "for-mange-forsok", seconds: TURN.as_secs() };
        let turn = tokio::time::timeout(TURN, std::sync::Arc::clone(&self.auth.hashing).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(busy) };
        let done = tokio::task::spawn_blocking(move || (job(), turn)).await;
        done.map(|(done, _)| done).map_err(|e| Problem::Internal { cause: e.to_string() })
    }

    /// The user of a name, if the password is theirs.
    pub(super) async fn with_password(&self, name: &str, password: String) -> Result<Account, Problem> {
        let now = Timestamp::now();
        let away = || Problem::denied(StatusCode::SERVICE_UNAVAILABLE, "kan-ikke-lagre", &[]);
        let accounts = self.auth.accounts().ok_or_else(away)?;
        let wrong = || Problem::denied(StatusCode::UNAUTHORIZED, "feil-innlogging", &[]);
        if !crate::auth::is_user_name(name) {
            return Err(wrong());
        }
        let account = accounts.named(name).await.map_err(refused)?;
        let until = account.as_ref().map_or_else(|| self.auth.strangers.until(name), |a| a.locked_until);
        if let Some(until) = until.filter(|until| *until > now) {
            let seconds = until.duration_since(now).as_secs().unsigned_abs() + 1;
            return Err(Problem::Wait { kind: "for-mange-forsok", seconds });
        }
        let hash: Option<Secret> = account.as_ref().and_then(|a| a.password.clone());
        let right = self.hashing(move || verify(&password, hash.as_ref())).await?;
        match account {
            Some(account) if right && !account.blocked => Ok(account),
            Some(account) => {
                let event = Event::new(now, Some(name), "feil-passord");
                let until = move |failures| crate::auth::wait_until(failures, now);
                accounts.failed(account.id, until, event).await.map_err(refused)?;
                Err(wrong())
            }
            None => {
                self.auth.strangers.failed(name, now);
                Err(wrong())
            }
        }
    }

    /// The answer that logs a user in: a new session, and never one that was there before.
    pub(super) async fn logged_in(
        &self,
        ask: &Ask,
        headers: &HeaderMap,
        account: Account,
        what: &'static str,
    ) -> Result<Response, HttpError> {
        let accounts = self.users(ask)?;
        let now = Timestamp::now();
        let inner = |e: std::io::Error| ask.fail(Problem::Internal { cause: e.to_string() });
        let token = crate::auth::new_secret().map_err(inner)?;
        let until = now + SignedDuration::from_hours(SESSION_HOURS);
        let fail = |e| ask.fail(refused(e));
        if let Some(old) = token_of(headers).map(|old| print_of(&old))
            && let Some(session) = accounts.session(&old).await.map_err(fail)?
        {
            let ended = Event::new(now, Some(&session.account.name), "utlogging");
            accounts.close_session(&old, false, ended).await.map_err(fail)?;
            self.auth.forget();
        }
        let event = Event::new(now, Some(&account.name), what);
        accounts.open_session(account.id, print_of(&token), until, event).await.map_err(fail)?;
        let caller = Caller::of(account, Some(&token), print_of(&token), until);
        let mut response = axum::Json(me_of(self, Some(&caller)).await).into_response();
        let secure = self.config.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
        if let Some(cookie) = cookie(&token, secure) {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        Ok(no_store(response))
    }
}
