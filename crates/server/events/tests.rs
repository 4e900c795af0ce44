//! Streams as a page reads them, from the router and from a real connection.

use super::*;
use crate::App;
use crate::fixture::{app, publish};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tower::ServiceExt;

async fn ask(app: &App, more: &[(&str, &str)]) -> (StatusCode, HeaderMap, Body) {
    let request = Request::get("/api/v1/events");
    let request = more.iter().fold(request, |r, (name, value)| r.header(*name, *value));
    let answer = crate::router(app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = answer.into_parts();
    (head.status, head.headers, body)
}

async fn listen(app: &App) -> Body {
    let (status, _, body) = ask(app, &[]).await;
    assert_eq!(status, StatusCode::OK);
    body
}

/// The next part of a stream as it is written; none at its end.
async fn part(body: &mut Body) -> Option<String> {
    let frame = body.frame().await?.unwrap();
    Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
}

/// Name and data of the next event.
async fn event(body: &mut Body) -> (String, Value) {
    let text = part(body).await.expect("the stream goes on");
    let field = |name: &str| text.lines().find_map(|l| l.strip_prefix(name)).map(str::trim).unwrap_or_default();
    (field("event:").to_owned(), serde_json::from_str(field("data:")).unwrap())
}

async fn epoch(body: &mut Body) -> Value {
    let (name, data) = event(body).await;
    assert_eq!(name, "epoch");
    data
}

async fn reachable(body: &mut Body) -> bool {
    let (name, data) = event(body).await;
    assert_eq!(name, "store");
    assert!(data["since"].as_str().unwrap().parse::<Timestamp>().is_ok());
    data["reachable"].as_bool().unwrap()
}

#[tokio::test]
async fn two_listeners_begin_with_what_is_there_and_hear_of_the_same_snapshot() {
    let app = app();
    let now = app.snapshot().unwrap();
    let (status, headers, mut first) = ask(&app, &[("last-event-id", "<9999>"), ("accept-encoding", "br, gzip")]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        (&headers["content-type"], &headers["cache-control"]),
        (&"text/event-stream".parse().unwrap(), &"no-store".parse().unwrap())
    );
    assert!(headers.get("content-encoding").is_none() && headers.get("etag").is_none());
    let mut second = listen(&app).await;
    let all: Vec<&str> = Layer::ALL.iter().map(|l| l.as_str()).collect();
    let told = json!({"epoch": 1, "version": now.version(), "data_version": now.data_version(), "store_version": 1, "layers": all});
    for body in [&mut first, &mut second] {
        assert_eq!(epoch(body).await, told);
        assert!(reachable(body).await);
    }
    app.note_change(domain::Version(2), &[Layer::Plan]);
    publish(&app, 2);
    for body in [&mut first, &mut second] {
        let news = epoch(body).await;
        assert_eq!((&news["epoch"], &news["store_version"], &news["layers"]), (&json!(2), &json!(2), &json!(["plan"])));
    }
    publish(&app, 3);
    assert_eq!(epoch(&mut first).await["layers"], json!(all), "nobody told what version 3 changed");
}

#[tokio::test]
async fn the_id_of_an_epoch_is_the_version_of_the_store() {
    let app = app();
    publish(&app, 7);
    let text = part(&mut listen(&app).await).await.unwrap();
    assert!(text.lines().any(|l| l == "id: 7"), "{text}");
    assert!(text.lines().any(|l| l == "retry: 2000"), "{text}");
}

#[tokio::test]
async fn reachability_is_told_when_it_changes_and_to_whoever_comes_later() {
    let app = app();
    let mut early = listen(&app).await;
    epoch(&mut early).await;
    assert!(reachable(&mut early).await);
    app.set_store_reachable(true);
    app.set_store_reachable(false);
    app.set_store_reachable(false);
    assert!(!reachable(&mut early).await);
    let mut late = listen(&app).await;
    epoch(&mut late).await;
    assert!(!reachable(&mut late).await);
    app.set_store_reachable(true);
    assert!(reachable(&mut early).await && reachable(&mut late).await);
    publish(&app, 2);
    assert_eq!(epoch(&mut early).await["epoch"], 2, "what stayed as it was is not told");
}

#[tokio::test]
async fn a_server_without_a_snapshot_tells_of_the_first() {
    let app = App::new(crate::Config::default());
    let mut body = listen(&app).await;
    assert!(reachable(&mut body).await);
    publish(&app, 1);
    assert_eq!(epoch(&mut body).await["epoch"], 1);
}

#[tokio::test(start_paused = true)]
async fn a_stream_gives_signs_of_life_and_is_not_cut_by_the_timeout_of_requests() {
    let app = app();
    let mut body = listen(&app).await;
    epoch(&mut body).await;
    reachable(&mut body).await;
    let begun = tokio::time::Instant::now();
    for _ in 0..8 {
        assert!(part(&mut body).await.unwrap().starts_with(':'));
    }
    assert_eq!(begun.elapsed().as_secs(), 120);
    publish(&app, 2);
    assert_eq!(epoch(&mut body).await["epoch"], 2);
}

#[tokio::test]
async fn there_is_room_for_so_many_and_a_place_is_free_when_one_leaves() {
    let app = app();
    let mut open = Vec::new();
    for _ in 0..MOST_STREAMS {
        open.push(listen(&app).await);
    }
    let (status, headers, body) = ask(&app, &[]).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        (&headers["content-type"], headers.contains_key("retry-after")),
        (&"application/problem+json".parse().unwrap(), true)
    );
    let problem: Value = serde_json::from_slice(&body.collect().await.unwrap().to_bytes()).unwrap();
    assert_eq!(problem["type"], "/problemer/for-mange");
    open.pop();
    epoch(&mut listen(&app).await).await;
}

#[tokio::test]
async fn one_who_does_not_keep_up_is_let_go_and_leaves_its_place() {
    let app = app();
    let mut slow = listen(&app).await;
    epoch(&mut slow).await;
    reachable(&mut slow).await;
    let places = app.events.room.available_permits();
    for version in 2..=2 + MOST_BEHIND as u64 {
        publish(&app, version);
    }
    assert_eq!(part(&mut slow).await, None);
    assert_eq!(app.events.room.available_permits(), places + 1);
}

#[tokio::test]
async fn a_stream_does_not_hold_up_the_stop_of_the_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = app();
    let serving = tokio::spawn(crate::serve(listener, app.clone(), async {
        stopped.await.unwrap();
    }));
    let mut line = tokio::net::TcpStream::connect(address).await.unwrap();
    line.write_all(b"GET /api/v1/events HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let mut text = String::new();
    while !text.contains("\"reachable\":true") {
        let mut part = [0; 1024];
        let read = line.read(&mut part).await.unwrap();
        assert!(read > 0, "{text}");
        text.push_str(std::str::from_utf8(&part[..read]).unwrap());
    }
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(2), serving).await.expect("it stops at once").unwrap().unwrap();
    let mut rest = Vec::new();
    line.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"0\r\n\r\n"), "the stream ends as a whole answer");
    let (status, _, _) = ask(&app, &[]).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "nobody begins to listen to a server that stops");
}
