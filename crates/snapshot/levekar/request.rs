//! What may be asked of the index: weights, method, K, seed, draws, period and variants.

use need::index::{Aggregation, Normalisation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Weight of an indicator inside its theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightRequest {
    /// Id of the indicator.
    pub indicator: String,
    /// Zero or more; only its size beside the others matters.
    pub weight: f64,
}

/// Weight of a theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeRequest {
    /// Id of the theme.
    pub id: String,
    /// Zero or more; only its size beside the others matters.
    pub weight: f64,
    /// Its indicators; none = those of the default index, with equal weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicators: Option<Vec<WeightRequest>>,
}

/// Normalisation and aggregation, which must go together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodRequest {
    /// `z | minmax_0_100 | minmax_1_100 | percentile | exponential`.
    #[schema(value_type = String)]
    pub normalisation: Normalisation,
    /// `arithmetic | geometric | harmonic | copeland`.
    #[schema(value_type = String)]
    pub aggregation: Aggregation,
}

/// A question about the index. Everything left out has a default that the answer prints.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PriorityRequest {
    /// Id of a weight profile; none = the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Own weights in place of a profile's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub themes: Option<Vec<ThemeRequest>>,
    /// How many zones count as the most exposed; default 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub k: Option<usize>,
    /// Seed; default 2030.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Draws, 1–20 000; default 2 000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draws: Option<usize>,
    /// Default z-scores and the arithmetic mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodRequest>,
    /// A year or years; none = the newest that all indicators have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Takes the newest period of each indicator where they have none in common, or where it lacks the one asked for and
    /// another has it; marked in the answer.
    pub mixed_years: bool,
    /// Variants that stand in for their indicators: `uten_studenter`, `aldersjustert`.
    pub variants: Vec<String>,
    /// Shrinks the shares of small zones towards the mean of all, inside the index only.
    pub shrink: bool,
    /// Leaves out zones where an områdesatsing runs on the date.
    pub without_running: bool,
    /// YYYY-MM-DD; default today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Programme of the overlap class; none = the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
}

/// The weight that moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lever {
    /// `theme` or `indicator`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// A question about the stability line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct StabilityRequest {
    /// The index.
    #[serde(flatten)]
    pub index: PriorityRequest,
    /// The weight that moves.
    pub lever: Lever,
    /// Steps from 0 to all of the weight, 2–101; default 21.
    #[serde(default)]
    pub steps: Option<usize>,
}
