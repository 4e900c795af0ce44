//! A small dataset for the tests of this crate.

use crate::{App, Config};
use domain::{
    Border, Catalogue, ChangeSet, Dataset, Facts, Import, Period, Provenance, Records, Trust, Version, Zone, ZoneSet,
};
use geo_types::{Coord, MultiPolygon, Rect};
use jiff::Timestamp;
use snapshot::Snapshot;

/// An app that answers from version 1.
pub(crate) fn app() -> App {
    let app = App::new(Config::default());
    publish(&app, 1);
    app
}

/// Takes a version into use.
pub(crate) fn publish(app: &App, version: u64) {
    app.publish(Snapshot::build(dataset(version), version, None));
}

/// One zone, at a version of the store.
pub(crate) fn dataset(version: u64) -> Dataset {
    let set = "prove".parse().unwrap();
    let corners = Rect::new(Coord { x: 568_000.0, y: 7_033_000.0 }, Coord { x: 571_000.0, y: 7_035_000.0 });
    let zone = Zone {
        id: "midtbyen".parse().unwrap(),
        zone_set: "prove".parse().unwrap(),
        navn: "Midtbyen".into(),
        aliases: vec![],
        code: None,
        border: Border { opphav: "prøve".into(), dato: None, forelopig: true },
        geometry: MultiPolygon(vec![corners.to_polygon()]),
    };
    Dataset {
        version: Version(version),
        kommune: None,
        zone_sets: vec![ZoneSet {
            id: set,
            navn: "Prøve".into(),
            gyldig: Period::default(),
            source: "prove".parse().unwrap(),
        }],
        zones: vec![zone],
        districts: vec![],
        places: vec![],
        cells: vec![],
        addresses: vec![],
        plan_areas: vec![],
        facts: Facts::default(),
        catalogue: Catalogue::default(),
        observations: vec![],
        streets: vec![],
        scenarios: vec![],
        imports: vec![],
    }
}

/// An import that gives the one zone a name.
pub(crate) fn zone_named(navn: &str) -> ChangeSet {
    let Dataset { mut zone_sets, mut zones, .. } = dataset(0);
    zones[0].navn = navn.to_owned();
    let provenance = Provenance {
        source: "prove".parse().unwrap(),
        tittel: "Prøve".into(),
        opphav: "prøve".into(),
        lisens: "ikke oppgitt".into(),
        trust: Trust::Ekte,
        hentet: Timestamp::UNIX_EPOCH,
        sha256: String::new(),
        fil: String::new(),
        oppskrift: String::new(),
        lest: 1,
        tatt_inn: 1,
        avvist: 0,
        varsler: vec![],
    };
    let import = Import { provenance, records: Records::Zones(zone_sets.remove(0), zones) };
    ChangeSet { base: None, reason: navn.to_owned(), kommune: None, imports: vec![import] }
}

/// Makes a planner with the key `sk_planlegger`.
pub(crate) async fn planner(store: &store::AnyStore) {
    use domain::role::Role;
    use store::accounts::{Event, NewAccount, NewKey};
    let accounts = store::Accounts::of(store.clone());
    let now = jiff::Timestamp::now();
    let (role, display) = (Role::Planlegger, "Planlegger".to_owned());
    let new = NewAccount { name: "plan".into(), display, role, areas: vec![], password: None, external: None };
    let made = accounts.add(new, Event::new(now, None, "bruker-laget")).await.unwrap();
    let (hash, until) = (crate::print_of("sk_planlegger"), now + jiff::SignedDuration::from_hours(1));
    let key = NewKey { user: made.id, name: "test".into(), role, until, hash };
    accounts.add_key(key, Event::new(now, None, "nokkel-laget")).await.unwrap();
}
