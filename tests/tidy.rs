//! The few hard rules of the house, held by machine.

use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this has more than one reason to change.
const MAX_LINES: usize = 500;

fn files(folder: &Path, endings: &[&str], out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if !["node_modules", "dist", "target", ".git"].contains(&name.as_str()) {
                files(&path, endings, out);
            }
        } else if endings.iter().any(|e| name.ends_with(e)) {
            out.push(path);
        }
    }
}

fn sources(endings: &[&str]) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["crates", "tests", "data", "styles", "migrations"] {
        files(&root.join(folder), endings, &mut found);
    }
    found
        .into_iter()
        .filter_map(|p| Some((p.strip_prefix(root).ok()?.to_owned(), fs::read_to_string(&p).ok()?)))
        .collect()
}

#[test]
fn every_rust_file_says_what_it_owns() {
    for (path, text) in sources(&[".rs"]) {
        assert!(text.starts_with("//! "), "{} must open with //!", path.display());
    }
}

#[test]
fn no_source_file_is_longer_than_its_reason() {
    let written_by_hand = |p: &Path| !p.to_string_lossy().ends_with(".d.ts");
    for (path, text) in sources(&[".rs", ".ts", ".tsx", ".sh", ".mjs"]).into_iter().filter(|(p, _)| written_by_hand(p))
    {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines: find the seam", path.display());
    }
}

#[test]
fn sql_stands_only_in_the_store() {
    for (path, text) in sources(&[".rs"]) {
        let elsewhere = !path.starts_with("crates/store")
            && !path.starts_with("tests")
            && !path.iter().any(|p| p == "examples")
            && !text.contains("#[cfg(test)]");
        let sql = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "].iter().any(|w| text.contains(w));
        assert!(!(elsewhere && sql), "{} holds SQL", path.display());
    }
}

#[test]
fn texts_for_people_hold_no_stigma() {
    let words = ["verst", "problemområde", "ghetto", "ressurssvak", "belasta", "belastet", "slum"];
    for (path, text) in sources(&[".toml", ".json", ".csv", ".geojson"]) {
        if path.ends_with("package-lock.json") || path.ends_with("tsconfig.json") {
            continue;
        }
        let low = text.to_lowercase();
        for word in words {
            let found = low.split(|c: char| !c.is_alphanumeric()).any(|w| w == word || w == format!("{word}e"));
            assert!(!found, "{} says {word:?}", path.display());
        }
    }
}

#[test]
fn no_path_of_a_machine_stands_in_the_project() {
    let needles = [concat!("/", "root/"), concat!("/", "home/"), concat!("/", "work/")];
    for (path, text) in sources(&[".rs", ".ts", ".tsx", ".toml", ".json", ".sh", ".md", ".py", ".mjs"]) {
        for needle in needles {
            let found = text
                .match_indices(needle)
                .any(|(i, _)| !text[..i].ends_with(|c: char| c.is_alphanumeric() || "./_-".contains(c)));
            assert!(!found, "{} holds {needle}", path.display());
        }
    }
}
