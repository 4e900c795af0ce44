//! `satsing serve`: the store, the snapshot that follows it, and the server.

use crate::args::Serve;
use crate::data;
use crate::failure::{Failure, runtime};
use crate::text::{note, say, text};
use crate::users;
use domain::{ChangeSet, Dataset, Kommune};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{Accounts, AnyStore, Author, OpenMode, Store, StoreError};
use tokio::net::TcpListener;

/// Wait before a store that is away is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// Serves until interrupted.
pub(crate) fn run(args: Serve) -> Result<(), Failure> {
    let is_database = AnyStore::is_database(&args.store.store);
    let runtime = runtime()?;
    let outcome = runtime.block_on(serve(args));
    if is_database {
        // A thread that still waits for a database that does not answer ends with the process; waiting for it would take as
        // long as that may be away. A file is closed as the runtime is dropped.
        std::mem::forget(runtime);
    }
    outcome
}

async fn serve(args: Serve) -> Result<(), Failure> {
    let folder = args.store.data.as_deref();
    let target = args.store.store.as_str();
    let start = match AnyStore::open(target, OpenMode::Serve).await {
        Ok(store) => Start::Store(Arc::new(store)),
        Err(away @ StoreError::Away { .. }) => Start::Kept(last_known(&args, away).await?),
        Err(other) => return Err(other.into()),
    };
    let kommune = match &start {
        Start::Store(store) => make_ready(store, target, folder).await?,
        Start::Kept(dataset) => dataset.kommune.clone(),
    };
    let app = server::App::new(server::Config {
        public_url: args.public_url,
        files: data::files(folder),
        read_upload: crate::upload::reader(kommune.as_ref()),
        last_known: args.last_known,
        ..server::Config::default()
    });
    let listener =
        TcpListener::bind(args.listen).await.map_err(|e| Failure::Refused(format!("{}: {e}", args.listen)))?;
    let url = format!("http://{}", listener.local_addr().map_err(Failure::inner)?);
    match start {
        Start::Store(store) => {
            let accounts = Accounts::of(AnyStore::clone(&store));
            app.set_accounts(accounts.clone());
            server::follow(app.clone(), store).await?;
            match users::first_link(&accounts, app.public_url().unwrap_or(&url)).await {
                // A replica takes no link, and has its users from its primary.
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(inner) => return Err(inner),
            }
        }
        Start::Kept(dataset) => {
            server::publish_kept(&app, *dataset).await;
            tokio::spawn(follow_later(app.clone(), target.to_owned()));
        }
    }
    say(&text("serving", &[("url", &url)]));
    server::serve(listener, app, stopped(args.stop_with_stdin.then(stdin_closed))).await.map_err(Failure::inner)
}

/// What is served at first.
enum Start {
    Store(Arc<AnyStore>),
    Kept(Box<Dataset>),
}

/// What was kept for when the store is away; without it, there is nothing to serve.
async fn last_known(args: &Serve, away: StoreError) -> Result<Box<Dataset>, Failure> {
    let Some(path) = args.last_known.as_deref().filter(|path| path.exists()) else { return Err(away.into()) };
    let dataset = store::kept(path).await?;
    let target = AnyStore::shown(&args.store.store);
    note(&text("serving_kept", &[("store", &target), ("version", &dataset.version.0), ("path", &path.display())]));
    Ok(Box::new(dataset))
}

/// Opens the store as soon as it answers, and follows it from then on.
async fn follow_later(app: server::App, target: String) {
    loop {
        tokio::time::sleep(RETRY).await;
        let following = async {
            let store = Arc::new(AnyStore::open(&target, OpenMode::Serve).await?);
            app.set_accounts(Accounts::of(AnyStore::clone(&store)));
            server::follow(app.clone(), store).await
        };
        match following.await {
            Ok(_) => return tracing::info!("the store is back"),
            Err(StoreError::Away { .. }) => {}
            Err(error) => tracing::warn!(%error, "the store cannot be used yet; trying again"),
        }
    }
}

/// Fills a new store with the demo, and gives an older one what it lacks; says which kommune it is of. Another server that
/// does the same at the same time may be first.
async fn make_ready(store: &AnyStore, target: &str, folder: Option<&Path>) -> Result<Option<Kommune>, Failure> {
    let dataset = store.load().await?;
    let read = |path: &str| data::read(folder, path);
    let now = jiff::Timestamp::now();
    let is_new = dataset.version == domain::Version::default();
    let change = if is_new {
        ingest::demo::load(&read, now).map_err(Failure::refused)?
    } else {
        let imports = ingest::demo::missing(&dataset, &read, now).map_err(Failure::refused)?;
        ChangeSet { base: None, reason: text("reason_missing", &[]), kommune: None, imports }
    };
    if !is_new && change.imports.is_empty() {
        return Ok(dataset.kommune);
    }
    let kommune = if is_new { change.kommune.clone() } else { dataset.kommune };
    let change = ChangeSet { base: Some(dataset.version), ..change };
    match store.commit(change, &Author("satsing".to_owned())).await {
        Ok(_) if is_new => note(&text("seeded", &[("store", &AnyStore::shown(target))])),
        // A replica shows what its primary holds.
        Ok(_) | Err(StoreError::Conflict { .. } | StoreError::ReadOnly { .. }) => {}
        Err(other) => return Err(other.into()),
    }
    Ok(kommune)
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
