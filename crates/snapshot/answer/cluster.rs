//! Local clusters: where neighbouring zones are alike.

use crate::answer::Meta;
use serde::Serialize;
use utoipa::ToSchema;

/// A zone and its neighbours.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ClusterRow {
    /// Slug.
    pub id: String,
    /// Name.
    pub navn: String,
    /// Kind of cluster after correction for many tests; none for a zone without a number or a neighbour.
    pub klynge: Option<String>,
    /// Local Moran's I.
    pub local_i: Option<f64>,
    /// Its permutation p-value.
    pub p: Option<f64>,
    /// The same after Benjamini–Hochberg.
    pub q: Option<f64>,
    /// Getis–Ord G*, as a z-score.
    pub g_star: Option<f64>,
    /// Its permutation p-value.
    pub g_p: Option<f64>,
    /// The same after Benjamini–Hochberg.
    pub g_q: Option<f64>,
}

/// Moran's I of all zones.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ClusterGlobal {
    /// Moran's I.
    pub i: f64,
    /// Its expectation without any pattern.
    pub expected: f64,
    /// z-score under randomisation.
    pub z: Option<f64>,
    /// Permutation p-value.
    pub p: f64,
    /// Zones that take part.
    pub n: usize,
    /// Links between them.
    pub links: usize,
    /// Permutations.
    pub permutations: usize,
    /// Seed.
    pub seed: u64,
    /// Zones without a neighbour.
    pub isolates: usize,
}

/// What was asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClusterMeta {
    /// Sources and version.
    #[serde(flatten)]
    pub meta: Meta,
    /// Id of the indicator or of the weight profile.
    pub hva: String,
    /// Period of the figures.
    pub perioder: Vec<String>,
}

/// Answer of `/api/v1/clusters`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClustersAnswer {
    /// Zones, in the order of their source.
    pub clusters: Vec<ClusterRow>,
    /// All of them together.
    pub global: ClusterGlobal,
    /// What was asked.
    pub meta: ClusterMeta,
}
