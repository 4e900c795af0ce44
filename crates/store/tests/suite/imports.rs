//! What an import replaces, and what it leaves.

use super::{Backend, commit};
use crate::fixture::{
    catalogue, change, everything, facts, figures, import, observation, places, scenarios, sources, streets, zones,
};
use domain::{Catalogue, Dataset, Facts, Layer, Records, Trust, Value, Version};
use store::Store;

fn names(d: &Dataset) -> Vec<&str> {
    d.places.iter().map(|p| p.navn.as_str()).collect()
}

fn figure_sources(d: &Dataset) -> Vec<&str> {
    d.observations.iter().map(|o| o.source.as_str()).collect()
}

pub(crate) async fn the_same_source_replaces_itself_and_leaves_the_others<B: Backend>() {
    let store = B::fresh().await.open().await;
    let schools = |names: &[&str]| import("skoler", Trust::Ekte, places("skoler", names));
    let kindergartens = import("barnehager", Trust::Ekte, places("barnehager", &["Ila barnehage"]));
    commit(&store, change(vec![schools(&["Lilleby skole", "Ila skole"]), kindergartens])).await;
    commit(&store, change(vec![schools(&["Lilleby skole", "Rosenborg skole"])])).await;
    let d = store.load().await.unwrap();
    assert_eq!(names(&d), ["Ila barnehage", "Lilleby skole", "Rosenborg skole"]);
    assert_eq!(sources(&d), [(Layer::Places, "barnehager".into()), (Layer::Places, "skoler".into())]);
}

pub(crate) async fn real_records_drop_the_schematic_and_invented_ones_of_their_layer_only<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(
        &store,
        change(vec![
            import("demo", Trust::Skjematisk, places("demo", &["Omtrent skole"])),
            import("funnet-pa", Trust::Oppdiktet, places("funnet-pa", &["Tenkt barnehage"])),
            import("liste", Trust::Fakta, places("liste", &["Kjent kulturhus"])),
            import("demo", Trust::Skjematisk, zones("demo", "demo", &["Ila"])),
        ]),
    )
    .await;
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(names(&d), ["Kjent kulturhus", "Ila skole"]);
    assert_eq!(d.zones.len(), 1, "another layer of the same source stays");
    let wanted = [(Layer::Zones, "demo"), (Layer::Places, "liste"), (Layer::Places, "skoler")];
    assert_eq!(sources(&d), wanted.map(|(l, s)| (l, s.to_owned())));
}

pub(crate) async fn demo_records_never_drop_real_ones<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    commit(&store, change(vec![import("demo", Trust::Skjematisk, places("demo", &["Omtrent skole"]))])).await;
    assert_eq!(names(&store.load().await.unwrap()), ["Ila skole", "Omtrent skole"]);
}

pub(crate) async fn a_new_zone_set_becomes_the_current_vintage_beside_the_older_one<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("demo", Trust::Skjematisk, zones("demo", "demo", &["Ila", "Lademoen"]))])).await;
    let real = import("levekar", Trust::Ekte, zones("levekar-2020", "levekar", &["Kattem"]));
    commit(&store, change(vec![real])).await;
    let d = store.load().await.unwrap();
    let (set, current) = d.current_zones();
    assert_eq!(set.unwrap().id.as_str(), "levekar-2020");
    assert_eq!(current.iter().map(|z| z.navn.as_str()).collect::<Vec<_>>(), ["Kattem"]);
    assert_eq!(d.zones.len(), 3, "the older vintage stays");
    assert_eq!(sources(&d), ["demo", "levekar"].map(|s| (Layer::Zones, s.to_owned())));
}

