//! A layer of the copy as a file: which layers and columns there are, and the rows.

use super::{column::Column, metadata};
use crate::{StoreError, sql::fault::Fault};
use parquet::{
    basic::Compression,
    errors::ParquetError,
    file::{metadata::KeyValue, properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};
use rusqlite::Connection;
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Rows of a row group: the part that an engine reads or skips as a whole, and that is held in memory here.
const GROUP: usize = 16_384;

/// What goes wrong with a file, before it is known how messages name the copy.
#[derive(Debug)]
pub(super) enum Failure {
    /// Reading the copy.
    Copy(Fault),
    /// Writing the file.
    File(PathBuf, io::Error),
}

impl Failure {
    /// The failure as callers see it.
    pub(super) fn at(self, copy: &str) -> StoreError {
        match self {
            Self::Copy(fault) => fault.at(copy),
            Self::File(path, source) => StoreError::Io { path, source },
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Copy(fault)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Copy(error.into())
    }
}

/// The reason of the operating system, where there is one.
fn reason(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(io::Error::other, |system| *system),
        other => io::Error::other(other),
    }
}

/// Names of the layers, in the order of the alphabet.
pub(super) fn layers(copy: &Connection) -> Result<Vec<String>, Fault> {
    let mut names = copy.prepare("SELECT table_name FROM gpkg_contents ORDER BY table_name")?;
    let names = names.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Columns of a layer without `fid`, which is a number of the file and not of the record.
pub(super) fn columns(copy: &Connection, layer: &str) -> Result<Vec<Column>, Fault> {
    let sql = "SELECT name, type, \"notnull\" FROM pragma_table_info(?1) WHERE name <> 'fid' ORDER BY cid";
    let mut found = copy.prepare(sql)?;
    let found = found.query_map([layer], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    let column = |found: rusqlite::Result<(String, String, bool)>| {
        let (name, declared, required) = found?;
        let damaged = |why| Fault::Damaged(format!("table {layer}, column {name}: {why}"));
        Column::new(name.clone(), &declared, required).map_err(damaged)
    };
    found.map(column).collect()
}

/// Writes the rows of a layer in their order.
pub(super) fn write(copy: &Connection, layer: &str, mut columns: Vec<Column>, path: &Path) -> Result<(), Failure> {
    let file = |error| Failure::File(path.to_owned(), error);
    let mut writer = open(layer, &columns, path).map_err(|e| file(reason(e)))?;
    let names: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let mut statement = copy.prepare(&format!("SELECT {} FROM {layer} ORDER BY fid", names.join(", ")))?;
    let (mut rows, mut held) = (statement.query([])?, 0);
    while let Some(row) = rows.next()? {
        for (i, column) in columns.iter_mut().enumerate() {
            let damaged = |why| Fault::Damaged(format!("table {layer}, column {}: {why}", names[i]));
            column.push(row.get_ref(i)?).map_err(damaged)?;
        }
        held += 1;
        if held == GROUP {
            group(&mut writer, &mut columns).map_err(|e| file(reason(e)))?;
            held = 0;
        }
    }
    if held > 0 {
        group(&mut writer, &mut columns).map_err(|e| file(reason(e)))?;
    }
    close(writer, &columns).map_err(|e| file(reason(e)))
}

fn open(layer: &str, columns: &[Column], path: &Path) -> Result<SerializedFileWriter<File>, ParquetError> {
    let fields = columns.iter().map(Column::fields).collect::<Result<Vec<_>, _>>()?.concat();
    let schema = Type::group_type_builder(layer).with_fields(fields).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    SerializedFileWriter::new(File::create_new(path)?, Arc::new(schema), Arc::new(properties))
}

fn group(writer: &mut SerializedFileWriter<File>, columns: &mut [Column]) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    columns.iter_mut().try_for_each(|column| column.write(&mut group))?;
    group.close().map(|_| ())
}

fn close(mut writer: SerializedFileWriter<File>, columns: &[Column]) -> Result<(), ParquetError> {
    let shapes = columns.iter().find_map(|column| Some((&column.name, column.found()?)));
    if let Some((name, found)) = shapes {
        let value = metadata::geo(name, found).map_err(|e| ParquetError::External(Box::new(e)))?;
        writer.append_key_value_metadata(KeyValue::new("geo".to_owned(), value));
    }
    writer.close().map(|_| ())
}
