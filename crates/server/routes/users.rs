//! Users, for administrators, and the log of what was done.

use super::login::{no_store, refused};
use crate::app::App;
use crate::auth::{Caller, is_user_name, new_secret, print_of};
use crate::body::{MOST_QUESTION, question};
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use crate::text::{Language, text};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::role::Role;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::accounts::{Account, AccountChange, Event, LinkKind, Logged, NewAccount};
use utoipa::ToSchema;

/// Hours that a link to choose a password lasts.
const LINK_HOURS: i64 = 72;
/// Most characters of a name that is shown.
pub(super) const MOST_DISPLAY: usize = 80;
/// Most lines of the log in one answer.
const MOST_EVENTS: u16 = 500;

/// A user.
#[derive(Serialize, ToSchema)]
pub(super) struct User {
    id: i64,
    navn: String,
    visningsnavn: String,
    rolle: &'static str,
    omrader: Vec<String>,
    sperret: bool,
    har_passord: bool,
    oidc: bool,
    #[schema(value_type = String)]
    laget: Timestamp,
    #[schema(value_type = Option<String>)]
    sist_inne: Option<Timestamp>,
}

/// All users.
#[derive(Serialize, ToSchema)]
pub(super) struct Users {
    brukere: Vec<User>,
}

/// A user to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UserRequest {
    navn: String,
    visningsnavn: String,
    rolle: String,
    #[serde(default)]
    omrader: Vec<String>,
}

/// What is changed of a user.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UserChange {
    visningsnavn: String,
    rolle: String,
    #[serde(default)]
    omrader: Vec<String>,
    sperret: bool,
}

/// A user that was made, with the link that is told once.
#[derive(Serialize, ToSchema)]
pub(super) struct NewUser {
    bruker: User,
    /// Path with the code.
    lenke: String,
    #[schema(value_type = String)]
    utloper: Timestamp,
}

/// A link that is told once.
#[derive(Serialize, ToSchema)]
pub(super) struct OneLink {
    /// Path with the code.
    lenke: String,
    #[schema(value_type = String)]
    utloper: Timestamp,
}

/// A line of the log.
#[derive(Serialize, ToSchema)]
pub(super) struct EventInfo {
    nr: i64,
    #[schema(value_type = String)]
    tid: Timestamp,
    /// User name.
    hvem: Option<String>,
    hva: String,
    /// The same in words.
    hva_tekst: String,
    hvor: Option<String>,
    #[schema(value_type = Option<Object>)]
    detaljer: Option<serde_json::Value>,
}

/// Lines of the log, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Events {
    hendelser: Vec<EventInfo>,
    /// What to ask for older ones with (`for=`); none where there are none.
    eldre: Option<i64>,
}

impl From<Account> for User {
    fn from(a: Account) -> Self {
        Self {
            id: a.id,
            har_passord: a.password.is_some(),
            oidc: a.external.is_some(),
            navn: a.name,
            visningsnavn: a.display,
            rolle: a.role.as_str(),
            omrader: a.areas,
            sperret: a.blocked,
            laget: a.created,
            sist_inne: a.last_in,
        }
    }
}

impl EventInfo {
    pub(super) fn of(line: Logged, language: Language) -> Self {
        let Logged { number, at, who, what, place, details } = line;
        let hva_tekst = text(language, "hendelse", &what, &[]);
        Self { nr: number, tid: at, hvem: who, hva: what, hva_tekst, hvor: place, detaljer: details }
    }
}

/// A name that can be shown: one line, neither empty nor long.
pub(super) fn display_name(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= MOST_DISPLAY && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// Every user.
#[utoipa::path(get, path = "/api/v1/brukere",
    responses((status = 200, body = Users), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument)))]
pub(super) async fn list(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let users = app.users(&ask)?.list().await.map_err(|e| ask.fail(refused(e)))?;
    Ok(no_store(axum::Json(Users { brukere: users.into_iter().map(Into::into).collect() }).into_response()))
}

/// Makes a user, who chooses a password by the link.
#[utoipa::path(post, path = "/api/v1/brukere", request_body = UserRequest,
    responses((status = 201, body = NewUser), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument)))]
