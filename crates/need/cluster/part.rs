//! The units that take part: those with a value and at least one neighbour with a value.

use super::ClusterError;
use spatial::Contiguity;

/// Fewer units than this are refused. The variance under randomisation divides by (n − 1)(n − 2)(n − 3), and the possible
/// arrangements of four units are too few for any p-value under five per cent.
pub const FEWEST_UNITS: usize = 5;

/// Values that differ by less than this share of the largest are the same value, told apart by rounding.
const SAME_VALUE: f64 = 1e-12;

/// Values and neighbours of the units that take part, numbered anew.
pub(super) struct Part {
    /// Position of each in the input.
    pub(super) at: Vec<usize>,
    /// Positions in the input of units with a value and no neighbour that has one.
    pub(super) isolates: Vec<usize>,
    /// Neighbours among those that take part; nobody is without.
    pub(super) list: Contiguity,
    /// Deviation from the mean of those that take part, in units of the largest; exactly 0 for a value at the mean.
    pub(super) z: Vec<f64>,
    /// Σz²/n.
    pub(super) m2: f64,
    units: usize,
}

impl Part {
    pub(super) fn new(values: &[Option<f64>], list: &Contiguity) -> Result<Self, ClusterError> {
        if values.len() != list.units() {
            return Err(ClusterError::WrongLength { values: values.len(), units: list.units() });
        }
        if let Some(unit) = values.iter().position(|v| v.is_some_and(|v| !v.is_finite())) {
            return Err(ClusterError::NotFinite { unit });
        }
        let has_value = |unit: &usize| values.get(*unit).is_some_and(Option::is_some);
        let is_linked = |unit: &usize| list.neighbours(*unit).iter().any(|&n| has_value(&(n as usize)));
        let (at, isolates): (Vec<_>, Vec<_>) = (0..values.len()).filter(has_value).partition(is_linked);
        if at.len() < FEWEST_UNITS {
            return Err(ClusterError::TooFew { units: at.len(), fewest: FEWEST_UNITS });
        }
        let x: Vec<f64> = at.iter().filter_map(|&unit| values[unit]).collect();
        let z = deviations(&x)?;
        let m2 = z.iter().map(|z| z * z).sum::<f64>() / z.len() as f64;
        Ok(Self { list: list.among(&at), at, isolates, z, m2, units: values.len() })
    }

    /// Number of units that take part.
    pub(super) fn n(&self) -> usize {
        self.z.len()
    }

    /// Sum of the deviations of a unit's neighbours.
    pub(super) fn around(&self, i: usize, z: &[f64]) -> f64 {
        self.list.neighbours(i).iter().map(|&j| z[j as usize]).sum()
    }

    /// Number of a unit's neighbours.
    pub(super) fn degree(&self, i: usize) -> f64 {
        self.list.neighbours(i).len() as f64
    }

    /// Answers of those that take part at their places in the input; none for the others.
    pub(super) fn spread<T>(&self, answers: impl IntoIterator<Item = Option<T>>) -> Vec<Option<T>> {
        let mut out: Vec<Option<T>> = (0..self.units).map(|_| None).collect();
        self.at.iter().zip(answers).for_each(|(&unit, answer)| out[unit] = answer);
        out
    }
}

fn deviations(x: &[f64]) -> Result<Vec<f64>, ClusterError> {
    let largest = |v: &[f64]| v.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    let z: Vec<f64> = x.iter().map(|x| x - mean).collect();
    let most = largest(&z);
    if most <= SAME_VALUE * largest(x) {
        return Err(ClusterError::Constant);
    }
    let rounding = SAME_VALUE * largest(x);
    Ok(z.iter().map(|z| if z.abs() <= rounding { 0.0 } else { z / most }).collect())
}
