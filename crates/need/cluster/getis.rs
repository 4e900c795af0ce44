//! Getis–Ord: G_i and G_i* as standard scores, and the global G, all with binary weights (Getis and Ord 1992, Ord and
//! Getis 1995).
//!
//! With row-standardised weights and the right variance the standard score is the same; some libraries print another one
//! because Σw stands where Σw² belongs.

use super::ClusterError;
use super::moran::{Sums, Weighting, z_score};
use super::part::Part;
use serde::Serialize;
use spatial::Contiguity;

domain::labels! {
    /// Whose values are summed.
    Ball {
        /// The neighbours alone, against the mean and variance of all others: G_i.
        Neighbours = "neighbours",
        /// The neighbours and the unit itself, against the mean and variance of all: G_i*.
        WithSelf = "with_self",
    }
}

/// The global G: above `expected` when high values lie beside high ones, below when low ones do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GlobalG {
    /// Share 0–1 of Σ x_i x_j (i ≠ j) that lies between neighbours.
    pub g: f64,
    /// S₀/(n(n − 1)).
    pub expected: f64,
    /// Variance when the values at hand are placed at random.
    pub variance: f64,
    /// (G − expected)/√variance.
    pub z: f64,
}

/// Standard score of each unit's G_i or G_i*: above 0 where high values gather, below 0 where low ones do.
///
/// None for an isolate, for a unit without a value, and where no other sum was possible: everybody is in the ball, or all
/// others have one value.
///
/// # Errors
/// As [`super::moran`].
pub fn getis_ord(values: &[Option<f64>], list: &Contiguity, ball: Ball) -> Result<Vec<Option<f64>>, ClusterError> {
    let part = Part::new(values, list)?;
    Ok(part.spread((0..part.n()).map(|i| score(&part, ball, i))))
}

/// Score of one unit. It does not change when all values are shifted or scaled, so deviations do as well as values.
pub(super) fn score(part: &Part, ball: Ball, i: usize) -> Option<f64> {
    let (z, around) = (part.z[i], part.around(i, &part.z));
    let all = part.n() as f64;
    let (n, in_ball, sum, mean, variance) = match ball {
        Ball::WithSelf => (all, part.degree(i) + 1.0, around + z, 0.0, part.m2),
        Ball::Neighbours => {
            let (others, mean) = (all - 1.0, -z / (all - 1.0));
            (others, part.degree(i), around, mean, (part.m2 * all - z * z) / others - mean * mean)
        }
    };
    // The largest deviation is 1: what is left of a variance below this is rounding.
    let possible = in_ball < n && variance > 1e-14;
    possible.then(|| (sum - in_ball * mean) / (variance * in_ball * (n - in_ball) / (n - 1.0)).sqrt())
}

/// The global G over the units with a value and a neighbour with a value; `None` where no value or only one is above zero.
///
/// # Errors
/// As [`super::moran`], and [`ClusterError::Negative`].
pub fn global_g(values: &[Option<f64>], list: &Contiguity) -> Result<Option<GlobalG>, ClusterError> {
    if let Some(unit) = values.iter().position(|v| v.is_some_and(|v| v < 0.0)) {
        return Err(ClusterError::Negative { unit });
    }
    let part = Part::new(values, list)?;
    let x: Vec<f64> = part.at.iter().filter_map(|&unit| values[unit]).collect();
    let (n, Sums { s0, s1, s2 }) = (part.n() as f64, Sums::new(&part, Weighting::Binary));
    let power = |k: i32| x.iter().map(|x| x.powi(k)).sum::<f64>();
    let (p1, p2, p3, p4) = (power(1), power(2), power(3), power(4));
    let whole = p1 * p1 - p2;
    if whole <= 0.0 || x.iter().filter(|x| **x > 0.0).count() < 2 {
        return Ok(None);
    }
    let between: f64 = (0..part.n()).map(|i| x[i] * part.around(i, &x)).sum();
    let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0;
    let b1 = -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let b2 = -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * s0 * s0);
    let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * s0 * s0;
    let b4 = s1 - s2 + s0 * s0;
    let square = b0 * p2 * p2 + b1 * p4 + b2 * p1 * p1 * p2 + b3 * p1 * p3 + b4 * p1.powi(4);
    let (g, expected) = (between / whole, s0 / (n * (n - 1.0)));
    let variance = square / (whole * whole * n * (n - 1.0) * (n - 2.0) * (n - 3.0)) - expected * expected;
    Ok(Some(GlobalG { g, expected, variance, z: z_score(g, expected, variance) }))
}
