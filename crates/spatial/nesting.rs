//! Whether holes lie in their rings and parts lie beside each other, for rings that do not cross.

use crate::crossings::Contact;
use crate::validate::{GeometryFault, Ring};
use geo_types::Coord;
use robust::orient2d;

type Boxed = (Coord<f64>, Coord<f64>);

/// Faults of nesting. Rings that touch are compared corner by corner, since they may cross exactly in a corner.
pub(crate) fn faults(rings: &[Ring], contacts: &[Contact]) -> Vec<GeometryFault> {
    let boxes: Vec<Boxed> = rings.iter().map(bounds).collect();
    let touch = |i: usize, j: usize| {
        let pair = (i.min(j), i.max(j));
        contacts.iter().any(|c| matches!(c, Contact::Touch { rings } if *rings == pair))
    };
    let shell_of = |part: usize| rings.iter().position(|r| r.part == part && !r.hole);
    let mut found = Vec::new();
    for (i, ring) in rings.iter().enumerate() {
        let Some(&at) = ring.corners.first() else { continue };
        let meets = |j: usize| i != j && overlap(&boxes[i], &boxes[j]);
        let side = |j: usize| if meets(j) { side_of(ring, &rings[j], touch(i, j)) } else { Side::Outside };
        if ring.hole {
            let Some(shell) = shell_of(ring.part) else { continue };
            let siblings = (0..rings.len()).filter(|&j| rings[j].hole && rings[j].part == ring.part && j != i);
            if side(shell) != Side::Inside || siblings.into_iter().any(|j| side(j) != Side::Outside) {
                found.push(GeometryFault::HoleOutside { at });
            }
        } else {
            let inside_other = (0..rings.len()).filter(|&j| !rings[j].hole && rings[j].part != ring.part).any(|j| {
                let holes = (0..rings.len()).filter(|&h| rings[h].hole && rings[h].part == rings[j].part);
                side(j) != Side::Outside && !holes.into_iter().any(|h| side(h) == Side::Inside)
            });
            if inside_other {
                found.push(GeometryFault::PartsOverlap { at });
            }
        }
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
    Border,
    /// Partly in, partly out.
    Both,
}

/// Where a ring lies against another that it does not cross within an edge.
fn side_of(ring: &Ring, other: &Ring, every_corner: bool) -> Side {
    let middles = ring.edges().map(|(a, b)| Coord { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) });
    let mut sides =
        ring.corners.iter().copied().chain(middles).map(|p| point_side(p, other)).filter(|s| *s != Side::Border);
    let Some(first) = sides.next() else { return Side::Border };
    if every_corner && sides.any(|s| s != first) { Side::Both } else { first }
}

fn point_side(p: Coord<f64>, ring: &Ring) -> Side {
    let mut inside = false;
    for (a, b) in ring.edges() {
        let c = |c: Coord<f64>| robust::Coord { x: c.x, y: c.y };
        let in_box = a.x.min(b.x) <= p.x && p.x <= a.x.max(b.x) && a.y.min(b.y) <= p.y && p.y <= a.y.max(b.y);
        let crosses = (a.y > p.y) != (b.y > p.y);
        if !in_box && !crosses {
            continue;
        }
        let side = orient2d(c(a), c(b), c(p));
        if in_box && side == 0.0 {
            return Side::Border;
        }
        inside ^= crosses && (side > 0.0) == (b.y > a.y);
    }
    if inside { Side::Inside } else { Side::Outside }
}

fn bounds(ring: &Ring) -> Boxed {
    let none = (Coord { x: f64::MAX, y: f64::MAX }, Coord { x: f64::MIN, y: f64::MIN });
    ring.corners.iter().fold(none, |(lo, hi), c| {
        (Coord { x: lo.x.min(c.x), y: lo.y.min(c.y) }, Coord { x: hi.x.max(c.x), y: hi.y.max(c.y) })
    })
}

fn overlap(a: &Boxed, b: &Boxed) -> bool {
    a.0.x <= b.1.x && b.0.x <= a.1.x && a.0.y <= b.1.y && b.0.y <= a.1.y
}
