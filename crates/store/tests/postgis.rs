//! What is special to the database: opening, roles, listening, being away. `tests/with-postgis.sh` starts one.

mod cut;
mod open;
mod outside;
mod roles;
mod upgrade;

use crate::suite::Backend;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{OpenMode, postgis::PostGis};
use tokio::sync::OnceCell;

/// Name of the database that new ones are copied from: it has PostGIS and nothing else.
const TEMPLATE: &str = "satsing_mal";

/// A database of its own.
pub(crate) struct Database {
    name: String,
}

/// The address of the server, without the name of a database.
pub(crate) fn server() -> String {
    let address = std::env::var("SATSING_TEST_POSTGIS")
        .expect("SATSING_TEST_POSTGIS is not set: run the tests by tests/with-postgis.sh cargo test");
    address.rsplit_once('/').expect("the address ends with the name of a database").0.to_owned()
}

/// Runs statements in a database as the superuser.
pub(crate) async fn run(database: &str, sql: &str) {
    let mut connection = PgConnection::connect(&format!("{}/{database}", server())).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn template() {
    static MADE: OnceCell<()> = OnceCell::const_new();
    MADE.get_or_init(async || {
        run("postgres", &format!("DROP DATABASE IF EXISTS {TEMPLATE}")).await;
        run("postgres", &format!("CREATE DATABASE {TEMPLATE}")).await;
        run(TEMPLATE, "CREATE EXTENSION postgis").await;
    })
    .await;
}

/// An empty database made from another.
pub(crate) async fn made_from(template: &str) -> Database {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("prove_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    run("postgres", &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    Database { name }
}

impl Database {
    pub(crate) fn address(&self) -> String {
        format!("{}/{}", server(), self.name)
    }

    pub(crate) async fn run(&self, sql: &str) {
        run(&self.name, sql).await;
    }

    /// One number that a query gives.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let mut connection = PgConnection::connect(&self.address()).await.unwrap();
        let n = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        n
    }
}

impl Backend for Database {
    type Store = PostGis;

    async fn fresh() -> Self {
        template().await;
        made_from(TEMPLATE).await
    }

    async fn open(&self) -> PostGis {
        PostGis::open(&self.address(), OpenMode::Create).await.unwrap()
    }
}
