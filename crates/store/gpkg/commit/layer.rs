//! Layers where several sources stand beside each other: places, districts, population, plan areas, streets, scenarios
//! and the figures of indicators.

use super::{check_source, forget};
use crate::gpkg::{
    fault::Fault,
    record::{self, Record},
};
use domain::{Layer, Provenance, Trust};
use rusqlite::Connection;

/// Replaces what the same source gave before. Real records drop the schematic and invented ones of the layer.
pub(super) fn take_in<R: Record>(
    tx: &Connection,
    layer: Layer,
    provenance: &Provenance,
    records: &[R],
) -> Result<(), Fault> {
    for record in records {
        check_source(record, provenance)?;
    }
    let source = provenance.source.as_str();
    if provenance.trust == Trust::Ekte {
        for demo in demo_sources(tx, layer)?.iter().filter(|demo| *demo != source) {
            drop_source::<R>(tx, layer, demo)?;
        }
    }
    // The same records again leave rows, ids and history as they are.
    if record::current::<R>(tx, "kilde = ?1", &[&source])? == records {
        return Ok(());
    }
    tx.execute(&format!("DELETE FROM {} WHERE kilde = ?1", R::TABLE), [source])?;
    record::insert(tx, records)
}

/// Sources of a layer that are schematic or invented.
fn demo_sources(tx: &Connection, layer: Layer) -> Result<Vec<String>, Fault> {
    let sql = "SELECT kilde FROM imports WHERE lag = ?1 AND tillit IN ('skjematisk', 'oppdiktet')";
    let mut statement = tx.prepare_cached(sql)?;
    let sources = statement.query_map([layer.as_str()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(sources)
}

/// Drops the records of a source together with its provenance.
fn drop_source<R: Record>(tx: &Connection, layer: Layer, source: &str) -> Result<(), Fault> {
    tx.execute(&format!("DELETE FROM {} WHERE kilde = ?1", R::TABLE), [source])?;
    forget(tx, layer, source)
}
