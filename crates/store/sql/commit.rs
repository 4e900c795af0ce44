//! Taking a change in: one transaction, and the rules of what an import replaces (see [`domain::Import`]).

mod catalogue;
mod facts;
mod layer;
mod zones;

use super::{
    Session,
    fault::Fault,
    history, load, log,
    record::{self, Record, refused},
    records::Imported,
};
use crate::Author;
use domain::{ChangeSet, Import, Layer, Provenance, Records, Version};

/// Takes a change in, inside a transaction that nobody else writes beside. Edits that another program has made must be a
/// version of their own already ([`history::adopt`]), so that a change made before them meets a conflict instead of
/// hiding them.
pub(crate) fn take(tx: &impl Session, change: &ChangeSet, by: &Author) -> Result<Version, Fault> {
    let current = log::version(tx)?;
    if let Some(base) = change.base
        && base != current
    {
        return Err(Fault::Conflict { base, current });
    }
    if let Some(kommune) = &change.kommune {
        replace_all(tx, std::slice::from_ref(kommune))?;
    }
    for import in &change.imports {
        take_in(tx, import)?;
    }
    let version = log::next(tx)?;
    history::seal(tx, version, by, &change.reason)?;
    Ok(version)
}

/// Makes everything as it was at a version, as a version of its own; nothing of what came between is lost. What another
/// program has done must be a version already, as for [`take`].
pub(crate) fn restore(
    tx: &impl Session,
    to: Version,
    base: Option<Version>,
    by: &Author,
    reason: &str,
) -> Result<Version, Fault> {
    let current = log::version(tx)?;
    if let Some(base) = base
        && base != current
    {
        return Err(Fault::Conflict { base, current });
    }
    if to > current {
        return Err(Fault::NoSuchVersion { version: to, current });
    }
    load::replace(tx, &load::past(tx, to)?)?;
    let version = log::next(tx)?;
    history::seal(tx, version, by, reason)?;
    Ok(version)
}

fn take_in(tx: &impl Session, Import { provenance, records }: &Import) -> Result<(), Fault> {
    match records {
        Records::Zones(set, list) => zones::take_in(tx, provenance, set, list)?,
        Records::Districts(list) => layer::take_in(tx, Layer::Districts, provenance, list)?,
        Records::Places(list) => layer::take_in(tx, Layer::Places, provenance, list)?,
        Records::Population(list) => layer::take_in(tx, Layer::Population, provenance, list)?,
        Records::Addresses(list) => layer::take_in(tx, Layer::Addresses, provenance, list)?,
        Records::Plan(list) => layer::take_in(tx, Layer::Plan, provenance, list)?,
        Records::Facts(facts) => facts::take_in(tx, provenance, facts)?,
        Records::Catalogue(catalogue) => catalogue::take_in(tx, provenance, catalogue)?,
        Records::Indicators(list) => layer::take_in(tx, Layer::Indicators, provenance, list)?,
        Records::Network(list) => layer::take_in(tx, Layer::Network, provenance, list)?,
        Records::Scenarios(list) => layer::take_in(tx, Layer::Scenarios, provenance, list)?,
    }
    note(tx, records.layer(), provenance)
}

/// Keeps the provenance of an import, in place of the one of the same source.
fn note(tx: &impl Session, layer: Layer, provenance: &Provenance) -> Result<(), Fault> {
    let (word, source) = (layer.as_str(), provenance.source.as_str());
    let incoming = [Imported(layer, provenance.clone())];
    if record::current::<Imported>(tx, "lag = ?1 AND kilde = ?2", &[word.into(), source.into()])? == incoming {
        return Ok(());
    }
    forget(tx, layer, source)?;
    record::insert(tx, &incoming)
}

/// Drops the provenance of a source whose records are gone.
fn forget(tx: &impl Session, layer: Layer, source: &str) -> Result<(), Fault> {
    tx.execute("DELETE FROM imports WHERE lag = ?1 AND kilde = ?2", &[layer.as_str().into(), source.into()])?;
    Ok(())
}

/// Refuses a record that says it came with another import than the one it is in.
fn check_source<R: Record>(record: &R, provenance: &Provenance) -> Result<(), Fault> {
    match record.source() {
        Some(own) if *own != provenance.source => {
            let why = format!("its source is {own}, and the import's is {}: give both the same", provenance.source);
            Err(refused(record, why))
        }
        _ => Ok(()),
    }
}

/// Replaces a whole table, unless it holds just these records in this order.
pub(super) fn replace_all<R: Record>(tx: &impl Session, records: &[R]) -> Result<(), Fault> {
    if record::current::<R>(tx, "TRUE", &[])? == records {
        return Ok(());
    }
    tx.execute(&format!("DELETE FROM {}", R::TABLE), &[])?;
    record::insert(tx, records)
}
