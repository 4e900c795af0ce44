//! Who may do what, from outside: logging in and out, the rules of the routes, and what somebody who means harm would try.

use crate::harness::{PASSPHRASE, Server, satsing, satsing_ok};
use reqwest::blocking::{Client, Response};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::sync::OnceLock;

const SCENARIOS: &str = "/api/v1/scenarios";

/// A browser that is, or is not, logged in.
struct Browser<'a> {
    server: &'a Server,
    client: Client,
    cookie: Option<String>,
    csrf: Option<String>,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Self {
        Self { server, client: Client::new(), cookie: None, csrf: None }
    }

    fn logged_in(server: &'a Server, name: &str) -> Self {
        let mut browser = Self::new(server);
        assert_eq!(browser.log_in(name, PASSPHRASE).status(), 200, "{name}");
        browser
    }

    /// Sends with the cookie and, where `csrf` is given, the header of a change.
    fn send(&self, method: Method, path: &str, body: Option<&Value>, more: &[(&str, &str)]) -> Response {
        let mut request = self.client.request(method, format!("{}{path}", self.server.url));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        match body {
            Some(body) if !more.iter().any(|(name, _)| *name == "content-type") => request.json(body),
            Some(body) => request.body(body.to_string()),
            None => request,
        }
        .send()
        .unwrap()
    }

    /// A change as a page of ours sends it.
    fn change(&self, method: Method, path: &str, body: &Value) -> Response {
        let csrf = self.csrf.clone().unwrap_or_default();
        self.send(method, path, Some(body), &[("x-satsing-csrf", &csrf)])
    }

    fn log_in(&mut self, name: &str, password: &str) -> Response {
        let sent = json!({"brukernavn": name, "passord": password});
        let response = self.send(Method::POST, "/api/v1/innlogging", Some(&sent), &[]);
        self.keep(&response);
        if response.status() == 200 {
            self.csrf = self.me()["csrf"].as_str().map(str::to_owned);
        }
        response
    }

    fn keep(&mut self, response: &Response) {
        if let Some(set) = response.headers().get("set-cookie") {
            let cookie = set.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.cookie = Some(cookie).filter(|c| !c.ends_with('='));
        }
    }

    fn me(&self) -> Value {
        self.send(Method::GET, "/api/v1/meg", None, &[]).json().unwrap()
    }
}

fn problem(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().unwrap();
    (status, body["type"].as_str().unwrap_or_default().trim_start_matches("/problemer/").to_owned())
}

fn ila() -> Value {
    json!({"navn": "Ila først", "enhet": "soner", "enheter": ["ila"]})
}

/// A server with a user of each role, named as the role is.
fn house() -> &'static Server {
    static HOUSE: OnceLock<Server> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let server = Server::start(tempfile::tempdir().unwrap());
        for role in ["leser", "omradeteam", "planlegger", "administrator"] {
            let areas: &[&str] = if role == "omradeteam" { &["lademoen-mollenberg"] } else { &[] };
            server.user(role, role, areas);
        }
        server
    })
}

#[test]
fn reading_is_open_and_every_change_waits_for_a_login() {
    let server = Server::start(tempfile::tempdir().unwrap());
    let nobody = Browser::new(&server);
    let me = nobody.me();
    assert_eq!((&me["bruker"], &me["csrf"], &me["administrator_finnes"]), (&Value::Null, &Value::Null, &json!(false)));
    assert_eq!(me["kan"]["lagre_avgrensning"], false);
    assert_eq!(server.send("/api/v1/overlap").status(), 200);
    let refused = nobody.send(Method::POST, SCENARIOS, Some(&ila()), &[]);
    assert_eq!(problem(refused), (401, "krever-innlogging".into()));
    assert_eq!(server.json(SCENARIOS)["scenarier"], json!([]));
}

