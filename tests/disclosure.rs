//! The attack: everything that any route and any file gives is put together, and no hidden count may come out of it.
//!
//! The figures carry no noise here, so that totals add up to the last person; that is the hardest case.

mod delimited;
mod handout;

use crate::harness::Server;
use need::suppress::{Ledger, attack};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const PERIOD: &str = "2023";
const SHARE: &str = "andel";
const CHILDREN: &str = "barn-0-17";
const PEOPLE: &str = "befolkning";

const CATALOGUE: &str = r#"
[[theme]]
id = "okonomi"
navn = { nb = "Økonomi", nn = "Økonomi", en = "Economy" }
kort = { nb = "Økonomi", nn = "Økonomi", en = "Economy" }
[[profile]]
id = "lik-vekt"
navn = { nb = "Like vekter", nn = "Like vekter", en = "Equal weights" }
beskrivelse = { nb = "Prøve", nn = "Prøve", en = "Test" }
"#;

fn indicator(id: &str, role: &str, more: &str) -> String {
    let texts = ["navn", "kort", "definisjon", "teller"]
        .map(|t| format!("{t} = {{ nb = \"{id}\", nn = \"{id}\", en = \"{id}\" }}\n"));
    format!(
        "[[indicator]]\nid = \"{id}\"\n{}retning = \"higher_is_more_exposed\"\nstudenter = \"med\"\nfinest = \"sone\"\n\
         stoy = {{ kind = \"telling\", half_width = 0, skjult_fra = \"zero\" }}\nvariasjon = \"binomial\"\nkilde = \"prøve\"\n\
         rolle = \"{role}\"\n{more}\n",
        texts.concat()
    )
}

/// Counts by zone: children, share of them, inhabitants. Some are under 5, some denominators under 50.
fn counts(i: usize) -> (u32, u32, u32) {
    let i = u32::try_from(i).unwrap();
    let children = match i % 10 {
        3 => 2 + i % 3,
        7 => 30 + i % 15,
        _ => 211 + 37 * (i * 7 % 23),
    };
    let among = match i % 6 {
        1 => (i % 5).min(children),
        _ => children * (11 + i * 13 % 29) / 97,
    };
    (children, among, children * 5 + 101 + i)
}

struct Made {
    data: tempfile::TempDir,
    /// For each series and unit the number that was put in.
    raw: BTreeMap<(String, String), f64>,
    /// Zones of each satsingsområde.
    areas: BTreeMap<String, Vec<String>>,
    zones: Vec<String>,
}

