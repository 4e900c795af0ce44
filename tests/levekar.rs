//! Levekår from outside: figures with their states, ranks with their intervals, refusals with their reasons.

use crate::harness::{REAL_FILES, Server, by_id, real_data, satsing, satsing_ok};
use serde_json::{Value, json};

const RANKS: &str = "/api/v1/priorities";

fn rows(answer: &Value) -> &Vec<Value> {
    answer["priorities"].as_array().unwrap()
}

#[test]
fn every_figure_has_a_state_and_a_hidden_or_missing_one_is_nowhere_a_number() {
    let server = Server::demo();
    let catalogue = server.json("/api/v1/indicators");
    let mut states = std::collections::BTreeMap::new();
    for indicator in catalogue["indicators"].as_array().unwrap() {
        let id = indicator["id"].as_str().unwrap();
        if indicator["perioder"].as_array().unwrap().is_empty() {
            server.problem(&format!("/api/v1/values/{id}"), 400);
            continue;
        }
        let answer = server.json(&format!("/api/v1/values/{id}"));
        for row in answer["values"].as_array().unwrap() {
            let state = row["state"].as_str().unwrap();
            *states.entry(state.to_owned()).or_insert(0) += 1;
            assert_eq!(row["value"].is_number(), matches!(state, "known" | "imputed"), "{id} {row}");
            assert!(!row["value"].is_number() || row["visning"] != "skjul", "{id} {row}");
            if let Some(n) = row["n"]["value"].as_f64().filter(|_| indicator["enhet"] == "prosent") {
                assert!(n >= 50.0 || row["value"].is_null(), "{id} {row}");
            }
        }
        assert_eq!(answer["meta"]["trust"], "oppdiktet", "{id}");
    }
    assert!(states["known"] > 500 && states["suppressed"] > 10 && states["missing"] > 5, "{states:?}");
}

#[test]
fn a_figure_that_is_published_for_bydeler_is_never_spread_over_zones() {
    let answer = Server::demo().json("/api/v1/values/barnevern");
    assert_eq!((&answer["meta"]["niva"], &answer["meta"]["grovere"]), (&json!("bydel"), &json!(true)));
    assert_eq!(answer["values"].as_array().unwrap().len(), 4);
    let problem = Server::demo().problem("/api/v1/clusters?indicator=barnevern", 400);
    assert_eq!(problem["type"], "/problemer/mangler-tall");
}

#[test]
fn the_citys_own_figure_stands_beside_the_zones_and_is_not_made_of_them() {
    let answer = Server::demo().json("/api/v1/values/barn-lavinntekt?period=2023");
    assert_eq!((&answer["city"]["id"], &answer["city"]["navn"]), (&json!("5001"), &json!("Trondheim")));
    let area = by_id(&answer["areas"], "lademoen-mollenberg");
    assert_eq!((&area["opphav"], &area["soner"]), (&json!("beregnet sum"), &json!(2)));
    assert!(answer["city"]["value"].is_number());
    assert!(answer["values"].as_array().unwrap().iter().all(|v| v["id"] != "5001"));
}

