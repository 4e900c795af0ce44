//! `satsing export` and `satsing openapi`.

use crate::args::{Export, ExportKind};
use crate::failure::{Failure, runtime};
use crate::text::{say, text};
use store::{AnyStore, OpenMode};

/// Writes the copy to hand out.
pub(crate) fn run(args: Export) -> Result<(), Failure> {
    if args.out.exists() {
        return Err(Failure::Refused(text("exists", &[("path", &args.out.display())])));
    }
    let store = AnyStore::open(&args.store.store, OpenMode::Existing)?;
    match args.kind {
        ExportKind::Gpkg => runtime()?.block_on(store::export_gpkg(&store, &args.out))?,
    }
    say(&text("exported", &[("path", &args.out.display())]));
    Ok(())
}

/// The OpenAPI document.
pub(crate) fn openapi() -> Result<(), Failure> {
    say(&server::openapi().to_pretty_json().map_err(Failure::inner)?);
    Ok(())
}
