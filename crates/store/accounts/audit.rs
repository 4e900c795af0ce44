//! What has been done, by whom and when: lines that are only ever added.

use super::{AccountError, Accounts, all, stamp};
use crate::sql::{Session, Value, cells::Cells, fault::Fault};
use jiff::Timestamp;

const TABLE: &str = "satsing_audit";
const COLUMNS: &str = "fid, tid, hvem, hva, hvor, detaljer";

/// Something that was done, or that was tried and refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// User name; none where nobody was logged in.
    pub who: Option<String>,
    /// What, as a key of the catalogue of texts.
    pub what: &'static str,
    /// What it was done to.
    pub place: Option<String>,
    /// Before, after, and whatever else there is to know; never a secret.
    pub details: Option<serde_json::Value>,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// User name.
    pub who: Option<String>,
    /// What, as a key of the catalogue of texts.
    pub what: String,
    /// What it was done to.
    pub place: Option<String>,
    /// As in [`Event`].
    pub details: Option<serde_json::Value>,
}

impl Event {
    /// Somebody did something now.
    pub fn new(at: Timestamp, who: Option<&str>, what: &'static str) -> Self {
        Self { at, who: who.map(str::to_owned), what, place: None, details: None }
    }

    /// To something.
    #[must_use]
    pub fn to(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// With details.
    #[must_use]
    pub fn with(mut self, details: serde_json::Value) -> Self {
        self.details = Some(details);
        self
    }
}

pub(super) fn note(tx: &dyn Session, event: &Event) -> Result<(), Fault> {
    let text = |t: Option<&String>| t.map_or(Value::Null, |t| Value::Text(t.clone()));
    let details = event.details.as_ref().map(ToString::to_string);
    tx.execute(
        "INSERT INTO satsing_audit (tid, hvem, hva, hvor, detaljer) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[
            stamp(event.at),
            text(event.who.as_ref()),
            Value::from(event.what),
            text(event.place.as_ref()),
            text(details.as_ref()),
        ],
    )?;
    Ok(())
}

impl Accounts {
    /// Adds a line.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn log(&self, event: Event) -> Result<(), AccountError> {
        self.write(move |tx| note(tx, &event).map(Ok)).await
    }

    /// The newest lines before a number, newest first.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn events(&self, before: Option<i64>, most: u16) -> Result<Vec<Logged>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_audit WHERE fid < ?1 ORDER BY fid DESC LIMIT ?2");
        let limits = [Value::Integer(before.unwrap_or(i64::MAX)), Value::Integer(most.into())];
        self.read(move |tx| all(tx, &sql, &limits, TABLE, read)).await
    }

    /// The newest lines of what a user did, newest first.
    ///
    /// # Errors
    /// What the store may give.
    pub async fn events_of(&self, who: &str, most: u16) -> Result<Vec<Logged>, AccountError> {
        let sql = format!("SELECT {COLUMNS} FROM satsing_audit WHERE hvem = ?1 ORDER BY fid DESC LIMIT ?2");
        let of = [Value::from(who), Value::Integer(most.into())];
        self.read(move |tx| all(tx, &sql, &of, TABLE, read)).await
    }
}

fn read(c: &Cells<'_>) -> Result<Logged, Fault> {
    let details: Option<String> = c.get("detaljer")?;
    Ok(Logged {
        number: c.get("fid")?,
        at: c.parse("tid")?,
        who: c.get("hvem")?,
        what: c.get("hva")?,
        place: c.get("hvor")?,
        details: details.map(|d| serde_json::from_str(&d)).transpose().map_err(|e| c.bad("detaljer", e))?,
    })
}
