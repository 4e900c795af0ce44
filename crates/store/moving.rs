//! Moving a whole store, with its versions and history, into another one of any kind.

use crate::{
    AnyStore, StoreError,
    sql::{
        Session,
        fault::Fault,
        log,
        moving::{self, Passwords},
    },
};
use tokio::runtime::Handle;

/// A table that has been moved and compared.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MovedTable {
    /// Its name; `history_…` holds superseded rows.
    pub table: String,
    /// How many rows it has, on both sides.
    pub rows: u64,
    /// Hash of all its rows, the same on both sides.
    pub sha256: String,
}

/// Why a move stopped.
enum Stop {
    Source(Fault),
    Other(StoreError),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Source(fault)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Other(error)
    }
}

/// Moves everything from one store into another and compares counts and hashes. The source is read as one picture, and is
/// left as it is. Each table is one transaction; a move that was stopped goes on where it was when it is started again,
/// and until then nobody else can open the target. `to` must be opened with [`crate::OpenMode::Move`]. `told` hears of each
/// table that is compared.
///
/// # Errors
/// [`StoreError::NotEmpty`] where the target holds something and `replace` is not given; [`StoreError::Differs`] where
/// source and target are not the same in the end; what opening and reading may give.
pub async fn move_store(
    from: &AnyStore,
    to: &AnyStore,
    replace: bool,
    told: impl FnMut(&MovedTable) + Send + 'static,
) -> Result<Vec<MovedTable>, StoreError> {
    moved(from, to, replace, Passwords::Moved, told).await
}

/// As [`move_store`], with or without the passwords of users.
pub(crate) async fn moved(
    from: &AnyStore,
    to: &AnyStore,
    replace: bool,
    passwords: Passwords,
    mut told: impl FnMut(&MovedTable) + Send + 'static,
) -> Result<Vec<MovedTable>, StoreError> {
    let (from, to, runtime) = (from.clone(), to.clone(), Handle::current());
    let work = move || {
        let moved =
            from.reading(&runtime, |source| match run(source, &to, &runtime, (replace, passwords), &mut told) {
                Ok(tables) => Ok(Ok(tables)),
                Err(Stop::Source(fault)) => Err(fault),
                Err(Stop::Other(error)) => Ok(Err(error)),
            });
        moved.and_then(|tables| tables)
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Stopping))
}

fn run(
    source: &dyn Session,
    to: &AnyStore,
    runtime: &Handle,
    (replace, passwords): (bool, Passwords),
    told: &mut dyn FnMut(&MovedTable),
) -> Result<Vec<MovedTable>, Stop> {
    let parts = moving::parts(passwords);
    let version = log::version(source)?;
    let mark = parts.last().map(|versions| versions.digest(source)).transpose()?.map_or_else(String::new, |d| d.sha256);
    let done = begin(to, runtime, &mark, replace)?;
    for part in parts.iter().filter(|part| !done.contains(&part.name)) {
        // A table and the note that it is in come together.
        to.writing(runtime, |target| {
            part.copy(source, target)?;
            moving::note(target, &mark, &part.name)
        })?;
    }
    let mut tables = vec![];
    for part in &parts {
        let wanted = part.digest(source)?;
        let found = to.reading(runtime, |target| part.digest(target))?;
        if wanted != found {
            let table = part.name.clone();
            return Err(StoreError::Differs { store: to.name(), table, wanted: wanted.rows, found: found.rows }.into());
        }
        let moved = MovedTable { table: part.name.clone(), rows: found.rows, sha256: found.sha256 };
        told(&moved);
        tables.push(moved);
    }
    to.writing(runtime, moving::forget)?;
    tracing::info!(store.version = version.0, store.tables = tables.len(), "a store was moved");
    Ok(tables)
}

/// Which tables are in already; empties the target where that is asked for.
fn begin(to: &AnyStore, runtime: &Handle, mark: &str, replace: bool) -> Result<Vec<String>, StoreError> {
    let (empty, unfinished) =
        to.reading(runtime, |target| Ok((moving::is_empty(target)?, moving::unfinished(target)?)))?;
    match unfinished {
        // The same source as it was then: the move goes on.
        Some(from) if from == mark => return to.reading(runtime, moving::done),
        None if empty => return Ok(vec![]),
        _ if !replace => return Err(StoreError::NotEmpty { store: to.name() }),
        _ => {}
    }
    to.writing(runtime, |target| {
        moving::forget(target)?;
        // Those that stand on others go first.
        moving::parts(Passwords::Left).iter().rev().try_for_each(|part| part.clear(target))
    })?;
    Ok(vec![])
}
