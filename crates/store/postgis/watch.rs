//! Hearing of what other processes commit. PostgreSQL tells with `NOTIFY` that there is a version; which ones, is read
//! from the table, so that nothing is missed when a connection was lost. Where there is no listening (a replica, a
//! pooler), and after silence, the table is asked.

use super::{read, write};
use crate::{
    StoreError,
    feed::Feed,
    sql::{fault::Fault, history, log},
};
use sqlx::{PgPool, postgres::PgListener};
use std::{sync::Arc, time::Duration};
use tokio::{
    task::JoinHandle,
    time::{sleep, timeout},
};

/// How long it may be silent before the table is asked anyway.
const SILENCE: Duration = Duration::from_secs(1);
/// How often the table is asked where there is no listening.
const INTERVAL: Duration = Duration::from_millis(400);
/// How often listening is tried again where there was none: a replica may have become the primary.
const POLLS: u32 = 25;
/// Name of the channel; the trigger of the table of versions knows it too.
const CHANNEL: &str = "satsing";

/// Tells of every version that has not been told of yet.
pub(super) async fn announce(pool: &PgPool, feed: &Arc<Feed>, shown: &str) -> Result<(), StoreError> {
    let (pool, feed, shown) = (pool.clone(), Arc::clone(feed), shown.to_owned());
    super::blocking(move |runtime| {
        let lines = read(runtime, &pool, |session| log::since(session, feed.told())).map_err(|f| f.at(&shown))?;
        feed.tell(lines);
        Ok(())
    })
    .await?
}

/// Makes a version of what other programs have done, where this database can be written.
async fn adopt(pool: &PgPool, shown: &str) -> Result<(), StoreError> {
    let (pool, shown) = (pool.clone(), shown.to_owned());
    super::blocking(move |runtime| {
        let adopt = || -> Result<(), Fault> {
            if read(runtime, &pool, |session| history::pending(session))? {
                write(runtime, &pool, |session| history::adopt(session))?;
            }
            Ok(())
        };
        match adopt().map_err(|f| f.at(&shown)) {
            // Somebody else is at it, or a replica shows what is being adopted on the primary.
            Err(StoreError::Busy | StoreError::ReadOnly { .. }) => Ok(()),
            other => other,
        }
    })
    .await?
}

/// The task that listens; it ends when this is dropped.
pub(super) struct Watch(JoinHandle<()>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Watch {
    pub(super) fn start(pool: PgPool, feed: Arc<Feed>, shown: String) -> Self {
        Self(tokio::spawn(async move {
            let mut reported = false;
            loop {
                match follow(&pool, &feed, &shown, &mut reported).await {
                    Ok(()) => {}
                    // Said once, not each time it is tried.
                    Err(error) if !reported => {
                        reported = true;
                        tracing::warn!(%error, "changes by others are not heard of; trying again");
                    }
                    Err(_) => {}
                }
                sleep(INTERVAL).await;
            }
        }))
    }
}

async fn listen(pool: &PgPool) -> Option<PgListener> {
    let connect = async {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        Ok::<_, sqlx::Error>(listener)
    };
    timeout(super::PATIENCE, connect).await.ok()?.ok()
}

/// Hears and tells until the connection is lost.
async fn follow(pool: &PgPool, feed: &Arc<Feed>, shown: &str, reported: &mut bool) -> Result<(), StoreError> {
    let mut listener = listen(pool).await;
    let mut polls = 0;
    loop {
        announce(pool, feed, shown).await?;
        if std::mem::take(reported) {
            tracing::info!("changes by others are heard of again");
        }
        adopt(pool, shown).await?;
        match &mut listener {
            Some(listener) => match timeout(SILENCE, listener.try_recv()).await {
                Ok(Ok(Some(_))) | Err(_) => {}
                Ok(Ok(None) | Err(_)) => return Ok(()),
            },
            None if polls >= POLLS => return Ok(()),
            None => {
                polls += 1;
                sleep(INTERVAL).await;
            }
        }
    }
}
