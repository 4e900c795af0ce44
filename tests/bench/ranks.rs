//! Ranks with their intervals by Monte Carlo, beside NumPy on the same table; and whole answers as the page asks for them,
//! on the project's own demo data. Needs no real data.

use crate::peers::{self, Ranks};
use crate::table::{Goal, Peer, Row, Unit};
use crate::timing::median_ms;
use anyhow::{Context, Result, ensure};
use need::index::{Column, Direction, Entry, Noise, Observation, Profile, Role, Sampling, Table, Theme};
use need::uncertainty::{Choices, RankSummary, Setup, Source, WeightChoice, simulate};
use snapshot::{Lever, PriorityRequest, Snapshot, StabilityRequest};
use std::path::Path;
use store::{AnyStore, Author, OpenMode, Store};

const INDICATORS: usize = 15;
const THEMES: usize = 5;
/// Denominator of every share.
const PEOPLE: f64 = 400.0;
/// Standard errors that two simulations of the same may lie apart.
const STANDARD_ERRORS: f64 = 4.0;
/// What the page may take to answer a slider that is let go, ms.
const LIVE: f64 = 200.0;
/// Steps of the stability line.
const STEPS: usize = 21;

struct Size {
    zones: usize,
    draws: usize,
    /// Zones that count as the most exposed.
    k: usize,
    /// At most, ms.
    goal: f64,
    runs: usize,
    /// Runs of the peer; where it takes long, fewer.
    peer_runs: usize,
}

const CITY: Size = Size { zones: 60, draws: 10_000, k: 6, goal: 60.0, runs: 15, peer_runs: 7 };
/// As many zones as Norway has grunnkretser, nearly.
const COUNTRY: Size = Size { zones: 10_000, draws: 2_000, k: 1_000, goal: 3_000.0, runs: 3, peer_runs: 1 };

/// The two simulations of the goals, and the answers of the page.
pub(crate) fn rows(scratch: &Path) -> Result<Vec<Row>> {
    let mut rows = vec![simulation(&CITY, scratch)?, simulation(&COUNTRY, scratch)?];
    rows.extend(answers(scratch)?);
    Ok(rows)
}

/// Noise on every share, and a valid pair of normalisation and aggregation for each draw.
fn simulation(size: &Size, scratch: &Path) -> Result<Row> {
    let Size { zones, draws, k, .. } = *size;
    let shares = invented(zones);
    let (table, profile) = (table(zones, &shares)?, profile()?);
    let choices = Choices { weights: WeightChoice::Fixed, leave_out: 0.0, ..Choices::default() };
    let setup = Setup { draws, choices, ..Setup::new(1, k) };
    let run = || simulate(&table, &profile, &setup, Source::Both);
    let found: Vec<RankSummary> = run()?.rows.into_iter().flatten().collect();
    let ours = median_ms(size.runs, run);

    let file = scratch.join(format!("shares-{zones}.f64"));
    std::fs::write(
        &file,
        shares.iter().flat_map(|share| [*share, PEOPLE]).flat_map(f64::to_le_bytes).collect::<Vec<_>>(),
    )?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let peer = |name, threads| {
        let theirs = peers::numpy(&file, &Ranks { zones, draws, k, threads, runs: size.peer_runs });
        let checked = theirs.and_then(|theirs| {
            ensure_alike(&found, &theirs, draws).map_err(|e| format!("no equal work, {e}"))?;
            Ok(theirs.ms)
        });
        Peer::new(name, checked)
    };
    Ok(Row {
        what: format!("{draws} draws of {zones} zones × {INDICATORS} noised indicators"),
        ours,
        unit: Unit::Milliseconds,
        goal: Goal::AtMost(size.goal),
        peers: vec![peer("NumPy, one thread", 1), peer("NumPy, a thread for each core", cores)],
    })
}

