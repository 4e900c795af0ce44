//! p-values by permutation: what the same values give when place means nothing.
//!
//! Every permutation of the whole and every unit has its own random stream, keyed by the seed and its number: the answer
//! does not depend on the number of threads. p-values are two-sided, min(1, 2·(1 + m)/(1 + permutations)) with m the number
//! of permutations in the smaller tail, ties in both; some libraries print the one-sided half of that.

use super::ClusterError;
use super::moran::Weighting;
use super::part::Part;
use crate::uncertainty::rng::{Rng, mix};
use rayon::prelude::*;

/// Permutations where nobody asks for another number.
///
/// The smallest p-value is then 0.002. Among the 55 zones of Trondheim that have a neighbour, three must reach it before any
/// of them passes a false discovery rate of five per cent; with 9 999 one alone can.
pub const DEFAULT_PERMUTATIONS: usize = 999;
/// The least number that can give a p-value well under five per cent.
pub const FEWEST_PERMUTATIONS: usize = 99;
/// The largest number.
pub const MOST_PERMUTATIONS: usize = 99_999;

/// Most places filled in one run: 10 000 units with 60 000 links can have 9 999 permutations.
const MOST_WORK: usize = 1_000_000_000;
/// Sums that differ by less than this share of their terms are ties, told apart by the order of adding.
const SAME_SUM: f64 = 1e-12;

const GLOBAL_STREAM: u64 = 0x474c_4f42;
const LOCAL_STREAM: u64 = 0x4c4f_4341;

/// How many permutations, from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permutations {
    count: usize,
    seed: u64,
}

impl Permutations {
    /// So many permutations from a seed.
    ///
    /// # Errors
    /// [`ClusterError::Permutations`] for fewer than [`FEWEST_PERMUTATIONS`] or more than [`MOST_PERMUTATIONS`].
    pub fn new(count: usize, seed: u64) -> Result<Self, ClusterError> {
        if (FEWEST_PERMUTATIONS..=MOST_PERMUTATIONS).contains(&count) {
            return Ok(Self { count, seed });
        }
        Err(ClusterError::Permutations { given: count, fewest: FEWEST_PERMUTATIONS, most: MOST_PERMUTATIONS })
    }

    /// [`DEFAULT_PERMUTATIONS`] from a seed.
    pub fn default_from(seed: u64) -> Self {
        Self { count: DEFAULT_PERMUTATIONS, seed }
    }

    /// How many.
    pub fn count(self) -> usize {
        self.count
    }

    /// From which seed.
    pub fn seed(self) -> u64 {
        self.seed
    }

    pub(super) fn check(self, part: &Part) -> Result<(), ClusterError> {
        let work = self.count.saturating_mul(part.n() + part.list.links());
        if work > MOST_WORK { Err(ClusterError::TooMuch { work, limit: MOST_WORK }) } else { Ok(()) }
    }
}

/// Permutations with no less, and with no more, than what was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Tails {
    upper: usize,
    lower: usize,
}

impl Tails {
    fn count(self, seen: f64, drawn: f64, slack: f64) -> Self {
        Self {
            upper: self.upper + usize::from(drawn >= seen - slack),
            lower: self.lower + usize::from(drawn <= seen + slack),
        }
    }

    fn add(self, other: Self) -> Self {
        Self { upper: self.upper + other.upper, lower: self.lower + other.lower }
    }

    fn p(self, permutations: usize) -> f64 {
        let tail = 1 + self.upper.min(self.lower);
        (2.0 * tail as f64 / (1 + permutations) as f64).min(1.0)
    }
}

/// p of the global I: all values change places.
pub(super) fn global_p(part: &Part, weighting: Weighting, permutations: Permutations) -> f64 {
    // I without what no permutation changes.
    let product =
        |z: &[f64]| -> f64 { (0..part.n()).map(|i| z[i] * weighting.weight(part.degree(i)) * part.around(i, z)).sum() };
    let (seen, slack) = (product(&part.z), SAME_SUM * part.m2 * part.n() as f64);
    let key = mix(permutations.seed, GLOBAL_STREAM);
    let tails = (0..permutations.count).into_par_iter().map_init(
        || part.z.clone(),
        |z, draw| {
            z.copy_from_slice(&part.z);
            Rng::new(mix(key, draw as u64)).shuffle(z);
            Tails::default().count(seen, product(z), slack)
        },
    );
    tails.reduce(Tails::default, Tails::add).p(permutations.count)
}

/// p of each unit's neighbourhood: the unit keeps its value, its neighbours get others' (Anselin 1995).
///
/// The sum of the neighbours is all that changes, so this one p is that of the local I, of G_i and of G_i* alike; a unit
/// exactly at the mean has I_i = 0 whatever its neighbours are, and the p is that of G alone.
pub(super) fn local_p(part: &Part, permutations: Permutations) -> Vec<f64> {
    let key = mix(permutations.seed, LOCAL_STREAM);
    (0..part.n()).into_par_iter().map(|i| one_p(part, i, mix(key, part.at[i] as u64), permutations.count)).collect()
}

fn one_p(part: &Part, i: usize, key: u64, permutations: usize) -> f64 {
    let mut others: Vec<f64> = part.z[..i].iter().chain(&part.z[i + 1..]).copied().collect();
    let (seen, degree) = (part.around(i, &part.z), part.list.neighbours(i).len());
    // No deviation is larger than 1.
    let slack = SAME_SUM * degree as f64;
    let mut rng = Rng::new(key);
    let mut tails = Tails::default();
    for _ in 0..permutations {
        for place in 0..degree {
            others.swap(place, place + rng.below(part.n() - 1 - place));
        }
        tails = tails.count(seen, others[..degree].iter().sum(), slack);
    }
    tails.p(permutations)
}
