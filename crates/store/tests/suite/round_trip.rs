//! What goes in comes out, also after the store is opened again.

use super::{Backend, commit};
use crate::fixture::{catalogue, change, dataset_of, empty, everything, import, observation, place};
use domain::{Catalogue, Observation, Place, Records, ThemeWeight, Trust, Value, Version, WeightProfile};
use geo_types::Point;
use proptest::{collection::vec, option, prelude::*, strategy::ValueTree, test_runner::TestRunner};
use store::Store;

pub(crate) async fn an_empty_store_has_version_zero_and_nothing_in_it<B: Backend>() {
    let store = B::fresh().await.open().await;
    assert_eq!(store.version().await.unwrap(), Version(0));
    assert_eq!(store.load().await.unwrap(), empty());
    assert_eq!(store.versions().await.unwrap(), []);
}

pub(crate) async fn everything_that_is_committed_comes_back_the_same<B: Backend>() {
    let backend = B::fresh().await;
    let store = backend.open().await;
    assert_eq!(commit(&store, everything()).await, Version(1));
    let wanted = dataset_of(&everything(), Version(1));
    assert_eq!(store.load().await.unwrap(), wanted);
    drop(store);
    assert_eq!(backend.open().await.load().await.unwrap(), wanted);
}

/// Cases of a strategy, the same in every run.
fn cases<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>, n: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..n).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

pub(crate) async fn whatever_a_place_is_called_it_comes_back_the_same<B: Backend>() {
    let words = (any::<String>(), vec(any::<String>(), 0..4), option::of(any::<String>()));
    let position = option::of((-1e9_f64..1e9, -1e9_f64..1e9));
    let list: Vec<Place> = cases((words, position), 300)
        .into_iter()
        .enumerate()
        .map(|(n, ((navn, aliases, address), point))| Place {
            navn,
            aliases,
            address,
            point: point.map(|(x, y)| Point::new(x, y)),
            ..place("tilfeldig", &format!("sted {n}"))
        })
        .collect();
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("tilfeldig", Trust::Ekte, Records::Places(list.clone()))])).await;
    assert_eq!(store.load().await.unwrap().places, list);
}

pub(crate) async fn any_figure_comes_back_in_its_state<B: Backend>() {
    let end = || option::of(-1e300_f64..1e300);
    let figure = prop_oneof![
        (-1e300_f64..1e300, end(), end()).prop_map(|(value, lo, hi)| Value::Known { value, lo, hi }),
        (end(), end()).prop_map(|(lo, hi)| Value::Suppressed { lo, hi }),
        Just(Value::Missing),
        (any::<f32>().prop_filter("a number", |v| v.is_finite()), end(), end(), any::<String>())
            .prop_map(|(value, lo, hi, method)| Value::Imputed { value: value.into(), lo, hi, method }),
    ];
    let words = (any::<String>(), option::of(any::<String>()), option::of(any::<String>()));
    let list: Vec<_> = cases(((figure.clone(), figure.clone(), figure), words), 300)
        .into_iter()
        .enumerate()
        .map(|(k, ((count, n, value), (navn, mark, definition)))| Observation {
            count,
            n,
            navn,
            mark,
            definition,
            ..observation("tall", &format!("sone-{k}"), value)
        })
        .collect();
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("tall", Trust::Ekte, Records::Indicators(list.clone()))])).await;
    assert_eq!(store.load().await.unwrap().observations, list);
}

pub(crate) async fn any_weight_comes_back_to_the_last_bit<B: Backend>() {
    let all = catalogue();
    let weights = cases(proptest::num::f64::NORMAL, 300);
    let themes = weights.into_iter().map(|weight| ThemeWeight { weight, ..all.profiles[1].themes[1].clone() });
    let profile = WeightProfile { themes: themes.collect(), ..all.profiles[1].clone() };
    let wanted = Catalogue { profiles: vec![profile], ..all };
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("katalog", Trust::Fakta, Records::Catalogue(wanted.clone()))])).await;
    assert_eq!(store.load().await.unwrap().catalogue, wanted);
}
