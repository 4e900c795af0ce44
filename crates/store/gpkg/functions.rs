//! The SQL functions that the R-tree triggers of a GeoPackage call and plain SQLite lacks.

use super::blob::{self, Bounds};
use rusqlite::{Connection, Error, Result, functions::FunctionFlags, types::ValueRef};

/// Registers `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY` and `ST_MaxY`. NULL, and the bounds of an empty geometry,
/// give NULL; a blob that is no geometry is an error.
pub(crate) fn register(connection: &Connection) -> Result<()> {
    type Answer = fn(Option<Bounds>) -> Option<f64>;
    let functions: [(&str, Answer); 5] = [
        ("ST_IsEmpty", |b| Some(if b.is_none() { 1.0 } else { 0.0 })),
        ("ST_MinX", |b| b.map(|b| b.min_x)),
        ("ST_MaxX", |b| b.map(|b| b.max_x)),
        ("ST_MinY", |b| b.map(|b| b.min_y)),
        ("ST_MaxY", |b| b.map(|b| b.max_y)),
    ];
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    for (name, answer) in functions {
        connection.create_scalar_function(name, 1, flags, move |context| match context.get_raw(0) {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) => {
                blob::bounds(bytes).map(answer).map_err(|why| Error::UserFunctionError(why.into()))
            }
            _ => Err(Error::UserFunctionError("a geometry is a blob".into())),
        })?;
    }
    Ok(())
}
