//! Where the edges of a polygon's rings meet: a sweep from west to east, with exact signs.

use crate::validate::Ring;
use geo_types::Coord;
use robust::orient2d;

/// How two edges that are no neighbours in order (or are, and fold back) meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Contact {
    /// They cross.
    Crossing(Coord<f64>),
    /// They run along each other.
    Along(Coord<f64>),
    /// A ring folds back on itself.
    Spike(Coord<f64>),
    /// A ring touches itself.
    SelfTouch(Coord<f64>),
    /// Two rings touch at a point, which is allowed.
    Touch { rings: (usize, usize) },
}

#[derive(Clone, Copy)]
struct Edge {
    a: Coord<f64>,
    b: Coord<f64>,
    ring: usize,
    order: usize,
    /// Number of edges of the ring.
    of: usize,
}

impl Edge {
    fn west(&self) -> f64 {
        self.a.x.min(self.b.x)
    }

    fn east(&self) -> f64 {
        self.a.x.max(self.b.x)
    }

    fn meets_in_y(&self, other: &Self) -> bool {
        self.a.y.min(self.b.y) <= other.a.y.max(other.b.y) && other.a.y.min(other.b.y) <= self.a.y.max(self.b.y)
    }

    /// The corner that both share because one follows the other.
    fn joint(&self, other: &Self) -> Option<Coord<f64>> {
        if self.ring != other.ring {
            None
        } else if (self.order + 1) % self.of == other.order {
            Some(self.b)
        } else if (other.order + 1) % self.of == self.order {
            Some(self.a)
        } else {
            None
        }
    }
}

/// Every contact, each place and kind once, from west to east. Rings with fewer than three corners are passed over.
pub(crate) fn contacts(rings: &[Ring]) -> Vec<Contact> {
    let mut edges: Vec<Edge> = Vec::new();
    for (ring, r) in rings.iter().enumerate().filter(|(_, r)| r.corners.len() >= 3) {
        let of = r.corners.len();
        edges.extend(r.edges().enumerate().map(|(order, (a, b))| Edge { a, b, ring, order, of }));
    }
    edges.sort_by(|e, f| e.west().total_cmp(&f.west()));
    let mut found: Vec<Contact> = Vec::new();
    let mut open: Vec<Edge> = Vec::new();
    for e in edges {
        open.retain(|o| o.east() >= e.west());
        for contact in open.iter().filter(|o| o.meets_in_y(&e)).filter_map(|o| contact(o, &e)) {
            if !found.contains(&contact) {
                found.push(contact);
            }
        }
        open.push(e);
    }
    found
}

fn sign(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> f64 {
    let c = |c: Coord<f64>| robust::Coord { x: c.x, y: c.y };
    orient2d(c(a), c(b), c(p))
}

fn contact(e: &Edge, f: &Edge) -> Option<Contact> {
    let (fa, fb) = (sign(e.a, e.b, f.a), sign(e.a, e.b, f.b));
    if (fa > 0.0 && fb > 0.0) || (fa < 0.0 && fb < 0.0) {
        return None;
    }
    let joint = e.joint(f);
    if fa == 0.0 && fb == 0.0 {
        return collinear(e, f, joint);
    }
    let (ea, eb) = (sign(f.a, f.b, e.a), sign(f.a, f.b, e.b));
    if (ea > 0.0 && eb > 0.0) || (ea < 0.0 && eb < 0.0) || joint.is_some() {
        return None;
    }
    let at = [(fa, f.a), (fb, f.b), (ea, e.a), (eb, e.b)].iter().find(|(s, _)| *s == 0.0).map(|(_, p)| *p);
    Some(match at {
        Some(at) => touch(e, f, at),
        None => {
            let t = fa / (fa - fb);
            Contact::Crossing(f.a + (f.b - f.a) * t)
        }
    })
}

fn touch(e: &Edge, f: &Edge, at: Coord<f64>) -> Contact {
    if e.ring == f.ring {
        Contact::SelfTouch(at)
    } else {
        Contact::Touch { rings: (e.ring.min(f.ring), e.ring.max(f.ring)) }
    }
}

/// Both on one line: apart, end to end, or over each other.
fn collinear(e: &Edge, f: &Edge, joint: Option<Coord<f64>>) -> Option<Contact> {
    // Along the axis on which the edge is longer, order is order on the line.
    let upright = (e.b.y - e.a.y).abs() > (e.b.x - e.a.x).abs();
    let key = |c: Coord<f64>| if upright { c.y } else { c.x };
    let ordered = |g: &Edge| if key(g.a) <= key(g.b) { (g.a, g.b) } else { (g.b, g.a) };
    let ((e0, e1), (f0, f1)) = (ordered(e), ordered(f));
    let start = if key(e0) >= key(f0) { e0 } else { f0 };
    let end = if key(e1) <= key(f1) { e1 } else { f1 };
    if key(start) > key(end) {
        return None;
    }
    match (joint, key(start) == key(end)) {
        (Some(_), true) => None,
        (Some(at), false) => Some(Contact::Spike(at)),
        (None, true) => Some(touch(e, f, start)),
        (None, false) => Some(Contact::Along(start)),
    }
}
