//! The noise of one published count, and of a sum of several.

use domain::{LowestHidden, Value};
use serde::{Deserialize, Serialize};

/// Whole-number noise, uniform on −h..h, on every published count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noise {
    half_width: u32,
}

/// Noise of a sum of independently noised counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummedNoise {
    noise: Noise,
    cells: u32,
}

impl Noise {
    /// Within ±5, as microdata.no.
    pub const MICRODATA: Self = Self { half_width: 5 };
    /// None.
    pub const EXACT: Self = Self { half_width: 0 };

    /// Noise within ±h persons.
    pub fn within(half_width: u32) -> Self {
        Self { half_width }
    }

    /// h, persons.
    pub fn half_width(self) -> f64 {
        f64::from(self.half_width)
    }

    /// Variance h(h+1)/3 of the uniform distribution on −h..h, persons².
    pub fn variance(self) -> f64 {
        let h = self.half_width();
        h * (h + 1.0) / 3.0
    }

    /// Standard deviation, persons: √10 for ±5.
    pub fn sd(self) -> f64 {
        self.variance().sqrt()
    }

    /// The noise of one published cell.
    pub fn once(self) -> SummedNoise {
        self.of_cells(1)
    }

    /// The noise of a sum of k published cells.
    pub fn of_cells(self, cells: u32) -> SummedNoise {
        SummedNoise { noise: self, cells }
    }

    /// Standard deviation of a rate p (share 0–1) of n persons where both are noised once:
    /// `(sd/N)·√(1 + p²)` (delta method). In shares; times 100 for percentage points. None for n ≤ 0.
    pub fn rate_sd(self, p: f64, n: f64) -> Option<f64> {
        (n > 0.0).then(|| self.once().rate_variance(p, n, self.once()).sqrt())
    }
}

impl SummedNoise {
    /// Number of published cells in the sum.
    pub fn cells(self) -> u32 {
        self.cells
    }

    /// Largest distance of the sum from the truth, ±5k persons.
    pub fn half_width(self) -> f64 {
        self.noise.half_width() * f64::from(self.cells)
    }

    /// Variance k·10 persons²; assumes that cells are noised independently.
    pub fn variance(self) -> f64 {
        self.noise.variance() * f64::from(self.cells)
    }

    /// Variance of a rate p of n persons, `(var_c + p²·var_n)/n²`, by the delta method.
    pub fn rate_variance(self, p: f64, n: f64, denominator: Self) -> f64 {
        (self.variance() + p * p * denominator.variance()) / (n * n)
    }
}

/// What is known of a count hidden because it is below 5: [0, 4] or [1, 4], never 0.
pub fn hidden_count(lowest: LowestHidden) -> Value {
    let lo = match lowest {
        LowestHidden::Zero => 0.0,
        LowestHidden::One => 1.0,
    };
    Value::Suppressed { lo: Some(lo), hi: Some(4.0) }
}
