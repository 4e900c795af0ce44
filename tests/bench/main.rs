//! `make bench`: the speed goals on the real data, each beside a peer in the same run, as one table.
//! Medians and ratios; a goal that is missed is shown, not failed. `cargo bench --bench speed -- served` runs one part.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

mod bare;
mod joins;
mod load;
mod peers;
mod process;
mod real;
mod served;
mod stored;
mod table;
mod timing;

use anyhow::Result;
use std::path::Path;

/// The argument by which this program starts itself as the bare server, followed by the file with the answer to send.
const BARE: &str = "bare-server";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|a| a == BARE).map(|i| arguments.get(i + 1)) {
        Some(Some(answer)) => bare::serve(Path::new(answer)),
        Some(None) => anyhow::bail!("{BARE} needs the file with the answer to send"),
        None => bench(|part| arguments.iter().skip(1).all(|a| a.starts_with('-') || a == part)),
    }
}

/// Runs the parts that are asked for: `joins`, `stored`, `served`.
fn bench(asked: impl Fn(&str) -> bool) -> Result<()> {
    let Some(data) = real::folder() else {
        println!("{} is not there: the benchmark runs on the real data only", real::FOLDER);
        return Ok(());
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{cores} cores, load {} at the start\n", timing::machine_load());
    let scratch = tempfile::tempdir()?;
    let store = real::store(&data, &scratch.path().join("real"))?;
    let mut rows = Vec::new();
    if asked("joins") {
        rows.extend(joins::rows(&data, scratch.path())?);
    }
    if asked("stored") {
        rows.extend(stored::rows(&store)?);
    }
    if asked("served") {
        rows.extend(served::rows(&store, scratch.path())?);
    }
    table::print(&rows);
    Ok(())
}
