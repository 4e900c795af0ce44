//! Links that are used once: for the first administrator, for a new user, for a new password.

use super::{Account, AccountError, Accounts, Event, NewAccount, Secret, account, all, audit::note, stamp};
use crate::sql::{Session, Value, fault::Fault};
use jiff::Timestamp;

const TABLE: &str = "satsing_links";

domain::labels! {
    /// What a link is for.
    LinkKind {
        /// Making the first administrator.
        FirstAdministrator = "forste-administrator",
        /// Choosing the first password.
        NewUser = "ny-bruker",
        /// Choosing another password.
        NewPassword = "nytt-passord",
    }
}

/// A link that is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub kind: LinkKind,
    /// Whom it is for; none for the first administrator.
    pub account: Option<Account>,
    /// When it ends.
    pub until: Timestamp,
}

fn valid(tx: &dyn Session, hash: &str, now: Timestamp) -> Result<Option<Link>, Fault> {
    let sql = "SELECT fid, slag, bruker, utloper FROM satsing_links WHERE avtrykk = ?1 AND utloper >= ?2";
    let found = all(tx, sql, &[Value::from(hash), stamp(now)], TABLE, |c| {
        Ok((c.word("slag", LinkKind::parse)?, c.get::<Option<i64>>("bruker")?, c.parse("utloper")?))
    })?;
    let Some((kind, id, until)) = found.into_iter().next() else { return Ok(None) };
    let account = id.map(|id| account::by_id(tx, id)).transpose()?.flatten();
    let blocked = account.as_ref().is_some_and(|a| a.blocked);
    // However an administrator came to be, a link that was printed before makes no other one.
    let late = kind == LinkKind::FirstAdministrator && account::administrators(tx)? > 0;
    Ok(Some(Link { kind, account, until }).filter(|_| !blocked && !late))
}

impl Accounts {
    /// Keeps the hash of a link in place of those of the same kind to the same user.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn add_link(
        &self,
        hash: String,
        kind: LinkKind,
        id: Option<i64>,
        until: Timestamp,
        event: Event,
    ) -> Result<(), AccountError> {
        self.write(move |tx| {
            tx.execute("DELETE FROM satsing_links WHERE utloper < ?1", &[stamp(event.at)])?;
            if let Some(id) = id {
                tx.execute("DELETE FROM satsing_links WHERE bruker = ?1", &[Value::Integer(id)])?;
                if kind == LinkKind::NewPassword {
                    tx.execute("DELETE FROM satsing_sessions WHERE bruker = ?1", &[Value::Integer(id)])?;
                }
            }
            let mut values = vec![Value::Text(hash), Value::from(kind.as_str()), stamp(until)];
            // Nobody stands in the statement: a database would take a value that is not there for a text.
            let sql = match id {
                Some(id) => {
                    values.push(Value::Integer(id));
                    "INSERT INTO satsing_links (avtrykk, slag, utloper, bruker) VALUES (?1, ?2, ?3, ?4)"
                }
                None => "INSERT INTO satsing_links (avtrykk, slag, utloper, bruker) VALUES (?1, ?2, ?3, NULL)",
            };
            tx.execute(sql, &values)?;
            note(tx, &event)?;
            Ok(Ok(()))
        })
        .await
    }

    /// The link of a hash, if it is valid.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn link(&self, hash: &str, now: Timestamp) -> Result<Option<Link>, AccountError> {
        let hash = hash.to_owned();
        self.read(move |tx| valid(tx, &hash, now)).await
    }

    /// Uses a link up: gives its user the password, or makes the first administrator. No link makes a second one.
    ///
    /// # Errors
    /// [`AccountError::Unknown`] where it is not valid, [`AccountError::Taken`].
    pub async fn use_link(
        &self,
        hash: &str,
        password: Secret,
        first: Option<NewAccount>,
        event: Event,
    ) -> Result<Account, AccountError> {
        let hash = hash.to_owned();
        self.write(move |tx| {
            let Some(link) = valid(tx, &hash, event.at)? else { return Ok(Err(AccountError::Unknown)) };
            let account = match (link.account, first) {
                (Some(account), _) => {
                    account::set_password(tx, account.id, &password)?;
                    tx.execute("DELETE FROM satsing_sessions WHERE bruker = ?1", &[Value::Integer(account.id)])?;
                    account
                }
                (None, Some(new)) if link.kind == LinkKind::FirstAdministrator => {
                    match account::add(tx, &NewAccount { password: Some(password), ..new }, event.at)? {
                        Ok(account) => account,
                        Err(refused) => return Ok(Err(refused)),
                    }
                }
                _ => return Ok(Err(AccountError::Unknown)),
            };
            // Those for the first administrator have no use when there is one.
            let kind = Value::from(LinkKind::FirstAdministrator.as_str());
            tx.execute("DELETE FROM satsing_links WHERE avtrykk = ?1", &[Value::Text(hash)])?;
            if link.kind == LinkKind::FirstAdministrator {
                tx.execute("DELETE FROM satsing_links WHERE slag = ?1", &[kind])?;
            }
            note(tx, &Event { who: Some(account.name.clone()), ..event.to(format!("brukere/{}", account.id)) })?;
            Ok(Ok(account))
        })
        .await
    }
}
