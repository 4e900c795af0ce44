//! What a new store holds when nobody has imported anything: the facts, with schematic shapes and invented figures.

pub use crate::authored::{AuthoredError, ReadData};
use crate::authored::{need, place, plan, zone};
use crate::facts;
use domain::{ChangeSet, Import, Records};
use jiff::Timestamp;

#[cfg(test)]
#[path = "authored/demo_tests.rs"]
mod tests;

/// Kommune, facts, zones, places, plan areas and needs as one change.
///
/// # Errors
/// A file that is not there, or a fault with file, row and field; then nothing is made.
pub fn load(read: ReadData, now: Timestamp) -> Result<ChangeSet, AuthoredError> {
    let kommune = facts::kommune(read)?;
    let (set, zones, provenance) = zone::read(read, now)?;
    let needs = need::read(read, &zones, now)?;
    let mut imports = facts::load(read, now)?;
    imports.push(Import { provenance, records: Records::Zones(set, zones) });
    imports.extend([place::read(read, &kommune, now)?, plan::read(read, now)?, needs]);
    Ok(ChangeSet {
        base: None,
        reason: "Skjematiske demodata i en ny tjeneste".to_owned(),
        kommune: Some(kommune),
        imports,
    })
}
