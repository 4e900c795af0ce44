//! A file from before there was a catalogue: it is brought up to date when it is opened, and its past can be read.

use super::{File, assert_whole, number, outsider};
use crate::{
    fixture::{catalogue, change, figures, import, places, provenance, sources},
    suite::commit,
};
use domain::{Layer, PlanArea, PlanKind, Records, Trust, Version};
use rusqlite::{Connection, params};
use std::process::Command;
use store::{Author, OpenMode, Store, gpkg::GeoPackage};

const FIRST_FOUR: [&str; 4] = [
    include_str!("../../../../migrations/gpkg/0001_create_geopackage.sql"),
    include_str!("../../../../migrations/gpkg/0002_create_layers.sql"),
    include_str!("../../../../migrations/gpkg/0003_create_registers.sql"),
    include_str!("../../../../migrations/gpkg/0004_create_history.sql"),
];

/// The triggers as the program of that time set them.
const TRIGGERS: &str = "
CREATE TRIGGER history_{t}_insert AFTER INSERT ON {t} WHEN NEW.versjon NOT NULL
BEGIN UPDATE {t} SET versjon = NULL WHERE fid = NEW.fid; END;
CREATE TRIGGER history_{t}_update AFTER UPDATE OF kilde ON {t}
BEGIN INSERT INTO history_{t} (fid, kilde, versjon) VALUES (OLD.fid, OLD.kilde, OLD.versjon); END;
CREATE TRIGGER history_{t}_delete AFTER DELETE ON {t}
BEGIN INSERT INTO history_{t} (fid, kilde, versjon) VALUES (OLD.fid, OLD.kilde, OLD.versjon); END;
";

// Version 1 brought invented need and a place, version 2 new need alone, version 3 another place and its import.
const THREE_VERSIONS: &str = r#"
INSERT INTO versions (fid, forfatter, grunn, lag) VALUES
  (1, 'satsing', 'Demodata', '["places","needs"]'), (2, 'satsing', 'Nytt behov', '["needs"]'),
  (3, 'satsing', 'Nytt sted', '["places"]');
INSERT INTO places (fid, id, kilde, navn, versjon) VALUES (2, 'lilleby', 'steder', 'Lilleby skole', 3);
INSERT INTO history_places (fid, id, kilde, navn, aliaser, kategori, sektor, universell_arena, grunn, geo_kvalitet,
  versjon, versjon_til)
  VALUES (1, 'ila', 'steder', 'Ila skole', '[]', 'skole', 'ukjent', 0, '', 'manuell', 1, 3);
INSERT INTO needs (sone, kilde, p_blant_k, p_blant_k_tilstand, barn_tilstand, versjon)
  VALUES ('ila', 'demo-behov', 0.25, 'known', 'missing', 2);
INSERT INTO history_needs (fid, sone, kilde, p_blant_k_tilstand, barn_tilstand, versjon, versjon_til)
  VALUES (1, 'ila', 'demo-behov', 'missing', 'missing', 1, 2);
UPDATE sqlite_sequence SET seq = 9 WHERE name = 'imports';
"#;

/// A row of that time, written in one version and, for some, superseded by another.
fn add_import(db: &Connection, fid: i64, layer: &str, source: &str, (from, until): (i64, Option<i64>)) {
    let p = provenance(source, Trust::Oppdiktet);
    let varsler = serde_json::to_string(&p.varsler).unwrap();
    let (trust, hentet) = (p.trust.as_str(), p.hentet.to_string());
    db.execute(
        "INSERT INTO imports VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 62, 60, 2, ?12, ?13)",
        params![
            fid,
            layer,
            source,
            p.tittel,
            p.opphav,
            p.lisens,
            trust,
            hentet,
            p.sha256,
            p.fil,
            p.oppskrift,
            varsler,
            from
        ],
    )
    .unwrap();
    if let Some(until) = until {
        db.execute("INSERT INTO history_imports SELECT *, ?2 FROM imports WHERE fid = ?1", [fid, until]).unwrap();
        db.execute("DELETE FROM imports WHERE fid = ?1", [fid]).unwrap();
    }
}

/// A triangle of 50 m² as another program writes it: a header without box, then WKB.
fn triangle() -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, 1, 0xE8, 0x64, 0, 0];
    blob.extend([1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0]);
    for (x, y) in [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)] {
        blob.extend((569_000.0_f64 + x).to_le_bytes());
        blob.extend((7_030_000.0_f64 + y).to_le_bytes());
    }
    blob
}

