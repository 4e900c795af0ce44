//! `satsing`: the command line and the composition root.

mod args;
mod backup;
mod config;
mod data;
mod export;
mod failure;
mod import;
mod migrate;
mod rank;
mod serve;
mod text;
mod upload;
mod users;
mod versions;

use args::{Command, Config};
use std::process::ExitCode;

fn main() -> ExitCode {
    init_log();
    let settings = match config::read() {
        Ok(settings) => settings,
        Err(failure) => return failure.report(),
    };
    if let Command::Config(Config::Show(a)) = &settings.args.command {
        return ended(config::show(&settings, a.json));
    }
    ended(match settings.args.command {
        Command::Config(_) => Ok(()),
        Command::Serve(a) => serve::run(a),
        Command::Import(a) => import::run(a),
        Command::Export(a) => export::run(a),
        Command::Rank(a) => rank::run(a),
        Command::Migrate(a) => migrate::run(a),
        Command::Data(a) => versions::run(a),
        Command::Database(a) => migrate::database(a),
        Command::Backup(a) => backup::backup(a),
        Command::Restore(a) => backup::restore(a),
        Command::Verify(a) => backup::verify(a),
        Command::User(a) => users::user(a),
        Command::Token(a) => users::token(a),
        Command::Openapi => export::openapi(),
    })
}

fn ended(outcome: Result<(), failure::Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Log to stderr: text by default, JSON with `SATSING_LOG_FORMAT=json`; level by `RUST_LOG`.
fn init_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "warn,satsing=info,server=info".into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var("SATSING_LOG_FORMAT").is_ok_and(|f| f == "json") { log.json().init() } else { log.init() }
}
