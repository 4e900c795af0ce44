//! Whether a store, or a backup of one, is whole.

use super::{archive, text, unpack};
use crate::{
    AnyStore, MovedTable, OpenMode, StoreError,
    sql::{Session, fault::Fault, moving},
};
use std::path::Path;
use tokio::runtime::Handle;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Checked {
    /// Rows and hash of every table.
    pub tables: Vec<MovedTable>,
    /// What is wrong, in words; empty = the store is whole.
    pub faults: Vec<String>,
}

/// Reads every row of every table, history too: what it holds, its geometry, and what it refers to. A backup is compared
/// with its manifest as well.
///
/// # Errors
/// What opening may give; what is wrong inside stands in the answer.
pub async fn verify(target: &str) -> Result<Checked, StoreError> {
    if is_zip(target)? {
        let (scratch, manifest) = unpack(Path::new(target)).await?;
        let copy = AnyStore::open(text(&scratch.file(archive::STORE))?, OpenMode::Existing).await?;
        let mut checked = check(copy).await?;
        checked.faults.extend(manifest.compare(&checked.tables).err());
        return Ok(checked);
    }
    check(AnyStore::open(target, OpenMode::Existing).await?).await
}

fn is_zip(target: &str) -> Result<bool, StoreError> {
    use std::io::Read;
    if AnyStore::is_database(target) {
        return Ok(false);
    }
    let mut head = [0; 2];
    match std::fs::File::open(target).and_then(|mut file| file.read_exact(&mut head)) {
        Ok(()) => Ok(head == *b"PK"),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(StoreError::NotFound { store: target.to_owned() }),
        Err(_) => Ok(false),
    }
}

async fn check(store: AnyStore) -> Result<Checked, StoreError> {
    let runtime = Handle::current();
    let work = move || {
        store.reading(&runtime, |session| {
            let mut checked = Checked { tables: vec![], faults: session.faults()? };
            for part in moving::parts(moving::Passwords::Left) {
                match part.digest(session) {
                    Ok(found) => {
                        checked.tables.push(MovedTable { table: part.name, rows: found.rows, sha256: found.sha256 });
                    }
                    Err(Fault::Damaged(why)) => checked.faults.push(why),
                    Err(other) => return Err(other),
                }
            }
            checked.faults.extend(stray(session)?);
            Ok(checked)
        })
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Stopping))
}

/// References that no foreign key holds, since their order of coming is free: rows whose source has no import.
fn stray(session: &dyn Session) -> Result<Vec<String>, Fault> {
    let owned = [
        ("zone_sets", "zones"),
        ("districts", "districts"),
        ("places", "places"),
        ("population_cells", "population"),
        ("addresses", "addresses"),
        ("plan_areas", "plan"),
        ("observations", "indicators"),
        ("streets", "network"),
        ("scenarios", "scenarios"),
    ];
    let mut faults = vec![];
    for (table, layer) in owned {
        let sql = format!(
            "SELECT DISTINCT kilde FROM {table} WHERE kilde NOT IN (SELECT kilde FROM imports WHERE lag = ?1)
               AND kilde <> 'manuell' ORDER BY kilde"
        );
        session.each(&sql, &[layer.into()], &mut |row| {
            if let Ok(crate::sql::Cell::Text(source)) = row.cell("kilde") {
                faults.push(format!("table {table}: there is no import of the source {source}"));
            }
            Ok(())
        })?;
    }
    Ok(faults)
}
