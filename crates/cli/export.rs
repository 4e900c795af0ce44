//! `satsing export` and `satsing openapi`.

use crate::args::{Export, ExportKind};
use crate::failure::{Failure, runtime};
use crate::text::{say, text};
use domain::Observation;
use snapshot::Snapshot;
use store::{AnyStore, OpenMode, Store, StoreError};

/// Writes the copy to hand out, with the figures that may be shown in place of those that are kept.
pub(crate) fn run(args: Export) -> Result<(), Failure> {
    if args.out.exists() {
        return Err(Failure::Refused(text("exists", &[("path", &args.out.display())])));
    }
    match args.kind {
        ExportKind::Gpkg => runtime()?.block_on(async {
            let (store, published) = handout(&args.store.store).await?;
            store::export_gpkg(&store, &args.out, &published).await
        })?,
        ExportKind::Geoparquet => runtime()?.block_on(async {
            let (store, published) = handout(&args.store.store).await?;
            store::export_geoparquet(&store, &args.out, &published).await
        })?,
    }
    say(&text("exported", &[("path", &args.out.display())]));
    Ok(())
}

/// A store, and the figures of it that may be shown.
async fn handout(target: &str) -> Result<(AnyStore, Vec<Observation>), StoreError> {
    let store = AnyStore::open(target, OpenMode::Existing).await?;
    let published = Snapshot::build(store.load().await?, 1, None);
    let figures = published.dataset().observations.clone();
    Ok((store, figures))
}

/// The OpenAPI document.
pub(crate) fn openapi() -> Result<(), Failure> {
    say(&server::openapi().to_pretty_json().map_err(Failure::inner)?);
    Ok(())
}
