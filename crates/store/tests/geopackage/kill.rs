//! A writer that is killed with SIGKILL in the middle of its work leaves the old data or the new, and nothing between.

use super::{File, assert_whole, outsider};
use crate::{
    fixture::{change, import, square},
    suite::{atomic::generation, commit},
};
use domain::{PopulationCell, Records, Trust};
use geo_types::MultiPolygon;
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use store::{OpenMode, Store, StoreError, gpkg::GeoPackage};

const SIZE: usize = 1_500;
const TARGET: &str = "SATSING_TEST_STORE_TO_BE_KILLED_ON";

fn cells(n: usize) -> Records {
    let list = (0..SIZE).map(|k| PopulationCell {
        id: format!("{k}"),
        source: "ruter".parse().unwrap(),
        persons: n as f64,
        year: None,
        geometry: MultiPolygon(vec![square(569_000.0 + k as f64, 7_030_000.0 + n as f64, 250.0)]),
    });
    Records::Population(list.collect())
}

#[tokio::test]
#[ignore = "is started, and killed, by the tests below"]
async fn the_process_that_is_killed() {
    let Ok(path) = std::env::var(TARGET) else { return };
    let store = GeoPackage::open(Path::new(&path), OpenMode::Serve).unwrap();
    loop {
        let n = usize::try_from(store.version().await.unwrap().0).unwrap() + 1;
        let both = vec![import("steder", Trust::Ekte, generation(n, SIZE)), import("ruter", Trust::Ekte, cells(n))];
        commit(&store, change(both)).await;
    }
}

fn start(file: &File) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["geopackage::kill::the_process_that_is_killed", "--exact", "--ignored"])
        .env(TARGET, file.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until the child has made a version after `known`.
async fn wait_for_a_version_after(file: &File, known: u64) {
    for _ in 0..600 {
        if file.path().exists()
            && let Ok(store) = GeoPackage::open(&file.path(), OpenMode::Existing)
            && store.version().await.unwrap().0 > known
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the writer wrote nothing in 30 s");
}

/// A write lock that somebody holds means that the writer is in the middle of a commit right now.
fn is_in_a_commit(file: &File) -> bool {
    outsider(file).execute_batch("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE").is_err()
}

async fn wait_for_a_commit(file: &File) {
    for _ in 0..2_000 {
        if is_in_a_commit(file) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_killed_writer_leaves_the_old_data_whole() {
    let file = File::new();
    let mut known = 0;
    let mut met_in_a_commit = 0;
    for round in 0..8_u64 {
        let mut child = start(&file);
        wait_for_a_version_after(&file, known).await;
        wait_for_a_commit(&file).await;
        // Somewhere in it, and somewhere else in every round and every run.
        let jitter = u64::from(jiff::Timestamp::now().subsec_nanosecond().unsigned_abs()) % 30;
        tokio::time::sleep(Duration::from_millis(5 * round + jitter)).await;
        met_in_a_commit += u32::from(is_in_a_commit(&file));
        child.kill().unwrap();
        child.wait().unwrap();

        assert_whole(&file);
        let store = GeoPackage::open(&file.path(), OpenMode::Serve).expect("the lock is gone with the process");
        let d = store.load().await.unwrap();
        let n = d.version.0;
        assert!(n > known);
        assert_eq!((d.places.len(), d.cells.len()), (SIZE, SIZE), "version {n}");
        assert!(d.places.iter().all(|p| p.navn == format!("generasjon {n}")), "version {n} is mixed");
        assert!(d.cells.iter().all(|c| c.persons == n as f64), "version {n} is mixed");
        assert_eq!(store.versions().await.unwrap().len() as u64, n, "no edit is blamed on another program");
        known = n;
    }
    assert!(met_in_a_commit > 0, "no round met the writer in the middle of a commit");
}

#[tokio::test]
async fn a_process_killed_while_it_makes_the_file_leaves_one_that_can_be_made() {
    for delay in [0, 4, 8, 12, 16, 20, 25, 30, 40] {
        let file = File::new();
        let mut child = start(&file);
        while !file.path().exists() {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        drop(file.handle());
        assert_whole(&file);
    }
}

#[tokio::test]
async fn the_lock_of_a_server_in_another_process_is_seen() {
    let file = File::new();
    let mut child = start(&file);
    wait_for_a_version_after(&file, 0).await;
    let refused = GeoPackage::open(&file.path(), OpenMode::Serve);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(matches!(refused, Err(StoreError::Locked { .. })), "{refused:?}");
}
