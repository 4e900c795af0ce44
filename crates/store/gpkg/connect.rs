//! Connections, all set up alike.

use super::functions;
use crate::sql::fault::Fault;
use rusqlite::{Connection, OpenFlags};
use std::{path::Path, time::Duration};

/// How long a writer waits for another process to finish.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Opens an existing file for reading and writing.
pub(crate) fn connect(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In WAL mode NORMAL survives a killed process; only a power cut can lose the last commits, never break the file.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    functions::register(&connection)?;
    Ok(connection)
}

/// A connection that cannot change anything.
pub(crate) fn connect_to_read(path: &Path) -> Result<Connection, Fault> {
    let connection = connect(path)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}
