//! The units of one kind as a delimitation needs them: people, children, the zones each meets, neighbours and barriers.
//! Made once for the data, since nothing of it hangs on the question.

use crate::Snapshot;
use domain::{StreetClass, UnitKind, Value};
use geo::{Coord, Line, MultiPolygon};
use spatial::border::length_of;
use spatial::delimit::Neighbour;
use spatial::{Barriers, Borders, Locator, Metres, OPEN_GROUND, SquareMetres, contiguity};

/// A river or railway this near to the common border of two units lies between them: half a river's width, or a cutting.
const BESIDE: Metres = Metres(30.0);
/// It must follow at least this share of the common border.
const FOLLOWED: f64 = 0.5;
/// A district takes part in a zone when it covers at least this share of the zone, or the zone this share of the
/// district: less is digitising noise along borders, as with skolekretser elsewhere.
const PART_OF_DISTRICT: f64 = crate::join::CATCHMENT_MIN_SHARE;

/// A zone that a unit meets by more than a sliver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ZonePart {
    pub(super) zone: usize,
    /// Persons of the unit who live there; none where it is not known.
    pub(super) persons: Option<f64>,
    /// Share of the zone's people who live in the unit, 0–1.
    share: f64,
}

#[cfg(test)]
impl ZonePart {
    pub(super) fn new(zone: usize, persons: Option<f64>, share: f64) -> Self {
        Self { zone, persons, share }
    }
}

/// Units of one kind.
pub(crate) struct Ground {
    pub(super) ids: Vec<String>,
    pub(super) names: Vec<String>,
    pub(crate) shapes: Vec<MultiPolygon<f64>>,
    pub(super) persons: Vec<Value>,
    pub(super) children: Vec<Value>,
    pub(super) zones: Vec<Vec<ZonePart>>,
    pub(super) areas: Vec<SquareMetres>,
    pub(super) perimeters: Vec<Metres>,
    pub(super) neighbours: Vec<Neighbour>,
    /// The unit that each place lies in.
    pub(super) places: Vec<Option<usize>>,
}

impl Snapshot {
    /// Makes the units of a kind ready.
    pub(super) fn make_ground(&self, kind: UnitKind) -> Ground {
        let base = match kind {
            UnitKind::Soner => self.of_zones(),
            UnitKind::Kretser => self.of_districts(),
            UnitKind::Ruter => self.of_cells(),
        };
        let borders = Borders::new(&base.shapes);
        let neighbours = self.neighbours(kind, &base.shapes, &borders);
        let locator = Locator::new(&base.shapes);
        let place = |p: &domain::Place| locator.locate(Coord::from(p.join_point()?));
        Ground {
            areas: base.shapes.iter().map(spatial::area).collect(),
            perimeters: (0..base.shapes.len()).map(|i| borders.perimeter(i)).collect(),
            neighbours,
            places: self.dataset.places.iter().map(place).collect(),
            ids: base.ids,
            names: base.names,
            shapes: base.shapes,
            persons: base.persons,
            children: base.children,
            zones: base.zones,
        }
    }

    fn of_zones(&self) -> Base {
        let zones = self.current_zones();
        let part = |zone: usize| vec![ZonePart { zone, persons: self.zones[zone].population.number(), share: 1.0 }];
        Base {
            ids: zones.iter().map(|z| z.id.to_string()).collect(),
            names: zones.iter().map(|z| z.navn.clone()).collect(),
            shapes: zones.iter().map(|z| z.geometry.clone()).collect(),
            persons: self.zones.iter().map(|z| z.population.clone()).collect(),
            children: self.zones.iter().map(|z| z.children.clone()).collect(),
            zones: (0..zones.len()).map(part).collect(),
        }
    }

    /// Districts: persons from cells by area (from zones where there are no cells), children from zones by area.
    fn of_districts(&self) -> Base {
        let d = &self.dataset;
        let shapes: Vec<MultiPolygon<f64>> = d.districts.iter().map(|x| x.geometry.clone()).collect();
        let zone_shapes: Vec<MultiPolygon<f64>> = self.current_zones().iter().map(|z| z.geometry.clone()).collect();
        let weights = spatial::overlay(&zone_shapes, &shapes);
        let mut zones: Vec<Vec<ZonePart>> = vec![Vec::new(); shapes.len()];
        for piece in weights.iter() {
            let share = piece.area / weights.source_areas()[piece.source];
            let of_district = piece.area / weights.target_areas()[piece.target];
            if share >= PART_OF_DISTRICT || of_district >= PART_OF_DISTRICT {
                let persons = self.zones[piece.source].population.number().map(|n| n * share);
                zones[piece.target].push(ZonePart { zone: piece.source, persons, share });
            }
        }
        let persons = if d.cells.is_empty() {
            zones.iter().map(|parts| self.carried(parts, |z| &self.zones[z].population, "area")).collect()
        } else {
            let cells: Vec<MultiPolygon<f64>> = d.cells.iter().map(|c| c.geometry.clone()).collect();
            let values: Vec<Option<f64>> = d.cells.iter().map(|c| Some(c.persons)).collect();
            let found = spatial::transfer_area(&values, &spatial::overlay(&cells, &shapes));
            let imputed = |value| Value::Imputed { value, lo: None, hi: None, method: "area".to_owned() };
            found.values.into_iter().map(|v| v.map_or(Value::Missing, imputed)).collect()
        };
        Base {
            ids: d.districts.iter().map(|x| x.id.to_string()).collect(),
            names: d.districts.iter().map(|x| x.navn.clone()).collect(),
            persons,
            children: zones.iter().map(|parts| self.carried(parts, |z| &self.zones[z].children, "area")).collect(),
            shapes,
            zones,
        }
    }

