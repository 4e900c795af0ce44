//! Builds the pyramid of the real levekårssoner and prints milliseconds and bytes, per build and per zoom.
//! Skips with a reason where the shared data is not there. Run: `cargo run --release -p satsing-tile --example speed`.
#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

#[path = "speed/real_zones.rs"]
mod real_zones;

use std::error::Error;
use std::time::Instant;
use tile::{Feature, Geometry, Layer, Property, Pyramid, stable_id};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(zones) = real_zones::real_zones()? else { return Ok(()) };
    let features = zones.into_iter().map(|(name, area)| Feature {
        id: stable_id(&name),
        geometry: Geometry::Polygon(area),
        properties: vec![("id", Property::Text(name.to_lowercase())), ("navn", Property::Text(name))],
    });
    let layer = Layer { name: "zones".into(), features: features.collect(), min_zoom: 0, max_zoom: 14 };
    println!("{} zones, {} threads", layer.features.len(), rayon::current_num_threads());
    for run in 1..=7 {
        let start = Instant::now();
        let pyramid = Pyramid::build(&layer);
        let ms = start.elapsed().as_secs_f64() * 1e3;
        println!("build {run}: {ms:.0} ms, {} bytes, version {}", pyramid.bytes(), pyramid.version());
        if run == 7 {
            by_zoom(&pyramid);
        }
    }
    Ok(())
}

fn by_zoom(pyramid: &Pyramid) {
    println!("zoom tiles       raw      gzip    brotli");
    for zoom in pyramid.min_zoom()..=pyramid.max_zoom() {
        let (mut tiles, mut raw, mut gzip, mut brotli) = (0, 0, 0, 0);
        for (_, tile) in pyramid.tiles().filter(|(id, _)| id.z() == zoom) {
            tiles += 1;
            raw += tile.raw().len();
            gzip += tile.gzip().len();
            brotli += tile.brotli().len();
        }
        println!("{zoom:4} {tiles:5} {raw:9} {gzip:9} {brotli:9}");
    }
}
