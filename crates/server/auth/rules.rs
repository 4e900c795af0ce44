//! The rule of every route: who may use it. A route without a rule lets nobody through, and a test finds it.

use super::Caller;
use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::role::Role;
use jiff::Timestamp;
use std::sync::Arc;
use store::accounts::Event;

/// What a route asks of whoever uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing.
    Nothing,
    /// Nothing, but it must be sent by a page of ours or by no page at all: it logs somebody in.
    OwnPage,
    /// A role, or more.
    Role(Role),
}

use Needs::{Nothing, OwnPage};
const READER: Needs = Needs::Role(Role::Leser);
const PLANNER: Needs = Needs::Role(Role::Planlegger);
const ADMINISTRATOR: Needs = Needs::Role(Role::Administrator);

/// Methods, path and what it needs. Questions that are too long for an address are sent as POST and change nothing.
const RULES: &[(&str, &str, Needs)] = &[
    ("GET", "/healthz", Nothing),
    ("GET", "/readyz", Nothing),
    ("GET", "/metrics", Nothing),
    ("GET", "/openapi.json", Nothing),
    ("GET", "/tiles/{layers}/{z}/{x}/{y}", Nothing),
    ("GET", "/tiles/{file}", Nothing),
    ("GET", "/styles/{file}", Nothing),
    ("GET", "/api/v1/zones", Nothing),
    ("GET", "/api/v1/zones/{id}", Nothing),
    ("GET", "/api/v1/zones/{id}/arenas.csv", Nothing),
    ("GET", "/api/v1/areas", Nothing),
    ("GET", "/api/v1/areas/{id}", Nothing),
    ("GET", "/api/v1/places", Nothing),
    ("GET", "/api/v1/actors", Nothing),
    ("GET", "/api/v1/programmes", Nothing),
    ("GET", "/api/v1/plan", Nothing),
    ("GET", "/api/v1/plan/picture", Nothing),
    ("GET", "/api/v1/plan/pictures", Nothing),
    ("GET", "/api/v1/overlap", Nothing),
    ("GET", "/api/v1/indicators", Nothing),
    ("GET", "/api/v1/values/{indicator}", Nothing),
    ("GET", "/api/v1/weight-profiles", Nothing),
    ("GET", "/api/v1/profiles", Nothing),
    ("POST", "/api/v1/priorities", Nothing),
    ("POST", "/api/v1/priorities/stability", Nothing),
    ("POST", "/api/v1/priorities/sensitivity", Nothing),
    ("GET", "/api/v1/clusters", Nothing),
    ("GET", "/api/v1/access", Nothing),
    ("GET", "/api/v1/access/{category}", Nothing),
    ("GET", "/api/v1/isochrone", Nothing),
    ("POST", "/api/v1/delimit", Nothing),
    ("GET", "/api/v1/units", Nothing),
    ("POST", "/api/v1/what-if", Nothing),
    ("GET", "/api/v1/transfer", Nothing),
    ("POST", "/api/v1/area-profile", Nothing),
    ("POST", "/api/v1/area-profile/upload", Nothing),
    ("GET", "/api/v1/scenarios", Nothing),
    ("POST", "/api/v1/scenarios", PLANNER),
    ("GET", "/api/v1/scenarios/{id}", Nothing),
    ("PUT", "/api/v1/scenarios/{id}", PLANNER),
    ("DELETE", "/api/v1/scenarios/{id}", PLANNER),
    ("GET", "/api/v1/scenarios/{id}/eksport", Nothing),
    ("GET", "/api/v1/datasets", Nothing),
    ("GET", "/api/v1/search", Nothing),
    ("GET", "/api/v1/events", Nothing),
    ("GET", "/api/v1/meg", Nothing),
    ("GET", "/api/v1/meg/data", READER),
    ("DELETE", "/api/v1/meg", READER),
    ("POST", "/api/v1/innlogging", OwnPage),
    ("POST", "/api/v1/utlogging", READER),
    ("POST", "/api/v1/passord", READER),
    ("POST", "/api/v1/passord/styrke", Nothing),
    ("GET", "/api/v1/invitasjon/{kode}", Nothing),
    ("POST", "/api/v1/invitasjon/{kode}", OwnPage),
    ("GET", "/api/v1/nokler", READER),
    ("POST", "/api/v1/nokler", READER),
    ("DELETE", "/api/v1/nokler/{id}", READER),
    ("GET", "/api/v1/brukere", ADMINISTRATOR),
    ("POST", "/api/v1/brukere", ADMINISTRATOR),
    ("PUT", "/api/v1/brukere/{id}", ADMINISTRATOR),
    ("DELETE", "/api/v1/brukere/{id}", ADMINISTRATOR),
    ("POST", "/api/v1/brukere/{id}/nullstill", ADMINISTRATOR),
    ("GET", "/api/v1/hendelser", ADMINISTRATOR),
];

/// What a route needs; none where it has no rule.
pub(crate) fn needs(method: &Method, path: &str) -> Option<Needs> {
    let method = if *method == Method::HEAD { "GET" } else { method.as_str() };
    RULES.iter().find(|(m, p, _)| *m == method && *p == path).map(|(_, _, needs)| *needs)
}