#[test]
fn whoever_logs_in_gets_a_cookie_that_no_script_reads_and_saves_under_their_name() {
    let server = house();
    let mut browser = Browser::new(server);
    let response = browser.log_in("planlegger", PASSPHRASE);
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    for word in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert_eq!(response.headers()["cache-control"], "no-store");
    let me = browser.me();
    assert_eq!((&me["bruker"]["navn"], &me["bruker"]["rolle"]), (&json!("planlegger"), &json!("planlegger")));
    assert!(!me.to_string().contains(cookie.split(['=', ';']).nth(1).unwrap()), "the page is not told the session");
    let saved = browser.change(Method::POST, SCENARIOS, &ila());
    assert_eq!(saved.status(), StatusCode::CREATED);
    let log = satsing_ok(server.folder.path(), &["data", "log", "--json"]);
    let log: Value = serde_json::from_str(&log).unwrap();
    assert!(log["versions"].as_array().unwrap().iter().any(|v| v["author"] == "planlegger"), "{log}");
    assert_eq!(browser.change(Method::POST, "/api/v1/utlogging", &json!({})).status(), 204);
    assert_eq!(browser.me()["bruker"], Value::Null, "the cookie is worth nothing any more");
}

#[test]
fn every_route_is_used_by_just_the_roles_it_is_for() {
    let server = house();
    let rank = |role: &str| {
        ["", "leser", "omradeteam", "planlegger", "administrator"].iter().position(|r| *r == role).unwrap()
    };
    let browsers: Vec<(&str, Browser)> = ["leser", "omradeteam", "planlegger", "administrator"]
        .iter()
        .map(|role| (*role, Browser::logged_in(server, role)))
        .chain([("", Browser::new(server))])
        .collect();
    // Bodies that are refused for what they say once the role has let them through, so that nothing is changed.
    let routes = [
        (Method::POST, SCENARIOS, "planlegger"),
        (Method::PUT, "/api/v1/scenarios/finnes-ikke", "planlegger"),
        (Method::DELETE, "/api/v1/scenarios/finnes-ikke", "planlegger"),
        (Method::GET, "/api/v1/meg/data", "leser"),
        (Method::POST, "/api/v1/passord", "leser"),
        (Method::GET, "/api/v1/nokler", "leser"),
        (Method::POST, "/api/v1/nokler", "leser"),
        (Method::DELETE, "/api/v1/nokler/999", "leser"),
        (Method::GET, "/api/v1/brukere", "administrator"),
        (Method::POST, "/api/v1/brukere", "administrator"),
        (Method::PUT, "/api/v1/brukere/999", "administrator"),
        (Method::DELETE, "/api/v1/brukere/999", "administrator"),
        (Method::POST, "/api/v1/brukere/999/nullstill", "administrator"),
        (Method::GET, "/api/v1/hendelser", "administrator"),
    ];
    for (method, path, least) in routes {
        for (role, browser) in &browsers {
            let response = browser.change(method.clone(), path, &json!({"tull": true}));
            let status = response.status().as_u16();
            let allowed = rank(role) >= rank(least);
            if allowed {
                assert!(![401, 403].contains(&status), "{method} {path} as {role}: {status}");
            } else {
                let wanted = if role.is_empty() { (401, "krever-innlogging") } else { (403, "mangler-rettighet") };
                assert_eq!(problem(response), (wanted.0, wanted.1.into()), "{method} {path} as {role:?}");
            }
        }
    }
    let admin = Browser::logged_in(server, "administrator");
    let log: Value = admin.send(Method::GET, "/api/v1/hendelser?antall=500", None, &[]).json().unwrap();
    let refused =
        log["hendelser"].as_array().unwrap().iter().filter(|e| e["hva"] == "avvist" && e["hvem"] == "leser").count();
    assert!(refused >= 8, "what is refused is logged: {refused}");
}

