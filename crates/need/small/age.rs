//! Age standardisation: crude, direct with a gamma interval, and the standardised ratio.

use super::{SmallError, build, error, range, state_of};
use domain::Value;
use statrs::distribution::{ContinuousCDF, Gamma};

/// One age group of a zone, with the group in the standard population.
#[derive(Debug, Clone, PartialEq)]
pub struct Stratum {
    /// e: events in the zone.
    pub events: Value,
    /// b: persons in the zone.
    pub population: Value,
    /// s_b: persons in the standard population.
    pub standard_population: f64,
}

/// Crude rate Σe/Σb, events per person, without an interval.
///
/// Hidden age groups give a hidden rate with bounds, missing ones and an empty population a missing one.
pub fn crude(strata: &[Stratum]) -> Result<Value, SmallError> {
    let events: Vec<_> = strata.iter().map(|s| s.events.clone()).collect();
    let population: Vec<_> = strata.iter().map(|s| s.population.clone()).collect();
    let state = state_of(events.iter().chain(&population));
    let ((e_lo, e_hi), (b_lo, b_hi)) = (total(&events), total(&population));
    let part = |e: Option<f64>, b: Option<f64>| Some(e? / b.filter(|b| *b > 0.0)?);
    if strata.is_empty() || b_hi == Some(0.0) {
        return Ok(Value::Missing);
    }
    Ok(match state {
        super::State::Hidden => Value::Suppressed { lo: part(e_lo, b_hi), hi: part(e_hi, b_lo) },
        other => build(other, part(e_lo, b_lo), None, None),
    })
}

/// Directly standardised rate with its 95 % gamma interval (Fay & Feuer 1997, as in pysal/esda), events per person.
///
/// Weights `w = (s_b/Σs_b)/b`, r = Σe·w, v = Σe·w², k = max w; lower `Γ⁻¹(.025; r²/v, v/r)`, upper
/// `Γ⁻¹(.975; (r+k)²/(v+k²), (v+k²)/(r+k))`. No events: lower end 0, which is exact. Hidden events give a hidden rate
/// with bounds; a hidden population gives no bounds. Errors: an age group with nobody in the zone or a bad standard.
pub fn direct(strata: &[Stratum]) -> Result<Value, SmallError> {
    let state = state_of(strata.iter().flat_map(|s| [&s.events, &s.population]));
    if state == super::State::Missing || strata.is_empty() {
        return Ok(Value::Missing);
    }
    let standard: f64 = strata.iter().map(|s| s.standard_population).sum();
    error::denominator(standard)?;
    let mut weights = Vec::with_capacity(strata.len());
    for stratum in strata {
        error::count(stratum.standard_population)?;
        let Some(b) = stratum.population.number() else { return Ok(Value::Suppressed { lo: None, hi: None }) };
        weights.push(stratum.standard_population / standard / error::denominator(b)?);
    }
    let rate = |events: &[f64]| events.iter().zip(&weights).map(|(e, w)| e * w).sum::<f64>();
    let usable = |ends: Vec<Option<f64>>| {
        ends.into_iter().map(|end| end.map(error::count)).collect::<Option<Result<Vec<_>, _>>>().transpose()
    };
    let (low, high): (Vec<_>, Vec<_>) = strata.iter().map(|s| range(&s.events)).unzip();
    let (low, high) = (usable(low)?, usable(high)?);
    if state == super::State::Hidden {
        return Ok(Value::Suppressed { lo: low.map(|e| rate(&e)), hi: high.map(|e| rate(&e)) });
    }
    let Some(events) = low else { return Ok(Value::Missing) };
    let r = rate(&events);
    let v: f64 = events.iter().zip(&weights).map(|(e, w)| e * w * w).sum();
    let k = weights.iter().copied().fold(0.0, f64::max);
    let lo = if r > 0.0 { gamma_quantile(0.025, r * r / v, r / v) } else { Some(0.0) };
    let (shape, per) = ((r + k).powi(2) / (v + k * k), (r + k) / (v + k * k));
    Ok(build(state, Some(r), lo, gamma_quantile(0.975, shape, per)))
}

