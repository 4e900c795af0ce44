//! The log of versions.

use super::fault::Fault;
use crate::{Author, VersionRecord};
use domain::{Layer, Version};
use rusqlite::{Connection, params};

/// A version as SQLite keeps it.
pub(crate) fn to_sql(version: Version) -> Result<i64, Fault> {
    i64::try_from(version.0).map_err(|_| Fault::Damaged(format!("version {} is out of range", version.0)))
}

fn from_sql(number: i64) -> Result<Version, Fault> {
    u64::try_from(number).map(Version).map_err(|_| Fault::Damaged(format!("version {number} is below 0")))
}

/// The current version; 0 = nothing committed.
pub(crate) fn version(connection: &Connection) -> Result<Version, Fault> {
    let mut statement = connection.prepare_cached("SELECT coalesce(max(fid), 0) FROM versions")?;
    from_sql(statement.query_row([], |row| row.get(0))?)
}

/// The version after the current one.
pub(crate) fn next(connection: &Connection) -> Result<Version, Fault> {
    Ok(Version(version(connection)?.0 + 1))
}

/// Adds a line.
pub(crate) fn append(
    tx: &Connection,
    version: Version,
    by: &Author,
    reason: &str,
    layers: &[Layer],
) -> Result<(), Fault> {
    let layers = serde_json::to_string(layers).map_err(|e| Fault::Damaged(e.to_string()))?;
    tx.execute(
        "INSERT INTO versions (fid, forfatter, grunn, lag) VALUES (?1, ?2, ?3, ?4)",
        params![to_sql(version)?, by.0, reason, layers],
    )?;
    tx.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = 'versions'",
        [],
    )?;
    Ok(())
}

/// Lines after a version, oldest first.
pub(crate) fn since(connection: &Connection, version: Version) -> Result<Vec<VersionRecord>, Fault> {
    let sql = "SELECT fid, tidspunkt, forfatter, grunn, lag FROM versions WHERE fid > ?1 ORDER BY fid";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([to_sql(version)?])?;
    let mut out = vec![];
    while let Some(row) = rows.next()? {
        let fid: i64 = row.get(0)?;
        let (at, layers): (String, String) = (row.get(1)?, row.get(4)?);
        let bad = |column, why| Fault::Row { table: "versions", fid, column, why };
        out.push(VersionRecord {
            version: from_sql(fid)?,
            at: at.parse().map_err(|e: jiff::Error| bad("tidspunkt", e.to_string()))?,
            author: Author(row.get(2)?),
            reason: row.get(3)?,
            layers: serde_json::from_str(&layers).map_err(|e| bad("lag", e.to_string()))?,
        });
    }
    Ok(out)
}
