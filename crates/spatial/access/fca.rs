//! Two-step floating catchment areas: what there is of a supply for each person, where those nearer have a larger part in it.

use super::{Reason, Time, Times};

/// How a catchment fades with the walk.
#[derive(Debug, Clone, PartialEq)]
pub enum Decay {
    /// Everyone within the catchment alike.
    Alike,
    /// The weight of the first cut-off (minutes, rising) that is not exceeded, and 0 beyond the last.
    Step(Vec<(f64, f64)>),
    /// exp(−x² / 2σ²), not normalised.
    Gaussian {
        /// σ in minutes, over 0.
        sigma: f64,
    },
    /// (max(x, min) / scale)^alpha.
    Gravity {
        /// Minutes at which the weight is 1, over 0.
        scale: f64,
        /// The exponent; negative where it fades.
        alpha: f64,
        /// Shorter walks count as so many minutes, at least 1: without it a walk of 0 would weigh without end.
        min: f64,
    },
}

impl Decay {
    /// Weight of a walk of so many minutes.
    pub fn weight(&self, minutes: f64) -> f64 {
        match self {
            Self::Alike => 1.0,
            Self::Step(steps) => steps.iter().find(|(cutoff, _)| minutes <= *cutoff).map_or(0.0, |(_, w)| *w),
            Self::Gaussian { sigma } => (-minutes * minutes / (2.0 * sigma * sigma)).exp(),
            Self::Gravity { scale, alpha, min } => (minutes.max(*min) / scale).powf(*alpha),
        }
    }

    fn check(&self) -> Result<(), FcaError> {
        let over_zero = |x: f64| x > 0.0 && x.is_finite();
        let fine = match self {
            Self::Alike => true,
            Self::Step(steps) => {
                steps.windows(2).all(|w| w[0].0 < w[1].0)
                    && steps.iter().all(|(cutoff, w)| !cutoff.is_nan() && *w >= 0.0 && w.is_finite())
            }
            Self::Gaussian { sigma } => over_zero(*sigma),
            Self::Gravity { scale, alpha, min } => {
                over_zero(*scale) && alpha.is_finite() && (1.0..f64::MAX).contains(min)
            }
        };
        if fine { Ok(()) } else { Err(FcaError::Decay) }
    }
}

/// What the two steps found.
#[derive(Debug, Clone, PartialEq)]
pub struct Catchments {
    /// R: supply for each weighted person in the catchment of each place; none where nobody is in it.
    pub ratio: Vec<Option<f64>>,
    /// A: what reaches each person; 0 where nothing is in reach, none where the people stand off the network.
    pub access: Vec<Option<f64>>,
    /// Supply of places with nobody in their catchment.
    pub unused: f64,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FcaError {
    /// Numbers of people, places and times do not fit.
    #[error("times are of {origins} × {destinations}; give {origins} populations and {destinations} supplies")]
    Shape {
        /// Rows of the times.
        origins: usize,
        /// Columns of the times.
        destinations: usize,
    },
    /// A population or a supply is negative or no number.
    #[error("populations and supplies must be finite and not negative")]
    Amount,
    /// The decay cannot be computed.
    #[error("steps must rise with weights not below 0; sigma and scale must be over 0, and min at least 1")]
    Decay,
}

/// R_j = S_j / Σ_k P_k·f(d_kj) over d_kj ≤ d0, and A_i = Σ_j R_j·f(d_ij) over d_ij ≤ d0 (Luo and Wang 2003, with the decay of
/// Luo and Qi 2009; methods 9.2). Times from people (rows) to places (columns) and `d0` in minutes.
///
/// Σ A_i·P_i = Σ S_j − unused. A time that is missing is not within the catchment, so the limit of the times must be no less
/// than `d0`.
///
/// # Errors
/// Where the numbers do not fit, see [`FcaError`].
pub fn two_step_fca(
    population: &[f64],
    supply: &[f64],
    times: &Times,
    decay: &Decay,
    d0: f64,
) -> Result<Catchments, FcaError> {
    if (times.origins(), times.destinations()) != (population.len(), supply.len()) {
        return Err(FcaError::Shape { origins: times.origins(), destinations: times.destinations() });
    }
    if !population.iter().chain(supply).all(|x| x.is_finite() && *x >= 0.0) {
        return Err(FcaError::Amount);
    }
    decay.check()?;
    let weight = |time: &Time| match time {
        Time::Minutes(m) if *m <= d0 => decay.weight(*m),
        Time::Minutes(_) | Time::Missing(_) => 0.0,
    };
    let mut demand = vec![0.0; supply.len()];
    for (i, people) in population.iter().enumerate() {
        for (sum, time) in demand.iter_mut().zip(times.row(i)) {
            *sum += people * weight(time);
        }
    }
    let ratio: Vec<Option<f64>> = supply.iter().zip(&demand).map(|(s, d)| (*d > 0.0).then(|| s / d)).collect();
    let access = (0..population.len()).map(|i| {
        let row = times.row(i);
        let off = !row.is_empty() && row.iter().all(|t| *t == Time::Missing(Reason::NoSnap));
        (!off).then(|| row.iter().zip(&ratio).map(|(t, r)| r.unwrap_or(0.0) * weight(t)).sum())
    });
    let access = access.collect();
    let unused = supply.iter().zip(&ratio).filter(|(_, r)| r.is_none()).map(|(s, _)| s).sum();
    Ok(Catchments { ratio, access, unused })
}

#[cfg(test)]
mod tests;
