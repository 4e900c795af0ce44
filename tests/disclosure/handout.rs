//! The copies to hand out, as anybody reads them: the GeoPackage, the GeoParquet files, and ranks on the command line.

use super::{Reader, SHARE};
use crate::harness::{Server, satsing_ok};
use parquet::file::reader::SerializedFileReader;
use parquet::record::Field;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

/// Series, unit, numerator and denominator.
type Figure = (String, String, Value, Value);

pub(super) fn read(reader: &mut Reader, server: &Server) {
    let at = server.folder.path();
    satsing_ok(at, &["export", "gpkg", "--out", "kopi.gpkg"]);
    satsing_ok(at, &["export", "geoparquet", "--out", "kopi"]);
    for out in ["csv", "json"] {
        let text = satsing_ok(at, &["rank", "--k", "6", "--draws", "200", "--out", out]);
        reader.bodies.push(text);
    }
    let copied = of_geopackage(&at.join("kopi.gpkg"));
    assert!(copied.len() > 180, "{}", copied.len());
    assert_eq!(of_geoparquet(&at.join("kopi/observations.parquet")), copied);
    for (series, unit, count, n) in copied {
        reader.bodies.push(format!("{series} {unit} {count} {n}"));
        reader.count(&series, &unit, &count, 1.0);
        if series == SHARE {
            reader.count("n", &unit, &n, 1.0);
        }
    }
}

fn value(x: Option<f64>, state: &str, lo: Option<f64>, hi: Option<f64>) -> Value {
    json!({"value": x, "state": state, "lo": lo, "hi": hi})
}

fn of_geopackage(path: &Path) -> Vec<Figure> {
    let copy = rusqlite::Connection::open(path).unwrap();
    let mut rows = copy
        .prepare("SELECT indikator, iif(niva = 'omrade', 'omrade/', '') || enhet, teller, teller_tilstand, teller_lav, teller_hoy, nevner, nevner_tilstand FROM observations ORDER BY fid")
        .unwrap();
    let read = rows.query_map([], |r| {
        let count = value(r.get(2)?, &r.get::<_, String>(3)?, r.get(4)?, r.get(5)?);
        let n = value(r.get(6)?, &r.get::<_, String>(7)?, None, None);
        Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, count, n))
    });
    read.unwrap().map(Result::unwrap).collect()
}

fn of_geoparquet(path: &Path) -> Vec<Figure> {
    let file = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let figure = |columns: BTreeMap<String, Field>| {
        let text = |name: &str| match &columns[name] {
            Field::Str(text) => text.clone(),
            other => panic!("{name} is {other:?}"),
        };
        let number = |name: &str| match &columns[name] {
            Field::Double(number) => Some(*number),
            Field::Null => None,
            other => panic!("{name} is {other:?}"),
        };
        let area = if text("niva") == "omrade" { "omrade/" } else { "" };
        let count = value(number("teller"), &text("teller_tilstand"), number("teller_lav"), number("teller_hoy"));
        let n = value(number("nevner"), &text("nevner_tilstand"), None, None);
        (text("indikator"), format!("{area}{}", text("enhet")), count, n)
    };
    file.into_iter().map(|row| figure(row.unwrap().into_columns().into_iter().collect())).collect()
}
