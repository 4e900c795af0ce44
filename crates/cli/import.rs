//! `satsing import`: reads a layer, shows the report, and commits it as a whole or not at all.

mod figures;

use crate::args::{Import, StoreArg};
use crate::data;
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use domain::{ChangeSet, Kommune, Layer};
use indicatif::{ProgressBar, ProgressStyle};
use ingest::{Options, Outcome, PrivateNetwork, Progress, Recipe, Request};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use store::{AnyStore, Author, OpenMode, Store};

/// Reads and, unless it is a dry run, commits.
pub(crate) fn run(args: Import) -> Result<(), Failure> {
    let now = jiff::Timestamp::now();
    let folder = args.store.data.as_deref();
    let read_data = |path: &str| data::read(folder, path);
    let kommune = ingest::facts::kommune(&read_data).map_err(Failure::refused)?;
    let layer = Layer::from(args.layer);
    let outcome = match layer {
        Layer::Indicators => figures::read(&args, now)?,
        _ => read(&args, layer, &kommune, now)?,
    };
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

fn read(args: &Import, layer: Layer, kommune: &Kommune, now: jiff::Timestamp) -> Result<Outcome, Failure> {
    let recipes = data::recipes(args.store.data.as_deref())?;
    let recipe = args.recipe.as_deref().map(|name| recipe(&recipes, name)).transpose()?;
    let request = Request { layer, source: &args.source, recipe: recipe.as_ref(), kommune, now };
    let options = Options { recipes: &recipes, network: PrivateNetwork::Refused };
    with_bar(|progress| ingest::read_with(&request, &options, progress)).map_err(Failure::refused)
}

/// Does the work while a bar shows how far it has come.
fn with_bar<T>(work: impl FnOnce(&mut dyn FnMut(Progress)) -> T) -> T {
    let bar = progress_bar();
    let done = work(&mut |p: Progress| {
        bar.set_length(p.total.unwrap_or(p.done));
        bar.set_position(p.done);
    });
    bar.finish_and_clear();
    done
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
    runtime()?.block_on(async {
        let store = AnyStore::open(target, OpenMode::Create).await?;
        let base = store.version().await?;
        let is_new = base == domain::Version::default();
        let mut imports = match (is_new, layer) {
            (true, _) => facts(folder.as_deref(), now)?,
            // The figures were read by this catalogue; an older one in the store may lack their indicators.
            (false, Layer::Indicators) => vec![figures::catalogue(folder.as_deref(), now)?],
            (false, _) => Vec::new(),
        };
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

/// Facts and catalogue of the data folder.
fn facts(folder: Option<&Path>, now: jiff::Timestamp) -> Result<Vec<domain::Import>, Failure> {
    ingest::facts::load(&|path| data::read(folder, path), now).map_err(Failure::refused)
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
    if let Some(dwellings) = r.dwellings.filter(|_| outcome.import.is_some()) {
        say(&text("dwellings", &[("dwellings", &dwellings)]));
    }
    for c in r.streets.iter().flatten().filter(|_| outcome.import.is_some()) {
        let km = format!("{:.1}", c.metres / 1_000.0).replace('.', ",");
        say(&text(
            "streets",
            &[("class", &text(&format!("street_{}", c.class.as_str()), &[])), ("lines", &c.lines), ("km", &km)],
        ));
    }
    Ok(())
}

/// `satsing.gpkg` → `satsing.places.avvist.csv`, beside the store.
fn rejects_path(store: &str, layer: Layer) -> PathBuf {
    let store = if store.contains("://") { Path::new("satsing") } else { Path::new(store) };
    store.with_extension(format!("{}.avvist.csv", layer.as_str()))
}
