//! Addresses of databases, and how messages name them.

use crate::StoreError;
use sqlx::postgres::PgConnectOptions;

/// An address without user, password and parameters, so that nothing secret reaches a message or a log.
pub(crate) fn shown(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{host}")
}

/// What an address says: host, port, role, database, TLS (`sslmode=verify-full`, `sslrootcert=…`). What it leaves out is
/// taken from the environment and the password file as `psql` does it.
///
/// # Errors
/// [`StoreError::BadAddress`].
pub(super) fn parse(address: &str) -> Result<PgConnectOptions, StoreError> {
    let bad = |why: String| StoreError::BadAddress { store: shown(address), why };
    let options: PgConnectOptions = address.parse().map_err(|e: sqlx::Error| match e {
        sqlx::Error::Configuration(why) => bad(why.to_string()),
        other => bad(other.to_string()),
    })?;
    Ok(options.application_name("satsing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_secret_is_shown() {
        let shown = shown("postgres://satsing:hemmelig@db.example:5433/kart?password=hemmelig#hemmelig");
        assert_eq!(shown, "postgres://db.example:5433/kart");
    }

    #[test]
    fn an_address_that_is_none_is_refused_without_its_password() {
        let error = parse("postgres://satsing:hemmelig@db.example:ikke-en-port/kart").unwrap_err();
        assert!(matches!(&error, StoreError::BadAddress { .. }), "{error:?}");
        assert!(!error.to_string().contains("hemmelig"), "{error}");
    }

    #[test]
    fn an_address_gives_host_role_and_database() {
        let options = parse("postgres://satsing:hemmelig@db.example:5433/kart?sslmode=verify-full").unwrap();
        assert_eq!((options.get_host(), options.get_port()), ("db.example", 5433));
        assert_eq!((options.get_username(), options.get_database()), ("satsing", Some("kart")));
        assert!(matches!(options.get_ssl_mode(), sqlx::postgres::PgSslMode::VerifyFull));
    }
}