/// A data folder with figures of all three series by zone, with exact totals for the kommune and the satsingsområder.
fn made() -> Made {
    let data = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), data.path());
    let share = "enhet = \"prosent\"\ntema = \"okonomi\"\ni_indeks = true\nnevner_id = \"barn-0-17\"\n";
    let catalogue = [
        CATALOGUE.to_owned(),
        indicator(SHARE, "levekar", share),
        indicator(CHILDREN, "grunntall", "enhet = \"antall\"\n"),
        indicator(PEOPLE, "grunntall", "enhet = \"antall\"\n"),
    ];
    std::fs::write(data.path().join("indicators.toml"), catalogue.concat()).unwrap();
    let demo = Server::demo();
    let zones: Vec<(String, String)> = demo.json("/api/v1/zones")["zones"]
        .as_array()
        .unwrap()
        .iter()
        .map(|z| (z["id"].as_str().unwrap().to_owned(), z["navn"].as_str().unwrap().to_owned()))
        .collect();
    let areas: BTreeMap<String, Vec<String>> = demo.json("/api/v1/areas")["areas"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["liste"] == "satsingsomrader")
        .map(|a| {
            let zones = a["soner"].as_array().unwrap().iter().map(|z| z["id"].as_str().unwrap().to_owned());
            (a["id"].as_str().unwrap().to_owned(), zones.collect())
        })
        .collect();
    let mut text = String::from("indikator;niva;enhet;periode;teller;nevner;verdi;lav;hoy;merke\n");
    let mut raw = BTreeMap::new();
    let mut put = |level: &str, unit: &str, key: &str, (children, among, people): (u32, u32, u32)| {
        writeln!(text, "{SHARE};{level};{unit};{PERIOD};{among};{children};;;;").unwrap();
        writeln!(text, "{CHILDREN};{level};{unit};{PERIOD};{children};;;;;").unwrap();
        writeln!(text, "{PEOPLE};{level};{unit};{PERIOD};{people};;;;;").unwrap();
        for (series, x) in [(SHARE, among), ("n", children), (CHILDREN, children), (PEOPLE, people)] {
            raw.insert((series.to_owned(), key.to_owned()), f64::from(x));
        }
    };
    let add = |a: (u32, u32, u32), b: (u32, u32, u32)| (a.0 + b.0, a.1 + b.1, a.2 + b.2);
    for (i, (id, navn)) in zones.iter().enumerate() {
        put("sone", navn, id, counts(i));
    }
    put("kommune", "5001", "5001", (0..zones.len()).map(counts).reduce(add).unwrap());
    for (area, members) in &areas {
        let of = zones.iter().enumerate().filter(|(_, z)| members.contains(&z.0)).map(|(i, _)| counts(i));
        // One area has the id of its only zone.
        put("omrade", area, &format!("omrade/{area}"), of.reduce(add).unwrap());
    }
    std::fs::write(data.path().join("observations.csv"), text).unwrap();
    Made { data, raw, areas, zones: zones.into_iter().map(|z| z.0).collect() }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What a reader of everything knows.
#[derive(Default)]
struct Reader {
    ledger: Ledger,
    bodies: Vec<String>,
    hidden: BTreeSet<(String, String)>,
}

impl Reader {
    fn id(series: &str, unit: &str) -> String {
        format!("{series}:{PERIOD}:{unit}")
    }

    /// A count with its state; `factor` turns what is shown into persons.
    fn count(&mut self, series: &str, unit: &str, value: &Value, factor: f64) {
        let id = Self::id(series, unit);
        let persons = |v: &Value| v.as_f64().map(|x| x * factor);
        match value["state"].as_str().unwrap() {
            "known" | "imputed" => {
                let x = persons(&value["value"]).unwrap();
                let whole = if (x - x.round()).abs() < 1e-6 { x.round() } else { x };
                self.ledger.show(&id, whole, 0.0).unwrap();
            }
            "suppressed" => {
                self.hidden.insert((series.to_owned(), unit.to_owned()));
                // Bounds are of whole persons, and carry the rounding of a division.
                let lo = persons(&value["lo"]).map(|x| (x - 1e-6).ceil());
                let hi = persons(&value["hi"]).map(|x| (x + 1e-6).floor());
                self.ledger.hide(&id, lo, hi).unwrap();
            }
            _ => {}
        }
    }

    /// What is told of a sum, within `half` of it. A sum that is hidden because a part is may well be known from elsewhere:
    /// it is its parts that must not be.
    fn sum(&mut self, unit: &str, value: &Value, half: f64) {
        let number = |key: &str| value[key].as_f64();
        let id = Self::id("sum", unit);
        match (number("value"), number("lo"), number("hi")) {
            (Some(x), ..) => {
                self.ledger.show(&id, if (x - x.round()).abs() < 1e-6 { x.round() } else { x }, half).unwrap()
            }
            (None, Some(lo), Some(hi)) => self.ledger.show(&id, f64::midpoint(lo, hi), (hi - lo) / 2.0).unwrap(),
            _ => {}
        }
    }

    fn json(&mut self, server: &Server, path: &str) -> Value {
        let text = server.send(path).text().unwrap();
        let value = serde_json::from_str(&text).unwrap_or(Value::Null);
        self.bodies.push(text);
        value
    }

