//! Users, sessions, links, keys and the log of what was done, on both backends.

use crate::{geopackage::File, postgis::Database, suite::Backend};
use domain::role::Role;
use jiff::{Timestamp, ToSpan};
use store::{
    AccountError, Accounts, AnyStore, OpenMode,
    accounts::{Account, AccountChange, Event, LinkKind, NewAccount, NewKey, Secret},
    backup, move_store, restore,
};

fn now() -> Timestamp {
    "2026-11-01T12:00:00Z".parse().unwrap()
}

fn later(minutes: i64) -> Timestamp {
    now() + minutes.minutes()
}

fn event(what: &'static str) -> Event {
    Event::new(now(), Some("admin"), what)
}

fn new(name: &str, role: Role) -> NewAccount {
    NewAccount {
        name: name.into(),
        display: "Prøve Ågot".into(),
        role,
        areas: vec!["lademoen".into()],
        password: Some(Secret(format!("$argon2id$av-{name}"))),
        external: None,
    }
}

fn change(of: &Account) -> AccountChange {
    AccountChange { display: of.display.clone(), role: of.role, areas: of.areas.clone(), blocked: of.blocked }
}

async fn file() -> (File, AnyStore) {
    let file = File::new();
    let store = AnyStore::open(file.path().to_str().unwrap(), OpenMode::Create).await.unwrap();
    (file, store)
}

async fn database() -> (Database, AnyStore) {
    let database = Database::fresh().await;
    let store = AnyStore::open(&database.address(), OpenMode::Create).await.unwrap();
    (database, store)
}

/// A behaviour on both backends.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod file { $(#[tokio::test] async fn $name() { let (_kept, store) = super::file().await; super::$name(store).await; })* }
        mod database { $(#[tokio::test] async fn $name() { let (_kept, store) = super::database().await; super::$name(store).await; })* }
    };
}

on_both! {
    a_user_comes_back_as_it_was_made_and_a_name_is_taken_once
    the_last_administrator_can_neither_be_demoted_blocked_nor_removed
    a_session_ends_when_it_is_closed_when_its_user_is_blocked_or_erased
    wrong_passwords_are_counted_until_the_right_one
    a_link_makes_no_second_administrator
    a_link_for_the_first_administrator_works_once
    a_key_is_its_owners_and_goes_with_it
    what_was_done_is_told_newest_first
    users_are_moved_with_passwords_and_backed_up_without
}

async fn a_user_comes_back_as_it_was_made_and_a_name_is_taken_once(store: AnyStore) {
    let accounts = Accounts::of(store);
    assert!(!accounts.has_administrator().await.unwrap());
    let external = NewAccount {
        external: Some(("https://id.example".into(), "abc".into())),
        password: None,
        ..new("kari", Role::Omradeteam)
    };
    let kari = accounts.add(external, event("bruker-laget")).await.unwrap();
    assert_eq!((kari.name.as_str(), kari.display.as_str(), kari.role), ("kari", "Prøve Ågot", Role::Omradeteam));
    assert_eq!(
        (kari.areas.as_slice(), kari.password.is_none(), kari.created),
        (&["lademoen".to_owned()][..], true, now())
    );
    assert_eq!(accounts.named("kari").await.unwrap().as_ref(), Some(&kari));
    assert_eq!(accounts.external("https://id.example", "abc").await.unwrap().as_ref(), Some(&kari));
    assert_eq!(accounts.external("https://id.example", "abd").await.unwrap(), None);
    let taken = accounts.add(new("kari", Role::Leser), event("bruker-laget")).await.unwrap_err();
    assert!(matches!(taken, AccountError::Taken(name) if name == "kari"));
    assert_eq!(accounts.list().await.unwrap().len(), 1);
    assert_eq!(accounts.events(None, 9).await.unwrap().len(), 1, "what was refused is not told as done");
    assert!(!format!("{:?}", new("x", Role::Leser)).contains("argon2"));
}

async fn the_last_administrator_can_neither_be_demoted_blocked_nor_removed(store: AnyStore) {
    let accounts = Accounts::of(store);
    let admin = accounts.add(new("admin", Role::Administrator), event("bruker-laget")).await.unwrap();
    let blocked = AccountChange { blocked: true, ..change(&admin) };
    let demoted = AccountChange { role: Role::Leser, ..change(&admin) };
    for to in [blocked.clone(), demoted] {
        let refused = accounts.change(admin.id, to, event("bruker-endret")).await.unwrap_err();
        assert!(matches!(refused, AccountError::LastAdministrator), "{refused}");
    }
    assert!(matches!(accounts.remove(admin.id, event("bruker-slettet")).await, Err(AccountError::LastAdministrator)));
    let other = accounts.add(new("admin2", Role::Administrator), event("bruker-laget")).await.unwrap();
    assert!(accounts.change(admin.id, blocked, event("bruker-endret")).await.unwrap().blocked);
    assert!(matches!(accounts.remove(other.id, event("bruker-slettet")).await, Err(AccountError::LastAdministrator)));
    accounts.remove(admin.id, event("bruker-slettet")).await.unwrap();
    assert!(matches!(accounts.remove(admin.id, event("bruker-slettet")).await, Err(AccountError::Unknown)));
    assert!(matches!(accounts.change(admin.id, change(&other), event("x")).await, Err(AccountError::Unknown)));
}

