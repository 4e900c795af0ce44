//! Suggested and saved areas, units and walks, as part of the attack on hidden counts.

use super::{CHILDREN, Made, PEOPLE, Reader};
use crate::harness::Server;
use serde_json::{Value, json};

/// Areas that the service suggests or keeps, with zones bound in and out in every way that could tell a hidden one, and
/// walks to arenas.
pub(super) fn ask(reader: &mut Reader, server: &Server, made: &Made) -> [&'static str; 8] {
    for (path, id) in [("/api/v1/units?enhet=soner", "units"), ("/api/v1/access", ""), ("/api/v1/access/arena", "")] {
        let answer = reader.json(server, path);
        for unit in answer["features"].as_array().into_iter().flatten().filter(|_| id == "units") {
            reader.count(PEOPLE, unit["id"].as_str().unwrap(), &unit["properties"]["folk"], 1.0);
        }
    }
    reader.json(server, "/api/v1/isochrone?point=10.40,63.43");
    let hidden: Vec<String> =
        made.zones.iter().filter(|z| reader.hidden.iter().any(|(_, u)| u == *z)).cloned().collect();
    let mut questions = vec![json!({"med": [], "uten": []})];
    for zone in hidden.iter().take(12) {
        questions.push(json!({"med": [zone], "uten": []}));
        questions.push(json!({"med": [], "uten": [zone]}));
    }
    for (i, question) in questions.iter().enumerate() {
        let mut question = question.clone();
        let fields = json!({"enhet": "soner", "min_folk": 0, "max_folk": 1e6, "antall": 2, "k": 6});
        question.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let text = server.post("/api/v1/delimit", &question).text().unwrap();
        let answer: Value = serde_json::from_str(&text).unwrap();
        reader.bodies.push(text);
        for s in answer["forslag"].as_array().into_iter().flatten() {
            let zones: Vec<&str> = s["enheter"].as_array().unwrap().iter().map(|u| u["id"].as_str().unwrap()).collect();
            for (what, series) in [("folk", PEOPLE), ("barn", CHILDREN)] {
                let unit = format!("forslag-{what}-{i}-{}", s["nr"]);
                reader.sum(&unit, &s[what], 0.0);
                let members: Vec<String> = zones.iter().map(|z| Reader::id(series, z)).collect();
                let members: Vec<&str> = members.iter().map(String::as_str).collect();
                reader.ledger.total(&Reader::id("sum", &unit), &members);
            }
            for unit in s["enheter"].as_array().unwrap() {
                reader.count(PEOPLE, unit["id"].as_str().unwrap(), &unit["folk"], 1.0);
            }
        }
    }
    let body = json!({"navn": "Alle", "enhet": "soner", "enheter": made.zones});
    reader.bodies.push(server.post("/api/v1/scenarios", &body).text().unwrap());
    for path in ["/api/v1/scenarios", "/api/v1/scenarios/alle", "/api/v1/scenarios/alle/eksport?format=geojson"] {
        reader.json(server, path);
    }
    [
        "/api/v1/units",
        "/api/v1/access",
        "/api/v1/access/{category}",
        "/api/v1/isochrone",
        "/api/v1/delimit",
        "/api/v1/scenarios",
        "/api/v1/scenarios/{id}",
        "/api/v1/scenarios/{id}/eksport",
    ]
}
