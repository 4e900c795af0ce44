//! Questions about earlier versions, from the router.

use super::*;
use crate::Config;
use crate::fixture::zone_named;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use domain::Dataset;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use store::{AnyStore, Author, OpenMode, Store};
use tower::ServiceExt;

const ZONE: &str = "/api/v1/zones/midtbyen";

/// A followed store whose version N calls the zone `Navn N`.
struct House {
    app: App,
    store: Arc<AnyStore>,
    _folder: tempfile::TempDir,
}

async fn house(versions: u64) -> House {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("satsing.gpkg");
    let store = Arc::new(AnyStore::open(target.to_str().unwrap(), OpenMode::Serve).await.unwrap());
    for n in 1..=versions {
        store.commit(zone_named(&format!("Navn {n}")), &Author::new("prøve")).await.unwrap();
    }
    let app = App::new(Config::default());
    crate::follow(app.clone(), Arc::clone(&store)).await.unwrap();
    House { app, store, _folder: folder }
}

impl House {
    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> (u16, Value) {
        let request = Request::builder().method(method).uri(path);
        let request = headers.iter().fold(request, |r, (name, value)| r.header(*name, *value));
        let answer = crate::router(self.app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        (head.status.as_u16(), serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str) -> Value {
        let (status, answer) = self.send(Method::GET, path, &[]).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// Name of the zone and version of the answer.
    async fn named(&self, query: &str) -> (String, u64) {
        let answer = self.get(&format!("{ZONE}{query}")).await;
        (answer["zone"]["navn"].as_str().unwrap().to_owned(), answer["meta"]["lagerversjon"].as_u64().unwrap())
    }

    async fn kept(&self) -> u64 {
        self.app.past.kept.run_pending_tasks().await;
        self.app.past.kept.entry_count()
    }
}

#[tokio::test]
async fn each_version_answers_with_its_own_and_a_plain_question_with_the_last() {
    let house = house(4).await;
    for n in 1..=4 {
        assert_eq!(house.named(&format!("?version={n}")).await, (format!("Navn {n}"), n));
    }
    assert_eq!(house.named("").await, ("Navn 4".to_owned(), 4));
    assert_eq!(house.named("?version=").await, ("Navn 4".to_owned(), 4));
    assert_eq!(house.named("?version=1").await, ("Navn 1".to_owned(), 1));
    assert_eq!(house.kept().await, KEPT, "no more are kept than there is room for");
    let (past, now) = (house.get("/api/v1/zones?version=2").await, house.get("/api/v1/zones").await);
    assert_ne!(past["meta"]["version"], now["meta"]["version"]);
}

#[tokio::test]
async fn the_last_version_is_the_snapshot_in_use() {
    let house = house(2).await;
    let (asked, plain) = (house.get("/api/v1/zones?version=2").await, house.get("/api/v1/zones").await);
    assert_eq!(asked, plain);
    assert_eq!(house.kept().await, 0);
    house.store.commit(zone_named("Navn 3"), &Author::new("prøve")).await.unwrap();
    while house.app.snapshot().unwrap().store_version() != Version(3) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(house.named("?version=2").await, ("Navn 2".to_owned(), 2));
    assert_eq!(house.named("").await, ("Navn 3".to_owned(), 3));
}

#[tokio::test]
async fn a_version_that_is_not_there_is_refused_with_what_would_be_right() {
    let house = house(2).await;
    for (value, status, kind) in [
        ("3", 404, "ukjent-versjon"),
        ("0", 404, "ukjent-versjon"),
        ("18446744073709551615", 404, "ukjent-versjon"),
        ("18446744073709551616", 400, "ugyldig-parameter"),
        ("-1", 400, "ugyldig-parameter"),
        ("1.0", 400, "ugyldig-parameter"),
        ("i%20g%C3%A5r", 400, "ugyldig-parameter"),
    ] {
        for language in ["nb", "nn", "en"] {
            let path = format!("{ZONE}?version={value}");
            let (code, problem) = house.send(Method::GET, &path, &[("accept-language", language)]).await;
            assert_eq!((code, &problem["type"]), (status, &json!(format!("/problemer/{kind}"))), "{value}");
            let detail = problem["detail"].as_str().unwrap();
            assert!(detail.contains("version") && detail.contains('2') && !detail.contains('{'), "{detail}");
        }
    }
}

#[tokio::test]
async fn tiles_and_files_know_no_versions() {
    let house = house(2).await;
    assert_eq!(house.send(Method::GET, "/tiles/zones.json?version=77", &[]).await.0, 200);
    assert_eq!(house.send(Method::GET, "/openapi.json?version=x", &[]).await.0, 200);
}

#[tokio::test]
async fn what_has_been_cannot_be_changed() {
    let house = house(1).await;
    house.app.set_accounts(store::Accounts::of(store::AnyStore::clone(&house.store)));
    crate::fixture::planner(&house.store).await;
    let headers = [("authorization", "Bearer sk_planlegger"), ("if-match", "\"1\"")];
    for path in ["/api/v1/scenarios/x?version=1", "/api/v1/scenarios/x?version="] {
        let (status, problem) = house.send(Method::DELETE, path, &headers).await;
        assert_eq!((status, &problem["type"]), (400, &json!("/problemer/endrer-ikke-versjon")), "{path}");
        assert!(problem["detail"].as_str().unwrap().contains("version"));
    }
    assert_eq!(house.send(Method::DELETE, "/api/v1/scenarios/x", &headers).await.0, 404);
    assert_eq!(house.store.version().await.unwrap(), Version(1));
}

/// A store that counts how often it is read, and can be away.
struct Counted {
    store: Arc<AnyStore>,
    read: AtomicUsize,
    fails: Mutex<bool>,
}

impl crate::keeper::Keeper for Counted {
    fn commit(&self, _: domain::ChangeSet, _: store::Author) -> crate::keeper::Later<'_, Result<Version, StoreError>> {
        Box::pin(async { Err(StoreError::Busy) })
    }

    fn refresh<'a>(&'a self, _: &'a App) -> crate::keeper::Later<'a, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }

    fn load_at(&self, version: Version) -> crate::keeper::Later<'_, Result<Dataset, StoreError>> {
        Box::pin(async move {
            self.read.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(50)).await;
            if *self.fails.lock().unwrap_or_else(PoisonError::into_inner) {
                return Err(StoreError::Busy);
            }
            self.store.load_at(version).await
        })
    }
}