/// That P(among the K) and the median rank are the same within Monte Carlo error: no zone of 60 may lie beyond
/// [`STANDARD_ERRORS`], and of 10 000, where chance alone puts one there, one in a thousand.
fn ensure_alike(ours: &[RankSummary], theirs: &peers::NumPy, draws: usize) -> Result<(), String> {
    let zones = ours.len();
    if theirs.p_top_k.len() != zones || theirs.median.len() != zones {
        return Err(format!("{} of {zones} zones came", theirs.p_top_k.len()));
    }
    // Both have as many draws: the variance of a difference is twice that of one.
    let per_draw = 2.0 / draws as f64;
    let of_share = |(a, b): (&RankSummary, &f64)| {
        let p = f64::midpoint(a.p_top_k, *b);
        ratio((a.p_top_k - b).abs(), (p * (1.0 - p) * per_draw).sqrt())
    };
    // The median of a normal; ranks are whole, so that one rank between them says nothing.
    let of_median = |(a, b): (&RankSummary, &f64)| {
        let sd = (a.hi - a.lo) / (2.0 * 1.645);
        ratio((a.median - b).abs() - 1.0, sd * (std::f64::consts::FRAC_PI_2 * per_draw).sqrt())
    };
    let shares: Vec<f64> = ours.iter().zip(&theirs.p_top_k).map(of_share).collect();
    let medians: Vec<f64> = ours.iter().zip(&theirs.median).map(of_median).collect();
    let sum: f64 = theirs.p_top_k.iter().sum();
    for (what, apart) in [("P(among the K)", shares), ("median rank", medians)] {
        let beyond = apart.iter().filter(|e| **e > STANDARD_ERRORS).count();
        let most = apart.iter().copied().fold(0.0, f64::max);
        let said = format!(
            "{what} up to {most:.1} standard errors apart, over {STANDARD_ERRORS} in {beyond} of {zones} zones"
        );
        eprintln!("NumPy and ours: {said} (sum of P {sum:.3})");
        if beyond * 1000 > zones {
            return Err(said);
        }
    }
    Ok(())
}

/// Zero where there is no difference, whatever its error.
fn ratio(difference: f64, error: f64) -> f64 {
    if difference > 0.0 { difference / error } else { 0.0 }
}

/// Invented shares, indicator after indicator, by a fixed sequence (splitmix64).
fn invented(zones: usize) -> Vec<f64> {
    let mut state = 1_u64;
    let mut unit = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..INDICATORS * zones).map(|_| 0.02 + 0.2 * unit()).collect()
}

fn table(zones: usize, shares: &[f64]) -> Result<Table> {
    let noise = Noise::Counts { denominator: PEOPLE, half_width: 5, per: 1.0, sampling: Sampling::None };
    let column = |(i, shares): (usize, &[f64])| Column {
        indicator: format!("i{i}"),
        direction: Direction::HigherIsMoreExposed,
        observations: shares.iter().map(|value| Observation::Known { value: *value, noise }).collect(),
    };
    Ok(Table::new(zones, shares.chunks_exact(zones).enumerate().map(column).collect())?)
}

/// Every theme and every indicator in it weighs the same.
fn profile() -> Result<Profile> {
    const EACH: usize = INDICATORS / THEMES;
    let entry = |i: usize| Entry { indicator: format!("i{i}"), weight: 1.0, role: Role::Levekar };
    let theme = |t: usize| Theme {
        id: format!("t{t}"),
        weight: 1.0,
        indicators: (EACH * t..EACH * (t + 1)).map(entry).collect(),
    };
    Ok(Profile::new((0..THEMES).map(theme).collect())?)
}

/// The answer to a slider that is let go, and its stability line, with the defaults of the page.
fn answers(scratch: &Path) -> Result<Vec<Row>> {
    const RUNS: usize = 15;
    let snapshot = demo(&scratch.join("ranks.gpkg"))?;
    let today = jiff::civil::date(2026, 1, 1);
    let question = PriorityRequest::default();
    let answer = snapshot.priorities(&question, today)?;
    let zones = answer.priorities.len();
    ensure!(answer.priorities.iter().any(|p| p.rangsett.is_some()), "the answer has no rank sets");
    ensure!(!answer.leave_one_out.is_empty(), "the answer leaves no indicator out");
    let theme = answer.themes.first().context("the demo has no themes")?;
    let line = StabilityRequest {
        index: question.clone(),
        lever: Lever { kind: "theme".to_owned(), id: theme.id.clone() },
        steps: Some(STEPS),
    };
    ensure!(snapshot.stability(&line, today)?.stability.points.len() == STEPS, "the line is not whole");

    let (draws, indicators) = (answer.meta.draws, answer.indicators.len());
    let size = format!("{zones} zones × {indicators} indicators, {draws} draws");
    Ok(vec![
        Row::ms(
            format!("whole answer of POST /priorities, {size}"),
            median_ms(RUNS, || snapshot.priorities(&question, today)),
            Goal::AtMost(LIVE),
        ),
        Row::ms(
            format!("stability line of {STEPS} steps, {size}"),
            median_ms(RUNS, || snapshot.stability(&line, today)),
            Goal::AtMost(LIVE),
        ),
    ])
}

/// The demo as a new program has it: committed to a store and loaded from it.
fn demo(path: &Path) -> Result<Snapshot> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let change =
        ingest::demo::load(&|file| std::fs::read_to_string(data.join(file)).ok(), jiff::Timestamp::UNIX_EPOCH)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let path = path.to_str().context("the path of the store is not UTF-8")?;
    let dataset = runtime.block_on(async {
        let store = AnyStore::open(path, OpenMode::Create).await?;
        store.commit(change, &Author("satsing".to_owned())).await?;
        store.load().await
    })?;
    Ok(Snapshot::build(dataset, 1, None))
}