#[test]
fn no_page_of_anybody_else_changes_anything_with_our_cookie() {
    let server = house();
    let browser = Browser::logged_in(server, "planlegger");
    let csrf = browser.csrf.clone().unwrap();
    let other = Browser::logged_in(server, "leser").csrf.unwrap();
    let wrong = "0".repeat(64);
    for headers in [
        &[][..],
        &[("x-satsing-csrf", "")],
        &[("x-satsing-csrf", &wrong)],
        &[("x-satsing-csrf", &other)],
        &[("x-satsing-csrf", &csrf), ("x-satsing-csrf", &wrong)],
        &[("content-type", "text/plain")],
    ] {
        let response = browser.send(Method::POST, SCENARIOS, Some(&ila()), headers);
        assert!(response.headers().get("access-control-allow-origin").is_none());
        assert_eq!(problem(response), (403, "csrf".into()), "{headers:?}");
    }
    // Nor does it log somebody in as somebody else.
    let sent = json!({"brukernavn": "leser", "passord": PASSPHRASE});
    for headers in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("content-type", "text/plain")],
        &[("content-type", "application/x-www-form-urlencoded")],
        &[("sec-fetch-site", "cross-site")],
    ] {
        let response = browser.send(Method::POST, "/api/v1/innlogging", Some(&sent), headers);
        assert!(response.headers().get("set-cookie").is_none());
        assert_eq!(problem(response), (403, "annen-side".into()), "{headers:?}");
    }
}

#[test]
fn a_session_that_was_planted_is_not_the_one_that_is_logged_in() {
    let server = house();
    let planted = "satsing_okt=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    let mut victim = Browser { cookie: Some(planted.into()), ..Browser::new(server) };
    assert_eq!(victim.log_in("leser", PASSPHRASE).status(), 200);
    assert_ne!(victim.cookie.as_deref(), Some(planted));
    let attacker = Browser { cookie: Some(planted.into()), ..Browser::new(server) };
    assert_eq!(attacker.me()["bruker"], Value::Null);
    // A login in the same browser ends the session that was there.
    let old = victim.cookie.clone();
    assert_eq!(victim.log_in("planlegger", PASSPHRASE).status(), 200);
    assert_eq!(Browser { cookie: old, ..Browser::new(server) }.me()["bruker"], Value::Null);
}

#[test]
fn guessing_is_stopped_and_tells_nobody_which_names_there_are() {
    let server = Server::start(tempfile::tempdir().unwrap());
    server.user("kari", "leser", &[]);
    let mut browser = Browser::new(&server);
    let mut answers: Vec<Vec<(u16, String)>> = vec![];
    for name in ["kari", "finnes-ikke"] {
        answers.push((0..7).map(|_| problem(browser.log_in(name, "feil passord her"))).collect());
    }
    assert_eq!(answers[0], answers[1], "a name that somebody has is answered as one that nobody has");
    let kinds: Vec<u16> = answers[0].iter().map(|(status, _)| *status).collect();
    assert_eq!(kinds, [401, 401, 401, 401, 401, 429, 429]);
    let locked = browser.log_in("kari", PASSPHRASE);
    let wait: u64 = locked.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=16).contains(&wait), "{wait}");
    assert_eq!(locked.status(), 429, "nor does the right password get in meanwhile");
    for odd in ["' OR 1=1 --", "kari\u{0}", "KARI", "../kari", ""] {
        assert_eq!(browser.log_in(odd, PASSPHRASE).status(), 401, "{odd:?}");
    }
}

