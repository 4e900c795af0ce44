//! Taking a change in: one transaction, and the rules of what an import replaces (see [`domain::Import`]).

mod catalogue;
mod facts;
mod layer;
mod zones;

use super::{
    fault::Fault,
    history, log,
    record::{self, Record, refused},
    records::Imported,
};
use crate::Author;
use domain::{ChangeSet, Import, Layer, Provenance, Records, Version};
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Commits a change. Edits that another program has made become a version of their own first, so that a change made
/// before them meets a conflict instead of hiding them.
pub(crate) fn commit(connection: &Connection, change: &ChangeSet, by: &Author) -> Result<Version, Fault> {
    history::adopt(connection)?;
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let current = log::version(&tx)?;
    if let Some(base) = change.base
        && base != current
    {
        return Err(Fault::Conflict { base, current });
    }
    if let Some(kommune) = &change.kommune {
        replace_all(&tx, std::slice::from_ref(kommune))?;
    }
    for import in &change.imports {
        take_in(&tx, import)?;
    }
    let version = log::next(&tx)?;
    history::seal(&tx, version, by, &change.reason)?;
    tx.commit()?;
    Ok(version)
}

fn take_in(tx: &Connection, Import { provenance, records }: &Import) -> Result<(), Fault> {
    match records {
        Records::Zones(set, list) => zones::take_in(tx, provenance, set, list)?,
        Records::Districts(list) => layer::take_in(tx, Layer::Districts, provenance, list)?,
        Records::Places(list) => layer::take_in(tx, Layer::Places, provenance, list)?,
        Records::Population(list) => layer::take_in(tx, Layer::Population, provenance, list)?,
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
fn note(tx: &Connection, layer: Layer, provenance: &Provenance) -> Result<(), Fault> {
    let (word, source) = (layer.as_str(), provenance.source.as_str());
    let incoming = [Imported(layer, provenance.clone())];
    if record::current::<Imported>(tx, "lag = ?1 AND kilde = ?2", &[&word, &source])? == incoming {
        return Ok(());
    }
    forget(tx, layer, source)?;
    record::insert(tx, &incoming)
}

/// Drops the provenance of a source whose records are gone.
fn forget(tx: &Connection, layer: Layer, source: &str) -> Result<(), Fault> {
    tx.execute("DELETE FROM imports WHERE lag = ?1 AND kilde = ?2", [layer.as_str(), source])?;
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
fn replace_all<R: Record>(tx: &Connection, records: &[R]) -> Result<(), Fault> {
    if record::current::<R>(tx, "1", &[])? == records {
        return Ok(());
    }
    tx.execute(&format!("DELETE FROM {}", R::TABLE), [])?;
    record::insert(tx, records)
}