pub(super) async fn make(State(app): State<App>, by: Caller, ask: Ask, body: Body) -> Result<Response, HttpError> {
    let sent: UserRequest = question(&ask, body, MOST_QUESTION).await?;
    if !is_user_name(&sent.navn) {
        return Err(ask.fail(unfit("ugyldig-brukernavn", &sent.navn)));
    }
    let new = NewAccount {
        display: shown(&ask, &sent.visningsnavn)?,
        role: role(&ask, &sent.rolle)?,
        areas: app.areas(&ask, sent.omrader)?,
        name: sent.navn,
        password: None,
        external: None,
    };
    let event = Event::new(Timestamp::now(), Some(&by.name), "bruker-laget");
    let event = event.with(serde_json::json!({"navn": new.name, "rolle": new.role.as_str(), "omrader": new.areas}));
    let made = app.users(&ask)?.add(new, event).await.map_err(|e| ask.fail(refused(e)))?;
    let OneLink { lenke, utloper } = app.link_to(&ask, &by, made.id, LinkKind::NewUser).await?;
    let answer = NewUser { bruker: made.into(), lenke, utloper };
    Ok(no_store((StatusCode::CREATED, axum::Json(answer)).into_response()))
}

/// Changes a user.
#[utoipa::path(put, path = "/api/v1/brukere/{id}", params(("id" = i64, Path)), request_body = UserChange,
    responses((status = 200, body = User), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument), (status = 409, body = crate::ProblemDocument), (status = 422, body = crate::ProblemDocument)))]
pub(super) async fn change(
    State(app): State<App>,
    Path(id): Path<i64>,
    by: Caller,
    ask: Ask,
    body: Body,
) -> Result<Response, HttpError> {
    let sent: UserChange = question(&ask, body, MOST_QUESTION).await?;
    let accounts = app.users(&ask)?;
    let before = accounts.numbered(id).await.map_err(|e| ask.fail(refused(e)))?;
    let to = AccountChange {
        display: shown(&ask, &sent.visningsnavn)?,
        role: role(&ask, &sent.rolle)?,
        areas: app.areas(&ask, sent.omrader)?,
        blocked: sent.sperret,
    };
    let event = Event::new(Timestamp::now(), Some(&by.name), "bruker-endret").with(serde_json::json!({
        "for": before.map(|a| serde_json::json!({"rolle": a.role.as_str(), "omrader": a.areas, "sperret": a.blocked})),
        "etter": {"rolle": to.role.as_str(), "omrader": to.areas, "sperret": to.blocked},
    }));
    let changed = accounts.change(id, to, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    Ok(no_store(axum::Json(User::from(changed)).into_response()))
}

/// Erases a user. What it did stays in the log under the user name.
#[utoipa::path(delete, path = "/api/v1/brukere/{id}", params(("id" = i64, Path)),
    responses((status = 204), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument), (status = 409, body = crate::ProblemDocument)))]
pub(super) async fn remove(
    State(app): State<App>,
    Path(id): Path<i64>,
    by: Caller,
    ask: Ask,
) -> Result<Response, HttpError> {
    let event = Event::new(Timestamp::now(), Some(&by.name), "bruker-slettet");
    app.users(&ask)?.remove(id, event).await.map_err(|e| ask.fail(refused(e)))?;
    app.auth.forget();
    Ok(no_store(StatusCode::NO_CONTENT.into_response()))
}

/// Gives a link to choose a new password by, and ends the user's sessions.
#[utoipa::path(post, path = "/api/v1/brukere/{id}/nullstill", params(("id" = i64, Path)),
    responses((status = 200, body = OneLink), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument), (status = 404, body = crate::ProblemDocument)))]
pub(super) async fn reset(
    State(app): State<App>,
    Path(id): Path<i64>,
    by: Caller,
    ask: Ask,
) -> Result<Response, HttpError> {
    let found = app.users(&ask)?.numbered(id).await.map_err(|e| ask.fail(refused(e)))?;
    if found.is_none() {
        return Err(ask.fail(Problem::denied(StatusCode::NOT_FOUND, "ukjent-bruker", &[])));
    }
    let link = app.link_to(&ask, &by, id, LinkKind::NewPassword).await?;
    app.auth.forget();
    Ok(no_store(axum::Json(link).into_response()))
}

