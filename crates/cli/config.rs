//! Settings from a file, the environment and flags, each before the one before it, and `satsing config show`.
//!
//! The file gives defaults to the flags of the same name, so a setting is known in one place: as a flag in `args`.

use crate::args::Args;
use crate::failure::Failure;
use crate::text::{say, text};
use clap::parser::ValueSource;
use clap::{ArgMatches, Command, CommandFactory, FromArgMatches};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use store::AnyStore;

/// Every setting that a file may give.
const KEYS: [&str; 5] = ["store", "data", "listen", "public_url", "last_known"];
/// Names the file.
const FILE: &str = "SATSING_CONFIG";

/// Values of the file by key.
type Values = BTreeMap<String, String>;

/// What was asked for, and where its values come from.
pub(crate) struct Settings {
    pub(crate) args: Args,
    matches: ArgMatches,
    values: Values,
    file: Option<PathBuf>,
}

/// Reads file, environment and command line. What the command line says wrongly ends the program as clap does it.
pub(crate) fn read() -> Result<Settings, Failure> {
    let file = named(std::env::args_os().collect());
    let values = match &file {
        Some(path) => parse(path)?,
        None => Values::new(),
    };
    let matches = with_defaults(Args::command(), &values).get_matches();
    let args = Args::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    Ok(Settings { args, matches, values, file })
}

/// The file that `--config` or the environment names; it must be known before the command line is read with it.
fn named(line: Vec<OsString>) -> Option<PathBuf> {
    let mut words = line.iter().skip(1);
    while let Some(word) = words.next() {
        if word == "--config" {
            return words.next().map(PathBuf::from);
        }
        if let Some(path) = word.to_str().and_then(|w| w.strip_prefix("--config=")) {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os(FILE).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The values of a file; a key that is not known is refused, since it is most likely misspelt.
fn parse(path: &Path) -> Result<Values, Failure> {
    let bad = |cause: &dyn std::fmt::Display| {
        Failure::Refused(text("config_file", &[("path", &path.display()), ("cause", cause)]))
    };
    let content = std::fs::read_to_string(path).map_err(|e| bad(&e))?;
    let table: toml::Table = content.parse().map_err(|e: toml::de::Error| bad(&e))?;
    let known = KEYS.join(", ");
    let value = |(key, value): (String, toml::Value)| {
        if !KEYS.contains(&key.as_str()) {
            return Err(bad(&text("config_key", &[("key", &key), ("known", &known)])));
        }
        match value {
            toml::Value::String(value) => Ok((key, value)),
            _ => Err(bad(&text("config_text", &[("key", &key)]))),
        }
    };
    table.into_iter().map(value).collect()
}

/// The commands with the values of the file as their defaults.
fn with_defaults(command: Command, values: &Values) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let command = command.mut_args(|arg| match values.get(arg.get_id().as_str()) {
        Some(value) => arg.default_value(value.clone()),
        None => arg,
    });
    names.iter().fold(command, |command, name| command.mut_subcommand(name, |c| with_defaults(c, values)))
}

/// Shows every setting of a server with its value and where that comes from; what is secret is left out.
pub(crate) fn show(settings: &Settings, json: bool) -> Result<(), Failure> {
    let mut matches = &settings.matches;
    while let Some((_, inner)) = matches.subcommand() {
        matches = inner;
    }
    let lines = KEYS.map(|key| {
        let value = matches.get_raw(key).and_then(|mut v| v.next()).map(|v| v.to_string_lossy().into_owned());
        let origin = match matches.value_source(key) {
            Some(ValueSource::CommandLine) => "flag",
            Some(ValueSource::EnvVariable) => "environment",
            Some(_) if settings.values.contains_key(key) => "file",
            Some(_) => "default",
            None => "unset",
        };
        let value = value.map(|v| if key == "store" { AnyStore::shown(&v) } else { v });
        (key, value, origin)
    });
    if json {
        let settings: serde_json::Map<_, _> = lines
            .into_iter()
            .map(|(key, value, origin)| (key.to_owned(), serde_json::json!({"value": value, "origin": origin})))
            .collect();
        let answer = serde_json::json!({ "settings": settings });
        say(&serde_json::to_string_pretty(&answer).map_err(Failure::inner)?);
        return Ok(());
    }
    for (key, value, origin) in lines {
        let value = value.unwrap_or_else(|| "–".to_owned());
        let file = settings.file.as_deref().map_or_else(String::new, |path| path.display().to_string());
        say(&format!("{key} = {value}  ({})", text(&format!("origin_{origin}"), &[("path", &file)])));
    }
    Ok(())
}
