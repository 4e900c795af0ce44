//! What a new store holds when nobody has imported anything: the facts, with schematic shapes and invented figures.

pub use crate::authored::{AuthoredError, ReadData};
use crate::authored::{catalogue, observation, place, plan, zone};
use crate::facts;
use domain::{ChangeSet, Dataset, Import, Layer, Records, Trust, Zone};
use jiff::Timestamp;

#[cfg(test)]
#[path = "authored/demo_tests.rs"]
mod tests;

/// Kommune, facts, catalogue, zones, places, plan areas and figures as one change.
///
/// # Errors
/// A file that is not there, or a fault with file, row and field; then nothing is made.
pub fn load(read: ReadData, now: Timestamp) -> Result<ChangeSet, AuthoredError> {
    let kommune = facts::kommune(read)?;
    let (set, zones, provenance) = zone::read(read, now)?;
    let figures = observation::read(read, Some(&zones.iter().collect::<Vec<&Zone>>()), now)?;
    let mut imports = facts::load(read, now)?;
    imports.push(Import { provenance, records: Records::Zones(set, zones) });
    imports.extend([place::read(read, &kommune, now)?, plan::read(read, now)?, figures]);
    Ok(ChangeSet {
        base: None,
        reason: "Skjematiske demodata i en ny tjeneste".to_owned(),
        kommune: Some(kommune),
        imports,
    })
}

/// What a store lacks that an earlier version made: the catalogue where it has none, and the invented figures where it has
/// no figures and its current zones are schematic. Nothing where it lacks nothing.
///
/// # Errors
/// A file that is not there, or a fault with file, row and field.
pub fn missing(dataset: &Dataset, read: ReadData, now: Timestamp) -> Result<Vec<Import>, AuthoredError> {
    let mut imports = Vec::new();
    if dataset.catalogue.is_empty() {
        imports.push(catalogue::read(read, now)?);
    }
    let schematic = dataset.zone_sets.last().is_some_and(|set| {
        let of_set = |(layer, p): &&(Layer, domain::Provenance)| *layer == Layer::Zones && p.source == set.source;
        dataset.imports.iter().find(of_set).is_some_and(|(_, p)| p.trust == Trust::Skjematisk)
    });
    if schematic && dataset.observations.is_empty() {
        // By the names in the file: an older demo may lack one of the zones, and must start all the same.
        imports.push(observation::read(read, None, now)?);
    }
    Ok(imports)
}
