//! Whoever is logged in: who they are, what is stored about them, and their password.

use super::login::{no_store, refused};
use crate::app::App;
use crate::auth::{Caller, Maybe, advice, hash_password, no_cookie};
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::text::{Language, text};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::role::Role;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::accounts::Event;
use utoipa::ToSchema;

/// Who is logged in, and what they may do.
#[derive(Serialize, ToSchema)]
pub(super) struct Me {
    /// None where nobody is logged in.
    bruker: Option<Person>,
    /// What a change must carry in `x-satsing-csrf`.
    csrf: Option<String>,
    /// What they may do.
    kan: May,
    /// Whether anybody can make users. Until then nothing can be changed.
    administrator_finnes: bool,
    /// Whom else one can log in with.
    oidc: Option<Elsewhere>,
    /// When the session ends.
    #[schema(value_type = Option<String>)]
    utloper: Option<Timestamp>,
}

/// A user as itself sees it.
#[derive(Serialize, ToSchema)]
struct Person {
    navn: String,
    visningsnavn: String,
    rolle: &'static str,
    /// Ids of the areas of an områdeteam.
    omrader: Vec<String>,
}

/// What somebody may do.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own to whoever draws a page")]
struct May {
    lagre_avgrensning: bool,
    redigere_aktorer: bool,
    lese_inn: bool,
    administrere: bool,
}

/// Another place to log in.
#[derive(Serialize, ToSchema)]
struct Elsewhere {
    /// Its name.
    navn: String,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassword {
    gammelt: String,
    nytt: String,
}

/// A password to be looked at; it is not kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Candidate {
    passord: String,
    #[serde(default)]
    brukernavn: String,
}

/// How hard a password is to guess.
#[derive(Serialize, ToSchema)]
pub(super) struct Strength {
    /// 0–4.
    styrke: u8,
    /// Whether it is taken.
    godtas: bool,
    /// What would be better.
    rad: Vec<String>,
}

/// Proof that it is oneself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Proof {
    passord: String,
}

/// What is stored about a user.
#[derive(Serialize, ToSchema)]
pub(super) struct Stored {
    bruker: super::users::User,
    /// From and until.
    #[schema(value_type = Vec<Vec<String>>)]
    okter: Vec<(Timestamp, Timestamp)>,
    nokler: Vec<super::keys::KeyInfo>,
    /// What the user did, newest first; at most 1 000 lines.
    hendelser: Vec<super::users::EventInfo>,
}

pub(super) async fn me_of(app: &App, caller: Option<&Caller>) -> Me {
    let role = caller.map(|c| c.role);
    let may = |least: Role| role.is_some_and(|r| r >= least);
    let exists = match app.auth.accounts().filter(|_| app.store_reachable()) {
        Some(accounts) => accounts.has_administrator().await.unwrap_or(true),
        None => true,
    };
    Me {
        bruker: caller.map(|c| Person {
            navn: c.name.clone(),
            visningsnavn: c.display.clone(),
            rolle: c.role.as_str(),
            omrader: c.areas.clone(),
        }),
        csrf: caller.and_then(|c| c.csrf.clone()),
        kan: May {
            lagre_avgrensning: may(Role::Planlegger),
            redigere_aktorer: may(Role::Omradeteam),
            lese_inn: may(Role::Planlegger),
            administrere: may(Role::Administrator),
        },
        administrator_finnes: exists,
        oidc: None,
        utloper: caller.map(|c| c.until),
    }
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/v1/meg", responses((status = 200, body = Me)))]
pub(super) async fn me(State(app): State<App>, Maybe(caller): Maybe) -> Response {
    no_store(axum::Json(me_of(&app, caller.as_deref()).await).into_response())
}

/// Everything that is stored about whoever asks.
#[utoipa::path(get, path = "/api/v1/meg/data", responses((status = 200, body = Stored), (status = 401, body = crate::ProblemDocument)))]
pub(super) async fn data(State(app): State<App>, by: Caller, ask: Ask) -> Result<Response, HttpError> {
    let accounts = app.users(&ask)?;
    let fail = |e| ask.fail(refused(e));
    let account = accounts.numbered(by.id).await.map_err(fail)?;
    let account = account.ok_or_else(|| ask.fail(Problem::NotFound { value: by.name.clone() }))?;
    let events = accounts.events_of(&by.name, 1000).await.map_err(fail)?;
    let keys = accounts.keys(Some(by.id)).await.map_err(fail)?;
    let stored = Stored {
        bruker: account.into(),
        okter: accounts.sessions_of(by.id).await.map_err(fail)?,
        nokler: keys.into_iter().map(Into::into).collect(),
        hendelser: events.into_iter().map(|e| super::users::EventInfo::of(e, ask.language)).collect(),
    };
    let mut response = axum::Json(stored).into_response();
    let name = HeaderValue::from_static("attachment; filename=\"satsingskart-mine-data.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(no_store(response))
}

/// Erases whoever asks. What they did stays in the log under the user name.
#[utoipa::path(delete, path = "/api/v1/meg", request_body = Proof,
    responses((status = 204), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 409, body = crate::ProblemDocument)))]
