//! GDAL geometry → `geo_types`, by vertex lists and not by text: Z and M are dropped, curves are stepped.

use super::arc;
use gdal::vector::{Geometry, OGRwkbGeometryType as wkb, geometry_type_flatten, geometry_type_to_name};
use geo::CoordsIter;
use geo_types::{Coord, LineString, MultiLineString, MultiPolygon, Point, Polygon};
use std::ops::Deref;

/// Geometry of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Null, or empty.
    None,
    /// A position.
    Point(Point<f64>),
    /// An area.
    Area(MultiPolygon<f64>),
    /// One line or several.
    Lines(MultiLineString<f64>),
    /// Something that no layer takes, in words.
    Other(String),
    /// Coordinates that are no numbers, or that cannot be taken to EPSG:25832; says why.
    Broken(String),
}

/// What a layer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShapeKind {
    /// Positions.
    Points,
    /// Areas.
    Areas,
    /// Lines.
    Lines,
}

impl ShapeKind {
    /// For people.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Points => "punkter",
            Self::Areas => "flater (polygoner)",
            Self::Lines => "linjer",
        }
    }
}

impl Shape {
    /// In words, for messages.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::None => "ingen geometri",
            Self::Point(_) => "punkter",
            Self::Area(_) => "flater",
            Self::Lines(_) => "linjer",
            Self::Other(name) => name,
            Self::Broken(_) => "ødelagte koordinater",
        }
    }

    /// Whether it is what the layer takes.
    pub(crate) fn is(&self, kind: ShapeKind) -> bool {
        matches!(
            (self, kind),
            (Self::Point(_), ShapeKind::Points)
                | (Self::Area(_), ShapeKind::Areas)
                | (Self::Lines(_), ShapeKind::Lines)
        )
    }

    /// Number of vertices.
    pub(crate) fn vertices(&self) -> u64 {
        match self {
            Self::Point(_) => 1,
            Self::Area(area) => area.coords_count() as u64,
            Self::Lines(lines) => lines.coords_count() as u64,
            Self::None | Self::Other(_) | Self::Broken(_) => 0,
        }
    }
}

/// Converts a geometry; the flag says that arcs were made into lines.
pub(crate) fn from_gdal(geometry: &Geometry) -> (Shape, bool) {
    if geometry.is_empty() {
        return (Shape::None, false);
    }
    (straight(geometry), has_arcs(geometry))
}

fn kind(geometry: &Geometry) -> wkb::Type {
    geometry_type_flatten(geometry.geometry_type())
}

fn has_arcs(geometry: &Geometry) -> bool {
    match kind(geometry) {
        wkb::wkbCircularString => true,
        wkb::wkbCurvePolygon
        | wkb::wkbMultiSurface
        | wkb::wkbCompoundCurve
        | wkb::wkbMultiCurve
        | wkb::wkbGeometryCollection => parts(geometry).any(|part| has_arcs(&part)),
        _ => false,
    }
}

fn parts(geometry: &Geometry) -> impl Iterator<Item = impl Deref<Target = Geometry>> {
    (0..geometry.geometry_count()).map(|i| geometry.get_geometry(i))
}

fn straight(geometry: &Geometry) -> Shape {
    let shape = match kind(geometry) {
        wkb::wkbPoint => Shape::Point(Point(coord(geometry.get_point(0)))),
        wkb::wkbMultiPoint if geometry.geometry_count() == 1 => {
            parts(geometry).next().map_or(Shape::None, |p| straight(&p))
        }
        wkb::wkbGeometryCollection if !parts(geometry).all(|p| is_area(&p)) => {
            Shape::Other("en blanding av geometrier".to_owned())
        }
        wkb::wkbGeometryCollection => area(geometry),
        _ if is_area(geometry) => area(geometry),
        wkb::wkbLineString
        | wkb::wkbMultiLineString
        | wkb::wkbCompoundCurve
        | wkb::wkbCircularString
        | wkb::wkbMultiCurve => lines(geometry),
        wkb::wkbMultiPoint => Shape::Other("flere punkter i én rad".to_owned()),
        other => Shape::Other(geometry_type_to_name(other)),
    };
    if finite(&shape) { shape } else { Shape::Broken("koordinatene er ikke tall".to_owned()) }
}

fn is_area(geometry: &Geometry) -> bool {
    matches!(
        kind(geometry),
        wkb::wkbPolygon
            | wkb::wkbCurvePolygon
            | wkb::wkbTriangle
            | wkb::wkbMultiPolygon
            | wkb::wkbMultiSurface
            | wkb::wkbPolyhedralSurface
            | wkb::wkbTIN
    )
}

fn area(geometry: &Geometry) -> Shape {
    let mut out = Vec::new();
    polygons(geometry, &mut out);
    if out.is_empty() { Shape::None } else { Shape::Area(MultiPolygon(out)) }
}

fn polygons(geometry: &Geometry, out: &mut Vec<Polygon<f64>>) {
    match kind(geometry) {
        wkb::wkbPolygon | wkb::wkbCurvePolygon | wkb::wkbTriangle => {
            let mut rings = parts(geometry).map(|r| ring(&r)).filter(|r| !r.0.is_empty());
            if let Some(exterior) = rings.next() {
                out.push(Polygon::new(exterior, rings.collect()));
            }
        }
        _ => parts(geometry).for_each(|part| polygons(&part, out)),
    }
}

fn lines(geometry: &Geometry) -> Shape {
    let several = matches!(kind(geometry), wkb::wkbMultiLineString | wkb::wkbMultiCurve);
    let all: Vec<LineString<f64>> =
        if several { parts(geometry).map(|p| ring(&p)).collect() } else { vec![ring(geometry)] };
    Shape::Lines(MultiLineString(all))
}

fn ring(geometry: &Geometry) -> LineString<f64> {
    let mut ring = vertices(geometry);
    // SOSI repeats a vertex where curves join, and so do the parts of a compound curve.
    ring.dedup();
    LineString(ring)
}

fn vertices(geometry: &Geometry) -> Vec<Coord<f64>> {
    if kind(geometry) == wkb::wkbCompoundCurve {
        return parts(geometry).flat_map(|part| vertices(&part)).collect();
    }
    let mut points = Vec::with_capacity(geometry.point_count());
    geometry.get_points(&mut points);
    let points: Vec<Coord<f64>> = points.into_iter().map(coord).collect();
    if kind(geometry) == wkb::wkbCircularString { arc::stepped(&points) } else { points }
}

fn coord((x, y, _): (f64, f64, f64)) -> Coord<f64> {
    Coord { x, y }
}

fn finite(shape: &Shape) -> bool {
    let number = |c: Coord<f64>| c.x.is_finite() && c.y.is_finite();
    match shape {
        Shape::Point(p) => number(p.0),
        Shape::Area(area) => area.coords_iter().all(number),
        Shape::Lines(lines) => lines.coords_iter().all(number),
        Shape::None | Shape::Other(_) | Shape::Broken(_) => true,
    }
}
