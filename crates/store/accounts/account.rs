//! Users.

use super::{AccountError, Accounts, Event, Outcome, all, audit::note, stamp};
use crate::sql::{
    Session, Value,
    cells::{Cells, json},
    fault::Fault,
    one,
};
use domain::role::Role;
use jiff::Timestamp;

const TABLE: &str = "satsing_users";
const COLUMNS: &str =
    "fid, navn, visningsnavn, rolle, omrader, passord, utsteder, subjekt, sperret, feil, stengt_til, laget,
  sist_inne";

/// Something that must not be shown, not even in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// The name it logs in with.
    pub name: String,
    /// The name that is shown.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// Ids of the areas it keeps actors of, for an områdeteam.
    pub areas: Vec<String>,
    /// What the password hash function made of the password; none where there is no password.
    pub password: Option<Secret>,
    /// Issuer and subject, where it logs in elsewhere.
    pub external: Option<(String, String)>,
    /// May not log in.
    pub blocked: bool,
    /// Wrong passwords since the last right one.
    pub failures: u32,
    /// No password is tried before then.
    pub locked_until: Option<Timestamp>,
    /// When it was made.
    pub created: Timestamp,
    /// When it last logged in.
    pub last_in: Option<Timestamp>,
}

/// A user to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name it logs in with.
    pub name: String,
    /// The name that is shown.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// Ids of areas.
    pub areas: Vec<String>,
    /// Made by the password hash function.
    pub password: Option<Secret>,
    /// Issuer and subject.
    pub external: Option<(String, String)>,
}

/// What an administrator may change of a user.
#[derive(Debug, Clone)]
pub struct AccountChange {
    /// The name that is shown.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// Ids of areas.
    pub areas: Vec<String>,
    /// May not log in.
    pub blocked: bool,
}

fn read(c: &Cells<'_>) -> Result<Account, Fault> {
    let external = (c.get::<Option<String>>("utsteder")?, c.get::<Option<String>>("subjekt")?);
    Ok(Account {
        id: c.get("fid")?,
        name: c.get("navn")?,
        display: c.get("visningsnavn")?,
        role: c.word("rolle", Role::parse)?,
        areas: c.json("omrader")?,
        password: c.get::<Option<String>>("passord")?.map(Secret),
        external: external.0.zip(external.1),
        blocked: c.get("sperret")?,
        failures: c.count("feil")?,
        locked_until: c.parse_opt("stengt_til")?,
        created: c.parse("laget")?,
        last_in: c.parse_opt("sist_inne")?,
    })
}

pub(super) fn by_id(tx: &dyn Session, id: i64) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM satsing_users WHERE fid = ?1");
    Ok(all(tx, &sql, &[Value::Integer(id)], TABLE, read)?.pop())
}

fn by_name(tx: &dyn Session, name: &str) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM satsing_users WHERE navn = ?1");
    Ok(all(tx, &sql, &[Value::from(name)], TABLE, read)?.pop())
}

/// Administrators who can log in.
pub(super) fn administrators(tx: &dyn Session) -> Result<i64, Fault> {
    let sql = "SELECT count(*) AS antall FROM satsing_users WHERE rolle = 'administrator' AND NOT sperret";
    one(tx, sql, &[], "antall")
}

/// Whether a user is the only one who can make others.
fn is_last(tx: &dyn Session, account: &Account) -> Result<bool, Fault> {
    Ok(account.role == Role::Administrator && !account.blocked && administrators(tx)? <= 1)
}

pub(super) fn add(tx: &dyn Session, new: &NewAccount, now: Timestamp) -> Outcome<Account> {
    if by_name(tx, &new.name)?.is_some() {
        return Ok(Err(AccountError::Taken(new.name.clone())));
    }
    let text = |t: Option<&String>| t.map_or(Value::Null, |t| Value::Text(t.clone()));
    tx.execute(
        "INSERT INTO satsing_users (navn, visningsnavn, rolle, omrader, passord, utsteder, subjekt, laget)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            Value::from(new.name.as_str()),
            Value::from(new.display.as_str()),
            Value::from(new.role.as_str()),
            json(&new.areas).map_err(Fault::Damaged)?,
            text(new.password.as_ref().map(|p| &p.0)),
            text(new.external.as_ref().map(|e| &e.0)),
            text(new.external.as_ref().map(|e| &e.1)),
            stamp(now),
        ],
    )?;
    by_name(tx, &new.name)?.map(Ok).ok_or_else(|| Fault::Damaged("a new user is not there".into()))
}

pub(super) fn set_password(tx: &dyn Session, id: i64, password: &Secret) -> Result<u64, Fault> {
    tx.execute(
        "UPDATE satsing_users SET passord = ?2, feil = 0, stengt_til = NULL WHERE fid = ?1",
        &[Value::Integer(id), Value::Text(password.0.clone())],
    )
}