#[test]
fn ranks_come_with_intervals_and_probabilities_that_sum_to_k() {
    let answer = Server::demo().answer(RANKS, &json!({"k": 6, "draws": 1000}));
    let sum: f64 = rows(&answer).iter().filter_map(|r| r["p_blant_k"]["value"].as_f64()).sum();
    assert!((sum - 6.0).abs() < 1e-9, "{sum}");
    for row in rows(&answer) {
        let ranked = row["plass"].is_object();
        assert_eq!(ranked, row["p_blant_k"]["value"].is_number(), "{row}");
        if ranked {
            let at = |k: &str| row["plass"][k].as_f64().unwrap();
            assert!(at("lo") <= at("median") && at("median") <= at("hi"), "{row}");
            let p = row["p_blant_k"]["value"].as_f64().unwrap();
            let word = ["neppe", "mulig", "trolig", "klart"][[0.1, 0.5, 0.9].iter().filter(|t| p >= **t).count()];
            assert_eq!(row["ord"], word, "{p}");
        } else {
            assert_eq!(row["indeks"]["state"], row["p_blant_k"]["state"], "{row}");
            assert!(row["indeks"]["value"].is_null() && row["femdel"].is_null() && row["ord"].is_null(), "{row}");
        }
    }
    assert_eq!(answer["meta"]["draws"], 1000);
    assert!(
        answer["meta"]["runs"]
            .as_array()
            .unwrap()
            .iter()
            .all(|r| r["draws"].as_u64() > Some(0) || r["applies"] == false)
    );
    assert_eq!(answer["areas"].as_array().unwrap().len(), 6);
    for area in answer["areas"].as_array().unwrap() {
        assert!(area["plass"].is_object() && area["utbredelse"]["lo"].is_number(), "{area}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes_on_every_server_and_another_seed_does_not() {
    let question = json!({"k": 6, "seed": 7, "draws": 500});
    let text = |server: &Server, q: &Value| server.post(RANKS, q).text().unwrap();
    let other = Server::start(tempfile::tempdir().unwrap());
    let ranks = |t: String| serde_json::from_str::<Value>(&t).unwrap()["priorities"].clone();
    let first = ranks(text(Server::demo(), &question));
    assert_eq!(first, ranks(text(&other, &question)));
    assert_ne!(first, ranks(text(&other, &json!({"k": 6, "seed": 8, "draws": 500}))));
}

#[test]
fn scaling_all_weights_changes_nothing_and_a_weight_of_zero_is_as_good_as_not_there() {
    let server = Server::demo();
    let profiles = server.json("/api/v1/weight-profiles");
    assert_eq!(profiles["profiles"], server.json("/api/v1/profiles")["profiles"]);
    let themes = |factor: f64| {
        let all = profiles["profiles"][0]["themes"].as_array().unwrap().iter();
        json!(all.map(|t| json!({"id": t["id"], "weight": factor * t["weight"].as_f64().unwrap()})).collect::<Vec<_>>())
    };
    let with = |themes: Value| rows(&server.answer(RANKS, &json!({"themes": themes, "draws": 300}))).clone();
    assert_eq!(with(themes(1.0)), with(themes(7.0)));
}

#[test]
fn what_cannot_be_ranked_is_refused_with_the_reason_and_what_would_be_right() {
    let server = Server::demo();
    let theme =
        |id: &str, weight: f64, indicators: Value| json!([{"id": id, "weight": weight, "indicators": indicators}]);
    let one = |id: &str, weight: f64| json!([{"indicator": id, "weight": weight}]);
    for (question, kind, word) in [
        (json!({"themes": theme("okonomi", -1.0, Value::Null)}), "negativ-vekt", "okonomi"),
        (json!({"themes": theme("okonomi", 1.0, one("barn-lavinntekt", -0.5))}), "negativ-vekt", "barn-lavinntekt"),
        (json!({"themes": theme("okonomi", 0.0, Value::Null)}), "bare-null-vekter", "vekt"),
        (
            json!({"themes": theme("okonomi", 1.0, one("innvandrerbakgrunn", 1.0))}),
            "bare-innvandrerbakgrunn",
            "Landbakgrunn",
        ),
        (json!({"themes": theme("okonomi", 1.0, one("finnes-ikke", 1.0))}), "ukjent-indikator", "barn-lavinntekt"),
        (json!({"themes": theme("okonomi", 1.0, one("befolkning", 1.0))}), "ikke-i-indeks", "«Befolkning»"),
        (json!({"themes": theme("finnes-ikke", 1.0, Value::Null)}), "ukjent-tema", "okonomi"),
        (json!({"profile": "finnes-ikke"}), "ukjent-vektprofil", "lik-vekt"),
        (json!({"k": 61}), "ugyldig-k", "61"),
        (json!({"k": 0}), "ugyldig-k", "0"),
        (json!({"draws": 20_001}), "ugyldig-trekk", "20000"),
        (json!({"draws": 0}), "ugyldig-trekk", "1"),
        (json!({"period": "1999"}), "mangler-periode", "2023"),
        (json!({"period": "1999", "mixed_years": true}), "ingen-har-perioden", "2023"),
        (json!({"period": "i fjor"}), "ugyldig-periode", "2023"),
        (json!({"method": {"normalisation": "z", "aggregation": "geometric"}}), "ugyldig-metode", "minmax_1_100"),
        (json!({"variants": ["uten_alt"]}), "ukjent-variant", "uten_studenter"),
        (json!({"kk": 3}), "ugyldig-sporring", "kk"),
        (json!({"date": "i dag"}), "ugyldig-dato", "i dag"),
    ] {
        let response = server.post(RANKS, &question);
        assert_eq!(response.status(), 400, "{question}");
        let problem: Value = response.json().unwrap();
        assert_eq!(problem["type"], format!("/problemer/{kind}"), "{question}");
        let text = format!("{} {}", problem["title"], problem["detail"]);
        assert!(text.contains(word), "{question}: {text}");
    }
    for (path, kind) in [
        ("/api/v1/values/finnes-ikke", "ukjent-indikator"),
        ("/api/v1/values/barn-lavinntekt?period=1999", "mangler-periode"),
        ("/api/v1/values/barn-lavinntekt?zoneset=finnes-ikke", "ukjent-sonesett"),
        ("/api/v1/clusters?permutations=5", "klynger"),
        ("/api/v1/overlap?k=61", "ugyldig-k"),
    ] {
        assert_eq!(server.problem(path, 400)["type"], format!("/problemer/{kind}"), "{path}");
    }
}

#[test]
fn a_question_that_is_too_long_is_told_so_in_a_problem_document() {
    let response = Server::demo().post(RANKS, &json!({"profile": "x".repeat(100_000)}));
    assert_eq!(response.status(), 413);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.json::<Value>().unwrap()["type"], "/problemer/for-stor");
}

#[test]
fn a_refusal_names_the_indicator_in_the_language_of_the_request_and_gives_its_id() {
    let server = Server::demo();
    for (language, name) in [
        ("nb", "«Barn i husholdninger med lavinntekt» har ikke tall for «1999»"),
        ("nn", "«Barn i hushald med låginntekt» har ikkje tal for «1999»"),
        ("en", "“Children in low-income households” has no figures for “1999”"),
    ] {
        let ask = server.get("/api/v1/values/barn-lavinntekt?period=1999").header("Accept-Language", language);
        let problem: Value = ask.send().unwrap().json().unwrap();
        assert!(problem["detail"].as_str().unwrap().contains(name), "{problem}");
        assert_eq!(problem["indikatorer"][0]["id"], "barn-lavinntekt");
        assert!(name.contains(problem["indikatorer"][0]["navn"].as_str().unwrap()), "{problem}");
    }
    let themes = json!([{"id": "okonomi", "weight": 1, "indicators": [
        {"indicator": "barn-lavinntekt", "weight": 1}, {"indicator": "hunt-ensomhet", "weight": 1}]}]);
    let problem: Value = server.post(RANKS, &json!({"themes": themes})).json().unwrap();
    assert_eq!(problem["indikatorer"].as_array().unwrap().len(), 2);
    let detail = problem["detail"].as_str().unwrap();
    assert!(detail.contains("Barn i husholdninger med lavinntekt 2023, Ensomhet 20"), "{detail}");
}

#[test]
fn no_answer_holds_a_zero_with_a_sign() {
    let server = Server::demo();
    let bare = |text: &str| {
        text.match_indices("-0.0").any(|(at, _)| !text[at + 4..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let zones = server.json("/api/v1/overlap");
    let zones = zones["zones"].as_array().unwrap().iter().map(|z| format!("zones/{}", z["id"].as_str().unwrap()));
    let indicators = server.json("/api/v1/indicators");
    let ids = indicators["indicators"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap());
    let figures = ids.flat_map(|id| [format!("values/{id}"), format!("clusters?indicator={id}")]);
    let whole = ["zones", "areas", "places", "actors", "programmes", "plan", "overlap", "clusters", "datasets"];
    for path in whole.into_iter().map(str::to_owned).chain(zones).chain(figures) {
        let path = format!("/api/v1/{path}");
        assert!(!bare(&server.send(&path).text().unwrap()), "{path}");
    }
    for (normalisation, aggregation) in
        [("z", "arithmetic"), ("minmax_1_100", "geometric"), ("percentile", "arithmetic"), ("z", "copeland")]
    {
        let method = json!({"normalisation": normalisation, "aggregation": aggregation});
        let text = server.post(RANKS, &json!({"method": method, "draws": 300})).text().unwrap();
        assert!(text.contains("mest_utsatt_tidel") && !bare(&text), "{method}");
    }
}

#[test]
fn mixed_years_need_the_flag_and_are_marked() {
    let server = Server::demo();
    // HUNT is from another year than the registers.
    let themes = json!([{"id": "okonomi", "weight": 1, "indicators": [
        {"indicator": "barn-lavinntekt", "weight": 1}, {"indicator": "hunt-ensomhet", "weight": 1}]}]);
    let refused: Value = server.post(RANKS, &json!({"themes": themes})).json().unwrap();
    assert_eq!(refused["type"], "/problemer/ulike-ar");
    let answer = server.answer(RANKS, &json!({"themes": themes, "mixed_years": true}));
    assert_eq!(answer["meta"]["blandede_ar"], true);
    assert_eq!(answer["meta"]["perioder"].as_array().unwrap().len(), 2);
    assert_eq!(server.answer(RANKS, &json!({}))["meta"]["blandede_ar"], false);
}

#[test]
fn the_stability_line_and_the_sensitivity_answer_for_the_same_question() {
    let server = Server::demo();
    let question = json!({"k": 6, "draws": 400, "lever": {"kind": "theme", "id": "bolig-husholdning"}, "steps": 11});
    let line = server.answer("/api/v1/priorities/stability", &question);
    let points = line["stability"]["points"].as_array().unwrap();
    assert_eq!(points.len(), 11);
    assert!((line["stability"]["chosen"].as_f64().unwrap() - 0.2).abs() < 1e-9);
    for point in points {
        let sum: f64 = point["p"].as_array().unwrap().iter().filter_map(Value::as_f64).sum();
        assert!((sum - 6.0).abs() < 1e-6, "{sum}");
    }
    let factors = server.answer("/api/v1/priorities/sensitivity", &json!({"k": 6}));
    let of: Vec<&str> =
        factors["sensitivity"]["factors"].as_array().unwrap().iter().map(|f| f["varied"].as_str().unwrap()).collect();
    assert_eq!(of, ["data", "weights", "method", "leave_out"]);
}

#[test]
fn variants_stand_in_for_their_indicators_and_zones_with_a_running_satsing_can_be_left_out() {
    let server = Server::demo();
    let answer = server.answer(
        RANKS,
        &json!({"variants": ["uten_studenter"], "without_running": true, "date": "2026-10-01", "draws": 300, "shrink": true}),
    );
    let stands_in = by_id(&answer["indicators"], "trangbodd-uten-studenter");
    assert_eq!(stands_in["stedet_for"], "trangbodd");
    assert!(rows(&answer).iter().all(|r| r["satsing"]["tilstand"] != "pagar"));
    assert!(rows(&answer).iter().all(|r| r["id"] != "lademoen"));
    assert_eq!(answer["meta"]["krympet"], true);
}

#[test]
fn clusters_leave_out_what_has_no_number_and_say_how_they_were_found() {
    let answer = Server::demo().json("/api/v1/clusters?permutations=199");
    assert_eq!(answer["global"]["permutations"], 199);
    let known = answer["clusters"].as_array().unwrap().iter().filter(|c| c["local_i"].is_number()).count();
    assert_eq!(answer["global"]["n"].as_u64().unwrap() as usize, known);
    assert!(known < 60 && known > 40, "hidden and missing zones are no zeros");
}

#[test]
fn rank_writes_csv_xlsx_and_json_and_never_a_number_for_a_zone_without_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder);
    let at = server.folder.path();
    let csv = satsing_ok(at, &["rank", "--k", "6", "--seed", "7", "--draws", "300", "--out", "csv"]);
    assert_eq!(csv, satsing_ok(at, &["rank", "--k", "6", "--seed", "7", "--draws", "300", "--out", "csv"]));
    let lines: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}sone;navn;blant de K;"), "{}", lines[0]);
    let hidden: Vec<&&str> = lines.iter().filter(|l| l.contains(";ikke vist;")).collect();
    assert!(!hidden.is_empty());
    for line in hidden {
        let cells: Vec<&str> = line.split(';').collect();
        assert!(cells[2..13].iter().all(|c| c.is_empty()), "{line}");
        assert!(line.contains("oppdiktede tall"));
    }
    assert!(csv.contains("de er ikke null") && csv.contains("ikke om enkeltpersoner"));
    satsing_ok(at, &["rank", "--profile", "lik-vekt", "--out", "soner.xlsx"]);
    assert!(std::fs::read(at.join("soner.xlsx")).unwrap().starts_with(b"PK"));
    let again = satsing(at, &["rank", "--out", "soner.xlsx"]);
    assert_eq!(again.status.code(), Some(1), "a file that is there is left alone");
    let json: Value = serde_json::from_str(&satsing_ok(at, &["rank", "--k", "6", "--out", "json"])).unwrap();
    assert_eq!(json["meta"]["k"], 6);
    let bad = satsing(at, &["rank", "--k", "99"]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("99"));
}

#[test]
fn a_table_with_two_values_for_a_zone_and_period_is_refused_with_both_rows() {
    let folder = tempfile::tempdir().unwrap();
    let table = "indikator;niva;enhet;periode;teller;nevner\r\nbarn-lavinntekt;sone;Ila;2023;50;400\r\n\
                 barn-lavinntekt;sone;Kattem;2023;60;400\r\nbarn-lavinntekt;sone;Ila;2023;51;400\r\n";
    std::fs::write(folder.path().join("tall.csv"), table).unwrap();
    let out = satsing(folder.path(), &["import", "indicators", "tall.csv"]);
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1), "{text}");
    assert!(text.contains("tall.csv") && text.contains('2') && text.contains('4') && text.contains("Ila"), "{text}");
    assert!(!folder.path().join("satsing.gpkg").exists(), "nothing is half made");
}

