//! Prints how long the two simulations of the speed goals take: 10 000 draws of 60 zones, and 2 000 of 10 000 zones, with
//! noise on 15 indicators, each draw one of the valid pairs of normalisation and aggregation. A number of zones as argument
//! runs that one alone.

use need::index::{Column, Direction, Entry, Noise, Observation, Profile, Role, Sampling, Table, Theme};
use need::uncertainty::{Choices, Setup, Source, WeightChoice, simulate};
use std::time::Instant;

const INDICATORS: usize = 15;

/// Best of several runs, ms.
fn best<T>(runs: usize, work: impl Fn() -> T) -> f64 {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..runs).map(run).fold(f64::MAX, f64::min)
}

/// Invented shares of noised counts, by a fixed sequence (splitmix64).
fn table(zones: usize, people: f64, sampling: Sampling) -> Table {
    let mut state = 1u64;
    let mut unit = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    let noise = Noise::Counts { denominator: people, half_width: 5, per: 1.0, sampling };
    let mut observation = |_| Observation::Known { value: 0.02 + 0.2 * unit(), noise };
    let columns = (0..INDICATORS).map(|i| Column {
        indicator: format!("i{i}"),
        direction: Direction::HigherIsMoreExposed,
        observations: (0..zones).map(&mut observation).collect(),
    });
    Table::new(zones, columns.collect()).unwrap_or_else(|error| panic!("{error}"))
}

fn profile() -> Profile {
    let entry = |i: usize| Entry { indicator: format!("i{i}"), weight: 1.0, role: Role::Levekar };
    let theme =
        |t: usize| Theme { id: format!("t{t}"), weight: 1.0, indicators: (3 * t..3 * t + 3).map(entry).collect() };
    Profile::new((0..INDICATORS / 3).map(theme).collect()).unwrap_or_else(|error| panic!("{error}"))
}

#[expect(clippy::print_stdout, reason = "the numbers are the result")]
fn main() {
    let profile = profile();
    println!("threads: {}", rayon::current_num_threads());
    let only: Option<usize> = std::env::args().nth(1).and_then(|zones| zones.parse().ok());
    for (zones, draws, goal, runs) in [(60, 10_000, 60, 9), (10_000, 2_000, 3_000, 2)] {
        if only.is_some_and(|only| only != zones) {
            continue;
        }
        for (name, sampling, choices) in [
            (
                "disclosure noise, methods",
                Sampling::None,
                Choices { weights: WeightChoice::Fixed, leave_out: 0.0, ..Choices::default() },
            ),
            ("disclosure noise + binomial, all choices", Sampling::Binomial, Choices::default()),
        ] {
            let table = table(zones, 400.0, sampling);
            let setup = Setup { draws, choices, ..Setup::new(1, 6) };
            let ms = best(runs, || simulate(&table, &profile, &setup, Source::Both));
            println!("{draws} draws × {zones} zones × {INDICATORS} indicators, {name}: {ms:.1} ms (goal ≤ {goal} ms)");
        }
    }
}
