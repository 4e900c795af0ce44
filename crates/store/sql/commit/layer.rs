//! Layers where several sources stand beside each other: places, districts, population, plan areas, streets, scenarios
//! and the figures of indicators.

use super::{check_source, forget};
use crate::sql::{
    Session,
    cells::Cells,
    fault::Fault,
    record::{self, Record},
};
use domain::{Layer, Provenance, Trust};

/// Replaces what the same source gave before. Real records drop the schematic and invented ones of the layer.
pub(super) fn take_in<R: Record>(
    tx: &impl Session,
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
    if record::current::<R>(tx, "kilde = ?1", &[source.into()])? == records {
        return Ok(());
    }
    tx.execute(&format!("DELETE FROM {} WHERE kilde = ?1", R::TABLE), &[source.into()])?;
    record::insert(tx, records)
}

/// Sources of a layer that are schematic or invented.
fn demo_sources(tx: &impl Session, layer: Layer) -> Result<Vec<String>, Fault> {
    let sql = "SELECT fid, kilde FROM imports
        WHERE lag = ?1 AND tillit IN ('skjematisk', 'oppdiktet') ORDER BY fid";
    let mut sources = vec![];
    tx.each(sql, &[layer.as_str().into()], &mut |row| {
        sources.push(Cells::new(row, "imports")?.get("kilde")?);
        Ok(())
    })?;
    Ok(sources)
}

/// Drops the records of a source together with its provenance.
fn drop_source<R: Record>(tx: &impl Session, layer: Layer, source: &str) -> Result<(), Fault> {
    tx.execute(&format!("DELETE FROM {} WHERE kilde = ?1", R::TABLE), &[source.into()])?;
    forget(tx, layer, source)
}
