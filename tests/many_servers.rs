//! Several servers on one database, and a database that goes away, comes back, and is taken over by its replica.

use crate::harness::{Server, satsing, satsing_ok};
use reqwest::blocking::{Client, Response};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A PostgreSQL of the test's own; it goes when this is dropped.
struct Cluster {
    folder: TempDir,
    port: u16,
}

fn cluster(what: &str, folder: &Path, more: &[String]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgis-cluster.sh");
    let done = Command::new(script).arg(what).arg(folder).args(more).status().unwrap();
    assert!(done.success(), "{what}");
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Cluster {
    fn start() -> Self {
        let made = Self { folder: tempfile::tempdir().unwrap(), port: free_port() };
        cluster("start", made.folder.path(), &[made.port.to_string()]);
        made
    }

    /// A streaming replica.
    fn replica(&self) -> Self {
        let made = Self { folder: tempfile::tempdir().unwrap(), port: free_port() };
        cluster("replica", made.folder.path(), &[made.port.to_string(), self.port.to_string()]);
        made
    }

    fn now(&self, what: &str) {
        cluster(what, self.folder.path(), &[]);
    }

    fn address(&self) -> String {
        format!("postgres://satsing@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // One that stands still does not hear that it shall stop.
        for what in ["thaw", "kill"] {
            let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgis-cluster.sh");
            let _ = Command::new(script).arg(what).arg(self.folder.path()).stderr(Stdio::null()).status();
        }
    }
}

fn serve(address: &str, more: &[&str]) -> Server {
    Server::start_with(tempfile::tempdir().unwrap(), &[&["--store", address], more].concat())
}

/// Waits until something holds; says how long it took.
fn until(what: &str, limit: Duration, holds: impl Fn() -> bool) -> Duration {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < limit, "{what} did not come within {limit:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
    start.elapsed()
}

fn version(server: &Server) -> String {
    server.json("/api/v1/datasets")["meta"]["version"].as_str().unwrap().to_owned()
}

fn status(server: &Server) -> Value {
    server.json("/readyz")["status"].clone()
}

fn save(server: &Server, name: &str) -> Response {
    save_as(server.key(), server, name)
}

/// As `save`, with a key that another server of the same database gave.
fn save_as(key: &str, server: &Server, name: &str) -> Response {
    let body = json!({"navn": name, "enhet": "soner", "enheter": ["ila"]});
    let client = Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
    client.post(format!("{}/api/v1/scenarios", server.url)).bearer_auth(key).json(&body).send().unwrap()
}

fn names(server: &Server) -> Vec<String> {
    let list = server.json("/api/v1/scenarios");
    let mut names: Vec<_> =
        list["scenarier"].as_array().unwrap().iter().map(|s| s["navn"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn three_servers_on_one_database_agree_within_a_second_whoever_writes() {
    let database = Cluster::start();
    let address = database.address();
    // All three find an empty database; one of them fills it.
    let servers: Vec<Server> = std::thread::scope(|scope| {
        let starting: Vec<_> = (0..3).map(|_| scope.spawn(|| serve(&address, &[]))).collect();
        starting.into_iter().map(|s| s.join().unwrap()).collect()
    });
    let folder = tempfile::tempdir().unwrap();
    let log: Value =
        serde_json::from_str(&satsing_ok(folder.path(), &["data", "log", "--json", "--store", &address])).unwrap();
    assert_eq!(log["versions"].as_array().unwrap().len(), 1, "the demo came once: {log}");
    until("one version", Duration::from_secs(10), || servers.iter().all(|s| version(s) == version(&servers[0])));

    let mut slowest = Duration::ZERO;
    for (n, writer) in servers.iter().cycle().take(9).enumerate() {
        assert_eq!(save(writer, &format!("Forslag {n}")).status(), 201);
        let wanted = version(writer);
        let took = until("the version of the writer", Duration::from_secs(10), || {
            servers.iter().all(|server| version(server) == wanted)
        });
        slowest = slowest.max(took);
    }
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    assert!(servers.iter().all(|server| names(server).len() == 9));
}

#[test]
fn two_servers_that_save_at_the_same_time_lose_nothing() {
    let database = Cluster::start();
    let servers = [serve(&database.address(), &[]), serve(&database.address(), &[])];
    std::thread::scope(|scope| {
        for (n, server) in servers.iter().cycle().take(12).enumerate() {
            scope.spawn(move || {
                // A server that has lost the race too often says so, and that nothing was saved.
                while save(server, &format!("Forslag {n:02}")).status() != 201 {}
            });
        }
    });
    let wanted: Vec<_> = (0..12).map(|n| format!("Forslag {n:02}")).collect();
    until("every proposal", Duration::from_secs(5), || servers.iter().all(|server| names(server) == wanted));
}

#[test]
fn reading_goes_on_and_nothing_is_half_written_while_the_database_stands_still() {
    let database = Cluster::start();
    let server = serve(&database.address(), &[]);
    assert_eq!(save(&server, "Før").status(), 201);
    database.now("freeze");
    let before = version(&server);
    let refused = save(&server, "Under");
    assert_eq!((refused.status().as_u16(), refused.headers().contains_key("retry-after")), (503, true));
    until("degraded", Duration::from_secs(30), || status(&server) == "degraded");
    assert_eq!(version(&server), before);
    assert_eq!(server.send("/tiles/zones/10/540/275").status(), 200);
    let quick = Instant::now();
    assert_eq!(save(&server, "Under").status(), 503);
    assert!(quick.elapsed() < Duration::from_secs(2), "one that is known to be away is not waited for");

    database.now("thaw");
    until("ready again", Duration::from_secs(30), || status(&server) == "ok");
    until("a change is taken", Duration::from_secs(30), || save(&server, "Etter").status() == 201);
    assert_eq!(names(&server), ["Etter", "Før"]);
}

#[test]
fn a_server_that_is_restarted_without_its_database_shows_what_it_last_knew() {
    let database = Cluster::start();
    let address = database.address();
    let keep = tempfile::tempdir().unwrap();
    let kept = keep.path().join("sist.gpkg");
    let kept = kept.to_str().unwrap();
    let first = serve(&address, &["--last-known", kept]);
    assert_eq!(save(&first, "Før").status(), 201);
    let key = first.key().to_owned();
    let before = version(&first);
    // It is kept beside the requests, after it is published.
    until("what is kept", Duration::from_secs(10), || {
        let folder = tempfile::tempdir().unwrap();
        let out = satsing(folder.path(), &["data", "log", "--json", "--store", kept]);
        String::from_utf8_lossy(&out.stdout).contains("\"version\": 2")
    });
    drop(first);
    database.now("stop");

    let folder = tempfile::tempdir().unwrap();
    let out = satsing(folder.path(), &["serve", "--store", &address, "--listen", "127.0.0.1:0"]);
    let words = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "without a file there is nothing to show: {words}");
    assert!(words.contains("svarer ikke") && !words.contains("satsing@"), "{words}");

    let again = serve(&address, &["--last-known", kept]);
    assert_eq!((version(&again), status(&again)), (before, json!("degraded")));
    assert_eq!(save_as(&key, &again, "Under").status(), 503);
    database.now("again");
    until("ready again", Duration::from_secs(30), || status(&again) == "ok");
    assert_eq!(save_as(&key, &again, "Etter").status(), 201);
    assert_eq!(names(&again), ["Etter", "Før"]);
}

#[test]
fn a_replica_is_served_from_and_takes_over_when_the_primary_is_gone() {
    let primary = Cluster::start();
    let on_primary = serve(&primary.address(), &[]);
    let replica = primary.replica();
    let on_replica = serve(&replica.address(), &[]);
    assert_eq!(save(&on_primary, "Før").status(), 201);
    let key = on_primary.key().to_owned();
    let wanted = version(&on_primary);
    until("the replica follows", Duration::from_secs(10), || version(&on_replica) == wanted);
    let refused = save_as(&key, &on_replica, "Hit");
    assert_eq!((refused.status().as_u16(), refused.headers().contains_key("retry-after")), (503, true));

    primary.now("kill");
    replica.now("promote");
    until("a change is taken", Duration::from_secs(30), || save_as(&key, &on_replica, "Etter").status() == 201);
    assert_eq!(names(&on_replica), ["Etter", "Før"]);
    until("degraded", Duration::from_secs(30), || status(&on_primary) == "degraded");
    assert_eq!(names(&on_primary), ["Før"], "reading goes on");
}

#[test]
fn a_server_whose_database_is_away_stops_at_once_and_quietly() {
    let database = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_satsing"))
        .args(["serve", "--store", &database.address(), "--listen", "127.0.0.1:0", "--stop-with-stdin"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    database.now("freeze");
    // Long enough for something to wait for the database.
    std::thread::sleep(Duration::from_secs(3));
    let start = Instant::now();
    drop(child.stdin.take());
    let out = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && !said.contains("panicked"), "{said}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
