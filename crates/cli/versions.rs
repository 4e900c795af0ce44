//! `satsing data`: the log of versions, what differs between two of them, and back to one.

use crate::args::{Data, DataDiff, DataLog, Rollback};
use crate::failure::{Failure, runtime};
use crate::text::{say, text};
use domain::Version;
use serde_json::json;
use store::{AnyStore, Author, OpenMode, Store, TableDiff};

/// How many records a line of a diff names.
const NAMED: usize = 8;

/// Runs one of the three.
pub(crate) fn run(args: Data) -> Result<(), Failure> {
    runtime()?.block_on(async {
        match args {
            Data::Log(a) => log(a).await,
            Data::Diff(a) => diff(a).await,
            Data::Rollback(a) => rollback(a).await,
        }
    })
}

async fn log(args: DataLog) -> Result<(), Failure> {
    let store = AnyStore::open(&args.store.store, OpenMode::Existing).await?;
    let mut lines = vec![];
    for record in store.versions().await? {
        lines.push((store.imports_of(record.version).await?, record));
    }
    if args.json {
        let versions = lines.iter().map(|(imports, r)| {
            let imports: Vec<_> = imports.iter().map(|(layer, p)| json!({"layer": layer, "provenance": p})).collect();
            json!({
                "version": r.version.0, "at": r.at.to_string(), "author": r.author.0, "reason": r.reason,
                "layers": r.layers, "imports": imports,
            })
        });
        let answer = json!({ "versions": versions.collect::<Vec<_>>() });
        say(&serde_json::to_string_pretty(&answer).map_err(Failure::inner)?);
        return Ok(());
    }
    for (imports, r) in lines {
        let layers: Vec<_> = r.layers.iter().map(|l| l.as_str()).collect();
        let layers = layers.join(", ");
        say(&text(
            "log_version",
            &[
                ("version", &r.version.0),
                ("at", &r.at),
                ("author", &r.author.0),
                ("reason", &r.reason),
                ("layers", &layers),
            ],
        ));
        for (layer, p) in imports {
            let values: [(&str, &dyn std::fmt::Display); 8] = [
                ("layer", &layer.as_str()),
                ("source", &p.tittel),
                ("licence", &p.lisens),
                ("file", &p.fil),
                ("hash", &p.sha256.get(..12).unwrap_or(&p.sha256)),
                ("recipe", &p.oppskrift),
                ("accepted", &p.tatt_inn),
                ("read", &p.lest),
            ];
            say(&text("log_import", &values));
        }
    }
    Ok(())
}

async fn diff(args: DataDiff) -> Result<(), Failure> {
    let store = AnyStore::open(&args.store.store, OpenMode::Existing).await?;
    let from = Version(args.from);
    let to = match args.to {
        Some(to) => Version(to),
        None => store.version().await?,
    };
    let tables = store.diff(from, to).await?;
    if args.json {
        let answer = json!({ "tables": tables, "meta": { "from": from.0, "to": to.0 } });
        say(&serde_json::to_string_pretty(&answer).map_err(Failure::inner)?);
    } else if tables.is_empty() {
        say(&text("diff_none", &[("from", &from.0), ("to", &to.0)]));
    } else {
        for TableDiff { table, added, removed, changed } in &tables {
            let counts: [(&str, &dyn std::fmt::Display); 4] =
                [("table", table), ("added", &added.len()), ("removed", &removed.len()), ("changed", &changed.len())];
            say(&text("diff_table", &counts));
            for (sign, ids) in [("+", added), ("−", removed), ("~", changed)] {
                named(sign, ids);
            }
        }
    }
    Ok(())
}

fn named(sign: &str, ids: &[String]) {
    if ids.is_empty() {
        return;
    }
    let first = ids.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let rest = ids.len().saturating_sub(NAMED);
    let rest = if rest > 0 { text("diff_rest", &[("n", &rest)]) } else { String::new() };
    say(&format!("  {sign} {first}{rest}"));
}

async fn rollback(args: Rollback) -> Result<(), Failure> {
    let store = AnyStore::open(&args.store.store, OpenMode::Existing).await?;
    let base = store.version().await?;
    let reason = args.reason.unwrap_or_else(|| text("reason_rollback", &[("version", &args.to)]));
    let made = store.rollback(Version(args.to), Some(base), &Author(args.author), &reason).await?;
    say(&text("rolled_back", &[("to", &args.to), ("version", &made.0)]));
    Ok(())
}
