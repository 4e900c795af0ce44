//! Invented units: grids with holes, unevenly shaped zones that cover a square, and graphs that could lie in no plane.

use super::chance::Chance;
use super::*;
use crate::measure::{Metres, SquareMetres};
use std::collections::BTreeMap;

/// Uniform in [0, 1).
pub(super) fn unit(chance: &mut Chance) -> f64 {
    chance.below(1 << 30) as f64 / f64::from(1 << 30)
}

pub(super) fn between(chance: &mut Chance, lo: f64, hi: f64) -> f64 {
    lo + (hi - lo) * unit(chance)
}

/// People and need of a unit: most have some of both, some nobody or no need.
fn figures(chance: &mut Chance) -> (f64, f64) {
    let persons = if chance.below(12) == 0 { 0.0 } else { between(chance, 20.0, 60.0).powi(2).round() };
    let need = match chance.below(4) {
        0 => 0.0,
        1 => unit(chance),
        _ => unit(chance).powi(3),
    };
    (persons, need)
}

pub(super) fn known(id: usize, persons: f64, need: f64, area: f64, perimeter: f64) -> Unit {
    let (persons, need) = (Figure::Known(persons), Figure::Known(need));
    Unit { id: format!("{id:05}"), persons, need, area: SquareMetres(area), perimeter: Metres(perimeter) }
}

/// Cells of 250 m, a few of them missing, with a river between two columns and a railway between two rows.
pub(super) fn grid(width: usize, height: usize, chance: &mut Chance) -> (Vec<Unit>, Vec<Neighbour>) {
    let raster: Vec<Option<usize>> =
        (0..width * height).map(|i| (chance.below(10) > 0 || i == 0).then_some(i)).collect();
    raster_units(&raster, width, 250.0, chance)
}

/// So many zones of uneven shape: each of 12 × 12 squares belongs to the nearest of as many centres.
pub(super) fn zones(count: usize, side: usize, chance: &mut Chance) -> (Vec<Unit>, Vec<Neighbour>) {
    let centres: Vec<[f64; 2]> = (0..count).map(|_| [0, 1].map(|_| between(chance, 0.0, side as f64))).collect();
    let nearest = |i: usize| {
        let [x, y] = [(i % side) as f64 + 0.5, (i / side) as f64 + 0.5];
        let distance = |c: &[f64; 2]| (c[0] - x).powi(2) + (c[1] - y).powi(2);
        (0..count).min_by(|&a, &b| distance(&centres[a]).total_cmp(&distance(&centres[b])))
    };
    let raster: Vec<Option<usize>> = (0..side * side).map(nearest).collect();
    raster_units(&raster, side, 200.0, chance)
}

/// The units of a raster, each square of which belongs to one of them or to none.
fn raster_units(raster: &[Option<usize>], width: usize, side: f64, chance: &mut Chance) -> (Vec<Unit>, Vec<Neighbour>) {
    let mut names: Vec<usize> = raster.iter().flatten().copied().collect();
    names.sort_unstable();
    names.dedup();
    let place = |name: usize| names.binary_search(&name).unwrap();
    let height = raster.len() / width;
    let (river, railway) = (chance.below(width), chance.below(height));
    let mut squares = vec![0.0; names.len()];
    let mut edges = vec![0.0; names.len()];
    let mut borders: BTreeMap<(usize, usize), (f64, u32, u32)> = BTreeMap::new();
    for (i, name) in raster.iter().enumerate() {
        let Some(name) = name else { continue };
        squares[place(*name)] += 1.0;
        let (x, y) = (i % width, i / width);
        let around = [
            (x > 0).then(|| (i - 1, 0, 0)),
            (x + 1 < width).then(|| (i + 1, u32::from(x == river), 0)),
            (y > 0).then(|| (i - width, 0, 0)),
            (y + 1 < height).then(|| (i + width, 0, u32::from(y == railway))),
        ];
        for beside in around {
            let other = beside.and_then(|(at, river, railway)| Some((raster[at]?, river, railway)));
            if other.is_some_and(|(other, ..)| other == *name) {
                continue;
            }
            edges[place(*name)] += side;
            if let Some((other, river, railway)) = other {
                let pair = (place(*name).min(place(other)), place(*name).max(place(other)));
                let border = borders.entry(pair).or_default();
                *border = (border.0 + side / 2.0, border.1.max(river), border.2.max(railway));
            }
        }
    }
    let units = (0..names.len()).map(|at| {
        let (persons, need) = figures(chance);
        known(at, persons, need, squares[at] * side * side, edges[at])
    });
    let neighbours = borders.into_iter().map(|((a, b), (shared, river, railway))| Neighbour {
        a,
        b,
        shared: Metres(shared),
        river,
        railway,
    });
    (units.collect(), neighbours.collect())
}

/// A random connected graph, with borders of random length, some of none, and barriers here and there.
pub(super) fn graph(count: usize, chance: &mut Chance) -> (Vec<Unit>, Vec<Neighbour>) {
    let mut pairs: Vec<(usize, usize)> = (1..count).map(|b| (chance.below(b), b)).collect();
    for _ in 0..chance.below(2 * count) {
        let (a, b) = (chance.below(count), chance.below(count));
        if a < b && !pairs.contains(&(a, b)) {
            pairs.push((a, b));
        }
    }
    let mut neighbours = Vec::new();
    for (a, b) in pairs {
        let shared = Metres(if chance.below(5) == 0 { 0.0 } else { between(chance, 50.0, 600.0) });
        let [river, railway] = [8, 8].map(|one_in| u32::from(chance.below(one_in) == 0));
        neighbours.push(Neighbour { a, b, shared, river, railway });
    }
    let units = (0..count).map(|at| {
        let common: f64 = neighbours.iter().filter(|n| n.a == at || n.b == at).map(|n| n.shared.0).sum();
        let perimeter = common + between(chance, 100.0, 800.0);
        let (persons, need) = figures(chance);
        known(at, persons, need, between(chance, 0.2, 0.6) * perimeter.powi(2) / 12.6, perimeter)
    });
    (units.collect(), neighbours)
}

/// The sum of all known populations.
pub(super) fn everyone(units: &[Unit]) -> f64 {
    units.iter().filter_map(|u| u.persons.known()).sum()
}

/// One of the three kinds with up to so many units.
pub(super) fn invented(most: usize, chance: &mut Chance) -> (Vec<Unit>, Vec<Neighbour>) {
    let count = 4 + chance.below(most - 3);
    match chance.below(3) {
        0 => grid(2 + chance.below(3), count.div_ceil(4).max(1), chance),
        1 => zones(count, 12, chance),
        _ => graph(count, chance),
    }
}

/// Limits between a tenth and two thirds of everyone, wide and narrow, and weights from none to all.
pub(super) fn question(units: &[Unit], chance: &mut Chance) -> (Limits, Options) {
    let max = everyone(units) * between(chance, 0.1, 0.66);
    let min = max * [0.0, 0.5, 0.8, 0.95][chance.below(4)];
    let weight = |chance: &mut Chance| [0.0, 0.3, 0.5, 1.0][chance.below(4)];
    let penalties = Penalties { compactness: weight(chance), barrier: weight(chance) };
    (Limits::new(min, max.max(1.0)).unwrap(), Options { penalties, ..Options::default() })
}
