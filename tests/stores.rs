//! Stores from the command line: moved, rolled back, backed up, restored and verified; and what is refused, in Norwegian
//! and without secrets.

use crate::harness::{Server, satsing, satsing_ok};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// A folder with the demo and one change more in `satsing.gpkg`.
fn folder() -> TempDir {
    let server = Server::start(tempfile::tempdir().unwrap());
    let body = serde_json::json!({"navn": "Ila først", "enhet": "soner", "enheter": ["ila"]});
    assert_eq!(server.post("/api/v1/scenarios", &body).status(), 201);
    server.cut()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&satsing_ok(folder, args)).unwrap()
}

/// The words of a refusal.
fn refusal(folder: &Path, args: &[&str]) -> String {
    let out = satsing(folder, args);
    assert_eq!(out.status.code(), Some(1), "{args:?}");
    assert!(out.stdout.is_empty(), "{args:?}");
    String::from_utf8(out.stderr).unwrap()
}

#[test]
fn the_log_says_when_who_why_and_from_which_file() {
    let folder = folder();
    let log = json(folder.path(), &["data", "log", "--json"]);
    let versions = log["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2);
    let zones = versions[0]["imports"].as_array().unwrap().iter().find(|i| i["layer"] == "zones").unwrap();
    let provenance = &zones["provenance"];
    for field in ["lisens", "sha256", "fil", "oppskrift", "lest", "tatt_inn", "hentet"] {
        assert!(!provenance[field].is_null(), "{field} in {provenance}");
    }
    assert_eq!(versions[1]["layers"], serde_json::json!(["scenarios"]));
    let text = satsing_ok(folder.path(), &["data", "log"]);
    assert!(text.contains("satsing") && text.contains("zones"), "{text}");
}

#[test]
fn a_rollback_is_logged_and_can_itself_be_rolled_back() {
    let folder = folder();
    let diff = json(folder.path(), &["data", "diff", "1", "2", "--json"]);
    let added: Vec<_> =
        diff["tables"].as_array().unwrap().iter().map(|t| (t["table"].clone(), t["added"].clone())).collect();
    assert!(added.contains(&("scenarios".into(), serde_json::json!(["ila-forst"]))), "{diff}");
    satsing_ok(folder.path(), &["data", "rollback", "1", "--reason", "ble feil", "--author", "planavdelingen"]);
    let log = json(folder.path(), &["data", "log", "--json"]);
    assert_eq!(
        (&log["versions"][2]["reason"], &log["versions"][2]["author"]),
        (&"ble feil".into(), &"planavdelingen".into())
    );
    let text = satsing_ok(folder.path(), &["data", "diff", "1"]);
    assert!(text.starts_with("Ingen forskjell mellom versjon 1 og 3"), "{text}");
    satsing_ok(folder.path(), &["data", "rollback", "2"]);
    let text = satsing_ok(folder.path(), &["data", "diff", "2"]);
    assert!(text.starts_with("Ingen forskjell mellom versjon 2 og 4"), "{text}");
    let words = refusal(folder.path(), &["data", "rollback", "9"]);
    assert!(words.contains("det finnes ingen versjon 9; den siste er 4"), "{words}");
}

#[test]
fn a_backup_comes_back_whole_and_a_damaged_one_is_refused() {
    let folder = folder();
    satsing_ok(folder.path(), &["backup", "kopi.satsing.zip"]);
    satsing_ok(folder.path(), &["verify", "kopi.satsing.zip"]);
    satsing_ok(folder.path(), &["verify"]);
    assert!(refusal(folder.path(), &["backup", "kopi.satsing.zip"]).contains("finnes allerede"));
    satsing_ok(folder.path(), &["restore", "kopi.satsing.zip", "--store", "ny.gpkg"]);
    let digest = |store: &str| json(folder.path(), &["verify", "--json", "--store", store])["tables"].clone();
    assert_eq!(digest("ny.gpkg"), digest("satsing.gpkg"));
    assert!(refusal(folder.path(), &["restore", "kopi.satsing.zip", "--store", "ny.gpkg"]).contains("er ikke tomt"));

    let mut bytes = std::fs::read(folder.path().join("kopi.satsing.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xFF;
    std::fs::write(folder.path().join("skadet.zip"), bytes).unwrap();
    for args in [&["verify", "skadet.zip"][..], &["restore", "skadet.zip", "--store", "skadet.gpkg"]] {
        assert!(refusal(folder.path(), args).contains("ingen sikkerhetskopi som kan brukes"), "{args:?}");
    }
}

#[test]
fn what_is_wrong_with_a_store_is_said_in_norwegian_and_nothing_secret_is_shown() {
    let folder = folder();
    std::fs::write(folder.path().join("tekst.gpkg"), "ikke en database, men lang nok til å være det").unwrap();
    let secret = "postgres://planlegger:hemmelig@127.0.0.1:1/kart";
    for (args, words) in [
        (&["rank", "--store", "finnes-ikke.gpkg"][..], "det er ikke noe lager i finnes-ikke.gpkg"),
        (&["data", "log", "--store", "tekst.gpkg"], "er ikke et lager fra dette programmet"),
        (&["data", "log", "--store", secret], "postgres://127.0.0.1:1/kart svarer ikke"),
        (&["backup", "kopi.zip", "--store", "postgres://planlegger:hemmelig@"], "er ingen adresse til en database"),
        (&["migrate", "--from", secret, "--to", "ny.gpkg"], "svarer ikke"),
        (&["migrate", "--from", "satsing.gpkg", "--to", "satsing.gpkg"], "kan ikke flyttes til seg selv"),
        (&["verify", "finnes-ikke.zip"], "det er ikke noe lager i finnes-ikke.zip"),
    ] {
        let said = refusal(folder.path(), args);
        assert!(said.starts_with("Avvist: ") && said.contains(words), "{args:?}: {said}");
        assert!(!said.contains("hemmelig") && !said.contains("planlegger"), "{args:?}: {said}");
    }
    assert!(!folder.path().join("finnes-ikke.gpkg").exists());
}

/// A folder on a disk of its own with room for so many kB; none where nothing may be mounted here.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new(kilobytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .stderr(std::process::Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: a small disk can only be mounted as root");
        None
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_change_leaves_the_store_whole() {
    let Some(disk) = SmallDisk::new(3_000) else { return };
    let at = disk.0.path();
    // A store fits, and many plots of ground do not.
    let whole = folder();
    // Opened and closed, so that what the cut server left in the log beside the file is in the file.
    satsing_ok(whole.path(), &["verify"]);
    std::fs::copy(whole.path().join("satsing.gpkg"), at.join("satsing.gpkg")).unwrap();
    let before = json(at, &["verify", "--json"])["tables"].clone();
    let shape = |n: u32| {
        let (x, y) = (10.38 + f64::from(n % 100) * 1e-4, 63.42 + f64::from(n / 100) * 1e-4);
        let ring: Vec<_> = (0..60).map(|k| f64::from(k % 60) * std::f64::consts::TAU / 60.0).collect();
        let mut ring: Vec<_> = ring.iter().map(|a| [x + 4e-5 * a.cos(), y + 4e-5 * a.sin()]).collect();
        ring.push(ring[0]);
        serde_json::json!({"type": "Feature", "properties": {"navn": format!("Krets {n}")},
            "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let many = serde_json::json!({"type": "FeatureCollection", "features": (0..3000).map(shape).collect::<Vec<_>>()});
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("mange.geojson");
    std::fs::write(&file, many.to_string()).unwrap();
    let said = refusal(at, &["import", "districts", file.to_str().unwrap(), "--recipe", "distrikter"]);
    assert!(said.contains("er full; ingenting er endret"), "{said}");
    assert_eq!(json(at, &["verify", "--json"])["tables"], before);
    assert!(refusal(at, &["backup", "kopi.zip"]).starts_with("Avvist: "));
    let left: Vec<_> = std::fs::read_dir(at).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".part") && name != "kopi.zip"), "{left:?}");
    // With room again, the same change is taken.
    let room = std::process::Command::new("mount").args(["-o", "remount,size=64m"]).arg(at).status().unwrap();
    assert!(room.success());
    satsing_ok(at, &["import", "districts", file.to_str().unwrap(), "--recipe", "distrikter"]);
}
