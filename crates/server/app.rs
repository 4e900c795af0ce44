//! What every request shares: the snapshot, the clock, the answers already made, and the files beside the code.

use crate::auth::Auth;
use crate::changed::Changed;
use crate::events::Events;
use crate::keeper::Keeper;
use crate::metrics::RouteFigures;
use crate::past::Past;
use crate::upload::ReadUpload;
use arc_swap::ArcSwapOption;
use bytes::Bytes;
use domain::{Layer, Version};
use jiff::civil::Date;
use metrics_exporter_prometheus::PrometheusHandle;
use moka::future::Cache;
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError};
use store::Accounts;
use tile::Encoded;
use tokio::sync::{Mutex, Semaphore};

/// Heavy jobs at once; beyond it a request is answered with 429.
const HEAVY_JOBS: usize = 8;
/// Bytes of answers that are kept.
const ANSWER_CACHE_BYTES: u64 = 32 * 1024 * 1024;

/// Files that are served as they are: styles by name, and the schematic background.
#[derive(Default, Clone)]
pub struct Files {
    /// Style documents by name without `.json`.
    pub styles: BTreeMap<String, Bytes>,
}

/// How the server is set up.
pub struct Config {
    /// Address that links in TileJSON begin with; none = taken from the request.
    pub public_url: Option<String>,
    /// Today's date; tests give a fixed one.
    pub today: Box<dyn Fn() -> Date + Send + Sync>,
    /// Files beside the code.
    pub files: Files,
    /// Reads polygons from files; none = files are not taken.
    pub read_upload: Option<ReadUpload>,
    /// File of this machine that the last data are kept in, for a start while the store is away; none = they are not kept.
    pub last_known: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            public_url: None,
            today: Box::new(today_in_norway),
            files: Files::default(),
            read_upload: None,
            last_known: None,
        }
    }
}

/// Today in Norway; where the time zone is not known, today in UTC.
fn today_in_norway() -> Date {
    let zone = jiff::tz::TimeZone::get("Europe/Oslo").unwrap_or(jiff::tz::TimeZone::UTC);
    jiff::Timestamp::now().to_zoned(zone).date()
}

/// Handle to what every request shares; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What [`App`] points at.
pub struct Inner {
    snapshot: ArcSwapOption<Snapshot>,
    keeper: OnceLock<Arc<dyn Keeper>>,
    changed: std::sync::Mutex<Changed>,
    pub(crate) auth: Auth,
    pub(crate) events: Events,
    pub(crate) past: Past,
    /// The version that was last kept for a start without the store; held while one is kept.
    pub(crate) kept: std::sync::Mutex<Option<domain::Version>>,
    /// Held while a snapshot is built, so that an older one never comes in place of a newer.
    pub(crate) building: Mutex<()>,
    /// Held while a change is made and taken in.
    pub(crate) writing: Mutex<()>,
    pub(crate) config: Config,
    pub(crate) answers: Cache<String, Arc<Encoded>>,
    pub(crate) heavy: Arc<Semaphore>,
    pub(crate) metrics: PrometheusHandle,
    pub(crate) tile_figures: RouteFigures,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// An app without a snapshot yet: alive, not ready.
    pub fn new(config: Config) -> Self {
        let weigh = |key: &String, e: &Arc<Encoded>| {
            // Its compressed twins come later, and are smaller.
            u32::try_from(key.len() + 2 * e.raw().len()).unwrap_or(u32::MAX)
        };
        let metrics = crate::metrics::handle();
        Self(Arc::new(Inner {
            snapshot: ArcSwapOption::empty(),
            keeper: OnceLock::new(),
            changed: std::sync::Mutex::default(),
            auth: Auth::default(),
            events: Events::default(),
            past: Past::default(),
            kept: std::sync::Mutex::default(),
            building: Mutex::default(),
            writing: Mutex::default(),
            config,
            answers: Cache::builder().max_capacity(ANSWER_CACHE_BYTES).weigher(weigh).build(),
            heavy: Arc::new(Semaphore::new(HEAVY_JOBS)),
            metrics,
            tile_figures: RouteFigures::of("/tiles/{layers}/{z}/{x}/{y}"),
        }))
    }

    /// The snapshot in use.
    pub fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.snapshot.load_full()
    }

    /// Takes a new snapshot into use and tells open pages of it; running requests keep theirs.
    pub fn publish(&self, snapshot: Snapshot) {
        crate::metrics::published(&snapshot);
        let snapshot = Arc::new(snapshot);
        let before = self.snapshot.swap(Some(Arc::clone(&snapshot))).map(|s| s.store_version());
        let layers = self.changed(|c| c.take(before, snapshot.store_version()));
        self.events.published(&snapshot, &layers);
    }

    /// Remembers which layers a version of the store changed, for those who are told of the snapshot that holds it.
    pub(crate) fn note_change(&self, version: Version, layers: &[Layer]) {
        self.changed(|c| c.note(version, layers));
    }

    fn changed<T>(&self, change: impl FnOnce(&mut Changed) -> T) -> T {
        change(&mut self.changed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Says whether the store could be reached at the last try.
    pub fn set_store_reachable(&self, reachable: bool) {
        self.events.set_reachable(reachable);
    }

    pub(crate) fn store_reachable(&self) -> bool {
        self.events.reachable()
    }

    /// The address that others reach the server by, if it was told.
    pub fn public_url(&self) -> Option<&str> {
        self.config.public_url.as_deref().map(|url| url.trim_end_matches('/'))
    }

    /// Tells whose users may change things here.
    pub fn set_accounts(&self, accounts: Accounts) {
        self.auth.set_accounts(accounts);
    }

    /// The store to write to and to read earlier versions from; the first that is followed.
    pub(crate) fn set_keeper(&self, keeper: Arc<dyn Keeper>) {
        // A second one is left aside: a service follows one store.
        let _ = self.keeper.set(keeper);
    }

    pub(crate) fn keeper(&self) -> Option<Arc<dyn Keeper>> {
        self.keeper.get().map(Arc::clone)
    }

    pub(crate) fn today(&self) -> Date {
        (self.config.today)()
    }
}
