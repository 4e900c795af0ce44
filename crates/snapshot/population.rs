//! Persons in each zone, carried over from population cells by area and labelled so.

use domain::{PopulationCell, Value, Zone};
use geo::{Centroid, Coord, MultiPolygon};
use spatial::Locator;

/// Centres of the population cells, and the zones they lie in: a cell counts wholly, by its centre.
#[derive(Debug, Clone, Default)]
pub(crate) struct CellCentres {
    pub centres: Vec<Coord<f64>>,
    /// None outside every zone.
    pub zones: Vec<Option<usize>>,
}

impl CellCentres {
    pub(crate) fn new(cells: &[PopulationCell], locator: &Locator) -> Self {
        let nowhere = Coord { x: f64::NAN, y: f64::NAN };
        let centre = |c: &PopulationCell| c.geometry.centroid().map_or(nowhere, Into::into);
        let centres: Vec<Coord<f64>> = cells.iter().map(centre).collect();
        let zones = centres.iter().map(|c| locator.locate(*c)).collect();
        Self { centres, zones }
    }
}

/// Population of each zone: `imputed` by `area`, or `missing` where there are no cells.
pub(crate) fn of_zones(cells: &[PopulationCell], zones: &[&Zone]) -> Vec<Value> {
    if cells.is_empty() {
        return vec![Value::Missing; zones.len()];
    }
    let sources: Vec<MultiPolygon<f64>> = cells.iter().map(|c| c.geometry.clone()).collect();
    let targets: Vec<MultiPolygon<f64>> = zones.iter().map(|z| z.geometry.clone()).collect();
    let values: Vec<Option<f64>> = cells.iter().map(|c| Some(c.persons)).collect();
    let carried = spatial::transfer_area(&values, &spatial::overlay(&sources, &targets));
    let label = |v: Option<f64>| match v {
        Some(value) => Value::Imputed { value, lo: None, hi: None, method: "area".into() },
        None => Value::Missing,
    };
    carried.values.into_iter().map(label).collect()
}
