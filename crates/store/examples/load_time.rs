//! Prints how long a store of real size takes to commit, to open and to load: 60 zones with 98 837 vertices, 2 058
//! cells, 334 places, 43 districts. Run it with `cargo run --release -p satsing-store --example load_time`.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a program that prints, and stops where it cannot go on")]

use domain::{
    Border, Category, ChangeSet, District, GeoQuality, Import, Period, Place, PopulationCell, Provenance, Records,
    Sector, Trust, UniversalArena, Zone, ZoneSet,
};
use geo_types::{Coord, LineString, MultiPolygon, Polygon, point};
use std::{f64::consts::TAU, time::Instant};
use store::{AnyStore, Author, OpenMode, Store};

/// A ring of `n` vertices around a centre, 400 m wide.
fn ring(k: usize, n: usize) -> MultiPolygon<f64> {
    let (x, y) = (569_000.0 + 900.0 * (k % 60) as f64, 7_030_000.0 + 900.0 * (k / 60) as f64);
    let vertex = |i: usize| {
        let angle = TAU * i as f64 / n as f64;
        Coord { x: x + 400.0 * angle.cos(), y: y + 400.0 * angle.sin() }
    };
    MultiPolygon(vec![Polygon::new(LineString((0..n).map(vertex).collect()), vec![])])
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("a slug")
}

fn import(records: Records) -> Import {
    let provenance = Provenance {
        source: id("prove"),
        tittel: "Prøve".into(),
        opphav: String::new(),
        lisens: String::new(),
        trust: Trust::Skjematisk,
        hentet: jiff::Timestamp::now(),
        sha256: String::new(),
        fil: String::new(),
        oppskrift: String::new(),
        lest: 0,
        tatt_inn: 0,
        avvist: 0,
        varsler: vec![],
    };
    Import { provenance, records }
}

fn zones() -> Records {
    let set = ZoneSet { id: id("prove"), navn: "Prøve".into(), gyldig: Period::default(), source: id("prove") };
    let zone = |k: usize| Zone {
        id: id(&format!("sone-{k}")),
        zone_set: id("prove"),
        navn: format!("Sone {k}"),
        aliases: vec![],
        code: None,
        border: Border { opphav: "prøve".into(), dato: None, forelopig: true },
        // 60 rings with 98 837 vertices in all; closing a ring adds the last one.
        geometry: ring(k, 1_646 + usize::from(k < 17)),
    };
    Records::Zones(set, (0..60).map(zone).collect())
}

fn places() -> Records {
    let place = |k: usize| Place {
        id: id(&format!("sted-{k}")),
        source: id("prove"),
        source_ref: Some(format!("{k}")),
        navn: format!("Sted {k}"),
        aliases: vec![format!("Plass {k}")],
        category: Category::Barnehage,
        sector: Sector::Kommunal,
        universal_arena: UniversalArena { er: true, grunn: "prøve".into() },
        address: Some("Munkegata 1".into()),
        url: None,
        point: Some(point!(x: 569_000.0 + k as f64, y: 7_030_000.0)),
        geo_quality: GeoQuality::Adresse,
    };
    Records::Places((0..334).map(place).collect())
}

fn cells() -> Records {
    let cell = |k: usize| PopulationCell {
        id: format!("{k}"),
        source: id("prove"),
        persons: k as f64,
        year: Some(2015),
        geometry: ring(k, 4),
    };
    Records::Population((0..2_058).map(cell).collect())
}

fn districts() -> Records {
    let district = |k: usize| District {
        id: id(&format!("krets-{k}")),
        source: id("prove"),
        navn: format!("Krets {k}"),
        code: None,
        geometry: ring(k, 400),
    };
    Records::Districts((0..43).map(district).collect())
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder for the file");
    let path = folder.path().join("prove.gpkg");
    let path = path.to_str().expect("a plain name");
    let open = async || AnyStore::open(path, OpenMode::Create).await.expect("the store opens");
    let imports = [zones(), places(), cells(), districts()].map(import).into();
    let change = ChangeSet { base: None, reason: "prøve".into(), kommune: None, imports };

    let start = Instant::now();
    let store = open().await;
    println!("make the file  {:7.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let start = Instant::now();
    store.commit(change, &Author::new("prøve")).await.expect("the change is taken in");
    println!("commit         {:7.1} ms", start.elapsed().as_secs_f64() * 1e3);
    drop(store);

    let start = Instant::now();
    let store = open().await;
    println!("open           {:7.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let mut times: Vec<f64> = vec![];
    let mut vertices = 0;
    for _ in 0..20 {
        let start = Instant::now();
        let d = store.load().await.expect("the store is read");
        times.push(start.elapsed().as_secs_f64() * 1e3);
        vertices = d.zones.iter().flat_map(|z| &z.geometry).map(|p| p.exterior().0.len()).sum();
    }
    let first = times[0];
    times.sort_by(f64::total_cmp);
    println!("first load     {first:7.1} ms");
    println!("load, median   {:7.1} ms ({vertices} vertices in zones)", times[times.len() / 2]);
}