#[test]
fn the_first_administrator_is_made_by_a_link_that_works_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder);
    let link = satsing_ok(server.folder.path(), &["user", "add", "sjef", "--role", "administrator"]);
    let code = link.lines().find_map(|l| l.strip_prefix("/innlogging?kode=")).unwrap().to_owned();
    let mut browser = Browser::new(&server);
    let path = format!("/api/v1/invitasjon/{code}");
    let look: Value = browser.send(Method::GET, &path, None, &[]).json().unwrap();
    assert_eq!(
        (&look["slag"], &look["brukernavn"], &look["rolle"]),
        (&json!("ny-bruker"), &json!("sjef"), &json!("administrator"))
    );
    let weak = browser.send(Method::POST, &path, Some(&json!({"passord": "password123"})), &[]);
    assert_eq!(problem(weak), (422, "svakt-passord".into()));
    let used = browser.send(Method::POST, &path, Some(&json!({"passord": PASSPHRASE})), &[]);
    browser.keep(&used);
    assert_eq!(used.status(), 200);
    assert_eq!(browser.me()["bruker"]["navn"], "sjef");
    for again in [Method::GET, Method::POST] {
        let response = browser.send(again, &path, Some(&json!({"passord": PASSPHRASE})), &[]);
        assert_eq!(problem(response), (404, "ugyldig-lenke".into()));
    }
}

#[test]
fn an_administrator_makes_changes_resets_and_erases_users() {
    let server = Server::start(tempfile::tempdir().unwrap());
    server.user("admin", "administrator", &[]);
    let admin = Browser::logged_in(&server, "admin");
    let new = json!({"navn": "team.lademoen", "visningsnavn": "Områdeteam <script>", "rolle": "omradeteam", "omrader": ["lademoen-mollenberg"]});
    let made = admin.change(Method::POST, "/api/v1/brukere", &new);
    assert_eq!(made.status(), 201);
    let made: Value = made.json().unwrap();
    let (id, link) = (made["bruker"]["id"].as_i64().unwrap(), made["lenke"].as_str().unwrap());
    assert_eq!(made["bruker"]["visningsnavn"], "Områdeteam <script>", "kept as it was written, and shown as text");
    assert_eq!(problem(admin.change(Method::POST, "/api/v1/brukere", &new)), (422, "brukernavn-opptatt".into()));
    for (field, value, kind) in [
        ("navn", json!("Kari N"), "ugyldig-brukernavn"),
        ("visningsnavn", json!(""), "ugyldig-visningsnavn"),
        ("rolle", json!("sjef"), "ugyldig-rolle"),
        ("omrader", json!(["atlantis"]), "ukjent-omrade"),
    ] {
        let mut bad = new.clone();
        bad["navn"] = json!("annen");
        bad[field] = value;
        assert_eq!(problem(admin.change(Method::POST, "/api/v1/brukere", &bad)), (422, kind.into()), "{bad}");
    }
    let mut member = Browser::new(&server);
    let path = format!("/api/v1/invitasjon/{}", link.split('=').nth(1).unwrap());
    member.keep(&member.send(Method::POST, &path, Some(&json!({"passord": PASSPHRASE})), &[]));
    let me = member.me();
    assert_eq!(
        (&me["bruker"]["omrader"], &me["kan"]["redigere_aktorer"]),
        (&json!(["lademoen-mollenberg"]), &json!(true))
    );
    let user = format!("/api/v1/brukere/{id}");
    let blocked = json!({"visningsnavn": "Område", "rolle": "omradeteam", "omrader": [], "sperret": true});
    assert_eq!(admin.change(Method::PUT, &user, &blocked).status(), 200);
    assert_eq!(member.me()["bruker"], Value::Null, "whoever is blocked is out at once");
    assert_eq!(member.log_in("team.lademoen", PASSPHRASE).status(), 401);
    let open = json!({"visningsnavn": "Område", "rolle": "leser", "sperret": false});
    assert_eq!(admin.change(Method::PUT, &user, &open).status(), 200);
    assert_eq!(member.log_in("team.lademoen", PASSPHRASE).status(), 200);
    let reset: Value = admin.change(Method::POST, &format!("{user}/nullstill"), &json!({})).json().unwrap();
    assert!(reset["lenke"].as_str().unwrap().starts_with("/innlogging?kode="));
    assert_eq!(member.me()["bruker"], Value::Null);
    assert_eq!(admin.change(Method::DELETE, &user, &json!({})).status(), 204);
    let list: Value = admin.send(Method::GET, "/api/v1/brukere", None, &[]).json().unwrap();
    assert_eq!(list["brukere"].as_array().unwrap().len(), 1);
    let last = list["brukere"][0]["id"].as_i64().unwrap();
    assert_eq!(
        problem(admin.change(Method::DELETE, &format!("/api/v1/brukere/{last}"), &json!({}))),
        (409, "siste-administrator".into())
    );
    let log: Value = admin.send(Method::GET, "/api/v1/hendelser", None, &[]).json().unwrap();
    let done: Vec<&str> = log["hendelser"].as_array().unwrap().iter().map(|e| e["hva"].as_str().unwrap()).collect();
    for what in ["bruker-laget", "bruker-endret", "bruker-slettet", "lenke-laget", "lenke-brukt", "innlogging"] {
        assert!(done.contains(&what), "{what} in {done:?}");
    }
    for text in [list.to_string(), log.to_string()] {
        assert!(!text.contains("argon2") && !text.contains(PASSPHRASE) && !text.contains("kode="), "{text}");
    }
}