/// What was done, by whom and when; newest first.
#[utoipa::path(get, path = "/api/v1/hendelser",
    params(("for" = Option<i64>, Query, description = "Only lines before this number"), ("antall" = Option<u16>, Query, description = "1–500, default 100")),
    responses((status = 200, body = Events), (status = 400, body = crate::ProblemDocument), (status = 401, body = crate::ProblemDocument), (status = 403, body = crate::ProblemDocument)))]
pub(super) async fn log(State(app): State<App>, ask: Ask) -> Result<Response, HttpError> {
    let bad = |field: &'static str, value: &str| {
        ask.fail(Problem::BadParameter { field, value: value.to_owned(), right: ("heltall", vec![]) })
    };
    let before = ask.parameter("for").map(|v| v.parse().map_err(|_| bad("for", v))).transpose()?;
    let most: u16 = match ask.parameter("antall") {
        Some(v) => v.parse().ok().filter(|n| (1..=MOST_EVENTS).contains(n)).ok_or_else(|| bad("antall", v))?,
        None => 100,
    };
    let mut lines = app.users(&ask)?.events(before, most + 1).await.map_err(|e| ask.fail(refused(e)))?;
    let more = lines.len() > usize::from(most);
    lines.truncate(most.into());
    let eldre = lines.last().map(|l| l.number).filter(|_| more);
    let hendelser = lines.into_iter().map(|l| EventInfo::of(l, ask.language)).collect();
    Ok(no_store(axum::Json(Events { hendelser, eldre }).into_response()))
}

fn unfit(kind: &'static str, value: &str) -> Problem {
    let values = [("verdi", value.to_owned()), ("maks", MOST_DISPLAY.to_string())];
    Problem::denied(StatusCode::UNPROCESSABLE_ENTITY, kind, &values)
}

fn shown(ask: &Ask, name: &str) -> Result<String, HttpError> {
    display_name(name).ok_or_else(|| ask.fail(unfit("ugyldig-visningsnavn", name)))
}

fn role(ask: &Ask, word: &str) -> Result<Role, HttpError> {
    let known = Role::ALL.iter().copied().find(|r| r.as_str() == word);
    known.ok_or_else(|| ask.fail(unfit("ugyldig-rolle", word)))
}

impl App {
    /// Ids of areas that there are.
    fn areas(&self, ask: &Ask, ids: Vec<String>) -> Result<Vec<String>, HttpError> {
        let snapshot = self.ready(ask)?;
        let known = &snapshot.dataset().facts.areas;
        match ids.iter().find(|id| !known.iter().any(|a| a.id.as_str() == id.as_str())) {
            Some(unknown) => Err(ask.fail(unfit("ukjent-omrade", unknown))),
            None => Ok(ids),
        }
    }

    async fn link_to(&self, ask: &Ask, by: &Caller, id: i64, kind: LinkKind) -> Result<OneLink, HttpError> {
        let now = Timestamp::now();
        let code = new_secret().map_err(|e| ask.fail(Problem::Internal { cause: e.to_string() }))?;
        let until = now + SignedDuration::from_hours(LINK_HOURS);
        let event = Event::new(now, Some(&by.name), "lenke-laget").to(format!("brukere/{id}"));
        let added = self.users(ask)?.add_link(print_of(&code), kind, Some(id), until, event).await;
        added.map_err(|e| ask.fail(refused(e)))?;
        Ok(OneLink { lenke: format!("/innlogging?kode={code}"), utloper: until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_shown_is_one_short_line() {
        assert_eq!(display_name("  Områdeteam \n Lademoen ").as_deref(), Some("Områdeteam Lademoen"));
        for bad in ["", "   ", "a\u{0}b", &"å".repeat(81)] {
            assert_eq!(display_name(bad), None, "{bad:?}");
        }
        assert!(display_name(&"å".repeat(80)).is_some());
    }
}
