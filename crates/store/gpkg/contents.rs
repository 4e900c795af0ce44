//! The table of contents: when a layer changed, and the box its geometry lies in.

use super::{fault::Fault, tables::Table};
use rusqlite::Connection;

/// Brings one line of `gpkg_contents` up to date.
pub(crate) fn refresh(tx: &Connection, table: Table) -> Result<(), Fault> {
    tx.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?1",
        [table.name],
    )?;
    if table.spatial {
        let sql = format!(
            "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
               (SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM {})
             WHERE table_name = ?1",
            table.name
        );
        tx.execute(&sql, [table.name])?;
    }
    Ok(())
}
