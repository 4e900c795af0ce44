//! Whoever sends a request, and how that is known.

use super::secret::same;
use super::{csrf_of, print_of};
use crate::app::App;
use crate::problem::{HttpError, Problem};
use crate::request::Ask;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use domain::role::Role;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;
use std::sync::Arc;
use store::AccountError;
use store::accounts::Account;

/// Name of the cookie.
const COOKIE: &str = "satsing_okt";
/// Header that a change carries beside the cookie.
pub(super) const CSRF: &str = "x-satsing-csrf";
/// Hours that a session lasts, however much it is used.
pub(crate) const SESSION_HOURS: i64 = 12;
/// A session that nobody has used for so long is over.
const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// Use is noted this often.
const NOTED: SignedDuration = SignedDuration::from_mins(5);

/// Somebody who is known.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// Number of the user.
    pub id: i64,
    /// The name it logs in with.
    pub name: String,
    /// The name that is shown.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// Ids of its areas.
    pub areas: Vec<String>,
    /// What a change must carry; none for a machine with a key.
    pub csrf: Option<String>,
    /// Hash of the session or key.
    pub print: String,
    /// When it ends whatever happens.
    pub until: Timestamp,
}

/// Whoever it is, if anybody is known.
pub(crate) struct Maybe(pub Option<Arc<Caller>>);

impl FromRequestParts<App> for Maybe {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        // A store that is away knows nobody: what is public is read all the same.
        Ok(Self(app.caller(&parts.headers).await.unwrap_or_default()))
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = HttpError;

    /// The rule of the route has let somebody through; a route without one lets nobody.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        if let Some(caller) = parts.extensions.get::<Arc<Self>>() {
            return Ok(Self::clone(caller));
        }
        let Ok(ask) = Ask::from_request_parts(parts, app).await;
        Err(ask.fail(Problem::denied(StatusCode::UNAUTHORIZED, "krever-innlogging", &[])))
    }
}

impl Caller {
    /// A user who shows something with this hash: the secret of a session, or a key.
    pub(crate) fn of(account: Account, session: Option<&str>, print: String, until: Timestamp) -> Self {
        let Account { id, name, display, role, areas, .. } = account;
        Self { id, name, display, role, areas, csrf: session.map(csrf_of), print, until }
    }

    /// Whether a change carries what only a page of ours can know. A machine with a key has no cookie to be misused.
    pub(super) fn has_csrf(&self, headers: &HeaderMap) -> bool {
        let Some(wanted) = &self.csrf else { return true };
        let mut sent = headers.get_all(CSRF).iter();
        match (sent.next(), sent.next()) {
            (Some(one), None) => one.to_str().is_ok_and(|sent| same(sent, wanted)),
            _ => false,
        }
    }
}

impl App {
    /// Whoever the headers say it is; none where they say nobody, or somebody who is not known any more.
    ///
    /// # Errors
    /// What the store may give.
    pub(crate) async fn caller(&self, headers: &HeaderMap) -> Result<Option<Arc<Caller>>, AccountError> {
        let (token, is_key) = match (bearer(headers), token_of(headers)) {
            (Some(key), _) => (key, true),
            (None, Some(session)) => (session, false),
            (None, None) => return Ok(None),
        };
        let print = print_of(&token);
        let now = Timestamp::now();
        let known = self.auth.known(&print).await;
        let caller = match known {
            Some(caller) => Some(caller),
            // Nobody waits for a store that is known to be away: what is public is read all the same.
            None if !self.store_reachable() => None,
            None if is_key => self.by_key(print, now).await?,
            None => self.by_session(print, &token, now).await?,
        };
        Ok(caller.filter(|c| c.until > now))
    }

