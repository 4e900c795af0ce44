//! Which zones lie outside the funnel of their indicator: 95 % limits that carry the variance between zones.

use super::figures::Figure;
use domain::{Indicator, Unit, Value};
use need::small::{FunnelZone, Z, funnel};

/// Share of the zones cut at each end when the variance between zones is estimated.
const WINSORISE: f64 = 0.1;

/// `over`, `innenfor` or `under` for each figure; none for a hidden or missing one and for what is no share.
pub(super) fn places(indicator: &Indicator, figures: &[Option<Figure<'_>>]) -> Vec<Option<&'static str>> {
    let pair = |f: &Option<Figure<'_>>| {
        let o = f.as_ref()?.observation;
        let (share, n) = (o.value.number()?, o.n.number()?);
        // A noised count can lie above its denominator.
        Some(((share * n / 100.0).clamp(0.0, n), n))
    };
    let pairs: Vec<Option<(f64, f64)>> = figures.iter().map(pair).collect();
    let part = |of: fn(&(f64, f64)) -> f64| -> Vec<Value> {
        pairs.iter().map(|p| p.as_ref().map_or(Value::Missing, |p| Value::known(of(p)))).collect()
    };
    let counted = indicator.enhet == Unit::Prosent;
    let found = counted.then(|| funnel(&part(|p| p.0), &part(|p| p.1), Z::P95, WINSORISE));
    let Some(Ok(found)) = found else { return vec![None; figures.len()] };
    let place = |z: FunnelZone| match z.share {
        share if share > z.limits.hi => "over",
        share if share < z.limits.lo => "under",
        _ => "innenfor",
    };
    found.zones.into_iter().map(|z| z.map(place)).collect()
}
