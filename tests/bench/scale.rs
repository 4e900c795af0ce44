//! One process with ever more kommuner in it: the time of a start and of a rebuild after one place has changed, and memory.
//! Each size is measured in a process of its own, so that no memory is counted that another size has left behind.

use crate::kommuner::{self, SIZES, Size};
use crate::process::{self, resident_megabytes};
use crate::table::{Goal, Row, Unit};
use crate::timing::timed;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use snapshot::Snapshot;
use std::path::Path;
use std::process::Command;
use store::{AnyStore, Author, OpenMode, Store};

/// The argument by which the benchmark starts itself to measure one store, followed by its path.
pub(crate) const MEASURE: &str = "measure-store";

/// Goal for the country: from the store to a snapshot, ms.
const COUNTRY: f64 = 20_000.0;

/// What one process measures of one store; times in ms, memory in 10⁶ bytes.
#[derive(Debug, Serialize, Deserialize)]
struct Measured {
    load: f64,
    build: f64,
    /// Resident with one snapshot.
    resident: f64,
    tiles: f64,
    /// Need under the default question, who is a neighbour of whom, and the plan put together; made when first asked for.
    warm: f64,
    /// Load and build again after a place has changed, with the snapshot before.
    reload: f64,
    rebuild: f64,
    /// Most that was resident at any time: two snapshots and what it takes to build one.
    peak: f64,
}

/// All sizes.
pub(crate) fn rows(scratch: &Path) -> Result<Vec<Row>> {
    let each = SIZES.into_iter().map(|size| {
        let path = scratch.join(format!("{}-kommuner.gpkg", size.kommuner));
        let path = path.to_str().context("the path of the store is not UTF-8")?.to_owned();
        fill(size, &path)?;
        let answer = process::run(Command::new(std::env::current_exe()?).args([MEASURE, &path]))?;
        let found: Measured = serde_json::from_str(&answer)?;
        eprintln!("{}; {answer}", size.words());
        Ok(of(size, &found))
    });
    Ok(each.collect::<Result<Vec<_>>>()?.concat())
}

fn of(size: Size, found: &Measured) -> Vec<Row> {
    let n = size.kommuner;
    let goal = if n == SIZES[SIZES.len() - 1].kommuner { Goal::AtMost(COUNTRY) } else { Goal::None };
    let ms = |what: &str, ours, goal| Row::ms(format!("{n} kommuner: {what}"), ours, goal);
    let megabytes = |what: &str, ours| Row {
        what: format!("{n} kommuner: {what}"),
        ours,
        unit: Unit::Megabytes,
        goal: Goal::None,
        peers: vec![],
    };
    vec![
        ms("store load", found.load, Goal::None),
        ms("snapshot from the store (load and build)", found.load + found.build, goal),
        ms("made beside the first questions (need, neighbours, plan)", found.warm, Goal::None),
        ms("again after one place (load and build)", found.reload + found.rebuild, Goal::None),
        megabytes("resident", found.resident),
        megabytes("of that tiles", found.tiles),
        megabytes("resident at most, rebuild included", found.peak),
    ]
}

fn fill(size: Size, path: &str) -> Result<()> {
    let change = kommuner::filled(size)?;
    let (done, ms) = timed(|| {
        runtime()?.block_on(async {
            let store = AnyStore::open(path, OpenMode::Create).await?;
            store.commit(change, &Author::new("laget")).await?;
            anyhow::Ok(())
        })
    });
    eprintln!("{} kommuner: committed in {ms:.0} ms, {} bytes", size.kommuner, std::fs::metadata(path)?.len());
    done
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// Measures one store and prints what was found; for a process of its own.
pub(crate) fn measure(path: &str) -> Result<()> {
    let runtime = runtime()?;
    let store = runtime.block_on(AnyStore::open(path, OpenMode::Existing))?;
    let (dataset, load) = timed(|| runtime.block_on(store.load()));
    let dataset = dataset?;
    let (first, build) = timed(|| Snapshot::build(dataset, 1, None));
    let (resident, _) = resident_megabytes("self")?;
    let tiles = first.tile_bytes() as f64 / 1e6;
    let ((), warm) = timed(|| first.warm());
    runtime.block_on(store.commit(kommuner::edited()?, &Author::new("laget")))?;
    let (dataset, reload) = timed(|| runtime.block_on(store.load()));
    let dataset = dataset?;
    let (second, rebuild) = timed(|| Snapshot::build(dataset, 2, Some(&first)));
    anyhow::ensure!(first.data_version() != second.data_version(), "the change is not in the second snapshot");
    let (_, peak) = resident_megabytes("self")?;
    let found = Measured { load, build, resident, tiles, warm, reload, rebuild, peak };
    println!("{}", serde_json::to_string(&found)?);
    Ok(())
}
