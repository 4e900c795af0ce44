//! Older versions and the log.

use super::{Backend, commit, tester};
use crate::fixture::{
    catalogue, change, dataset_of, empty, everything, facts, figures, import, kommune, layers_of, place, places, zones,
};
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

pub(crate) async fn a_rollback_is_a_new_version_that_reads_as_the_old_one<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila"]))])).await;
    commit(&store, change(vec![import("nye", Trust::Ekte, zones("nye-2027", "nye", &["Øya", "Ila"]))])).await;
    let between = store.load_at(Version(3)).await.unwrap();

    let made = store.rollback(Version(1), Some(Version(3)), &tester(), "feil fil").await.unwrap();
    assert_eq!(made, Version(4));
    let mut wanted = dataset_of(&everything(), Version(1));
    wanted.version = Version(4);
    assert_eq!(store.load().await.unwrap(), wanted);
    assert_eq!(store.load_at(Version(3)).await.unwrap(), between, "what came between stays in the history");
    let log = store.versions().await.unwrap();
    assert_eq!((log[3].reason.as_str(), log[3].author.0.as_str()), ("feil fil", "prøver"));
    assert_eq!(log[3].layers, [Layer::Zones, Layer::Places]);
}

pub(crate) async fn a_rollback_from_a_stale_version_is_a_conflict<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila"]))])).await;
    let error = store.rollback(Version(1), Some(Version(1)), &tester(), "feil fil").await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { base: Version(1), current: Version(2) }), "{error}");
    let error = store.rollback(Version(9), None, &tester(), "feil fil").await.unwrap_err();
    assert!(matches!(error, StoreError::NoSuchVersion { version: Version(9), current: Version(2) }), "{error}");
    assert_eq!(store.version().await.unwrap(), Version(2));
}

pub(crate) async fn a_diff_names_what_came_went_and_changed<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("steder", Trust::Ekte, places("steder", &["Ila", "Øya"]))])).await;
    let mut changed = [place("steder", "Ila"), place("steder", "Lade")];
    changed[0].address = Some("Ilevollen 1".into());
    commit(&store, change(vec![import("steder", Trust::Ekte, Records::Places(changed.into()))])).await;

    let diff = store.diff(Version(1), Version(2)).await.unwrap();
    let [places] = diff.as_slice() else { panic!("{diff:?}") };
    assert_eq!(places.table, "places");
    assert_eq!(
        (&places.added[..], &places.removed[..], &places.changed[..]),
        (&["lade".to_owned()][..], &["oya".to_owned()][..], &["ila".to_owned()][..])
    );
    assert_eq!(store.diff(Version(2), Version(2)).await.unwrap(), []);
    let back = store.diff(Version(2), Version(1)).await.unwrap();
    assert_eq!((&back[0].added, &back[0].removed), (&places.removed, &places.added));
    assert!(matches!(store.diff(Version(1), Version(3)).await, Err(StoreError::NoSuchVersion { .. })));
}
