//! What a simulation is asked for: seed, draws, K, and which choices vary.

use super::UncertaintyError;
use crate::index::{Method, Recipe};
use serde::{Deserialize, Serialize};

/// Draws when nothing else is asked for.
pub const DEFAULT_DRAWS: usize = 2_000;
/// Most draws of one answer.
pub const MAX_DRAWS: usize = 20_000;

domain::labels! {
    /// Where the uncertainty of a simulation comes from; the two sources are reported apart.
    Source {
        /// Noise, small numbers and hidden values under the chosen profile and method: «datausikkerhet».
        Data = "data",
        /// Weights, method and left-out indicators on the published numbers: «metodevalg».
        Method = "method",
        /// Both at once.
        Both = "both",
    }
}

/// How weights vary around the profile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WeightChoice {
    /// Not at all.
    Fixed,
    /// Dirichlet with the profile as mean.
    Dirichlet {
        /// Above zero; higher is closer to the profile.
        concentration: f64,
    },
    /// Each weight times a uniform in 1 ± `share`, then normalised.
    Uniform {
        /// Above 0 and under 1.
        share: f64,
    },
}

/// The method choices that vary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Weights.
    pub weights: WeightChoice,
    /// Pairs of normalisation and aggregation, each drawn equally often; empty keeps the chosen one.
    pub methods: Vec<Method>,
    /// Share of the draws that leave one indicator out, 0–1; each indicator is left out equally often.
    pub leave_out: f64,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            weights: WeightChoice::Dirichlet { concentration: 50.0 },
            methods: Method::ALTERNATIVES.to_vec(),
            leave_out: 0.2,
        }
    }
}

/// A simulation as asked for. The same setup, table and profile give the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Seed of every random stream; printed with the answer.
    pub seed: u64,
    /// Draws, 1–20 000.
    pub draws: usize,
    /// How many units count as the most exposed.
    pub k: usize,
    /// The chosen outlier rule and method.
    pub recipe: Recipe,
    /// What varies beside the data.
    pub choices: Choices,
}

impl Setup {
    /// Default draws, recipe and choices.
    pub fn new(seed: u64, k: usize) -> Self {
        Self { seed, draws: DEFAULT_DRAWS, k, recipe: Recipe::default(), choices: Choices::default() }
    }

    pub(crate) fn check(&self) -> Result<(), UncertaintyError> {
        if !(1..=MAX_DRAWS).contains(&self.draws) {
            return Err(UncertaintyError::Draws { draws: self.draws, most: MAX_DRAWS });
        }
        let choice = |what| Err(UncertaintyError::Choice { what });
        if !(0.0..=1.0).contains(&self.choices.leave_out) {
            return choice("the share of draws that leave an indicator out must be between 0 and 1");
        }
        let methods = &self.choices.methods;
        if (1..methods.len()).any(|i| methods[..i].contains(&methods[i])) {
            return choice("a method stands twice among the alternatives: each may stand once");
        }
        match self.choices.weights {
            WeightChoice::Dirichlet { concentration } if !(concentration > 0.0 && concentration.is_finite()) => {
                choice("the concentration of the weights must be above zero")
            }
            WeightChoice::Uniform { share } if !(share > 0.0 && share < 1.0) => {
                choice("the share by which weights vary must be above 0 and under 1")
            }
            _ => Ok(()),
        }
    }
}
