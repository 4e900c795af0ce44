//! Settings from a file, the environment and flags, and what is wrong with them.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn show(folder: &Path, environment: &[(&str, &str)], args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_satsing"));
    command.args(["config", "show"]).args(args).current_dir(folder);
    for (name, value) in environment {
        command.env(name, value);
    }
    command.output().unwrap()
}

fn settings(folder: &Path, environment: &[(&str, &str)], args: &[&str]) -> Value {
    let out = show(folder, environment, &[args, &["--json"]].concat());
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice::<Value>(&out.stdout).unwrap()["settings"].clone()
}

fn pair<'a>(settings: &'a Value, key: &str) -> (&'a str, &'a str) {
    (settings[key]["value"].as_str().unwrap_or("–"), settings[key]["origin"].as_str().unwrap())
}

#[test]
fn a_flag_goes_before_the_environment_and_that_before_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("satsing.toml");
    std::fs::write(&file, "store = \"fil.gpkg\"\nlisten = \"127.0.0.1:8081\"\npublic_url = \"https://kart.example\"\n")
        .unwrap();
    let none = settings(folder.path(), &[], &[]);
    assert_eq!(pair(&none, "store"), ("satsing.gpkg", "default"));
    assert_eq!(pair(&none, "last_known"), ("–", "unset"));

    let environment = [("SATSING_CONFIG", file.to_str().unwrap()), ("SATSING_LISTEN", "127.0.0.1:8082")];
    let found = settings(folder.path(), &environment, &["--public-url", "https://annet.example"]);
    assert_eq!(pair(&found, "store"), ("fil.gpkg", "file"));
    assert_eq!(pair(&found, "listen"), ("127.0.0.1:8082", "environment"));
    assert_eq!(pair(&found, "public_url"), ("https://annet.example", "flag"));
    let named = settings(folder.path(), &[], &["--config", file.to_str().unwrap()]);
    assert_eq!(pair(&named, "store"), ("fil.gpkg", "file"));
}

#[test]
fn nothing_secret_is_shown_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let address = "postgres://satsing:pa55ord@db.example/kart?password=pa55ord";
    std::fs::write(folder.path().join("satsing.toml"), format!("store = \"{address}\"\n")).unwrap();
    for (environment, args) in [
        (&[("SATSING_STORE", address)][..], &[][..]),
        (&[("SATSING_CONFIG", "satsing.toml")], &[]),
        (&[], &["--store", address]),
        (&[("SATSING_STORE", address)], &["--help"]),
    ] {
        let out = show(folder.path(), environment, args);
        let said = [out.stdout, out.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains("pa55ord"), "{args:?}: {said}");
        assert!(args == ["--help"] || said.contains("store = postgres://db.example/kart"), "{said}");
    }
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_what_would_be_right() {
    let folder = tempfile::tempdir().unwrap();
    for (content, words) in [
        ("stor = \"x\"", "«stor» er ingen innstilling; disse finnes: store, data, listen, public_url, last_known"),
        ("listen = 8080", "«listen» skal stå i anførselstegn"),
        ("store = ", "line 1"),
    ] {
        std::fs::write(folder.path().join("satsing.toml"), content).unwrap();
        let out = show(folder.path(), &[("SATSING_CONFIG", "satsing.toml")], &[]);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(1), "{content}");
        assert!(said.contains("satsing.toml") && said.contains(words), "{content}: {said}");
    }
    let out = show(folder.path(), &[], &["--config", "finnes-ikke.toml"]);
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn the_example_settings_are_settings() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/drift/satsing.toml");
    let found = settings(Path::new("."), &[], &["--config", example.to_str().unwrap()]);
    assert_eq!(pair(&found, "store"), ("/var/lib/satsing/satsing.gpkg", "file"));
}
