//! The folder of GeoParquet files: the layers of the copy to hand out, value for value, with what GeoParquet 1.1 asks for.

use crate::{
    fixture::{change, everything, import, observation, observations, square},
    geopackage::File,
    postgis::Database,
    suite::{Backend, commit},
};
use domain::{Observation, PopulationCell, Records, Trust, Value};
use geo_types::{Geometry, MultiPolygon};
use geozero::{ToGeo, wkb::Wkb};
use parquet::{
    basic::Repetition,
    file::reader::{FileReader, SerializedFileReader},
    record::{Field, Row},
};
use rusqlite::{Connection, types::ValueRef};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use store::{AnyStore, Store, StoreError, export_geoparquet, export_gpkg};

const SPATIAL: [&str; 8] =
    ["addresses", "districts", "places", "plan_areas", "population_cells", "scenarios", "streets", "zones"];

async fn exported() -> (File, PathBuf) {
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    commit(&store, everything()).await;
    let out = file.folder.path().join("utlevering");
    export_geoparquet(&store, &out, &observations()).await.unwrap();
    (file, out)
}

fn open(folder: &Path, layer: &str) -> SerializedFileReader<fs::File> {
    SerializedFileReader::new(fs::File::open(folder.join(format!("{layer}.parquet"))).unwrap()).unwrap()
}

