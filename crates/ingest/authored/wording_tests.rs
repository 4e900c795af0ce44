//! No word in `data/` puts people or neighbourhoods down, and nothing there is a person or a telephone number.

use super::testdata::folder;
use std::path::{Path, PathBuf};

/// Words about people and places that are never used here, and the roots of such words.
const WORDS: &[&str] = &[
    "verst",
    "verste",
    "best",
    "beste",
    "problemområde",
    "problemområder",
    "problemområdet",
    "ghetto",
    "getto",
    "belastet",
    "belastede",
    "ressurssvak",
    "ressurssvake",
    "bruker",
    "brukere",
    "brukeren",
    "brukerne",
    "klient",
    "klienter",
    "kunde",
    "kunder",
    "svak",
    "svake",
    "vanskeligstilt",
    "vanskeligstilte",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

fn texts() -> Vec<(String, String)> {
    let all: Vec<_> =
        files(&folder()).into_iter().map(|p| (p.display().to_string(), std::fs::read_to_string(&p).unwrap())).collect();
    assert!(all.len() > 10, "data/ holds more files than {}", all.len());
    all
}

/// Words that stigmatise in a text. A heading of a source document, after `§`, is a quotation.
fn stigma(text: &str) -> Vec<String> {
    let own = text.lines().map(|l| l.split('§').next().unwrap_or_default().to_lowercase());
    let words = own.flat_map(|l| l.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>());
    words.filter(|w| WORDS.contains(&w.as_str())).collect()
}

#[test]
fn no_file_uses_a_word_that_stigmatises() {
    for (path, text) in texts() {
        assert_eq!(stigma(&text), Vec::<String>::new(), "{path}");
    }
    assert_eq!(stigma("De verste områdene og brukerne"), ["verste", "brukerne"], "the check itself works");
}

#[test]
fn no_file_holds_a_telephone_number_or_an_address_of_a_person() {
    let written = |p: &str| [".toml", ".csv", ".md"].iter().any(|end| p.ends_with(end)) && !p.contains("recipes");
    for (path, text) in texts().into_iter().filter(|(p, _)| written(p)) {
        let digits = |w: &str| w.len() == 8 && w.bytes().all(|b| b.is_ascii_digit());
        assert!(!text.split(|c: char| !c.is_alphanumeric()).any(digits), "{path} holds eight digits in a row");
        assert!(!text.contains('@') && !text.contains("+47"), "{path}");
    }
}

#[test]
fn no_police_figures_stand_in_the_facts() {
    for (path, text) in texts().into_iter().filter(|(p, _)| p.contains("facts")) {
        for word in ["anmeld", "straffesak", "lovbrudd", "kriminalitet"] {
            assert!(!text.to_lowercase().contains(word), "{path} holds {word}");
        }
    }
}
