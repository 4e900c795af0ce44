//! What every kind of record has in common: a table, its columns, and the way to and from a row.

use super::{cells::Cells, fault::Fault, history, log};
use domain::{SourceId, Version};
use rusqlite::{Connection, Row, ToSql, params_from_iter, types::Value};

/// A row of a table, in the order of `COLUMNS`.
pub(crate) type Values = Vec<Value>;

/// A record that has a table of its own.
pub(crate) trait Record: Sized + PartialEq {
    /// Name of the table.
    const TABLE: &'static str;
    /// Its columns without `fid` and `versjon`.
    const COLUMNS: &'static [&'static str];

    /// What the record is called in a message.
    fn key(&self) -> String;

    /// The import it came with; none where it belongs to another record or to no import.
    fn source(&self) -> Option<&SourceId> {
        None
    }

    /// The row, in the order of `COLUMNS`.
    ///
    /// # Errors
    /// A reason in words where the record holds something that no column can.
    fn values(&self) -> Result<Values, String>;

    /// The record of a row.
    fn read(cells: &Cells<'_>) -> Result<Self, Fault>;
}

/// The refusal of a record.
pub(crate) fn refused<R: Record>(record: &R, why: impl Into<String>) -> Fault {
    Fault::Refused { table: R::TABLE, id: record.key(), why: why.into() }
}

/// Adds records in their order.
pub(crate) fn insert<R: Record>(tx: &Connection, records: &[R]) -> Result<(), Fault> {
    let columns = R::COLUMNS.join(", ");
    let marks = (1..=R::COLUMNS.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let mut statement = tx.prepare(&format!("INSERT INTO {} ({columns}) VALUES ({marks})", R::TABLE))?;
    for record in records {
        let values = record.values().map_err(|why| refused(record, why))?;
        debug_assert_eq!(values.len(), R::COLUMNS.len(), "{}", R::TABLE);
        statement.execute(params_from_iter(values)).map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation) => refused(record, constraint(&error)),
            _ => Fault::Sqlite(error),
        })?;
    }
    Ok(())
}

fn constraint(error: &rusqlite::Error) -> String {
    let rusqlite::Error::SqliteFailure(code, message) = error else { return error.to_string() };
    let what = message.clone().unwrap_or_default();
    match code.extended_code {
        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE => {
            format!("the id is taken by another record of the layer ({what}): give it another id")
        }
        _ => what,
    }
}

/// Current records in their order; `filter` is a condition on the columns, with its parameters.
pub(crate) fn current<R: Record>(
    connection: &Connection,
    filter: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<R>, Fault> {
    let sql = format!("SELECT * FROM {} WHERE {filter} ORDER BY fid", R::TABLE);
    collect(connection, &sql, parameters)
}

/// Records as they were at a version, in their order then.
pub(crate) fn past<R: Record>(connection: &Connection, version: Version) -> Result<Vec<R>, Fault> {
    let table = R::TABLE;
    let columns = history::columns(connection, &format!("history_{table}"))?;
    let columns: Vec<_> = columns.into_iter().filter(|c| c != "versjon_til").map(|c| format!("\"{c}\"")).collect();
    let columns = columns.join(", ");
    let sql = format!(
        "SELECT {columns} FROM {table} WHERE versjon <= ?1
         UNION ALL
         SELECT {columns} FROM history_{table} WHERE versjon <= ?1 AND versjon_til > ?1
         ORDER BY fid"
    );
    collect(connection, &sql, &[&log::to_sql(version)?])
}

fn collect<R: Record>(connection: &Connection, sql: &str, parameters: &[&dyn ToSql]) -> Result<Vec<R>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut out = vec![];
    while let Some(row) = rows.next()? {
        out.push(of_row(row)?);
    }
    Ok(out)
}

fn of_row<R: Record>(row: &Row<'_>) -> Result<R, Fault> {
    R::read(&Cells::new(row, R::TABLE)?)
}
