//! The outlier rule: winsorise a few points, else take the logarithm; only where shape asks for it.

use serde::{Deserialize, Serialize};

/// When and how outliers are treated.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OutlierRule {
    /// Treated only where |skewness| reaches this.
    pub skew: f64,
    /// … and excess kurtosis reaches this.
    pub kurtosis: f64,
    /// Most points that may be winsorised; 0 with infinite limits turns the rule off.
    pub points: usize,
}

impl Default for OutlierRule {
    fn default() -> Self {
        Self { skew: 2.0, kurtosis: 3.5, points: 5 }
    }
}

impl OutlierRule {
    /// No treatment whatever the shape.
    pub const OFF: Self = Self { skew: f64::INFINITY, kurtosis: f64::INFINITY, points: 0 };
}

/// Sample-adjusted skewness and excess kurtosis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// G₁.
    pub skew: f64,
    /// G₂, 0 for a normal distribution.
    pub kurtosis: f64,
}

/// What is done to each value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Transform {
    /// Nothing.
    None,
    /// Cut at both limits; `points` values were changed.
    Winsorised {
        /// Lower limit.
        lo: f64,
        /// Upper limit.
        hi: f64,
        /// How many values lie outside.
        points: usize,
    },
    /// ln(x − lowest + 1 % of the range); values under the lowest are cut there.
    Log {
        /// Lowest value of the data.
        lowest: f64,
        /// 1 % of the range.
        offset: f64,
    },
    /// −ln(highest − x + 1 % of the range), for a long tail downwards; values over the highest are cut there.
    ReflectedLog {
        /// Highest value of the data.
        highest: f64,
        /// 1 % of the range.
        offset: f64,
    },
}

/// A transform with the shape before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Treatment {
    /// What is done.
    pub transform: Transform,
    /// Before; none with fewer than four different values.
    pub before: Option<Shape>,
    /// After.
    pub after: Option<Shape>,
}

impl Transform {
    /// Applies it to one value; increasing, never strictly so at the limits.
    pub fn apply(&self, x: f64) -> f64 {
        match *self {
            Self::None => x,
            Self::Winsorised { lo, hi, .. } => x.clamp(lo, hi),
            Self::Log { lowest, offset } => ((x - lowest).max(0.0) + offset).ln(),
            Self::ReflectedLog { highest, offset } => -((highest - x).max(0.0) + offset).ln(),
        }
    }
}

