//! Prints how long the two joins of the speed goals take on the real data: points to zones, and grid cells to zones.

#[path = "../testdata.rs"]
mod testdata;

use geo::BoundingRect;
use geo_types::Coord;
use spatial::{Locator, overlay};
use std::time::Instant;

const POINTS: usize = 1_000_000;

/// Best of several runs, ms.
fn best<T>(runs: usize, work: impl Fn() -> T) -> f64 {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..runs).map(run).fold(f64::MAX, f64::min)
}

/// Points in a box by a fixed sequence (splitmix64): every run joins the same ones.
fn scattered(min: Coord<f64>, max: Coord<f64>) -> Vec<Coord<f64>> {
    let mut state = 1u64;
    let mut unit = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..POINTS).map(|_| Coord { x: min.x + unit() * (max.x - min.x), y: min.y + unit() * (max.y - min.y) }).collect()
}

#[expect(clippy::print_stdout, reason = "the numbers are the result")]
fn main() {
    let (Some(zones), Some(cells)) = (
        testdata::real("levekaarssoner_2020_trondheim_25832.gpkg", "levekaarsnavn"),
        testdata::real("befolkning_250m_2015_trondheim_25833.gpkg", "pop_tot"),
    ) else {
        return;
    };
    let (zones, cells) = (testdata::polygons(&zones), testdata::polygons(&cells));
    let boxes: Vec<_> = zones.iter().filter_map(BoundingRect::bounding_rect).collect();
    let min = boxes.iter().fold(boxes[0].min(), |m, b| Coord { x: m.x.min(b.min().x), y: m.y.min(b.min().y) });
    let max = boxes.iter().fold(boxes[0].max(), |m, b| Coord { x: m.x.max(b.max().x), y: m.y.max(b.max().y) });
    let points = scattered(min, max);

    println!("index over {} zones: {:.1} ms", zones.len(), best(5, || Locator::new(&zones)));
    let locator = Locator::new(&zones);
    let inside = locator.locate_all(&points).iter().flatten().count();
    println!("{POINTS} points to zones ({inside} inside): {:.1} ms (goal 60)", best(9, || locator.locate_all(&points)));
    let outside: Vec<Coord<f64>> =
        points.iter().copied().filter(|p| locator.locate(*p).is_none()).take(10_000).collect();
    println!("{} points to the nearest zone: {:.1} ms", outside.len(), best(3, || locator.assign_all(&outside)));
    let weights = overlay(&cells, &zones);
    println!(
        "{} cells on zones, {} pieces: {:.1} ms (goal 20)",
        cells.len(),
        weights.pieces(),
        best(9, || overlay(&cells, &zones))
    );
    println!(
        "zones on themselves, all pairs: {:.1} ms",
        best(3, || spatial::overlaps(&zones, spatial::SquareMetres(1.0)))
    );
    println!(
        "faults of all zones: {:.1} ms",
        best(3, || zones.iter().map(|z| spatial::faults(z).len()).sum::<usize>())
    );
    println!("labels of all zones: {:.1} ms", best(3, || zones.iter().filter_map(spatial::interior_point).count()));
    println!("outline of all zones: {:.1} ms", best(3, || spatial::dissolve(&zones.iter().collect::<Vec<_>>())));
}
