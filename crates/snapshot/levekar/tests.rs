//! Levekår on small made-up figures, with answers that can be checked by hand.

use crate::fixture::{HIDDEN, NOISED, dataset, figure, indicator};
use crate::{OverlapQuery, PriorityRequest, QueryError, Snapshot, ValuesQuery};
use domain::*;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 10, 1);

fn built(change: impl FnOnce(&mut Dataset)) -> Snapshot {
    let mut data = dataset();
    change(&mut data);
    Snapshot::build(data, 1, None)
}

fn ask(k: usize) -> PriorityRequest {
    PriorityRequest { k: Some(k), draws: Some(200), ..PriorityRequest::default() }
}

fn values(s: &Snapshot, id: &str) -> Vec<Option<f64>> {
    let query = ValuesQuery { indicator: id.into(), ..ValuesQuery::default() };
    s.values(&query).unwrap().values.iter().map(|v| v.figure.value).collect()
}

#[test]
fn a_figure_finds_its_zone_by_id_name_or_other_name() {
    let s = built(|d| {
        for o in d.observations.iter_mut().filter(|o| o.navn == "Vestby") {
            o.unit = UnitId::from_name("Vesterby").unwrap();
        }
    });
    assert_eq!(values(&s, "lavinntekt"), [Some(30.0), Some(10.0), None]);
}

#[test]
fn a_figure_for_a_zone_that_is_not_there_is_reported_by_name() {
    let s = built(|d| {
        d.observations.push(figure("lavinntekt", "Borteby", 2023, Value::known(90.0), Value::known(400.0)));
    });
    assert!(s.unmatched().iter().any(|u| u.hva == "figure_zone" && u.navn == "Borteby"));
    assert_eq!(values(&s, "lavinntekt").len(), 3);
}

#[test]
fn the_snapshot_holds_no_number_that_may_not_be_shown() {
    let s = built(|d| {
        d.catalogue.indicators[0].stoy = NOISED;
        d.observations.push(figure("lavinntekt", "Fjernby", 2022, Value::known(17.0), Value::known(41.0)));
    });
    let text = format!("{:?}", s.dataset().observations);
    assert!(!text.contains("17.0") && !text.contains("41.4"), "{text}");
    let query = ValuesQuery { indicator: "lavinntekt".into(), period: Some("2022".into()), zone_set: None };
    let row = s.values(&query).unwrap().values[2].clone();
    assert_eq!((row.figure.value, row.visning.as_str(), row.grunn.as_deref()), (None, "skjul", Some("liten_nevner")));
}

#[test]
fn a_coarser_figure_is_labelled_and_no_zone_gets_it() {
    let s = built(|d| {
        d.catalogue
            .indicators
            .push(Indicator { finest: Geography::Bydel, ..indicator("tiltak", None, Role::Kontekst, NOISED) });
        let row = figure("tiltak", "500101", 2023, Value::known(80.0), Value::known(4000.0));
        d.observations.push(Observation { level: Geography::Bydel, ..row });
        d.observations.push(figure("tiltak", "Vestby", 2023, Value::known(30.0), Value::known(400.0)));
    });
    let query = ValuesQuery { indicator: "tiltak".into(), ..ValuesQuery::default() };
    let answer = s.values(&query).unwrap();
    assert!(answer.meta.grovere);
    assert_eq!(answer.values.len(), 1);
    assert_eq!((answer.values[0].id.as_str(), answer.values[0].figure.value), ("500101", Some(2.0)));
}

#[test]
fn a_finer_figure_than_may_be_shown_hides_behind_the_coarser_one() {
    let s = built(|d| {
        d.catalogue.indicators[0].finest = Geography::Bydel;
    });
    let query = ValuesQuery { indicator: "lavinntekt".into(), ..ValuesQuery::default() };
    assert!(matches!(s.values(&query), Err(QueryError::PeriodLacking { known, .. }) if known.is_empty()));
    assert!(!format!("{:?}", s.dataset().observations[0]).contains("300"));
}