#[test]
fn invented_figures_fit_the_real_zones_by_name_and_stay_marked() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_owned();
    satsing_ok(&at, &["import", "zones", data.join(REAL_FILES[0].1).to_str().unwrap()]);
    satsing_ok(&at, &["import", "population", data.join(REAL_FILES[3].1).to_str().unwrap()]);
    let figures = concat!(env!("CARGO_MANIFEST_DIR"), "/data/observations.csv");
    let report = satsing_ok(&at, &["import", "indicators", figures, "--recipe", "levekar-oppdiktet", "--json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["report"]["rejected"], 0, "every name is a real zone's: {report}");
    let server = Server::start(folder);
    let answer = server.answer(RANKS, &json!({"k": 6}));
    assert_eq!(answer["meta"]["demo"], true);
    assert!(answer["meta"]["skjematisk"].as_array().unwrap().iter().any(|l| l == "indicators"));
    assert_eq!(answer["meta"]["rangert"].as_u64().unwrap() + answer["meta"]["uten_indeks"].as_u64().unwrap(), 60);
    for area in answer["areas"].as_array().unwrap() {
        assert!(area["plass"]["lo"].as_f64().unwrap() <= area["plass"]["hi"].as_f64().unwrap(), "{area}");
    }
    assert!(by_id(&answer["areas"], "romolslia-hallset")["soner"].as_array().unwrap().len() == 2);
}
