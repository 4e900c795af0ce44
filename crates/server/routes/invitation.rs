//! Links that are used once: the first administrator, a new user, a new password.

use super::account::Me;
use super::login::{no_store, refused};
use super::users::{MOST_DISPLAY, display_name};
use crate::app::App;
use crate::auth::{is_user_name, print_of};
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::role::Role;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::AccountError;
use store::accounts::{Event, Link, LinkKind, NewAccount};
use utoipa::ToSchema;

/// What a link is for.
#[derive(Serialize, ToSchema)]
pub(super) struct Invitation {
    /// `forste-administrator`, `ny-bruker` or `nytt-passord`.
    slag: &'static str,
    /// Whom it is for; none for the first administrator.
    brukernavn: Option<String>,
    /// What they may do.
    rolle: &'static str,
    /// When it ends.
    #[schema(value_type = String)]
    utloper: Timestamp,
}

/// What somebody chooses by a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Chosen {
    /// Only for the first administrator.
    brukernavn: Option<String>,
    /// Only for the first administrator.
    visningsnavn: Option<String>,
    passord: String,
}

/// What a link is for.
#[utoipa::path(get, path = "/api/v1/invitasjon/{kode}", params(("kode" = String, Path)),
    responses((status = 200, body = Invitation), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn look(State(app): State<App>, Path(kode): Path<String>, ask: Ask) -> Result<Response, HttpError> {
    let link = app.link(&ask, &kode).await?;
    let role = link.account.as_ref().map_or(Role::Administrator, |a| a.role);
    let answer = Invitation {
        slag: link.kind.as_str(),
        brukernavn: link.account.map(|a| a.name),
        rolle: role.as_str(),
        utloper: link.until,
    };
    Ok(no_store(axum::Json(answer).into_response()))
}

/// Uses a link, and logs in.
#[utoipa::path(post, path = "/api/v1/invitasjon/{kode}", params(("kode" = String, Path)), request_body = Chosen,
    responses((status = 200, body = Me), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument), (status = 429, body = crate::ProblemDocument)))]
pub(super) async fn accept(
    State(app): State<App>,
    Path(kode): Path<String>,
    headers: HeaderMap,
    ask: Ask,
    body: Body,
) -> Result<Response, HttpError> {
    let sent: Chosen = question(&ask, body, MOST_QUESTION).await?;
    let link = app.link(&ask, &kode).await?;
    let name = link.account.map_or_else(|| sent.brukernavn.unwrap_or_default(), |a| a.name);
    if !is_user_name(&name) {
        let problem = Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, "ugyldig-brukernavn", &[("verdi", name)]);
        return Err(ask.fail(problem));
    }
    let display = sent.visningsnavn.unwrap_or_else(|| name.clone());
    let display = display_name(&display).ok_or_else(|| {
        let most = MOST_DISPLAY.to_string();
        ask.fail(Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, "ugyldig-visningsnavn", &[("maks", most)]))
    })?;
    let password = app.new_password(sent.passord, &name, ask.language).await.map_err(|p| ask.fail(p))?;
    let first = (link.kind == LinkKind::FirstAdministrator).then(|| NewAccount {
        name: name.clone(),
        display,
        role: Role::Administrator,
        areas: vec![],
        password: None,
        external: None,
    });
    let event = Event::new(Timestamp::now(), None, "lenke-brukt");
    let used = app.users(&ask)?.use_link(&print_of(&kode), password, first, event).await;
    let account = used.map_err(|e| ask.fail(if let AccountError::Unknown = e { invalid() } else { refused(e) }))?;
    app.auth.forget();
    app.logged_in(&ask, &headers, account, "innlogging").await
}

fn invalid() -> Problem {
    Problem::denied(StatusCode::NOT_FOUND, "ugyldig-lenke", &[])
}

impl App {
    async fn link(&self, ask: &Ask, code: &str) -> Result<Link, HttpError> {
        let found = self.users(ask)?.link(&print_of(code), Timestamp::now()).await;
        found.map_err(|e| ask.fail(refused(e)))?.ok_or_else(|| ask.fail(invalid()))
    }
}
