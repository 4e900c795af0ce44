//! Invented tables for the tests: shares of noised counts, with gaps and hidden values where asked for.

use super::rng::{Rng, mix};
use crate::index::{Column, Direction, Entry, Noise, Observation, Profile, Role, Sampling, Table, Theme};

/// `rows` × `columns` shares around 12 % of `people` persons; indicators lean on a common need, so that ranks have sense.
pub(super) fn table(rows: usize, columns: usize, people: f64, gaps: Gaps) -> Table {
    let mut rng = Rng::new(mix(99, rows as u64));
    let need: Vec<f64> = (0..rows).map(|_| rng.normal()).collect();
    let columns = (0..columns).map(|c| {
        let mut cell = |unit: usize| {
            if let (Gaps::Some, 3) = (gaps, (unit + 7 * c) % 41) {
                return Observation::Missing;
            }
            if let (Gaps::Some, 5) = (gaps, (unit + 7 * c) % 41) {
                return Observation::Suppressed { lo: Some(0.0), hi: Some(4.0 / people) };
            }
            let value = (0.12 + 0.03 * (need[unit] + rng.normal())).clamp(0.01, 0.99);
            let sampling = Sampling::Binomial;
            Observation::Known {
                value,
                noise: Noise::Counts { denominator: people, half_width: 5, per: 1.0, sampling },
            }
        };
        let observations = (0..rows).map(&mut cell).collect();
        Column { indicator: format!("i{c}"), direction: Direction::HigherIsMoreExposed, observations }
    });
    Table::new(rows, columns.collect()).unwrap()
}

/// Whether a table has missing and hidden values.
#[derive(Clone, Copy)]
pub(super) enum Gaps {
    None,
    Some,
}

/// Equal weights in themes of three.
pub(super) fn profile(columns: usize) -> Profile {
    let entry = |c: usize| Entry { indicator: format!("i{c}"), weight: 1.0, role: Role::Levekar };
    let theme = |first: usize| Theme {
        id: format!("t{}", first / 3),
        weight: 1.0,
        indicators: (first..(first + 3).min(columns)).map(entry).collect(),
    };
    Profile::new((0..columns).step_by(3).map(theme).collect()).unwrap()
}

/// One indicator with the observations given.
pub(super) fn single(observations: Vec<Observation>) -> (Table, Profile) {
    let direction = Direction::HigherIsMoreExposed;
    let column = Column { indicator: "i0".into(), direction, observations };
    (Table::new(column.observations.len(), vec![column]).unwrap(), profile(1))
}
