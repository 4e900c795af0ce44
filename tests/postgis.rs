//! The same joins by PostGIS, as a second engine. Skipped without one; `make test` starts one.

use crate::harness::{REAL_FILES, Server, real_data};
use domain::{Layer, Records};
use geo::{Coord, MultiPolygon};
use ingest::Request;
use sqlx::{Connection, Executor, PgConnection, Row};

fn address() -> Option<String> {
    let address = std::env::var("SATSING_TEST_POSTGIS").ok();
    if address.is_none() {
        assert!(std::env::var_os("SATSING_REQUIRE_REAL_DATA").is_none(), "CI must give a PostGIS");
        eprintln!("skipped: SATSING_TEST_POSTGIS is not set; tests/with-postgis.sh starts one");
    }
    address
}

fn records(layer: Layer, file: &str) -> Option<Records> {
    let path = real_data()?.join(file);
    let kommune =
        ingest::facts::kommune(&|p| std::fs::read_to_string(format!("{}/data/{p}", env!("CARGO_MANIFEST_DIR"))).ok())
            .unwrap();
    let request =
        Request { layer, source: path.to_str()?, recipe: None, kommune: &kommune, now: jiff::Timestamp::UNIX_EPOCH };
    ingest::read(&request, &mut |_| {}).unwrap().import.map(|i| i.records)
}

fn wkt(shape: &MultiPolygon<f64>) -> String {
    let ring = |r: &geo::LineString<f64>| {
        let points: Vec<String> = r.coords().map(|c| format!("{:?} {:?}", c.x, c.y)).collect();
        format!("({})", points.join(","))
    };
    let polygon = |p: &geo::Polygon<f64>| {
        let rings: Vec<String> = std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        format!("({})", rings.join(","))
    };
    let parts: Vec<String> = shape.iter().map(polygon).collect();
    format!("MULTIPOLYGON({})", parts.join(","))
}

async fn fill(db: &mut PgConnection, table: &str, shapes: &[MultiPolygon<f64>]) {
    db.execute(sqlx::AssertSqlSafe(format!("CREATE TEMP TABLE {table} (i int, g geometry)"))).await.unwrap();
    for (i, shape) in shapes.iter().enumerate() {
        let insert = format!("INSERT INTO {table} VALUES ($1, ST_GeomFromText($2, 25832))");
        sqlx::query(sqlx::AssertSqlSafe(insert))
            .bind(i32::try_from(i).unwrap())
            .bind(wkt(shape))
            .execute(&mut *db)
            .await
            .unwrap();
    }
}

fn run<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn every_point_falls_into_the_zone_that_postgis_says() {
    let (Some(address), Some(Records::Zones(_, zones))) = (address(), records(Layer::Zones, REAL_FILES[0].1)) else {
        return;
    };
    let shapes: Vec<_> = zones.iter().map(|z| z.geometry.clone()).collect();
    let mut points: Vec<Coord<f64>> = Vec::new();
    for file in [REAL_FILES[1].1, REAL_FILES[2].1] {
        let Some(Records::Places(places)) = records(Layer::Places, file) else { return };
        points.extend(places.iter().filter_map(|p| p.point).map(Coord::from));
    }
    // A regular grid over everything beside the real points, so that borders are met in many ways.
    points.extend((0..60).flat_map(|i| {
        (0..60).map(move |j| Coord { x: 556_200.0 + 390.0 * f64::from(i), y: 7_019_200.0 + 300.0 * f64::from(j) })
    }));
    let locator = spatial::Locator::new(&shapes);
    run(async {
        let mut db = PgConnection::connect(&address).await.unwrap();
        fill(&mut db, "zones", &shapes).await;
        for p in &points {
            let query =
                "SELECT i, ST_Distance(g, ST_SetSRID(ST_MakePoint($1, $2), 25832)) FROM zones ORDER BY 2, 1 LIMIT 1";
            let row = sqlx::query(query).bind(p.x).bind(p.y).fetch_one(&mut db).await.unwrap();
            let (zone, metres): (i32, f64) = (row.get(0), row.get(1));
            let ours = locator.assign(*p).unwrap();
            assert!((ours.distance.0 - metres).abs() < 1e-6, "{p:?}: {} and {metres}", ours.distance.0);
            assert_eq!(i32::try_from(ours.zone).unwrap(), zone, "{p:?}");
        }
    });
}

