//! Indicators of the area, with the kommune's own figure beside each.

use super::people::{Basis, People};
use crate::answer::{OwnAreaIndicator, StatValue};
use crate::carry::{Share, hard, noised, numerator, share, value};
use crate::words::Words;
use crate::{QueryError, Snapshot};
use domain::{Indicator, NoiseModel, Observation, StatPeriod, Unit, Value};
use need::noise::{Display, Noise, display};
use spatial::transfer::{Amount, Spread, carry_mean};
use spatial::{Piece, Weights};

impl Snapshot {
    /// Every share and mean that zones have figures of; numbers of people stand apart.
    pub(super) fn indicators_here(
        &self,
        basis: &Basis,
        people: &People,
        said: &mut Vec<String>,
        words: &dyn Words,
    ) -> Result<Vec<OwnAreaIndicator>, QueryError> {
        let mut rows = Vec::new();
        if basis.shares.is_empty() {
            return Ok(rows);
        }
        let mut lacking: [Vec<String>; 3] = Default::default();
        for indicator in self.dataset.catalogue.indicators.iter().filter(|i| i.enhet != Unit::Antall) {
            let Some(period) = self.figures.newest(&indicator.id) else { continue };
            let (figure, shown) = self.indicator_here(indicator, period, basis, people)?;
            let navn = words.pick(&indicator.navn).to_owned();
            match (&figure, shown) {
                (Value::Suppressed { lo: None, hi: None }, _) => lacking[0].push(navn.clone()),
                (Value::Suppressed { .. }, _) => lacking[1].push(navn.clone()),
                (Value::Missing, _) => lacking[2].push(navn.clone()),
                _ => {}
            }
            let city = self.figures.city(&indicator.id, period).map_or(Value::Missing, |f| f.observation.value.clone());
            rows.push(OwnAreaIndicator {
                figure: StatValue::from(&in_tenths(&figure)),
                id: indicator.id.to_string(),
                navn,
                enhet: indicator.enhet.as_str().to_owned(),
                period: period.to_string(),
                metode: basis.method.to_owned(),
                grovt: basis.rough,
                visning: shown.as_str().to_owned(),
                kommune: StatValue::from(&city),
            });
        }
        for (key, navn) in ["indikatorer_ikke_vist", "indikatorer_skjult", "indikatorer_mangler"].iter().zip(&lacking) {
            if !navn.is_empty() {
                said.push(words.text("skjult", key, &[("navn", &navn.join(", "))]));
            }
        }
        Ok(rows)
    }

    fn indicator_here(
        &self,
        indicator: &Indicator,
        period: StatPeriod,
        basis: &Basis,
        people: &People,
    ) -> Result<(Value, Display), QueryError> {
        let zones = self.current_zones();
        let found = self.figures.by_zone(&indicator.id, period, &zones);
        let of = |figure: fn(&Observation) -> Value| -> Vec<Value> {
            found.iter().map(|f| f.as_ref().map_or(Value::Missing, |f| figure(f.observation))).collect()
        };
        if indicator.enhet == Unit::Prosent && indicator.stoy != NoiseModel::Intervall {
            let noise = Noise::within(indicator.noise_half_width());
            let noised = |values: Vec<Value>| values.iter().map(|v| noised(v, noise)).collect::<Vec<Amount>>();
            let n = basis.carried(&noised(of(numerator)), Spread::Variance)?;
            let d = basis.carried(&noised(of(|o| o.n.clone())), Spread::Variance)?;
            let Share { share, display, .. } = share(indicator, n, d, basis.estimated_by());
            return Ok((share, display));
        }
        // A mean has no parts to carry: that of the zones, each by its people here.
        let means: Vec<Amount> = of(|o| o.value.clone()).iter().map(hard).collect();
        let pieces: Option<Vec<Piece>> = (people.by_zone.iter())
            .filter(|(zone, _)| basis.shares.iter().any(|s| s.0 == *zone))
            .map(|(zone, people)| Some(Piece { source: *zone, target: 0, area: people.number()? }))
            .collect();
        let Some(pieces) = pieces.filter(|p| !p.is_empty()) else { return Ok((Value::Missing, Display::Skjul)) };
        let few = display(&people.total);
        if few == Display::Skjul {
            return Ok((Value::Suppressed { lo: None, hi: None }, few));
        }
        let all = means.len();
        let weights = Weights::new(pieces, vec![f64::MAX; all], vec![f64::MAX], vec![]);
        let mean = carry_mean(&means, &weights, Spread::Variance).first().copied().unwrap_or(Amount::Missing);
        let mean = value(mean, Some(basis.method));
        let shown = if mean.number().is_some() { few } else { Display::Skjul };
        Ok((mean, shown))
    }
}

/// Figures of an area are told in tenths.
fn in_tenths(figure: &Value) -> Value {
    let tenth = |x: f64| (x * 10.0).round() / 10.0;
    figure.mapped(tenth, tenth, tenth)
}
