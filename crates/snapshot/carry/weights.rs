//! Weights between two geographies, made once for each pair and method and kept; and the choice of the method.

use super::geography::{From, To};
use crate::{QueryError, Snapshot};
use geo::{Coord, MultiPolygon};
use spatial::crosswalk::{Crosswalk, Method, Why, by_table, choose, force};
use spatial::{Measure, Weights};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most weights that are kept.
const KEPT: usize = 64;

/// Weights with how they were come by.
pub(crate) struct Prepared {
    pub(crate) weights: Weights,
    pub(crate) method: Method,
    pub(crate) why: Why,
    /// m² of the sources in more than one target.
    pub(crate) shared: f64,
}

/// What is asked for: the geographies, and the method where it is not left open.
type Key = (From, To, Option<Method>);

/// Weights that were made.
#[derive(Default)]
pub(crate) struct WeightCache(Mutex<BTreeMap<Key, Arc<Prepared>>>);

impl Snapshot {
    /// Weights of a pair; `asked` none takes the best method that there is ground for.
    pub(crate) fn weights(&self, from: From, to: To, asked: Option<Method>) -> Result<Arc<Prepared>, QueryError> {
        // A poisoned lock only means that another request panicked; what is kept is whole.
        let kept = || self.weights.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().get(&(from, to, asked)) {
            return Ok(Arc::clone(found));
        }
        let made = Arc::new(self.prepare(from, to, asked)?);
        let mut kept = kept();
        if kept.len() < KEPT {
            kept.insert((from, to, asked), Arc::clone(&made));
        }
        Ok(made)
    }

    fn prepare(&self, from: From, to: To, asked: Option<Method>) -> Result<Prepared, QueryError> {
        let table = match (from, to) {
            (From::Zones, To::Zones) => Some((0..self.zones.len()).map(Some).collect::<Vec<_>>()),
            (From::Districts, To::Districts) => Some((0..self.dataset.districts.len()).map(Some).collect()),
            (From::Zones, To::Areas) => Some(self.areas_of_zones()),
            _ => None,
        };
        if let (Some(table), None | Some(Method::Nested)) = (&table, asked) {
            let targets = self.targets_named(to).len();
            let why = asked.map_or(Why::First { lacking: vec![] }, |_| Why::Forced);
            return Ok(Prepared { weights: by_table(table, targets), method: Method::Nested, why, shared: 0.0 });
        }
        let (sources, targets) = (self.source_shapes(from), self.target_shapes(to));
        let walk = Crosswalk::new(&sources, &targets);
        let nested = walk.nested();
        let housing = if self.pictures().housing().is_empty() { None } else { Some(self.pictures().housing()) };
        let mut available: Vec<Method> = Vec::new();
        available.extend(nested.as_ref().map(|_| Method::Nested));
        // People are not spread by where they are themselves.
        let by_persons = from != From::Cells && !self.dataset.cells.is_empty();
        available.extend((!self.dataset.addresses.is_empty()).then_some(Method::Address));
        available.extend(by_persons.then_some(Method::Population));
        let mut by_housing = housing.map(|h| walk.by_housing(h));
        // Where most sources have no housing purpose at all, the method would be one in name only.
        let enough = |w: &Weights| asked.is_some() || 2 * w.fallback().len() <= w.sources();
        available.extend(by_housing.as_ref().filter(|w| enough(w)).map(|_| Method::Housing));
        let (method, why) = match asked {
            None => choose(&available),
            Some(method) => force(method, &available).map_err(|_| QueryError::MethodLacking {
                method: method.as_str(),
                available: available.iter().chain(&[Method::Area, Method::AreaWithin]).map(|m| m.as_str()).collect(),
            })?,
        };
        let weights = match method {
            Method::Nested => nested,
            Method::Population => {
                let (cells, persons) = self.cells_with_persons();
                Some(walk.by_cells(&cells, &persons))
            }
            Method::Housing => by_housing.take(),
            Method::AreaWithin => Some(walk.area_within()),
            Method::Address => Some(self.by_addresses(&walk)),
            Method::Area => None,
        };
        let weights = weights.unwrap_or_else(|| walk.area().clone());
        Ok(Prepared { weights, method, why, shared: walk.shared() })
    }

    fn by_addresses(&self, walk: &Crosswalk) -> Weights {
        let addresses = &self.dataset.addresses;
        let (points, dwellings): (Vec<Coord<f64>>, Vec<f64>) =
            addresses.iter().map(|a| (a.position.0, f64::from(a.dwellings))).unzip();
        walk.by_points(&points, &dwellings, Measure::Addresses)
    }

    fn cells_with_persons(&self) -> (Vec<MultiPolygon<f64>>, Vec<f64>) {
        self.dataset.cells.iter().map(|c| (c.geometry.clone(), c.persons)).unzip()
    }
}

impl Prepared {
    /// Whether the figures of the targets are estimates: figures put together whole are none.
    pub(crate) fn estimated_by(&self) -> Option<&'static str> {
        (self.weights.measure() != Measure::Table).then(|| self.method.as_str())
    }

    /// A rough estimate: plain area, by name or for most of the sources.
    pub(crate) fn is_rough(&self) -> bool {
        self.method.is_rough() || 2 * self.weights.fallback().len() > self.weights.sources()
    }
}
