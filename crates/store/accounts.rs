//! Who may change things: users, what proves that somebody is one of them, and what they have done.
//!
//! Of sessions, links and keys only hashes are kept, and of passwords what a password hash function made of them. None of it is
//! versioned: it says who may change the data, and is not the data.

mod account;
mod audit;
mod key;
mod link;
mod session;

pub use account::{Account, AccountChange, NewAccount, Secret};
pub use audit::{Event, Logged};
pub use key::{Key, NewKey};
pub use link::{Link, LinkKind};
pub use session::Session;

use crate::{
    AnyStore, StoreError,
    sql::{self, fault::Fault},
};
use jiff::Timestamp;
use tokio::runtime::Handle;

/// Why something about users was not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// Somebody else has the name.
    #[error("the user name {0} is taken")]
    Taken(String),
    /// There is no such user, session, link or key, or it is not valid any more.
    #[error("there is no such user, link or key")]
    Unknown,
    /// Nobody would be left who can make users.
    #[error("this is the last administrator")]
    LastAdministrator,
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The users of a store. Clones share one store.
#[derive(Debug, Clone)]
pub struct Accounts(AnyStore);

/// What comes of a job: the store may fail, or the job may be refused.
type Outcome<T> = Result<Result<T, AccountError>, Fault>;

impl Accounts {
    /// Of a store.
    pub fn of(store: AnyStore) -> Self {
        Self(store)
    }

    async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn sql::Session) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, AccountError> {
        let (store, runtime) = (self.0.clone(), Handle::current());
        let done = tokio::task::spawn_blocking(move || store.reading(&runtime, job)).await;
        Ok(done.unwrap_or(Err(StoreError::Stopping))?)
    }

    /// Does a job in one transaction; what is refused leaves nothing behind, since a refusal comes before any change.
    async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn sql::Session) -> Outcome<T> + Send + 'static,
    ) -> Result<T, AccountError> {
        let (store, runtime) = (self.0.clone(), Handle::current());
        let done = tokio::task::spawn_blocking(move || store.writing(&runtime, job)).await;
        done.unwrap_or(Err(StoreError::Stopping))?
    }
}

/// A time as it is kept: whole seconds, so that texts are in the order of their times.
fn stamp(time: Timestamp) -> sql::Value {
    sql::Value::Text(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Every row of a question.
fn all<T>(
    tx: &dyn sql::Session,
    sql: &str,
    parameters: &[sql::Value],
    table: &'static str,
    read: impl Fn(&sql::cells::Cells<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut rows = vec![];
    tx.each(sql, parameters, &mut |row| {
        rows.push(read(&sql::cells::Cells::new(row, table)?)?);
        Ok(())
    })?;
    Ok(rows)
}
