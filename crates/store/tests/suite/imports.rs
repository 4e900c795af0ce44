//! What an import replaces, and what it leaves.

use super::{Backend, commit};
use crate::fixture::{change, everything, facts, import, need, places, sources, zones};
use domain::{Dataset, Facts, Import, Layer, Records, Trust, Value, Version};
use store::Store;

fn names(d: &Dataset) -> Vec<&str> {
    d.places.iter().map(|p| p.navn.as_str()).collect()
}

fn needs_of(source: &str, trust: Trust) -> Import {
    import(source, trust, Records::Needs(vec![need(source, "ila", Value::known(0.5), Value::Missing)]))
}

pub(crate) async fn the_same_source_replaces_itself_and_leaves_the_others<B: Backend>() {
    let store = B::fresh().open();
    let schools = |names: &[&str]| import("skoler", Trust::Ekte, places("skoler", names));
    let kindergartens = import("barnehager", Trust::Ekte, places("barnehager", &["Ila barnehage"]));
    commit(&store, change(vec![schools(&["Lilleby skole", "Ila skole"]), kindergartens])).await;
    commit(&store, change(vec![schools(&["Lilleby skole", "Rosenborg skole"])])).await;
    let d = store.load().await.unwrap();
    assert_eq!(names(&d), ["Ila barnehage", "Lilleby skole", "Rosenborg skole"]);
    assert_eq!(sources(&d), [(Layer::Places, "barnehager".into()), (Layer::Places, "skoler".into())]);
}

pub(crate) async fn real_records_drop_the_schematic_and_invented_ones_of_their_layer_only<B: Backend>() {
    let store = B::fresh().open();
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
    let store = B::fresh().open();
    commit(&store, change(vec![import("skoler", Trust::Ekte, places("skoler", &["Ila skole"]))])).await;
    commit(&store, change(vec![import("demo", Trust::Skjematisk, places("demo", &["Omtrent skole"]))])).await;
    assert_eq!(names(&store.load().await.unwrap()), ["Ila skole", "Omtrent skole"]);
}

pub(crate) async fn a_new_zone_set_becomes_the_current_vintage_beside_the_older_one<B: Backend>() {
    let store = B::fresh().open();
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

pub(crate) async fn real_zones_drop_invented_needs_and_leave_real_ones<B: Backend>() {
    let store = B::fresh().open();
    let demo = import("demo", Trust::Skjematisk, zones("demo", "demo", &["Ila"]));
    commit(&store, change(vec![demo, needs_of("funnet-pa", Trust::Oppdiktet)])).await;
    let other_demo = import("demo-2", Trust::Skjematisk, zones("demo-2", "demo-2", &["Ila"]));
    commit(&store, change(vec![other_demo])).await;
    assert_eq!(store.load().await.unwrap().needs.len(), 1, "demo zones leave them");
    let real = || import("levekar", Trust::Ekte, zones("levekar-2020", "levekar", &["Ila"]));
    commit(&store, change(vec![real()])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.needs, []);
    assert!(sources(&d).iter().all(|(layer, _)| *layer == Layer::Zones), "{:?}", sources(&d));

    commit(&store, change(vec![needs_of("folkehelse", Trust::Ekte), real()])).await;
    assert_eq!(store.load().await.unwrap().needs.len(), 1, "real needs stay");
}

pub(crate) async fn a_zone_source_that_comes_again_replaces_its_set_and_is_current<B: Backend>() {
    let store = B::fresh().open();
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
    let store = B::fresh().open();
    commit(&store, change(vec![import("fakta", Trust::Fakta, Records::Facts(facts()))])).await;
    let fewer = Facts { actors: facts().actors[..1].to_vec(), ..Facts::default() };
    commit(&store, change(vec![import("fakta-2", Trust::Fakta, Records::Facts(fewer.clone()))])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.facts, fewer);
    assert_eq!(sources(&d), [(Layer::Facts, "fakta-2".into())]);
}

pub(crate) async fn the_same_records_again_change_no_layer<B: Backend>() {
    let store = B::fresh().open();
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
    let store = B::fresh().open();
    let set = |name: &str| import(name, Trust::Ekte, zones(name, name, &["Ila"]));
    commit(&store, change(vec![set("a"), set("b")])).await;
    let d = store.load().await.unwrap();
    assert_eq!(d.zones.iter().map(|z| z.zone_set.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}
