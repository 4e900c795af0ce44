//! What both backends share: records beside their columns, what an import replaces, versions of rows, and the log. It is
//! written once, in SQL that SQLite and PostgreSQL both understand, over the small [`Session`] that each of them gives.

pub(crate) mod cells;
pub(crate) mod commit;
pub(crate) mod diff;
pub(crate) mod fault;
pub(crate) mod geometry;
pub(crate) mod history;
pub(crate) mod load;
pub(crate) mod log;
pub(crate) mod moving;
pub(crate) mod record;
mod records;
pub(crate) mod tables;

use fault::Fault;
use geo_types::Geometry;

/// What is written to a column, or given to a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Flag(bool),
    Integer(i64),
    Real(f64),
    Text(String),
    /// In EPSG:25832.
    Geometry(Geometry<f64>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Null,
    Flag(bool),
    Integer(i64),
    Real(f64),
    Text(&'a str),
    /// A geometry as the backend keeps it, or any other bytes that stand there.
    Bytes(geometry::Kept<'a>),
}

/// One row of an answer.
pub(crate) trait Row {
    /// The cell in a column.
    ///
    /// # Errors
    /// A reason in words where there is no such column or it cannot be read.
    fn cell(&self, column: &str) -> Result<Cell<'_>, String>;
}

/// What is done with each row of an answer.
pub(crate) type Take<'a> = &'a mut dyn FnMut(&dyn Row) -> Result<(), Fault>;

/// A connection to a database, mostly inside a transaction. Parameters stand as `?1`, `?2` … in the statements.
pub(crate) trait Session {
    /// Runs a statement; says how many rows it touched.
    fn execute(&self, sql: &str, parameters: &[Value]) -> Result<u64, Fault>;

    /// Runs a query and hands each row to `take`.
    fn each(&self, sql: &str, parameters: &[Value], take: Take<'_>) -> Result<(), Fault>;

    /// Adds rows in their order.
    ///
    /// # Errors
    /// [`Fault::Refused`] with the number of the row (from 0) where a constraint, or the row itself, says no.
    fn insert(
        &self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<Vec<Value>, String>>,
    ) -> Result<(), InsertFault>;

    /// Notes that a table has other rows than before.
    fn changed(&self, table: &str, spatial: bool) -> Result<(), Fault>;

    /// Stills the triggers of a table that keep history, until they are let loose again or the transaction ends.
    fn quiet(&self, table: &str, quiet: bool) -> Result<(), Fault>;

    /// What the database itself finds wrong with what it holds, in words.
    fn faults(&self) -> Result<Vec<String>, Fault>;

    /// Sees to it that no row gets a number that a row of this table, or of its `history`, has had.
    fn numbers_used(&self, table: &'static str, history: Option<&str>) -> Result<(), Fault>;
}

/// Why rows were not added.
#[derive(Debug)]
pub(crate) enum InsertFault {
    /// A row is refused: its number from 0, or none where the database does not tell, and why.
    Refused(Option<usize>, String),
    /// Something else.
    Other(Fault),
}

impl From<Fault> for InsertFault {
    fn from(fault: Fault) -> Self {
        Self::Other(fault)
    }
}

/// The first cell named `column` of the only row of an answer.
///
/// # Errors
/// [`Fault::Damaged`] where there is no row or the cell is something else.
pub(crate) fn one<T: for<'a> cells::FromCell<'a>>(
    session: &(impl Session + ?Sized),
    sql: &str,
    parameters: &[Value],
    column: &str,
) -> Result<T, Fault> {
    let mut found = None;
    session.each(sql, parameters, &mut |row| {
        let cell = row.cell(column).map_err(Fault::Damaged)?;
        found = Some(T::from_cell(cell).map_err(|why| Fault::Damaged(format!("{column}: {why}")))?);
        Ok(())
    })?;
    found.ok_or_else(|| Fault::Damaged(format!("a question had no answer: {sql}")))
}