impl Accounts {
    /// Every user, in the order of their names.
    ///
    /// # Errors
    /// What the store may give, as everywhere here.
    pub async fn list(&self) -> Result<Vec<Account>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_users ORDER BY navn");
        self.read(move |tx| all(tx, &sql, &[], TABLE, read)).await
    }

    /// The user who logs in with a name.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn named(&self, name: &str) -> Result<Option<Account>, AccountError> {
        let name = name.to_owned();
        self.read(move |tx| by_name(tx, &name)).await
    }

    /// The user of a number.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn numbered(&self, id: i64) -> Result<Option<Account>, AccountError> {
        self.read(move |tx| by_id(tx, id)).await
    }

    /// The user who is a subject of an issuer.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn external(&self, issuer: &str, subject: &str) -> Result<Option<Account>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_users WHERE utsteder = ?1 AND subjekt = ?2");
        let values = [Value::from(issuer), Value::from(subject)];
        self.read(move |tx| Ok(all(tx, &sql, &values, TABLE, read)?.pop())).await
    }

    /// Whether anybody can make users.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn has_administrator(&self) -> Result<bool, AccountError> {
        self.read(|tx| Ok(administrators(tx)? > 0)).await
    }

    /// Makes a user.
    ///
    /// # Errors
    /// [`AccountError::Taken`].
    pub async fn add(&self, new: NewAccount, event: Event) -> Result<Account, AccountError> {
        self.write(move |tx| {
            let added = add(tx, &new, event.at)?;
            if let Ok(account) = &added {
                note(tx, &event.to(format!("brukere/{}", account.id)))?;
            }
            Ok(added)
        })
        .await
    }

    /// Changes a user; whoever is blocked is logged out everywhere.
    ///
    /// # Errors
    /// [`AccountError::Unknown`], [`AccountError::LastAdministrator`].
    pub async fn change(&self, id: i64, to: AccountChange, event: Event) -> Result<Account, AccountError> {
        self.write(move |tx| {
            let Some(before) = by_id(tx, id)? else { return Ok(Err(AccountError::Unknown)) };
            let stays = to.role == Role::Administrator && !to.blocked;
            if !stays && is_last(tx, &before)? {
                return Ok(Err(AccountError::LastAdministrator));
            }
            tx.execute(
                "UPDATE satsing_users SET visningsnavn = ?2, rolle = ?3, omrader = ?4, sperret = ?5 WHERE fid = ?1",
                &[
                    Value::Integer(id),
                    Value::from(to.display.as_str()),
                    Value::from(to.role.as_str()),
                    json(&to.areas).map_err(Fault::Damaged)?,
                    Value::Flag(to.blocked),
                ],
            )?;
            if to.blocked {
                tx.execute("DELETE FROM satsing_sessions WHERE bruker = ?1", &[Value::Integer(id)])?;
            }
            note(tx, &event.to(format!("brukere/{id}")))?;
            by_id(tx, id)?.map(Ok).ok_or_else(|| Fault::Damaged("a changed user is gone".into()))
        })
        .await
    }

    /// Erases a user, with its sessions, links and keys. What it did stays in the log under its user name.
    ///
    /// # Errors
    /// [`AccountError::Unknown`], [`AccountError::LastAdministrator`].
    pub async fn remove(&self, id: i64, event: Event) -> Result<(), AccountError> {
        self.write(move |tx| {
            let Some(before) = by_id(tx, id)? else { return Ok(Err(AccountError::Unknown)) };
            if is_last(tx, &before)? {
                return Ok(Err(AccountError::LastAdministrator));
            }
            tx.execute("DELETE FROM satsing_users WHERE fid = ?1", &[Value::Integer(id)])?;
            note(tx, &event.to(format!("brukere/{id}")))?;
            Ok(Ok(()))
        })
        .await
    }

    /// Gives a user a new password and logs it out everywhere.
    ///
    /// # Errors
    /// [`AccountError::Unknown`].
    pub async fn set_password(&self, id: i64, password: Secret, event: Event) -> Result<(), AccountError> {
        self.write(move |tx| {
            if set_password(tx, id, &password)? == 0 {
                return Ok(Err(AccountError::Unknown));
            }
            tx.execute("DELETE FROM satsing_sessions WHERE bruker = ?1", &[Value::Integer(id)])?;
            note(tx, &event.to(format!("brukere/{id}")))?;
            Ok(Ok(()))
        })
        .await
    }

    /// Counts a wrong password; none is tried before `until`. Says how many there are in a row.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn failed(
        &self,
        id: i64,
        until: impl Fn(u32) -> Option<Timestamp> + Send + 'static,
        event: Event,
    ) -> Result<u32, AccountError> {
        self.write(move |tx| {
            // Counted in the database, so that tries at the same time on several servers are all counted.
            tx.execute("UPDATE satsing_users SET feil = feil + 1 WHERE fid = ?1", &[Value::Integer(id)])?;
            let Some(account) = by_id(tx, id)? else { return Ok(Err(AccountError::Unknown)) };
            let locked = until(account.failures).map_or(Value::Null, stamp);
            tx.execute("UPDATE satsing_users SET stengt_til = ?2 WHERE fid = ?1", &[Value::Integer(id), locked])?;
            note(tx, &event)?;
            Ok(Ok(account.failures))
        })
        .await
    }
}
