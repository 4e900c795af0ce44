//! Moran's I, global and local.
//!
//! I = (n/S₀)·Σ w_ij z_i z_j / Σz² and I_i = z_i·Σ_j w_ij z_j / (Σz²/n), with z the deviation from the mean (Moran 1950,
//! Cliff and Ord 1981, Anselin 1995). With row-standardised weights the I_i average to I. Some libraries multiply I_i by
//! (n − 1)/n: convert when comparing.

use super::ClusterError;
use super::part::Part;
use serde::Serialize;
use spatial::Contiguity;

domain::labels! {
    /// How much a neighbour weighs.
    Weighting {
        /// The neighbours of a unit share a weight of 1.
        RowStandardised = "row_standardised",
        /// Each neighbour weighs 1.
        Binary = "binary",
    }
}

impl Weighting {
    /// Weight of each neighbour of a unit with so many.
    pub(super) fn weight(self, degree: f64) -> f64 {
        match self {
            Self::RowStandardised => 1.0 / degree,
            Self::Binary => 1.0,
        }
    }
}

/// Moran's I with its moments when values are unrelated to place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Moran {
    /// I: above `expected` when like lies beside like.
    pub i: f64,
    /// −1/(n − 1).
    pub expected: f64,
    /// Variance when the values at hand are placed at random.
    pub variance: f64,
    /// (I − expected)/√variance, under randomisation.
    pub z: f64,
    /// Variance when the values are draws from one normal distribution.
    pub variance_normal: f64,
    /// The same z under normality.
    pub z_normal: f64,
}

/// S₀, S₁ and S₂ of the weights: Σw, ½Σ(w_ij + w_ji)², Σ(w_i. + w_.i)².
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sums {
    pub(super) s0: f64,
    pub(super) s1: f64,
    pub(super) s2: f64,
}

impl Sums {
    pub(super) fn new(part: &Part, weighting: Weighting) -> Self {
        let weight = |i: usize| weighting.weight(part.degree(i));
        let mut sums = Self { s0: 0.0, s1: 0.0, s2: 0.0 };
        for i in 0..part.n() {
            let neighbours = part.list.neighbours(i).iter().map(|&j| j as usize);
            let (out, back) = (weight(i) * part.degree(i), neighbours.clone().map(weight).sum::<f64>());
            sums.s0 += out;
            sums.s1 += neighbours.map(|j| (weight(i) + weight(j)).powi(2)).sum::<f64>() / 2.0;
            sums.s2 += (out + back).powi(2);
        }
        sums
    }
}

/// Moran's I over the units with a value and a neighbour with a value.
///
/// # Errors
/// [`ClusterError`] for values that do not match the neighbours, are not finite, are too few or do not vary.
pub fn moran(values: &[Option<f64>], list: &Contiguity, weighting: Weighting) -> Result<Moran, ClusterError> {
    Ok(of_part(&Part::new(values, list)?, weighting))
}

/// Each unit's I_i; none for an isolate and for a unit without a value.
///
/// # Errors
/// As [`moran`].
pub fn local_moran(
    values: &[Option<f64>],
    list: &Contiguity,
    weighting: Weighting,
) -> Result<Vec<Option<f64>>, ClusterError> {
    let part = Part::new(values, list)?;
    Ok(part.spread((0..part.n()).map(|i| Some(local(&part, weighting, i)))))
}

pub(super) fn local(part: &Part, weighting: Weighting, i: usize) -> f64 {
    part.z[i] * weighting.weight(part.degree(i)) * part.around(i, &part.z) / part.m2
}

pub(super) fn of_part(part: &Part, weighting: Weighting) -> Moran {
    let (n, Sums { s0, s1, s2 }) = (part.n() as f64, Sums::new(part, weighting));
    let i = (0..part.n()).map(|i| local(part, weighting, i)).sum::<f64>() / s0;
    let expected = expected(n);
    let m4 = part.z.iter().map(|z| z.powi(4)).sum::<f64>() / n;
    let kurtosis = m4 / (part.m2 * part.m2);
    let normal = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n - 1.0) * (n + 1.0) * s0 * s0);
    let placed = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0)
        - kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let random = placed / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0);
    let (variance, variance_normal) = (random - expected * expected, normal - expected * expected);
    Moran {
        i,
        expected,
        variance,
        z: z_score(i, expected, variance),
        variance_normal,
        z_normal: z_score(i, expected, variance_normal),
    }
}

pub(super) fn expected(n: f64) -> f64 {
    -1.0 / (n - 1.0)
}

pub(super) fn z_score(value: f64, expected: f64, variance: f64) -> f64 {
    (value - expected) / variance.sqrt()
}
