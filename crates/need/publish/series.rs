//! What may be shown of one indicator and period, and of all of them.

use super::figure::{count_of, figure, is_counted};
use super::groups::{Areas, groups};
use crate::noise::{Display, Noise, decimals, display};
use crate::suppress::{Cell, Group, Plan, Reason, Rule, SuppressError, suppress_beside};
use domain::{Catalogue, Geography, Indicator, IndicatorId, Observation, Role, StatPeriod, Unit, UnitId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Denominators under this many persons hide the figure.
const MIN_DENOMINATOR: u32 = 49;
/// Counts of at most this many persons are hidden.
const MAX_HIDDEN: u32 = 4;

/// How a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Shown, hatched or hidden.
    pub display: Display,
    /// Decimals that the noise leaves room for.
    pub decimals: u8,
    /// Why it is hidden.
    pub reason: Option<Reason>,
}

/// The figures that may be shown, in the order of the observations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Published {
    /// The observations without what is hidden.
    pub observations: Vec<Observation>,
    /// How each of them is shown.
    pub shown: Vec<Shown>,
    /// Hidden cells that the attack was tried on.
    pub cells_tried: usize,
    /// Series of which nothing is shown because their safety was not proved: (indicator, period, why).
    pub withheld: Vec<(IndicatorId, StatPeriod, String)>,
}

/// Decides what may be shown. `areas` names the zones that an area's own figure is the sum of.
///
/// An indicator that the catalogue does not have, and a figure for a finer division than its indicator allows, are
/// hidden whatever their number.
pub fn publish(
    catalogue: &Catalogue,
    observations: &[Observation],
    areas: &BTreeMap<UnitId, Vec<UnitId>>,
) -> Published {
    let mut out = Published { observations: observations.to_vec(), ..Published::default() };
    out.shown = observations.iter().map(|_| Shown { display: Display::Skjul, decimals: 0, reason: None }).collect();
    let mut series: BTreeMap<(bool, usize, StatPeriod), Vec<usize>> = BTreeMap::new();
    for (i, o) in observations.iter().enumerate() {
        let known = catalogue.indicators.iter().position(|x| x.id == o.indicator);
        match known.filter(|k| o.level >= catalogue.indicators[*k].finest) {
            Some(k) => {
                let later = catalogue.indicators[k].rolle != Role::Grunntall;
                series.entry((later, k, o.period)).or_default().push(i);
            }
            None => withhold(&mut out, i),
        }
    }
    // What is hidden as a base number, by indicator, period and unit.
    let mut hidden_bases = BTreeSet::new();
    for ((_, k, period), members) in series {
        let indicator = &catalogue.indicators[k];
        let rows: Vec<&Observation> = members.iter().map(|i| &observations[*i]).collect();
        let base_hidden = |o: &Observation| match &indicator.nevner_id {
            Some(base) => hidden_bases.contains(&(base.clone(), period, o.level, o.unit.clone())),
            None => false,
        };
        match table(indicator, &rows, areas, base_hidden) {
            Ok(table) => {
                out.cells_tried += table.tried;
                for (at, (observation, shown)) in members.iter().zip(table.rows) {
                    (out.observations[*at], out.shown[*at]) = (observation, shown);
                }
            }
            Err(error) => {
                members.iter().for_each(|i| withhold(&mut out, *i));
                out.withheld.push((indicator.id.clone(), period, error.to_string()));
            }
        }
        if indicator.rolle == Role::Grunntall {
            let gone =
                members.iter().map(|i| &out.observations[*i]).filter(|o| matches!(o.count, Value::Suppressed { .. }));
            hidden_bases.extend(gone.map(|o| (o.indicator.clone(), period, o.level, o.unit.clone())));
        }
    }
    out
}

fn withhold(out: &mut Published, at: usize) {
    let o = &mut out.observations[at];
    for value in [&mut o.count, &mut o.n, &mut o.value] {
        if *value != Value::Missing {
            *value = Value::Suppressed { lo: None, hi: None };
        }
    }
    out.shown[at].display = Display::Skjul;
}

struct Table {
    rows: Vec<(Observation, Shown)>,
    tried: usize,
}