#[test]
fn a_key_does_no_more_than_its_owner_and_belongs_to_nobody_else() {
    let server = house();
    let (planner, reader) = (Browser::logged_in(server, "planlegger"), Browser::logged_in(server, "leser"));
    let ask = |browser: &Browser, role: &str, days: i64| {
        browser.change(Method::POST, "/api/v1/nokler", &json!({"navn": "natt", "rolle": role, "dager": days}))
    };
    assert_eq!(problem(ask(&reader, "planlegger", 7)), (422, "ugyldig-nokkel".into()));
    assert_eq!(problem(ask(&planner, "planlegger", 0)), (422, "ugyldig-nokkel".into()));
    let made: Value = ask(&planner, "planlegger", 7).json().unwrap();
    let (id, secret) = (made["nokkel"]["id"].as_i64().unwrap(), made["hemmelighet"].as_str().unwrap().to_owned());
    let machine = |method: Method, path: &str, body: &Value| {
        Client::new().request(method, format!("{}{path}", server.url)).bearer_auth(&secret).json(body).send().unwrap()
    };
    assert_eq!(
        machine(Method::POST, SCENARIOS, &json!({"navn": "Av maskin", "enhet": "soner", "enheter": ["ila"]})).status(),
        201
    );
    let nested = json!({"navn": "barn", "rolle": "leser", "dager": 1});
    assert_eq!(machine(Method::POST, "/api/v1/nokler", &nested).status(), 422, "a key makes no key");
    let path = format!("/api/v1/nokler/{id}");
    assert_eq!(reader.change(Method::DELETE, &path, &json!({})).status(), 404, "nobody else takes it back");
    assert_eq!(planner.change(Method::DELETE, &path, &json!({})).status(), 204);
    assert_eq!(machine(Method::GET, "/api/v1/nokler", &json!({})).status(), 401);
    for bad in ["", "sk_", "Bearer", "sk_0000"] {
        let response = Client::new().get(format!("{}/api/v1/nokler", server.url)).bearer_auth(bad).send().unwrap();
        assert_eq!(response.status(), 401, "{bad:?}");
    }
}