#[test]
fn index_and_need_of_a_zone_are_hidden_when_hidden_figures_are_what_it_lacks_and_missing_otherwise() {
    let rows = |value: Value| {
        let s = built(|d| {
            d.observations.retain(|o| o.navn != "Fjernby");
            d.observations.push(figure("lavinntekt", "Fjernby", 2023, value.clone(), value));
        });
        let answer = s.overlap(&OverlapQuery { date: TODAY, programme: None, k: Some(1) }).unwrap();
        let ranks = s.priorities(&ask(1), TODAY).unwrap().priorities;
        let last = ranks.last().unwrap();
        assert_eq!((last.id.as_str(), last.plass.is_some()), ("fjernby", false));
        [answer.zones[2].behov.state, last.p_blant_k.state, last.indeks.state]
    };
    assert_eq!(rows(HIDDEN), [crate::answer::ValueState::Suppressed; 3]);
    assert_eq!(rows(Value::Missing), [crate::answer::ValueState::Missing; 3]);
}

#[test]
fn years_that_differ_need_the_flag_and_mark_the_answer() {
    let s = built(|d| {
        d.catalogue.indicators.push(indicator("ensomhet", Some("okonomi"), Role::Levekar, NoiseModel::Ingen));
        for (zone, x) in [("Vestby", 30.0), ("Østby", 10.0)] {
            d.observations.push(figure("ensomhet", zone, 2019, Value::known(x * 10.0), Value::known(1000.0)));
        }
    });
    let error = s.priorities(&ask(1), TODAY).unwrap_err();
    assert!(
        matches!(&error, QueryError::NoCommonPeriod { newest }
            if newest.iter().any(|(i, p)| i.id == "ensomhet" && *p == StatPeriod::year(2019))),
        "{error}"
    );
    let mixed = s.priorities(&PriorityRequest { mixed_years: true, ..ask(1) }, TODAY).unwrap();
    assert!(mixed.meta.blandede_ar);
    assert_eq!(mixed.meta.perioder, ["2023", "2019"]);
    let lacking = s.priorities(&PriorityRequest { period: Some("2023".into()), ..ask(1) }, TODAY).unwrap_err();
    assert!(matches!(lacking, QueryError::PeriodLacking { indicator, .. } if indicator.id == "ensomhet"));
    let asked = |period: &str| PriorityRequest { period: Some(period.into()), mixed_years: true, ..ask(1) };
    let some_have_it = s.priorities(&asked("2019"), TODAY).unwrap();
    assert!(some_have_it.meta.blandede_ar, "marked, since one is of another year");
    let nowhere = s.priorities(&asked("1999"), TODAY).unwrap_err();
    let known = vec!["2023".to_owned(), "2019".to_owned()];
    assert_eq!(nowhere, QueryError::PeriodNowhere { period: "1999".into(), known });
}

#[test]
fn whether_a_figure_could_move_a_zone_is_not_known_where_others_are_not_there_either() {
    let of_last = |more: &[&str], low: f64, high: f64| {
        let s = built(|d| {
            d.observations.retain(|o| o.navn != "Fjernby");
            for id in more {
                d.catalogue.indicators.push(indicator(id, Some("okonomi"), Role::Levekar, NoiseModel::Ingen));
                for (zone, x) in [("Vestby", high), ("Østby", low)] {
                    d.observations.push(figure(id, zone, 2023, Value::known(x * 10.0), Value::known(1000.0)));
                }
            }
        });
        let row = s.priorities(&ask(1), TODAY).unwrap().priorities.pop().unwrap();
        assert_eq!((row.id.as_str(), row.plass.is_some()), ("fjernby", false));
        row.uten_tall.iter().map(|w| w.kan_flytte).collect::<Vec<_>>()
    };
    assert_eq!(of_last(&[], 0.0, 0.0), [Some(true)], "the only figure that lacks could put it on top");
    assert_eq!(of_last(&["ensomhet"], 10.0, 30.0), [None, None], "with one of two it has no index yet");
}

