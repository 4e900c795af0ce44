//! Funnel limits of shares. The limits of zones always carry the variance between zones, τ².
//!
//! With some 50 zones of 3 000 adults nearly every zone lies outside limits without τ²; there is no switch for it.

use super::{SmallError, Z, bayes, error};
use domain::Value;

/// Control limits, shares 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Lower limit.
    pub lo: f64,
    /// Upper limit.
    pub hi: f64,
}

/// Limits of chance alone around a target share, `a ∓ z·√(a(1−a)/n)` clipped to [0, 1] (PHEindicatormethods).
///
/// For the drawn shape of a funnel; zones are judged by [`funnel`]. Errors: a outside [0, 1], n ≤ 0.
pub fn limits(a: f64, n: f64, z: Z) -> Result<Limits, SmallError> {
    if !(0.0..=1.0).contains(&a) {
        return Err(SmallError::Share { given: a });
    }
    let half = z.get() * (a * (1.0 - a) / error::denominator(n)?).sqrt();
    Ok(Limits { lo: (a - half).max(0.0), hi: (a + half).min(1.0) })
}

/// One zone in the funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelZone {
    /// Its share, 0–1.
    pub share: f64,
    /// z score on the arcsine scale.
    pub z: f64,
    /// The same after winsorising.
    pub z_winsorised: f64,
    /// Limits with τ², shares 0–1.
    pub limits: Limits,
}

/// Funnel over zones.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// p̄ = Σx/Σn.
    pub target: f64,
    /// φ = Σz²/k on winsorised scores; above 1 = over-dispersed.
    pub phi: f64,
    /// τ², variance between zones on the arcsine scale.
    pub tau2: f64,
    /// In the order of the input; none where count or denominator is hidden or missing.
    pub zones: Vec<Option<FunnelZone>>,
}

/// Funnel with over-dispersion (Spiegelhalter 2005, doi:10.1002/sim.1970, as in FunnelPlotR).
///
/// `Y = asin√p, s = 1/(2√n), z = (Y − target)/s`, winsorised at `winsorise` at each end (default 0.1; quantiles by
/// linear interpolation), `τ² = (kφ − (k−1))/(Σw − Σw²/Σw)` with w = 1/s², 0 where kφ < k − 1. Limits
/// `sin²(target ∓ z√(s² + τ²))`. Errors: lengths differ, a count above its denominator, no zone left.
pub fn funnel(counts: &[Value], denominators: &[Value], z: Z, winsorise: f64) -> Result<Funnel, SmallError> {
    if !(0.0..0.5).contains(&winsorise) {
        return Err(SmallError::Winsorise { given: winsorise });
    }
    let pairs = bayes::pairs(counts, denominators)?;
    let known = pairs.iter().flatten().map(|&(x, n)| error::share(x, n)).collect::<Result<Vec<_>, _>>()?;
    if known.is_empty() {
        return Err(SmallError::NoZone);
    }
    let (events, persons) = known.iter().fold((0.0, 0.0), |(e, b), pair| (e + pair.0, b + pair.1));
    let target = (events / persons).sqrt().asin();
    let score = |(x, n): (f64, f64)| ((x / n).sqrt().asin() - target) * 2.0 * n.sqrt();
    let mut sorted: Vec<f64> = known.iter().copied().map(score).collect();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, winsorise), quantile(&sorted, 1.0 - winsorise));

    let k = known.len() as f64;
    let squares: f64 = sorted.iter().map(|z| z.clamp(low, high).powi(2)).sum();
    let weight: f64 = known.iter().map(|(_, n)| 4.0 * n).sum();
    let weight2: f64 = known.iter().map(|(_, n)| (4.0 * n).powi(2)).sum();
    let excess = squares - (k - 1.0);
    let tau2 = if known.len() < 2 || excess < 0.0 { 0.0 } else { excess / (weight - weight2 / weight) };

    let zone = |(x, n): (f64, f64)| {
        let half = z.get() * (0.25 / n + tau2).sqrt();
        // Outside [0, π/2] the back-transform would turn round.
        let back = |y: f64| y.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
        let limits = Limits { lo: back(target - half), hi: back(target + half) };
        let own = score((x, n));
        FunnelZone { share: x / n, z: own, z_winsorised: own.clamp(low, high), limits }
    };
    let zones = pairs.into_iter().map(|pair| pair.map(zone)).collect();
    Ok(Funnel { target: events / persons, phi: squares / k, tau2, zones })
}

/// Quantile of sorted values by linear interpolation (type 7).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, part) = (place.floor(), place.fract());
    let low = sorted[below as usize];
    let high = sorted.get(below as usize + 1).copied().unwrap_or(low);
    low + part * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_differ_by_chance_alone_have_no_variance_between_them() {
        let counts: Vec<_> = [100.0, 101.0, 99.0, 100.0].map(Value::known).into();
        let denominators = vec![Value::known(1000.0); 4];
        let out = funnel(&counts, &denominators, Z::P95, 0.1).unwrap();
        assert_eq!(out.tau2, 0.0);
        assert!(out.zones.iter().flatten().all(|z| z.limits.lo < z.share && z.share < z.limits.hi));
    }

    #[test]
    fn a_hidden_zone_has_no_place_in_the_funnel() {
        let counts = [Value::known(100.0), Value::Suppressed { lo: None, hi: None }, Value::known(200.0)];
        let out = funnel(&counts, &vec![Value::known(1000.0); 3], Z::P95, 0.1).unwrap();
        assert_eq!(out.zones[1], None);
        assert!((out.target - 0.15).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_share_is_refused() {
        assert!(limits(80.0, 10.0, Z::P95).is_err());
        assert!(funnel(&[Value::known(2.0)], &[Value::known(1.0)], Z::P95, 0.1).is_err());
        assert!(funnel(&[Value::known(1.0)], &[Value::known(2.0)], Z::P95, 0.5).is_err());
    }
}
