//! Moving rows, with their numbers, versions and history, from one store to another, table by table.

use super::{
    Cell, InsertFault, Row, Session, Value,
    fault::Fault,
    geometry, history, log, one,
    tables::{TABLES, Table},
};
use geozero::{CoordDimensions, ToWkb};
use sha2::{Digest, Sha256};

/// Rows that are read and written at once, counted in `fid`.
const PAGE: i64 = 4000;

/// Users; their sessions, links and keys are not moved.
pub(crate) const USERS: &str = "satsing_users";
const AUDIT: &str = "satsing_audit";

/// A table that is moved as a whole.
pub(crate) struct Part {
    pub(crate) name: String,
    columns: Vec<&'static str>,
    /// What makes the order of rows whole where `fid` does not.
    order: &'static str,
    /// Whose triggers must be still meanwhile.
    watched: bool,
    spatial: bool,
    /// The table whose numbers are used up when this part is in, and its history if it has one.
    numbers: Option<(&'static str, Option<String>)>,
}

/// What becomes of the passwords of users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passwords {
    /// They go along, to another store of the same people.
    Moved,
    /// They stay where they are.
    Left,
}

/// All of them, in an order in which one may stand on the one before.
pub(crate) fn parts(passwords: Passwords) -> Vec<Part> {
    let of_records = TABLES.iter().flat_map(|table| {
        let columns = |last: &[&'static str]| ["fid"].iter().chain(table.columns).chain(last).copied().collect();
        let Table { name, spatial, .. } = *table;
        [
            Part {
                name: name.into(),
                columns: columns(&["versjon"]),
                order: "fid",
                watched: true,
                spatial,
                numbers: None,
            },
            Part {
                name: format!("history_{name}"),
                columns: columns(&["versjon", "versjon_til"]),
                order: "fid, versjon, versjon_til",
                watched: false,
                spatial: false,
                numbers: Some((name, Some(format!("history_{name}")))),
            },
        ]
    });
    let versions = Part {
        name: log::TABLE.into(),
        columns: vec!["fid", "tidspunkt", "forfatter", "grunn", "lag"],
        order: "fid",
        watched: false,
        spatial: false,
        numbers: None,
    };
    let own = |name: &'static str, columns: &[&'static str]| Part {
        name: name.into(),
        columns: columns.to_vec(),
        order: "fid",
        watched: false,
        spatial: false,
        numbers: Some((name, None)),
    };
    let mut of_users =
        vec!["fid", "navn", "visningsnavn", "rolle", "omrader", "utsteder", "subjekt", "sperret", "laget"];
    of_users.push("sist_inne");
    if passwords == Passwords::Moved {
        of_users.push("passord");
    }
    let users = own(USERS, &of_users);
    let audit = own(AUDIT, &["fid", "tid", "hvem", "hva", "hvor", "detaljer"]);
    of_records.chain([users, audit, versions]).collect()
}

/// Count and hash of the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digested {
    pub(crate) rows: u64,
    pub(crate) sha256: String,
}

impl Part {
    /// Hands over the rows with `fid` from `low` to under `low + PAGE`.
    fn page(&self, session: &dyn Session, low: i64, take: &mut dyn FnMut(Vec<Value>)) -> Result<(), Fault> {
        let columns = self.columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
        let (name, order) = (&self.name, self.order);
        let sql = format!("SELECT {columns} FROM {name} WHERE fid >= ?1 AND fid < ?2 ORDER BY {order}");
        session.each(&sql, &[Value::Integer(low), Value::Integer(low.saturating_add(PAGE))], &mut |row| {
            take(self.values(row)?);
            Ok(())
        })
    }

