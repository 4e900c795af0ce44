//! The log of versions.

use super::{Session, Value, cells::Cells, fault::Fault, one};
use crate::{Author, VersionRecord};
use domain::{Layer, Version};

/// Name of its table.
pub(crate) const TABLE: &str = "versions";

/// A version as a database keeps it.
pub(crate) fn to_sql(version: Version) -> Result<i64, Fault> {
    i64::try_from(version.0).map_err(|_| Fault::Damaged(format!("version {} is out of range", version.0)))
}

fn from_sql(number: i64) -> Result<Version, Fault> {
    u64::try_from(number).map(Version).map_err(|_| Fault::Damaged(format!("version {number} is below 0")))
}

/// The current version; 0 = nothing committed.
pub(crate) fn version(session: &(impl Session + ?Sized)) -> Result<Version, Fault> {
    from_sql(one(session, "SELECT coalesce(max(fid), 0) AS siste FROM versions", &[], "siste")?)
}

/// The version after the current one.
pub(crate) fn next(session: &(impl Session + ?Sized)) -> Result<Version, Fault> {
    Ok(Version(version(session)?.0 + 1))
}

/// Adds a line.
pub(crate) fn append(
    tx: &impl Session,
    version: Version,
    by: &Author,
    reason: &str,
    layers: &[Layer],
) -> Result<(), Fault> {
    let layers = serde_json::to_string(layers).map_err(|e| Fault::Damaged(e.to_string()))?;
    tx.execute(
        "INSERT INTO versions (fid, forfatter, grunn, lag) VALUES (?1, ?2, ?3, ?4)",
        &[Value::Integer(to_sql(version)?), Value::from(by.0.as_str()), Value::from(reason), Value::Text(layers)],
    )?;
    tx.changed(TABLE, false)
}

/// Lines after a version, oldest first.
pub(crate) fn since(session: &(impl Session + ?Sized), version: Version) -> Result<Vec<VersionRecord>, Fault> {
    let sql = "SELECT fid, tidspunkt, forfatter, grunn, lag FROM versions WHERE fid > ?1 ORDER BY fid";
    let mut out = vec![];
    session.each(sql, &[Value::Integer(to_sql(version)?)], &mut |row| {
        let cells = Cells::new(row, TABLE)?;
        out.push(VersionRecord {
            version: from_sql(cells.get("fid")?)?,
            at: cells.parse("tidspunkt")?,
            author: Author(cells.get("forfatter")?),
            reason: cells.get("grunn")?,
            layers: cells.json("lag")?,
        });
        Ok(())
    })?;
    Ok(out)
}
