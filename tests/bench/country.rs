//! A made-up Norway: zones that tile it with curved shared borders, small in towns, and the square cells of a national
//! grid, 1 km in the country and 250 m in the towns. The same every time.

use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Extent in km, about the land of Norway; the zones reach a little less far to all sides, and bulge.
const SIZE: [usize; 2] = [500, 650];
const CORNER: Coord<f64> = Coord { x: 100_000.0, y: 6_500_000.0 };
/// Zones along both axes: 14 500 together, as many as Norway has grunnkretser.
pub(crate) const ZONES: [usize; 2] = [100, 145];
/// Square kilometres that are divided into 250 m cells: 400 000 cells together.
const TOWN_CELLS: usize = 5_000;
/// Corners of a side between two zones, the first counted, where no others are asked for; four sides to a zone.
const SIDE: usize = 10;
/// Towns along an axis, and how much closer the borders stand there.
const TOWNS: [f64; 2] = [5.0, 7.0];
const CROWDING: f64 = 0.85;

/// Zones and cells, in EPSG:25832 as it were.
pub(crate) struct Country {
    pub(crate) zones: Vec<MultiPolygon<f64>>,
    pub(crate) cells: Vec<MultiPolygon<f64>>,
    /// Invented persons of each cell, more in towns.
    pub(crate) persons: Vec<f64>,
}

/// Numbers of a fixed sequence (splitmix64), 0–1.
pub(crate) fn sequence(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The country.
pub(crate) fn country() -> Country {
    let (cells, persons) = cells();
    Country { zones: zones(SIDE), cells, persons }
}

/// Where a line of the lattice stands, 0–1, and how far the next one is in units of an even lattice.
fn warp(u: f64, towns: f64) -> (f64, f64) {
    let turn = std::f64::consts::TAU * towns;
    (u - CROWDING * (turn * u).sin() / turn, 1.0 - CROWDING * (turn * u).cos())
}

/// The zones, row by row from south-west, with so many corners on each side.
pub(crate) fn zones(corners_of_side: usize) -> Vec<MultiPolygon<f64>> {
    let [columns, rows] = ZONES;
    let margin = 1_500.0;
    let length = |axis: usize| SIZE[axis] as f64 * 1e3 - 2.0 * margin;
    let mut unit = sequence(7);
    let mut corners = vec![Coord { x: 0.0, y: 0.0 }; (columns + 1) * (rows + 1)];
    let mut steps = corners.clone();
    for j in 0..=rows {
        for i in 0..=columns {
            let (x, dx) = warp(i as f64 / columns as f64, TOWNS[0]);
            let (y, dy) = warp(j as f64 / rows as f64, TOWNS[1]);
            let step = Coord { x: dx * length(0) / columns as f64, y: dy * length(1) / rows as f64 };
            let jitter = Coord { x: (unit() - 0.5) * 0.3 * step.x, y: (unit() - 0.5) * 0.3 * step.y };
            let at = j * (columns + 1) + i;
            corners[at] = CORNER + Coord { x: margin + x * length(0), y: margin + y * length(1) } + jitter;
            steps[at] = step;
        }
    }
    // A side from one corner to the next, without the last: a bow and its overtones across the straight line.
    let mut side = |from: usize, to: usize| -> Vec<Coord<f64>> {
        let (a, b) = (corners[from], corners[to]);
        let along = b - a;
        let room = [steps[from], steps[to]].iter().fold(f64::MAX, |m, s| m.min(s.x).min(s.y));
        let scale = 0.08 * room / along.x.hypot(along.y);
        let heights: [f64; 3] = std::array::from_fn(|k| (unit() - 0.5) * 2.0 * scale / (k + 1) as f64);
        let point = |n: usize| {
            let t = n as f64 / corners_of_side as f64;
            let wave = |k: usize| heights[k] * (std::f64::consts::PI * t * (k + 1) as f64).sin();
            let across: f64 = (0..3).map(wave).sum();
            a + along * t + Coord { x: -along.y, y: along.x } * across
        };
        (0..corners_of_side).map(|n| if n == 0 { a } else { point(n) }).collect()
    };
    let at = |i: usize, j: usize| j * (columns + 1) + i;
    let level: Vec<Vec<Coord<f64>>> =
        (0..=rows).flat_map(|j| (0..columns).map(move |i| (i, j))).map(|(i, j)| side(at(i, j), at(i + 1, j))).collect();
    let upright: Vec<Vec<Coord<f64>>> =
        (0..rows).flat_map(|j| (0..=columns).map(move |i| (i, j))).map(|(i, j)| side(at(i, j), at(i, j + 1))).collect();
    let zone = |(i, j): (usize, usize)| {
        let (bottom, top) = (&level[j * columns + i], &level[(j + 1) * columns + i]);
        let (left, right) = (&upright[j * (columns + 1) + i], &upright[j * (columns + 1) + i + 1]);
        let backwards = |side: &[Coord<f64>], end: Coord<f64>| {
            std::iter::once(end).chain(side[1..].iter().rev().copied()).collect::<Vec<_>>()
        };
        let ring = [
            bottom.clone(),
            right.clone(),
            backwards(top, corners[at(i + 1, j + 1)]),
            backwards(left, corners[at(i, j + 1)]),
        ];
        MultiPolygon(vec![Polygon::new(LineString(ring.concat()), vec![])])
    };
    (0..rows).flat_map(|j| (0..columns).map(move |i| (i, j))).map(zone).collect()
}

fn cells() -> (Vec<MultiPolygon<f64>>, Vec<f64>) {
    let crowd = |k: usize, axis: usize| {
        // The place of a kilometre on the even lattice, near enough for choosing towns.
        let turn = std::f64::consts::TAU * TOWNS[axis];
        (turn * (k as f64 + 0.5) / SIZE[axis] as f64).cos()
    };
    let mut kilometres: Vec<(usize, usize)> = (0..SIZE[1]).flat_map(|j| (0..SIZE[0]).map(move |i| (i, j))).collect();
    let density = |&(i, j): &(usize, usize)| crowd(i, 0) + crowd(j, 1);
    kilometres.sort_by(|a, b| density(b).total_cmp(&density(a)).then(a.cmp(b)));
    let square = |x: f64, y: f64, side: f64| {
        let (x, y) = (CORNER.x + x, CORNER.y + y);
        let ring = vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)];
        MultiPolygon(vec![Polygon::new(LineString::from(ring), vec![])])
    };
    let mut unit = sequence(11);
    let (mut cells, mut persons) = (Vec::new(), Vec::new());
    for (n, &(i, j)) in kilometres.iter().enumerate() {
        let (x, y) = (i as f64 * 1e3, j as f64 * 1e3);
        if n < TOWN_CELLS {
            for (a, b) in (0..4).flat_map(|a| (0..4).map(move |b| (a, b))) {
                cells.push(square(x + f64::from(a) * 250.0, y + f64::from(b) * 250.0, 250.0));
                persons.push((unit() * 90.0).floor());
            }
        } else {
            cells.push(square(x, y, 1e3));
            persons.push((unit() * 12.0).floor());
        }
    }
    (cells, persons)
}
