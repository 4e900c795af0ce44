//! What an earlier version may tell, on small made-up data.

use super::*;
use crate::fixture::{HIDDEN as MARKED, dataset, figure};
use crate::{OverlapQuery, ValuesQuery};
use domain::Version;
use jiff::civil::date;

fn at(version: u64, change: impl FnOnce(&mut Dataset)) -> Dataset {
    let mut data = dataset();
    data.version = Version(version);
    change(&mut data);
    data
}

fn in_use(change: impl FnOnce(&mut Dataset)) -> Snapshot {
    Snapshot::build(at(2, change), 2, None)
}

/// Shares of Vestby, Østby and Fjernby.
fn shares(s: &Snapshot) -> Vec<Option<f64>> {
    let query = ValuesQuery { indicator: "lavinntekt".into(), ..ValuesQuery::default() };
    s.values(&query).unwrap().values.iter().map(|v| v.figure.value).collect()
}

#[test]
fn an_earlier_version_has_its_own_figures_and_its_own_number() {
    let now =
        in_use(|d| d.observations[0] = figure("lavinntekt", "Vestby", 2023, Value::known(500.0), Value::known(1000.0)));
    let then = now.earlier(at(1, |_| {}));
    assert_eq!((shares(&then), shares(&now)), (vec![Some(30.0), Some(10.0), None], vec![Some(50.0), Some(10.0), None]));
    assert_eq!((then.epoch(), then.store_version(), then.meta().lagerversjon), (1, Version(1), 1));
}

#[test]
fn an_earlier_version_is_what_it_was_when_it_was_in_use() {
    let alone = Snapshot::build(at(1, |_| {}), 1, None);
    let then = in_use(|d| d.places.truncate(2)).earlier(at(1, |_| {}));
    assert_eq!((then.version(), then.data_version()), (alone.version(), alone.data_version()));
    assert_eq!(then.dataset(), alone.dataset());
}

#[test]
fn what_is_hidden_now_was_never_shown() {
    let now = in_use(|d| d.observations[1] = figure("lavinntekt", "Østby", 2023, MARKED, Value::known(1000.0)));
    let then = now.earlier(at(1, |_| {}));
    assert_eq!(shares(&then), [Some(30.0), None, None]);
    let cell = then.dataset().observations.iter().find(|o| o.navn == "Østby" && o.indicator.as_str() == "lavinntekt");
    assert_eq!((&cell.unwrap().count, &cell.unwrap().value), (&HIDDEN, &HIDDEN));
}

#[test]
fn a_base_number_that_is_hidden_now_is_hidden_then() {
    let now = in_use(|d| d.observations[4] = figure("barn-0-17", "Østby", 2023, MARKED, Value::Missing));
    let children = |s: &Snapshot| s.zones().iter().find(|z| z.navn == "Østby").and_then(|z| z.barn.value);
    assert_eq!(children(&Snapshot::build(at(1, |_| {}), 1, None)), Some(200.0));
    assert_eq!(children(&now.earlier(at(1, |_| {}))), None);
}

#[test]
fn whoever_is_sensitive_now_is_in_no_overlap_of_then() {
    let query = OverlapQuery { date: date(2026, 10, 1), programme: Some("annen".into()), k: None };
    let then = |sensitive| {
        let now = in_use(|d| d.facts.programmes[3].sensitive = sensitive);
        now.earlier(at(1, |_| {})).overlap(&query).is_ok()
    };
    assert_eq!([then(false), then(true)], [true, false]);
    let hides = in_use(|d| d.facts.actors[1].sensitive = true).earlier(at(1, |_| {}));
    assert!(hides.dataset().facts.actors[1].sensitive && !hides.dataset().facts.actors[0].sensitive);
}
