//! Figures carried from one geography to another.

use crate::answer::{Meta, StatValue};
use serde::Serialize;
use utoipa::ToSchema;

/// The figure of a target.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TransferRow {
    /// Slug of the target.
    pub id: String,
    /// Name.
    pub navn: String,
    /// The figure with its state and interval; imputed where it was estimated.
    #[serde(flatten)]
    pub figure: StatValue,
    /// Numerator, for a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teller: Option<StatValue>,
    /// Denominator, for a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nevner: Option<StatValue>,
}

/// How it was carried, and the account of it. Sums are of sources with a number: of the numerators for a share, and null
/// for a mean, which has none.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TransferMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// `zones | districts | cells`.
    pub fra: String,
    /// `zones | districts | areas | plan`.
    pub til: String,
    /// `personer`, or the id of an indicator.
    pub variabel: String,
    /// Period of the figures, where it is known.
    pub periode: Option<String>,
    /// `nested | population | housing | area | area_within`.
    pub metode: String,
    /// Its name.
    pub metode_navn: String,
    /// A rough estimate by plain area.
    pub grovt: bool,
    /// Why this method.
    pub valg: String,
    /// Sum of the sources.
    pub sum_from: Option<f64>,
    /// What targets got.
    pub sum_to: Option<f64>,
    /// What lies outside every target.
    pub outside: Option<f64>,
    /// Pieces below 0.5 % of their source.
    pub slivers: usize,
    /// What they carry; it is in `sum_to`.
    pub sliver_masse: Option<f64>,
    /// Sources without a figure.
    pub unknown_sources: usize,
    /// Sources whose figure is hidden.
    pub hidden_sources: usize,
    /// Sources that had nothing to be weighed by and were divided by plain area.
    pub fallback: usize,
    /// Ground of the sources, m², that lies in more than one target and was given to the first.
    pub delt_m2: f64,
}

/// Answer of `/api/v1/transfer`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TransferAnswer {
    /// Every target, in the order of its source.
    pub values: Vec<TransferRow>,
    /// Method and account.
    pub meta: TransferMeta,
}
