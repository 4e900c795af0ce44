//! `satsing serve`: the store, the snapshot that follows it, and the server.

use crate::args::Serve;
use crate::data;
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use domain::{ChangeSet, Kommune};
use std::path::Path;
use std::sync::Arc;
use store::{AnyStore, Author, OpenMode, Store};
use tokio::net::TcpListener;

/// Serves until interrupted.
pub(crate) fn run(args: Serve) -> Result<(), Failure> {
    runtime()?.block_on(serve(args))
}

async fn serve(args: Serve) -> Result<(), Failure> {
    let folder = args.store.data.as_deref();
    let store = Arc::new(AnyStore::open(&args.store.store, OpenMode::Serve).await?);
    let kommune = if store.version().await? == domain::Version::default() {
        let change =
            ingest::demo::load(&|path| data::read(folder, path), jiff::Timestamp::now()).map_err(Failure::refused)?;
        let kommune = change.kommune.clone();
        store.commit(change, &Author("satsing".to_owned())).await?;
        note(&text("seeded", &[("store", &AnyStore::shown(&args.store.store))]));
        kommune
    } else {
        fill_up(&store, folder).await?
    };
    let app = server::App::new(server::Config {
        public_url: args.public_url,
        files: data::files(folder),
        read_upload: crate::upload::reader(kommune.as_ref()),
        ..server::Config::default()
    });
    let listener =
        TcpListener::bind(args.listen).await.map_err(|e| Failure::Refused(format!("{}: {e}", args.listen)))?;
    let url = format!("http://{}", listener.local_addr().map_err(Failure::inner)?);
    server::follow(app.clone(), store).await?;
    say(&text("serving", &[("url", &url)]));
    server::serve(listener, app, stopped(args.stop_with_stdin.then(stdin_closed))).await.map_err(Failure::inner)
}

/// Gives a store that an earlier version made what it lacks; says which kommune it is of.
async fn fill_up(store: &AnyStore, folder: Option<&Path>) -> Result<Option<Kommune>, Failure> {
    let dataset = store.load().await?;
    let imports = ingest::demo::missing(&dataset, &|path| data::read(folder, path), jiff::Timestamp::now())
        .map_err(Failure::refused)?;
    if imports.is_empty() {
        return Ok(dataset.kommune);
    }
    let reason = text("reason_missing", &[]);
    let change = ChangeSet { base: Some(dataset.version), reason, kommune: None, imports };
    store.commit(change, &Author("satsing".to_owned())).await?;
    Ok(dataset.kommune)
}

/// Done at Ctrl-C, when the platform asks the process to end, or when `other` is.
async fn stopped(other: Option<impl Future<Output = ()>>) {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    let other = async {
        match other {
            Some(other) => other.await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
        () = other => {}
    }
}

/// Done when nobody holds the other end of standard input any more.
async fn stdin_closed() {
    let read = || std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
    // Whatever ends the reading, an error included, means that the starter is gone.
    let _ = tokio::task::spawn_blocking(read).await;
}