/// Standardised ratio Σe / Σ(b·s_e/s_b): observed over expected, 1 = as expected.
///
/// `standard_events` holds s_e in the order of the strata. Hidden events give a hidden ratio with bounds, missing ones
/// and no expected events a missing one. Errors: lengths differ, an age group without standard population.
pub fn ratio(strata: &[Stratum], standard_events: &[f64]) -> Result<Value, SmallError> {
    if strata.len() != standard_events.len() {
        return Err(SmallError::Length { counts: standard_events.len(), denominators: strata.len() });
    }
    let state = state_of(strata.iter().flat_map(|s| [&s.events, &s.population]));
    let events: Vec<_> = strata.iter().map(|s| s.events.clone()).collect();
    let (lo, hi) = total(&events);
    let mut expected = Some(0.0);
    for (stratum, &s_e) in strata.iter().zip(standard_events) {
        let per_person = error::count(s_e)? / error::denominator(stratum.standard_population)?;
        expected = expected.zip(stratum.population.number()).map(|(sum, b)| sum + b * per_person);
    }
    let Some(expected) = expected.filter(|x| *x > 0.0) else {
        let hidden = state == super::State::Hidden;
        return Ok(if hidden { Value::Suppressed { lo: None, hi: None } } else { Value::Missing });
    };
    let (lo, hi) = (lo.map(|x| x / expected), hi.map(|x| x / expected));
    Ok(if state == super::State::Hidden { Value::Suppressed { lo, hi } } else { build(state, lo, None, None) })
}

/// Sums of lower and upper ends; none as soon as one is not known.
fn total(values: &[Value]) -> (Option<f64>, Option<f64>) {
    let ends: Vec<_> = values.iter().map(range).collect();
    (ends.iter().map(|r| r.0).sum(), ends.iter().map(|r| r.1).sum())
}

fn gamma_quantile(share: f64, shape: f64, per: f64) -> Option<f64> {
    let gamma = Gamma::new(shape, per).ok()?;
    Some(gamma.inverse_cdf(share)).filter(|q| q.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(events: Value, population: f64) -> Stratum {
        Stratum { events, population: Value::known(population), standard_population: 1000.0 }
    }

    #[test]
    fn a_hidden_age_group_hides_the_rate_and_keeps_bounds() {
        let hidden = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
        let strata = [stratum(Value::known(10.0), 100.0), stratum(hidden, 200.0)];
        let Value::Suppressed { lo: Some(lo), hi: Some(hi) } = direct(&strata).unwrap() else { panic!("a number") };
        assert!((lo - 0.05).abs() < 1e-12 && (hi - 0.06).abs() < 1e-12);
        let Value::Suppressed { lo: Some(lo), hi: Some(hi) } = crude(&strata).unwrap() else { panic!("a number") };
        assert!((lo - 10.0 / 300.0).abs() < 1e-12 && (hi - 14.0 / 300.0).abs() < 1e-12);
        assert_eq!(ratio(&strata, &[10.0, 10.0]).unwrap().number(), None);
    }

    #[test]
    fn a_missing_age_group_makes_the_rate_missing() {
        let strata = [stratum(Value::known(10.0), 100.0), stratum(Value::Missing, 200.0)];
        assert_eq!(direct(&strata), Ok(Value::Missing));
        assert_eq!(crude(&strata), Ok(Value::Missing));
        assert_eq!(ratio(&strata, &[1.0, 1.0]), Ok(Value::Missing));
    }

    #[test]
    fn no_events_give_a_rate_of_zero_with_an_upper_end() {
        let Value::Known { value, lo, hi } = direct(&[stratum(Value::known(0.0), 100.0)]).unwrap() else { panic!() };
        assert_eq!((value, lo), (0.0, Some(0.0)));
        // One gamma with shape 1 and scale 1/100: −ln(.025)/100.
        assert!((hi.unwrap() - 0.036_888_794_541_139_36).abs() < 1e-9, "{hi:?}");
    }

    #[test]
    fn an_age_group_with_nobody_is_refused() {
        assert_eq!(direct(&[stratum(Value::known(0.0), 0.0)]), Err(SmallError::Denominator { given: 0.0 }));
    }
}