pub(super) async fn erase(State(app): State<App>, by: Caller, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let sent: Proof = question(&ask, body, MOST_QUESTION).await?;
    app.with_password(&by.name, sent.passord).await.map_err(|p| ask.fail(p))?;
    let event = Event::new(Timestamp::now(), Some(&by.name), "bruker-slettet");
    app.users(&ask)?.remove(by.id, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().insert(header::SET_COOKIE, no_cookie());
    Ok(no_store(response))
}

/// Changes the password of whoever asks, and ends their other sessions.
#[utoipa::path(post, path = "/api/v1/passord", request_body = NewPassword,
    responses((status = 200, body = Me), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn password(
    State(app): State<App>,
    by: Caller,
    headers: HeaderMap,
    ask: Ask,
    body: Body,
) -> Result<Response, HttpError> {
    let sent: NewPassword = question(&ask, body, MOST_QUESTION).await?;
    let account = app.with_password(&by.name, sent.gammelt).await.map_err(|p| ask.fail(p))?;
    let kept = app.new_password(sent.nytt, &by.name, ask.language).await.map_err(|p| ask.fail(p))?;
    let event = Event::new(Timestamp::now(), Some(&by.name), "passord-byttet");
    app.users(&ask)?.set_password(by.id, kept, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    app.logged_in(&ask, &headers, account, "innlogging").await
}

/// Says how hard a password is to guess. It is neither kept nor logged.
#[utoipa::path(post, path = "/api/v1/passord/styrke", request_body = Candidate, responses((status = 200, body = Strength), (status = 400, body = crate::ProblemDocument)))]
pub(super) async fn strength(ask: Ask, body: Body) -> Result<Response, HttpError> {
    let sent: Candidate = question(&ask, body, 4096).await?;
    let (score, why) = advice(&sent.passord, &sent.brukernavn);
    let words = why.map(|why| text(ask.language, "passord", why, &[]));
    let answer = Strength { styrke: score, godtas: why.is_none(), rad: words.into_iter().collect() };
    Ok(no_store(axum::Json(answer).into_response()))
}

impl App {
    /// What is kept of a new password, if it is hard enough to guess.
    pub(super) async fn new_password(
        &self,
        password: String,
        user_name: &str,
        language: Language,
    ) -> Result<store::accounts::Secret, Problem> {
        if let Some(why) = crate::auth::weakness(&password, user_name) {
            let why = text(language, "passord", why, &[]);
            return Err(Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, "svakt-passord", &[("grunn", why)]));
        }
        let hashed = self.hashing(move || hash_password(&password)).await?;
        hashed.map_err(|e| Problem::Internal { cause: e.to_string() })
    }
}
