//! Numerator, denominator and value of a figure, checked against each other; what is small or hidden hides what is made of it.

use super::super::{
    cell::number,
    figures::Figure,
    number::Written,
    recipe::{Measure, StatRecipe},
};
use super::{
    Built, Fault,
    hide::{self, MARK, Small, UNBOUNDED},
    reading::{Kind, Reading, State, read},
};
use domain::{Observation, Unit, Value};

/// What a figure says, read.
struct Said<'a> {
    figure: &'a Figure<'a>,
    small: Small,
    count: State,
    n: State,
    value: State,
    interval: (Option<f64>, Option<f64>),
}

/// What comes of it.
struct States {
    count: Value,
    n: Value,
    value: Value,
    hidden: u64,
    warning: Option<String>,
}

/// The observation of a figure.
pub(crate) fn observation(figure: &Figure, recipe: &StatRecipe) -> Result<Built, Fault> {
    let unit = figure.indicator.enhet;
    let kind = match unit {
        Unit::Prosent => Kind::Percent,
        Unit::Antall => Kind::Count,
        Unit::Kroner | Unit::Skar => Kind::Plain,
    };
    let part = |measure, kind| read(figure.parts.get(&measure), kind, recipe);
    let count = part(Measure::Count, Kind::Count)?;
    let n = part(Measure::N, Kind::Count)?;
    let value = part(Measure::Value, kind)?;
    let bound = |measure| Ok(part(measure, if kind == Kind::Count { Kind::Plain } else { kind })?.state.number());
    let interval: (Option<Written>, Option<Written>) = (bound(Measure::Lo)?, bound(Measure::Hi)?);
    let said = Said {
        figure,
        small: Small::new(figure.indicator.lowest_hidden()),
        count: count.state,
        n: n.state,
        value: value.state,
        interval: (interval.0.map(|w| w.value), interval.1.map(|w| w.value)),
    };
    let states = match unit {
        Unit::Prosent => said.percent()?,
        Unit::Antall => said.number()?,
        Unit::Kroner | Unit::Skar => said.plain(),
    };
    let States { count: c, n: d, value: v, hidden, warning } = states;
    let v = said.with_interval(v)?;
    let key = figure.key.clone();
    let observation = Observation {
        indicator: key.indicator,
        source: recipe.source.clone(),
        level: key.level,
        unit: key.unit,
        navn: figure.navn.clone(),
        period: key.period,
        count: c,
        n: d,
        value: v,
        mark: if hidden > 0 { Some(MARK.to_owned()) } else { mark([value, count, n]) },
        definition: key.definition,
    };
    Ok(Built { observation, hidden, warning })
}

fn mark(readings: [Reading; 3]) -> Option<String> {
    readings.into_iter().find_map(|r| r.mark)
}