fn table(
    indicator: &Indicator,
    rows: &[&Observation],
    areas: Areas<'_>,
    base_hidden: impl Fn(&Observation) -> bool,
) -> Result<Table, SuppressError> {
    if !is_counted(indicator) {
        return Ok(Table { rows: rows.iter().map(|o| uncounted(o)).collect(), tried: 0 });
    }
    let share = indicator.enhet == Unit::Prosent;
    let ns: Vec<Value> = rows.iter().map(|o| if share { o.n.clone() } else { Value::Missing }).collect();
    let beside: Vec<usize> = (0..rows.len()).filter(|i| share && base_hidden(rows[*i])).collect();
    let counts = rows.iter().zip(&ns).map(|(o, n)| match (&o.count, share) {
        (Value::Missing, true) => count_of(&o.value, n),
        (count, _) => count.clone(),
    });
    let counts: Vec<Value> = counts.collect();
    let cell = |what: &str, o: &Observation, count: &Value, denominator: Option<Value>| Cell {
        id: format!("{what}:{}:{}:{}:{}", indicator.id, o.period, o.level.as_str(), o.unit),
        count: count.clone(),
        denominator,
        // A total is worth more to the reader than one of its parts.
        priority: u32::from(o.level > Geography::Sone),
    };
    let groups = groups(rows, areas);
    let noise = Noise::within(indicator.noise_half_width());
    let cells: Vec<Cell> =
        (0..rows.len()).map(|i| cell("teller", rows[i], &counts[i], share.then(|| ns[i].clone()))).collect();
    let rule = Rule::new(MAX_HIDDEN, MIN_DENOMINATOR)?;
    let upper = safe(&cells, &groups, rule, noise, &beside)?;
    let (shown_n, lower_tried) = if share {
        let cells: Vec<Cell> = (0..rows.len()).map(|i| cell("nevner", rows[i], &ns[i], None)).collect();
        let lower = safe(&cells, &groups, Rule::new(MAX_HIDDEN, 0)?, noise, &beside)?;
        (lower.values(&cells), lower.attack.tried())
    } else {
        (ns, 0)
    };
    let shown_count = upper.values(&cells);
    let rows = rows.iter().enumerate().map(|(i, o)| {
        let mut count = shown_count[i].clone();
        if share && matches!(shown_n[i], Value::Suppressed { .. }) && count.number().is_some() {
            count = Value::Suppressed { lo: None, hi: None };
        }
        let value = figure(indicator, &o.value, &count, &shown_n[i]);
        let kept = if o.count == Value::Missing { Value::Missing } else { count.clone() };
        let base = if share { &shown_n[i] } else { &count };
        let shown = Shown {
            display: if value.number().is_some() { display(base) } else { Display::Skjul },
            decimals: precision(&count, &shown_n[i], noise),
            reason: upper.reasons[i],
        };
        (Observation { count: kept, n: shown_n[i].clone(), value, ..(*o).clone() }, shown)
    });
    Ok(Table { rows: rows.collect(), tried: upper.attack.tried() + lower_tried })
}

/// The plan of a table. Where the parts cannot be all of the total, there is a rest that no unit has; where even that
/// contradicts the numbers, the total is of something else and tells nothing of the parts.
fn safe(cells: &[Cell], groups: &[Group], rule: Rule, noise: Noise, beside: &[usize]) -> Result<Plan, SuppressError> {
    match suppress_beside(cells, groups, rule, noise, beside) {
        Err(SuppressError::Inconsistent { .. }) => {}
        other => return other,
    }
    let mut with_rest = cells.to_vec();
    let mut open = groups.to_vec();
    for (n, group) in open.iter_mut().enumerate() {
        group.children.push(with_rest.len());
        with_rest.push(Cell { id: format!("rest:{n}"), count: Value::Missing, denominator: None, priority: u32::MAX });
    }
    let mut plan = match suppress_beside(&with_rest, &open, rule, noise, beside) {
        Err(SuppressError::Inconsistent { .. }) => suppress_beside(cells, &[], rule, noise, beside)?,
        other => other?,
    };
    plan.reasons.truncate(cells.len());
    Ok(plan)
}

/// A figure that is no count of persons: hidden only where few answered.
fn uncounted(o: &Observation) -> (Observation, Shown) {
    let answered = display(&o.n);
    let few = answered == Display::Skjul && o.n != Value::Missing;
    let value =
        if few && o.value != Value::Missing { Value::Suppressed { lo: None, hi: None } } else { o.value.clone() };
    let n = match o.n.number() {
        Some(n) if n < f64::from(MAX_HIDDEN + 1) => Value::Suppressed { lo: None, hi: None },
        _ => o.n.clone(),
    };
    let shown = Shown {
        display: match (value.number(), &o.n) {
            (None, _) => Display::Skjul,
            (_, Value::Missing) => Display::UsikkerSkravert,
            _ => answered,
        },
        decimals: 0,
        reason: few.then_some(Reason::LitenNevner),
    };
    (Observation { count: Value::Missing, n, value, ..o.clone() }, shown)
}

fn precision(count: &Value, n: &Value, noise: Noise) -> u8 {
    match (count.number(), n.number()) {
        (Some(x), Some(n)) if n > 0.0 => noise.rate_sd((x / n).clamp(0.0, 1.0), n).map_or(0, |sd| decimals(100.0 * sd)),
        _ => 0,
    }
}
