//! Connections that are cut in the middle of a change: it is there as a whole or not at all.

use super::Database;
use crate::{
    fixture::{change, everything, import, places},
    suite::{Backend, commit, tester},
};
use domain::{Trust, Version};
use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};
use store::{OpenMode, Store, postgis::PostGis};

/// Passes everything on to the database, until so many bytes have gone there; then every connection is cut.
struct Proxy {
    port: u16,
    left: Arc<AtomicUsize>,
}

const ALL: usize = usize::MAX / 2;

fn pass(mut from: TcpStream, mut to: TcpStream, left: Option<&AtomicUsize>) {
    let mut buffer = [0; 4096];
    while let Ok(n @ 1..) = from.read(&mut buffer) {
        let allowed = match left {
            Some(left) => n.min(left.fetch_sub(n.min(left.load(Ordering::SeqCst)), Ordering::SeqCst)),
            None => n,
        };
        if to.write_all(&buffer[..allowed]).is_err() || allowed < n {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

impl Proxy {
    fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let left = Arc::new(AtomicUsize::new(ALL));
        let (target, shared) = (server.to_owned(), Arc::clone(&left));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(database) = TcpStream::connect(&target) else { continue };
                let (client2, database2) = (client.try_clone().unwrap(), database.try_clone().unwrap());
                let left = Arc::clone(&shared);
                thread::spawn(move || pass(client, database, Some(&left)));
                thread::spawn(move || pass(database2, client2, None));
            }
        });
        Self { port, left }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_whose_connection_is_cut_is_whole_or_not_there() {
    let database = Database::fresh().await;
    let direct = database.open().await;
    commit(&direct, everything()).await;
    let address = database.address();
    let server = address.split_once('@').unwrap().1.split_once('/').unwrap().0.to_owned();
    let proxy = Proxy::to(&server);
    let through = address.replace(&server, &format!("127.0.0.1:{}", proxy.port));
    let names: Vec<String> = (0..400).map(|n| format!("Sted {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let new = || change(vec![import("nye", Trust::Ekte, places("nye", &names))]);
    let mut failed = 0;
    for bytes in [100, 3_000, 12_000, 30_000, 60_000, 75_000, 80_000, ALL] {
        let store = PostGis::open(&through, OpenMode::Serve).await.unwrap();
        let before = direct.version().await.unwrap();
        proxy.left.store(bytes, Ordering::SeqCst);
        let result = store.commit(new(), &tester()).await;
        proxy.left.store(ALL, Ordering::SeqCst);
        let after = direct.load().await.unwrap();
        let count = after.places.iter().filter(|p| p.source.as_str() == "nye").count();
        match (after.version.0 - before.0, result) {
            (0, Err(_)) => assert_eq!(count, 0, "{bytes}: places without a version"),
            // The answer may be lost after the change was taken.
            (1, _) => assert_eq!(count, 400, "{bytes}"),
            (more, result) => panic!("{bytes}: {more} versions and {result:?}"),
        }
        failed += u32::from(count == 0);
        // The same handle takes a change when the line holds again, and the next round begins without the places.
        let none = change(vec![import("nye", Trust::Ekte, places("nye", &[]))]);
        assert!(store.commit(none, &tester()).await.unwrap() > Version(1));
    }
    assert!(failed >= 3, "the line was cut in the middle of {failed} changes");
}
