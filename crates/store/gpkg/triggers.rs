//! The triggers that keep superseded rows (see [`history`]), and edits of other programs made a version.

use crate::sql::{fault::Fault, history, tables::TABLES};
use domain::Version;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Columns of a table in order, `versjon` among them.
fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, Fault> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

const TEMPLATE: &str = "
CREATE TRIGGER history_{t}_insert AFTER INSERT ON {t} WHEN NEW.versjon NOT NULL
BEGIN
  UPDATE {t} SET versjon = NULL WHERE fid = NEW.fid;
END;
CREATE TRIGGER history_{t}_update AFTER UPDATE OF {content} ON {t}
BEGIN
  INSERT INTO history_{t} ({all}) VALUES ({old});
  UPDATE {t} SET versjon = NULL WHERE fid = NEW.fid;
END;
CREATE TRIGGER history_{t}_delete AFTER DELETE ON {t}
BEGIN
  INSERT INTO history_{t} ({all}) VALUES ({old});
END;
";

const KINDS: [&str; 3] = ["insert", "update", "delete"];

/// Whether every trigger is in place.
pub(crate) fn is_watched(connection: &Connection) -> Result<bool, Fault> {
    let there: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'history_*'",
        [],
        |row| row.get(0),
    )?;
    Ok(usize::try_from(there) == Ok(TABLES.len() * KINDS.len()))
}

/// Drops the triggers, so that a migration does not write history.
pub(crate) fn unwatch(tx: &Connection) -> Result<(), Fault> {
    TABLES.iter().try_for_each(|table| unwatch_one(tx, table.name))
}

/// Drops the triggers of one table.
pub(crate) fn unwatch_one(tx: &Connection, table: &str) -> Result<(), Fault> {
    for kind in KINDS {
        tx.execute_batch(&format!("DROP TRIGGER IF EXISTS history_{table}_{kind}"))?;
    }
    Ok(())
}

/// Sets the triggers where they are missing. `mark` is for a table that lost them to another program: then its rows
/// count as written now, since nobody knows which of them changed.
pub(crate) fn watch(tx: &Connection, mark: bool) -> Result<(), Fault> {
    for table in TABLES {
        let name = table.name;
        let there: i64 = tx.query_row(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?1 AND name GLOB 'history_*'",
            [name],
            |row| row.get(0),
        )?;
        if usize::try_from(there) == Ok(KINDS.len()) {
            continue;
        }
        let all = columns(tx, name)?;
        let content: Vec<&str> = all.iter().map(String::as_str).filter(|c| *c != "versjon").collect();
        let kept = columns(tx, &format!("history_{name}"))?;
        let shared: Vec<&str> = all.iter().map(String::as_str).filter(|c| kept.iter().any(|k| k == c)).collect();
        let old: Vec<String> = shared.iter().map(|c| format!("OLD.\"{c}\"")).collect();
        let sql = TEMPLATE
            .replace("{t}", name)
            .replace("{content}", &quoted(&content))
            .replace("{all}", &quoted(&shared))
            .replace("{old}", &old.join(", "));
        for kind in KINDS {
            tx.execute_batch(&format!("DROP TRIGGER IF EXISTS history_{name}_{kind}"))?;
        }
        tx.execute_batch(&sql)?;
        if mark {
            tx.execute(&format!("UPDATE {name} SET versjon = NULL"), [])?;
        }
    }
    Ok(())
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(", ")
}

/// Makes a version of what another program has done since the last one; none where it did nothing.
pub(crate) fn adopt(connection: &Connection) -> Result<Option<Version>, Fault> {
    // Asked without the lock of a writer first: mostly there is nothing to do.
    if !history::pending(connection)? {
        return Ok(None);
    }
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let version = history::adopt(&*tx)?;
    tx.commit()?;
    Ok(version)
}
