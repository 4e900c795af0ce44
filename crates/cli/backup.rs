//! `satsing backup`, `satsing restore` and `satsing verify`.

use crate::args::{Backup, Restore, Verify};
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use store::{AnyStore, OpenMode};

/// Writes a backup.
pub(crate) fn backup(args: Backup) -> Result<(), Failure> {
    let tables = runtime()?.block_on(async {
        let store = AnyStore::open(&args.store.store, OpenMode::Existing).await?;
        store::backup(&store, &args.out, jiff::Timestamp::now()).await
    })?;
    let rows: u64 = tables.iter().map(|t| t.rows).sum();
    say(&text("backed_up", &[("path", &args.out.display()), ("rows", &rows)]));
    Ok(())
}

/// Puts a backup into a store.
pub(crate) fn restore(args: Restore) -> Result<(), Failure> {
    let version = runtime()?.block_on(async {
        let store = AnyStore::open(&args.store.store, OpenMode::Move).await?;
        store::restore(&args.file, &store, args.replace).await
    })?;
    let store = AnyStore::shown(&args.store.store);
    say(&text("restored", &[("path", &args.file.display()), ("store", &store), ("version", &version.0)]));
    Ok(())
}

/// Says what is wrong with a store or a backup; refused where anything is.
pub(crate) fn verify(args: Verify) -> Result<(), Failure> {
    let target = match &args.file {
        Some(file) => file.to_string_lossy().into_owned(),
        None => args.store.store.clone(),
    };
    let checked = runtime()?.block_on(store::verify(&target))?;
    let shown = AnyStore::shown(&target);
    if args.json {
        say(&serde_json::to_string_pretty(&checked).map_err(Failure::inner)?);
    }
    for fault in &checked.faults {
        note(fault);
    }
    if !checked.faults.is_empty() {
        let faults = checked.faults.len();
        return Err(Failure::Refused(text("not_whole", &[("store", &shown), ("faults", &faults)])));
    }
    let rows: u64 = checked.tables.iter().map(|t| t.rows).sum();
    if !args.json {
        say(&text("whole", &[("store", &shown), ("rows", &rows), ("tables", &checked.tables.len())]));
    }
    Ok(())
}
