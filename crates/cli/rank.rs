//! `satsing rank`: zones by need with the interval of each rank, as CSV, XLSX or JSON.

mod sheet;

use crate::args::Rank;
use crate::failure::{Failure, runtime};
use crate::text::text;
use snapshot::answer::PrioritiesAnswer;
use snapshot::{PriorityRequest, Snapshot};
use std::io::Write;
use std::path::Path;
use store::{AnyStore, OpenMode, Store};

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
    Json,
}

/// Reads the store, ranks, and writes the answer to a file or to standard output.
pub(crate) fn run(args: Rank) -> Result<(), Failure> {
    let (format, file) = target(&args)?;
    let load = async { AnyStore::open(&args.store.store, OpenMode::Existing).await?.load().await };
    let dataset = runtime()?.block_on(load)?;
    let snapshot = Snapshot::build(dataset, 1, None);
    let today = jiff::Zoned::now().date();
    let answer = snapshot.priorities(&request(&args), today).map_err(Failure::refused)?;
    let bytes = match format {
        Format::Csv => sheet::csv(&answer),
        Format::Xlsx => sheet::xlsx(&answer).map_err(Failure::inner)?,
        Format::Json => serde_json::to_vec_pretty(&answer).map_err(Failure::inner)?,
    };
    write(file, &bytes, &answer)
}

/// `csv`, `xlsx` or `json` goes to standard output; anything else is a file whose ending says the format.
fn target(args: &Rank) -> Result<(Format, Option<&Path>), Failure> {
    let word = |w: &str| match w.to_lowercase().as_str() {
        "csv" => Some(Format::Csv),
        "xlsx" => Some(Format::Xlsx),
        "json" => Some(Format::Json),
        _ => None,
    };
    let out = args.out.to_string_lossy();
    if let Some(format) = word(&out) {
        return Ok((format, None));
    }
    let ending = args.out.extension().unwrap_or_default().to_string_lossy();
    match args.format.as_deref().or(Some(&ending)).and_then(word) {
        Some(format) => Ok((format, Some(&args.out))),
        None => Err(Failure::Refused(text("rank_format", &[("path", &args.out.display())]))),
    }
}

fn request(args: &Rank) -> PriorityRequest {
    PriorityRequest {
        profile: args.profile.clone(),
        k: args.k,
        seed: args.seed,
        draws: args.draws,
        period: args.period.clone(),
        mixed_years: args.mixed_years,
        variants: args.variant.clone(),
        shrink: args.shrink,
        without_running: args.without_running,
        date: args.date.clone(),
        ..PriorityRequest::default()
    }
}

fn write(file: Option<&Path>, bytes: &[u8], answer: &PrioritiesAnswer) -> Result<(), Failure> {
    let Some(path) = file else {
        // A closed pipe is no error of ours.
        let _ = std::io::stdout().lock().write_all(bytes);
        return Ok(());
    };
    if path.exists() {
        return Err(Failure::Refused(text("exists", &[("path", &path.display())])));
    }
    std::fs::write(path, bytes).map_err(Failure::refused)?;
    let meta = &answer.meta;
    crate::text::say(&text(
        "ranked",
        &[
            ("path", &path.display()),
            ("n", &meta.rangert),
            ("k", &meta.k),
            ("seed", &meta.seed),
            ("draws", &meta.draws),
        ],
    ));
    Ok(())
}
