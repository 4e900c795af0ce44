//! Arcs as straight lines: GDAL's own conversion is out of reach of its safe interface, and its GEOS operations put curves back.

use geo_types::Coord;

/// Most degrees that one line spans; of a whole circle 0.005 % of the area is lost.
pub(crate) const STEP_DEGREES: f64 = 1.0;

/// The vertices of an arc string: control points start, middle, end, and end is the next arc's start.
pub(crate) fn stepped(points: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut out: Vec<Coord<f64>> = points.first().copied().into_iter().collect();
    let mut at = 0;
    while let Some([start, middle, end]) = points.get(at..at + 3) {
        arc(*start, *middle, *end, &mut out);
        at += 2;
    }
    // An even number of points is no arc string; what is left over is kept as it stands.
    out.extend(points.get(at + 1..).unwrap_or_default());
    out
}

/// Adds the vertices after `start` of the arc through three points.
fn arc(start: Coord<f64>, middle: Coord<f64>, end: Coord<f64>, out: &mut Vec<Coord<f64>>) {
    let Some(centre) = centre(start, middle, end) else {
        out.extend([middle, end]);
        return;
    };
    let angle = |c: Coord<f64>| (c.y - centre.y).atan2(c.x - centre.x);
    let radius = (start.x - centre.x).hypot(start.y - centre.y);
    let turn = std::f64::consts::TAU;
    let from = angle(start);
    let (to_middle, to_end) = ((angle(middle) - from).rem_euclid(turn), (angle(end) - from).rem_euclid(turn));
    // Counter-clockwise if the middle comes before the end; a whole circle ends where it starts.
    let sweep = match (start == end, to_middle <= to_end) {
        (true, _) => turn,
        (false, true) => to_end,
        (false, false) => to_end - turn,
    };
    let steps = (sweep.abs() / STEP_DEGREES.to_radians()).ceil().max(1.0);
    let mut n = 1.0;
    while n < steps {
        let a = from + sweep * n / steps;
        out.push(Coord { x: centre.x + radius * a.cos(), y: centre.y + radius * a.sin() });
        n += 1.0;
    }
    out.push(end);
}

/// Centre of the circle through three points; none where they lie on a line.
fn centre(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Option<Coord<f64>> {
    if a == c {
        return (a != b).then(|| Coord { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) });
    }
    // Relative to `a`, so that millions of metres do not eat the digits.
    let (b, c) = (b - a, c - a);
    let d = 2.0 * (b.x * c.y - b.y * c.x);
    let (bb, cc) = (b.x * b.x + b.y * b.y, c.x * c.x + c.y * c.y);
    let out = Coord { x: a.x + (c.y * bb - b.y * cc) / d, y: a.y + (b.x * cc - c.x * bb) / d };
    (out.x.is_finite() && out.y.is_finite()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Area;
    use geo_types::{LineString, Polygon};

    fn c(x: f64, y: f64) -> Coord<f64> {
        Coord { x: 570_000.0 + x, y: 7_030_000.0 + y }
    }

    fn area(points: &[Coord<f64>]) -> f64 {
        Polygon::new(LineString(stepped(points)), vec![]).signed_area()
    }

    #[test]
    fn a_circle_has_its_area_whichever_way_it_turns_and_however_it_is_given() {
        let exact = std::f64::consts::PI * 500.0 * 500.0;
        let near = |found: f64, exact: f64| assert!((found - exact).abs() < exact.abs() * 1e-4, "{found} of {exact}");
        near(area(&[c(500.0, 0.0), c(0.0, 500.0), c(-500.0, 0.0), c(0.0, -500.0), c(500.0, 0.0)]), exact);
        near(area(&[c(500.0, 0.0), c(0.0, -500.0), c(-500.0, 0.0), c(0.0, 500.0), c(500.0, 0.0)]), -exact);
        near(area(&[c(500.0, 0.0), c(-500.0, 0.0), c(500.0, 0.0)]), exact);
        near(area(&[c(500.0, 0.0), c(0.0, 500.0), c(-500.0, 0.0)]), exact / 2.0);
    }

    #[test]
    fn three_points_on_a_line_stay_a_line() {
        let line = [c(0.0, 0.0), c(1.0, 1.0), c(2.0, 2.0)];
        assert_eq!(stepped(&line), line);
    }
}
