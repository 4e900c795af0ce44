//! Who somebody is and what they may do: passwords, sessions, keys, and the rule of every route.
//!
//! People log in and get a cookie that scripts cannot read; a change needs another value as well, which only a page of ours
//! can know. Machines send a key. Reading what is public asks for neither, and asks no store.

mod caller;
mod password;
mod rules;
mod secret;
mod throttle;

pub(crate) use caller::{Caller, Maybe, SESSION_HOURS, cookie, no_cookie, token_of};
pub(crate) use password::{advice, verify};
pub use password::{hash_password, is_user_name, weakness};
pub(crate) use rules::enforce;
use secret::csrf_of;
pub use secret::{new_secret, print_of};

use moka::future::Cache;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use store::Accounts;
use throttle::Throttle;
pub(crate) use throttle::wait_until;
use tokio::sync::Semaphore;

/// A session that was ended elsewhere is taken for so long at most.
const KEPT_FOR: Duration = Duration::from_secs(5);
/// Callers that are kept.
const MOST_KEPT: u64 = 10_000;
/// Passwords that are hashed at once: each takes some 20 MB and much of a core.
const HASHED_AT_ONCE: usize = 2;

/// What is shared of it all.
pub(crate) struct Auth {
    accounts: OnceLock<Accounts>,
    /// Callers by the hash of what they show.
    known: Cache<String, Arc<Caller>>,
    pub(crate) hashing: Arc<Semaphore>,
    /// Wrong passwords of names that nobody has.
    pub(crate) strangers: Throttle,
}

impl Default for Auth {
    fn default() -> Self {
        Self {
            accounts: OnceLock::new(),
            known: Cache::builder().max_capacity(MOST_KEPT).time_to_live(KEPT_FOR).build(),
            hashing: Arc::new(Semaphore::new(HASHED_AT_ONCE)),
            strangers: Throttle::default(),
        }
    }
}

impl Auth {
    /// The users; none while the store has not been opened.
    pub(crate) fn accounts(&self) -> Option<&Accounts> {
        self.accounts.get()
    }

    pub(crate) fn set_accounts(&self, accounts: Accounts) {
        // A second one is left aside: a service has the users of one store.
        let _ = self.accounts.set(accounts);
    }

    /// Forgets who is kept, so that a change of a user counts at once here.
    pub(crate) fn forget(&self) {
        self.known.invalidate_all();
    }
}
