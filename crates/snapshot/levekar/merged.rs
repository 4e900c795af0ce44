//! Figures of the six satsingsområder: the published one where there is one, else a sum of the zones that says so, with
//! the variance that its cells really carry. Both are made of what may be shown.

use super::figures::Figure;
use crate::Snapshot;
use crate::answer::{AreaFigure, CountValue, StatValue};
use domain::area::SATSINGSOMRADER;
use domain::{Area, Geography, Indicator, Observation, Sampling, StatPeriod, Unit, Value, Zone};
use need::noise::{Noise, merge};
use need::small::{MergedRate, Z, merged_rate};

impl Snapshot {
    /// A row for each satsingsområde; none for figures that are no counts, since their means cannot be put together.
    pub(super) fn of_areas(&self, indicator: &Indicator, period: StatPeriod, zones: &[&Zone]) -> Vec<AreaFigure> {
        if !matches!(indicator.enhet, Unit::Prosent | Unit::Antall) || indicator.stoy == domain::NoiseModel::Intervall {
            return vec![];
        }
        let figures = self.figures.by_zone(&indicator.id, period, zones);
        let all = self.dataset.facts.areas.iter().zip(&self.resolved.area_zones);
        let six = all.filter(|(a, members)| a.list.as_str() == SATSINGSOMRADER && !members.is_empty());
        six.map(|(area, members)| {
            let parts: Vec<Option<Figure<'_>>> = members.iter().map(|z| figures[*z]).collect();
            self.of_area(indicator, period, area, &parts)
        })
        .collect()
    }

    fn of_area(
        &self,
        indicator: &Indicator,
        period: StatPeriod,
        area: &Area,
        parts: &[Option<Figure<'_>>],
    ) -> AreaFigure {
        let noise = Noise::within(indicator.noise_half_width());
        let own = self.figures.of(&indicator.id, period, Geography::Omrade);
        let own = own.map(|f| f.observation).find(|o| o.unit.as_str() == area.id.as_str());
        let of = |part: fn(&Observation) -> &Value| -> Vec<Value> {
            parts.iter().map(|f| f.as_ref().map_or(Value::Missing, |f| plain(part(f.observation)))).collect()
        };
        let (count, n) = (own.map(|o| plain(&o.count)), own.map(|o| plain(&o.n)));
        let published = (count.as_ref(), n.as_ref());
        let counts = of(|o| &o.count);
        let (value, people, origin) = if indicator.enhet == Unit::Antall {
            let sum = merge(published.0, &counts, noise);
            (sum.value.clone(), Value::Missing, sum.origin)
        } else {
            match merged_rate(published, &counts, &of(|o| &o.n), noise) {
                Ok(rate) => (percent(&rate, indicator.variasjon), rate.denominator.value.clone(), rate.count.origin),
                // A count that no noise lets fit its denominator says nothing.
                Err(_) => (Value::Missing, Value::Missing, need::noise::Origin::BeregnetSum),
            }
        };
        let people = StatValue::from(&people);
        AreaFigure {
            id: area.id.to_string(),
            navn: area.navn.clone(),
            figure: StatValue::from(&value),
            n: CountValue { value: people.value, state: people.state },
            opphav: origin.as_str().to_owned(),
            soner: parts.len(),
        }
    }
}

/// A published count as it stands; its noise is added once, by the sum.
fn plain(value: &Value) -> Value {
    match value {
        Value::Known { value, .. } => Value::known(*value),
        other => other.clone(),
    }
}

/// Percent with the 95 % interval of noise and sampling, inside the hard bounds of the noise where nothing is sampled.
fn percent(rate: &MergedRate, sampling: Sampling) -> Value {
    let chance = if sampling == Sampling::Binomial { rate.sampling_variance } else { Some(0.0) };
    let half = rate.noise_variance.zip(chance).map(|(a, b)| Z::P95.get() * (a + b).sqrt());
    let hundred = |x: f64| 100.0 * x.clamp(0.0, 1.0);
    match (&rate.rate, half) {
        (Value::Known { value, lo, hi }, Some(half)) => {
            let hard = sampling == Sampling::None;
            let low = lo.filter(|_| hard).map_or(value - half, |lo| lo.max(value - half));
            let high = hi.filter(|_| hard).map_or(value + half, |hi| hi.min(value + half));
            Value::Known { value: hundred(*value), lo: Some(hundred(low)), hi: Some(hundred(high)) }
        }
        (Value::Suppressed { lo, hi }, _) => Value::Suppressed { lo: lo.map(hundred), hi: hi.map(hundred) },
        (Value::Imputed { value, lo, hi, method }, _) => {
            Value::Imputed { value: hundred(*value), lo: lo.map(hundred), hi: hi.map(hundred), method: method.clone() }
        }
        (other, _) => other.clone(),
    }
}
