//! Networks from OpenStreetMap, NVDB and any file of lines.

use super::*;
use domain::{Records, Street, StreetClass};
use std::fmt::Write as _;

fn streets(outcome: &Outcome) -> Vec<Street> {
    match outcome.import.as_ref().map(|i| &i.records) {
        Some(Records::Network(streets)) => streets.clone(),
        _ => panic!("{:?}", outcome.report.warnings),
    }
}

/// Tags of a way, and what becomes of it: class and level, or nothing.
type Tags<'a> = &'a [(&'a str, &'a str)];
type Taken = Option<(StreetClass, i8)>;

/// OSM XML with a way for each of these lists of tags, west to east; `at` is the first position.
fn osm(at: (f64, f64), ways: &[Tags]) -> String {
    let (mut nodes, mut out) = (String::new(), String::new());
    for (n, tags) in ways.iter().enumerate() {
        let lat = at.1 + n as f64 * 1e-4;
        for k in 0..2 {
            let (id, lon) = (2 * n + k + 1, at.0 + k as f64 * 1e-3);
            writeln!(nodes, "<node id=\"{id}\" lat=\"{lat:.7}\" lon=\"{lon:.7}\" version=\"1\"/>").unwrap();
        }
        write!(out, "<way id=\"{}\" version=\"1\"><nd ref=\"{}\"/><nd ref=\"{}\"/>", n + 1, 2 * n + 1, 2 * n + 2)
            .unwrap();
        for (k, v) in *tags {
            write!(out, "<tag k=\"{k}\" v=\"{v}\"/>").unwrap();
        }
        writeln!(out, "</way>").unwrap();
    }
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n{nodes}{out}</osm>\n")
}

const LADEMOEN: (f64, f64) = (10.43, 63.43);

#[test]
fn openstreetmap_gives_what_one_may_walk_and_what_bars_the_way() {
    use StreetClass::{Elv, Gang, Jernbane, Trapp, Vei};
    let ways: &[(Tags, Taken)] = &[
        (&[("highway", "residential"), ("name", "Østersunds gate")], Some((Vei, 0))),
        (&[("highway", "footway"), ("bridge", "yes"), ("layer", "2")], Some((Gang, 2))),
        (&[("highway", "cycleway"), ("tunnel", "yes")], Some((Gang, -1))),
        (&[("highway", "footway"), ("tunnel", "building_passage")], Some((Gang, 0))),
        (&[("highway", "path"), ("bridge", "no")], Some((Gang, 0))),
        (&[("highway", "steps"), ("bridge", "yes")], Some((Trapp, 1))),
        (&[("highway", "tertiary"), ("foot", "no")], None),
        (&[("highway", "service"), ("access", "private")], None),
        (&[("highway", "service"), ("access", "private"), ("foot", "yes")], Some((Vei, 0))),
        (&[("highway", "motorway")], None),
        (&[("highway", "trunk"), ("foot", "yes")], Some((Vei, 0))),
        (&[("highway", "primary"), ("motorroad", "yes")], None),
        (&[("highway", "construction")], None),
        (&[("railway", "rail")], Some((Jernbane, 0))),
        (&[("railway", "tram"), ("bridge", "yes")], Some((Jernbane, 1))),
        (&[("railway", "abandoned")], None),
        (&[("waterway", "river"), ("name", "Nidelva")], Some((Elv, 0))),
        (&[("waterway", "stream")], None),
        (&[("power", "line")], None),
        (&[("highway", "residential"), ("railway", "tram")], Some((Vei, 0))),
    ];
    let tags: Vec<_> = ways.iter().map(|(tags, _)| *tags).collect();
    let made = Made::text("lademoen.osm", osm(LADEMOEN, &tags));
    let outcome = made.read(Layer::Network).unwrap();
    let found: Vec<_> = streets(&outcome).iter().map(|s| (s.class, s.level)).collect();
    let wanted: Vec<_> = ways.iter().filter_map(|(_, taken)| *taken).collect();
    assert_eq!(found, wanted);
    assert_eq!(outcome.rejects, []);
    let report = &outcome.report;
    assert_eq!((report.recipe.as_str(), report.accepted), ("gangnett-osm", wanted.len() as u64));
    assert_eq!(report.read, report.accepted + report.not_records);
    let counted: Vec<_> = report.streets.iter().flatten().map(|c| (c.class, c.lines)).collect();
    assert_eq!(counted, [(Gang, 4), (Vei, 4), (Trapp, 1), (Elv, 1), (Jernbane, 2)]);
    let told = report.warnings.iter().find(|w| w.contains("ikke del av gangnettet")).unwrap();
    for word in ["motorway (1)", "ikke tillatt for gående (1)", "ikke åpen for alle (1)", "motorveg (1)"] {
        assert!(told.contains(word), "{told}");
    }
    let metres = streets(&outcome)[0].geometry.coords().map(|c| c.x).fold(0.0, f64::max) - 571_000.0;
    assert!((0.0..1_000.0).contains(&metres), "in EPSG:25832: {:?}", streets(&outcome)[0].geometry);
}

