//! `make bench`: the speed goals, most of them on the real data, each beside a peer in the same run, as one table.
//! Medians and ratios; a goal that is missed is shown, not failed. `cargo bench --bench speed -- served` runs one part.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

mod access;
mod bare;
mod country;
mod delimit;
mod edits;
mod joins;
mod kommuner;
mod load;
mod peers;
mod process;
mod ranks;
mod real;
mod scale;
mod served;
mod stored;
mod table;
mod timing;
mod transfer;

use anyhow::Result;
use std::path::Path;
use table::Row;

/// The argument by which this program starts itself as the bare server, followed by the file with the answer to send.
const BARE: &str = "bare-server";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(store) = arguments.iter().position(|a| a == scale::MEASURE).and_then(|i| arguments.get(i + 1)) {
        return scale::measure(store);
    }
    match arguments.iter().position(|a| a == BARE).map(|i| arguments.get(i + 1)) {
        Some(Some(answer)) => bare::serve(Path::new(answer)),
        Some(None) => anyhow::bail!("{BARE} needs the file with the answer to send"),
        None => bench(|part| arguments.iter().skip(1).all(|a| a.starts_with('-') || a == part)),
    }
}

/// Runs the parts that are asked for: `joins`, `stored` and `served` on the real data; `ranks`, `transfer`, `access`,
/// `delimit` and `scale` need none, `edits` needs a PostGIS.
fn bench(asked: impl Fn(&str) -> bool) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{cores} cores, load {} at the start\n", timing::machine_load());
    let scratch = tempfile::tempdir()?;
    let mut rows = on_real_data(&asked, scratch.path())?;
    if asked("ranks") {
        rows.extend(ranks::rows(scratch.path())?);
    }
    if asked("transfer") {
        rows.extend(transfer::rows(scratch.path())?);
    }
    if asked("access") {
        rows.extend(access::rows(scratch.path())?);
    }
    if asked("delimit") {
        rows.extend(delimit::rows(scratch.path())?);
    }
    if asked("scale") {
        rows.extend(scale::rows(scratch.path())?);
    }
    if asked("edits") {
        rows.extend(edits::rows()?);
    }
    table::print(&rows);
    Ok(())
}

fn on_real_data(asked: impl Fn(&str) -> bool, scratch: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    if !["joins", "stored", "served"].into_iter().any(&asked) {
        return Ok(rows);
    }
    let Some(data) = real::folder() else {
        println!("{} is not there: joins, stored and served run on the real data only", real::FOLDER);
        return Ok(rows);
    };
    if asked("joins") {
        rows.extend(joins::rows(&data, scratch)?);
    }
    let store = real::store(&data, &scratch.join("real"))?;
    if asked("stored") {
        rows.extend(stored::rows(&store)?);
    }
    if asked("served") {
        rows.extend(served::rows(&store, scratch)?);
    }
    Ok(rows)
}