/// Lets a request through where its route's rule does.
pub(crate) async fn enforce(State(app): State<App>, path: MatchedPath, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let allowed = match needs(&parts.method, path.as_str()) {
        Some(Nothing) => Ok(None),
        Some(OwnPage) if is_own_page(&parts.headers, app.config.public_url.as_deref()) => Ok(None),
        Some(Needs::Role(role)) => app.allowed(role, &parts).await.map(Some),
        // axum answers a method that the path does not have.
        None if is_other_method(&parts.method, path.as_str()) => Ok(None),
        Some(OwnPage) | None => Err(Problem::denied(StatusCode::FORBIDDEN, "annen-side", &[])),
    };
    match allowed {
        Ok(caller) => {
            if let Some(caller) = caller {
                parts.extensions.insert(caller);
            }
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => {
            let Ok(ask) = Ask::from_request_parts(&mut parts, &app).await;
            HttpError::into_response(ask.fail(problem))
        }
    }
}

/// Whether the path has a rule for any method but not for this one.
fn is_other_method(method: &Method, path: &str) -> bool {
    RULES.iter().any(|(_, p, _)| *p == path) && needs(method, path).is_none()
}

impl App {
    /// Whoever may do what needs a role.
    async fn allowed(&self, role: Role, request: &Parts) -> Result<Arc<Caller>, Problem> {
        let away = || Problem::denied(StatusCode::SERVICE_UNAVAILABLE, "kan-ikke-lagre", &[]);
        // Waiting for a store that is known to be away tells nobody anything.
        if !self.store_reachable() {
            return Err(away());
        }
        let caller = self.caller(&request.headers).await.map_err(|cause| {
            tracing::warn!(%cause, "the store does not tell who somebody is");
            away()
        })?;
        let Some(caller) = caller else {
            return Err(Problem::denied(StatusCode::UNAUTHORIZED, "krever-innlogging", &[]));
        };
        let refused = if caller.role < role {
            "mangler-rettighet"
        } else if !request.method.is_safe() && !caller.has_csrf(&request.headers) {
            "csrf"
        } else {
            return Ok(caller);
        };
        let what = Event::new(Timestamp::now(), Some(&caller.name), "avvist")
            .to(format!("{} {}", request.method, request.uri.path()))
            .with(serde_json::json!({ "grunn": refused }));
        self.log(what).await;
        Err(Problem::denied(StatusCode::FORBIDDEN, refused, &[]))
    }

    /// Adds a line to the log of what was done; one that cannot be added stops nothing that was refused.
    pub(crate) async fn log(&self, event: Event) {
        if let Some(accounts) = self.auth.accounts()
            && let Err(cause) = accounts.log(event).await
        {
            tracing::warn!(%cause, "an event could not be logged");
        }
    }
}

/// Whether a request was sent by a page of ours, or by no page: no form of another one can log somebody in.
fn is_own_page(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    let json = text(header::CONTENT_TYPE).and_then(|t| t.split(';').next()).map(str::trim);
    let host = text(header::HOST).unwrap_or_default();
    let origins = headers.get_all(header::ORIGIN).iter().all(|origin| {
        let address = origin.to_str().unwrap_or_default();
        let of = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
        // A server in front may ask for us by another name than people do.
        of.is_some_and(|of| of.eq_ignore_ascii_case(host)) || public.is_some_and(|p| p.trim_end_matches('/') == address)
    });
    let sites = headers.get_all("sec-fetch-site").iter().all(|v| v == "same-origin" || v == "none");
    json.is_some_and(|j| j.eq_ignore_ascii_case("application/json")) && origins && sites
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn every_route_has_a_rule_and_every_rule_a_route() {
        let document = crate::openapi();
        let json = serde_json::to_value(&document).unwrap();
        let mut routes: Vec<(String, String)> = json["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, methods)| {
                let methods = methods.as_object().unwrap().keys().filter(|m| *m != "parameters");
                methods.map(|m| (m.to_uppercase(), path.clone())).collect::<Vec<_>>()
            })
            .collect();
        routes.push(("GET".into(), "/openapi.json".into()));
        routes.sort();
        let mut rules: Vec<(String, String)> = RULES.iter().map(|(m, p, _)| ((*m).into(), (*p).into())).collect();
        rules.sort();
        assert_eq!(routes, rules, "a route without a rule is used by nobody: add it to RULES");
    }

    #[test]
    fn nothing_is_changed_without_a_role() {
        let questions =
            ["priorities", "delimit", "what-if", "area-profile", "styrke", "stability", "sensitivity", "upload"];
        for (method, path, needs) in RULES.iter().filter(|(m, _, n)| *m != "GET" && *n == Nothing) {
            let last = path.rsplit('/').next().unwrap();
            assert!(*method == "POST" && questions.contains(&last), "{method} {path} {needs:?}");
        }
    }

    #[test]
    fn a_method_without_a_rule_is_left_to_the_router_and_a_path_without_one_to_nobody() {
        assert_eq!(needs(&Method::HEAD, "/api/v1/zones"), Some(Nothing));
        assert!(is_other_method(&Method::PATCH, "/api/v1/zones"));
        assert!(!is_other_method(&Method::GET, "/api/v1/ny-rute"));
    }

    #[test]
    fn only_a_page_of_ours_or_no_page_logs_somebody_in() {
        let own = |list: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in list {
                headers.append(*name, HeaderValue::from_static(value));
            }
            is_own_page(&headers, Some("https://kart.example/"))
        };
        let (host, json) = (("host", "kart.example:8080"), ("content-type", "application/json; charset=utf-8"));
        assert!(own(&[host, json]));
        assert!(own(&[host, json, ("origin", "https://kart.example:8080"), ("sec-fetch-site", "same-origin")]));
        assert!(own(&[("host", "127.0.0.1:8080"), json, ("origin", "https://kart.example")]), "behind another server");
        for bad in [
            &[host][..],
            &[host, ("content-type", "text/plain")],
            &[host, ("content-type", "application/x-www-form-urlencoded")],
            &[host, json, ("origin", "https://evil.example")],
            &[host, json, ("origin", "null")],
            &[host, json, ("sec-fetch-site", "cross-site")],
            &[host, json, ("sec-fetch-site", "same-site")],
        ] {
            assert!(!own(bad), "{bad:?}");
        }
    }
}