async fn a_session_ends_when_it_is_closed_when_its_user_is_blocked_or_erased(store: AnyStore) {
    let accounts = Accounts::of(store);
    accounts.add(new("admin", Role::Administrator), event("bruker-laget")).await.unwrap();
    let kari = accounts.add(new("kari", Role::Planlegger), event("bruker-laget")).await.unwrap();
    for hash in ["a", "b", "c"] {
        accounts.open_session(kari.id, hash.into(), later(60), event("innlogging")).await.unwrap();
    }
    let found = accounts.session("a").await.unwrap().unwrap();
    assert_eq!((found.account.name.as_str(), found.account.last_in), ("kari", Some(now())));
    assert_eq!((found.created, found.seen, found.until), (now(), now(), later(60)));
    accounts.touch_session("a", later(7)).await.unwrap();
    assert_eq!(accounts.session("a").await.unwrap().unwrap().seen, later(7));
    accounts.close_session("a", false, event("utlogging")).await.unwrap();
    assert_eq!((accounts.session("a").await.unwrap(), accounts.sessions_of(kari.id).await.unwrap().len()), (None, 2));
    accounts.close_session("b", true, event("utlogging")).await.unwrap();
    assert_eq!(accounts.sessions_of(kari.id).await.unwrap(), []);
    for end in ["blocked", "password", "erased"] {
        accounts.open_session(kari.id, end.into(), later(60), event("innlogging")).await.unwrap();
        match end {
            "blocked" => {
                let to = AccountChange { blocked: true, ..change(&kari) };
                accounts.change(kari.id, to, event("bruker-endret")).await.map(drop)
            }
            "password" => accounts.set_password(kari.id, Secret("ny".into()), event("passord-byttet")).await,
            _ => accounts.remove(kari.id, event("bruker-slettet")).await,
        }
        .unwrap();
        assert_eq!(accounts.session(end).await.unwrap(), None, "{end}");
    }
}

async fn wrong_passwords_are_counted_until_the_right_one(store: AnyStore) {
    let accounts = Accounts::of(store);
    let kari = accounts.add(new("kari", Role::Leser), event("bruker-laget")).await.unwrap();
    let until = |n: u32| (n >= 3).then(|| later(n.into()));
    let tries = (0..8).map(|_| accounts.failed(kari.id, until, event("feil-passord")));
    let mut counted: Vec<u32> = futures_util::future::try_join_all(tries).await.unwrap();
    counted.sort_unstable();
    assert_eq!(counted, [1, 2, 3, 4, 5, 6, 7, 8], "none of those at the same time is lost");
    let locked = accounts.numbered(kari.id).await.unwrap().unwrap();
    assert_eq!((locked.failures, locked.locked_until.is_some()), (8, true));
    accounts.open_session(kari.id, "a".into(), later(9), event("innlogging")).await.unwrap();
    let free = accounts.numbered(kari.id).await.unwrap().unwrap();
    assert_eq!((free.failures, free.locked_until), (0, None));
}

async fn a_link_makes_no_second_administrator(store: AnyStore) {
    let accounts = Accounts::of(store);
    let first = LinkKind::FirstAdministrator;
    for hash in ["x", "y"] {
        accounts.add_link(hash.into(), first, None, later(60), event("lenke-laget")).await.unwrap();
    }
    assert!(accounts.link("x", later(61)).await.unwrap().is_none(), "it has ended");
    assert_eq!(accounts.link("x", later(60)).await.unwrap().unwrap().kind, first);
    accounts.add(new("fra-kommandolinjen", Role::Administrator), event("bruker-laget")).await.unwrap();
    assert!(accounts.link("x", now()).await.unwrap().is_none(), "there is an administrator by another way");
    let demoted = accounts.named("fra-kommandolinjen").await.unwrap().unwrap();
    accounts.add(new("hjelper", Role::Administrator), event("bruker-laget")).await.unwrap();
    accounts.remove(demoted.id, event("bruker-slettet")).await.unwrap();
    let helper = accounts.named("hjelper").await.unwrap().unwrap();
    assert!(accounts.link("x", now()).await.unwrap().is_none());
    assert!(matches!(accounts.remove(helper.id, event("x")).await, Err(AccountError::LastAdministrator)));
}

