//! The lane and the router must not be told apart by an answer.

use super::*;
use crate::Config;
use crate::fixture::app;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode};
use tower::ServiceExt;

const TILE: &str = "/tiles/zones/12/2166/1107";

/// Names and values.
type Headers<'a> = &'a [(&'a str, &'a str)];

fn request(method: &str, path: &str, headers: Headers) -> Request {
    let builder = Request::builder().method(method).uri(path);
    headers.iter().fold(builder, |b, (name, value)| b.header(*name, *value)).body(Body::empty()).unwrap()
}

async fn parts(answer: Response) -> (StatusCode, HeaderMap, Vec<u8>) {
    let (head, body) = answer.into_parts();
    let mut headers = head.headers;
    // The router writes the length, in the lane that is left to the connection.
    headers.remove("content-length");
    (head.status, headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn a_tile_from_the_lane_is_the_tile_from_the_router() {
    let app = app();
    let version = app.snapshot().unwrap().pyramid("zones").unwrap().version().to_owned();
    let (linked, known) = (format!("{TILE}.mvt?v={version}"), format!("\"{version}g\""));
    let gzip = ("accept-encoding", "gzip");
    let cases: [(&str, Headers, u16); 6] = [
        (TILE, &[], 200),
        (TILE, &[gzip], 200),
        (TILE, &[("accept-encoding", "gzip, br")], 200),
        (TILE, &[gzip, ("if-none-match", &known)], 304),
        (&linked, &[gzip], 200),
        ("/tiles/plan/3/1/1?v=gammel", &[gzip], 200),
    ];
    for (path, headers, status) in cases {
        assert!(tiles::at_hand(&app, &request("GET", path, headers)).is_some(), "{path} is not taken by the lane");
        let lane = parts(Lane::new(app.clone()).oneshot(request("GET", path, headers)).await.unwrap()).await;
        let router = crate::router(app.clone()).oneshot(request("GET", path, headers)).await.unwrap();
        assert_eq!(lane, parts(router).await, "{path} {headers:?}");
        assert_eq!(lane.0, status, "{path} {headers:?}");
        assert_eq!(lane.2.is_empty(), status == 304 || path.contains("plan"), "{path} {headers:?}");
        assert_eq!(lane.1["x-content-type-options"], "nosniff");
        assert_eq!(lane.1["cache-control"].to_str().unwrap().contains("immutable"), path == linked);
    }
}

#[tokio::test]
async fn what_is_no_ready_tile_goes_to_the_router() {
    let app = app();
    for (method, path, status) in [
        ("GET", "/tiles/zones,areas/12/2166/1107", 200),
        ("GET", "/tiles/zones.json", 200),
        ("GET", "/tiles/zones/15/0/0", 404),
        ("GET", "/tiles/zones/3/0/x", 404),
        ("GET", "/tiles/atlantis/3/0/0", 404),
        ("GET", "/tiles/zones/3/0/0/0", 404),
        ("POST", TILE, 405),
        ("GET", "/healthz", 200),
    ] {
        assert!(tiles::at_hand(&app, &request(method, path, &[])).is_none(), "{method} {path}");
        let answer = Lane::new(app.clone()).oneshot(request(method, path, &[])).await.unwrap();
        assert_eq!(answer.status().as_u16(), status, "{method} {path}");
    }
    let starting = App::new(Config::default());
    assert!(tiles::at_hand(&starting, &request("GET", TILE, &[])).is_none());
}

#[tokio::test]
async fn a_tile_is_counted_under_its_route_whichever_way_it_took() {
    let app = app();
    let counted = || {
        let text = app.metrics.render();
        let is_tile =
            |l: &&str| l.starts_with("satsing_requests_total{route=\"/tiles/{layers}/{z}/{x}/{y}\",status=\"200\"}");
        text.lines().find(is_tile).map_or(0, |l| l.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
    };
    let before = counted();
    Lane::new(app.clone()).oneshot(request("GET", TILE, &[])).await.unwrap();
    crate::router(app.clone()).oneshot(request("GET", TILE, &[])).await.unwrap();
    // Other tests count too, since the process has one recorder.
    assert!(counted() >= before + 2, "{}", app.metrics.render());
}