#[test]
fn whoever_is_stored_sees_it_changes_the_password_and_is_erased() {
    let server = Server::start(tempfile::tempdir().unwrap());
    server.user("admin", "administrator", &[]);
    server.user("kari", "leser", &[]);
    let mut kari = Browser::logged_in(&server, "kari");
    let elsewhere = Browser::logged_in(&server, "kari");
    let stored: Value = kari.send(Method::GET, "/api/v1/meg/data", None, &[]).json().unwrap();
    assert_eq!((&stored["bruker"]["navn"], stored["okter"].as_array().unwrap().len()), (&json!("kari"), 2));
    assert!(stored["hendelser"].as_array().unwrap().iter().all(|e| e["hvem"] == "kari"), "{stored}");
    let wrong =
        kari.change(Method::POST, "/api/v1/passord", &json!({"gammelt": "feil", "nytt": "helt nye ord og greier"}));
    assert_eq!(problem(wrong), (401, "feil-innlogging".into()));
    let changed =
        kari.change(Method::POST, "/api/v1/passord", &json!({"gammelt": PASSPHRASE, "nytt": "helt nye ord og greier"}));
    assert_eq!(changed.status(), 200);
    kari.keep(&changed);
    assert_eq!((&kari.me()["bruker"]["navn"], &elsewhere.me()["bruker"]), (&json!("kari"), &Value::Null));
    kari.csrf = kari.me()["csrf"].as_str().map(str::to_owned);
    assert_eq!(kari.log_in("kari", PASSPHRASE).status(), 401);
    let gone = kari.change(Method::DELETE, "/api/v1/meg", &json!({"passord": "helt nye ord og greier"}));
    assert_eq!(gone.status(), 204);
    let out = satsing_ok(server.folder.path(), &["user", "list", "--json"]);
    assert!(!out.contains("kari"), "{out}");
}

#[test]
fn the_command_line_keeps_users_and_refuses_with_reasons() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    satsing_ok(at, &["user", "add", "sjef", "--role", "administrator"]);
    satsing_ok(at, &["user", "role", "sjef", "administrator"]);
    let refused = |args: &[&str], words: &str| {
        let out = satsing(at, args);
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(out.status.code() == Some(1) && said.contains(words), "{args:?}: {said}");
    };
    refused(&["user", "add", "sjef", "--role", "leser"], "er i bruk");
    refused(&["user", "add", "Ola N", "--role", "leser"], "kan ikke være brukernavn");
    refused(&["user", "disable", "sjef"], "gjør en annen til administrator først");
    refused(&["user", "role", "ingen", "leser"], "det finnes ingen bruker ingen");
    refused(&["user", "add", "team", "--role", "omradeteam", "--area", "atlantis"], "er ikke et område");
    satsing_ok(at, &["user", "add", "leser", "--role", "leser"]);
    refused(&["token", "add", "leser", "--name", "x", "--role", "planlegger"], "kan ikke gjøre mer enn leser");
    let key = satsing_ok(at, &["token", "add", "leser", "--name", "natt", "--role", "leser", "--days", "7"]);
    assert!(key.starts_with("sk_") && key.lines().count() == 1, "{key}");
    let list = satsing_ok(at, &["token", "list"]);
    assert!(list.contains("natt") && !list.contains(key.trim()), "{list}");
    satsing_ok(at, &["token", "revoke", list.split_whitespace().next().unwrap()]);
    satsing_ok(at, &["user", "disable", "leser"]);
    assert!(satsing_ok(at, &["user", "list"]).contains("SPERRET"));
    satsing_ok(at, &["user", "enable", "leser"]);
    assert!(satsing_ok(at, &["user", "reset", "leser"]).starts_with("/innlogging?kode="));
}

#[test]
fn neither_a_copy_nor_a_backup_holds_what_proves_who_somebody_is() {
    let server = Server::start(tempfile::tempdir().unwrap());
    server.user("kari", "administrator", &[]);
    let _logged_in = Browser::logged_in(&server, "kari");
    let at = server.folder.path();
    satsing_ok(at, &["export", "gpkg", "--out", "kopi.gpkg"]);
    satsing_ok(at, &["backup", "kopi.satsing.zip"]);
    for file in ["kopi.gpkg", "kopi.satsing.zip"] {
        let bytes = std::fs::read(at.join(file)).unwrap();
        assert!(!bytes.windows(9).any(|w| w == b"argon2id$"), "{file}");
    }
    let copy = rusqlite::Connection::open(at.join("kopi.gpkg")).unwrap();
    let tables: i64 =
        copy.query_row("SELECT count(*) FROM sqlite_master WHERE name GLOB 'satsing_*'", [], |r| r.get(0)).unwrap();
    assert_eq!(tables, 0);
}
