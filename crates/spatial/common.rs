//! Area that several polygons share. Only the area is wanted, so no piece is ever built.
//!
//! A convex polygon clips the others and drops out; where none is convex, all are halved along their common box until
//! they are small, and the rest is a sum over signed triangles.

use crate::rings::{Bounds, Rings};

/// Below this product of vertex counts, triangles are cheaper than another halving.
const SMALL: usize = 64;
/// Halvings after which triangles take over however many vertices are left: 2⁻⁴⁰ of a kommune is below a micrometre.
const DEEPEST: u32 = 40;

/// Area of what all of them hold, m²; nothing where there are none.
pub(crate) fn common_area(all: &[&Rings]) -> f64 {
    match all {
        [a, b] => of_two(a, b, DEEPEST),
        _ => of_many(all, DEEPEST),
    }
}

/// Area of what all of `base` hold and none of `taken`, m².
pub(crate) fn free_area(base: &[&Rings], taken: &[&Rings]) -> f64 {
    common_area(base) - taken_area(base, taken)
}

/// Area of `base` in the union of `taken`: inclusion and exclusion, which ends early since few lie over each other.
fn taken_area(base: &[&Rings], taken: &[&Rings]) -> f64 {
    let Some((first, rest)) = taken.split_first() else { return 0.0 };
    let with: Vec<&Rings> = base.iter().chain([first]).copied().collect();
    let area = common_area(&with);
    let others = taken_area(base, rest);
    if area > 0.0 { area + others - taken_area(&with, rest) } else { others }
}

fn of_two(a: &Rings, b: &Rings, depth: u32) -> f64 {
    let common = a.bounds.common(&b.bounds);
    if !common.has_inside() {
        return 0.0;
    }
    if let Some(convex) = a.convex() {
        return b.area_in(convex);
    }
    if let Some(convex) = b.convex() {
        return a.area_in(convex);
    }
    if a.len() * b.len() <= SMALL || depth == 0 {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        return few.fans().map(|(sign, triangle)| sign * many.area_in(&triangle)).sum();
    }
    common.halves().iter().map(|half| of_two(&a.clip_box(half), &b.clip_box(half), depth - 1)).sum()
}

fn of_many(all: &[&Rings], depth: u32) -> f64 {
    match all {
        [] => return 0.0,
        [one] => return one.area(),
        [a, b] => return of_two(a, b, depth),
        _ => {}
    }
    let common = all.iter().fold(Bounds::EVERYTHING, |c, r| c.common(&r.bounds));
    if !common.has_inside() {
        return 0.0;
    }
    let without = |i: usize| all.iter().enumerate().filter(move |(j, _)| *j != i).map(|(_, r)| *r);
    let clipped = |others: Vec<Rings>| of_many(&others.iter().collect::<Vec<_>>(), depth);
    if let Some((i, convex)) = all.iter().enumerate().find_map(|(i, r)| Some((i, r.convex()?))) {
        return clipped(without(i).map(|r| r.clip_convex(convex)).collect());
    }
    let product = all.iter().fold(1_usize, |product, r| product.saturating_mul(r.len()));
    if product <= SMALL || depth == 0 {
        let Some(few) = (0..all.len()).min_by_key(|&i| all[i].len()) else { return 0.0 };
        let triangles = all[few].fans();
        return triangles.map(|(s, t)| s * clipped(without(few).map(|r| r.clip_convex(&t)).collect())).sum();
    }
    let halves = common.halves();
    let half = |half: &Bounds| {
        let parts: Vec<Rings> = all.iter().map(|r| r.clip_box(half)).collect();
        of_many(&parts.iter().collect::<Vec<_>>(), depth - 1)
    };
    halves.iter().map(half).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testdata::{rectangle, with_hole};
    use geo_types::{Coord, MultiPolygon};

    fn rings(p: &MultiPolygon<f64>) -> Rings {
        Rings::new(p, Coord { x: 0.0, y: 0.0 })
    }

    fn horseshoe() -> Rings {
        rings(&geo::wkt!(MULTIPOLYGON(((0. 0., 10. 0., 10. 10., 8. 10., 8. 2., 2. 2., 2. 10., 0. 10., 0. 0.)))))
    }

    #[test]
    fn three_horseshoes_share_what_they_share() {
        let down =
            rings(&geo::wkt!(MULTIPOLYGON(((1. 11., 11. 11., 11. 1., 9. 1., 9. 9., 3. 9., 3. 1., 1. 1., 1. 11.)))));
        let ring = rings(&with_hole(rectangle(-1.0, 5.0, 20.0, 20.0), rectangle(-0.5, 7.0, 19.0, 8.0)));
        // The two legs of 1 × 9 from y = 1 and the shoulder from 9 to 10, above y = 5 and without y = 7 … 8.
        let up = horseshoe();
        assert_eq!(common_area(&[&up, &down]), 20.0);
        assert_eq!(common_area(&[&up, &down, &ring]), 1.0 * 4.0 * 2.0 + 1.0);
        assert_eq!(common_area(&[&up]), 10.0 * 2.0 + 2.0 * 2.0 * 8.0);
        assert_eq!(common_area(&[]), 0.0);
    }

    #[test]
    fn what_two_take_of_the_same_ground_is_taken_once() {
        let base = horseshoe();
        let (a, b) = (rings(&rectangle(0.0, 0.0, 4.0, 1.0)), rings(&rectangle(3.0, 0.0, 6.0, 1.0)));
        assert_eq!(free_area(&[&base], &[&a, &b]), 52.0 - 6.0);
        assert_eq!(free_area(&[&base], &[&a, &a, &b, &b]), 52.0 - 6.0);
    }
}