/// Columns of each row by name.
fn rows(folder: &Path, layer: &str) -> Vec<BTreeMap<String, Field>> {
    let row = |row: Row| row.into_columns().into_iter().collect();
    open(folder, layer).into_iter().map(|r| row(r.unwrap())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn geo(folder: &Path, layer: &str) -> Option<serde_json::Value> {
    let reader = open(folder, layer);
    let pairs = reader.metadata().file_metadata().key_value_metadata().cloned().unwrap_or_default();
    let found = pairs.into_iter().find(|pair| pair.key == "geo")?;
    Some(serde_json::from_str(&found.value.unwrap()).unwrap())
}

fn shape(field: &Field) -> Option<Geometry<f64>> {
    match field {
        Field::Bytes(bytes) => Some(Wkb(bytes.data()).to_geo().unwrap()),
        Field::Null => None,
        other => panic!("{other:?} is no geometry"),
    }
}

/// The same value, as SQLite has it and as the file has it.
fn same(kept: ValueRef<'_>, field: &Field) -> bool {
    match (kept, field) {
        (ValueRef::Null, Field::Null) => true,
        (ValueRef::Text(text), Field::Str(found)) => text == found.as_bytes(),
        (ValueRef::Integer(number), Field::Long(found)) => number == *found,
        (ValueRef::Integer(number), Field::Bool(found)) => number == i64::from(*found),
        (ValueRef::Real(number), Field::Double(found)) => number.to_bits() == found.to_bits(),
        _ => false,
    }
}

#[tokio::test]
async fn every_layer_of_the_copy_to_hand_out_is_a_file_with_the_same_values() {
    let (file, out) = exported().await;
    let copy = file.folder.path().join("utlevering.gpkg");
    export_gpkg(&AnyStore::GeoPackage(file.handle()), &copy, &observations()).await.unwrap();
    let copy = Connection::open(copy).unwrap();
    let mut layers = copy.prepare("SELECT table_name FROM gpkg_contents ORDER BY 1").unwrap();
    let layers: Vec<String> = layers.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(names(&out), layers.iter().map(|l| format!("{l}.parquet")).collect::<Vec<_>>());
    let mut compared = 0;
    for layer in &layers {
        let found = rows(&out, layer);
        let mut kept = copy.prepare(&format!("SELECT * FROM {layer} ORDER BY fid")).unwrap();
        let columns: Vec<String> = kept.column_names().into_iter().map(str::to_owned).collect();
        let mut kept = kept.query([]).unwrap();
        for (n, row) in found.iter().enumerate() {
            let kept = kept.next().unwrap().unwrap_or_else(|| panic!("{layer} has no row {n}"));
            for (i, column) in columns.iter().enumerate().filter(|(_, c)| !["fid", "geom"].contains(&c.as_str())) {
                let (a, b) = (kept.get_ref(i).unwrap(), &row[column]);
                assert!(same(a, b), "{layer}, row {n}, {column}: {a:?} and {b:?}");
                compared += 1;
            }
            assert!(!row.contains_key("fid"), "{layer}: a number of the file is not of the record");
        }
        assert!(kept.next().unwrap().is_none(), "{layer} has more than {} rows", found.len());
    }
    assert!(compared > 500, "{compared}");
}

#[tokio::test]
async fn geometry_is_wkb_of_the_records_with_its_box_beside_it() {
    let (file, out) = exported().await;
    let data = AnyStore::GeoPackage(file.handle()).load().await.unwrap();
    let zones: Vec<Geometry<f64>> = data.zones.iter().map(|z| z.geometry.clone().into()).collect();
    let places: Vec<Option<Geometry<f64>>> = data.places.iter().map(|p| p.point.map(Geometry::Point)).collect();
    let found = rows(&out, "zones");
    assert_eq!(found.iter().map(|r| shape(&r["geom"]).unwrap()).collect::<Vec<_>>(), zones);
    let Field::Group(sides) = &found[1]["bbox"] else { panic!("{:?}", found[1]["bbox"]) };
    let sides: Vec<(String, Field)> = sides.clone().into_columns();
    let side = |name: &str, x| (name.to_owned(), Field::Double(x));
    let wanted = [
        side("xmin", 569_000.1),
        side("ymin", 7_030_000.0),
        side("xmax", 570_000.0 + (0.1 + 0.2)),
        side("ymax", 7_031_000.0 + (0.1 + 0.2)),
    ];
    assert_eq!(sides, wanted);
    let found = rows(&out, "places");
    assert_eq!(found.iter().map(|r| shape(&r["geom"])).collect::<Vec<_>>(), places);
    let without: Vec<bool> = found.iter().map(|r| r["bbox"] == Field::Null).collect();
    assert_eq!(without, places.iter().map(Option::is_none).collect::<Vec<_>>());
    assert!(without.contains(&true) && without.contains(&false));
}

#[tokio::test]
async fn the_metadata_is_that_of_geoparquet_1_1() {
    let (_file, out) = exported().await;
    for name in names(&out) {
        let layer = name.trim_end_matches(".parquet");
        let geo = geo(&out, layer);
        assert_eq!(geo.is_some(), SPATIAL.contains(&layer), "{layer}");
        let Some(geo) = geo else { continue };
        assert_eq!((&geo["version"], &geo["primary_column"]), (&json!("1.1.0"), &json!("geom")), "{layer}");
        let column = &geo["columns"]["geom"];
        assert_eq!(column["encoding"], "WKB");
        assert_eq!(column["crs"]["id"], json!({"authority": "EPSG", "code": 25832}));
        assert_eq!(column["crs"]["type"], "ProjectedCRS");
        assert_eq!(column["covering"]["bbox"]["ymax"], json!(["bbox", "ymax"]));
        let kind = match layer {
            "addresses" | "places" => "Point",
            "streets" => "LineString",
            _ => "MultiPolygon",
        };
        assert_eq!(column["geometry_types"], json!([kind]), "{layer}");
        let reader = open(&out, layer);
        let fields = reader.metadata().file_metadata().schema_descr().root_schema().get_fields().to_vec();
        let repetition = |name: &str| fields.iter().find(|f| f.name() == name).unwrap().get_basic_info().repetition();
        assert_eq!((repetition("geom"), repetition("bbox")), (Repetition::OPTIONAL, Repetition::OPTIONAL), "{layer}");
    }
    let far = 0.1 + 0.2;
    let around = json!([569_000.0, 7_030_000.0, 570_000.0 + far, 7_031_000.0 + far]);
    assert_eq!(geo(&out, "zones").unwrap()["columns"]["geom"]["bbox"], around);
}

#[tokio::test]
async fn a_hidden_figure_is_null_with_its_state_and_no_other_figures_go_out() {
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    let kept = vec![observation("levekar", "hemmelig", Value::known(4321.0))];
    commit(&store, change(vec![import("levekar", Trust::Ekte, Records::Indicators(kept))])).await;
    let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
    let published = [
        Observation { count: hidden.clone(), n: Value::Missing, ..observation("levekar", "apen-1", hidden) },
        observation("levekar", "apen-2", Value::known(0.0)),
    ];
    let out = file.folder.path().join("utlevering");
    export_geoparquet(&store, &out, &published).await.unwrap();
    let found = rows(&out, "observations");
    let of = |row: usize, column: &str| found[row][column].clone();
    assert_eq!(found.len(), 2);
    assert_eq!((of(0, "verdi"), of(0, "verdi_tilstand")), (Field::Null, Field::Str("suppressed".into())));
    assert_eq!((of(0, "verdi_lav"), of(0, "verdi_hoy")), (Field::Double(0.0), Field::Double(4.0)));
    assert_eq!((of(0, "teller"), of(0, "teller_tilstand")), (Field::Null, Field::Str("suppressed".into())));
    assert_eq!((of(0, "nevner"), of(0, "nevner_tilstand")), (Field::Null, Field::Str("missing".into())));
    assert_eq!((of(1, "verdi"), of(1, "verdi_tilstand")), (Field::Double(0.0), Field::Str("known".into())));
}

#[tokio::test]
async fn sensitive_actors_and_programmes_are_in_no_file() {
    let (file, out) = exported().await;
    let facts = AnyStore::GeoPackage(file.handle()).load().await.unwrap().facts;
    let actors = rows(&out, "actors");
    assert_eq!(actors.len(), facts.actors.len() - 1);
    assert!(actors.iter().all(|a| a["sensitiv"] == Field::Bool(false)));
    assert_eq!(rows(&out, "programmes").len(), facts.programmes.len() - 1);
    assert_eq!(rows(&out, "relations").len(), facts.relations.len() - 1);
}

#[tokio::test]
async fn the_same_records_give_the_same_bytes_from_a_file_and_from_a_database() {
    let (file, out) = exported().await;
    let again = file.folder.path().join("igjen");
    export_geoparquet(&AnyStore::GeoPackage(file.handle()), &again, &observations()).await.unwrap();
    let database = Database::fresh().await;
    let store = AnyStore::PostGis(database.open().await);
    commit(&store, everything()).await;
    let other = file.folder.path().join("fra databasen");
    export_geoparquet(&store, &other, &observations()).await.unwrap();
    for name in names(&out) {
        let bytes = fs::read(out.join(&name)).unwrap();
        assert!(bytes == fs::read(again.join(&name)).unwrap(), "{name}");
        assert!(bytes == fs::read(other.join(&name)).unwrap(), "{name} from the database");
    }
}

#[tokio::test]
async fn more_rows_than_a_row_group_holds_come_in_their_order() {
    const MANY: usize = 20_000;
    let file = File::new();
    let store = AnyStore::GeoPackage(file.handle());
    let cell = |n: usize| PopulationCell {
        id: format!("{n}"),
        source: "ruter".parse().unwrap(),
        persons: n as f64,
        year: n.is_multiple_of(2).then_some(2015),
        geometry: MultiPolygon(vec![square(569_000.0 + n as f64, 7_030_000.0, 250.0)]),
    };
    let cells = Records::Population((0..MANY).map(cell).collect());
    commit(&store, change(vec![import("ruter", Trust::Ekte, cells)])).await;
    let out = file.folder.path().join("utlevering");
    export_geoparquet(&store, &out, &[]).await.unwrap();
    assert_eq!(open(&out, "population_cells").num_row_groups(), 2);
    let found = rows(&out, "population_cells");
    let persons = found.iter().map(|r| r["personer"].clone());
    assert!(persons.eq((0..MANY).map(|n| Field::Double(n as f64))));
    assert_eq!((&found[MANY - 1]["aar"], &found[MANY - 2]["aar"]), (&Field::Null, &Field::Long(2015)));
}

#[tokio::test]
async fn a_folder_that_is_there_is_left_as_it_is_and_a_refusal_leaves_nothing() {
    let (file, out) = exported().await;
    let store = AnyStore::GeoPackage(file.handle());
    fs::remove_file(out.join("zones.parquet")).unwrap();
    let error = export_geoparquet(&store, &out, &[]).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(names(&out).len(), 19);
    let twice = [observation("levekar", "ila", Value::Missing), observation("levekar", "ila", Value::known(1.0))];
    let error = export_geoparquet(&store, &file.folder.path().join("ny"), &twice).await.unwrap_err();
    assert!(matches!(error, StoreError::BadRecord { table: "observations", .. }), "{error}");
    let left = names(file.folder.path());
    assert!(left.iter().all(|n| !n.contains(".part") && !n.starts_with("ny")), "{left:?}");
}
