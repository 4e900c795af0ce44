//! Starts the real program on a free port with a store of its own, and asks it over HTTP.

use reqwest::blocking::{Client, RequestBuilder, Response};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// What users of tests log in with.
pub(crate) const PASSPHRASE: &str = "riktig hest batteri stift";

/// Runs `satsing` with arguments in a folder and waits for its end.
pub(crate) fn satsing(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_satsing")).args(args).current_dir(folder).output().unwrap()
}

/// Runs `satsing`, expects it to succeed, and gives what it wrote to standard output.
pub(crate) fn satsing_ok(folder: &Path, args: &[&str]) -> String {
    let out = satsing(folder, args);
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// A running server; it stops when dropped, and when the test process ends.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) folder: TempDir,
    store: String,
    child: Child,
    client: Client,
    key: OnceLock<String>,
}

impl Server {
    /// Serves a store in `folder`; one that does not exist gets the demo data.
    pub(crate) fn start(folder: TempDir) -> Self {
        Self::start_with(folder, &[])
    }

    /// As `start`, with more arguments.
    pub(crate) fn start_with(folder: TempDir, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_satsing"))
            .args(["serve", "--listen", "127.0.0.1:0", "--stop-with-stdin"])
            .args(more)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.split_whitespace().last().unwrap_or_default().to_owned();
        assert!(url.starts_with("http://127.0.0.1:"), "the server did not say where it listens: {line:?}");
        let named = more.iter().position(|a| *a == "--store").and_then(|at| more.get(at + 1));
        let store = named.map_or_else(|| "satsing.gpkg".to_owned(), |s| (*s).to_owned());
        Self { url, folder, store, child, client: Client::new(), key: OnceLock::new() }
    }

    /// One server with the demo data, shared by the tests that only read.
    pub(crate) fn demo() -> &'static Self {
        static DEMO: OnceLock<Server> = OnceLock::new();
        DEMO.get_or_init(|| Self::start(tempfile::tempdir().unwrap()))
    }

    /// One server with the real data, or none where they are not beside the project.
    pub(crate) fn real() -> Option<&'static Self> {
        static REAL: OnceLock<Option<Server>> = OnceLock::new();
        let start = || {
            let data = real_data()?;
            let folder = tempfile::tempdir().unwrap();
            for (layer, file) in REAL_FILES {
                satsing_ok(folder.path(), &["import", layer, data.join(file).to_str().unwrap()]);
            }
            Some(Self::start(folder))
        };
        REAL.get_or_init(start).as_ref()
    }

    /// Stops the server as a power cut would, and gives back the folder with its store.
    pub(crate) fn cut(mut self) -> TempDir {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.url))
    }

    pub(crate) fn send(&self, path: &str) -> Response {
        self.get(path).send().unwrap()
    }

    /// Answer to a question in JSON; what changes something carries the key of an administrator.
    pub(crate) fn post(&self, path: &str, question: &Value) -> Response {
        let request = self.client.post(format!("{}{path}", self.url)).json(question);
        let request = if path.starts_with("/api/v1/scenarios") { request.bearer_auth(self.key()) } else { request };
        request.send().unwrap()
    }

    /// The key of an administrator, made when it is first needed.
    pub(crate) fn key(&self) -> &str {
        self.key.get_or_init(|| {
            let name = format!("prove-{}", self.url.rsplit(':').next().unwrap());
            self.user(&name, "administrator", &[]);
            self.key_of(&name, "administrator")
        })
    }

    /// Makes a user with a password by the command line.
    pub(crate) fn user(&self, name: &str, role: &str, areas: &[&str]) {
        let mut args = vec!["user", "add", name, "--role", role, "--password-stdin", "--store", &self.store];
        areas.iter().for_each(|area| args.extend(["--area", area]));
        let mut child = Command::new(env!("CARGO_BIN_EXE_satsing"))
            .args(&args)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(PASSPHRASE.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{args:?}");
    }

    /// Makes a key of a user by the command line.
    pub(crate) fn key_of(&self, user: &str, role: &str) -> String {
        let args = ["token", "add", user, "--name", "test", "--role", role, "--store", &self.store];
        satsing_ok(self.folder.path(), &args).trim().to_owned()
    }

    /// JSON of a 200 answer to a question.
    pub(crate) fn answer(&self, path: &str, question: &Value) -> Value {
        let response = self.post(path, question);
        assert_eq!(response.status(), 200, "{path} {question}");
        response.json().unwrap()
    }

    /// JSON of a 200 answer.
    pub(crate) fn json(&self, path: &str) -> Value {
        let response = self.send(path);
        assert_eq!(response.status(), 200, "{path}");
        response.json().unwrap()
    }

    /// The problem document of an answer with the given status.
    pub(crate) fn problem(&self, path: &str, status: u16) -> Value {
        let response = self.send(path);
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{path}");
        response.json().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Layers and files of the real data, in the order of a first import.
pub(crate) const REAL_FILES: [(&str, &str); 5] = [
    ("zones", "levekaarssoner_2020_trondheim_25832.gpkg"),
    ("places", "barnehager_trondheim_25832.gpkg"),
    ("places", "grunnskoler_trondheim_4326.geojson"),
    ("population", "befolkning_250m_2015_trondheim_25833.gpkg"),
    ("districts", "barneskolekrets_trondheim_25832.geojson"),
];

/// The folder of the real data; where it is missing the test is skipped, unless CI says that it must be there.
pub(crate) fn real_data() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if folder.join("README.md").exists() {
        return Some(folder.canonicalize().unwrap());
    }
    assert!(std::env::var_os("SATSING_REQUIRE_REAL_DATA").is_none(), "the real data must be beside the project in CI");
    eprintln!("skipped: the real data are not beside the project");
    None
}

/// Items of an answer by id.
pub(crate) fn by_id<'a>(items: &'a Value, id: &str) -> &'a Value {
    items.as_array().unwrap().iter().find(|i| i["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}
