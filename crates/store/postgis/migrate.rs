//! Migrations: forward only, all missing ones in one transaction under a lock.

use super::{READ, session::PgSession, triggers, wait};
use crate::sql::{Session, Value, fault::Fault, one};
use sqlx::PgPool;
use std::time::Duration;
use tokio::runtime::Handle;

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_create_schema", include_str!("../../../migrations/postgis/0001_create_schema.sql")),
    ("0002_create_addresses", include_str!("../../../migrations/postgis/0002_create_addresses.sql")),
    ("0003_create_users", include_str!("../../../migrations/postgis/0003_create_users.sql")),
];

/// Number of the last migration this program knows.
#[expect(clippy::cast_possible_truncation, reason = "there will never be 2^32 migrations")]
pub(super) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// Held while the schema is brought up to date, so that two that open at once do not both do it.
const LOCK: &str = "SELECT pg_advisory_xact_lock(5001, 1)";

/// What stands in the database.
pub(super) struct Found {
    /// Number of the last migration; 0 = none of ours.
    pub(super) schema: u32,
    /// The role we are.
    pub(super) role: String,
    /// Whether the role may make and change the tables.
    pub(super) may_migrate: bool,
    /// Whether the database can only be read now.
    pub(super) read_only: bool,
}

/// Looks, and changes nothing.
///
/// # Errors
/// `NotAStore` where the schema `satsing` holds something else, `NewerSchema` where it is ahead of this program.
pub(super) fn inspect(session: &impl Session) -> Result<Found, Fault> {
    let sql = "SELECT current_user::text AS rolle, pg_is_in_recovery() AS lesekopi,
        coalesce((SELECT pg_catalog.pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'satsing'),
          has_database_privilege(current_database(), 'CREATE')) AS eier,
        (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'satsing' AND c.relkind = 'r') AS tabeller,
        (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'satsing' AND c.relname = 'satsing_schema') AS vare";
    let role: String = one(session, sql, &[], "rolle")?;
    let read_only: bool = one(session, sql, &[], "lesekopi")?;
    let may_migrate: bool = one(session, sql, &[], "eier")?;
    let (tables, ours): (i64, i64) = (one(session, sql, &[], "tabeller")?, one(session, sql, &[], "vare")?);
    let schema = match (tables, ours) {
        (0, _) => 0,
        (_, 0) => return Err(Fault::NotAStore),
        _ => {
            let last: i64 =
                one(session, "SELECT coalesce(max(fid), 0) AS siste FROM satsing.satsing_schema", &[], "siste")?;
            u32::try_from(last).map_err(|_| Fault::Damaged(format!("schema {last} is out of range")))?
        }
    };
    if schema > KNOWN {
        return Err(Fault::NewerSchema { file_version: schema, known: KNOWN });
    }
    Ok(Found { schema, role, may_migrate, read_only })
}

/// As [`inspect`], in a transaction of its own.
pub(super) fn look(runtime: &Handle, pool: &PgPool) -> Result<Found, Fault> {
    let mut tx = wait(runtime, super::PATIENCE, pool.begin_with(READ))?;
    inspect(&PgSession::new(runtime, &mut tx, super::READING))
}

/// Why the schema could not be brought up to date.
pub(super) enum Hindrance {
    Fault(Fault),
    /// There is no PostGIS, and the role may not install it.
    NoPostgis,
}

impl From<Fault> for Hindrance {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Brings the schema up to date.
pub(super) fn run(runtime: &Handle, pool: &PgPool) -> Result<(), Hindrance> {
    let mut tx = wait(runtime, super::PATIENCE, pool.begin())?;
    let session = PgSession::new(runtime, &mut tx, Duration::MAX);
    session.script("SET LOCAL statement_timeout = '30min'; SET LOCAL lock_timeout = '60s'")?;
    session.script(LOCK)?;
    // Asked again under the lock: another process may have done it meanwhile.
    let done = inspect(&session)?.schema;
    if done == KNOWN {
        return Ok(());
    }
    let has_postgis: bool =
        one(&session, "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'postgis') AS er", &[], "er")?;
    if !has_postgis && session.script("CREATE EXTENSION postgis SCHEMA public").is_err() {
        return Err(Hindrance::NoPostgis);
    }
    session.script(
        "CREATE SCHEMA IF NOT EXISTS satsing;
         CREATE TABLE IF NOT EXISTS satsing.satsing_schema (fid BIGINT PRIMARY KEY, navn TEXT NOT NULL,
           kjort TIMESTAMPTZ NOT NULL DEFAULT now())",
    )?;
    for (number, (name, sql)) in (1..=KNOWN).zip(MIGRATIONS).skip(done as usize) {
        session.script(sql)?;
        session.execute(
            "INSERT INTO satsing_schema (fid, navn) VALUES (?1, ?2)",
            &[Value::Integer(number.into()), Value::from(*name)],
        )?;
    }
    triggers::watch(&session)?;
    wait(runtime, super::PATIENCE, tx.commit())?;
    Ok(())
}

/// Gives a role what a server needs and nothing more: rows may be read and written, tables may not be changed.
pub(super) fn grant(session: &PgSession<'_>, role: &str) -> Result<(), Fault> {
    let known: bool =
        one(session, "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = ?1) AS er", &[Value::from(role)], "er")?;
    if !known {
        return Err(Fault::Refused {
            table: "pg_roles",
            id: role.to_owned(),
            why: "there is no such role: make it with `createuser`, or give the name of another".into(),
        });
    }
    let name = format!("\"{}\"", role.replace('"', "\"\""));
    session.script(&format!(
        "GRANT USAGE ON SCHEMA satsing TO {name};
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA satsing TO {name};
         REVOKE INSERT, UPDATE, DELETE ON satsing.satsing_schema FROM {name};
         REVOKE UPDATE, DELETE ON satsing.versions FROM {name};
         REVOKE UPDATE, DELETE ON satsing.satsing_audit FROM {name};
         GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA satsing TO {name};"
    ))
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn every_file_in_the_folder_is_run_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/postgis");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let run: Vec<_> = MIGRATIONS.iter().map(|(name, _)| format!("{name}.sql")).collect();
        assert_eq!(files, run);
    }
}
