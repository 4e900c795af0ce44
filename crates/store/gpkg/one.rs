//! A GeoPackage with one scenario in it, for another program to open.

use super::{connect::connect, contents, lock, migrate, shown, triggers};
use crate::{
    StoreError,
    sql::{
        fault::Fault,
        record::{self, Record},
        tables::TABLES,
    },
};
use domain::Scenario;
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// The bytes of a GeoPackage whose only layer holds the scenario; the same scenario gives the same records. It is written
/// to a temporary file that is gone afterwards. Blocks.
///
/// # Errors
/// `Io` or `Sqlite` where the temporary file cannot be written, `BadRecord` where the scenario cannot be kept.
pub fn scenario_gpkg(scenario: &Scenario) -> Result<Vec<u8>, StoreError> {
    let path = temporary();
    let io = |source| StoreError::Io { path: path.clone(), source };
    lock::private_file(&path).map_err(io)?;
    let bytes = write(&path, scenario).map_err(|f| f.at(&shown(&path))).and_then(|()| fs::read(&path).map_err(io));
    // That it is gone already is no failure.
    let _ = fs::remove_file(&path);
    bytes
}

/// A name that no other call has.
fn temporary() -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("satsing-{}-{number}.gpkg", std::process::id()))
}

fn write(path: &Path, scenario: &Scenario) -> Result<(), Fault> {
    let file = connect(path)?;
    migrate::run(&file)?;
    triggers::unwatch(&file)?;
    file.pragma_update(None, "foreign_keys", false)?;
    strip(&file)?;
    record::insert(&file, std::slice::from_ref(scenario))?;
    for table in TABLES.iter().filter(|t| t.name == Scenario::TABLE) {
        contents::refresh(&file, table.name, table.spatial)?;
    }
    // The time of the scenario, so that the file does not tell when it was asked for.
    file.execute("UPDATE gpkg_contents SET last_change = ?1", [&scenario.endret])?;
    file.execute_batch("VACUUM")?;
    Ok(())
}

/// Leaves the layer of scenarios and what a GeoPackage needs.
fn strip(file: &Connection) -> Result<(), Fault> {
    let keep = Scenario::TABLE;
    for table in TABLES {
        file.execute_batch(&format!("DROP TABLE history_{}", table.name))?;
        if table.name != keep {
            if table.spatial {
                file.execute_batch(&format!("DROP TABLE rtree_{}_geom", table.name))?;
            }
            file.execute_batch(&format!("DROP TABLE {}", table.name))?;
        }
    }
    for system in ["gpkg_geometry_columns", "gpkg_extensions", "gpkg_contents"] {
        file.execute(&format!("DELETE FROM {system} WHERE table_name <> ?1"), [keep])?;
    }
    file.execute_batch(&format!(
        "DROP TABLE versions; DROP TABLE satsing_schema; DROP TABLE satsing_move; ALTER TABLE {keep} DROP COLUMN versjon"
    ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Extent, ScenarioId, SourceId};
    use geo_types::{MultiPolygon, polygon};

    #[test]
    fn a_file_with_one_scenario_holds_that_layer_and_leaves_nothing_behind() {
        let scenario = Scenario {
            id: ScenarioId::new("et-forslag").unwrap(),
            source: SourceId::new("scenarier").unwrap(),
            navn: "Et forslag".into(),
            laget: "2026-10-01T12:00:00Z".into(),
            endret: "2026-10-02T12:00:00Z".into(),
            dataversjon: "abc".into(),
            extent: Extent::Polygon(MultiPolygon::new(vec![
                polygon![(x: 570_000.0, y: 7_033_000.0), (x: 571_000.0, y: 7_033_000.0), (x: 571_000.0, y: 7_034_000.0)],
            ])),
            what_if: vec![],
            note: "'; DROP TABLE scenarios; --".into(),
            versjon: 3,
        };
        let bytes = scenario_gpkg(&scenario).unwrap();
        assert_eq!(bytes, scenario_gpkg(&scenario).unwrap());
        let path = temporary();
        fs::write(&path, bytes).unwrap();
        let file = connect(&path).unwrap();
        let tables: Vec<String> = (file.prepare("SELECT table_name FROM gpkg_contents").unwrap())
            .query_map([], |r| r.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(tables, ["scenarios"]);
        let kept: Vec<Scenario> = record::current(&file, "TRUE", &[]).unwrap();
        assert_eq!(kept, [scenario]);
        let found: i64 = file.query_row("SELECT count(*) FROM rtree_scenarios_geom", [], |r| r.get(0)).unwrap();
        assert_eq!(found, 1);
        fs::remove_file(&path).unwrap();
        assert!(scenario_gpkg(&Scenario { extent: Extent::Polygon(MultiPolygon(vec![])), ..kept[0].clone() }).is_ok());
    }
}