#[test]
fn every_piece_of_the_overlay_has_the_area_that_postgis_says() {
    let (Some(address), Some(Records::Zones(_, zones))) = (address(), records(Layer::Zones, REAL_FILES[0].1)) else {
        return;
    };
    let Some(Records::Population(cells)) = records(Layer::Population, REAL_FILES[3].1) else { return };
    let zone_shapes: Vec<_> = zones.iter().map(|z| z.geometry.clone()).collect();
    let cell_shapes: Vec<_> = cells.iter().map(|c| c.geometry.clone()).collect();
    let weights = spatial::overlay(&cell_shapes, &zone_shapes);
    run(async {
        let mut db = PgConnection::connect(&address).await.unwrap();
        fill(&mut db, "zones", &zone_shapes).await;
        fill(&mut db, "cells", &cell_shapes).await;
        let query =
            "SELECT c.i, z.i, ST_Area(ST_Intersection(c.g, z.g)) FROM cells c JOIN zones z ON ST_Intersects(c.g, z.g)";
        let rows = sqlx::query(query).fetch_all(&mut db).await.unwrap();
        let mut pieces = 0;
        for row in rows {
            let (cell, zone, area): (i32, i32, f64) = (row.get(0), row.get(1), row.get(2));
            let (cell, zone) = (usize::try_from(cell).unwrap(), usize::try_from(zone).unwrap());
            let ours: f64 = weights.row(cell).filter(|(z, _)| *z == zone).map(|(_, a)| a).sum();
            assert!((ours - area).abs() < 1e-4, "cell {cell}, zone {zone}: {ours} and {area}");
            pieces += usize::from(area > 0.0);
        }
        assert_eq!(weights.pieces(), pieces);
    });
}

#[test]
fn the_server_and_postgis_agree_on_the_population_of_each_zone() {
    let (Some(address), Some(server)) = (address(), Server::real()) else { return };
    let (Some(Records::Zones(_, zones)), Some(Records::Population(cells))) =
        (records(Layer::Zones, REAL_FILES[0].1), records(Layer::Population, REAL_FILES[3].1))
    else {
        return;
    };
    let answer = server.json("/api/v1/zones");
    run(async {
        let mut db = PgConnection::connect(&address).await.unwrap();
        fill(&mut db, "zones", &zones.iter().map(|z| z.geometry.clone()).collect::<Vec<_>>()).await;
        fill(&mut db, "cells", &cells.iter().map(|c| c.geometry.clone()).collect::<Vec<_>>()).await;
        db.execute("CREATE TEMP TABLE persons (i int, n float8)").await.unwrap();
        for (i, cell) in cells.iter().enumerate() {
            sqlx::query("INSERT INTO persons VALUES ($1, $2)")
                .bind(i32::try_from(i).unwrap())
                .bind(cell.persons)
                .execute(&mut db)
                .await
                .unwrap();
        }
        let query = "SELECT z.i, sum(p.n * ST_Area(ST_Intersection(c.g, z.g)) / ST_Area(c.g)) FROM zones z \
                     JOIN cells c ON ST_Intersects(c.g, z.g) JOIN persons p ON p.i = c.i GROUP BY z.i";
        for row in sqlx::query(query).fetch_all(&mut db).await.unwrap() {
            let (zone, persons): (i32, f64) = (row.get(0), row.get(1));
            let ours = answer["zones"][usize::try_from(zone).unwrap()]["befolkning"]["value"].as_f64().unwrap();
            assert!((ours - persons).abs() < 1e-3, "zone {zone}: {ours} and {persons}");
        }
    });
}
