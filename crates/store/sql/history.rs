//! Versions of rows, kept by triggers so that edits by other programs are kept like our own.
//!
//! A write leaves its row with `versjon` NULL and the row it superseded in `history_…` with `versjon_til` NULL. Sealing
//! gives both the number of the version. What stands unsealed between commits was done by another program.

use super::{Session, Value, fault::Fault, log, one, tables::TABLES};
use crate::Author;
use domain::{Layer, Version};

/// The reason that stands beside edits made by other programs.
pub(crate) const OUTSIDE: &str = "endret utenfor";

/// Whether anything stands unsealed.
pub(crate) fn pending(session: &(impl Session + ?Sized)) -> Result<bool, Fault> {
    let each = TABLES.iter().map(|table| {
        format!(
            "EXISTS (SELECT 1 FROM {0} WHERE versjon IS NULL)
             OR EXISTS (SELECT 1 FROM history_{0} WHERE versjon_til IS NULL)",
            table.name
        )
    });
    one(session, &format!("SELECT {} AS venter", each.collect::<Vec<_>>().join(" OR ")), &[], "venter")
}

/// Gives everything unsealed its version, logs it and notes which tables changed.
pub(crate) fn seal(tx: &impl Session, version: Version, by: &Author, reason: &str) -> Result<(), Fault> {
    let number = [Value::Integer(log::to_sql(version)?)];
    let mut layers: Vec<Layer> = vec![];
    for table in TABLES {
        let name = table.name;
        let written = tx.execute(&format!("UPDATE {name} SET versjon = ?1 WHERE versjon IS NULL"), &number)?;
        // A row that came and went between two versions was never part of one.
        tx.execute(&format!("DELETE FROM history_{name} WHERE versjon_til IS NULL AND versjon IS NULL"), &[])?;
        let left =
            tx.execute(&format!("UPDATE history_{name} SET versjon_til = ?1 WHERE versjon_til IS NULL"), &number)?;
        if written + left > 0 {
            tx.changed(name, table.spatial)?;
            layers.extend(table.layer);
        }
    }
    layers.sort_unstable();
    layers.dedup();
    log::append(tx, version, by, reason, &layers)
}

/// Makes a version of what another program has done since the last one; none where it did nothing.
pub(crate) fn adopt(tx: &impl Session) -> Result<Option<Version>, Fault> {
    if !pending(tx)? {
        return Ok(None);
    }
    let version = log::next(tx)?;
    seal(tx, version, &Author::new("ukjent"), OUTSIDE)?;
    Ok(Some(version))
}
