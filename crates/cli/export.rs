//! `satsing export` and `satsing openapi`.

use crate::args::{Export, ExportKind};
use crate::failure::{Failure, runtime};
use crate::text::{say, text};
use snapshot::Snapshot;
use std::path::Path;
use store::{AnyStore, OpenMode, Store};

/// Writes the copy to hand out.
pub(crate) fn run(args: Export) -> Result<(), Failure> {
    if args.out.exists() {
        return Err(Failure::Refused(text("exists", &[("path", &args.out.display())])));
    }
    match args.kind {
        ExportKind::Gpkg => runtime()?.block_on(handout(&args.store.store, &args.out))?,
    }
    say(&text("exported", &[("path", &args.out.display())]));
    Ok(())
}

/// The copy, with the figures that may be shown in place of those that are kept.
async fn handout(target: &str, out: &Path) -> Result<(), Failure> {
    let store = AnyStore::open(target, OpenMode::Existing).await?;
    let published = Snapshot::build(store.load().await?, 1, None);
    Ok(store::export_gpkg(&store, out, &published.dataset().observations).await?)
}

/// The OpenAPI document.
pub(crate) fn openapi() -> Result<(), Failure> {
    say(&server::openapi().to_pretty_json().map_err(Failure::inner)?);
    Ok(())
}