    /// Cells with people: persons as they are, children as the zones' children live where its people do.
    fn of_cells(&self) -> Base {
        let cells: Vec<&domain::PopulationCell> = self.dataset.cells.iter().filter(|c| c.persons > 0.0).collect();
        let shapes: Vec<MultiPolygon<f64>> = cells.iter().map(|c| c.geometry.clone()).collect();
        let zone_shapes: Vec<MultiPolygon<f64>> = self.current_zones().iter().map(|z| z.geometry.clone()).collect();
        let weights = spatial::overlay(&shapes, &zone_shapes);
        let mut in_zone = vec![0.0; zone_shapes.len()];
        let persons = |p: &spatial::Piece| cells[p.source].persons * p.area / weights.source_areas()[p.source];
        weights.iter().for_each(|p| in_zone[p.target] += persons(&p));
        let mut zones: Vec<Vec<ZonePart>> = vec![Vec::new(); cells.len()];
        for p in weights.iter().filter(|p| p.area >= spatial::weights::SLIVER_SHARE * weights.source_areas()[p.source])
        {
            let here = persons(&p);
            zones[p.source].push(ZonePart { zone: p.target, persons: Some(here), share: here / in_zone[p.target] });
        }
        Base {
            ids: cells.iter().map(|c| c.id.clone()).collect(),
            names: cells.iter().map(|c| c.id.clone()).collect(),
            persons: cells.iter().map(|c| Value::known(c.persons)).collect(),
            children: zones
                .iter()
                .map(|parts| self.carried(parts, |z| &self.zones[z].children, "population"))
                .collect(),
            shapes,
            zones,
        }
    }

    /// What a unit has of the zones it meets: the share of each. Hidden and missing parts stay so.
    fn carried<'a>(&'a self, parts: &[ZonePart], of: impl Fn(usize) -> &'a Value, method: &str) -> Value {
        if parts.is_empty() {
            return Value::Missing;
        }
        let scaled: Vec<Value> = parts.iter().map(|p| scale(of(p.zone), p.share, method)).collect();
        need::sum(&scaled)
    }

    fn neighbours(&self, kind: UnitKind, shapes: &[MultiPolygon<f64>], borders: &Borders) -> Vec<Neighbour> {
        let of = |class: StreetClass| {
            Barriers::new(self.dataset.streets.iter().filter(|s| s.class == class).map(|s| &s.geometry))
        };
        let (rivers, railways) = (of(StreetClass::Elv), of(StreetClass::Jernbane));
        let inner: Vec<Option<Coord<f64>>> = shapes.iter().map(spatial::interior_point).collect();
        // Cells lie in a grid: those that meet in a corner alone have no side to walk over.
        let reach = if kind == UnitKind::Ruter { Metres(0.0) } else { OPEN_GROUND };
        let pair = |(a, b): (usize, usize)| {
            let border = borders.shared(a, b);
            if kind == UnitKind::Ruter && border.is_empty() {
                return None;
            }
            let way = inner[a].zip(inner[b]).map(|(from, to)| Line::new(from, to));
            let between = |barriers: &Barriers| {
                let crosses = way.as_ref().is_some_and(|way| barriers.cross(way));
                u32::from(crosses || barriers.follow(&border, BESIDE) >= FOLLOWED)
            };
            let (river, railway) = (between(&rivers), between(&railways));
            Some(Neighbour { a, b, shared: length_of(&border), river, railway })
        };
        contiguity(shapes, reach).pairs().filter_map(pair).collect()
    }
}

/// What is known of units before their neighbours are.
struct Base {
    ids: Vec<String>,
    names: Vec<String>,
    shapes: Vec<MultiPolygon<f64>>,
    persons: Vec<Value>,
    children: Vec<Value>,
    zones: Vec<Vec<ZonePart>>,
}

/// A part of a value, filled in by a method; a whole one stays as it is.
fn scale(value: &Value, by: f64, method: &str) -> Value {
    let part = |v: Option<f64>| v.map(|v| v * by);
    match value {
        whole if by == 1.0 => whole.clone(),
        Value::Known { value, lo, hi } | Value::Imputed { value, lo, hi, .. } => {
            Value::Imputed { value: value * by, lo: part(*lo), hi: part(*hi), method: method.to_owned() }
        }
        // A part of somebody is nobody or that one whole: only the upper end can be less.
        Value::Suppressed { hi, .. } => Value::Suppressed { lo: Some(0.0), hi: *hi },
        Value::Missing => Value::Missing,
    }
}
