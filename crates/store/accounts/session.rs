//! Sessions of people who are logged in.

use super::{Account, AccountError, Accounts, Event, account, all, audit::note, stamp};
use crate::sql::Value;
use jiff::Timestamp;

const TABLE: &str = "satsing_sessions";

/// A session that is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: Account,
    /// When somebody logged in.
    pub created: Timestamp,
    /// When it was last used, give or take some minutes.
    pub seen: Timestamp,
    /// When it ends whatever happens.
    pub until: Timestamp,
}

impl Accounts {
    /// Logs a user in: keeps the hash of a new session, and forgets those that have ended.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn open_session(
        &self,
        id: i64,
        hash: String,
        until: Timestamp,
        event: Event,
    ) -> Result<(), AccountError> {
        self.write(move |tx| {
            let now = stamp(event.at);
            tx.execute("DELETE FROM satsing_sessions WHERE utloper < ?1", std::slice::from_ref(&now))?;
            tx.execute(
                "INSERT INTO satsing_sessions (avtrykk, bruker, laget, sist, utloper) VALUES (?1, ?2, ?3, ?3, ?4)",
                &[Value::Text(hash), Value::Integer(id), now.clone(), stamp(until)],
            )?;
            let sql = "UPDATE satsing_users SET sist_inne = ?2, feil = 0, stengt_til = NULL WHERE fid = ?1";
            tx.execute(sql, &[Value::Integer(id), now])?;
            note(tx, &event)?;
            Ok(Ok(()))
        })
        .await
    }

    /// The session of a hash; whether it has ended is for the caller to see.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn session(&self, hash: &str) -> Result<Option<Session>, AccountError> {
        let hash = Value::from(hash);
        self.read(move |tx| {
            let sql = "SELECT fid, bruker, laget, sist, utloper FROM satsing_sessions WHERE avtrykk = ?1";
            let found = all(tx, sql, &[hash], TABLE, |c| {
                Ok((c.get("bruker")?, c.parse("laget")?, c.parse("sist")?, c.parse("utloper")?))
            })?;
            let Some((id, created, seen, until)) = found.into_iter().next() else { return Ok(None) };
            Ok(account::by_id(tx, id)?.map(|account| Session { account, created, seen, until }))
        })
        .await
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn touch_session(&self, hash: &str, now: Timestamp) -> Result<(), AccountError> {
        let values = [Value::from(hash), stamp(now)];
        self.write(move |tx| {
            tx.execute("UPDATE satsing_sessions SET sist = ?2 WHERE avtrykk = ?1", &values)?;
            Ok(Ok(()))
        })
        .await
    }

    /// Ends one session, or every session of its user.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn close_session(&self, hash: &str, everywhere: bool, event: Event) -> Result<(), AccountError> {
        let hash = Value::from(hash);
        self.write(move |tx| {
            let sql = if everywhere {
                "DELETE FROM satsing_sessions WHERE bruker = (SELECT bruker FROM satsing_sessions WHERE avtrykk = ?1)"
            } else {
                "DELETE FROM satsing_sessions WHERE avtrykk = ?1"
            };
            tx.execute(sql, &[hash])?;
            note(tx, &event)?;
            Ok(Ok(()))
        })
        .await
    }

    /// When and until when a user is logged in.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn sessions_of(&self, id: i64) -> Result<Vec<(Timestamp, Timestamp)>, AccountError> {
        let sql = "SELECT fid, laget, utloper FROM satsing_sessions WHERE bruker = ?1 ORDER BY fid";
        let of = [Value::Integer(id)];
        self.read(move |tx| all(tx, sql, &of, TABLE, |c| Ok((c.parse("laget")?, c.parse("utloper")?)))).await
    }
}
