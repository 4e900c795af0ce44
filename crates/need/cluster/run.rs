//! Everything about the clusters of one variable, as an answer hands it out.

use super::fdr::q_values;
use super::getis::score;
use super::moran::{local, of_part};
use super::part::Part;
use super::permute::{global_p, local_p};
use super::{Ball, ClusterError, Moran, Permutations, Quadrant, Weighting};
use serde::Serialize;
use spatial::Contiguity;

/// Clusters of one variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Clusters {
    /// The whole.
    pub global: Global,
    /// Each unit, in the order of the input; none for an isolate and for a unit without a value.
    pub units: Vec<Option<Local>>,
}

/// Whether like lies beside like, and what the answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Global {
    /// Moran's I, row-standardised, with its moments.
    #[serde(flatten)]
    pub moran: Moran,
    /// Two-sided, share 0–1.
    pub p_permutation: f64,
    /// Units that take part: a value, and a neighbour with a value.
    pub n: usize,
    /// Links between them; each pair counts twice.
    pub links: usize,
    /// Number of permutations.
    pub permutations: usize,
    /// Seed of the permutations.
    pub seed: u64,
    /// Positions of units with a value and no neighbour that has one.
    pub isolates: Vec<usize>,
}

/// One unit against its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Local {
    /// Local Moran, row-standardised: above 0 among its like, below 0 among its opposite.
    pub local_i: f64,
    /// Two-sided p of it by conditional permutation, share 0–1.
    pub p: f64,
    /// The same after many tests (Benjamini and Hochberg over the units that take part).
    pub q: f64,
    /// By `q`, at [`super::FALSE_DISCOVERIES`].
    pub label: Quadrant,
    /// G_i as a standard score; none where no other sum was possible.
    pub g: Option<f64>,
    /// G_i* as a standard score: a hot spot above 0, a cold spot below; none where everybody is a neighbour.
    pub g_star: Option<f64>,
    /// Two-sided p of G_i and G_i* by conditional permutation. Both keep the unit's own value, as the local I does, so it
    /// is `p` once more, and no second proof; only for a unit exactly at the mean, where `p` is 1, do they differ.
    pub g_p: f64,
    /// The same after many tests.
    pub g_q: f64,
}

/// Finds the clusters of one variable: row-standardised weights for Moran's I, binary ones for Getis–Ord.
///
/// The same values, neighbours, permutations and seed give the same answer.
///
/// # Errors
/// [`ClusterError`] for values that do not match the neighbours, are not finite, are too few (see
/// [`super::FEWEST_UNITS`]) or do not vary, and for more permutations than so many units allow.
pub fn clusters(
    values: &[Option<f64>],
    list: &Contiguity,
    permutations: Permutations,
) -> Result<Clusters, ClusterError> {
    let part = Part::new(values, list)?;
    permutations.check(&part)?;
    let weighting = Weighting::RowStandardised;
    let g_p = local_p(&part, permutations);
    let p: Vec<f64> = g_p.iter().zip(&part.z).map(|(p, z)| if *z == 0.0 { 1.0 } else { *p }).collect();
    let (q, g_q) = (q_values(&p), q_values(&g_p));
    let one = |i: usize| Local {
        local_i: local(&part, weighting, i),
        p: p[i],
        q: q[i],
        label: Quadrant::of(part.z[i], part.around(i, &part.z), q[i]),
        g: score(&part, Ball::Neighbours, i),
        g_star: score(&part, Ball::WithSelf, i),
        g_p: g_p[i],
        g_q: g_q[i],
    };
    let units = part.spread((0..part.n()).map(|i| Some(one(i))));
    let global = Global {
        moran: of_part(&part, weighting),
        p_permutation: global_p(&part, weighting, permutations),
        n: part.n(),
        links: part.list.links(),
        permutations: permutations.count(),
        seed: permutations.seed(),
        isolates: part.isolates,
    };
    Ok(Clusters { global, units })
}
