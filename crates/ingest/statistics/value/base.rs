//! What can only be seen with all figures of a table at hand: shares that tell of few persons beside a base number,
//! and percentages that look like shares.

use super::super::number::Written;
use super::hide::{self, MARK, Small, UNBOUNDED};
use domain::{Catalogue, Geography, IndicatorId, Observation, StatPeriod, Unit, UnitId, Value};
use std::collections::BTreeMap;

/// How many percentages it takes to say that they look like shares.
const ENOUGH: usize = 5;

/// Hides shares without a denominator of their own where the base number of the same table tells how few they are of;
/// gives how many.
pub(crate) fn hide_by_base_numbers(observations: &mut [Observation], catalogue: &Catalogue) -> u64 {
    type At = (IndicatorId, Geography, UnitId, StatPeriod);
    let at =
        |indicator: &IndicatorId, o: &Observation| -> At { (indicator.clone(), o.level, o.unit.clone(), o.period) };
    let counts = observations.iter().filter(|o| o.definition.is_none() && o.count != Value::Missing);
    let base: BTreeMap<At, Value> = counts.map(|o| (at(&o.indicator, o), o.count.clone())).collect();
    let mut hidden = 0;
    for o in observations.iter_mut().filter(|o| o.count == Value::Missing && o.n == Value::Missing) {
        let Some(indicator) = catalogue.indicator(&o.indicator).filter(|i| i.enhet == Unit::Prosent) else { continue };
        let (Some(of), Some(share)) = (&indicator.nevner_id, o.value.number()) else { continue };
        let small = Small::new(indicator.lowest_hidden());
        let value = match base.get(&at(of, o)) {
            Some(n @ Value::Known { value, .. }) if small.shines_through(Written::of(share), *value) => {
                hide::share(&small.value(), n)
            }
            Some(Value::Suppressed { .. }) => UNBOUNDED,
            _ => continue,
        };
        (o.value, o.mark) = (value, Some(MARK.to_owned()));
        hidden += 1;
    }
    hidden
}

/// A warning for each indicator whose percentages are all 1 or less: they may be shares.
pub(crate) fn look_like_shares(observations: &[Observation], catalogue: &Catalogue) -> Vec<String> {
    let percent = catalogue.indicators.iter().filter(|i| i.enhet == Unit::Prosent);
    let suspicious = percent.filter(|i| {
        let given = observations.iter().filter(|o| o.indicator == i.id && o.n == Value::Missing);
        let values: Vec<f64> = given.filter_map(|o| o.value.number()).filter(|v| *v > 0.0).collect();
        values.len() >= ENOUGH && values.iter().all(|v| *v <= 1.0)
    });
    let text = |name: &str| {
        format!(
            "«{name}»: alle tallene er 1 % eller mindre; er de andeler (0,123), sett `percent_as = \"share\"` i oppskriften"
        )
    };
    suspicious.map(|i| text(&i.navn.nb)).collect()
}
