//! `satsing user` and `satsing token`: users without a browser, by whoever runs the store.

use crate::args::{Role, Token, User};
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use domain::role::Role as May;
use jiff::{SignedDuration, Timestamp};
use std::io::Read;
use store::accounts::{Account, AccountChange, Event, LinkKind, NewAccount, NewKey};
use store::{AccountError, Accounts, AnyStore, OpenMode, Store};

/// Hours that a link to choose a password lasts.
const LINK_HOURS: i64 = 72;
/// Who does what is done on the command line.
const AUTHOR: &str = "kommandolinjen";

/// Users.
pub(crate) fn user(command: User) -> Result<(), Failure> {
    runtime()?.block_on(async {
        match command {
            User::Add(a) => {
                let store = open(&a.store.store).await?;
                let role = a.role.into();
                check_areas(&store, &a.area).await?;
                if !server::is_user_name(&a.name) {
                    return Err(Failure::Refused(text("user_bad_name", &[("name", &a.name)])));
                }
                let password = if a.password_stdin { Some(password(&a.name)?) } else { None };
                let has_password = password.is_some();
                let new = NewAccount {
                    display: a.display.unwrap_or_else(|| a.name.clone()),
                    name: a.name,
                    role,
                    areas: a.area,
                    password,
                    external: None,
                };
                let accounts = Accounts::of(store);
                let made = accounts.add(new, event("bruker-laget")).await?;
                say(&text("user_added", &[("name", &made.name), ("role", &made.role.as_str())]));
                if has_password { Ok(()) } else { link(&accounts, &made, LinkKind::NewUser).await }
            }
            User::List(a) => {
                let users = Accounts::of(open(&a.store.store).await?).list().await?;
                if a.json {
                    let rows: Vec<_> = users.iter().map(json).collect();
                    let all = serde_json::json!({ "brukere": rows });
                    say(&serde_json::to_string_pretty(&all).map_err(Failure::inner)?);
                    return Ok(());
                }
                for u in &users {
                    let blocked = if u.blocked { text("user_blocked", &[]) } else { String::new() };
                    let last = u.last_in.map_or_else(|| text("user_never", &[]), |t| t.to_string());
                    let areas = u.areas.join(", ");
                    let values: [(&str, &dyn std::fmt::Display); 5] = [
                        ("name", &u.name),
                        ("role", &u.role.as_str()),
                        ("areas", &areas),
                        ("last", &last),
                        ("blocked", &blocked),
                    ];
                    say(text("user_row", &values).trim_end());
                }
                Ok(())
            }
            User::Role(a) => {
                let store = open(&a.store.store).await?;
                check_areas(&store, &a.area).await?;
                let accounts = Accounts::of(store);
                let found = named(&accounts, &a.name).await?;
                let to = AccountChange { role: a.role.into(), areas: a.area, ..unchanged(&found) };
                let changed = accounts.change(found.id, to, event("bruker-endret")).await?;
                say(&text("user_role", &[("name", &changed.name), ("role", &changed.role.as_str())]));
                Ok(())
            }
            User::Disable(a) => blocked(&a.store.store, &a.name, true).await,
            User::Enable(a) => blocked(&a.store.store, &a.name, false).await,
            User::Reset(a) => {
                let accounts = Accounts::of(open(&a.store.store).await?);
                let found = named(&accounts, &a.name).await?;
                link(&accounts, &found, LinkKind::NewPassword).await
            }
        }
    })
}

/// Keys of machines.
pub(crate) fn token(command: Token) -> Result<(), Failure> {
    runtime()?.block_on(async {
        match command {
            Token::Add(a) => {
                let accounts = Accounts::of(open(&a.store.store).await?);
                let owner = named(&accounts, &a.user).await?;
                let role = May::from(a.role);
                if role > owner.role {
                    let values: [(&str, &dyn std::fmt::Display); 2] =
                        [("name", &a.user), ("role", &owner.role.as_str())];
                    return Err(Failure::Refused(text("token_above", &values)));
                }
                let secret = format!("sk_{}", server::new_secret().map_err(Failure::inner)?);
                let until = Timestamp::now() + SignedDuration::from_hours(24 * i64::from(a.days));
                let key = NewKey { user: owner.id, name: a.name, role, until, hash: server::print_of(&secret) };
                let made = accounts.add_key(key, event("nokkel-laget")).await?;
                note(&text("token_added", &[("id", &made.id), ("until", &made.until)]));
                say(&secret);
                Ok(())
            }
            Token::List(a) => {
                let accounts = Accounts::of(open(&a.store.store).await?);
                let users = accounts.list().await?;
                for key in accounts.keys(None).await? {
                    let owner = users.iter().find(|u| u.id == key.user).map_or("?", |u| u.name.as_str());
                    let used = key.used.map_or_else(|| text("user_never", &[]), |t| t.to_string());
                    let values: [(&str, &dyn std::fmt::Display); 6] = [
                        ("id", &key.id),
                        ("name", &key.name),
                        ("user", &owner),
                        ("role", &key.role.as_str()),
                        ("until", &key.until),
                        ("used", &used),
                    ];
                    say(&text("token_row", &values));
                }
                Ok(())
            }
            Token::Revoke(a) => {
                let accounts = Accounts::of(open(&a.store.store).await?);
                accounts.remove_key(a.id, None, event("nokkel-trukket")).await?;
                say(&text("token_revoked", &[("id", &a.id)]));
                Ok(())
            }
        }
    })
}

