//! `satsing migrate` and `satsing database`: a store into another one, and a database made ready.

use crate::args::{Database, Migrate, Prepare};
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use store::{AnyStore, MovedTable, OpenMode, StoreError, postgis::PostGis};

/// Moves a store; each table is told of when it has been compared.
pub(crate) fn run(args: Migrate) -> Result<(), Failure> {
    if args.from == args.to {
        return Err(Failure::Refused(text("same_store", &[("store", &AnyStore::shown(&args.to))])));
    }
    let tables = runtime()?.block_on(async {
        let from = AnyStore::open(&args.from, OpenMode::Existing).await?;
        let to = AnyStore::open(&args.to, OpenMode::Move).await?;
        store::move_store(&from, &to, args.replace, told).await
    })?;
    if args.json {
        say(&serde_json::to_string_pretty(&tables).map_err(Failure::inner)?);
        return Ok(());
    }
    let rows: u64 = tables.iter().map(|t| t.rows).sum();
    let to = AnyStore::shown(&args.to);
    say(&text("moved", &[("rows", &rows), ("tables", &tables.len()), ("store", &to)]));
    Ok(())
}

fn told(table: &MovedTable) {
    let MovedTable { table, rows, sha256 } = table;
    note(&text("moved_table", &[("table", table), ("rows", rows), ("hash", &&sha256[..12])]));
}

/// Makes a database ready.
pub(crate) fn database(args: Database) -> Result<(), Failure> {
    let Database::Prepare(Prepare { store, role }) = args;
    runtime()?.block_on(async {
        let opened = PostGis::open(&store, OpenMode::Create).await?;
        if let Some(role) = &role {
            opened.grant(role).await?;
        }
        Ok::<_, StoreError>(())
    })?;
    let shown = AnyStore::shown(&store);
    say(&match role {
        Some(role) => text("prepared_role", &[("store", &shown), ("role", &role)]),
        None => text("prepared", &[("store", &shown)]),
    });
    Ok(())
}