fn of_before_the_catalogue() -> File {
    let file = File::new();
    let db = Connection::open(file.path()).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE satsing_schema (fid INTEGER PRIMARY KEY NOT NULL, navn TEXT NOT NULL,
           kjort DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))",
    )
    .unwrap();
    for (n, sql) in (1..).zip(FIRST_FOUR) {
        db.execute_batch(sql).unwrap();
        db.execute("INSERT INTO satsing_schema (fid, navn) VALUES (?1, 'migrering')", params![n]).unwrap();
    }
    add_import(&db, 1, "places", "steder", (1, Some(3)));
    add_import(&db, 2, "needs", "demo-behov", (1, Some(2)));
    add_import(&db, 3, "places", "steder", (3, None));
    add_import(&db, 4, "needs", "demo-behov", (2, None));
    db.execute_batch(THREE_VERSIONS).unwrap();
    db.execute(
        "INSERT INTO plan_areas VALUES (7, 'b1', 'kpa', 'arealformal', '1110', 'Bolig', 'framtidig', 'k1', 'vedtatt', NULL, 3,
           ?1)",
        [triangle()],
    )
    .unwrap();
    db.execute(
        "INSERT INTO history_plan_areas VALUES (6, 'b0', 'kpa', 'byggesone', '1', 'Byggesone 1', 'ukjent', 'k1', 'vedtatt',
           NULL, 1, ?1, 3)",
        [triangle()],
    )
    .unwrap();
    for table in ["needs", "imports"] {
        db.execute_batch(&TRIGGERS.replace("{t}", table)).unwrap();
    }
    // What a planner may have added in another program.
    db.execute_batch("CREATE VIEW mine_kilder AS SELECT tittel FROM imports; CREATE TABLE mine_notater (tekst);")
        .unwrap();
    file
}

#[tokio::test]
async fn an_older_file_opens_without_its_needs_and_takes_a_catalogue() {
    let file = of_before_the_catalogue();
    let store = GeoPackage::open(&file.path(), OpenMode::Existing).unwrap();
    let d = store.load().await.unwrap();
    assert_eq!(d.version, Version(3));
    assert_eq!(d.places.iter().map(|p| p.navn.as_str()).collect::<Vec<_>>(), ["Lilleby skole"]);
    assert_eq!(d.imports, [(Layer::Places, provenance("steder", Trust::Oppdiktet))]);
    assert!(d.catalogue.is_empty() && d.observations.is_empty());

    commit(
        &store,
        change(vec![
            import("katalog", Trust::Fakta, Records::Catalogue(catalogue())),
            import("funnet-pa", Trust::Oppdiktet, figures("funnet-pa")),
        ]),
    )
    .await;
    let d = store.load().await.unwrap();
    assert_eq!((d.version, &d.catalogue, d.observations.len()), (Version(4), &catalogue(), 1));
    let wanted = [(Layer::Places, "steder"), (Layer::Catalogue, "katalog"), (Layer::Indicators, "funnet-pa")];
    assert_eq!(sources(&d), wanted.map(|(l, s)| (l, s.to_owned())));
}

#[tokio::test]
async fn older_versions_of_an_older_file_read_as_they_were_but_for_the_needs() {
    let file = of_before_the_catalogue();
    let store = GeoPackage::open(&file.path(), OpenMode::Existing).unwrap();
    commit(&store, change(vec![import("funnet-pa", Trust::Oppdiktet, figures("funnet-pa"))])).await;
    for (version, place) in [(0, None), (1, Some("Ila skole")), (2, Some("Ila skole")), (3, Some("Lilleby skole"))] {
        let d = store.load_at(Version(version)).await.unwrap();
        assert_eq!(d.places.first().map(|p| p.navn.as_str()), place, "version {version}");
        assert_eq!(d.imports.len(), usize::from(place.is_some()), "version {version}");
        assert!(d.catalogue.is_empty() && d.observations.is_empty(), "version {version}");
    }
    let log = store.versions().await.unwrap();
    let layers: Vec<_> = log.iter().map(|l| l.layers.as_slice()).collect();
    assert_eq!(layers, [&[Layer::Places][..], &[], &[Layer::Places], &[Layer::Indicators]]);
    assert_eq!(log[2].author, Author::new("satsing"), "the upgrade is no edit by another program");
}

