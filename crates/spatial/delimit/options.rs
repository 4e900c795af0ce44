//! What is asked: how many persons, what counts against an area, and what must or must not be in it.

use super::DelimitError;

/// How many persons an area is to have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    min: f64,
    max: f64,
}

impl Limits {
    /// From `min` to `max` persons, both included.
    ///
    /// # Errors
    /// [`DelimitError::BadLimits`] unless both are finite, 0 ≤ `min` ≤ `max` and 0 < `max`.
    pub fn new(min: f64, max: f64) -> Result<Self, DelimitError> {
        let fits = min.is_finite() && max.is_finite() && 0.0 <= min && min <= max && max > 0.0;
        if fits { Ok(Self { min, max }) } else { Err(DelimitError::BadLimits { min, max }) }
    }

    /// The fewest persons.
    pub fn min(&self) -> f64 {
        self.min
    }

    /// The most persons.
    pub fn max(&self) -> f64 {
        self.max
    }
}

/// What counts against an area, as shares; see [`super`] for the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalties {
    /// What an area of no compactness at all would lose, 0–1.
    pub compactness: f64,
    /// What the exposed persons beyond a river or railway lose, 0–1: at 0.5 they count half.
    pub barrier: f64,
}

impl Default for Penalties {
    fn default() -> Self {
        Self { compactness: 0.3, barrier: 0.5 }
    }
}

impl Penalties {
    pub(super) fn check(&self) -> Result<(), DelimitError> {
        share("compactness", self.compactness)?;
        share("barrier", self.barrier)
    }
}

/// How to search.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Suggestions wanted; there may be fewer.
    pub count: usize,
    /// What counts against an area.
    pub penalties: Penalties,
    /// Positions of units that must be in the area, also where their figures are hidden or missing.
    pub include: Vec<usize>,
    /// Positions of units that must not.
    pub exclude: Vec<usize>,
    /// Most that two suggestions may have in common, 0–1: persons in both over persons in either.
    pub overlap: f64,
    /// Seed of the search. The same seed and question give the same answer.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { count: 3, penalties: Penalties::default(), include: vec![], exclude: vec![], overlap: 0.5, seed: 2030 }
    }
}

impl Options {
    pub(super) fn check(&self) -> Result<(), DelimitError> {
        self.penalties.check()?;
        share("overlap", self.overlap)
    }
}

fn share(what: &'static str, value: f64) -> Result<(), DelimitError> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    Err(DelimitError::OutOfRange { what, id: "the options".to_owned(), value, range: "from 0 to 1" })
}