/// Shape of the values; none with fewer than four, or when all are alike.
pub fn shape(values: &[f64]) -> Option<Shape> {
    let n = values.len() as f64;
    let (mean, sd) = super::normalise::moments(values);
    if values.len() < 4 || sd <= 0.0 {
        return None;
    }
    let power = |p: i32| values.iter().map(|v| ((v - mean) / sd).powi(p)).sum::<f64>();
    let skew = n / ((n - 1.0) * (n - 2.0)) * power(3);
    let kurtosis = n * (n + 1.0) / ((n - 1.0) * (n - 2.0) * (n - 3.0)) * power(4)
        - 3.0 * (n - 1.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
    Some(Shape { skew, kurtosis })
}

impl OutlierRule {
    fn passes(&self, shape: Option<Shape>) -> bool {
        shape.is_none_or(|s| s.skew.abs() < self.skew || s.kurtosis < self.kurtosis)
    }

    /// Chooses the treatment of a column from its published numbers.
    pub fn treat(&self, values: &[f64]) -> Treatment {
        let before = shape(values);
        let after = |t: Transform| shape(&values.iter().map(|v| t.apply(*v)).collect::<Vec<_>>());
        let Some(was) = before.filter(|s| !self.passes(Some(*s))) else {
            return Treatment { transform: Transform::None, before, after: before };
        };
        for points in 1..=self.points {
            let transform = winsorised(values, was.skew, points);
            let shape = after(transform);
            // Cut to a constant, a column would pass and say nothing.
            if shape.is_some() && self.passes(shape) {
                return Treatment { transform, before, after: shape };
            }
        }
        let (lo, hi) = super::normalise::ends(values);
        let offset = 0.01 * (hi - lo);
        let transform = if was.skew > 0.0 {
            Transform::Log { lowest: lo, offset }
        } else {
            Transform::ReflectedLog { highest: hi, offset }
        };
        Treatment { transform, before, after: after(transform) }
    }
}

/// Cuts the `points` outermost values of the longer tail to the next one.
fn winsorised(values: &[f64], skew: f64, points: usize) -> Transform {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len() - 1;
    let (lo, hi) = if skew > 0.0 {
        (sorted[0], sorted[last - points.min(last)])
    } else {
        (sorted[points.min(last)], sorted[last])
    };
    Transform::Winsorised { lo, hi, points: values.iter().filter(|v| **v < lo || **v > hi).count() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::average_ranks;

    /// 40 values between 0 and 4 and the outliers given.
    fn with(outliers: &[f64]) -> Vec<f64> {
        (0..40).map(|i| f64::from(i) / 10.0).chain(outliers.iter().copied()).collect()
    }

    #[test]
    fn an_index_column_of_plain_shape_is_left_alone() {
        assert_eq!(OutlierRule::default().treat(&with(&[])).transform, Transform::None);
        assert_eq!(OutlierRule::default().treat(&[1.0; 9]).transform, Transform::None);
        assert_eq!(OutlierRule::OFF.treat(&with(&[1e6])).transform, Transform::None);
    }

    #[test]
    fn skewness_and_kurtosis_of_an_index_column_are_sample_adjusted() {
        // 1, 2, 3, 4, 10: m₂ = 50/5, m₃ = 180/5, m₄ = 1394/5; G₁ = √(n(n−1))/(n−2)·m₃/m₂^1.5,
        // G₂ = (n−1)/((n−2)(n−3))·((n+1)(m₄/m₂² − 3) + 6).
        let s = shape(&[1.0, 2.0, 3.0, 4.0, 10.0]).unwrap();
        let g1 = 36.0 / 10.0_f64.powf(1.5);
        let g2 = 278.8 / 100.0 - 3.0;
        assert!((s.skew - 20.0_f64.sqrt() / 3.0 * g1).abs() < 1e-12, "{s:?}");
        assert!((s.kurtosis - 4.0 / 6.0 * (6.0 * g2 + 6.0)).abs() < 1e-12, "{s:?}");
    }

    #[test]
    fn one_far_index_value_is_winsorised_to_the_next() {
        let t = OutlierRule::default().treat(&with(&[60.0]));
        assert_eq!(t.transform, Transform::Winsorised { lo: 0.0, hi: 3.9, points: 1 });
        assert_eq!(t.transform.apply(60.0), 3.9);
        let down = OutlierRule::default().treat(&with(&[-60.0]));
        assert_eq!(down.transform, Transform::Winsorised { lo: 0.0, hi: 3.9, points: 1 });
    }

    #[test]
    fn more_far_index_values_than_may_be_cut_take_the_logarithm_and_keep_their_order() {
        let values: Vec<f64> = (0..60).map(|i| (f64::from(i) / 2.0).exp()).collect();
        let t = OutlierRule::default().treat(&values);
        assert!(matches!(t.transform, Transform::Log { lowest, .. } if lowest == 1.0), "{t:?}");
        assert!(t.after.unwrap().skew.abs() < t.before.unwrap().skew.abs());
        let changed: Vec<f64> = values.iter().map(|v| t.transform.apply(*v)).collect();
        assert_eq!(average_ranks(&values), average_ranks(&changed));
        let mirrored: Vec<f64> = values.iter().map(|v| -v).collect();
        let r = OutlierRule::default().treat(&mirrored);
        assert!(matches!(r.transform, Transform::ReflectedLog { .. }), "{r:?}");
        assert!((r.transform.apply(mirrored[7]) + t.transform.apply(values[7])).abs() < 1e-12);
    }
}
