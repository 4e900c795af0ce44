//! The lane and the router must not be told apart by an answer.

use super::*;
use crate::Config;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode};
use domain::{Border, Catalogue, Dataset, Facts, Period, Version, Zone, ZoneSet};
use geo_types::{Coord, MultiPolygon, Rect};
use snapshot::Snapshot;
use tower::ServiceExt;

const TILE: &str = "/tiles/zones/12/2166/1107";

fn app() -> App {
    let set = "prove".parse().unwrap();
    let corners = Rect::new(Coord { x: 568_000.0, y: 7_033_000.0 }, Coord { x: 571_000.0, y: 7_035_000.0 });
    let zone = Zone {
        id: "midtbyen".parse().unwrap(),
        zone_set: "prove".parse().unwrap(),
        navn: "Midtbyen".into(),
        aliases: vec![],
        code: None,
        border: Border { opphav: "prøve".into(), dato: None, forelopig: true },
        geometry: MultiPolygon(vec![corners.to_polygon()]),
    };
    let dataset = Dataset {
        version: Version(1),
        kommune: None,
        zone_sets: vec![ZoneSet {
            id: set,
            navn: "Prøve".into(),
            gyldig: Period::default(),
            source: "prove".parse().unwrap(),
        }],
        zones: vec![zone],
        districts: vec![],
        places: vec![],
        cells: vec![],
        plan_areas: vec![],
        facts: Facts::default(),
        catalogue: Catalogue::default(),
        observations: vec![],
        streets: vec![],
        scenarios: vec![],
        imports: vec![],
    };
    let app = App::new(Config::default());
    app.publish(Snapshot::build(dataset, 1, None));
    app
}

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
