//! `kill -9` in the middle of an import leaves the old data whole.

use crate::harness::{REAL_FILES, Server, real_data, satsing_ok};
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
fn an_import_that_is_killed_leaves_old_or_new_data_and_nothing_between() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = |i: usize| data.join(REAL_FILES[i].1).to_str().unwrap().to_owned();
    satsing_ok(folder.path(), &["import", "zones", &file(0)]);
    let (mut old, mut new) = (0, 0);
    for delay in (0..30).map(|i| Duration::from_millis(20 + 7 * i)) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_satsing"))
            .args(["import", "population", &file(3)])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(delay);
        let _ = child.kill();
        child.wait().unwrap();
        let connection = rusqlite::Connection::open(folder.path().join("satsing.gpkg")).unwrap();
        let whole: String = connection.query_row("PRAGMA integrity_check", [], |r| r.get(0)).unwrap();
        assert_eq!(whole, "ok");
        let cells: i64 = connection.query_row("SELECT count(*) FROM population_cells", [], |r| r.get(0)).unwrap();
        let zones: i64 = connection.query_row("SELECT count(*) FROM zones", [], |r| r.get(0)).unwrap();
        assert_eq!(zones, 60);
        assert!(cells == 0 || cells == 2058, "half an import: {cells} cells");
        if cells == 0 { old += 1 } else { new += 1 }
    }
    eprintln!("killed imports: {old} left the old data, {new} the new");
    let server = Server::start(folder);
    assert_eq!(server.json("/api/v1/zones")["zones"].as_array().unwrap().len(), 60);
}
