//! Who may write while there is no login: whoever sits at the machine, and no page of anybody else in their browser.
//!
//! A write is taken while the server listens on a loopback address, from a request whose `Host` and `Origin` are loopback
//! too (a name that is made to point here is none), and whose body is JSON: no form of another page can send that.

use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use std::net::IpAddr;

/// Proof that a request may write.
pub(crate) struct MayWrite;

impl FromRequestParts<App> for MayWrite {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        if app.listens_locally() && is_local(&parts.method, &parts.headers) {
            return Ok(Self);
        }
        let Ok(ask) = Ask::from_request_parts(parts, app).await;
        Err(ask.fail(Problem::denied(StatusCode::FORBIDDEN, "krever-innlogging", &[])))
    }
}

/// Whether the headers are those of somebody at this machine.
fn is_local(method: &Method, headers: &HeaderMap) -> bool {
    let all = |name: header::HeaderName| headers.get_all(name).iter().map(|v| v.to_str().unwrap_or("?"));
    let mut hosts = all(header::HOST);
    let host = matches!((hosts.next(), hosts.next()), (Some(host), None) if is_loopback(host));
    let origins = all(header::ORIGIN).all(|o| {
        let rest = o.strip_prefix("http://").or_else(|| o.strip_prefix("https://"));
        rest.is_some_and(is_loopback)
    });
    let forwarded = headers.keys().any(|k| k.as_str().starts_with("x-forwarded-") || k == header::FORWARDED);
    let sites = headers.get_all("sec-fetch-site").iter().all(|v| v != "cross-site");
    let kinds: Vec<&str> = all(header::CONTENT_TYPE).collect();
    let is_json =
        |kind: &&str| kind.split(';').next().is_some_and(|k| k.trim().eq_ignore_ascii_case("application/json"));
    // Without a body there is nothing to say the kind of; another page may not send a DELETE unasked.
    let bodiless = kinds.is_empty() && method == Method::DELETE;
    let json = bodiless || (kinds.len() == 1 && kinds.iter().all(is_json));
    host && origins && !forwarded && sites && json
}

/// Whether the host part of `host[:port]` is a loopback address or `localhost`.
fn is_loopback(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, port)) => (host, port),
            None => return false,
        },
        None => match authority.find(':') {
            Some(at) => authority.split_at(at),
            None => (authority, ""),
        },
    };
    let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.parse::<u16>().is_ok());
    port_fits && (host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn local(method: Method, list: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in list {
            headers.append(*name, HeaderValue::from_static(value));
        }
        is_local(&method, &headers)
    }

    #[test]
    fn only_loopback_names_and_addresses_are_loopback() {
        for yes in ["localhost", "localhost:8080", "LocalHost:1", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080", "[::1]"]
        {
            assert!(is_loopback(yes), "{yes}");
        }
        for no in [
            "",
            "localhost.evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "192.168.1.2:8080",
            "0.0.0.0",
            "localhost:x",
            "[::1",
            "[::2]:80",
            "::1",
            "user@localhost",
            "localhost:80/evil",
            "localhost:1:2",
        ] {
            assert!(!is_loopback(no), "{no}");
        }
    }

    #[test]
    fn a_write_needs_a_local_host_no_other_origin_and_a_json_body() {
        let host = ("host", "127.0.0.1:8080");
        let json = ("content-type", "application/json; charset=utf-8");
        assert!(local(Method::POST, &[host, json]));
        assert!(local(Method::PUT, &[host, json, ("origin", "http://localhost:8080")]));
        assert!(local(Method::DELETE, &[host]));
        assert!(local(Method::DELETE, &[host, json]));
        for bad in [
            &[json][..],
            &[host],
            &[host, host, json],
            &[host, json, json],
            &[("host", "kart.evil.example"), json],
            &[host, json, ("origin", "https://evil.example")],
            &[host, json, ("origin", "null")],
            &[host, json, ("origin", "http://localhost"), ("origin", "https://evil.example")],
            &[host, ("content-type", "text/plain")],
            &[host, ("content-type", "application/x-www-form-urlencoded")],
            &[host, json, ("x-forwarded-for", "10.0.0.1")],
            &[host, json, ("forwarded", "for=10.0.0.1")],
            &[host, json, ("sec-fetch-site", "cross-site")],
        ] {
            assert!(!local(Method::POST, bad), "{bad:?}");
        }
        assert!(!local(Method::DELETE, &[host, ("origin", "https://evil.example")]));
    }
}
