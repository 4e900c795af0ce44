//! Older versions and the log.

use super::{Backend, commit};
use crate::fixture::{catalogue, change, empty, everything, facts, figures, import, kommune, layers_of, places, zones};
use domain::{Catalogue, Facts, Kommune, Layer, Records, Trust, Version};
use store::{Author, Store, StoreError};

pub(crate) async fn an_older_version_reads_as_it_was<B: Backend>() {
    let backend = B::fresh().await;
    let store = backend.open().await;
    let fewer = Facts { relations: vec![], ..facts() };
    let fewer_profiles = Catalogue { profiles: vec![], ..catalogue() };
    let mut with_kommune = change(vec![]);
    with_kommune.kommune = Some(Kommune { organ: "kommunestyret".into(), ..kommune() });
    let mut pictures = vec![empty()];
    for change in [
        everything(),
        change(vec![import("steder", Trust::Ekte, places("steder", &["Ila skole", "Sted 3"]))]),
        change(vec![import("levekar", Trust::Ekte, zones("levekar-2020", "levekar", &["Ila"]))]),
        change(vec![import("fakta", Trust::Fakta, Records::Facts(fewer))]),
        with_kommune,
        change(vec![import("katalog", Trust::Fakta, Records::Catalogue(fewer_profiles))]),
        change(vec![import("folkehelse", Trust::Ekte, figures("folkehelse"))]),
        change(vec![import("demo", Trust::Skjematisk, zones("demo-2027", "demo", &["Kattem"]))]),
    ] {
        commit(&store, change).await;
        pictures.push(store.load().await.unwrap());
    }
    drop(store);
    let store = backend.open().await;
    for picture in pictures {
        assert_eq!(store.load_at(picture.version).await.unwrap(), picture);
    }
}

pub(crate) async fn a_version_that_has_not_been_made_is_refused<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    let error = store.load_at(Version(2)).await.unwrap_err();
    assert!(matches!(error, StoreError::NoSuchVersion { version: Version(2), current: Version(1) }), "{error}");
}

pub(crate) async fn the_log_says_who_why_and_what<B: Backend>() {
    let store = B::fresh().await.open().await;
    let started = jiff::Timestamp::now();
    store.commit(everything(), &Author::new("Åse Ødegård")).await.unwrap();
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    let log = store.versions().await.unwrap();
    assert_eq!(log.iter().map(|l| l.version).collect::<Vec<_>>(), [Version(1), Version(2)]);
    assert_eq!(log[0].author, Author::new("Åse Ødegård"));
    assert_eq!(log[0].reason, "første innlasting – alt på én gang");
    assert_eq!(log[0].layers, layers_of(&everything()));
    assert_eq!(log[1].layers, [Layer::Places]);
    let took = log[1].at.duration_since(started).as_secs_f64();
    assert!((-1.0..60.0).contains(&took), "the time of the commit is now, and is {took} s after the start");
}