async fn a_link_for_the_first_administrator_works_once(store: AnyStore) {
    let accounts = Accounts::of(store);
    for hash in ["x", "y"] {
        accounts
            .add_link(hash.into(), LinkKind::FirstAdministrator, None, later(60), event("lenke-laget"))
            .await
            .unwrap();
    }
    let use_it = |hash: &'static str, name: &str| {
        accounts.use_link(hash, Secret("hemmelig".into()), Some(new(name, Role::Administrator)), event("lenke-brukt"))
    };
    let admin = use_it("x", "admin").await.unwrap();
    assert_eq!((admin.role, admin.password), (Role::Administrator, Some(Secret("hemmelig".into()))));
    for hash in ["x", "y", "z"] {
        assert!(matches!(use_it(hash, "annen").await, Err(AccountError::Unknown)), "{hash}");
    }
    let kari = accounts.add(new("kari", Role::Leser), event("bruker-laget")).await.unwrap();
    accounts.open_session(kari.id, "okt".into(), later(60), event("innlogging")).await.unwrap();
    for hash in ["gammel", "ny"] {
        accounts
            .add_link(hash.into(), LinkKind::NewPassword, Some(kari.id), later(60), event("lenke-laget"))
            .await
            .unwrap();
    }
    assert!(accounts.session("okt").await.unwrap().is_none());
    assert!(accounts.link("gammel", now()).await.unwrap().is_none(), "only the last one is valid");
    let changed = accounts.use_link("ny", Secret("nytt".into()), None, event("lenke-brukt")).await.unwrap();
    assert_eq!((changed.id, changed.role), (kari.id, Role::Leser));
    assert_eq!(accounts.named("kari").await.unwrap().unwrap().password, Some(Secret("nytt".into())));
}

async fn a_key_is_its_owners_and_goes_with_it(store: AnyStore) {
    let accounts = Accounts::of(store);
    let kari = accounts.add(new("kari", Role::Planlegger), event("bruker-laget")).await.unwrap();
    let key =
        NewKey { user: kari.id, name: "nattkjøring".into(), role: Role::Leser, until: later(60), hash: "h".into() };
    let key = accounts.add_key(key, event("nokkel-laget")).await.unwrap();
    assert_eq!(accounts.key("h").await.unwrap(), Some((key.clone(), kari.clone())));
    accounts.touch_key(key.id, later(5)).await.unwrap();
    assert_eq!(accounts.keys(Some(kari.id)).await.unwrap()[0].used, Some(later(5)));
    assert_eq!(accounts.keys(Some(kari.id + 1)).await.unwrap(), []);
    let others = accounts.remove_key(key.id, Some(kari.id + 1), event("nokkel-trukket")).await;
    assert!(matches!(others, Err(AccountError::Unknown)), "a key of somebody else");
    accounts.remove(kari.id, event("bruker-slettet")).await.unwrap();
    assert_eq!(accounts.key("h").await.unwrap(), None);
}

async fn what_was_done_is_told_newest_first(store: AnyStore) {
    let accounts = Accounts::of(store);
    for n in 0..5 {
        let what =
            event("prove").to(format!("sted/{n}")).with(serde_json::json!({"n": n, "tekst": "æøå'; DROP TABLE x"}));
        accounts.log(what).await.unwrap();
    }
    let newest = accounts.events(None, 2).await.unwrap();
    let places: Vec<_> = newest.iter().map(|e| e.place.as_deref().unwrap()).collect();
    assert_eq!(places, ["sted/4", "sted/3"]);
    assert_eq!(newest[0].details.as_ref().unwrap()["tekst"], "æøå'; DROP TABLE x");
    let older = accounts.events(Some(newest[1].number), 10).await.unwrap();
    assert_eq!((older.len(), older[0].place.as_deref(), older[0].at), (3, Some("sted/2"), now()));
}

async fn users_are_moved_with_passwords_and_backed_up_without(store: AnyStore) {
    let accounts = Accounts::of(store.clone());
    let kari = accounts.add(new("kari", Role::Administrator), event("bruker-laget")).await.unwrap();
    accounts.open_session(kari.id, "okt".into(), later(60), event("innlogging")).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();

    let moved = AnyStore::open(&target("flyttet.gpkg"), OpenMode::Move).await.unwrap();
    move_store(&store, &moved, false, |_| {}).await.unwrap();
    let there = Accounts::of(moved);
    assert_eq!(there.named("kari").await.unwrap().unwrap().password, kari.password);
    assert_eq!(there.session("okt").await.unwrap(), None, "nobody is logged in at the new place");
    assert_eq!(there.events(None, 9).await.unwrap().len(), 2);
    let next = there.add(new("ola", Role::Leser), event("bruker-laget")).await.unwrap();
    assert!(next.id > kari.id, "no number is used twice");

    let zip = folder.path().join("kopi.satsing.zip");
    backup(&store, &zip, now()).await.unwrap();
    let restored = AnyStore::open(&target("hentet.gpkg"), OpenMode::Move).await.unwrap();
    restore(&zip, &restored, false).await.unwrap();
    drop(restored);
    let restored = AnyStore::open(&target("hentet.gpkg"), OpenMode::Existing).await.unwrap();
    let back = Accounts::of(restored.clone()).named("kari").await.unwrap().unwrap();
    assert_eq!((back.password, back.role, back.id), (None, Role::Administrator, kari.id));
    drop(restored);
    for file in ["hentet.gpkg", "hentet.gpkg-wal", "kopi.satsing.zip"] {
        let bytes = std::fs::read(folder.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(9).any(|w| w == b"argon2id$"), "{file} has a password in it");
    }
}