    async fn by_session(
        &self,
        print: String,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<Arc<Caller>>, AccountError> {
        let Some(accounts) = self.auth.accounts() else { return Ok(None) };
        let Some(session) = accounts.session(&print).await? else { return Ok(None) };
        let idle = now.duration_since(session.seen);
        if session.until <= now || idle > IDLE || session.account.blocked {
            return Ok(None);
        }
        if idle > NOTED
            && let Err(cause) = accounts.touch_session(&print, now).await
        {
            tracing::debug!(%cause, "the use of a session could not be noted");
        }
        let caller = Caller::of(session.account, Some(token), print.clone(), session.until);
        Ok(Some(self.auth.keep(print, caller).await))
    }

    async fn by_key(&self, print: String, now: Timestamp) -> Result<Option<Arc<Caller>>, AccountError> {
        let Some(accounts) = self.auth.accounts() else { return Ok(None) };
        let Some((key, account)) = accounts.key(&print).await? else { return Ok(None) };
        if key.until <= now || account.blocked {
            return Ok(None);
        }
        if key.used.is_none_or(|used| now.duration_since(used) > NOTED)
            && let Err(cause) = accounts.touch_key(key.id, now).await
        {
            tracing::debug!(%cause, "the use of a key could not be noted");
        }
        // A key never does more than its owner may now.
        let role = key.role.min(account.role);
        let caller = Caller { role, ..Caller::of(account, None, print.clone(), key.until) };
        Ok(Some(self.auth.keep(print, caller).await))
    }
}

impl super::Auth {
    async fn known(&self, print: &str) -> Option<Arc<Caller>> {
        self.known.get(print).await
    }

    async fn keep(&self, print: String, caller: Caller) -> Arc<Caller> {
        let caller = Arc::new(caller);
        self.known.insert(print, Arc::clone(&caller)).await;
        caller
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let sent = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = sent.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned()).filter(|key| !key.is_empty())
}

/// The secret in the cookie.
pub(crate) fn token_of(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut ours = cookies.flat_map(|c| c.split(';')).filter_map(|pair| pair.trim().split_once('='));
    ours.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned()).filter(|v| !v.is_empty())
}

/// The header that sets the cookie.
pub(crate) fn cookie(token: &str, secure: bool) -> Option<HeaderValue> {
    let age = SESSION_HOURS * 3600;
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")).ok()
}

/// The header that takes the cookie away.
pub(crate) fn no_cookie() -> HeaderValue {
    HeaderValue::from_static("satsing_okt=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&'static str, &'static str)]) -> HeaderMap {
        list.iter().map(|(n, v)| (n.parse().unwrap(), HeaderValue::from_static(v))).fold(
            HeaderMap::new(),
            |mut all, (name, value): (header::HeaderName, _)| {
                all.append(name, value);
                all
            },
        )
    }

    #[test]
    fn the_cookie_is_found_among_others_and_cannot_be_read_by_scripts() {
        assert_eq!(token_of(&headers(&[("cookie", "a=b; satsing_okt=abc; c=d")])).as_deref(), Some("abc"));
        for none in ["satsing_okt=", "satsing_okt2=abc", "xsatsing_okt=abc", "abc"] {
            let mut map = HeaderMap::new();
            map.insert(header::COOKIE, HeaderValue::from_static(none));
            assert_eq!(token_of(&map), None, "{none}");
        }
        let set = cookie("abc", true).unwrap();
        for word in ["satsing_okt=abc", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=43200"] {
            assert!(set.to_str().unwrap().contains(word), "{set:?}");
        }
        assert!(!cookie("abc", false).unwrap().to_str().unwrap().contains("Secure"));
        assert!(cookie("a\nb", false).is_none());
    }

    #[test]
    fn a_change_needs_the_value_once_unless_a_key_is_shown() {
        let with = |csrf: Option<&str>| Caller {
            id: 1,
            name: "kari".into(),
            display: "Kari".into(),
            role: Role::Planlegger,
            areas: vec![],
            csrf: csrf.map(str::to_owned),
            print: String::new(),
            until: Timestamp::MAX,
        };
        assert!(with(Some("abc")).has_csrf(&headers(&[("x-satsing-csrf", "abc")])));
        for wrong in [&[][..], &[("x-satsing-csrf", "abd")], &[("x-satsing-csrf", "")], &[("x-satsing-csrf", "abc"); 2]]
        {
            assert!(!with(Some("abc")).has_csrf(&headers(wrong)), "{wrong:?}");
        }
        assert!(with(None).has_csrf(&HeaderMap::new()));
    }
}
