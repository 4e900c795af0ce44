//! Who hears of a change, and when.

use super::{Backend, commit};
use crate::fixture::{change, everything, figures, import, layers_of, places};
use domain::{ChangeSet, Layer, Trust, Version};
use futures_util::{Stream, StreamExt};
use std::time::Duration;
use store::{Change, Store};
use tokio::time::timeout;

fn schools(name: &str) -> ChangeSet {
    change(vec![import("skoler", Trust::Ekte, places("skoler", &[name]))])
}

async fn next(stream: &mut (impl Stream<Item = Change> + Unpin), within: Duration) -> Change {
    timeout(within, stream.next()).await.expect("no change was heard of").expect("the feed ended")
}

pub(crate) async fn a_commit_is_heard_of_at_once_by_every_listener<B: Backend>() {
    let store = B::fresh().await.open().await;
    let (mut a, mut b) = (store.changes(), store.clone().changes());
    commit(&store, everything()).await;
    commit(&store, schools("Ila skole")).await;
    commit(&store, change(vec![import("folkehelse", Trust::Fakta, figures("folkehelse"))])).await;
    for stream in [&mut a, &mut b] {
        let first = next(stream, Duration::from_millis(200)).await;
        assert_eq!(first, Change { version: Version(1), layers: layers_of(&everything()) });
        let second = next(stream, Duration::from_millis(200)).await;
        assert_eq!(second, Change { version: Version(2), layers: vec![Layer::Places] });
        let third = next(stream, Duration::from_millis(200)).await;
        assert_eq!(third, Change { version: Version(3), layers: vec![Layer::Indicators] });
    }
    // Long enough for a second announcement by whatever watches the store.
    assert!(timeout(Duration::from_millis(1200), a.next()).await.is_err(), "a change was told of twice");
}

pub(crate) async fn a_commit_through_another_handle_is_heard_of_within_two_seconds<B: Backend>() {
    let backend = B::fresh().await;
    let (server, importer) = (backend.open().await, backend.open().await);
    let mut stream = server.changes();
    for (n, name) in [(1, "Ila skole"), (2, "Lilleby skole")] {
        commit(&importer, schools(name)).await;
        let heard = next(&mut stream, Duration::from_secs(2)).await;
        assert_eq!(heard, Change { version: Version(n), layers: vec![Layer::Places] });
        assert_eq!(server.load().await.unwrap().places[0].navn, name, "what was told of can be read");
    }
}

pub(crate) async fn a_listener_far_behind_hears_of_the_last_version_with_every_layer<B: Backend>() {
    const MANY: u64 = 100;
    let store = B::fresh().await.open().await;
    let mut stream = store.changes();
    for n in 0..MANY {
        commit(&store, schools(&format!("Skole {n}"))).await;
    }
    let first = next(&mut stream, Duration::from_secs(1)).await;
    if first.version != Version(1) {
        assert_eq!(first.layers, Layer::ALL, "versions were left out, so any layer may have changed");
    }
    let mut last = first.version;
    while last < Version(MANY) {
        let change = next(&mut stream, Duration::from_secs(1)).await;
        assert!(change.version > last, "versions rise");
        last = change.version;
    }
    assert_eq!(last, Version(MANY));
}
