//! What PostgreSQL and the network say, in words that say what to do.

use crate::StoreError;
use sqlx::postgres::PgDatabaseError;

/// The failure as callers see it; `store` is how messages name the store. Codes are those of PostgreSQL's appendix A.
pub(crate) fn error(source: sqlx::Error, store: String) -> StoreError {
    let away = |store, why: &dyn std::fmt::Display| StoreError::Away { store, why: why.to_string() };
    match &source {
        sqlx::Error::PoolTimedOut => away(store, &"it took too long"),
        sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => StoreError::Stopping,
        sqlx::Error::Io(e) => away(store, e),
        sqlx::Error::Tls(e) => away(store, &format!("no secure connection: {e}")),
        sqlx::Error::Protocol(e) => away(store, e),
        sqlx::Error::Database(e) => match e.try_downcast_ref::<PgDatabaseError>() {
            Some(refusal) => of_code(refusal.code(), refusal.message(), store.clone())
                .unwrap_or(StoreError::Postgres { store, source }),
            None => StoreError::Postgres { store, source },
        },
        _ => StoreError::Postgres { store, source },
    }
}

fn of_code(code: &str, message: &str, store: String) -> Option<StoreError> {
    Some(match code {
        "28P01" | "28000" => StoreError::Denied { store, role: role_in(message) },
        "3D000" => StoreError::NoDatabase { store },
        "42501" => StoreError::NotAllowed { store, why: message.to_owned() },
        "25006" => StoreError::ReadOnly { store },
        // Another writer has the lock, or has changed the same row.
        "55P03" | "40001" | "40P01" => StoreError::Busy,
        "53100" => StoreError::Full { store },
        // Stopped by its keeper, starting, or out of connections.
        "57P01" | "57P02" | "57P03" | "53300" | "57014" => StoreError::Away { store, why: message.to_owned() },
        "42P01" | "3F000" => StoreError::NotAStore { store },
        _ if code.starts_with("08") => StoreError::Away { store, why: message.to_owned() },
        _ if code.starts_with("XX00") => StoreError::Damaged { store, what: message.to_owned() },
        _ => return None,
    })
}

/// The role that a refusal names in quotation marks.
fn role_in(message: &str) -> String {
    message.split('"').nth(1).unwrap_or("the role").to_owned()
}