pub(crate) async fn invented_figures_stay_with_real_zones_until_real_figures_come<B: Backend>() {
    let store = B::fresh().await.open().await;
    let demo = import("demo", Trust::Skjematisk, zones("demo", "demo", &["Ila"]));
    commit(&store, change(vec![demo, import("funnet-pa", Trust::Oppdiktet, figures("funnet-pa"))])).await;
    let real = || import("levekar", Trust::Ekte, zones("levekar-2020", "levekar", &["Ila"]));
    commit(&store, change(vec![real()])).await;
    let d = store.load().await.unwrap();
    assert_eq!(figure_sources(&d), ["funnet-pa"], "they are matched by name, and marked as invented");
    assert!(sources(&d).contains(&(Layer::Indicators, "funnet-pa".into())), "{:?}", sources(&d));
    assert_eq!(d.current_zones().0.unwrap().source.as_str(), "levekar");

    commit(&store, change(vec![import("folkehelse", Trust::Ekte, figures("folkehelse"))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(figure_sources(&d), ["folkehelse"]);
    assert!(!sources(&d).contains(&(Layer::Indicators, "funnet-pa".into())), "{:?}", sources(&d));

    commit(&store, change(vec![real(), import("funnet-pa", Trust::Oppdiktet, figures("funnet-pa"))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(figure_sources(&d), ["folkehelse", "funnet-pa"], "invented ones never drop real ones");
}

pub(crate) async fn figures_of_the_same_source_replace_themselves_and_leave_the_others<B: Backend>() {
    let store = B::fresh().await.open().await;
    let both = ["ssb", "folkehelse"].map(|s| import(s, Trust::Ekte, figures(s)));
    commit(&store, change(both.into())).await;
    let newer = observation("ssb", "lademoen", Value::Suppressed { lo: Some(1.0), hi: Some(4.0) });
    commit(&store, change(vec![import("ssb", Trust::Ekte, Records::Indicators(vec![newer.clone()]))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.observations, [observation("folkehelse", "ila", Value::known(12.5)), newer]);
    assert_eq!(sources(&d), ["folkehelse", "ssb"].map(|s| (Layer::Indicators, s.to_owned())));
}

pub(crate) async fn a_zone_source_that_comes_again_replaces_its_set_and_is_current<B: Backend>() {
    let store = B::fresh().await.open().await;
    let first = import("a", Trust::Ekte, zones("a-2020", "a", &["Ila", "Kattem"]));
    let other = import("b", Trust::Ekte, zones("b-2021", "b", &["Lademoen"]));
    let again = import("a", Trust::Ekte, zones("a-2024", "a", &["Ila"]));
    commit(&store, change(vec![first, other])).await;
    commit(&store, change(vec![again])).await;
    let d = store.load().await.unwrap();
    let sets: Vec<_> = d.zone_sets.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(sets, ["b-2021", "a-2024"]);
    assert_eq!(d.zones.iter().map(|z| z.navn.as_str()).collect::<Vec<_>>(), ["Lademoen", "Ila"]);
}

pub(crate) async fn new_facts_replace_all_facts<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, change(vec![import("fakta", Trust::Fakta, Records::Facts(facts()))])).await;
    let fewer = Facts { actors: facts().actors[..1].to_vec(), ..Facts::default() };
    commit(&store, change(vec![import("fakta-2", Trust::Fakta, Records::Facts(fewer.clone()))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.facts, fewer);
    assert_eq!(sources(&d), [(Layer::Facts, "fakta-2".into())]);
}

pub(crate) async fn a_new_catalogue_replaces_the_one_that_is_there_and_leaves_the_figures<B: Backend>() {
    let store = B::fresh().await.open().await;
    let first = import("katalog", Trust::Fakta, Records::Catalogue(catalogue()));
    commit(&store, change(vec![first, import("ssb", Trust::Ekte, figures("ssb"))])).await;
    let other = Catalogue { indicators: vec![], profiles: vec![], ..catalogue() };
    commit(&store, change(vec![import("katalog-2", Trust::Fakta, Records::Catalogue(other.clone()))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.catalogue, other);
    assert_eq!(sources(&d), [(Layer::Catalogue, "katalog-2".into()), (Layer::Indicators, "ssb".into())]);
    assert_eq!(figure_sources(&d), ["ssb"], "a figure of an indicator that is gone is kept, for when it comes back");
    assert_eq!(store.versions().await.unwrap()[1].layers, [Layer::Catalogue]);
}

pub(crate) async fn the_same_records_again_change_no_layer<B: Backend>() {
    let store = B::fresh().await.open().await;
    commit(&store, everything()).await;
    let before = store.load().await.unwrap();
    let mut again = everything();
    again.base = Some(Version(1));
    again.imports[0].provenance.hentet = "2027-01-01T00:00:00Z".parse().unwrap();
    commit(&store, again.clone()).await;
    let log = store.versions().await.unwrap();
    assert_eq!(log[1].layers, [], "only the date of an import changed");
    let after = store.load().await.unwrap();
    assert_eq!(after.zones, before.zones);
    assert_eq!(after.imports[0].1, again.imports[0].provenance);
}

pub(crate) async fn a_zone_may_have_the_same_id_in_two_vintages<B: Backend>() {
    let store = B::fresh().await.open().await;
    let set = |name: &str| import(name, Trust::Ekte, zones(name, name, &["Ila"]));
    commit(&store, change(vec![set("a"), set("b")])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.zones.iter().map(|z| z.zone_set.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

pub(crate) async fn a_new_network_replaces_its_own_streets_and_leaves_the_others<B: Backend>() {
    let store = B::fresh().await.open().await;
    let network = |source: &str, n| import(source, Trust::Ekte, Records::Network(streets(source)[..n].to_vec()));
    commit(&store, change(vec![network("osm", 5), network("nvdb", 4)])).await;
    commit(&store, change(vec![network("osm", 2)])).await;
    let d = store.load().await.unwrap();
    let of = |source: &str| d.streets.iter().filter(|s| s.source.as_str() == source).cloned().collect::<Vec<_>>();
    assert_eq!(of("osm"), streets("osm")[..2]);
    assert_eq!(of("nvdb"), streets("nvdb")[..4]);
    assert_eq!(store.versions().await.unwrap()[1].layers, [Layer::Network]);
    assert_eq!(store.load_at(Version(1)).await.unwrap().streets.len(), 9, "the older network can be read");
}

pub(crate) async fn a_scenario_that_is_left_out_of_the_list_is_gone<B: Backend>() {
    let store = B::fresh().await.open().await;
    let list = scenarios("avgrensning");
    let saved = |list: &[_]| import("avgrensning", Trust::Fakta, Records::Scenarios(list.to_vec()));
    commit(&store, change(vec![saved(&list)])).await;
    let mut fewer = list.clone();
    let gone = fewer.remove(1);
    fewer[0].versjon += 1;
    commit(&store, change(vec![saved(&fewer)])).await;
    assert_eq!(store.load().await.unwrap().scenarios, fewer);
    assert!(store.load_at(Version(1)).await.unwrap().scenarios.contains(&gone), "its past stays");
    commit(&store, change(vec![saved(&[])])).await;
    let d = store.load().await.unwrap();
    assert!(d.scenarios.is_empty());
    assert_eq!(store.versions().await.unwrap()[2].layers, [Layer::Scenarios]);
}
