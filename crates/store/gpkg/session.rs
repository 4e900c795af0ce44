//! The SQLite side of [`Session`].

use super::{blob, contents, triggers};
use crate::sql::{Cell, InsertFault, Row, Session, Take, Value, fault::Fault, geometry::Kept, tables::TABLES};
use rusqlite::{
    Connection,
    types::{ToSql, ToSqlOutput, Value as SqliteValue, ValueRef},
};

impl Row for rusqlite::Row<'_> {
    fn cell(&self, column: &str) -> Result<Cell<'_>, String> {
        let cell = self.get_ref(column).map_err(|e| e.to_string())?;
        Ok(match cell {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(n) => Cell::Integer(n),
            ValueRef::Real(n) => Cell::Real(n),
            ValueRef::Text(_) => Cell::Text(cell.as_str().map_err(|e| e.to_string())?),
            ValueRef::Blob(bytes) => Cell::Bytes(Kept::Gpkg(bytes)),
        })
    }
}

/// A value as SQLite takes it.
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Owned(SqliteValue::Null),
            Value::Flag(flag) => i64::from(*flag).into(),
            Value::Integer(n) => (*n).into(),
            Value::Real(n) => (*n).into(),
            Value::Text(text) => text.as_str().into(),
            Value::Geometry(geometry) => {
                let refused = |why: String| rusqlite::Error::ToSqlConversionFailure(why.into());
                ToSqlOutput::Owned(SqliteValue::Blob(blob::encode(geometry).map_err(refused)?))
            }
        })
    }
}

impl Session for Connection {
    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, Fault> {
        let mut statement = self.prepare_cached(sql)?;
        Ok(statement.execute(rusqlite::params_from_iter(parameters.iter().map(Bound)))? as u64)
    }

    fn each(&self, sql: &str, parameters: &[Value], take: Take<'_>) -> Result<(), Fault> {
        let mut statement = self.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(parameters.iter().map(Bound)))?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }

    fn insert(
        &self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<Vec<Value>, String>>,
    ) -> Result<(), InsertFault> {
        let marks = (1..=columns.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", "));
        let mut statement = self.prepare(&sql).map_err(Fault::from)?;
        for (number, row) in rows.enumerate() {
            let refused = |why| InsertFault::Refused(Some(number), why);
            let row = row.map_err(refused)?;
            statement.execute(rusqlite::params_from_iter(row.iter().map(Bound))).map_err(|error| match &error {
                rusqlite::Error::ToSqlConversionFailure(why) => refused(why.to_string()),
                _ if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                    refused(constraint(&error))
                }
                _ => Fault::from(error).into(),
            })?;
        }
        Ok(())
    }

    fn changed(&self, table: &str, spatial: bool) -> Result<(), Fault> {
        contents::refresh(self, table, spatial)
    }

    fn quiet(&self, table: &str, quiet: bool) -> Result<(), Fault> {
        if quiet { triggers::unwatch_one(self, table) } else { triggers::watch(self, false) }
    }

    fn faults(&self) -> Result<Vec<String>, Fault> {
        let mut faults = vec![];
        let mut statement = self.prepare("PRAGMA integrity_check")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        faults.extend(found.into_iter().filter(|line| line != "ok"));
        let mut statement = self.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, number, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let number = number.map_or_else(|| "?".to_owned(), |n| n.to_string());
            faults.push(format!("table {table}, row {number}: there is nothing in {parent} that it refers to"));
        }
        for table in TABLES.iter().filter(|t| t.spatial) {
            let sql = format!("SELECT rtreecheck('rtree_{}_geom')", table.name);
            let found: String = self.query_row(&sql, [], |row| row.get(0))?;
            if found != "ok" {
                faults.push(format!("table {}: its spatial index is damaged: {found}", table.name));
            }
        }
        Ok(faults)
    }

    fn numbers_used(&self, table: &'static str, history: Option<&str>) -> Result<(), Fault> {
        // Of what stands in the table itself SQLite keeps count. It makes the line with the first row that is written.
        let Some(history) = history else { return Ok(()) };
        self.execute_batch(&format!(
            "INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', 0
               WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table}');
             UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(fid), 0) FROM {history}))
               WHERE name = '{table}'"
        ))?;
        Ok(())
    }
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
