//! Adding rows by `COPY … FROM STDIN` in text format: the fastest way in, with the number of the line in every refusal.

use crate::sql::{
    InsertFault, Value,
    fault::Fault,
    geometry::{self, SRS},
};
use geozero::{CoordDimensions, ToWkb};
use sqlx::{PgConnection, postgres::PgDatabaseError};
use std::fmt::Write as _;

/// Bytes that are sent at once.
const CHUNK: usize = 1 << 18;

pub(super) async fn rows(
    connection: &mut PgConnection,
    table: &str,
    columns: &[&str],
    rows: &mut dyn Iterator<Item = Result<Vec<Value>, String>>,
) -> Result<(), InsertFault> {
    let sql = format!("COPY {table} ({}) FROM STDIN", columns.join(", "));
    let mut copy = connection.copy_in_raw(&sql).await.map_err(Fault::from)?;
    let mut chunk = String::with_capacity(CHUNK + CHUNK / 4);
    let mut refused = None;
    for (number, row) in rows.enumerate() {
        if let Err(why) = row.and_then(|row| line(&mut chunk, &row)) {
            refused = Some(InsertFault::Refused(Some(number), why));
            break;
        }
        if chunk.len() >= CHUNK {
            if let Err(error) = copy.send(chunk.as_bytes()).await {
                return Err(of(error));
            }
            chunk.clear();
        }
    }
    match refused {
        Some(fault) => {
            copy.abort("a row is refused").await.map_err(Fault::from)?;
            Err(fault)
        }
        None => {
            copy.send(chunk.as_bytes()).await.map_err(of)?;
            copy.finish().await.map(|_| ()).map_err(of)
        }
    }
}

/// Adds one row in the text format of `COPY`.
fn line(out: &mut String, row: &[Value]) -> Result<(), String> {
    let start = out.len();
    let written = row.iter().enumerate().try_for_each(|(n, value)| {
        if n > 0 {
            out.push('\t');
        }
        cell(out, value)
    });
    if written.is_err() {
        out.truncate(start);
    }
    out.push('\n');
    written
}

fn cell(out: &mut String, value: &Value) -> Result<(), String> {
    let written = match value {
        Value::Null => write!(out, "\\N"),
        Value::Flag(flag) => write!(out, "{}", if *flag { 't' } else { 'f' }),
        Value::Integer(n) => write!(out, "{n}"),
        Value::Real(n) => write!(out, "{n:e}"),
        Value::Text(text) => return escaped(out, text),
        Value::Geometry(shape) => {
            geometry::check(shape)?;
            let bytes = shape.to_ewkb(CoordDimensions::xy(), Some(SRS)).map_err(|e| e.to_string())?;
            bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
        }
    };
    written.map_err(|e| e.to_string())
}

fn escaped(out: &mut String, text: &str) -> Result<(), String> {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => return Err("a text holds the character NUL, which no text may".into()),
            other => out.push(other),
        }
    }
    Ok(())
}

fn of(error: sqlx::Error) -> InsertFault {
    let refusal = error.as_database_error().and_then(|e| e.try_downcast_ref::<PgDatabaseError>());
    let Some(refusal) = refusal.filter(|r| r.code().starts_with("23") || r.code().starts_with("22")) else {
        return Fault::from(error).into();
    };
    let line = refusal.r#where().and_then(line_in).and_then(|line| line.checked_sub(1));
    let what = refusal.detail().unwrap_or_else(|| refusal.message());
    let why = match refusal.code() {
        "23505" => format!("the id is taken by another record of the layer ({what}): give it another id"),
        _ => format!("{} ({what})", refusal.message()),
    };
    InsertFault::Refused(line, why)
}

/// The number after `line` in the context of an error, from 1.
fn line_in(context: &str) -> Option<usize> {
    let rest = context.split_once("line ")?.1;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{Geometry, point};

    #[test]
    fn a_line_is_written_as_copy_reads_it() {
        let mut out = String::new();
        let row = [
            Value::Null,
            Value::Flag(true),
            Value::Integer(-3),
            Value::Real(-0.0),
            Value::Real(0.1),
            Value::Text("Øya\t\\N\nto".into()),
            Value::Geometry(Geometry::Point(point!(x: 1.0, y: 2.0))),
        ];
        line(&mut out, &row).unwrap();
        let shape = "0101000020e8640000000000000000f03f0000000000000040";
        assert_eq!(out, format!("\\N\tt\t-3\t-0e0\t1e-1\tØya\\t\\\\N\\nto\t{shape}\n"));
    }

    #[test]
    fn a_line_that_cannot_be_written_leaves_nothing_of_itself() {
        let mut out = String::new();
        assert!(line(&mut out, &[Value::Integer(1), Value::Text("a\0b".into())]).is_err());
        assert_eq!(out, "\n");
    }

    #[test]
    fn the_line_of_a_refusal_is_found_in_its_context() {
        assert_eq!(line_in("COPY places, line 12, column id: \"x\""), Some(12));
        assert_eq!(line_in("COPY places, line 3"), Some(3));
        assert_eq!(line_in("SQL statement"), None);
    }
}
