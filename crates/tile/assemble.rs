//! From a layer to pieces at a zoom: what the rings and lines of each feature look like there, in world units.

use crate::clip::{Piece, Role};
use crate::layer::{Feature, Geometry};
use crate::mvt::{doubled_area, to_grid};
use crate::simplify::Simplifier;
use crate::topology::Topology;
use crate::world::{Bounds, from_mercator, ring_area, rounded, units_at};
use geo_types::{Coord, LineString, Polygon};

/// From this zoom on, an area that rounding would make nothing is drawn as a square of one unit: a small zone does not
/// vanish from the map. Coarser than this the whole kommune is a speck.
const KEEP_ZOOM: u8 = 8;

enum Body {
    Points(Vec<Coord<f64>>),
    /// Number of the chain in the topology.
    Chain(usize),
}

struct Shape {
    feature: u32,
    role: Role,
    /// As the layer came, whatever simplification leaves of it.
    bounds: Bounds,
    body: Body,
}

/// The shapes of a layer in order, and the chains their topology is built of.
#[derive(Default)]
pub(crate) struct Assembly {
    shapes: Vec<Shape>,
    chains: Vec<(Vec<Coord<f64>>, bool)>,
    bounds: Option<Bounds>,
}

impl Assembly {
    pub(crate) fn new(features: &[Feature]) -> Self {
        let mut assembly = Self::default();
        for (feature, i) in features.iter().zip(0..) {
            match &feature.geometry {
                Geometry::Point(points) => assembly.add_points(i, points),
                Geometry::Line(lines) => lines.iter().for_each(|line| assembly.add_line(i, line)),
                Geometry::Polygon(polygons) => polygons.iter().for_each(|polygon| assembly.add_polygon(i, polygon)),
            }
        }
        assembly
    }

    /// The rectangle around everything, world units.
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// The topology of all rings and lines; to be asked for once.
    pub(crate) fn take_topology(&mut self) -> Topology {
        Topology::new(&std::mem::take(&mut self.chains))
    }

    /// What stands at a zoom, given the topology simplified for it. A polygon's holes follow its exterior.
    pub(crate) fn pieces(&self, simplifier: &Simplifier, zoom: u8) -> Vec<Piece> {
        let units = units_at(zoom);
        let mut pieces = Vec::with_capacity(self.shapes.len());
        for shapes in self.shapes.chunk_by(|a, b| a.feature == b.feature) {
            let first = pieces.len();
            pieces.extend(shapes.iter().filter_map(|shape| {
                let points = match &shape.body {
                    Body::Points(points) => points.clone(),
                    Body::Chain(chain) => simplifier.points(*chain).collect(),
                };
                Piece::new(shape.feature, shape.role, points)
            }));
            if zoom >= KEEP_ZOOM && !has_area(&pieces[first..], units) {
                pieces.extend(unit_square(shapes, units));
            }
        }
        pieces
    }

    fn add(&mut self, feature: u32, role: Role, points: Vec<Coord<f64>>) {
        let Some(bounds) = Bounds::of(&points) else { return };
        self.bounds = Some(self.bounds.map_or(bounds, |all| all.union(bounds)));
        let body = match role {
            Role::Points => Body::Points(points),
            Role::Line | Role::Exterior | Role::Hole => {
                self.chains.push((points, role != Role::Line));
                Body::Chain(self.chains.len() - 1)
            }
        };
        self.shapes.push(Shape { feature, role, bounds, body });
    }

    fn add_points(&mut self, feature: u32, points: &[Coord<f64>]) {
        self.add(feature, Role::Points, points.iter().copied().filter_map(from_mercator).collect());
    }

    fn add_line(&mut self, feature: u32, line: &LineString<f64>) {
        self.add(feature, Role::Line, line.coords().copied().filter_map(from_mercator).collect());
    }

    fn add_polygon(&mut self, feature: u32, polygon: &Polygon<f64>) {
        let exterior = (Role::Exterior, polygon.exterior());
        for (role, ring) in std::iter::once(exterior).chain(polygon.interiors().iter().map(|r| (Role::Hole, r))) {
            let mut points: Vec<_> = ring.coords().copied().filter_map(from_mercator).collect();
            if points.first() == points.last() {
                points.pop();
            }
            match role {
                // Without an exterior the holes are holes in nothing.
                Role::Exterior if points.len() < 3 => return,
                _ if points.len() < 3 => continue,
                _ => {}
            }
            if (ring_area(&points) < 0.0) == (role == Role::Exterior) {
                points.reverse();
            }
            self.add(feature, role, points);
        }
    }
}

/// Whether anything of an area is left on the grid of a zoom.
fn has_area(pieces: &[Piece], units: f64) -> bool {
    let mut exteriors = pieces.iter().filter(|p| p.role == Role::Exterior);
    exteriors.any(|p| doubled_area(&to_grid(&p.points, units, (0, 0))) != 0)
}

/// One unit of the grid at the middle of an area's largest part; none for points and lines.
fn unit_square(shapes: &[Shape], units: f64) -> Option<Piece> {
    let size = |b: Bounds| (b.max.x - b.min.x) * (b.max.y - b.min.y);
    let exteriors = shapes.iter().filter(|shape| shape.role == Role::Exterior);
    let largest = exteriors.max_by(|a, b| size(a.bounds).total_cmp(&size(b.bounds)))?;
    let Bounds { min, max } = largest.bounds;
    let (x, y) = rounded(Coord { x: (min.x + max.x) / 2.0, y: (min.y + max.y) / 2.0 }, units);
    let corner = |dx: i64, dy: i64| Coord { x: (x + dx) as f64 * units, y: (y + dy) as f64 * units };
    Piece::new(largest.feature, Role::Exterior, vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)])
}
