//! Which alternative each draw takes, and the count of those that were taken: nothing is skipped silently.

use super::rng::{Rng, mix};
use super::{Setup, Source, UncertaintyError};
use crate::index::Method;
use serde::Serialize;

domain::labels! {
    /// What varies from draw to draw.
    Varied {
        /// The values.
        Data = "data",
        /// The weights.
        Weights = "weights",
        /// Normalisation and aggregation.
        Method = "method",
        /// An indicator that is left out.
        LeaveOut = "leave_out",
    }
}

/// An alternative and how many draws tried it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What is varied.
    pub varied: Varied,
    /// The alternative: a method, an indicator, a kind of draw.
    pub alternative: String,
    /// Draws that tried it, counted while they ran. Zero only where it does not apply.
    pub draws: usize,
    /// False where it cannot be tried: leaving out the only indicator, data without noise.
    pub applies: bool,
}

/// The choices of each draw.
pub(crate) struct Plan {
    pub(crate) methods: Vec<Method>,
    pub(crate) left_out: Vec<usize>,
    /// Position in `methods`.
    method_of: Vec<u8>,
    /// Position in `left_out`, or none.
    left_out_of: Vec<u16>,
}

const NONE: u16 = u16::MAX;
const PLAN_STREAM: u64 = 0x504c_414e;

impl Plan {
    /// Deals the alternatives out equally and shuffles them by the seed.
    pub(crate) fn new(setup: &Setup, source: Source, candidates: &[usize]) -> Self {
        let varies = source != Source::Data;
        let methods = match &setup.choices.methods {
            methods if varies && !methods.is_empty() => methods.clone(),
            _ => vec![setup.recipe.method],
        };
        let left_out = if varies { candidates.to_vec() } else { Vec::new() };
        let leaving = if left_out.is_empty() { 0.0 } else { (setup.choices.leave_out * setup.draws as f64).round() };
        let mut rng = Rng::new(mix(setup.seed, PLAN_STREAM));
        let mut method_of: Vec<u8> = (0..setup.draws).map(|d| (d % methods.len()) as u8).collect();
        rng.shuffle(&mut method_of);
        let deal = |d: usize| if (d as f64) < leaving { (d % left_out.len()) as u16 } else { NONE };
        let mut left_out_of: Vec<u16> = (0..setup.draws).map(deal).collect();
        rng.shuffle(&mut left_out_of);
        Self { methods, left_out, method_of, left_out_of }
    }

    /// Position of the method of a draw.
    pub(crate) fn method(&self, draw: usize) -> usize {
        usize::from(self.method_of[draw])
    }

    /// Position among the candidates of the indicator that a draw leaves out.
    pub(crate) fn left_out(&self, draw: usize) -> Option<usize> {
        (self.left_out_of[draw] != NONE).then(|| usize::from(self.left_out_of[draw]))
    }
}

/// Draws by alternative, added up over chunks; whole numbers, so the order does not matter.
#[derive(Default, Clone)]
pub(crate) struct Tally {
    pub(crate) data: usize,
    pub(crate) weights: usize,
    pub(crate) methods: Vec<usize>,
    pub(crate) left_out: Vec<usize>,
}

impl Tally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self { data: 0, weights: 0, methods: vec![0; plan.methods.len()], left_out: vec![0; plan.left_out.len()] }
    }

    pub(crate) fn add(mut self, other: &Self) -> Self {
        self.data += other.data;
        self.weights += other.weights;
        self.methods.iter_mut().zip(&other.methods).for_each(|(a, b)| *a += b);
        self.left_out.iter_mut().zip(&other.left_out).for_each(|(a, b)| *a += b);
        self
    }
}

/// The list of runs; an alternative that applies and was not tried is an error.
pub(crate) fn runs(found: Vec<Run>, draws: usize) -> Result<Vec<Run>, UncertaintyError> {
    match found.iter().find(|r| r.applies && r.draws == 0) {
        Some(run) => {
            Err(UncertaintyError::NeverRan { varied: run.varied.as_str(), alternative: run.alternative.clone(), draws })
        }
        None => Ok(found),
    }
}
