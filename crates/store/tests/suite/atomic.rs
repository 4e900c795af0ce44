//! All or nothing, and many at once.

use super::{Backend, commit, tester};
use crate::fixture::{
    catalogue, change, everything, id, import, observation, place, places, scenario, scenarios, streets, theme, zone,
    zone_set, zones,
};
use domain::{Catalogue, Extent, Import, Place, Records, Street, Theme, Trust, UnitKind, Value, Version};
use geo_types::{LineString, point};
use store::{Store, StoreError};

pub(crate) async fn a_change_from_a_stale_version_is_a_conflict_and_changes_nothing<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    let before = store.load().await.unwrap();
    let mut late = change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))]);
    late.base = Some(Version(0));
    let error = store.commit(late, &tester()).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { base: Version(0), current: Version(1) }), "{error}");
    assert_eq!(store.load().await.unwrap(), before);
}

pub(crate) async fn two_planners_who_save_from_the_same_version_do_not_overwrite_each_other<B: Backend>() {
    let store = B::fresh().await.open().await;
    let list = scenarios("avgrensning");
    let saved = |base: u64, list: &[_]| {
        let import = import("avgrensning", Trust::Fakta, Records::Scenarios(list.to_vec()));
        domain::ChangeSet { base: Some(Version(base)), ..change(vec![import]) }
    };
    commit(&store, saved(0, &list[..2])).await;
    commit(&store, saved(1, &list[..3])).await;
    let late = [&list[..2], &list[3..]].concat();
    let error = store.commit(saved(1, &late), &tester()).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { base: Version(1), current: Version(2) }), "{error}");
    assert_eq!(store.load().await.unwrap().scenarios, list[..3], "the one who was first is not lost");
}

/// One import for each way in which a record can be bad, and what the message must name.
fn bad_imports() -> Vec<(Import, &'static str)> {
    let twice = places("skoler", &["Ila skole", "Ila skole"]);
    let nowhere = Place { point: Some(point!(x: f64::NAN, y: 1.0)), ..place("skoler", "Ila skole") };
    let of_another = place("andre", "Ila skole");
    let stray = Records::Zones(zone_set("a", "soner"), vec![zone("a", "Ila"), zone("b", "Kattem")]);
    let no_number = observation("tall", "ila", Value::known(f64::INFINITY));
    let same_cell = ["0.5", "0.6"].map(|v| observation("tall", "ila", Value::known(v.parse().unwrap())));
    let of_another_source = observation("andre", "ila", Value::Missing);
    let mut no_weight = catalogue();
    no_weight.profiles[1].themes[0].indicators[0].weight = f64::NAN;
    let no_theme = Catalogue { themes: vec![Theme { id: id("annet"), ..theme("bolig") }], ..catalogue() };
    let point_line =
        Street { geometry: LineString::from(vec![(569_000.0, 7_030_000.0)]), ..streets("nett")[0].clone() };
    let units = Extent::Units { kind: UnitKind::Soner, ids: vec![], outline: None };
    let same_name = vec![scenario("valg", "Øst", units.clone()), scenario("valg", "Øst", units)];
    vec![
        (import("nett", Trust::Ekte, Records::Network(vec![point_line])), "gang fra 569000, 7030000"),
        (import("valg", Trust::Fakta, Records::Scenarios(same_name)), "ost"),
        (import("skoler", Trust::Ekte, twice), "ila-skole"),
        (import("skoler", Trust::Ekte, Records::Places(vec![nowhere])), "ila-skole"),
        (import("skoler", Trust::Ekte, Records::Places(vec![of_another])), "ila-skole"),
        (import("soner", Trust::Ekte, stray), "kattem"),
        (import("tall", Trust::Ekte, Records::Indicators(vec![no_number])), "indikator-0 – ila – 2023"),
        (import("tall", Trust::Ekte, Records::Indicators(same_cell.into())), "indikator-0 – ila – 2023"),
        (import("tall", Trust::Ekte, Records::Indicators(vec![of_another_source])), "indikator-0 – ila – 2023"),
        (import("katalog", Trust::Fakta, Records::Catalogue(no_weight)), "barn"),
        (import("katalog", Trust::Fakta, Records::Catalogue(no_theme)), "katalog"),
    ]
}