#[test]
fn of_a_country_only_what_lies_near_the_kommune_is_read_and_another_country_is_refused_row_by_row() {
    let road: Tags = &[("highway", "residential")];
    let (here, there) = (osm(LADEMOEN, &[road]), osm((10.75, 59.91), &[road]));
    // Two places in one file: ids of the second are moved.
    let moved = there.replace("id=\"1\"", "id=\"91\"").replace("id=\"2\"", "id=\"92\"");
    let moved = moved.replace("ref=\"1\"", "ref=\"91\"").replace("ref=\"2\"", "ref=\"92\"");
    let inner = |text: &str, tag: &str| -> String {
        text.lines().filter(|l| l.starts_with(&format!("<{tag}"))).collect::<Vec<_>>().join("\n")
    };
    let all = ["node", "way"].map(|tag| inner(&here, tag) + "\n" + &inner(&moved, tag)).join("\n");
    let made = Made::text("norge.osm", format!("<osm version=\"0.6\">\n{all}\n</osm>"));
    let outcome = made.read(Layer::Network).unwrap();
    assert_eq!((outcome.report.read, streets(&outcome).len()), (1, 1));
    assert!(outcome.report.warnings.iter().any(|w| w.contains("nær kommunen")), "{:?}", outcome.report.warnings);

    let made = Made::text("oslo.osm", there);
    let outcome = made.read(Layer::Network).unwrap();
    assert!(outcome.import.is_none());
    assert!(outcome.rejects[0].reason.contains("utenfor Trondheim kommune"), "{:?}", outcome.rejects);
}

#[test]
fn nvdb_gives_classes_levels_and_no_motorways() {
    use StreetClass::{Gang, Trapp, Vei};
    let line = |n: usize| {
        let y = 7_030_000.0 + n as f64;
        json!({"type": "LineString", "coordinates": [[570_000.0, y, 12.5], [570_100.0, y, 12.5]]})
    };
    let rows = [
        (json!({"typeVeg": "Gang- og sykkelveg", "medium": "L"}), Some((Gang, 1))),
        (json!({"typeVeg": "gangOgSykkelveg", "medium": "U"}), Some((Gang, -1))),
        (json!({"typeVeg": "Fortau", "medium": "T"}), Some((Gang, 0))),
        (json!({"typeVeg": "Gangfelt", "medium": ""}), Some((Gang, 0))),
        (json!({"typeVeg": "Trapp"}), Some((Trapp, 0))),
        (json!({"typeVeg": "Gatetun"}), Some((Vei, 0))),
        (json!({"typeVeg": "Rundkjøring"}), Some((Vei, 0))),
        (json!({"typeVeg": "Kanalisert veg", "motorveg": "Motorveg"}), None),
        (json!({"typeVeg": "Enkel bilveg", "motorveg": "Ikke motorveg"}), Some((Vei, 0))),
        (json!({"typeVeg": "Bilferje"}), None),
    ];
    let features: Vec<_> = rows.iter().enumerate().map(|(n, (p, _))| (p.clone(), line(n))).collect();
    let outcome = Made::geojson("vegnett.geojson", &features).read(Layer::Network).unwrap();
    assert_eq!(outcome.report.recipe, "gangnett-nvdb");
    let found: Vec<_> = streets(&outcome).iter().map(|s| (s.class, s.level)).collect();
    assert_eq!(found, rows.iter().filter_map(|(_, taken)| *taken).collect::<Vec<_>>());
}