    fn values(&self, row: &dyn Row) -> Result<Vec<Value>, Fault> {
        let bad = |column: &str, why: String| Fault::Damaged(format!("table {}, column {column}: {why}", self.name));
        let value = |column: &&'static str| {
            Ok(match row.cell(column).map_err(|why| bad(column, why))? {
                Cell::Null => Value::Null,
                Cell::Flag(flag) => Value::Flag(flag),
                Cell::Integer(n) => Value::Integer(n),
                Cell::Real(n) => Value::Real(n),
                Cell::Text(text) => Value::Text(text.to_owned()),
                Cell::Bytes(kept) => {
                    geometry::any(kept).map_err(|why| bad(column, why))?.map_or(Value::Null, Value::Geometry)
                }
            })
        };
        self.columns.iter().map(value).collect()
    }

    /// Where pages begin.
    fn pages(&self, session: &dyn Session) -> Result<impl Iterator<Item = i64> + use<>, Fault> {
        let ends =
            format!("SELECT coalesce(min(fid), 0) AS forste, coalesce(max(fid), -1) AS siste FROM {}", self.name);
        let (first, last): (i64, i64) = (one(session, &ends, &[], "forste")?, one(session, &ends, &[], "siste")?);
        Ok((first..=last).step_by(PAGE.unsigned_abs() as usize))
    }

    /// Copies every row.
    ///
    /// # Errors
    /// As [`Session::insert`]; a row that cannot be kept is named by its table and number.
    pub(crate) fn copy(&self, from: &dyn Session, to: &dyn Session) -> Result<(), Fault> {
        if self.watched {
            to.quiet(&self.name, true)?;
        }
        for low in self.pages(from)? {
            let mut rows = vec![];
            self.page(from, low, &mut |row| rows.push(row))?;
            let fid =
                |row: &Vec<Value>| if let Some(Value::Integer(n)) = row.first() { n.to_string() } else { "?".into() };
            let numbers: Vec<String> = rows.iter().map(fid).collect();
            to.insert(&self.name, &self.columns, &mut rows.into_iter().map(Ok)).map_err(|fault| match fault {
                InsertFault::Refused(n, why) => {
                    let number = n.and_then(|n| numbers.get(n)).map_or("?", String::as_str);
                    Fault::Damaged(format!("table {}, row {number}: {why}", self.name))
                }
                InsertFault::Other(fault) => fault,
            })?;
        }
        if self.watched {
            to.quiet(&self.name, false)?;
        }
        if let Some((table, history)) = &self.numbers {
            to.numbers_used(table, history.as_deref())?;
        }
        if self.name == USERS || self.name == AUDIT { Ok(()) } else { to.changed(&self.name, self.spatial) }
    }

    /// Drops every row, without history.
    pub(crate) fn clear(&self, to: &dyn Session) -> Result<(), Fault> {
        if self.watched {
            to.quiet(&self.name, true)?;
        }
        to.execute(&format!("DELETE FROM {}", self.name), &[])?;
        if self.watched {
            to.quiet(&self.name, false)?;
        }
        Ok(())
    }

    /// Counts and hashes the rows; the same rows give the same hash in both backends.
    pub(crate) fn digest(&self, session: &dyn Session) -> Result<Digested, Fault> {
        let mut hash = Sha256::new();
        let mut rows = 0;
        let mut bad = None;
        for low in self.pages(session)? {
            self.page(session, low, &mut |row| {
                rows += 1;
                bad = bad.take().or(row.iter().find_map(|value| feed(&mut hash, value).err()));
            })?;
        }
        match bad {
            Some(why) => Err(Fault::Damaged(format!("table {}: {why}", self.name))),
            None => Ok(Digested { rows, sha256: format!("{:x}", hash.finalize()) }),
        }
    }
}

/// Adds a value to a hash: a letter for its kind, then its bytes; a yes is a 1, since SQLite knows no yes.
fn feed(hash: &mut Sha256, value: &Value) -> Result<(), String> {
    let mut add = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    match value {
        Value::Null => add(b'0', &[]),
        Value::Flag(flag) => add(b'i', &i64::from(*flag).to_le_bytes()),
        Value::Integer(n) => add(b'i', &n.to_le_bytes()),
        Value::Real(n) => add(b'r', &n.to_bits().to_le_bytes()),
        Value::Text(text) => add(b't', text.as_bytes()),
        Value::Geometry(shape) => add(b'g', &shape.to_wkb(CoordDimensions::xy()).map_err(|e| e.to_string())?),
    }
    Ok(())
}

/// Whether nothing has ever been committed, nothing stands there and nobody is a user.
pub(crate) fn is_empty(session: &dyn Session) -> Result<bool, Fault> {
    let any = "SELECT EXISTS (SELECT 1 FROM versions) OR EXISTS (SELECT 1 FROM satsing_users) AS er";
    Ok(!one::<bool>(session, any, &[], "er")? && !history::pending(session)?)
}

/// What the unfinished move into this store came from; none where there is none.
pub(crate) fn unfinished(session: &dyn Session) -> Result<Option<String>, Fault> {
    let mut found = None;
    session.each("SELECT kilde FROM satsing_move ORDER BY fid", &[], &mut |row| {
        found = Some(cell_text(row, "kilde")?);
        Ok(())
    })?;
    Ok(found)
}

/// Tables that are in already.
pub(crate) fn done(session: &dyn Session) -> Result<Vec<String>, Fault> {
    let mut done = vec![];
    session.each("SELECT tabell FROM satsing_move ORDER BY fid", &[], &mut |row| {
        done.push(cell_text(row, "tabell")?);
        Ok(())
    })?;
    Ok(done)
}

fn cell_text(row: &dyn Row, column: &str) -> Result<String, Fault> {
    match row.cell(column) {
        Ok(Cell::Text(text)) => Ok(text.to_owned()),
        other => Err(Fault::Damaged(format!("table satsing_move, column {column}: {other:?}"))),
    }
}

/// Notes that a table is in.
pub(crate) fn note(to: &dyn Session, source: &str, table: &str) -> Result<(), Fault> {
    to.execute("INSERT INTO satsing_move (kilde, tabell) VALUES (?1, ?2)", &[source.into(), table.into()])?;
    Ok(())
}

/// Notes that no move is under way.
pub(crate) fn forget(to: &dyn Session) -> Result<(), Fault> {
    to.execute("DELETE FROM satsing_move", &[])?;
    Ok(())
}
