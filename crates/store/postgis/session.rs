//! The PostgreSQL side of [`Session`].

use super::{copy, wait};
use crate::sql::{
    Cell, InsertFault, Row, Session, Take, Value, cells::Cells, fault::Fault, geometry::Kept, tables::TABLES,
};
use futures_util::TryStreamExt;
use sqlx::{
    AssertSqlSafe, Decode, PgConnection, Postgres, Row as _, TypeInfo, ValueRef,
    postgres::{PgArguments, PgRow},
    query::Query,
};
use std::{cell::RefCell, time::Duration};
use tokio::{runtime::Handle, time::timeout};

/// A connection inside a transaction, for a thread that may block.
pub(crate) struct PgSession<'a> {
    runtime: &'a Handle,
    connection: RefCell<&'a mut PgConnection>,
    /// How long an answer, or the next row of one, may take.
    limit: Duration,
}

impl<'a> PgSession<'a> {
    pub(crate) fn new(runtime: &'a Handle, connection: &'a mut PgConnection, limit: Duration) -> Self {
        Self { runtime, connection: RefCell::new(connection), limit }
    }

    /// Runs several statements as they stand.
    pub(crate) fn script(&self, sql: &str) -> Result<(), Fault> {
        let mut connection = self.connection.borrow_mut();
        wait(self.runtime, self.limit, sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **connection))?;
        Ok(())
    }
}

/// A statement of this crate with PostgreSQL's marks for parameters. The connection keeps it prepared: it names its
/// columns, so a migration by another process does not make it unfit.
fn query<'q>(sql: &str, parameters: &[Value]) -> Result<Query<'q, Postgres, PgArguments>, Fault> {
    let mut query = sqlx::query(AssertSqlSafe(sql.replace('?', "$")));
    for parameter in parameters {
        query = match parameter {
            Value::Flag(flag) => query.bind(*flag),
            Value::Integer(n) => query.bind(*n),
            Value::Real(n) => query.bind(*n),
            Value::Text(text) => query.bind(text.clone()),
            Value::Null => query.bind(None::<String>),
            Value::Geometry(_) => return Err(Fault::Damaged("a geometry is no parameter".into())),
        };
    }
    Ok(query)
}

impl Row for PgRow {
    fn cell(&self, column: &str) -> Result<Cell<'_>, String> {
        let value = self.try_get_raw(column).map_err(|e| e.to_string())?;
        if value.is_null() {
            return Ok(Cell::Null);
        }
        let kind = value.type_info();
        let cell = match kind.name() {
            "INT8" => i64::decode(value).map(Cell::Integer),
            "FLOAT8" => f64::decode(value).map(Cell::Real),
            "BOOL" => bool::decode(value).map(Cell::Flag),
            "TEXT" => <&str>::decode(value).map(Cell::Text),
            "geometry" => value.as_bytes().map(|bytes| Cell::Bytes(Kept::Ewkb(bytes))),
            other => return Err(format!("the type {other} is not known here")),
        };
        cell.map_err(|e| e.to_string())
    }
}

impl Session for PgSession<'_> {
    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, Fault> {
        let mut connection = self.connection.borrow_mut();
        let done = wait(self.runtime, self.limit, query(sql, parameters)?.execute(&mut **connection))?;
        Ok(done.rows_affected())
    }

    fn each(&self, sql: &str, parameters: &[Value], take: Take<'_>) -> Result<(), Fault> {
        let query = query(sql, parameters)?;
        let mut connection = self.connection.borrow_mut();
        let walk = async {
            let mut rows = query.fetch(&mut **connection);
            while let Some(row) =
                timeout(self.limit, rows.try_next()).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?
            {
                take(&row)?;
            }
            Ok(())
        };
        self.runtime.block_on(walk)
    }

    fn insert(
        &self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<Vec<Value>, String>>,
    ) -> Result<(), InsertFault> {
        let mut connection = self.connection.borrow_mut();
        self.runtime.block_on(copy::rows(&mut connection, table, columns, rows))
    }

    fn changed(&self, _: &str, _: bool) -> Result<(), Fault> {
        Ok(())
    }

    fn quiet(&self, _: &str, quiet: bool) -> Result<(), Fault> {
        self.script(if quiet { "SET LOCAL satsing.flytter = 'ja'" } else { "SET LOCAL satsing.flytter = ''" })
    }

    /// Foreign keys and checks are held by the database at all times; what it does not look at is whether a shape is valid
    /// by the standard.
    fn faults(&self) -> Result<Vec<String>, Fault> {
        let mut faults = vec![];
        for table in TABLES.iter().filter(|t| t.spatial) {
            let sql =
                format!("SELECT fid FROM {} WHERE geom IS NOT NULL AND NOT ST_IsValid(geom) ORDER BY fid", table.name);
            self.each(&sql, &[], &mut |row| {
                let number = Cells::new(row, table.name)?.get::<i64>("fid")?;
                faults.push(format!("table {}, row {number}: its geometry is not valid", table.name));
                Ok(())
            })?;
        }
        Ok(faults)
    }

    fn numbers_used(&self, table: &'static str, history: Option<&str>) -> Result<(), Fault> {
        let history = history.unwrap_or(table);
        self.script(&format!(
            "SELECT setval(pg_get_serial_sequence('satsing.{table}', 'fid'), greatest(1,
               (SELECT coalesce(max(fid), 0) FROM {table}), (SELECT coalesce(max(fid), 0) FROM {history})))"
        ))
    }
}