#[test]
fn neighbours_are_found_once_and_clusters_use_what_was_found() {
    let s = built(|d| {
        for (i, x) in [31.0, 29.0, 30.0, 32.0, 28.0, 27.0, 33.0, 26.0].into_iter().enumerate() {
            let navn = format!("Sone {i}");
            let zone = Zone { id: ZoneId::from_name(&navn).unwrap(), navn: navn.clone(), ..d.zones[1].clone() };
            d.zones.push(zone);
            d.observations.push(figure("lavinntekt", &navn, 2023, Value::known(x * 10.0), Value::known(1000.0)));
        }
    });
    assert!(!s.is_warm());
    // A chain, which the shapes are not.
    let chain: Vec<(usize, usize)> = (3..10).map(|i| (i, i + 1)).collect();
    s.contiguity.set(spatial::Contiguity::from_pairs(11, &chain).unwrap()).unwrap();
    let query = crate::ClusterQuery { indicator: Some("lavinntekt".into()), ..crate::ClusterQuery::default() };
    assert_eq!(s.clusters(&query, TODAY).unwrap().global.links, 14);
    s.warm();
    assert!(s.is_warm());
}

#[test]
fn a_variant_stands_in_only_where_it_has_figures() {
    let with = |zones: &[&str]| {
        let s = built(|d| {
            d.catalogue.indicators.push(Indicator {
                variant: Some(indicator::Variant {
                    av: IndicatorId::new("lavinntekt").unwrap(),
                    justering: Adjustment::UtenStudenter,
                }),
                i_indeks: false,
                ..indicator("lavinntekt-us", Some("okonomi"), Role::Levekar, NoiseModel::Ingen)
            });
            for zone in zones {
                d.observations.push(figure("lavinntekt-us", zone, 2023, Value::known(200.0), Value::known(1000.0)));
            }
        });
        let request = PriorityRequest { variants: vec!["uten_studenter".into()], ..ask(1) };
        s.priorities(&request, TODAY).unwrap().indicators[0].id.clone()
    };
    assert_eq!(with(&["Vestby", "Østby"]), "lavinntekt-us");
    assert_eq!(with(&[]), "lavinntekt");
}

#[test]
fn shrinking_pulls_a_small_zone_towards_the_others_and_keeps_the_order_of_certain_ones() {
    let s = built(|d| {
        d.catalogue.indicators[0].stoy = NOISED;
        d.catalogue.indicators[0].variasjon = Sampling::Binomial;
        d.observations[0] = figure("lavinntekt", "Vestby", 2023, Value::known(30.0), Value::known(100.0));
    });
    let score = |shrink| {
        let answer = s.priorities(&PriorityRequest { shrink, ..ask(1) }, TODAY).unwrap();
        let vestby = answer.priorities.iter().find(|r| r.id == "vestby").unwrap().clone();
        (vestby.plass.unwrap(), answer.meta.krympet)
    };
    let (plain, shrunk) = (score(false), score(true));
    assert!(!plain.1 && shrunk.1);
    assert_eq!(plain.0.nominell, shrunk.0.nominell);
}

#[test]
fn the_gap_has_an_interval_and_a_zone_without_an_index_has_no_rank() {
    let s = built(|_| ());
    let overlap = s.overlap(&OverlapQuery { date: TODAY, programme: None, k: Some(1) }).unwrap();
    let gap = overlap.zones[0].gap.clone().unwrap();
    assert!(gap.lo.unwrap() < gap.value.unwrap() && gap.value.unwrap() < gap.hi.unwrap(), "{gap:?}");
    let answer = s.priorities(&ask(1), TODAY).unwrap();
    let last = answer.priorities.last().unwrap();
    assert_eq!(last.id, "fjernby");
    assert!(last.plass.is_none() && last.ord.is_none() && last.femdel.is_none() && last.indeks.value.is_none());
    assert_eq!((answer.meta.rangert, answer.meta.uten_indeks), (2, 1));
    assert!(last.uten_tall.iter().all(|w| w.indicator == "lavinntekt"));
}

