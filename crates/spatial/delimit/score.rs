//! The score of an area from its sums. The formula stands at [`super`].

use super::Penalties;
use std::f64::consts::PI;

/// What the score of a set is worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Sums {
    /// Expected exposed persons.
    pub(super) exposed: f64,
    /// Those of them in the part with the most that holds together without crossing a barrier.
    pub(super) main: f64,
    /// m².
    pub(super) area: f64,
    /// m.
    pub(super) perimeter: f64,
}

impl Sums {
    /// The score, in persons.
    pub(super) fn score(&self, penalties: &Penalties) -> f64 {
        let counted = self.exposed - penalties.barrier * (self.exposed - self.main).max(0.0);
        counted * (1.0 - penalties.compactness * (1.0 - compactness(self.area, self.perimeter)))
    }
}

/// Polsby–Popper 4πA/P², at most 1; 1 where borders that are said to be common leave no perimeter, 0 for no area.
pub(super) fn compactness(area: f64, perimeter: f64) -> f64 {
    let circle = 4.0 * PI * area;
    if circle <= 0.0 {
        return 0.0;
    }
    let squared = perimeter.max(0.0).powi(2);
    if squared <= circle { 1.0 } else { circle / squared }
}