#[tokio::test]
async fn many_who_ask_at_once_have_it_built_once_and_a_store_that_is_away_is_said() {
    let House { store, _folder, .. } = house(2).await;
    let app = App::new(Config::default());
    app.publish(Snapshot::build(store.load().await.unwrap(), 2, None));
    let keeper = Arc::new(Counted { store: Arc::clone(&store), read: AtomicUsize::new(0), fails: Mutex::new(true) });
    let house = House { app, store, _folder };
    assert_eq!(house.send(Method::GET, "/api/v1/zones?version=1", &[]).await.0, 503, "no store is followed");
    house.app.set_keeper(Arc::clone(&keeper) as Arc<dyn crate::keeper::Keeper>);
    let (status, problem) = house.send(Method::GET, "/api/v1/zones?version=1", &[]).await;
    assert_eq!((status, &problem["type"]), (503, &json!("/problemer/uleselig-versjon")));
    assert_eq!(house.named("?version=2").await.1, 2, "the snapshot in use needs no store");
    *keeper.fails.lock().unwrap() = false;
    keeper.read.store(0, Ordering::Relaxed);
    let house = Arc::new(house);
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let house = Arc::clone(&house);
        all.spawn(async move { house.named("?version=1").await });
    }
    for answer in all.join_all().await {
        assert_eq!(answer, ("Navn 1".to_owned(), 1));
    }
    assert_eq!(keeper.read.load(Ordering::Relaxed), 1);
}
