//! Persons in each zone, carried over from population cells by area and labelled so.

use domain::{PopulationCell, Value, Zone};
use geo::MultiPolygon;

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
