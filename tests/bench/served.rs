//! The real program over HTTP: cold start to the first tile, warm tiles beside a bare server, memory after that.

use crate::load::{self, Request};
use crate::process::{Server, satsing};
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::{median, timed};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// The levekårssoner around Midtbyen (10.395° E, 63.430° N), gzipped.
const TILE: &str = "/tiles/zones/12/2166/1107";
const STARTS: usize = 5;
/// Pairs of rounds; which of the two goes first changes each time.
const ROUNDS: usize = 8;
const REQUESTS: usize = 50_000;

fn serve(store: &Path) -> Command {
    let mut command = satsing(&["serve", "--listen", "127.0.0.1:0"]);
    command.arg("--store").arg(store);
    command
}

/// Cold starts, throughput and memory.
pub(crate) fn rows(store: &Path, scratch: &Path) -> Result<Vec<Row>> {
    let real = (0..STARTS).map(|_| first_tile(store)).collect::<Result<Vec<f64>>>()?;
    // A store that is not there yet: the demo is read and committed as well.
    let demo =
        (0..STARTS).map(|i| first_tile(&scratch.join(format!("demo-{i}.gpkg")))).collect::<Result<Vec<f64>>>()?;
    let mut rows = vec![
        Row::ms("cold start to first tile, real store", median(real), Goal::AtMost(1500.0)),
        Row::ms("cold start to first tile, new demo store", median(demo), Goal::None),
    ];
    let ours = Server::start(&mut serve(store))?;
    rows.push(throughput(&ours, scratch)?);
    let (now, highest) = ours.resident_megabytes()?;
    let memory =
        |what: &str, ours, goal| Row { what: what.to_owned(), ours, unit: Unit::Megabytes, goal, peers: vec![] };
    rows.push(memory("resident memory after that", now, Goal::AtMost(200.0)));
    rows.push(memory("resident memory at its highest", highest, Goal::None));
    Ok(rows)
}

/// From the start of the process until the tile has come, ms.
fn first_tile(store: &Path) -> Result<f64> {
    let (answer, ms) = timed(|| {
        let server = Server::start(&mut serve(store))?;
        load::fetch(&Request::tile(server.address, TILE))
    });
    ensure!(!answer?.body().is_empty(), "{TILE} came empty");
    Ok(ms)
}

/// Requests per second for one tile, beside a bare server that sends the same headers and bytes.
fn throughput(ours: &Server, scratch: &Path) -> Result<Row> {
    let request = Request::tile(ours.address, TILE);
    let answer = load::fetch(&request)?;
    let file = scratch.join("answer.http");
    std::fs::write(&file, answer.bytes())?;
    let me = std::env::current_exe().context("this program has no path")?;
    let bare = Server::start(Command::new(me).arg(crate::BARE).arg(&file))?;
    let other = Request::tile(bare.address, TILE);
    let theirs = load::fetch(&other)?;
    ensure!(theirs.body() == answer.body(), "the bare server sends other bytes");
    ensure!(theirs.bytes().len() == answer.bytes().len(), "the bare server sends other headers");

    let (mut rates, mut bare_rates, mut ratios) = (vec![], vec![], vec![]);
    for round in 0..=ROUNDS {
        let (a, b) = if round % 2 == 0 {
            let a = load::per_second(&request, REQUESTS)?;
            (a, load::per_second(&other, REQUESTS)?)
        } else {
            let b = load::per_second(&other, REQUESTS)?;
            (load::per_second(&request, REQUESTS)?, b)
        };
        // The first pair warms both.
        if round > 0 {
            eprintln!("round {round}: ours {a:.0} /s, bare {b:.0} /s, ratio {:.3}", a / b);
            rates.push(a);
            bare_rates.push(b);
            ratios.push(a / b);
        }
    }
    Ok(Row {
        what: format!("warm tile of {} bytes, {} connections", answer.body().len(), load::CONNECTIONS),
        ours: median(rates),
        unit: Unit::PerSecond,
        goal: Goal::RatioAtLeast(0.8),
        peers: vec![Peer { name: "bare hyper", value: Ok(median(bare_rates)), ratio: Some(median(ratios)) }],
    })
}
