//! The units an area is put together from, and which of them are neighbours.

use super::DelimitError;
use crate::measure::{Metres, SquareMetres};
use std::collections::HashSet;

/// A figure that may be hidden or missing. It is never read as zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// The figure.
    Known(f64),
    /// Hidden: somewhere between these, ends included.
    Between {
        /// At least.
        lo: f64,
        /// At most.
        hi: f64,
    },
    /// Nothing is known: a need lies somewhere in 0–1, a population has no upper end.
    Missing,
}

impl Figure {
    /// The figure where it is known.
    pub fn known(self) -> Option<f64> {
        match self {
            Self::Known(value) => Some(value),
            Self::Between { .. } | Self::Missing => None,
        }
    }

    /// Lower end.
    pub(super) fn lo(self) -> f64 {
        match self {
            Self::Known(value) | Self::Between { lo: value, .. } => value,
            Self::Missing => 0.0,
        }
    }

    /// Upper end where there is one.
    pub(super) fn hi(self) -> Option<f64> {
        match self {
            Self::Known(value) | Self::Between { hi: value, .. } => Some(value),
            Self::Missing => None,
        }
    }

    fn check(self, what: &'static str, id: &str, most: f64, range: &'static str) -> Result<(), DelimitError> {
        let ends = match self {
            Self::Known(value) => [value, value],
            Self::Between { lo, hi } => [lo, hi],
            Self::Missing => return Ok(()),
        };
        let fits = |end: &f64| end.is_finite() && (0.0..=most).contains(end);
        let wrong = ends.into_iter().find(|e| !fits(e)).or((ends[0] > ends[1]).then_some(ends[0]));
        wrong.map_or(Ok(()), |value| Err(DelimitError::OutOfRange { what, id: id.to_owned(), value, range }))
    }
}

/// One zone, school district or grid cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its own among the units. Ties between equally good areas are broken by it, so that the order of the units is none.
    pub id: String,
    /// Persons who live there, ≥ 0.
    pub persons: Figure,
    /// P(rank ≤ K), 0–1.
    pub need: Figure,
    /// Area, > 0 (EPSG:25832).
    pub area: SquareMetres,
    /// Length of the whole border, holes included, > 0 (EPSG:25832).
    pub perimeter: Metres,
}

impl Unit {
    /// Expected number of persons in exposed zones, lower end: population times need.
    pub(super) fn exposed_lo(&self) -> f64 {
        self.persons.lo() * self.need.lo()
    }

    /// Upper end; none where a population has none. Where nobody lives nobody is exposed.
    pub(super) fn exposed_hi(&self) -> Option<f64> {
        let need = self.need.hi().unwrap_or(1.0);
        if need == 0.0 { Some(0.0) } else { self.persons.hi().map(|persons| persons * need) }
    }

    /// Is its part in the sum known? An unknown need does not matter where it is known that nobody lives.
    pub(super) fn is_known(&self) -> bool {
        match self.persons.known() {
            Some(persons) => persons == 0.0 || self.need.known().is_some(),
            None => false,
        }
    }

    fn check(&self) -> Result<(), DelimitError> {
        self.persons.check("population", &self.id, f64::MAX, "a finite number from 0, lower end first")?;
        self.need.check("need", &self.id, 1.0, "from 0 to 1, lower end first")?;
        for (what, value) in [("area", self.area.0), ("perimeter", self.perimeter.0)] {
            if !(value.is_finite() && value > 0.0) {
                let range = "a finite number above 0";
                return Err(DelimitError::OutOfRange { what, id: self.id.clone(), value, range });
            }
        }
        Ok(())
    }
}

/// Two units that an area may join, as [`crate::contiguity()`] finds them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Position of one.
    pub a: usize,
    /// Position of the other.
    pub b: usize,
    /// Length of their common border; 0 where they meet in a point or over open ground.
    pub shared: Metres,
    /// Rivers between them.
    pub river: u32,
    /// Railways between them.
    pub railway: u32,
}

/// One way out of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub(super) to: usize,
    /// m.
    pub(super) shared: f64,
    pub(super) river: u32,
    pub(super) railway: u32,
}

impl Link {
    /// Can one walk over without crossing a river or a railway?
    pub(super) fn is_dry(&self) -> bool {
        self.river == 0 && self.railway == 0
    }
}

/// Units with their neighbours, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    units: Vec<Unit>,
    links: Vec<Vec<Link>>,
    /// Positions by id.
    order: Vec<usize>,
}

impl Units {
    /// The units and their neighbours, each pair once, either way round.
    ///
    /// # Errors
    /// [`DelimitError::NoUnits`], [`DelimitError::DuplicateId`], [`DelimitError::NotAPair`],
    /// [`DelimitError::DuplicatePair`], and [`DelimitError::OutOfRange`] for a number that is not finite or not possible.
    pub fn new(units: Vec<Unit>, neighbours: &[Neighbour]) -> Result<Self, DelimitError> {
        if units.is_empty() {
            return Err(DelimitError::NoUnits);
        }
        units.iter().try_for_each(Unit::check)?;
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by(|&a, &b| units[a].id.cmp(&units[b].id));
        if let Some(pair) = order.windows(2).find(|w| units[w[0]].id == units[w[1]].id) {
            return Err(DelimitError::DuplicateId { id: units[pair[0]].id.clone() });
        }
        let mut links = vec![Vec::new(); units.len()];
        let mut seen = HashSet::new();
        for &Neighbour { a, b, shared, river, railway } in neighbours {
            if a == b || a.max(b) >= units.len() {
                return Err(DelimitError::NotAPair { a, b, units: units.len() });
            }
            let pair = || (units[a].id.clone(), units[b].id.clone());
            if !seen.insert((a.min(b), a.max(b))) {
                let (a, b) = pair();
                return Err(DelimitError::DuplicatePair { a, b });
            }
            if !(shared.0.is_finite() && shared.0 >= 0.0) {
                let ((a, b), range) = (pair(), "a finite number from 0");
                let id = format!("{a} and {b}");
                return Err(DelimitError::OutOfRange { what: "common border", id, value: shared.0, range });
            }
            for (from, to) in [(a, b), (b, a)] {
                links[from].push(Link { to, shared: shared.0, river, railway });
            }
        }
        let mut place = vec![0; units.len()];
        order.iter().enumerate().for_each(|(rank, &unit)| place[unit] = rank);
        links.iter_mut().for_each(|of| of.sort_by_key(|link| place[link.to]));
        Ok(Self { units, links, order })
    }

    /// The units as they were given.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Positions of the neighbours of a unit, by their ids; none for a position without a unit.
    pub fn neighbours(&self, unit: usize) -> impl Iterator<Item = usize> {
        self.links.get(unit).into_iter().flatten().map(|link| link.to)
    }

    pub(super) fn links(&self, unit: usize) -> &[Link] {
        &self.links[unit]
    }

    /// Positions of all units by id.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// That there is a unit at every position.
    pub(super) fn check_positions(&self, positions: &[usize]) -> Result<(), DelimitError> {
        match positions.iter().find(|p| **p >= self.units.len()) {
            Some(&position) => Err(DelimitError::UnknownUnit { position, units: self.units.len() }),
            None => Ok(()),
        }
    }
}
