//! Weights of one unit: indicator → theme → index, with what is missing left out and the rest renormalised.
//!
//! The two levels use the same mean, so they are one weighted mean with the product of both weights.

use super::Aggregation;

/// Least sum of present weights for which an index is shown.
pub const COVERAGE_LIMIT: f64 = 2.0 / 3.0;

/// Whether an index may be shown; exactly two thirds counts as covered in spite of rounding.
pub fn covered(coverage: f64) -> bool {
    coverage >= COVERAGE_LIMIT - 1e-9
}

/// Weights above zero, summing to 1; indicators of a theme stand together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Weights {
    /// Position in the table.
    pub(crate) column: Vec<usize>,
    /// Position of the theme in the profile.
    pub(crate) theme: Vec<usize>,
    /// Weight of the indicator in the whole index.
    pub(crate) flat: Vec<f64>,
}

impl Weights {
    pub(crate) fn len(&self) -> usize {
        self.flat.len()
    }

    /// The weights when one indicator is dropped: the rest of its theme takes its weight, or the other themes do.
    pub(crate) fn without(&self, dropped: usize) -> Self {
        let present: Vec<bool> = (0..self.len()).map(|i| i != dropped).collect();
        let mut flat = vec![0.0; self.len()];
        effective(&self.theme, &self.flat, &present, &mut flat);
        let keep = |i: &usize| *i != dropped;
        Self {
            column: (0..self.len()).filter(keep).map(|i| self.column[i]).collect(),
            theme: (0..self.len()).filter(keep).map(|i| self.theme[i]).collect(),
            flat: (0..self.len()).filter(keep).map(|i| flat[i]).collect(),
        }
    }
}

/// Fills `out` with the weights of a unit that has only the `present` indicators; returns its coverage.
///
/// Inside a theme the present indicators share the theme's weight; a theme without any is left out as a whole. `out`
/// sums to 1, or is zero everywhere when nothing is present.
pub(crate) fn effective(theme: &[usize], flat: &[f64], present: &[bool], out: &mut [f64]) -> f64 {
    let mut coverage = 0.0;
    let mut total = 0.0;
    let mut start = 0;
    while start < theme.len() {
        let end = start + theme[start..].iter().take_while(|t| **t == theme[start]).count();
        let whole: f64 = flat[start..end].iter().sum();
        let there: f64 = (start..end).filter(|i| present[*i]).map(|i| flat[i]).sum();
        let scale = if there > 0.0 { whole / there } else { 0.0 };
        for i in start..end {
            out[i] = if present[i] { flat[i] * scale } else { 0.0 };
        }
        if there > 0.0 {
            total += whole;
            coverage += there;
        }
        start = end;
    }
    if total > 0.0 {
        out.iter_mut().for_each(|w| *w /= total);
    }
    coverage
}

impl Aggregation {
    /// The increasing function whose weighted mean is taken.
    pub(crate) fn forward(self, x: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Copeland => x,
            Self::Geometric => x.ln(),
            Self::Harmonic => -1.0 / x,
        }
    }

    /// Back from the weighted mean to the scale of the index.
    pub(crate) fn back(self, mean: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Copeland => mean,
            Self::Geometric => mean.exp(),
            Self::Harmonic => -1.0 / mean,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_theme_keeps_its_weight_when_one_of_its_indicators_is_missing() {
        let (theme, flat) = ([0, 0, 1, 1], [0.3, 0.2, 0.25, 0.25]);
        let mut out = [0.0; 4];
        assert_eq!(effective(&theme, &flat, &[true, false, true, true], &mut out), 0.8);
        assert_eq!(out, [0.5, 0.0, 0.25, 0.25]);
        assert_eq!(effective(&theme, &flat, &[false, false, true, true], &mut out), 0.5);
        assert_eq!(out, [0.0, 0.0, 0.5, 0.5]);
        assert_eq!(effective(&theme, &flat, &[false; 4], &mut out), 0.0);
        assert_eq!(out, [0.0; 4]);
    }
}