#[test]
fn what_would_change_the_answer_says_when_no_weights_would() {
    let answer = built(|_| ()).priorities(&ask(1), TODAY).unwrap();
    assert!(answer.changes.iter().any(|c| matches!(c, crate::answer::ChangeInfo::Aldri { over, under }
        if over.id == "vestby" && under.id == "ostby")));
}

#[test]
fn a_store_without_figures_answers_that_there_are_none() {
    let s = built(|d| d.observations.clear());
    assert_eq!(s.priorities(&ask(1), TODAY).unwrap_err(), QueryError::NoFigures);
    let overlap = s.overlap(&OverlapQuery { date: TODAY, programme: None, k: None }).unwrap();
    assert!(overlap.zones.iter().all(|z| z.klasse == "behov_ikke_beregnet" && z.gap.is_none()));
}

#[test]
fn several_programmes_are_counted_apart_at_the_same_arenas() {
    let s = built(|_| ());
    let answer = s.overlap(&OverlapQuery { date: TODAY, programme: None, k: Some(1) }).unwrap();
    let other = &answer.zones[0].andre_programmer;
    assert_eq!(other.iter().map(|p| p.programme.id.as_str()).collect::<Vec<_>>(), ["annen"]);
    assert_eq!((other[0].aktiv, other[0].avsluttet), (0, 1));
}

#[test]
fn an_areas_own_figure_comes_first_and_a_sum_says_that_it_is_one() {
    let of = |s: &Snapshot| {
        let query = ValuesQuery { indicator: "lavinntekt".into(), ..ValuesQuery::default() };
        s.values(&query).unwrap().areas[0].clone()
    };
    let summed = of(&built(|_| ()));
    assert_eq!(
        (summed.opphav.as_str(), summed.figure.value, summed.n.value),
        ("beregnet sum", Some(20.0), Some(2000.0))
    );
    let own = of(&built(|d| {
        let row = figure("lavinntekt", "Vestby og Østby", 2023, Value::known(420.0), Value::known(2000.0));
        d.observations.push(Observation { level: Geography::Omrade, ..row });
    }));
    assert_eq!((own.opphav.as_str(), own.figure.value), ("publisert", Some(21.0)));
    let hidden = of(&built(|d| d.observations[1].count = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) }));
    assert_eq!((hidden.figure.value, hidden.figure.lo), (None, Some(15.0)));
}

#[test]
fn a_zone_far_from_the_others_lies_outside_the_funnel_and_a_hidden_one_nowhere() {
    let s = built(|d| {
        for (i, x) in [31.0, 29.0, 30.0, 32.0, 28.0, 30.0, 31.0, 29.0].into_iter().enumerate() {
            let navn = format!("Sone {i}");
            let zone = Zone { id: ZoneId::from_name(&navn).unwrap(), navn: navn.clone(), ..d.zones[1].clone() };
            d.zones.push(zone);
            d.observations.push(figure("lavinntekt", &navn, 2023, Value::known(x * 10.0), Value::known(1000.0)));
        }
    });
    let query = ValuesQuery { indicator: "lavinntekt".into(), ..ValuesQuery::default() };
    let answer = s.values(&query).unwrap();
    let place = |id: &str| answer.values.iter().find(|v| v.id == id).unwrap().trakt.clone();
    assert_eq!(place("ostby").as_deref(), Some("under"));
    assert_eq!(place("vestby").as_deref(), Some("innenfor"));
    assert_eq!(place("fjernby"), None);
}
