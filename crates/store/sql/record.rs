//! What every kind of record has in common: a table, its columns, and the way to and from a row.

use super::{InsertFault, Session, Value, cells::Cells, fault::Fault, log};
use domain::{SourceId, Version};

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
pub(crate) fn insert<R: Record>(tx: &impl Session, records: &[R]) -> Result<(), Fault> {
    let mut rows = records.iter().map(|record| {
        let values = record.values()?;
        debug_assert_eq!(values.len(), R::COLUMNS.len(), "{}", R::TABLE);
        Ok(values)
    });
    tx.insert(R::TABLE, R::COLUMNS, &mut rows).map_err(|fault| match fault {
        InsertFault::Refused(number, why) => match number.and_then(|n| records.get(n)) {
            Some(record) => refused(record, why),
            None => Fault::Refused { table: R::TABLE, id: String::new(), why },
        },
        InsertFault::Other(fault) => fault,
    })
}

/// Columns of a kind of record, with the number of the row and its version, as a statement names them.
fn columns<R: Record>() -> String {
    let names = std::iter::once(&"fid").chain(R::COLUMNS);
    names.map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ")
}

/// Current records in their order; `filter` is a condition on the columns, with its parameters.
pub(crate) fn current<R: Record>(session: &impl Session, filter: &str, parameters: &[Value]) -> Result<Vec<R>, Fault> {
    let sql = format!("SELECT {} FROM {} WHERE {filter} ORDER BY fid", columns::<R>(), R::TABLE);
    collect(session, &sql, parameters)
}

/// Records as they were at a version, in their order then.
pub(crate) fn past<R: Record>(session: &impl Session, version: Version) -> Result<Vec<R>, Fault> {
    let (table, columns) = (R::TABLE, columns::<R>());
    let sql = format!(
        "SELECT {columns} FROM {table} WHERE versjon <= ?1
         UNION ALL
         SELECT {columns} FROM history_{table} WHERE versjon <= ?1 AND versjon_til > ?1
         ORDER BY fid"
    );
    collect(session, &sql, &[Value::Integer(log::to_sql(version)?)])
}

/// Records that were written in a version, also those that have been superseded since.
pub(crate) fn written<R: Record>(session: &impl Session, version: Version) -> Result<Vec<R>, Fault> {
    let (table, columns) = (R::TABLE, columns::<R>());
    let sql = format!(
        "SELECT {columns} FROM {table} WHERE versjon = ?1
         UNION ALL
         SELECT {columns} FROM history_{table} WHERE versjon = ?1
         ORDER BY fid"
    );
    collect(session, &sql, &[Value::Integer(log::to_sql(version)?)])
}

fn collect<R: Record>(session: &impl Session, sql: &str, parameters: &[Value]) -> Result<Vec<R>, Fault> {
    let mut out = vec![];
    session.each(sql, parameters, &mut |row| {
        out.push(R::read(&Cells::new(row, R::TABLE)?)?);
        Ok(())
    })?;
    Ok(out)
}