impl Said<'_> {
    /// A share in percent of numerator and denominator, or as the source gives it.
    fn percent(&self) -> Result<States, Fault> {
        let (count, small_count) = self.small.count(self.count);
        let (n, small_n) = self.small.count(self.n);
        let hidden = u64::from(small_count) + u64::from(small_n);
        let states = |count, n, value| States { count, n, value, hidden, warning: None };
        if matches!(n, Value::Suppressed { .. }) {
            // Of less than 5 there are at most 4, and zero is one of the possible numerators.
            let given = self.count != State::Missing;
            let within = Value::Suppressed { lo: Some(0.0), hi: Some(4.0) };
            let bounded = matches!(n, Value::Suppressed { hi: Some(_), .. });
            let value = if given || self.value != State::Missing { UNBOUNDED } else { Value::Missing };
            return Ok(states(if given && bounded { within } else { count }, n, value));
        }
        if matches!(count, Value::Suppressed { .. }) {
            // A mark hides both, and then the bounds may be the publisher's own.
            let value = match (self.count, self.value) {
                (State::Hidden, State::Hidden) => Value::Suppressed { lo: self.interval.0, hi: self.interval.1 },
                _ => hide::share(&count, &n),
            };
            return Ok(states(count, n, value));
        }
        match (self.count, self.n, self.value) {
            (_, _, State::Under5) => {
                let count = self.small.value();
                let value = hide::share(&count, &n);
                Ok(states(count, n, value))
            }
            (_, _, State::Hidden) => {
                let count = if matches!(count, Value::Known { .. }) { UNBOUNDED } else { count };
                let value = Value::Suppressed { lo: self.interval.0, hi: self.interval.1 };
                Ok(states(count, n, value))
            }
            (State::Number(c), State::Number(d), value) => {
                let (value, warning) = self.computed(c.value, d.value, value.number())?;
                Ok(States { warning, ..states(count, n, value) })
            }
            (State::Missing, State::Number(d), State::Number(v)) if self.small.shines_through(v, d.value) => {
                let count = self.small.value();
                let value = hide::share(&count, &n);
                Ok(States { hidden: 1, ..states(count, n, value) })
            }
            (_, _, State::Number(v)) => Ok(states(count, n, Value::known(v.value))),
            (_, _, State::Missing) => Ok(states(count, n, Value::Missing)),
        }
    }

    /// The share of a numerator of 5 or more, or of none; with a warning where noise has lifted it over the denominator.
    fn computed(&self, count: f64, n: f64, given: Option<Written>) -> Result<(Value, Option<String>), Fault> {
        let noise = f64::from(self.figure.indicator.noise_half_width());
        let (c, d) = (number(count), number(n));
        if count > n + 2.0 * noise {
            let how = if noise > 0.0 {
                format!(", mer enn støyen på ±{noise} i hver kan forklare")
            } else {
                String::new()
            };
            return Err(
                self.fault(Measure::Count, format!("telleren {c} er større enn nevneren {d}{how}; sjekk raden"))
            );
        }
        if n == 0.0 {
            return Ok((Value::Missing, None));
        }
        let share = 100.0 * count / n;
        if let Some(given) = given {
            let half = 0.5 * 10_f64.powi(-i32::try_from(given.decimals.min(12)).unwrap_or(12));
            if (share - given.value).abs() > half + 1e-9 {
                let (is, says) = (number((share * 100.0).round() / 100.0), number(given.value));
                let reason = format!(
                    "verdien er {says} %, men teller {c} av nevner {d} er {is} %; forskjellen er mer enn avrunding, så rett ett av tallene"
                );
                return Err(self.fault(Measure::Value, reason));
            }
        }
        let over = share > 100.0;
        let warning = over.then(|| {
            let (navn, period) = (&self.figure.navn, self.figure.key.period);
            format!(
                "{navn}, {period}: telleren {c} er over nevneren {d}, men innenfor støyen; andelen er satt til 100 %"
            )
        });
        Ok((Value::known(share.min(100.0)), warning))
    }

    /// A count, which stands as numerator or as value.
    fn number(&self) -> Result<States, Fault> {
        if let (Some(c), Some(v)) = (self.count.number(), self.value.number())
            && c.value != v.value
        {
            let reason = "teller og verdi skal være det samme tallet for en indikator som er et antall, men er ulike";
            return Err(self.fault(Measure::Value, reason.to_owned()));
        }
        let state = match (self.value, self.count) {
            // What hides one hides the other.
            (State::Hidden, _) | (_, State::Hidden) => State::Hidden,
            (State::Under5, _) | (_, State::Under5) => State::Under5,
            (State::Missing, count) => count,
            (value, _) => value,
        };
        let (count, small) = self.small.count(state);
        let (n, small_n) = self.small.count(self.n);
        let hidden = u64::from(small) + u64::from(small_n);
        Ok(States { value: count.clone(), count, n, hidden, warning: None })
    }

    /// Kroner or a score; too few behind it hide it.
    fn plain(&self) -> States {
        let (count, small) = self.small.count(self.count);
        let (n, small_n) = self.small.count(self.n);
        let few = matches!(n, Value::Suppressed { hi: Some(_), .. });
        let value = match self.value {
            State::Number(_) if few => UNBOUNDED,
            State::Number(v) => Value::known(v.value),
            State::Under5 => UNBOUNDED,
            State::Hidden => Value::Suppressed { lo: self.interval.0, hi: self.interval.1 },
            State::Missing => Value::Missing,
        };
        States { count, n, value, hidden: u64::from(small) + u64::from(small_n), warning: None }
    }

    /// Puts the source's interval around a known value. Around a hidden one it would tell too much, unless it is the source's own.
    fn with_interval(&self, value: Value) -> Result<Value, Fault> {
        let (lo, hi) = self.interval;
        match value {
            Value::Known { value, .. } => {
                if lo.is_some_and(|lo| lo > value) || hi.is_some_and(|hi| hi < value) {
                    let end = |e: Option<f64>| e.map_or_else(|| "–".to_owned(), number);
                    let reason =
                        format!("verdien {} ligger ikke mellom grensene {} og {}", number(value), end(lo), end(hi));
                    return Err(self.fault(if lo.is_some() { Measure::Lo } else { Measure::Hi }, reason));
                }
                Ok(Value::Known { value, lo, hi })
            }
            Value::Missing if lo.is_some() || hi.is_some() => {
                let reason = "raden har grenser, men ingen verdi; fyll inn verdien eller ta bort grensene";
                Err(self.fault(if lo.is_some() { Measure::Lo } else { Measure::Hi }, reason.to_owned()))
            }
            other => Ok(other),
        }
    }

    fn fault(&self, measure: Measure, reason: String) -> Fault {
        let parts = &self.figure.parts;
        let part = parts.get(&measure).or_else(|| parts.values().next());
        Fault { row: part.map_or(0, |p| p.row), column: part.map_or(0, |p| p.column), reason }
    }
}