#[test]
fn lines_in_parts_are_split_and_lines_without_length_class_or_place_are_refused() {
    let at = |x: f64, y: f64| json!([570_000.0 + x, 7_030_000.0 + y]);
    let line = |points: &[Value]| json!({"type": "LineString", "coordinates": points});
    let gang = json!({"klasse": "gang"});
    let parts = json!({"type": "MultiLineString", "coordinates":
        [[at(0.0, 0.0), at(10.0, 0.0)], [at(20.0, 0.0), at(20.0, 0.0)], [at(30.0, 0.0), at(40.0, 0.0)]]});
    let outcome = Made::geojson(
        "nett.geojson",
        &[
            (gang.clone(), parts),
            (gang.clone(), line(&[at(0.0, 1.0), at(0.0, 1.0)])),
            (gang.clone(), Value::Null),
            (gang.clone(), square(0.0, 0.0, 10.0)),
            (gang, line(&[json!([262_000.0, 6_650_000.0]), json!([262_010.0, 6_650_000.0])])),
            (json!({"klasse": null}), line(&[at(0.0, 2.0), at(9.0, 2.0)])),
            (json!({"klasse": "hyperloop"}), line(&[at(0.0, 3.0), at(9.0, 3.0)])),
            (json!({"klasse": "Jernbane"}), line(&[at(0.0, 4.0), at(9.0, 4.0)])),
        ],
    )
    .read(Layer::Network)
    .unwrap();
    let found: Vec<_> = streets(&outcome).iter().map(|s| (s.class, s.geometry.0.len())).collect();
    assert_eq!(found, [(StreetClass::Gang, 2), (StreetClass::Gang, 2), (StreetClass::Jernbane, 2)]);
    assert_eq!((outcome.report.accepted, outcome.report.rejected), (2, 6));
    let reasons: Vec<_> = outcome.rejects.iter().map(|r| (r.row, r.reason.as_str())).collect();
    for (found, (row, word)) in reasons.iter().zip([
        (2, "ingen lengde"),
        (3, "ingen geometri"),
        (4, "har flater; raden må ha en linje"),
        (5, "utenfor Trondheim kommune"),
        (6, "mangler klasse"),
        (7, "«hyperloop» er ukjent"),
    ]) {
        assert!(found.0 == row && found.1.contains(word), "{found:?}, {word}");
    }
}

#[test]
fn a_file_of_areas_is_no_network() {
    let made = Made::geojson("nett.geojson", &[(json!({"klasse": "gang"}), square(0.0, 0.0, 10.0))]);
    assert!(made.refused(Layer::Network).contains("network skal ha linjer"), "{}", made.refused(Layer::Network));
}

#[test]
fn the_roads_of_ranheim_come_in_by_class_and_level() {
    let Some(path) = beside("data/ranheim_veg_4326.geojson") else { return };
    let outcome = import(Layer::Network, &path, None).unwrap();
    let found = streets(&outcome);
    let of = |class, level| found.iter().filter(|s| s.class == class && s.level == level).count();
    let report = &outcome.report;
    assert_eq!((report.recipe.as_str(), report.read, report.rejected), ("gangnett-nvdb", 1_124, 22));
    let levels = [-1, 0, 1].map(|l| (of(StreetClass::Gang, l), of(StreetClass::Vei, l)));
    assert_eq!(levels.iter().map(|(g, v)| g + v).sum::<usize>(), 1_102);
    assert_eq!(levels.iter().map(|l| l.0).sum::<usize>(), 196);
    assert_eq!((levels[0].0 + levels[0].1, levels[2].0 + levels[2].1), (12, 12));
    assert!(outcome.rejects.iter().all(|r| r.reason.contains("mangler klasse")), "{:?}", outcome.rejects[0]);
}