#[tokio::test]
async fn imports_of_an_older_file_keep_their_number_and_version_and_no_number_is_used_again() {
    let file = of_before_the_catalogue();
    let store = GeoPackage::open(&file.path(), OpenMode::Existing).unwrap();
    let db = outsider(&file);
    assert_eq!(number(&db, "SELECT fid * 100 + versjon FROM imports"), 303);
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    assert_eq!(number(&db, "SELECT fid FROM imports WHERE kilde = 'skoler'"), 10, "9 had been used, and is gone");
    assert_eq!(number(&db, "SELECT count(*) FROM history_imports WHERE lag = 'needs'"), 0);
    assert_eq!(number(&db, "SELECT count(*) FROM history_imports WHERE kilde = 'steder' AND versjon_til = 4"), 1);
    let needs = "INSERT INTO imports SELECT NULL, 'needs', 'x', '', '', '', tillit, '', '', '', '', 0, 0, 0, '[]', 1
                 FROM imports LIMIT 1";
    let refused = db.execute(needs, []).unwrap_err();
    assert!(refused.to_string().contains("CHECK constraint failed"), "{refused}");
}

#[tokio::test]
async fn plan_areas_of_an_older_file_keep_their_number_version_index_and_past() {
    let file = of_before_the_catalogue();
    let store = GeoPackage::open(&file.path(), OpenMode::Existing).unwrap();
    let d = store.load().await.unwrap();
    let [area] = d.plan_areas.as_slice() else { panic!("{:?}", d.plan_areas) };
    assert_eq!((area.id.as_str(), area.kind, area.objekttype.as_str()), ("b1", PlanKind::Arealformal, ""));
    assert_eq!(area.geometry.0[0].exterior().0.len(), 4);
    let db = outsider(&file);
    assert_eq!(number(&db, "SELECT fid * 100 + versjon FROM plan_areas"), 703);
    assert_eq!(number(&db, "SELECT id FROM rtree_plan_areas_geom WHERE minx < 569001 AND maxx > 569009"), 7);
    let past = store.load_at(Version(2)).await.unwrap();
    assert_eq!(
        past.plan_areas.iter().map(|p| (p.id.as_str(), p.kind)).collect::<Vec<_>>(),
        [("b0", PlanKind::Byggesone)]
    );

    let outline = PlanArea { kind: PlanKind::Planomrade, objekttype: "KpOmråde".into(), ..area.clone() };
    commit(&store, change(vec![import("kpa", Trust::Ekte, Records::Plan(vec![outline.clone()]))])).await;
    assert_eq!(store.load().await.unwrap().plan_areas, [outline]);
    assert_eq!(number(&db, "SELECT fid FROM plan_areas"), 8, "7 had been used");
    assert_eq!(store.load_at(Version(3)).await.unwrap().plan_areas, d.plan_areas);
}

#[tokio::test]
async fn an_older_file_has_the_schema_of_a_new_one_and_keeps_what_others_added() {
    let file = of_before_the_catalogue();
    let fresh = File::new();
    for file in [&file, &fresh] {
        let store = file.handle();
        commit(&store, change(vec![import("katalog", Trust::Fakta, Records::Catalogue(catalogue()))])).await;
        drop(store);
        drop(file.handle());
        assert_whole(file);
    }
    let schema = |file: &File| -> Vec<(String, Option<String>)> {
        let db = outsider(file);
        let sql = "SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'mine_*' ORDER BY name";
        let mut statement = db.prepare(sql).unwrap();
        let words = |t: Option<String>| t.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
        statement.query_map([], |row| Ok((row.get(0)?, words(row.get(1)?)))).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(schema(&file), schema(&fresh));
    let contents = "SELECT count(*) FROM gpkg_contents";
    assert_eq!(number(&outsider(&file), contents), number(&outsider(&fresh), contents));
    assert_eq!(number(&outsider(&file), "SELECT count(*) FROM mine_kilder"), 2);
    assert_eq!(number(&outsider(&file), "SELECT count(*) FROM mine_notater"), 0);
}

#[test]
fn gdal_reads_an_upgraded_file_without_a_warning() {
    let file = of_before_the_catalogue();
    drop(file.handle());
    let Ok(run) = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(file.path()).output() else {
        println!("skipped: ogrinfo is not installed (package gdal-bin)");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    let text = String::from_utf8(run.stdout).unwrap();
    for layer in ["themes", "indicators", "weight_profiles", "observations", "imports"] {
        assert!(text.contains(&format!("Layer name: {layer}\n")), "{layer}:\n{text}");
    }
    assert!(!text.contains("Layer name: needs\n"), "{text}");
}
