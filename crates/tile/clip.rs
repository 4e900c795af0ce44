//! Clipping against half-planes: rings by Sutherland–Hodgman, lines into their inner parts, points by where they are.
//!
//! A ring that leaves and comes back keeps a bridge along the clip line. That line lies in the tile's buffer, so the bridge
//! is never seen, and a fill is not changed by it.

use crate::world::Bounds;
use geo_types::Coord;

/// What the points of a piece are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Points,
    Line,
    /// A ring without its closing point, positive area in world units.
    Exterior,
    /// Likewise, negative area; belongs to the exterior before it.
    Hole,
}

/// A part of a feature's geometry, world units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// Position of the feature in its layer.
    pub(crate) feature: u32,
    pub(crate) role: Role,
    pub(crate) points: Vec<Coord<f64>>,
    pub(crate) bounds: Bounds,
}

impl Piece {
    /// A piece with its bounds; none if too few points are left to be one.
    pub(crate) fn new(feature: u32, role: Role, points: Vec<Coord<f64>>) -> Option<Self> {
        let least = match role {
            Role::Points => 1,
            Role::Line => 2,
            Role::Exterior | Role::Hole => 3,
        };
        if points.len() < least {
            return None;
        }
        Bounds::of(&points).map(|bounds| Self { feature, role, points, bounds })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    X,
    Y,
}

/// All places on one side of an upright or level line, the line included.
#[derive(Debug, Clone, Copy)]
pub(crate) enum HalfPlane {
    /// Coordinate at most this.
    UpTo(Axis, f64),
    /// Coordinate at least this.
    From(Axis, f64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    All,
    Part,
    Nothing,
}

impl HalfPlane {
    fn holds(self, p: Coord<f64>) -> bool {
        match self {
            Self::UpTo(Axis::X, at) => p.x <= at,
            Self::UpTo(Axis::Y, at) => p.y <= at,
            Self::From(Axis::X, at) => p.x >= at,
            Self::From(Axis::Y, at) => p.y >= at,
        }
    }

    fn reach(self, bounds: Bounds) -> Reach {
        match (self.holds(bounds.min), self.holds(bounds.max)) {
            (true, true) => Reach::All,
            (false, false) => Reach::Nothing,
            _ => Reach::Part,
        }
    }

    /// Where the segment meets the line. The same for (a, b) and (b, a), so neighbours are cut at the same place.
    fn crossing(self, a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
        let (a, b) = if (a.x, a.y) <= (b.x, b.y) { (a, b) } else { (b, a) };
        match self {
            Self::UpTo(Axis::X, at) | Self::From(Axis::X, at) => {
                Coord { x: at, y: a.y + (at - a.x) / (b.x - a.x) * (b.y - a.y) }
            }
            Self::UpTo(Axis::Y, at) | Self::From(Axis::Y, at) => {
                Coord { x: a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x), y: at }
            }
        }
    }
}

/// What of the pieces lies in each of two half-planes that together cover everything.
pub(crate) fn divide(pieces: Vec<Piece>, low: HalfPlane, high: HalfPlane) -> (Vec<Piece>, Vec<Piece>) {
    let (mut lows, mut highs) = (Vec::new(), Vec::new());
    for piece in pieces {
        let reach_high = high.reach(piece.bounds);
        match low.reach(piece.bounds) {
            Reach::All if reach_high == Reach::Nothing => {
                lows.push(piece);
                continue;
            }
            Reach::All => lows.push(piece.clone()),
            Reach::Part => cut(&piece, low, &mut lows),
            Reach::Nothing => {}
        }
        match reach_high {
            Reach::All => highs.push(piece),
            Reach::Part => cut(&piece, high, &mut highs),
            Reach::Nothing => {}
        }
    }
    (lows, highs)
}

/// What of the pieces lies in a half-plane.
pub(crate) fn keep(pieces: Vec<Piece>, half: HalfPlane) -> Vec<Piece> {
    let mut kept = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match half.reach(piece.bounds) {
            Reach::All => kept.push(piece),
            Reach::Part => cut(&piece, half, &mut kept),
            Reach::Nothing => {}
        }
    }
    kept
}

fn cut(piece: &Piece, half: HalfPlane, out: &mut Vec<Piece>) {
    let mut push = |points| out.extend(Piece::new(piece.feature, piece.role, points));
    match piece.role {
        Role::Points => push(piece.points.iter().copied().filter(|p| half.holds(*p)).collect()),
        Role::Line => cut_line(&piece.points, half, push),
        Role::Exterior | Role::Hole => push(cut_ring(&piece.points, half)),
    }
}

fn cut_ring(points: &[Coord<f64>], half: HalfPlane) -> Vec<Coord<f64>> {
    let mut kept = Vec::with_capacity(points.len() / 2 + 8);
    let Some(&last) = points.last() else { return kept };
    let (mut before, mut before_in) = (last, half.holds(last));
    for &p in points {
        let p_in = half.holds(p);
        if p_in != before_in {
            kept.push(half.crossing(before, p));
        }
        if p_in {
            kept.push(p);
        }
        (before, before_in) = (p, p_in);
    }
    kept
}

fn cut_line(points: &[Coord<f64>], half: HalfPlane, mut push: impl FnMut(Vec<Coord<f64>>)) {
    let mut part: Vec<Coord<f64>> = points.first().copied().filter(|p| half.holds(*p)).into_iter().collect();
    for (a, b) in points.windows(2).map(|w| (w[0], w[1])) {
        match (half.holds(a), half.holds(b)) {
            (true, true) => part.push(b),
            (false, true) => part.extend([half.crossing(a, b), b]),
            (true, false) => {
                part.push(half.crossing(a, b));
                push(std::mem::take(&mut part));
            }
            (false, false) => {}
        }
    }
    push(part);
}

#[cfg(test)]
mod tests;