    fn figure(&mut self, series: &str, row: &Value) {
        let unit = row["id"].as_str().unwrap();
        if series == SHARE {
            self.count("n", unit, &row["n"], 1.0);
            let n = row["n"]["value"].as_f64();
            self.count(SHARE, unit, row, n.unwrap_or(0.0) / 100.0);
        } else {
            self.count(series, unit, row, 1.0);
        }
    }

    /// Children behind a row of the overlap: as they stand, and by way of the gap.
    fn overlap(&mut self, row: &Value) {
        let unit = row["id"].as_str().unwrap();
        self.count(CHILDREN, unit, &row["barn"], 1.0);
        if let (Some(d), Some(s)) = (row["behov"]["value"].as_f64(), row["andel"]["value"].as_f64())
            && d * (1.0 - s) > 1e-9
            && row["gap"].is_object()
            && row["gap"]["state"] != "suppressed"
        {
            self.count(CHILDREN, unit, &row["gap"], 1.0 / (d * (1.0 - s)));
        }
    }
}

#[test]
fn no_hidden_count_can_be_worked_out_from_all_routes_and_files_together() {
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    let data = made.data.path().to_str().unwrap();
    let server = Server::start_with(folder, &["--data", data]);
    let mut reader = Reader::default();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut get = |reader: &mut Reader, route: &str, path: &str| {
        asked.insert(route.to_owned());
        reader.json(&server, path)
    };
    for series in [SHARE, CHILDREN, PEOPLE] {
        let answer =
            get(&mut reader, "/api/v1/values/{indicator}", &format!("/api/v1/values/{series}?period={PERIOD}"));
        answer["values"].as_array().unwrap().iter().chain([&answer["city"]]).for_each(|r| reader.figure(series, r));
        for area in answer["areas"].as_array().unwrap() {
            let mut row = area.clone();
            row["id"] = json!(format!("omrade/{}", area["id"].as_str().unwrap()));
            reader.figure(series, &row);
        }
    }
    for zone in get(&mut reader, "/api/v1/zones", "/api/v1/zones")["zones"].as_array().unwrap() {
        let unit = zone["id"].as_str().unwrap();
        reader.count(CHILDREN, unit, &zone["barn"], 1.0);
        reader.count(PEOPLE, unit, &zone["befolkning"], 1.0);
    }
    for k in [1, 5, 10, 20] {
        let answer = get(&mut reader, "/api/v1/overlap", &format!("/api/v1/overlap?k={k}"));
        let rows = answer["zones"].as_array().unwrap();
        rows.iter().for_each(|r| reader.overlap(r));
        let has = |r: &&Value, level: &str, model: bool| {
            r["behovsniva"] == level && (r["modell"]["aktiv"].as_u64() > Some(0)) == model
        };
        for (set, level, model) in [("begge", "hoy", true), ("bare_behov", "hoy", false), ("bare_modell", "lav", true)]
        {
            let unknown = |r: &&Value| !model && r["modell"]["ukjent"].as_u64() > Some(0);
            let members = rows.iter().filter(|r| has(r, level, model) && !unknown(r));
            let members: Vec<String> = members.map(|r| Reader::id(CHILDREN, r["id"].as_str().unwrap())).collect();
            let unit = format!("{set}-{k}");
            reader.count("sum", &unit, &answer["sets"][set]["barn"], 1.0);
            let members: Vec<&str> = members.iter().map(String::as_str).collect();
            reader.ledger.total(&Reader::id("sum", &unit), &members);
        }
    }
    for zone in &made.zones {
        let answer = get(&mut reader, "/api/v1/zones/{id}", &format!("/api/v1/zones/{zone}"));
        reader.overlap(&answer["zone"]["overlapp"]);
        get(&mut reader, "/api/v1/zones/{id}/arenas.csv", &format!("/api/v1/zones/{zone}/arenas.csv"));
    }
    for area in made.areas.keys() {
        let answer = get(&mut reader, "/api/v1/areas/{id}", &format!("/api/v1/areas/{area}"));
        answer["area"]["overlapp"].as_array().unwrap().iter().for_each(|r| reader.overlap(r));
    }
    for (route, path) in [
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
        ("/metrics", "/metrics"),
        ("/tiles/{file}", "/tiles/zones.json"),
        ("/styles/{file}", "/styles/kart.json"),
        ("/api/v1/areas", "/api/v1/areas"),
        ("/api/v1/places", "/api/v1/places"),
        ("/api/v1/actors", "/api/v1/actors"),
        ("/api/v1/programmes", "/api/v1/programmes"),
        ("/api/v1/plan", "/api/v1/plan"),
        ("/api/v1/plan/picture", "/api/v1/plan/picture?zone=lademoen"),
        ("/api/v1/plan/pictures", "/api/v1/plan/pictures"),
        ("/api/v1/datasets", "/api/v1/datasets"),
        ("/api/v1/search", "/api/v1/search?q=lademoen"),
        ("/api/v1/indicators", "/api/v1/indicators"),
        ("/api/v1/profiles", "/api/v1/profiles"),
        ("/api/v1/weight-profiles", "/api/v1/weight-profiles"),
        ("/api/v1/clusters", "/api/v1/clusters?indicator=andel&permutations=99"),
    ] {
        get(&mut reader, route, path);
    }
    for (route, question) in [
        ("/api/v1/priorities", json!({"k": 6, "draws": 200})),
        ("/api/v1/priorities", json!({"k": 6, "draws": 200, "shrink": true})),
        ("/api/v1/priorities/sensitivity", json!({"k": 6})),
    ] {
        asked.insert(route.to_owned());
        let text = server.post(route, &question).text().unwrap();
        let answer: Value = serde_json::from_str(&text).unwrap();
        reader.bodies.push(text);
        for area in answer["areas"].as_array().into_iter().flatten() {
            let unit = format!("folk-{}", area["id"].as_str().unwrap());
            reader.count("sum", &unit, &area["folk"], 1.0);
            let members: Vec<String> = area["soner"]
                .as_array()
                .unwrap()
                .iter()
                .map(|z| Reader::id(PEOPLE, z["id"].as_str().unwrap()))
                .collect();
            let members: Vec<&str> = members.iter().map(String::as_str).collect();
            reader.ledger.total(&Reader::id("sum", &unit), &members);
        }
    }
    for route in carried_elsewhere(&mut reader, &server, &made) {
        asked.insert(route.to_owned());
    }
    for route in delimited::ask(&mut reader, &server, &made) {
        asked.insert(route.to_owned());
    }
    // The weight of the only theme cannot move; the refusal gives nothing away.
    asked.insert("/api/v1/priorities/stability".to_owned());
    let lever = json!({"lever": {"kind": "theme", "id": "okonomi"}});
    reader.bodies.push(server.post("/api/v1/priorities/stability", &lever).text().unwrap());
    // Tiles hold names and no figures at all: z0 holds every zone.
    asked.insert("/tiles/{layers}/{z}/{x}/{y}".to_owned());
    let tile = server.send("/tiles/zones/0/0/0").bytes().unwrap();
    let keys = mvt_reader::Reader::new(tile.to_vec()).unwrap().get_features(0).unwrap();
    for feature in keys {
        let names: Vec<String> = feature.properties.unwrap().into_keys().collect();
        assert!(names.iter().all(|n| ["id", "navn", "sonesett"].contains(&n.as_str())), "{names:?}");
    }
    asked.insert("/api/v1/events".to_owned());
    reader.bodies.push(crate::events::first(&server));
    // What is about users holds no figures; that nobody reads it without a login is for `accounts` to test.
    for about_people in
        ["meg", "meg/data", "innlogging", "utlogging", "passord", "passord/styrke", "invitasjon/{kode}", "nokler"]
    {
        asked.insert(format!("/api/v1/{about_people}"));
    }
    for about_people in ["nokler/{id}", "brukere", "brukere/{id}", "brukere/{id}/nullstill", "hendelser"] {
        asked.insert(format!("/api/v1/{about_people}"));
    }
    let routes: BTreeSet<String> = server.json("/openapi.json")["paths"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(routes.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "routes that were not asked");

    handout::read(&mut reader, &server);
    let zone_ids = |series: &str, zones: &[String]| zones.iter().map(|z| Reader::id(series, z)).collect::<Vec<_>>();
    for series in [SHARE, "n", CHILDREN, PEOPLE] {
        let areas = made.areas.iter().map(|(a, z)| (format!("omrade/{a}"), z));
        for (unit, zones) in areas.chain([("5001".to_owned(), &made.zones)]) {
            let members = zone_ids(series, zones);
            let members: Vec<&str> = members.iter().map(String::as_str).collect();
            reader.ledger.total(&Reader::id(series, &unit), &members);
        }
    }
    // Without noise the denominators are the children themselves.
    for unit in made.zones.iter().map(String::as_str).chain(["5001"]) {
        reader.ledger.total(&Reader::id("n", unit), &[&Reader::id(CHILDREN, unit)]);
    }
    let found = attack(&reader.ledger).unwrap();
    println!("{found}");
    assert!(found.tried() > 25, "{found}");
    let open: Vec<_> = found.computable().collect();
    assert!(open.is_empty(), "{open:?}");
    the_attack_can(&reader, &made);
    hidden_numbers_stand_nowhere(&reader, &made);
}

/// Figures on other units than they were published for, and areas of the reader's own: zones together in every way that
/// could tell a hidden one, and polygons across them.
fn carried_elsewhere(reader: &mut Reader, server: &Server, made: &Made) -> [&'static str; 4] {
    let sum = |reader: &mut Reader, unit: &str, series: &str, zones: &[String]| {
        let members: Vec<String> = zones.iter().map(|z| Reader::id(series, z)).collect();
        reader.ledger.total(&Reader::id("sum", unit), &members.iter().map(String::as_str).collect::<Vec<_>>());
    };
    for series in [SHARE, CHILDREN, PEOPLE] {
        let answer = reader.json(server, &format!("/api/v1/transfer?from=zones&to=areas&variable={series}"));
        for row in answer["values"].as_array().unwrap() {
            let zones = &made.areas[row["id"].as_str().unwrap()];
            let parts = if series == SHARE { vec![("teller", SHARE), ("nevner", "n")] } else { vec![("", series)] };
            for (part, of) in parts {
                let unit = format!("overfort-{of}-{}", row["id"].as_str().unwrap());
                reader.sum(&unit, if part.is_empty() { row } else { &row[part] }, 0.0);
                sum(reader, &unit, of, zones);
            }
        }
        for to in ["zones", "plan", "plan&kind=byggesone"] {
            reader.json(server, &format!("/api/v1/transfer?from=zones&to={to}&variable={series}"));
        }
    }
    let hidden: Vec<String> =
        made.zones.iter().filter(|z| reader.hidden.iter().any(|(_, u)| u == *z)).cloned().collect();
    let mut areas: Vec<Vec<String>> = vec![made.zones.clone()];
    for (zone, other) in hidden.iter().zip(made.zones.iter().rev()).take(8) {
        areas.push(made.zones.iter().filter(|z| *z != zone).cloned().collect());
        areas.push(vec![zone.clone()]);
        areas.push(vec![zone.clone(), other.clone()]);
    }
    for (i, zones) in areas.iter().enumerate() {
        let text = server.post("/api/v1/area-profile", &json!({"soner": zones})).text().unwrap();
        let profile: Value = serde_json::from_str::<Value>(&text).unwrap()["profil"].clone();
        for (what, series) in [("folk", PEOPLE), ("barn", CHILDREN)] {
            let unit = format!("egen-{what}-{i}");
            // In tens: everything that rounds to it.
            reader.sum(&unit, &profile[what], 5.0);
            sum(reader, &unit, series, zones);
        }
        let share = profile["indikatorer"].as_array().unwrap().iter().find(|x| x["id"] == SHARE).unwrap();
        let (count, n) = (format!("egen-{SHARE}-{i}"), format!("egen-n-{i}"));
        sum(reader, &count, SHARE, zones);
        sum(reader, &n, "n", zones);
        if let Some(x) = share["value"].as_f64() {
            let (count, n) = (Reader::id("sum", &count), Reader::id("sum", &n));
            reader.ledger.share(&count, &n, x / 100.0, 0.0005 + 1e-9).unwrap();
        }
        reader.bodies.push(text);
    }
    for zone in reader.json(server, "/api/v1/zones")["zones"].as_array().unwrap().clone() {
        let [w, s, e, n] = [0, 1, 2, 3].map(|i| zone["bbox"][i].as_f64().unwrap());
        for (east, north) in [(e, n), ((w + e) / 2.0, n), (e + 0.01, (s + n) / 2.0)] {
            let ring = json!([[w, s], [east, s], [east, north], [w, north], [w, s]]);
            let question = json!({"polygon": {"type": "Polygon", "coordinates": [ring]}});
            reader.bodies.push(server.post("/api/v1/area-profile", &question).text().unwrap());
        }
    }
    let join = server.json("/api/v1/overlap")["arenas"][0]["id"].clone();
    reader.bodies.push(server.post("/api/v1/what-if", &json!({"arenaer": [{"sted": join}]})).text().unwrap());
    reader.bodies.push(server.post("/api/v1/area-profile/upload", &json!({})).text().unwrap());
    ["/api/v1/transfer", "/api/v1/area-profile", "/api/v1/area-profile/upload", "/api/v1/what-if"]
}

/// The same attack finds hidden counts when the number of a neighbour that was hidden beside them is given away.
fn the_attack_can(reader: &Reader, made: &Made) {
    let large = |(series, unit): &&(String, String)| {
        series == SHARE && made.zones.contains(unit) && made.raw[&(series.clone(), unit.clone())] > 4.0
    };
    let given: Vec<&(String, String)> = reader.hidden.iter().filter(large).collect();
    assert!(!given.is_empty(), "no neighbour was hidden beside another");
    let mut ledger = reader.ledger.clone();
    for (series, unit) in given {
        ledger.show(&Reader::id(series, unit), made.raw[&(series.clone(), unit.clone())], 0.0).unwrap();
    }
    let known = attack(&ledger).unwrap();
    assert!(known.computable().count() > reader.hidden.len() / 20, "the attack finds nothing: {known}");
}

/// The shares behind hidden counts are odd enough to be told apart from any other number.
fn hidden_numbers_stand_nowhere(reader: &Reader, made: &Made) {
    let mut looked_for = 0;
    for (series, unit) in reader.hidden.iter().filter(|(s, _)| s == SHARE) {
        let raw = |series: &str| made.raw[&(series.to_owned(), unit.clone())];
        let share = format!("{}", 100.0 * raw(SHARE) / raw("n"));
        // 4 of all is the bound that everybody knows of a small count.
        if share.len() > 8 && raw(SHARE) != 4.0 {
            looked_for += 1;
            let shown = &share[..share.len() - 2];
            let beside =
                |b: &String| b.find(shown).map(|at| b[at.saturating_sub(90)..(at + 40).min(b.len())].to_owned());
            let found = reader.bodies.iter().find_map(beside);
            assert_eq!(found, None, "{series} of {unit} stands somewhere: {share}");
        }
    }
    assert!(looked_for > 5, "{looked_for}");
}
