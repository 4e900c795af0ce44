//! What went in and what came out of a transfer: nothing may be lost or made.

use crate::weights::CONSERVATION;

/// The account of one transfer of a count. Sums are of known sources; those of hidden ones stand beside as bounds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Account {
    /// Sum of the known sources.
    pub sum_from: f64,
    /// What the known sources gave to targets, those included that got no number.
    pub sum_to: f64,
    /// What the known sources have outside every target.
    pub outside: f64,
    /// Sources with a number.
    pub known_sources: usize,
    /// Sources that are hidden.
    pub hidden_sources: usize,
    /// Sources without a figure; their mass is in no sum.
    pub unknown_sources: usize,
    /// Bounds of the sum of the hidden sources.
    pub hidden_from: (f64, f64),
    /// Pieces below 0.5 % of their source.
    pub slivers: usize,
    /// What the known sources gave by slivers; it is in `sum_to`.
    pub sliver_mass: f64,
    /// Sources that were divided by plain area, having nothing of the measure.
    pub fallback: usize,
    /// What of the measure lay outside every source, in the unit of the measure.
    pub stray: f64,
    /// Sum of the known sources without signs: what rounding is measured against.
    pub(super) size: f64,
}

/// More or less came out than went in.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{from} went in and {to} came out with {outside} outside: the weights count something twice or lose it")]
pub struct NotKept {
    /// Sum of the known sources.
    pub from: f64,
    /// What targets got.
    pub to: f64,
    /// What lies outside them.
    pub outside: f64,
}

impl Account {
    /// Checks that what went in came out, to 10⁻⁹ of it.
    ///
    /// # Errors
    /// [`NotKept`] where it did not.
    pub fn conserve(&self) -> Result<(), NotKept> {
        let rest = (self.sum_from - self.sum_to - self.outside).abs();
        // Also an error where one of them is no number.
        if rest <= CONSERVATION * self.size.max(self.sum_from.abs()) {
            Ok(())
        } else {
            Err(NotKept { from: self.sum_from, to: self.sum_to, outside: self.outside })
        }
    }
}