/// Prints a link by which the first administrator is made, where there is none.
pub(crate) async fn first_link(accounts: &Accounts, url: &str) -> Result<(), Failure> {
    if accounts.has_administrator().await? {
        return Ok(());
    }
    let (code, until) = code()?;
    let print = server::print_of(&code);
    accounts.add_link(print, LinkKind::FirstAdministrator, None, until, event("lenke-laget")).await?;
    note(&text("first_administrator", &[("url", &format!("{url}/innlogging?kode={code}"))]));
    Ok(())
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Store(error) => error.into(),
            AccountError::Taken(name) => Self::Refused(text("user_taken", &[("name", &name)])),
            AccountError::Unknown => Self::Refused(text("user_unknown", &[])),
            AccountError::LastAdministrator => Self::Refused(text("user_last", &[])),
            other => Self::inner(other),
        }
    }
}

impl From<Role> for May {
    fn from(role: Role) -> Self {
        match role {
            Role::Leser => Self::Leser,
            Role::Omradeteam => Self::Omradeteam,
            Role::Planlegger => Self::Planlegger,
            Role::Administrator => Self::Administrator,
        }
    }
}

async fn open(target: &str) -> Result<AnyStore, Failure> {
    Ok(AnyStore::open(target, OpenMode::Create).await?)
}

fn event(what: &'static str) -> Event {
    Event::new(Timestamp::now(), Some(AUTHOR), what)
}

fn code() -> Result<(String, Timestamp), Failure> {
    let until = Timestamp::now() + SignedDuration::from_hours(LINK_HOURS);
    Ok((server::new_secret().map_err(Failure::inner)?, until))
}

async fn link(accounts: &Accounts, user: &Account, kind: LinkKind) -> Result<(), Failure> {
    let (code, until) = code()?;
    let place = event("lenke-laget").to(format!("brukere/{}", user.id));
    accounts.add_link(server::print_of(&code), kind, Some(user.id), until, place).await?;
    note(&text("user_link", &[("name", &user.name), ("until", &until)]));
    say(&format!("/innlogging?kode={code}"));
    Ok(())
}

async fn named(accounts: &Accounts, name: &str) -> Result<Account, Failure> {
    let found = accounts.named(name).await?;
    found.ok_or_else(|| Failure::Refused(text("user_not_found", &[("name", &name)])))
}

async fn blocked(target: &str, name: &str, blocked: bool) -> Result<(), Failure> {
    let accounts = Accounts::of(open(target).await?);
    let found = named(&accounts, name).await?;
    accounts.change(found.id, AccountChange { blocked, ..unchanged(&found) }, event("bruker-endret")).await?;
    say(&text(if blocked { "user_disabled" } else { "user_enabled" }, &[("name", &name)]));
    Ok(())
}

fn unchanged(account: &Account) -> AccountChange {
    AccountChange {
        display: account.display.clone(),
        role: account.role,
        areas: account.areas.clone(),
        blocked: account.blocked,
    }
}

fn json(u: &Account) -> serde_json::Value {
    serde_json::json!({
        "id": u.id, "navn": u.name, "visningsnavn": u.display, "rolle": u.role.as_str(), "omrader": u.areas,
        "sperret": u.blocked, "har_passord": u.password.is_some(), "laget": u.created, "sist_inne": u.last_in,
    })
}

/// The password on standard input, hashed; one line, since it must not stand in the list of processes.
fn password(name: &str) -> Result<store::accounts::Secret, Failure> {
    let mut sent = String::new();
    std::io::stdin().lock().take(4096).read_to_string(&mut sent).map_err(Failure::refused)?;
    let password = sent.trim_end_matches(['\r', '\n']);
    if let Some(why) = server::weakness(password, name) {
        return Err(Failure::Refused(text(&format!("password_{why}"), &[])));
    }
    server::hash_password(password).map_err(Failure::inner)
}

async fn check_areas(store: &AnyStore, areas: &[String]) -> Result<(), Failure> {
    if areas.is_empty() {
        return Ok(());
    }
    let known = store.load().await?.facts.areas;
    match areas.iter().find(|area| !known.iter().any(|k| k.id.as_str() == area.as_str())) {
        Some(unknown) => {
            let known = known.iter().map(|a| a.id.to_string()).collect::<Vec<_>>().join(", ");
            Err(Failure::Refused(text("user_unknown_area", &[("area", unknown), ("known", &known)])))
        }
        None => Ok(()),
    }
}