pub(crate) async fn one_bad_record_keeps_everything_out<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    let before = store.load().await.unwrap();
    for (bad, name) in bad_imports() {
        let good = import("levekar", Trust::Ekte, zones("levekar-2020", "levekar", &["Ila"]));
        let error = store.commit(change(vec![good, bad.clone()]), &tester()).await.unwrap_err();
        assert!(matches!(&error, StoreError::BadRecord { id, .. } if id == name), "{bad:?}: {error}");
        assert_eq!(store.load().await.unwrap(), before, "{error}");
        assert_eq!(store.versions().await.unwrap().len(), 1, "{error}");
    }
}

pub(crate) async fn an_id_that_another_source_has_is_refused_by_name<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila"]))])).await;
    let same = import("barnehager", Trust::Ekte, places("barnehager", &["Ila"]));
    let error = store.commit(change(vec![same]), &tester()).await.unwrap_err();
    assert!(matches!(&error, StoreError::BadRecord { table: "places", id, .. } if id == "ila"), "{error}");
    assert_eq!(store.load().await.unwrap().places, [place("skoler", "Ila")]);
}

/// Places that all carry the number of their generation.
pub(crate) fn generation(n: usize, size: usize) -> Records {
    let mark = format!("generasjon {n}");
    let list = (0..size).map(|k| Place { navn: mark.clone(), ..place("steder", &format!("sted {k}")) });
    Records::Places(list.collect())
}

pub(crate) async fn readers_see_the_old_or_the_new_picture_and_never_wait_for_the_writer<B: Backend>() {
    const SIZE: usize = 800;
    let backend = B::fresh().await;
    let (writer, reader) = (backend.open().await, backend.open().await);
    commit(&writer, change(vec![import("steder", Trust::Ekte, generation(0, SIZE))])).await;
    let writing = tokio::spawn(async move {
        for n in 1..=6 {
            commit(&writer, change(vec![import("steder", Trust::Ekte, generation(n, SIZE))])).await;
        }
    });
    let mut reads = 0;
    while !writing.is_finished() {
        let d = reader.load().await.unwrap();
        let wanted = format!("generasjon {}", d.version.0 - 1);
        assert_eq!(d.places.len(), SIZE);
        assert!(d.places.iter().all(|p| p.navn == wanted), "version {:?} is mixed", d.version);
        reads += 1;
    }
    writing.await.unwrap();
    assert!(reads > 1, "nothing was read while the writer was at work");
    assert_eq!(reader.load().await.unwrap().version, Version(7));
}

pub(crate) async fn two_writers_at_once_both_get_in_one_after_the_other<B: Backend>() {
    let backend = B::fresh().await;
    let write = async |store: B::Store, source: &str| {
        let mut made = vec![];
        for n in 0..4 {
            let name = format!("{source} {n}");
            made.push(commit(&store, change(vec![import(source, Trust::Ekte, places(source, &[&name]))])).await);
        }
        made
    };
    let (one, other) = (backend.open().await, backend.open().await);
    let (a, b) = tokio::join!(write(one, "skoler"), write(other, "barnehager"));
    let mut made = [a, b].concat();
    made.sort_unstable();
    assert_eq!(made, (1..=8).map(Version).collect::<Vec<_>>());
    assert_eq!(backend.open().await.load().await.unwrap().places.len(), 2);
}

pub(crate) async fn a_commit_goes_on_when_its_caller_has_left<B: Backend>() {
    let store = B::fresh().await.open().await;
    let author = tester();
    let commit = store.commit(change(vec![import("steder", Trust::Ekte, generation(0, 500))]), &author);
    // Polled once, so that the work has begun, and dropped then.
    let left = tokio::time::timeout(std::time::Duration::ZERO, commit).await;
    for _ in 0..100 {
        if store.version().await.unwrap() == Version(1) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(store.load().await.unwrap().places.len(), 500, "the caller had left: {}", left.is_err());
}
