//! `satsing import`: reads a layer, shows the report, and commits it as a whole or not at all.

use crate::args::{Import, StoreArg};
use crate::data;
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use domain::{ChangeSet, Kommune, Layer};
use indicatif::{ProgressBar, ProgressStyle};
use ingest::{Options, Outcome, PrivateNetwork, Recipe, Request};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use store::{AnyStore, Author, OpenMode, Store};

/// Reads and, unless it is a dry run, commits.
pub(crate) fn run(args: Import) -> Result<(), Failure> {
    let now = jiff::Timestamp::now();
    let folder = args.store.data.as_deref();
    let read_data = |path: &str| data::read(folder, path);
    let kommune = ingest::facts::kommune(&read_data).map_err(Failure::refused)?;
    let recipes = data::recipes(folder)?;
    let recipe = args.recipe.as_deref().map(|name| recipe(&recipes, name)).transpose()?;
    let layer = Layer::from(args.layer);
    let outcome = read(&args, layer, recipe.as_ref(), &recipes, &kommune, now)?;
    let accepted = outcome.import.is_some();
    let version = match (&outcome.import, args.dry_run) {
        (Some(_), false) => Some(commit(&args, layer, kommune, &outcome, now)?),
        _ => None,
    };
    report(&args, layer, &outcome, version)?;
    if accepted { Ok(()) } else { Err(Failure::Refused(text("nothing", &[("file", &args.source)]))) }
}

fn recipe(recipes: &ingest::Recipes, name: &str) -> Result<Recipe, Failure> {
    if !name.ends_with(".toml") {
        return recipes.by_name(name).cloned().map_err(Failure::refused);
    }
    let bad =
        |cause: &dyn std::fmt::Display| Failure::Refused(text("recipe_file", &[("path", &name), ("cause", cause)]));
    let content = std::fs::read_to_string(name).map_err(|e| bad(&e))?;
    Recipe::parse(name, &content).map_err(Failure::refused)
}

fn read(
    args: &Import,
    layer: Layer,
    recipe: Option<&Recipe>,
    recipes: &ingest::Recipes,
    kommune: &Kommune,
    now: jiff::Timestamp,
) -> Result<Outcome, Failure> {
    let bar = progress_bar();
    let request = Request { layer, source: &args.source, recipe, kommune, now };
    let options = Options { recipes, network: PrivateNetwork::Refused };
    let outcome = ingest::read_with(&request, &options, &mut |p| {
        bar.set_length(p.total.unwrap_or(p.done));
        bar.set_position(p.done);
    });
    bar.finish_and_clear();
    outcome.map_err(Failure::refused)
}

/// A bar on a terminal, nothing in a pipe.
fn progress_bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// A new store takes kommune and facts in the same commit, so that it is never half made.
fn commit(
    args: &Import,
    layer: Layer,
    kommune: Kommune,
    outcome: &Outcome,
    now: jiff::Timestamp,
) -> Result<domain::Version, Failure> {
    let StoreArg { store: target, data: folder } = &args.store;
    let store = AnyStore::open(target, OpenMode::Create)?;
    runtime()?.block_on(async {
        let base = store.version().await?;
        let is_new = base == domain::Version::default();
        let mut imports = Vec::new();
        if is_new {
            imports =
                ingest::facts::load(&|path| data::read(folder.as_deref(), path), now).map_err(Failure::refused)?;
        }
        if let Some(mut import) = outcome.import.clone() {
            let dataset = store.load().await?;
            for (name, old, new) in import.records.make_ids_unique(&import.provenance.source, &dataset) {
                let warning = text("id_taken", &[("name", &name), ("old", &old), ("new", &new)]);
                note(&warning);
                import.provenance.varsler.push(warning);
            }
            imports.push(import);
        }
        let change = ChangeSet {
            base: Some(base),
            reason: text("reason", &[("layer", &layer.as_str()), ("file", &outcome.report.file)]),
            kommune: is_new.then_some(kommune),
            imports,
        };
        Ok(store.commit(change, &Author(args.author.clone())).await?)
    })
}

fn report(args: &Import, layer: Layer, outcome: &Outcome, version: Option<domain::Version>) -> Result<(), Failure> {
    let rejects = match (outcome.rejects.is_empty(), args.dry_run) {
        (true, _) => None,
        (false, true) => {
            note(&text("rejected_dry", &[("count", &outcome.rejects.len())]));
            for reject in &outcome.rejects {
                note(&format!("{}: {}", reject.row, reject.reason));
            }
            None
        }
        (false, false) => {
            let path = args.rejects.clone().unwrap_or_else(|| rejects_path(&args.store.store, layer));
            ingest::write_rejects(&path, &outcome.rejects).map_err(Failure::refused)?;
            note(&text("rejected", &[("count", &outcome.rejects.len()), ("path", &path.display())]));
            Some(path)
        }
    };
    if args.json {
        let report = serde_json::json!({
            "report": outcome.report,
            "meta": { "version": version.map(|v| v.0), "dry_run": args.dry_run, "rejects": rejects },
        });
        say(&serde_json::to_string_pretty(&report).map_err(Failure::inner)?);
        return Ok(());
    }
    for warning in &outcome.report.warnings {
        note(warning);
    }
    let r = &outcome.report;
    let key = if version.is_some() { "imported" } else { "dry_run" };
    let version = version.map_or(0, |v| v.0);
    if outcome.import.is_some() {
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("layer", &layer.as_str()),
            ("accepted", &r.accepted),
            ("read", &r.read),
            ("file", &r.file),
            ("version", &version),
        ];
        say(&text(key, &values));
    }
    Ok(())
}

/// `satsing.gpkg` → `satsing.places.avvist.csv`, beside the store.
fn rejects_path(store: &str, layer: Layer) -> PathBuf {
    let store = if store.contains("://") { Path::new("satsing") } else { Path::new(store) };
    store.with_extension(format!("{}.avvist.csv", layer.as_str()))
}
