//! The table of contents: when a layer changed, and the box its geometry lies in.

use crate::sql::fault::Fault;
use rusqlite::Connection;

/// Brings one line of `gpkg_contents` up to date.
pub(crate) fn refresh(tx: &Connection, table: &str, spatial: bool) -> Result<(), Fault> {
    tx.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?1",
        [table],
    )?;
    if spatial {
        let sql = format!(
            "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
               (SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM {table})
             WHERE table_name = ?1"
        );
        tx.execute(&sql, [table])?;
    }
    Ok(())
}
