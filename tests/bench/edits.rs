//! Three servers on one PostGIS: how long a change takes until all of them show it, and many who write at once.

use crate::process::{Server, run, satsing};
use crate::table::{Goal, Row};
use crate::timing::{median, timed};
use anyhow::{Context, Result, ensure};
use reqwest::blocking::Client;
use serde_json::{Value, json};
use sqlx::Connection;
use std::time::{Duration, Instant};

const SERVERS: usize = 3;
const EDITS: usize = 100;
const WRITERS: usize = 50;
/// Goal for the slowest but one in a hundred, ms.
const VISIBLE: f64 = 500.0;
/// A change that is not seen by then will not come.
const PATIENCE: Duration = Duration::from_secs(20);
/// Name of the database that is made anew.
const DATABASE: &str = "satsing_bench";

/// A database of its own on the server of `tests/with-postgis.sh`; none where there is no server.
fn database() -> Result<Option<String>> {
    let Ok(address) = std::env::var("SATSING_TEST_POSTGIS") else { return Ok(None) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut connection = sqlx::PgConnection::connect(&address).await?;
        for sql in ["DROP DATABASE IF EXISTS satsing_bench WITH (FORCE)", "CREATE DATABASE satsing_bench"] {
            sqlx::raw_sql(sql).execute(&mut connection).await?;
        }
        connection.close().await
    })?;
    let (server, _) = address.rsplit_once('/').context("the address has no database")?;
    Ok(Some(format!("{server}/{DATABASE}")))
}

struct Servers {
    all: Vec<Server>,
    client: Client,
    key: String,
}

impl Servers {
    /// Saves a delimitation through one of them; the hash of what it shows then, or none where it was told to come again.
    fn save(&self, server: usize, name: &str) -> Result<Option<String>> {
        let url = format!("http://{}/api/v1/scenarios", self.all[server].address);
        let body = json!({"navn": name, "enhet": "soner", "enheter": ["ila"]});
        let response = self.client.post(&url).bearer_auth(&self.key).json(&body).send()?;
        match response.status().as_u16() {
            201 => self.version(server).map(Some),
            503 => Ok(None),
            other => anyhow::bail!("{url} answers {other}: {}", response.text()?),
        }
    }

    fn scenarios(&self, server: usize) -> Result<Value> {
        let url = format!("http://{}/api/v1/scenarios", self.all[server].address);
        Ok(self.client.get(url).send()?.error_for_status()?.json()?)
    }

    fn version(&self, server: usize) -> Result<String> {
        let answer = self.scenarios(server)?;
        Ok(answer["meta"]["version"].as_str().context("an answer without a version")?.to_owned())
    }

    /// From the start of a change until every server shows it, ms.
    fn visible(&self, writer: usize, name: &str) -> Result<f64> {
        let start = Instant::now();
        let wanted = self.save(writer, name)?.context("the only writer was told to come again")?;
        for server in 0..SERVERS {
            while self.version(server)? != wanted {
                ensure!(start.elapsed() < PATIENCE, "server {server} does not show {name}");
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        Ok(start.elapsed().as_secs_f64() * 1e3)
    }
}

/// Edit to visible, and many writers at once; nothing without PostGIS.
pub(crate) fn rows() -> Result<Vec<Row>> {
    let Some(address) = database()? else {
        println!("edits: SATSING_TEST_POSTGIS is not set; tests/bench/run.sh sets it where PostGIS is installed");
        return Ok(vec![]);
    };
    let start = || Server::start(&mut satsing(&["serve", "--listen", "127.0.0.1:0", "--store", &address]));
    let all = (0..SERVERS).map(|_| start()).collect::<Result<_>>()?;
    run(&mut satsing(&["user", "add", "skriver", "--role", "planlegger", "--store", &address]))?;
    let add = ["token", "add", "skriver", "--name", "maaling", "--role", "planlegger", "--store", &address];
    let key = run(&mut satsing(&add))?.trim().to_owned();
    let servers = Servers { all, client: Client::new(), key };
    servers.visible(0, "Oppvarming")?;
    let mut times =
        (0..EDITS).map(|n| servers.visible(n % SERVERS, &format!("Endring {n}"))).collect::<Result<Vec<f64>>>()?;
    times.sort_by(f64::total_cmp);
    let p99 = times[EDITS * 99 / 100 - 1];

    let before = servers.scenarios(0)?["scenarier"].as_array().map_or(0, Vec::len);
    let (written, ms) = timed(|| -> Result<()> {
        std::thread::scope(|scope| {
            let writer = |n: usize| {
                let servers = &servers;
                scope.spawn(move || -> Result<()> {
                    while servers.save(n % SERVERS, &format!("Skriver {n}"))?.is_none() {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    Ok(())
                })
            };
            let writers: Vec<_> = (0..WRITERS).map(writer).collect();
            writers.into_iter().try_for_each(|w| w.join().map_err(|_| anyhow::anyhow!("a writer panicked"))?)
        })
    });
    written?;
    let waited = Instant::now();
    for server in 0..SERVERS {
        while servers.scenarios(server)?["scenarier"].as_array().map_or(0, Vec::len) != before + WRITERS {
            ensure!(waited.elapsed() < PATIENCE, "server {server} has lost a change");
        }
    }
    Ok(vec![
        Row::ms(format!("a change to all of {SERVERS} servers on one PostGIS, p99"), p99, Goal::AtMost(VISIBLE)),
        Row::ms(format!("a change to all of {SERVERS} servers on one PostGIS, median"), median(times), Goal::None),
        Row::ms(format!("{WRITERS} writers at once, none lost"), ms, Goal::None),
    ])
}
