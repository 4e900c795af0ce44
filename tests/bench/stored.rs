//! From the store to a snapshot: load and build, apart and together.

use crate::table::{Goal, Row};
use crate::timing::{median, timed};
use anyhow::{Context, Result};
use snapshot::Snapshot;
use std::path::Path;
use store::{AnyStore, OpenMode, Store};

const RUNS: usize = 9;

/// Load, build, and the two together, of a store with the five real files.
pub(crate) fn rows(store: &Path) -> Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let path = store.to_str().context("the path of the store is not UTF-8")?;
    let store = runtime.block_on(AnyStore::open(path, OpenMode::Existing))?;
    let (mut loads, mut builds, mut sums) = (vec![], vec![], vec![]);
    for _ in 0..RUNS {
        let (dataset, load) = timed(|| runtime.block_on(store.load()));
        let dataset = dataset?;
        let (_, build) = timed(|| Snapshot::build(dataset, 1, None));
        loads.push(load);
        builds.push(build);
        sums.push(load + build);
    }
    Ok(vec![
        Row::ms("store load, five real files", median(loads), Goal::None),
        Row::ms("snapshot build, all tiles", median(builds), Goal::None),
        Row::ms("snapshot from the store (both)", median(sums), Goal::AtMost(1000.0)),
    ])
}
