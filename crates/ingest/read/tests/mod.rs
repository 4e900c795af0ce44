//! Imports from small files made here, and from real data and fixtures beside the repository where they are.

mod addresses;
mod bad_files;
mod bad_rows;
mod containers;
mod fixtures;
mod network;
mod plan;
mod real_data;

use super::*;
use domain::Trust;
use geo_types::{Coord, Rect};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(super) fn trondheim() -> Kommune {
    Kommune {
        nummer: "5001".to_owned(),
        navn: "Trondheim".to_owned(),
        organ: "formannskapet".to_owned(),
        bbox: Rect::new(Coord { x: 550_000.0, y: 7_002_000.0 }, Coord { x: 590_000.0, y: 7_042_000.0 }),
    }
}

pub(super) fn import(layer: Layer, source: &str, recipe: Option<&Recipe>) -> Result<Outcome, IngestError> {
    let kommune = trondheim();
    let request = Request { layer, source, recipe, kommune: &kommune, now: Timestamp::UNIX_EPOCH };
    read(&request, &mut |_| ())
}

/// A file in a folder of its own that goes when the test ends.
pub(super) struct Made {
    pub(super) folder: TempDir,
    pub(super) path: PathBuf,
}

impl Made {
    pub(super) fn text(name: &str, text: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        Self { folder, path }
    }

    /// GeoJSON in EPSG:25832 with these (properties, geometry).
    pub(super) fn geojson(name: &str, features: &[(Value, Value)]) -> Self {
        Self::text(name, collection(Some("EPSG:25832"), features))
    }

    pub(super) fn read(&self, layer: Layer) -> Result<Outcome, IngestError> {
        import(layer, self.path.to_str().unwrap(), None)
    }

    pub(super) fn read_with(&self, layer: Layer, recipe: &Recipe) -> Result<Outcome, IngestError> {
        import(layer, self.path.to_str().unwrap(), Some(recipe))
    }

    pub(super) fn refused(&self, layer: Layer) -> String {
        self.read(layer).unwrap_err().to_string()
    }
}

pub(super) fn collection(crs: Option<&str>, features: &[(Value, Value)]) -> String {
    let features: Vec<Value> =
        features.iter().map(|(p, g)| json!({"type": "Feature", "properties": p, "geometry": g})).collect();
    let mut all = json!({"type": "FeatureCollection", "features": features});
    if let Some(crs) = crs {
        all["crs"] = json!({"type": "name", "properties": {"name": crs}});
    }
    all.to_string()
}

/// A square with its south-west corner (x, y) m from (570 000, 7 030 000).
pub(super) fn square(x: f64, y: f64, side: f64) -> Value {
    let (x, y) = (570_000.0 + x, 7_030_000.0 + y);
    json!({"type": "Polygon", "coordinates":
        [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]})
}

pub(super) fn point(x: f64, y: f64) -> Value {
    json!({"type": "Point", "coordinates": [x, y]})
}

/// A file beside the repository, or none with a printed reason.
pub(super) fn beside(path: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if path.exists() {
        return Some(path.to_str().unwrap().to_owned());
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

#[test]
fn the_provenance_says_where_the_records_come_from() {
    let made = Made::geojson("soner.geojson", &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]);
    let outcome = made.read(Layer::Zones).unwrap();
    let p = outcome.import.unwrap().provenance;
    assert_eq!((p.fil.as_str(), p.oppskrift.as_str(), p.trust), ("soner.geojson", "soner", Trust::Ekte));
    assert_eq!((p.lest, p.tatt_inn, p.avvist, p.hentet), (1, 1, 0, Timestamp::UNIX_EPOCH));
    assert_eq!(p.sha256.len(), 64);
}

#[test]
fn reading_leaves_the_folder_of_the_input_as_it_was() {
    let gml = include_str!("plan_without_crs.gml")
        .replace("<gml:Polygon", "<gml:Polygon srsName=\"urn:ogc:def:crs:EPSG::25832\"");
    let made = Made::text("plan.gml", gml);
    let outcome = made.read(Layer::Plan).unwrap();
    assert_eq!(outcome.report.accepted, 1);
    let names: Vec<_> = std::fs::read_dir(made.folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["plan.gml"]);
}

#[test]
fn progress_is_told_for_reading_and_checking() {
    let made = Made::geojson("soner.geojson", &[(json!({"navn": "Ila"}), square(0.0, 0.0, 100.0))]);
    let kommune = trondheim();
    let source = made.path.to_str().unwrap();
    let request = Request { layer: Layer::Zones, source, recipe: None, kommune: &kommune, now: Timestamp::UNIX_EPOCH };
    let mut told = vec![];
    read(&request, &mut |p| told.push(p)).unwrap();
    assert_eq!(told.first().map(|p| (p.stage, p.done)), Some((Stage::Read, 1)));
    assert_eq!(told.last(), Some(&Progress { stage: Stage::Check, done: 1, total: Some(1) }));
}
