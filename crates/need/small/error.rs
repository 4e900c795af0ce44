//! What the small-number functions refuse.

/// Input that has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SmallError {
    /// A confidence outside (0, 1).
    #[error("confidence must lie between 0 and 1, got {given}; write 0.95 for 95 %")]
    Confidence {
        /// As given.
        given: f64,
    },
    /// A quantile that is not a positive number.
    #[error("z must be a positive number, got {given}; write 1.96 for about 95 %")]
    Quantile {
        /// As given.
        given: f64,
    },
    /// A count below 0 or not finite.
    #[error("a count must be a finite number of at least 0, got {given}; check the row")]
    Count {
        /// As given.
        given: f64,
    },
    /// A denominator that is 0, negative or not finite.
    #[error("a denominator must be finite and above 0, got {given}; make the rate missing instead")]
    Denominator {
        /// As given.
        given: f64,
    },
    /// More events than persons in a share.
    #[error("a share has {count} of {denominator}; check that both are of the same group and year")]
    CountAboveDenominator {
        /// Numerator.
        count: f64,
        /// Denominator.
        denominator: f64,
    },
    /// A share outside [0, 1].
    #[error("a share must lie in [0, 1], got {given}; divide percent by 100")]
    Share {
        /// As given.
        given: f64,
    },
    /// Two lists that belong together differ in length.
    #[error("{counts} counts and {denominators} denominators; give one denominator for each count")]
    Length {
        /// Number of counts.
        counts: usize,
        /// Number of denominators.
        denominators: usize,
    },
    /// No zone has numbers.
    #[error("no zone has both a count and a denominator; import at least one before shrinking or drawing a funnel")]
    NoZone,
    /// A winsorising share outside [0, 0.5).
    #[error("the winsorised share at each end must lie in [0, 0.5), got {given}; the default is 0.1")]
    Winsorise {
        /// As given.
        given: f64,
    },
    /// Noise bounds that leave no possible rate.
    #[error(transparent)]
    Noise(#[from] crate::noise::NoiseError),
}

/// A count that can be used.
pub(super) fn count(given: f64) -> Result<f64, SmallError> {
    if given.is_finite() && given >= 0.0 { Ok(given) } else { Err(SmallError::Count { given }) }
}

/// A denominator that can be divided by.
pub(super) fn denominator(given: f64) -> Result<f64, SmallError> {
    if given.is_finite() && given > 0.0 { Ok(given) } else { Err(SmallError::Denominator { given }) }
}

/// A numerator and denominator of a share.
pub(super) fn share(x: f64, n: f64) -> Result<(f64, f64), SmallError> {
    let (x, n) = (count(x)?, denominator(n)?);
    if x > n { Err(SmallError::CountAboveDenominator { count: x, denominator: n }) } else { Ok((x, n)) }
}
