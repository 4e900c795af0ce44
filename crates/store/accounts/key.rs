//! Keys that machines show in place of logging in.

use super::{Account, AccountError, Accounts, Event, account, all, audit::note, stamp};
use crate::sql::{Value, cells::Cells, fault::Fault};
use domain::role::Role;
use jiff::Timestamp;

const TABLE: &str = "satsing_keys";
const COLUMNS: &str = "fid, bruker, navn, rolle, laget, utloper, sist_brukt";

/// A key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub user: i64,
    /// What its owner calls it.
    pub name: String,
    /// What it may do at most; never more than its owner.
    pub role: Role,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// When it was last used, give or take some minutes.
    pub used: Option<Timestamp>,
}

/// A key to be made.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// Whose it is.
    pub user: i64,
    /// What its owner calls it.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// When it ends.
    pub until: Timestamp,
    /// Hash of its secret.
    pub hash: String,
}

fn read(c: &Cells<'_>) -> Result<Key, Fault> {
    Ok(Key {
        id: c.get("fid")?,
        user: c.get("bruker")?,
        name: c.get("navn")?,
        role: c.word("rolle", Role::parse)?,
        created: c.parse("laget")?,
        until: c.parse("utloper")?,
        used: c.parse_opt("sist_brukt")?,
    })
}

impl Accounts {
    /// Keys of a user, or of all.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn keys(&self, of: Option<i64>) -> Result<Vec<Key>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_keys ORDER BY fid");
        let keys = self.read(move |tx| all(tx, &sql, &[], TABLE, read)).await?;
        Ok(keys.into_iter().filter(|k| of.is_none_or(|of| k.user == of)).collect())
    }

    /// Makes a key.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn add_key(&self, new: NewKey, event: Event) -> Result<Key, AccountError> {
        self.write(move |tx| {
            tx.execute(
                "INSERT INTO satsing_keys (avtrykk, bruker, navn, rolle, laget, utloper) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                &[
                    Value::Text(new.hash.clone()),
                    Value::Integer(new.user),
                    Value::from(new.name.as_str()),
                    Value::from(new.role.as_str()),
                    stamp(event.at),
                    stamp(new.until),
                ],
            )?;
            let sql = format!("SELECT {COLUMNS} FROM satsing_keys WHERE avtrykk = ?1");
            let made = all(tx, &sql, &[Value::Text(new.hash)], TABLE, read)?.pop();
            let made = made.ok_or_else(|| Fault::Damaged("a new key is not there".into()))?;
            note(tx, &event.to(format!("nokler/{}", made.id)))?;
            Ok(Ok(made))
        })
        .await
    }

    /// Takes a key back; `of` is whose it must be, none for anybody's.
    ///
    /// # Errors
    /// [`AccountError::Unknown`].
    pub async fn remove_key(&self, id: i64, of: Option<i64>, event: Event) -> Result<(), AccountError> {
        self.write(move |tx| {
            let sql = format!("SELECT {COLUMNS} FROM satsing_keys WHERE fid = ?1");
            let found = all(tx, &sql, &[Value::Integer(id)], TABLE, read)?.pop();
            if found.is_none_or(|k| of.is_some_and(|of| k.user != of)) {
                return Ok(Err(AccountError::Unknown));
            }
            tx.execute("DELETE FROM satsing_keys WHERE fid = ?1", &[Value::Integer(id)])?;
            note(tx, &event.to(format!("nokler/{id}")))?;
            Ok(Ok(()))
        })
        .await
    }

    /// The key of a hash with its owner; whether it has ended is for the caller to see.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn key(&self, hash: &str) -> Result<Option<(Key, Account)>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_keys WHERE avtrykk = ?1");
        let hash = Value::from(hash);
        self.read(move |tx| {
            let Some(key) = all(tx, &sql, &[hash], TABLE, read)?.pop() else { return Ok(None) };
            Ok(account::by_id(tx, key.user)?.map(|account| (key, account)))
        })
        .await
    }

    /// Notes that a key is used.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn touch_key(&self, id: i64, now: Timestamp) -> Result<(), AccountError> {
        self.write(move |tx| {
            tx.execute("UPDATE satsing_keys SET sist_brukt = ?2 WHERE fid = ?1", &[Value::Integer(id), stamp(now)])?;
            Ok(Ok(()))
        })
        .await
    }
}
